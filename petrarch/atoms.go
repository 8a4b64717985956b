package petrarch

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/syntax"
)

// maxPhrase bounds, in atoms, a phrase of a dictionary.
const maxPhrase = 24

// atom is a piece of a token: a word in capitals, or one sign. Dictionaries and
// texts are cut alike, so that hyphens and clitics meet however a parser parts
// them.
type atom struct {
	text  string
	token int  // index in the text; -1 in a dictionary
	last  bool // it ends its token
}

// cut parts a word into atoms: letters, digits and dots together, hyphens,
// apostrophes and the rest each alone. A dot at the end goes, so that "U.S." is
// the same before a blank and at the end of a sentence.
func cut(word string, do func(string)) {
	word = strings.ToUpper(word)
	for word != "" {
		n := 0
		for n < len(word) {
			r, size := utf8.DecodeRuneInString(word[n:])
			if !wordRune(r) {
				break
			}
			n += size
		}
		if n > 0 {
			if w := strings.TrimRight(word[:n], "."); w != "" {
				do(w)
			}
			word = word[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(word)
		switch r {
		case '’', '`':
			do("'")
		case '_':
		default:
			do(word[:size])
		}
		word = word[size:]
	}
}

func wordRune(r rune) bool {
	return r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// phraseAtoms are the atoms of a phrase of a dictionary, whose words are parted by
// blanks or underscores.
func phraseAtoms(phrase string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(phrase, func(r rune) bool { return r == '_' || unicode.IsSpace(r) }) {
		cut(word, func(a string) { out = append(out, a) })
	}
	return out
}

// textAtoms are the atoms of the tokens from first up to last.
func textAtoms(text *syntax.Text, first, last int) []atom {
	out := make([]atom, 0, last-first)
	for i := first; i < last; i++ {
		n := len(out)
		cut(text.Token(i).Text(), func(a string) { out = append(out, atom{a, i, false}) })
		if len(out) > n {
			out[len(out)-1].last = true
		}
	}
	return out
}
