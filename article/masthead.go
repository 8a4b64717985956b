package article

import (
	"cmp"
	"strings"

	"chancery/record"
)

// masthead is what a line in the head of a release says of who publishes it.
type masthead struct {
	publisher   string // "" for a line that names none: "Press release"
	institution bool   // the publisher is the line's own words
	state       bool   // a whole state
	told        bool   // the line tells whose institution it is, and nothing else
}

func (p *parser) readMasthead(i int) bool {
	m, ok := mastheadOf(p.words(i))
	if !ok || m.institution && !(m.told && i < p.body) && !p.headlineAfter(i) && !p.headlineBefore(i) {
		return false
	}
	p.parts[i].class, p.parts[i].kind = byliner, record.Byline
	if p.publisher == "" || p.publisherIsState && m.publisher != "" {
		p.publisher, p.publisherIsState = m.publisher, m.state
	}
	if d := scanDates(p.words(i)); len(d) == 1 && p.published == nil {
		p.published = p.place(d[0], i)
	}
	return true
}

// mastheadOf reads a line as a masthead: an institution by a pattern of the data, alone
// or beside its state, its city, the day or the kind of release ("Department of Foreign
// Affairs, Manila", "Farnesina - Press release").
func mastheadOf(s string) (masthead, bool) {
	if m, ok := mastheadBeside(s); ok {
		return m, true
	}
	m, ok := matchPattern(lex().mastheads, s)
	switch m.match {
	case "body", "state":
		return masthead{publisher: bodyName(s), institution: true, state: m.match == "state", told: stateBehindOf(s) != ""}, ok
	}
	return masthead{publisher: m.value}, ok
}

// mastheadParts is how many parts a line may have beside the institution's name.
const mastheadParts = 4

var mastheadMarks = strings.NewReplacer(" - ", ", ", " – ", ", ", " — ", ", ", " | ", ", ", " / ", ", ")

// mastheadBeside reads a line of several parts, one of which names an institution and
// each other its state, its city, a day, the kind of release or an office of it.
func mastheadBeside(s string) (masthead, bool) {
	if len(s) > lookupBytes {
		return masthead{}, false
	}
	parts := strings.Split(mastheadMarks.Replace(s), ", ")
	if len(parts) < 2 || len(parts) > mastheadParts+1 {
		return masthead{}, false
	}
	out, house, code := masthead{institution: true, told: true}, "", ""
	for _, part := range parts {
		part = strings.TrimSpace(part)
		m, ok := matchPattern(lex().mastheads, part)
		switch state := stateNamed(part); {
		case ok && m.match == "house" && house == "":
			house = bodyName(part)
		case ok && m.value != "" && m.match == "whole":
			if out.publisher == "" {
				out.publisher = m.value
			}
		case state != "":
			code = state
		case ok && m.match == "body":
			if house == "" {
				house = bodyName(part)
			}
		case ok && m.value == "":
		case placeCode(part) != "":
			code = cmp.Or(code, placeCode(part))
		case onlyDate(part):
		default:
			return masthead{}, false
		}
	}
	switch {
	case out.publisher != "":
		return out, true
	case house != "" && stateBehindOf(house) != "":
		out.publisher = house
		return out, true
	case house != "" && code != "":
		out.publisher = strings.TrimPrefix(house, "The ") + " of " + lex().states[code]
		return out, true
	}
	return masthead{}, false
}

func placeCode(s string) string {
	p, _ := placeNamed(s)
	return p.country
}

// stateForms are what stands before the name of a state where it is named whole.
var stateForms = []string{
	"government of ", "republic of ", "state of ", "kingdom of ", "sultanate of ", "federal republic of ", "islamic republic of ",
	"socialist republic of ", "democratic republic of ", "hashemite kingdom of ", "commonwealth of ", "united republic of ",
}

// stateNamed is the code of the state that the words name and nothing else: "State of
// Qatar", "Republic of the Philippines"; "" for none.
func stateNamed(s string) string {
	key := plainKey(strings.TrimSpace(s))
	for range 3 {
		key = strings.TrimPrefix(key, "the ")
		if code := lex().countries[key]; code != "" {
			return code
		}
		for _, form := range stateForms {
			if rest, ok := strings.CutPrefix(key, form); ok {
				key = rest
				break
			}
		}
	}
	return ""
}

// stateBehindOf is the code of the state that an institution's name ends with: "Ministry
// of Foreign Affairs of the Republic of Türkiye"; "" for none.
func stateBehindOf(s string) string {
	for at := 0; ; {
		n := strings.Index(s[at:], " of ")
		if n < 0 {
			return ""
		}
		at += n + len(" of ")
		if code := stateNamed(s[at:]); code != "" {
			return code
		}
	}
}

// headlineAfter reports another line above the story that can be the headline.
func (p *parser) headlineAfter(i int) bool {
	for k := i + 1; k < p.body && k <= i+headParts; k++ {
		s := p.words(k)
		if p.parts[k].class == short && countWords(s, 4) >= 4 && len(scanDates(cutRunes(s, bylineBytes))) == 0 {
			if _, other := matchPattern(lex().mastheads, s); !other {
				return true
			}
		}
	}
	return false
}

// headlineBefore reports that a line stands between the headline and the date: it
// is who publishes.
func (p *parser) headlineBefore(i int) bool {
	if i == 0 || i+1 >= len(p.parts) || i+1 > p.body || countWords(p.words(i-1), 4) < 4 {
		return false
	}
	if _, other := matchPattern(lex().mastheads, p.words(i-1)); other {
		return false
	}
	next := cutRunes(p.words(i+1), bylineBytes)
	return len(scanDates(next)) == 1 && countWords(next, 7) < 7
}

// bodyName is the name of an institution as a record has it: not in capitals.
func bodyName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if !isCapitals(s) {
		return s
	}
	words := strings.Fields(titleCase(s))
	for i, w := range words {
		if lower := strings.ToLower(w); i > 0 && (isParticle(lower) || lower == "for") {
			words[i] = lower
		}
	}
	return strings.Join(words, " ")
}
