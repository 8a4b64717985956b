package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one token of a clause: a run of letters and digits with the points,
// hyphens and apostrophes inside it. A final 's is a word of its own.
type word struct {
	start, end int    // bytes
	low        string // in small letters
	stem       string
}

// split cuts text into words; anything else only parts them, except that a
// comma, semicolon or quotation mark is kept as a word of one sign.
func split(text string) []word {
	var out []word
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case inWord(r):
			end := wordEnd(text, i)
			out = appendWord(out, text, i, end)
			i = end
		case r == ',' || r == ';' || r == '"' || r == '“' || r == '”':
			out = append(out, word{start: i, end: i + n, low: string(r), stem: string(r)})
			i += n
		default:
			i += n
		}
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd is where the word that begins at i ends: joiners count as inside
// only between two letters or digits.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if inWord(r) {
			i += n
			continue
		}
		if r == '-' || r == '\'' || r == '’' || r == '.' {
			if next, _ := utf8.DecodeRuneInString(text[i+n:]); inWord(next) {
				i += n
				continue
			}
		}
		break
	}
	return i
}

func appendWord(out []word, text string, start, end int) []word {
	tail := 0
	for _, suffix := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(text[start:end], suffix) && end-start > len(suffix) {
			tail = len(suffix)
			break
		}
	}
	low := strings.ToLower(strings.ReplaceAll(text[start:end-tail], "’", "'"))
	out = append(out, word{start: start, end: end - tail, low: low, stem: stem(low)})
	if tail > 0 {
		out = append(out, word{start: end - tail, end: end, low: "'s", stem: "'s"})
	}
	return out
}

// stem strips the common endings of English so that "condemned",
// "condemnation" and "condemns" fall together; it need not give a word. Digits
// become one sign.
func stem(w string) string {
	if w == "" || !unicode.IsLetter(rune(w[0])) {
		if w != "" && w[0] >= '0' && w[0] <= '9' {
			return "0"
		}
		return w
	}
	if s, ok := irregular()[w]; ok {
		return s
	}
	for _, e := range endings {
		if base, ok := strings.CutSuffix(w, e.end); ok && len(base) >= e.keep {
			return undouble(base)
		}
	}
	return w
}

type ending struct {
	end  string
	keep int
}

// endings are tried from the longest to the shortest; keep is the least that
// must be left.
var endings = []ending{
	{"izations", 4},
	{"isations", 4},
	{"ization", 4},
	{"isation", 4},
	{"ations", 4},
	{"ation", 4},
	{"ments", 4},
	{"ment", 4},
	{"ators", 4},
	{"ator", 4},
	{"itions", 4},
	{"ition", 4},
	{"ings", 4},
	{"ions", 4},
	{"ion", 4},
	{"ating", 4},
	{"ated", 4},
	{"ates", 4},
	{"ing", 3},
	{"ies", 3},
	{"ied", 3},
	{"ers", 4},
	{"ors", 4},
	{"ed", 3},
	{"er", 4},
	{"or", 4},
	{"es", 3},
	{"ly", 4},
	{"al", 4},
	{"s", 3},
	{"e", 3},
	{"y", 3},
}

// undouble makes "stopp" and "stop" the same.
func undouble(s string) string {
	n := len(s)
	if n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("ls", rune(s[n-1])) {
		return s[:n-1]
	}
	return s
}
