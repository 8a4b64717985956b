package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is what opens a wire story: "BEIJING, Jan. 6 (Xinhua) --". Its Range
// is the evidence, without the dash; body is where the story begins.
type dateline struct {
	Range
	body    int
	place   string
	country string
	agency  string
	date    stamp // zero when there is none
	// weak: a known place and a mark, no more ("Rabat – Text", "Dubai: Text"). It
	// counts only where a story begins.
	weak bool
}

// datelineBytes is how far into a paragraph its dateline can reach.
const datelineBytes = 160

// readDateline reads the dateline at the start of a paragraph. Offsets are
// those of s.
//
// The words before a dash, a colon or the like are a dateline when each part
// between commas is a place, what qualifies a place, a date or an agency, and
// the whole gives evidence: an agency; a date beside a place; or a known place
// in capitals.
func readDateline(s string) (dateline, bool) {
	if !startsDateline(s) {
		return dateline{}, false
	}
	head := cutRunes(s, datelineBytes)
	for i := 1; i < len(head); i++ {
		end, body, mark := separator(head, i)
		if mark == noMark {
			continue
		}
		d, ok := readCore(head[:end], mark)
		if !ok {
			if tooWordy(head[:end]) {
				return dateline{}, false
			}
			continue
		}
		d.body = body + len(head[body:]) - len(strings.TrimLeftFunc(head[body:], isSpace))
		if d.weak && !opensStory(s[d.body:]) {
			return dateline{}, false
		}
		return d, true
	}
	return dateline{}, false
}

// opensStory tells "Rabat – The minister" from "Beijing — an ally of Damascus —
// said": a capital follows, and no second dash soon after.
func opensStory(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	near := cutRunes(s, 200)
	return unicode.IsUpper(r) && !strings.Contains(near, " — ") && !strings.Contains(near, " – ") && !strings.Contains(near, " - ")
}

// readDatelineLine reads a line that holds nothing but a dateline: "ANKARA",
// "Washington, DC", "New Delhi, September 25".
func readDatelineLine(s string) (dateline, bool) {
	if len(s) > datelineBytes/2 || !startsDateline(s) {
		return dateline{}, false
	}
	end := len(strings.TrimRight(s, " .:-–—"))
	if end < len(s) && s[end] == '.' && end >= 2 && s[end-2] == '.' { // "D.C."
		end++
	}
	d, ok := readCore(strings.ReplaceAll(s[:end], ": ", ", "), lineOver)
	d.End = end
	d.body = len(s)
	return d, ok
}

// startsDateline is a cheap first look: a capital, or the bracket of "(Reuters)".
func startsDateline(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || r == '(' || unicode.IsDigit(r)
}

// tooWordy stops the search once plain words stand there: no dateline is a
// sentence.
func tooWordy(s string) bool {
	lower := 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !isParticle(w) && monthNumber(w) == 0 && !isAgencyWord(w) {
			lower++
		}
	}
	return lower > 2
}

func isAgencyWord(w string) bool {
	_, ok := agencyNamed(strings.Trim(w, "(),.:-–—"))
	return ok
}

// isParticle reports words that stand in lower case inside names of places.
func isParticle(w string) bool {
	return len(w) <= 4 && (w == "de" || w == "da" || w == "do" || w == "la" || w == "el" || w == "al" ||
		w == "of" || w == "the" || w == "and" || w == "es" || w == "on" || w == "du" || w == "le" || w == "del" || w == "th")
}

// readCore reads the words of a dateline, without its mark.
func readCore(s string, m mark) (dateline, bool) {
	var d dateline
	d.End = len(s)
	rest, name, ok := splitAgency(dateFirst(s))
	if !ok {
		return d, false
	}
	rest, name = dateOut(rest, name)
	bracketed := name != ""
	parts, ok := d.readParts(rest)
	if !ok {
		return d, false
	}
	if name != "" {
		known, ok := agencyIn(name)
		switch {
		case ok:
			d.agency = known.name
		case m == bracket || !looksLikeAgency(name):
			return d, false
		default:
			d.agency = name
		}
	}
	return d, d.convinces(parts, m, bracketed)
}

// parts counts what a dateline's commas divide.
type parts struct {
	places, known, qualifiers int
	capitals                  bool // the place is in capitals
}

