package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is what divides the dateline from the story.
type mark int

const (
	noMark   mark = iota
	dash          // "--", "—", "–", " - "
	colon         // ":"
	stop          // "." after an agency, as TASS has it
	bracket       // nothing but ")" after an agency, as PTI has it
	lineOver      // the dateline is all of its line
)

// separator reports the mark at byte i: where the dateline ends before it and
// where the story begins after it.
func separator(s string, i int) (end, body int, m mark) {
	switch c := s[i]; {
	case c == '-':
		return dashAt(s, i)
	case strings.HasPrefix(s[i:], "—"), strings.HasPrefix(s[i:], "–"), strings.HasPrefix(s[i:], "―"):
		j := i + len("—")
		for strings.HasPrefix(s[j:], "—") || strings.HasPrefix(s[j:], "–") {
			j += len("—")
		}
		return trimEnd(s, i), j, dash
	case c == ':':
		if digitAt(s, i+1) {
			return 0, 0, noMark
		}
		return trimEnd(s, i), i + 1, colon
	case c == '.':
		if s[i-1] == '/' || s[i-1] == ')' || endsWithAgency(s[:i]) || endsWithDay(s, i) {
			j := i + 1
			for j < len(s) && (s[j] == '-' || s[j] == ' ') || strings.HasPrefix(s[j:], "–") || strings.HasPrefix(s[j:], "—") {
				j += max(1, dashLen(s[j:]))
			}
			return i, j, stop
		}
	case c == ' ':
		rest := strings.TrimLeft(s[i:], " ")
		if (s[i-1] == ')' || s[i-1] == '/') && !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, ":") && dashLen(rest) == 0 && !startsDate(rest) {
			return i, i, bracket
		}
	}
	return 0, 0, noMark
}

func dashLen(s string) int {
	if strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—") {
		return len("—")
	}
	return 0
}

// dashAt accepts hyphens with a space or a bracket before them, or a space
// after two: not the hyphen inside a word.
func dashAt(s string, i int) (end, body int, m mark) {
	j := i
	for j < len(s) && s[j] == '-' {
		j++
	}
	before := s[i-1] == ' ' || s[i-1] == ')' || s[i-1] == '/'
	after := j < len(s) && s[j] == ' '
	if before || j-i > 1 && after || after && i > 0 && unicode.IsUpper(rune(s[i-1])) {
		return trimEnd(s, i), j, dash
	}
	return 0, 0, noMark
}

func trimEnd(s string, i int) int { return len(strings.TrimRightFunc(s[:i], isSpace)) }

func endsWithAgency(s string) bool {
	i := strings.LastIndexAny(s, " ,(/")
	_, ok := agencyNamed(s[i+1:])
	return ok
}

// endsWithDay recognises "BAKU, Azerbaijan, January 6. The": a full stop after a
// number and before the story.
func endsWithDay(s string, i int) bool {
	if s[i-1] < '0' || s[i-1] > '9' || i+2 >= len(s) || s[i+1] != ' ' {
		return false
	}
	rest := s[i+2:]
	r, _ := utf8.DecodeRuneInString(rest)
	_, n := agencyPrefix(rest)
	return unicode.IsUpper(r) && n == 0
}
