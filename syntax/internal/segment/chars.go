package segment

import (
	"unicode"
	"unicode/utf8"
)

// char is a character of a chunk.
type char struct {
	r     rune   // folded: quotes and dashes of all kinds are one, letters small
	at    int32  // offset in bytes in the text
	class uint32 // one of the classes, or the folded mark itself
}

// Classes of characters. A mark is its own class.
const (
	classUpper uint32 = iota + 1
	classLower
	classLetter // of a script without case
	classDigit
	classBad // bytes that are not UTF-8
	classOther
	classEdge // beyond the end of the chunk
)

func letter(c uint32) bool { return c >= classUpper && c <= classLetter }

func alnum(c uint32) bool { return c >= classUpper && c <= classDigit }

// fold maps a character to the one that stands for it in features, and its class.
func fold(r rune, size int) (rune, uint32) {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z':
			return r, classLower
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A', classUpper
		case '0' <= r && r <= '9':
			return r, classDigit
		}
		return r, uint32(r)
	}
	switch r {
	case '‘', '’', '‛', '′', '´', 'ʼ':
		return '\'', '\''
	case '“', '”', '„', '″', '«', '»':
		return '"', '"'
	case '–', '—', '―', '−':
		return '–', '–'
	case '‐', '‑':
		return '-', '-'
	case utf8.RuneError:
		if size == 1 {
			return r, classBad
		}
	}
	switch {
	case unicode.IsUpper(r):
		return unicode.ToLower(r), classUpper
	case unicode.IsLower(r):
		return r, classLower
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return r, classLetter
	case unicode.IsDigit(r):
		return '0', classDigit
	case unicode.IsPunct(r):
		return r, uint32(r)
	}
	return r, classOther
}

// blank tells whether a character parts chunks. Control characters do, and the
// marks that only steer layout.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || r < 0xa0
}
