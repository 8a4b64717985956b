package compare

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"chancery/internal/irregular"
)

// stem is the Porter2 stem of a word in lower case.
func stem(w string) string { return english.Stem(irregular.Base(strings.ToLower(w)), false) }

// word is a word of a text with its place, in bytes.
type word struct {
	lower      string
	stem       string
	key        string // under which it counts in its clause
	start, end int
}

// cut splits a text into words: letters and digits, with the apostrophes between
// them; "n't" and "'s" are words of their own, and so are the parts of
// "one-China" and "in-depth".
func cut(text string) []word {
	var out []word
	inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	start := -1
	end := func(at int) {
		if start < 0 {
			return
		}
		w := strings.ToLower(strings.ReplaceAll(text[start:at], "’", "'"))
		raw := text[start:at]
		start = -1
		for _, tail := range []string{"n't", "'s"} {
			if strings.HasSuffix(w, tail) && len(w) > len(tail) && len(w) == len(raw) {
				k := at - len(tail)
				out = append(out, newWord(w[:len(w)-len(tail)], at-len(w), k), newWord(tail, k, at))
				return
			}
		}
		w = strings.TrimSuffix(w, "'s")
		out = append(out, newWord(w, at-len(raw), at))
	}
	for i, r := range text {
		switch {
		case inside(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && (r == '\'' || r == '’') && continues(text[i:], inside):
		default:
			end(i)
		}
	}
	end(len(text))
	return out
}

// continues tells whether a letter or digit follows the mark that s begins with.
func continues(s string, inside func(rune) bool) bool {
	for i, r := range s {
		if i > 0 {
			return inside(r)
		}
	}
	return false
}

func newWord(w string, start, end int) word {
	return word{lower: w, stem: english.Stem(irregular.Base(w), false), start: start, end: end}
}
