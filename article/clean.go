package article

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean replaces control characters by spaces, one for one, so that offsets in
// code points still hold. Tabs, line ends and form feeds stay. A text without
// control characters is returned as it is.
func clean(text string) (string, int) {
	n := 0
	for _, r := range text {
		if isControl(r) {
			n++
		}
	}
	if n == 0 {
		return text, 0
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		if isControl(r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String(), n
}

func isControl(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7F, r > 0x9F:
		return false
	case r == '\t', r == '\n', r == '\r', r == '\f', r == '\v', r == 0x85:
		return false
	}
	return true
}

// hasWords reports whether there is a letter or digit to read.
func hasWords(text string) bool {
	for _, r := range text {
		if r < utf8.RuneSelf {
			if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' {
				return true
			}
			continue
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// note counts in words.
func note(n int, format string) string { return fmt.Sprintf(format, n) }
