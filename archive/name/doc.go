// Package name tells whether two spellings name one person: across
// romanizations (Lee Jae Myung, Lee Jae-myung, I Jae-myeong), endings
// (Zelensky, Zelenskyy, Zelenskiy), orders of family and given name, nicknames
// and names in part (Lula, Luiz Inacio Lula da Silva).
//
// A name is folded to words, each word to a skeleton in which the spellings that
// differ by romanization alone are one (sounds.tsv), and words that are one name
// in several languages are led to one (variants.tsv). Two names are then
// compared word by word; the order of the words does not matter.
//
// It judges spellings alone. Two people may bear one name, and a family name
// alone is borne by many: the office, the country and the day must speak too,
// and those who call this package weigh them.
package name
