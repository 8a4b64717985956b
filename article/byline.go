package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// byline is a line of the head that says who published or wrote, and when.
type byline struct {
	agency    string
	country   string // of the agency
	published stamp
	updated   stamp
}

// bylineBytes is the longest line taken for a byline.
const bylineBytes = 220

// strayWords is how many words that are neither label, agency, place nor date a
// byline may hold.
const strayWords = 3

// sourceWords is how many words the name behind "source" may have.
const sourceWords = 6

// readByline reads lines such as "Xinhua) 08:30, January 07, 2026", "PTI | New
// Delhi | Updated: 19-04-2021 22:22 IST", "By Name, Reuters", "Source: Xinhua".
func readByline(s string) (byline, bool) {
	if len(s) > bylineBytes {
		return byline{}, false
	}
	if b, ok := readAuthor(s); ok {
		return b, true
	}
	if b, ok := readLabelled(s); ok {
		return b, true
	}
	sc := &bylineScan{s: s, stamps: scanDates(s)}
	sc.run()
	if a, ok := layoutOf(s); ok && sc.agency == "" && len(sc.stamps) > 0 {
		sc.agency, sc.country = a.name, a.country
	}
	signs := len(sc.stamps) > 0 || sc.agencies > 0 || sc.labels > 0 && sc.clocks > 0
	if sc.last.name != "" && namesOnly(s) {
		if sc.agency == "" {
			sc.agency, sc.country = sc.last.name, sc.last.country
		}
		return sc.byline, true
	}
	if !signs || sc.stray > strayWords || sc.sourced > sourceWords || sc.stray > 0 && len(sc.stamps) == 0 && sc.labels == 0 {
		return byline{}, false
	}
	return sc.byline, true
}

// layoutOf is the agency whose pages have such a line.
func layoutOf(s string) (agency, bool) {
	lower := asciiLower(s)
	for _, l := range lex().layouts {
		if strings.Contains(lower, l.words) {
			return agencyNamed(l.agency)
		}
	}
	return agency{}, false
}

// readLabelled recognises "From: Ministry of Foreign Affairs" and "Author: …"
// without a date.
func readLabelled(s string) (byline, bool) {
	kind, n := labelPrefix(s)
	rest, ok := strings.CutPrefix(strings.TrimLeft(s[n:], " "), ":")
	if !ok || kind != "source" && kind != "author" || endsSentence(s) || countWords(rest, 13) > 12 || len(scanDates(s)) > 0 {
		return byline{}, false
	}
	a, _ := agencyPrefix(strings.TrimLeft(rest, " "))
	return byline{agency: a.name, country: a.country}, true
}

// namesOnly accepts up to eight words that all begin with capitals: "Souad El
// Skaf, Al Arabiya English".
func namesOnly(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return isSpace(r) || r == ',' || r == '|' || r == '/' })
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) <= 8 && !endsSentence(s)
}

// readAuthor recognises "By Name", "By A and B", with an agency perhaps.
func readAuthor(s string) (byline, bool) {
	first, rest, ok := strings.Cut(s, " ")
	if !ok || !strings.EqualFold(first, "by") || endsSentence(s) && countWords(s, 12) > 8 || countWords(s, 26) > 25 {
		return byline{}, false
	}
	var b byline
	names := 0
	for i, w := range strings.Fields(rest) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			names++
		case i == 0:
			return byline{}, false
		case !unicode.IsLetter(r) || isParticle(w) || len(w) <= 4 || isTrade(w):
		default:
			return byline{}, false
		}
	}
	for i := 0; i < len(rest); i++ {
		if i > 0 && isWordRune(rune(rest[i-1])) && !(rest[i-1] >= 'a' && rest[i-1] <= 'z' && rest[i] >= 'A' && rest[i] <= 'Z') {
			continue
		}
		if a, n := agencyPrefix(rest[i:]); n > 0 && a.kind != "photo" && b.agency == "" {
			b.agency, b.country = a.name, a.country
		}
	}
	if d := scanDates(s); len(d) > 0 {
		b.published = d[0]
	}
	return b, names > 0
}

// isTrade tells of the words for who writes: "staff writer", "senior
// correspondent".
func isTrade(w string) bool {
	return lex().trades[strings.ToLower(strings.Trim(w, ",.;"))]
}

// bylineScan walks over the words of a line once.
type bylineScan struct {
	s      string
	stamps []stamp
	byline

	agencies, labels, clocks, stray int
	sourced                         int    // words behind "source"
	label                           string // the kind of the last label
	last                            agency // the one that ends the line, behind a comma
}

func (b *bylineScan) run() {
	for i := 0; i < len(b.s); {
		r, size := utf8.DecodeRuneInString(b.s[i:])
		if !isWordRune(r) && r != '"' && r != '“' {
			i += size
			continue
		}
		i += b.word(i, size)
	}
}

// word reads what begins at byte i and gives its length.
func (b *bylineScan) word(i, size int) int {
	rest := b.s[i:]
	for k, st := range b.stamps {
		if st.Start == i {
			b.take(k)
			return st.End - i
		}
	}
	if a, n := agencyPrefix(rest); n > 0 {
		b.agencies++
		if strings.ContainsAny(b.s[:i], ",|/") && countWords(rest[n:], 3) <= 1 {
			b.last = a
		}
		if b.agency == "" && (a.kind == "wire" || b.label == "source" || b.agencies == 1 && i <= 2) {
			b.agency, b.country = a.name, a.country
		}
		return n
	}
	if kind, n := labelPrefix(rest); n > 0 {
		b.labels++
		if kind != "other" {
			b.label = kind
		}
		return n
	}
	if c := scanTimes(cutRunes(rest, 24)); len(c) > 0 && c[0].Start == 0 {
		b.clocks++
		return c[0].End
	}
	n := len(firstWord(rest))
	if n == 0 {
		return size
	}
	w := rest[:n]
	if !b.knownWord(rest, w) {
		if b.label == "source" {
			b.sourced++ // the name of a site that the data do not know
		} else {
			b.stray++
		}
	}
	return n
}

// knownWord reports words that a byline may hold: places, days, zones, numbers.
func (b *bylineScan) knownWord(rest, w string) bool {
	if isWeekday(w) || unicode.IsDigit(rune(w[0])) || countryNamed(w) != "" {
		return true
	}
	if _, ok := placeNamed(w); ok {
		return true
	}
	two := strings.Join(strings.Fields(cutRunes(rest, 40))[:min(2, len(strings.Fields(cutRunes(rest, 40))))], " ")
	if _, ok := placeNamed(strings.TrimRight(two, ".,|")); ok {
		return true
	}
	for _, z := range lex().zones {
		if z.name == w {
			return true
		}
	}
	return false
}

// take files a stamp under the label before it.
func (b *bylineScan) take(k int) {
	st := b.stamps[k]
	switch {
	case b.label == "viewed": // the page's own clock
	case b.label == "updated":
		if b.updated.month == 0 {
			b.updated = st
		}
	case b.published.month == 0, b.label == "published" && !b.published.hasTime:
		b.published = st
	}
}

// labelPrefix finds the longest label that s begins with.
func labelPrefix(s string) (kind string, length int) {
	lower := asciiLower(cutRunes(s, 40))
	for _, l := range lex().labels[firstWord(lower)] {
		if len(l.words) > length && hasWordPrefix(lower, l.words) {
			kind, length = l.kind, len(l.words)
		}
	}
	return kind, length
}
