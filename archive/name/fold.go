package name

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are those that no decomposition takes apart.
var letters = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe",
	"ı", "i", "ə", "e", "ħ", "h", "ŋ", "ng",
	"'", "", "’", "", "‘", "", "ʼ", "", "ʻ", "", "ʿ", "", "ʾ", "", "`", "", "´", "",
)

// fold cuts a name into words of lower-case letters and digits without marks.
// An apostrophe joins, anything else that is no letter parts.
func fold(s string) []string {
	s = letters.Replace(strings.ToLower(s))
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(letters.Replace(b.String()))
}
