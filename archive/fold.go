package archive

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes what people write differently the same: small letters, no accents,
// hyphens and apostrophes apart, one space between words.
func fold(s string) string { return strings.Join(words(s), " ") }

// words are the folded words of s.
func words(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(special(r)))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// special gives letters that Unicode does not decompose.
func special(r rune) rune {
	switch r {
	case 'ł', 'Ł':
		return 'l'
	case 'ø', 'Ø':
		return 'o'
	case 'đ', 'Đ', 'ð', 'Ð':
		return 'd'
	case 'ı':
		return 'i'
	}
	return r
}

// slug is the folded words as an id.
func slug(s string) string { return strings.Join(words(s), "-") }
