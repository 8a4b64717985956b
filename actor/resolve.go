package actor

import (
	"slices"
	"strings"
	"time"
)

// Resolution is what one phrase tells, out of any document.
type Resolution struct {
	// Country is the ISO 3166 alpha-3 code, or the code of a kind of organization
	// (UNO, EUR, IGO, NGO, MNC, IMG, ISM).
	Country string
	Sector  string
	Sector2 string
	// Name is the full usual name of a known actor.
	Name  string
	Level string
	Title string
	// Rest is what the phrase says beside the country.
	Rest string
}

// Found tells whether the phrase names an actor at all.
func (r Resolution) Found() bool { return r.Country != "" || r.Sector != "" }

// Resolve reads one phrase. Context is any text that stood around it and may name
// the country; date chooses among dated facts ("2022-05-01", "1 May 2022"; anything
// else means the latest that is known).
func Resolve(phrase, context, date string) Resolution {
	return ResolveIn(phrase, context, date, nil)
}

// PublisherOf tells whom a publisher speaks for. What stands behind "of" goes first:
// "Chancellery" alone is Germany's.
func PublisherOf(name string) Resolution {
	_, behind, _ := strings.Cut(name, " of ")
	if of := Resolve(strings.TrimPrefix(behind, "the "), "", ""); of.Country != "" {
		return of
	}
	return Resolve(name, "", "")
}

// ResolveIn is Resolve with a gazetteer: place gives the country of a place that
// the lexicon does not know.
func ResolveIn(phrase, context, date string, place func(name string) (country string, ok bool)) Resolution {
	p := newPhrase(phrase, parseDate(date))
	p.place = place
	p.read()
	if p.out.Country == "" && context != "" {
		c := newPhrase(context, p.date)
		c.scan()
		if i := c.first(isCountry); i >= 0 && (p.out.Sector != "" || p.named) {
			p.out.Country = p.lex.countries[c.hits[i].ref].code
		}
	}
	return p.out
}

// latest stands for "today": later than every tenure that has ended.
const latest = "9999"

func parseDate(s string) string {
	for _, layout := range []string{"2006-01-02", "2 January 2006", "January 2, 2006", "2 Jan 2006", "2006-01", "2006"} {
		if t, err := time.Parse(layout, strings.TrimSpace(titleCase(s))); err == nil {
			return t.Format("2006-01-02")
		}
	}
	return latest
}

// titleCase writes "1 july 2021" as "1 July 2021".
func titleCase(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// phrase is the state of one resolution.
type phrase struct {
	lex   *lexicon
	text  string
	atoms []atom
	hits  []hit
	date  string
	place func(string) (string, bool)
	out   Resolution
	named bool // something was recognised that has no country of its own
	taken []bool
}

func newPhrase(text, date string) *phrase {
	p := &phrase{lex: lex(), text: text, date: date}
	p.atoms = cut(nil, text, 0)
	for i := range p.atoms { // in a phrase each word may begin or end an entry
		p.atoms[i].first, p.atoms[i].last = true, true
	}
	p.taken = make([]bool, len(p.atoms))
	return p
}

// hit is an entry found in a phrase.
type hit struct {
	kind        entryKind
	ref         int32
	first, last int // atoms
}

func (p *phrase) read() {
	if len(p.atoms) == 0 {
		return
	}
	if len(p.atoms) == 1 && personalPronoun(p.atoms[0].text) {
		p.out.Sector = "UNK"
		return
	}
	p.scan()
	p.country()
	p.sector()
	p.person()
	p.bareCity()
	p.rest()
}

func personalPronoun(w string) bool {
	switch w {
	case "he", "she", "they", "it", "him", "her", "them", "we", "us", "i", "you", "who":
		return true
	}
	return false
}

func (p *phrase) scan() {
	for a := 0; a < len(p.atoms); {
		m, ok := p.lex.trie.longest(p.atoms, a, len(p.atoms))
		if !ok {
			a++
			continue
		}
		e := p.choose(m)
		if e.kind != notActor {
			p.hits = append(p.hits, hit{e.kind, e.ref, m.first, m.last})
			for i := m.first; i < m.last; i++ {
				p.taken[i] = true
			}
		}
		a = m.last
	}
}

// choose takes the reading of the lowest rank, and among organizations the one that
// the date fits.
func (p *phrase) choose(m match) entry {
	best := m.entries[0]
	for _, e := range m.entries[1:] {
		switch {
		case e.kind == organizationName && best.kind == organizationName:
			if p.holds(e.ref) && !p.holds(best.ref) {
				best = e
			}
		case rank(e.kind) < rank(best.kind):
			best = e
		}
	}
	for _, e := range m.entries {
		if e.kind == notActor {
			return e
		}
	}
	return best
}

func (p *phrase) holds(ref int32) bool {
	o := &p.lex.orgs[ref]
	y, _ := year(p.date)
	return (o.from == 0 || o.from <= y) && (o.to == 0 || y <= o.to)
}

func isCountry(k entryKind) bool {
	return k == countryName || k == countryAdjective || k == countryDemonym || k == countryCapital || k == countrySeat
}

func (p *phrase) first(is func(entryKind) bool) int {
	return slices.IndexFunc(p.hits, func(h hit) bool { return is(h.kind) })
}

// country takes the first country that is not the one an envoy is sent to.
func (p *phrase) country() {
	for _, h := range p.hits {
		if !isCountry(h.kind) || h.first > 0 && (p.atoms[h.first-1].text == "to" || p.atoms[h.first-1].text == "against") {
			continue
		}
		c := p.lex.countries[h.ref]
		p.out.Country, p.out.Name = c.code, c.name
		p.out.Sector = c.sector
		if h.kind == countrySeat || h.kind == countryCapital && h.first == 0 && h.last == len(p.atoms) {
			p.out.Sector = "GOV"
		}
		return
	}
}

// bareCity reads a city as its country; alone it stands for the people there.
func (p *phrase) bareCity() {
	if p.out.Country != "" {
		return
	}
	words := make([]string, len(p.atoms))
	for i, a := range p.atoms {
		words[i] = a.text
	}
	for n := min(4, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			if p.atoms[i].shape == lowerCase {
				continue
			}
			row, ok := p.lex.cities[strings.Join(words[i:i+n], " ")]
			if !ok {
				continue
			}
			p.out.Country = p.lex.countries[row].code
			if p.out.Sector == "" && n == len(words) {
				p.out.Sector, p.out.Name = "CVL", p.text
			}
			return
		}
	}
	if p.place == nil || p.named || len(words) > 4 || p.atoms[0].shape == lowerCase {
		return
	}
	if _, given := p.lex.given[words[0]]; given {
		return // a person's name, as like as not
	}
	if code, ok := p.place(p.text); ok {
		p.out.Country, p.out.Sector, p.out.Name = code, "CVL", p.text
	}
}

// rest is what the phrase says beside the country.
func (p *phrase) rest() {
	var words []string
	for i, a := range p.atoms {
		skip := a.text == "a" || a.text == "an" || a.text == "the" || a.text == "s" || strings.Contains(parting, a.text)
		for _, h := range p.hits {
			if isCountry(h.kind) && h.first <= i && i < h.last {
				skip = true
			}
		}
		if !skip {
			words = append(words, a.text)
		}
	}
	p.out.Rest = strings.Join(words, " ")
}
