package gaz

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	var room [64]byte
	return string(appendFold(room[:0], s))
}

// appendFold appends the key of a name to an empty dst.
func appendFold(dst []byte, s string) []byte {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return spellOut(foldRunes(dst, norm.NFKD.String(s)))
		}
	}
	space := false
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '\'' || c == '.' || c == '`':
			continue
		case c == ' ' || c == '-' || c == '_' || c == ',' || '\t' <= c && c <= '\r':
			space = len(dst) > 0
			continue
		}
		if space {
			dst = append(dst, ' ')
			space = false
		}
		dst = append(dst, c)
	}
	return spellOut(dst)
}

// foldRunes is appendFold for what has been decomposed.
func foldRunes(dst []byte, s string) []byte {
	space := false
	for _, r := range s {
		switch {
		case strings.ContainsRune("'.’‘ʻʼ`ʿʾ´\u00ad", r) || unicode.Is(unicode.Mn, r):
			continue
		case strings.ContainsRune(" -–‑_,", r) || unicode.IsSpace(r):
			space = len(dst) > 0
			continue
		}
		if space {
			dst = append(dst, ' ')
			space = false
		}
		r = unicode.ToLower(r)
		if p, ok := plain[r]; ok {
			dst = append(dst, p...)
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// spellOut writes a short first word of several in full.
func spellOut(key []byte) []byte {
	if len(key) < 4 || key[2] != ' ' && key[3] != ' ' { // all short forms have two or three letters
		return key
	}
	first, rest, _ := strings.Cut(string(key), " ")
	long := ""
	switch first {
	case "st":
		long = "saint"
	case "ste":
		long = "sainte"
	case "mt":
		long = "mount"
	case "mts":
		long = "mountains"
	case "ft":
		long = "fort"
	}
	if long == "" {
		return key
	}
	return append(append(append(key[:0], long...), ' '), rest...)
}
