// Package gaz is the gazetteer's file: entries in columns, their names sorted
// by key, and the other names that lead to them. It is written by the build
// command beside package where and read by that package.
package gaz

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that no decomposition takes apart.
var plain = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d", 'ə': "a", 'ŋ': "ng", 'ħ': "h", 'ŧ': "t",
}

// Fold is the key of a name: lower case, without accents, apostrophes and
// full stops, hyphens and runs of space as one space, and Saint, Mount and Fort
// written out.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		s = norm.NFKD.String(s)
	}
	space := false
	for _, r := range s {
		switch {
		case r == '\'' || r == '.' || r == '’' || r == '‘' || r == 'ʻ' || r == 'ʼ' || r == '`' || r == 'ʿ' || r == 'ʾ' || r == '´' || r == '\u00ad' || unicode.Is(unicode.Mn, r):
			continue
		case r == ' ' || r == '-' || r == '–' || r == '‑' || r == '_' || r == ',' || unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		r = unicode.ToLower(r)
		if p, ok := plain[r]; ok {
			b.WriteString(p)
			continue
		}
		b.WriteRune(r)
	}
	return spellOut(b.String())
}

var short = map[string]string{"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "mts": "mountains"}

func spellOut(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if long := short[first]; ok && long != "" {
		return long + " " + rest
	}
	return s
}
