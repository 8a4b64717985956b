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
	if isMenu(s) {
		return false
	}
	if endsSentence(s) || signOffStart(s) > 0 {
		return n >= 4
	}
	return n >= 25 && innerSentenceEnd(s) > 0
}

// isMenu tells of links in a row: "Login - Register - Add to favorites - Sitemap".
func isMenu(s string) bool { return strings.Count(s, " - ") > 2 }

// signOffBytes is how long what signs off a story can be: a bracket with the
// names of its reporters.
const signOffBytes = 240

// signOffStart is where, after the last sentence of s, a sign-off stands:
// "(ANI)", "/END/", "Enditem", "■", "(Reporting by …)"; 0 when there is none.
func signOffStart(s string) int {
	t := strings.TrimRight(s, " .")
	at := 0
	switch {
	case t == "":
		return 0
	case strings.HasSuffix(t, ")"):
		at = strings.LastIndexByte(t, '(')
	case strings.HasSuffix(t, "]"):
		at = strings.LastIndexByte(t, '[')
	default:
		at = strings.LastIndexFunc(t, isSpace) + 1
		word := strings.Trim(t[at:], "/-*#=■□▪◆●")
		if p, ok := matchPattern(lex().lines, word); word != "" && (!ok || p.match != "whole") {
			at = deskInitials(t)
		}
	}
	if at <= 0 || len(s)-at > signOffBytes || !endsSentence(s[:at]) || endsSentence(s[at:]) && !strings.HasPrefix(s[at:], "(") {
		return 0
	}
	return at
}

// deskInitials is where "PTI ABC DEF", an agency and the initials of its desk,
// stands after the last sentence of s; 0 when it does not.
func deskInitials(s string) int {
	at := lastSentenceEnd(s)
	tail := strings.TrimLeft(s[at:], " ")
	if _, n := agencyPrefix(tail); at == 0 || n == 0 || len(tail) > 40 || !isCapitals(tail) {
		return 0
	}
	return len(s) - len(tail)
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
