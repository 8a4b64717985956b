package encounter

import (
	"sort"
	"strings"

	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// settlePlace finds where a report was: places of its sentence that stand with
// "in" or "at" in the same clause.
func (f *finder) settlePlace(r *report) {
	if r.kind == "call" || r.kind == "letter" || r.afield {
		return
	}
	s := f.text.Sentence(r.sentence)
	if r.kind == "visit" && r.place.country != "" {
		return
	}
	lo := sort.Search(len(f.places), func(i int) bool { return f.places[i].Start >= s.Start() })
	var best placing
	for _, w := range f.places[lo:] {
		if w.Start >= s.End() {
			break
		}
		if w.Adjective || w.Level != where.Venue && w.Level != where.City && w.Level != where.Country && w.Level != where.Region && w.Level != where.Land {
			continue
		}
		k, ok := f.headOf(w.Start, w.End)
		if !ok || !f.located(k, w) && !f.goal(k) && k.BaseRel() != syntax.Obj {
			continue
		}
		if w.Level == where.Country && f.elsewhere(k) {
			continue
		}
		if r.near > 0 && (k.Index() < r.near || k.Index()-r.near > nearReach) || r.apart && (k.Index() < r.token || k.Index() >= f.tailEnd(f.text.Token(r.token))) {
			continue
		}
		same := f.located(k, w) && (f.sameClause(k, r) || r.near > 0)
		if !same && (!f.introduced(r, "where") && !f.introduced(r, "when") || w.Start > f.text.Token(r.anchor).Start()) {
			continue
		}
		if !same {
			best = placing{} // the last place before "where" is the one it means
		}
		if best.country != "" && w.Country != "" && w.Country != best.country && !f.houseIn(&best, w) {
			break // a second place is another matter
		}
		best.set(w)
	}
	if best.venue == "" {
		f.venue(&best, r, s)
	}
	if best.country == "" {
		f.deictic(&best, r)
	}
	if best.country == "" {
		f.wentFor(&best, r)
	}
	if best.country == "" && best.venue == "" {
		return // as the words of the report itself told
	}
	r.place = best
}

// nearReach is how many tokens behind a word its own time and place stand.
const nearReach = 8

func (p *placing) set(w where.Place) {
	if p.presumed && (w.Level == where.City && w.Name != p.city || w.Level == where.Country && w.Country != p.country) {
		p.city, p.country, p.geo = "", "", nil // another house of that name
	}
	switch w.Level {
	case where.Venue:
		p.presumed = p.country == ""
		if p.venue == "" {
			p.venue = w.Name
			p.evidence = append(p.evidence, [2]int{w.Start, w.End})
		}
	case where.City:
		p.presumed = false
		if p.city == "" {
			p.city = w.Name
			p.evidence = append(p.evidence, [2]int{w.Start, w.End})
			if w.GeonameID != 0 {
				p.geo = &record.Geo{GeonameID: w.GeonameID, Lat: w.Lat, Lon: w.Lon}
			}
		}
	case where.Country, where.Region, where.Land:
		if w.Country == "" {
			return
		}
		p.presumed = false
		if p.country == "" {
			p.evidence = append(p.evidence, [2]int{w.Start, w.End})
		}
	default:
		return
	}
	if p.country == "" {
		p.country = w.Country
	}
	if p.city == "" && w.Level == where.Venue {
		p.city = w.City
	}
}

// around adds what stands in apposition to a place: "Geneva, Switzerland".
func (f *finder) around(p *placing, k syntax.Token) {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Appos || b == syntax.Nmod && hasCase(c, "in", "of") || c.Rel() == syntax.NmodUnmark {
			if w, ok := f.placeAt(c); ok && w.Country == p.country {
				p.set(w)
			}
		}
	}
}

// houseIn tells whether a place right behind a house says where that stands: "the
// National Palace of Culture in Sofia", which the gazetteer knows in another city.
func (f *finder) houseIn(p *placing, w where.Place) bool {
	if !p.presumed || len(p.evidence) == 0 {
		return false
	}
	end := p.evidence[len(p.evidence)-1][1]
	if w.Start < end {
		return false
	}
	switch strings.Trim(f.q.Text()[end:w.Start], " ,") {
	case "", "in":
		return true
	}
	return false
}

// wentFor gives talks for which somebody travels the place that he travels to:
// "visited Moscow for talks with B".
func (f *finder) wentFor(p *placing, r *report) {
	k := f.text.Token(r.token)
	v, ok := k.Head()
	if !ok || r.kind == "visit" || !hasCase(k, "for") || !isVerb(v) {
		return
	}
	for _, x := range f.lex.verbs[v.Lemma()] {
		if x.frame != "place" {
			continue
		}
		var there report
		if f.visiting(&there, v, f.subjects(v), false) || there.place.country != "" {
			*p = there.place
		} else {
			f.destinationOf(&there, v, "to", "in")
			*p = there.place
		}
		return
	}
}

// deictic reads "here", the place of the dateline, and "there", where the story
// has just been.
func (f *finder) deictic(p *placing, r *report) {
	for _, i := range []int{r.token, r.anchor} {
		for c := range f.text.Token(i).Children() {
			switch {
			case c.BaseRel() != syntax.Advmod:
			case c.Lower() == "here":
				f.atDateline(p, c)
				return
			case c.Lower() == "there":
				f.justBefore(p, c)
				return
			}
		}
	}
}

// justBefore is the town or country that was named last before a "there", in its
// sentence or the one before.
func (f *finder) justBefore(p *placing, k syntax.Token) {
	if w, ok := f.lastPlace(k, where.City, where.Country); ok {
		p.set(w)
		p.evidence = append(p.evidence, [2]int{k.Start(), k.End()})
	}
}

// atDateline sets the place that "here" means.
func (f *finder) atDateline(p *placing, k syntax.Token) bool {
	d := f.doc.Dateline
	if d == nil || d.Country == "" {
		return false
	}
	p.country = d.Country
	if d.Place != "" {
		p.city = d.Place
	}
	p.evidence = append(p.evidence, [2]int{f.q.Byte(d.Evidence.Start), f.q.Byte(d.Evidence.End)}, [2]int{k.Start(), k.End()})
	return true
}

// venue finds a named house behind "at" that the gazetteer need not know: "at
// the Diaoyutai State Guesthouse".
func (f *finder) venue(p *placing, r *report, s syntax.Sentence) {
	for i := s.First() + 1; i < s.Last()-1; i++ {
		if w := f.text.Token(i).Lower(); w != "at" && w != "in" {
			continue
		}
		first := i + 1
		if f.text.Token(first).Lower() == "the" {
			first++
		}
		last := first
		for last < s.Last() && capital(f.text.Token(last)) {
			last++
		}
		if last <= first || !f.lex.venues[f.text.Token(last-1).Lower()] || last-first < 2 && f.text.Token(first).Lower() != "kremlin" {
			continue
		}
		span := f.text.Span(first, last)
		head, ok := span.Head()
		if !ok || !f.sameClause(head, r) && !(f.text.Token(i-1).Lower() == "," && f.text.Token(r.anchor).IsRoot() && i > r.anchor) {
			continue
		}
		p.venue = span.Text()
		p.evidence = append(p.evidence, [2]int{span.Start(), span.End()})
		return
	}
}

func capital(k syntax.Token) bool {
	c := k.Text()[0]
	return c >= 'A' && c <= 'Z' || c >= 0x80
}