// readParts reads "BEIJING, Jan. 6" or "New Delhi [India], January 6, 2026".
func (d *dateline) readParts(s string) (parts, bool) {
	var p parts
	if open := strings.IndexByte(s, '['); open > 0 {
		end := strings.IndexByte(s[open:], ']')
		if end < 0 {
			return p, false
		}
		d.country = countryNamed(s[open+1 : open+end])
		s = s[:open] + "," + strings.TrimLeft(s[open+end+1:], " ,")
	}
	dates := scanDates(s)
	if len(dates) > 1 {
		return p, false
	}
	if len(dates) == 1 {
		d.date = dates[0]
		if d.date.swapped {
			return p, false
		}
		s = s[:d.date.Start] + "," + s[d.date.End:]
	}
	for part := range strings.SplitSeq(stopsToCommas(s), ",") {
		part = strings.TrimSpace(part)
		if part == "" || part == "." || isWeekday(part) {
			continue
		}
		if !d.readPart(part, &p) {
			return p, false
		}
	}
	return p, true
}

// stopsToCommas turns the full stops of "MOSCOW. Jan 6" into commas, and leaves
// those of "ST. PETERSBURG" and "D.C.".
func stopsToCommas(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if len(w) > 4 && strings.HasSuffix(w, ".") && strings.Count(w, ".") == 1 {
			words[i] = w[:len(w)-1] + ","
		}
	}
	return strings.Join(words, " ")
}

// readPart reads one part between commas.
func (d *dateline) readPart(s string, p *parts) bool {
	if a, ok := agencyIn(s); ok && (p.places > 0 || d.place != "") {
		d.agency = a.name
		return true
	}
	if p.places > 0 {
		if c := countryNamed(s); c != "" {
			d.country = c
			p.qualifiers++
			return true
		}
		if strings.EqualFold(s, "local time") {
			return true
		}
		// A province or district: capitals, and few of them.
		p.qualifiers++
		return looksLikePlace(s) && p.qualifiers <= 2
	}
	if !looksLikePlace(s) {
		return false
	}
	p.places++
	p.capitals = isCapitals(s)
	first, _, _ := strings.Cut(s, "/")
	if pl, ok := placeNamed(first); ok {
		p.known++
		d.place = pl.name
		if d.country == "" {
			d.country = pl.country
		}
	} else {
		d.place = first
		if isCapitals(first) {
			d.place = titleCase(first)
		}
	}
	return true
}

// convinces weighs what was read.
func (d *dateline) convinces(p parts, m mark, bracketed bool) bool {
	dated := d.date.month != 0
	switch {
	case p.places == 0:
		_, known := agencyNamed(d.agency)
		return bracketed && known && (m == dash || m == colon) // "Jan. 6 (UPI) --"
	case m == bracket:
		return d.agency != "" && (dated || p.known > 0)
	case d.agency != "":
		return dated || p.known > 0 || p.capitals
	case m == stop:
		return dated && p.known > 0 && p.capitals
	case dated:
		return p.known > 0 || p.capitals && m != lineOver
	case m == lineOver:
		return p.known > 0 && (p.capitals || p.qualifiers > 0)
	}
	d.weak = !p.capitals
	return p.known > 0 && p.places == 1
}

// looksLikePlace accepts up to five words that begin with capitals, particles
// aside.
func looksLikePlace(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return isSpace(r) || r == '/' })
	if len(words) == 0 || len(words) > 5 || len(s) > 60 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || !isParticle(w)) {
			return false
		}
		if strings.ContainsAny(w, `"“”!?;:@&$%0123456789`) {
			return false
		}
	}
	return true
}

func isCapitals(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1
}

// titleCase gives "SHARM AL-SHAM" the form "Sharm Al-Sham".
func titleCase(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
	}
	return b.String()
}

// placeNamed finds a place of the data; a dot at the end is no part of it.
func placeNamed(s string) (place, bool) {
	key := plainKey(strings.TrimSpace(s))
	if p, ok := lex().places[key]; ok {
		return p, true
	}
	p, ok := lex().places[strings.TrimRight(key, ".")]
	return p, ok
}

// countryNamed is the alpha-3 code of a country or of what stands for one in a
// dateline ("D.C."), or "".
func countryNamed(s string) string {
	key := plainKey(strings.TrimSpace(s))
	if c := lex().countries[key]; c != "" {
		return c
	}
	return lex().countries[strings.TrimPrefix(key, "the ")] // "WOODSIDE, the United States"
}
