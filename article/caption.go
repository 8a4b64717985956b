package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// credit is who is named for a picture: Range covers the words with brackets
// and label, name is what stands for the credited.
type credit struct {
	Range
	name string
	// weak: only an agency's name, which also signs off stories.
	weak bool
}

// creditBytes is how far from its end a block is searched for a credit.
const creditBytes = 240

// readCredit finds the credit at the end of a block. Offsets are those of s.
func readCredit(s string) (credit, bool) {
	from := max(0, len(s)-creditBytes)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	tail := strings.TrimRight(s[from:], " .")
	if tail == "" {
		return credit{}, false
	}
	c, ok := bracketCredit(tail)
	if !ok {
		c, ok = openCredit(tail)
	}
	c.Start += from
	c.End = len(s)
	return c, ok
}

// bracketCredit reads "(Xinhua/Name)", "[Photo by Name]", "(AP)".
func bracketCredit(tail string) (credit, bool) {
	var open string
	switch tail[len(tail)-1] {
	case ')':
		open = "("
	case ']':
		open = "["
	default:
		return credit{}, false
	}
	at := strings.LastIndex(tail, open)
	if at < 0 {
		return credit{}, false
	}
	inside := strings.TrimSpace(tail[at+1 : len(tail)-1])
	c := credit{Range: Range{at, len(tail)}}
	if name, ok := labelled(inside); ok {
		c.name = name
		return c, true
	}
	if !creditNames(inside) {
		return credit{}, false
	}
	c.name = inside
	c.weak = !strings.Contains(inside, " via ") && (onlyAgencies(inside) || lex().signers[asciiLower(inside)])
	return c, true
}

// onlyAgencies reports names that may sign off a story: "ANI", "Reuters, AFP".
func onlyAgencies(s string) bool {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '/' || r == ';' }) {
		part = strings.TrimSpace(part)
		if a, n := agencyPrefix(part); n == 0 || n != len(part) || a.kind == "photo" {
			return false
		}
	}
	return true
}

// openCredit reads a credit without brackets: "… 2026. REUTERS/Name",
// "… Photo: VCG", "… /Xinhua".
func openCredit(tail string) (credit, bool) {
	lower := asciiLower(tail)
	labels := lex().credits
	if !strings.ContainsAny(tail, ":©") && !strings.Contains(lower, " by ") {
		labels = nil
	}
	for _, l := range labels {
		if !strings.HasSuffix(l, ":") && !strings.HasSuffix(l, " by") && l != "©" {
			continue
		}
		at := strings.LastIndex(lower, l)
		if at < 0 || at > 0 && !strings.ContainsRune(" .\t\n\u00a0|”\"", rune(tail[at-1])) {
			continue
		}
		name := strings.TrimSpace(tail[at+len(l):])
		if creditLike(name) && (creditNames(name) || strings.HasSuffix(l, ":") || l == "©") {
			return credit{Range: Range{at, len(tail)}, name: name}, true
		}
	}
	if c, ok := slashCredit(tail); ok {
		return c, true
	}
	at := lastSentenceEnd(tail)
	rest := strings.TrimSpace(tail[at:])
	start := at + strings.Index(tail[at:], rest)
	if !creditLike(rest) || !strings.Contains(rest, "/") && at == 0 && !strings.HasSuffix(asciiLower(rest), " photo") || !creditNames(strings.TrimPrefix(rest, "/")) {
		return credit{}, false
	}
	bare := strings.TrimPrefix(rest, "/")
	weak := !strings.Contains(rest, "/") && !strings.Contains(rest, " via ")
	if weak && !isPictureSource(bare) { // "By A B, The Canadian Press" is a byline
		return credit{}, false
	}
	return credit{Range: Range{start, len(tail)}, name: bare, weak: weak}, true
}

// slashCredit reads an agency and its photographer behind words that no full stop ends:
// "Minister Jane Roe TASS/Ivan Ivanov".
func slashCredit(tail string) (credit, bool) {
	slash := strings.LastIndexByte(tail, '/')
	if slash < 0 {
		return credit{}, false
	}
	who := strings.Fields(tail[slash+1:])
	if len(who) < 2 || len(who) > 4 || !namesOnly(tail[slash+1:]) || innerSentenceEnd(tail[slash+1:]) != 0 {
		return credit{}, false
	}
	for at := slash; ; {
		at = strings.LastIndexByte(tail[:at], ' ')
		if at < 0 || countWords(tail[at:slash], 5) > 4 {
			return credit{}, false
		}
		if a, ok := agencyNamed(tail[at+1 : slash]); ok && a.kind != "paper" {
			return credit{Range: Range{at + 1, len(tail)}, name: tail[at+1:]}, true
		}
	}
}

// labelled reads "Photo by Name" and the like and gives the name.
func labelled(s string) (string, bool) {
	lower := asciiLower(s)
	best := ""
	for _, l := range lex().credits {
		if len(l) > len(best) && strings.HasPrefix(lower, l) && (hasWordPrefix(lower, l) || strings.HasSuffix(l, "/")) {
			best = l
		}
	}
	name := strings.TrimSpace(strings.TrimLeft(s[len(best):], " :/-"))
	return name, best != "" && len(name) <= 80
}

// creditNames reports words among which, divided by slashes, commas or "via",
// a picture's source stands.
func creditNames(s string) bool {
	if len(s) > 90 {
		return false
	}
	s = strings.ReplaceAll(s, " via ", "/")
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == ',' || r == ';' || r == '|' }) {
		if isPictureSource(part) {
			return true
		}
	}
	return false
}

// creditLike bounds what stands for a name: short, no sentence, and not begun in
// lower case.
func creditLike(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r) && s != "" && len(s) <= 80 && countWords(s, 11) <= 10 && innerSentenceEnd(s) == 0
}

// lastSentenceEnd is the byte after the last sentence end that something
// follows, or 0.
func lastSentenceEnd(s string) int {
	for i := len(s) - 2; i > 0; i-- {
		switch s[i] {
		case '.', '?', '!', ')', '"', ']':
			if s[i+1] == ' ' {
				return i + 1
			}
		}
	}
	return 0
}

// asciiLower folds only ASCII, so that offsets stay.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// captionWords is the most that a caption has.
const captionWords = 120

// looksLikeCaption reports a caption by its own words: "FILE PHOTO: …",
// "Li Qiang (L) shakes hands …".
func looksLikeCaption(s string) bool {
	if len(s) > 1200 || countWords(s, captionWords) >= captionWords {
		return false
	}
	if _, ok := matchPattern(lex().captions, s); ok {
		return true
	}
	lower := asciiLower(s)
	for _, w := range lex().within {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
