// Package actor tells who appears in a document: countries, organizations,
// persons with their offices, and groups, each with the places that mention it.
//
// The steps, one file each: lexicon.go (data files of the folder lexicon, read at
// first use; holder.go and city.go for two of them), atoms.go and spellings.go (longest
// match of their entries over the text), scan.go (what entry stands where, told
// apart from look-alikes), acronym.go (acronyms that the text defines), title.go
// (offices), name.go (names of persons), collect.go and collect_unit.go (everything that
// names or describes an actor), shared.go (offices of several), cast.go (names to actors), describe.go (offices and common
// nouns to actors), coref.go, pronoun.go, group.go and bare.go (what only points back),
// finish.go (country, sector, code, order), resolve.go (one phrase, out of any
// document, to country and sector).
//
// Offsets are bytes into the document's stored text, end exclusive; token numbers
// are those of the syntax.Text. What cannot be told is left out: a pronoun without
// one clear antecedent has no mention, an office without a known holder names only
// its country and level.
package actor
