package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endsSentence reports whether s ends as a sentence does, closing quotes and
// brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return isSpace(r) || strings.ContainsRune(`"'”’»)]*`, r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？।؟", r)
}

// countWords counts words, and stops at limit.
func countWords(s string, limit int) int {
	n, in := 0, false
	for _, r := range s {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || in && (r == '\'' || r == '’' || r == '-' || r == '.')
		if word && !in {
			if n++; n >= limit {
				return n
			}
		}
		in = word
		if wide(r) { // a script without spaces: some characters make a word
			in = false
		}
	}
	return n
}

// wide reports scripts whose words are not set apart by spaces.
func wide(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isProse reports whether a block reads as running text: it ends as a sentence
// and is longer than a label, or is far too long for a headline.
func isProse(s string) bool {
	n := countWords(s, 40)
	if n >= 40 {
		return true
	}
	if endsSentence(s) {
		return n >= 6
	}
	return n >= 14 && innerSentenceEnd(s) > 0
}

// innerSentenceEnd is the byte after the first full stop that a capital
// follows, or 0.
func innerSentenceEnd(s string) int {
	for i := 1; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && s[i+1] == ' ' &&
			s[i-1] >= 'a' && s[i-1] <= 'z' && s[i+2] >= 'A' && s[i+2] <= 'Z' {
			return i + 1
		}
	}
	return 0
}
