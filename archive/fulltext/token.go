package fulltext

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/go-porterstemmer"
	"golang.org/x/text/unicode/norm"
)

// Token is a word of a text: bytes Start to End, and the word as it is compared.
type Token struct {
	Start, End int
	Word       string // small letters, no accents
}

// Tokens cuts a text into words as FTS5's unicode61 does with
// remove_diacritics 2: letters, digits and signs for private use make words, all
// else parts them.
func Tokens(text string) []Token {
	list := make([]Token, 0, len(text)/6)
	var word []byte
	start := -1
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf && isPlain(byte(r)):
			if start < 0 {
				start, word = i, word[:0]
			}
			word = append(word, lower(byte(r)))
		case r >= utf8.RuneSelf && inWord(r):
			if start < 0 {
				start, word = i, word[:0]
			}
			word = utf8.AppendRune(word, fold(r))
		case start >= 0 && isDiacritic(r):
		case start >= 0:
			list = append(list, Token{start, i, string(word)})
			start = -1
		}
	}
	if start >= 0 {
		list = append(list, Token{start, len(text), string(word)})
	}
	return list
}

func isPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}

// isDiacritic tells the combining marks that do not part a word.
func isDiacritic(r rune) bool { return r >= 0x300 && r <= 0x331 }

// fold is a letter without its case and accents.
func fold(r rune) rune {
	if r != 'ı' {
		r = unicode.ToLower(unicode.ToUpper(r))
	}
	if !unicode.Is(unicode.Latin, r) {
		return r
	}
	var b [utf8.UTFMax]byte
	plain := norm.NFD.Bytes(b[:utf8.EncodeRune(b[:], r)])
	if plain[0] >= utf8.RuneSelf {
		return r
	}
	for _, mark := range string(plain[1:]) {
		if !unicode.Is(unicode.Mn, mark) {
			return r
		}
	}
	return rune(plain[0])
}

// Words from these lengths on, in bytes, and up to these have stems.
const (
	shortestStemmed = 3
	longestStemmed  = 64
)

// Stem is a word without its ending, as Porter's algorithm has it.
func Stem(word string) string {
	if len(word) < shortestStemmed || len(word) > longestStemmed || !isASCII(word) {
		return word
	}
	return string(porterstemmer.StemWithoutLowerCasing([]rune(word)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// longestLexeme bounds, in bytes, what is kept of a word in an index.
const longestLexeme = 255

// cut shortens a word to what an index keeps of it.
func cut(word string) string {
	if len(word) <= longestLexeme {
		return word
	}
	n := longestLexeme
	for !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// Lexemes are the stems of a text's words, each once, in their order as bytes. An
// index of them finds what a query may match.
func Lexemes(text string) []string {
	seen := make(map[string]bool)
	var list []string
	for _, t := range Tokens(text) {
		if !seen[t.Word] {
			seen[t.Word] = true
			list = append(list, cut(Stem(t.Word)))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
