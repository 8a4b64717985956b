package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one token of the grammar: a run of letters, a run of digits, or a
// single mark. "21st", "1970s", "Q3" and "Oct2" are two words each.
type word struct {
	start, end int    // bytes
	low        string // lower case; of a run of digits the digits
	kind       wordKind
	glued      bool // nothing stands between this word and the one before
	upper      bool // begins with a capital
	n          int  // the number of a run of digits, at most nine of them
	classes    class
	lit        int16 // number of the literal of the rules that it is, 0 for none
	entries    []entry
}

type wordKind uint8

const (
	letters wordKind = iota
	digits
	mark
)

// lex cuts text[start:end] into words. Invisible joiners, soft hyphens and
// white space stand between words or, inside a word, are passed over.
func lex(text string, start, end int) []word {
	out := make([]word, 0, (end-start)/5+4)
	last := start - 1
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:end])
		switch {
		case unicode.IsSpace(r) || invisible(r):
			i += size
			continue
		case '0' <= r && r <= '9':
			out = append(out, digitRun(text, i, end))
		case unicode.IsLetter(r):
			out = append(out, letterRun(text, i, end))
		case r == '½' || r == '¼' || r == '¾':
			out = append(out, word{start: i, end: i + size, low: text[i : i+size], kind: mark})
		default:
			out = append(out, word{start: i, end: i + size, low: markOf(r, text[i:i+size]), kind: mark})
		}
		w := &out[len(out)-1]
		w.glued = w.start == last
		w.upper = unicode.IsUpper(r)
		w.look()
		i, last = w.end, w.end
	}
	return out
}

func invisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u2060'
}

// markOf folds the many dashes and apostrophes into one each.
func markOf(r rune, s string) string {
	switch r {
	case '–', '—', '‐', '‑', '−', '‒':
		return "-"
	case '’', '‘', '`', 'ʼ':
		return "'"
	}
	return s
}

func digitRun(text string, i, end int) word {
	j := i
	for j < end && '0' <= text[j] && text[j] <= '9' {
		j++
	}
	w := word{start: i, end: j, low: text[i:j], kind: digits}
	for _, c := range []byte(w.low[:min(len(w.low), 9)]) {
		w.n = w.n*10 + int(c-'0')
	}
	return w
}

// letterRun reads letters; an apostrophe between letters belongs to the word,
// but a final 's is a word of its own.
func letterRun(text string, i, end int) word {
	j := i
	var strip bool
	for j < end {
		r, size := utf8.DecodeRuneInString(text[j:end])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			j += size
			continue
		}
		if invisible(r) && j+size < end && startsLetter(text[j+size:end]) {
			strip = true
			j += size
			continue
		}
		if markOf(r, "") == "'" && j+size < end && startsLetter(text[j+size:end]) && !finalS(text[j+size:end]) {
			j += size
			continue
		}
		break
	}
	s := text[i:j]
	if strip {
		s = strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, s)
	}
	return word{start: i, end: j, low: strings.ToLower(s), kind: letters}
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func finalS(s string) bool {
	return (s[0] == 's' || s[0] == 'S') && (len(s) == 1 || !startsLetter(s[1:]))
}
