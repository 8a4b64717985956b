package encounter

import (
	"slices"
	"sort"
	"strings"

	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// placeAt is the place, not a demonym, that the nominal's head belongs to.
func (f *finder) placeAt(k syntax.Token) (where.Place, bool) {
	p, ok := f.placeOf(k)
	return p, ok && !p.Adjective
}

// placeOf is the place or demonym that the token belongs to.
func (f *finder) placeOf(k syntax.Token) (where.Place, bool) {
	i := sort.Search(len(f.places), func(i int) bool { return f.places[i].End > k.Start() })
	if i < len(f.places) && f.places[i].Start < k.End() {
		return f.places[i], true
	}
	return where.Place{}, false
}

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
	i := sort.Search(len(f.places), func(i int) bool { return f.places[i].Start >= k.Start() })
	for i--; i >= 0; i-- {
		w := f.places[i]
		t, ok := f.text.TokenAt(w.Start)
		if !ok || k.Sentence().Index()-t.Sentence().Index() > 1 {
			return
		}
		if !w.Adjective && (w.Level == where.City || w.Level == where.Country) {
			p.set(w)
			p.evidence = append(p.evidence, [2]int{k.Start(), k.End()})
			return
		}
	}
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

func capital(k syntax.Token) bool {
	c := k.Text()[0]
	return c >= 'A' && c <= 'Z' || c >= 0x80
}

// elsewhere tells of a country that tells more of a thing spoken of and not of
// the encounter: "discussed the settlement in Syria". A town behind such a noun
// is mostly where they met: "held talks on the plan in Istanbul".
func (f *finder) elsewhere(k syntax.Token) bool {
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Nmod || h.UPOS() != syntax.Noun && h.UPOS() != syntax.Pron || f.isEncounterNoun(h) || f.leadsToPlace(h) {
		return false
	}
	if _, named := f.mentionAt(h); named || hasCase(h, "in", "at") {
		return false
	}
	_, place := f.placeAt(h)
	return !place
}

// goal tells of a place that someone goes to, for "where" behind it.
func (f *finder) goal(k syntax.Token) bool { return hasCase(k, "for", "to") }

// headOf is the token of the bytes that governs the others.
func (f *finder) headOf(start, end int) (syntax.Token, bool) {
	span := f.text.SpanOf(start, end)
	return span.Head()
}

// located tells whether "in", "at" or the like stands before the place, or
// another place of which it is the further telling ("in Beijing, capital of
// China").
func (f *finder) located(k syntax.Token, w where.Place) bool {
	if f.afterIn(w) {
		return true
	}
	for range 3 {
		if hasCase(k, "in", "at", "near", "outside", "inside") {
			return true
		}
		b := k.BaseRel()
		if b != syntax.Appos && b != syntax.Nmod && b != syntax.Compound && b != syntax.Flat {
			return false
		}
		h, ok := k.Head()
		if !ok || !isNominal(h) {
			return false
		}
		if b == syntax.Nmod && !hasCase(k, "of", "in") && k.Rel() != syntax.NmodUnmark {
			return false
		}
		if _, isPlace := f.placeAt(h); !isPlace && !f.leadsToPlace(h) {
			return false
		}
		k = h
	}
	return false
}

// afterIn looks at the word right before the place, since trees hang the
// preposition on any word of a long name.
func (f *finder) afterIn(w where.Place) bool {
	k, ok := f.text.TokenAt(w.Start)
	if !ok {
		return false
	}
	i := k.Index() - 1
	if i > 0 && f.text.Token(i).Lower() == "the" {
		i--
	}
	if i < 0 || f.text.Token(i).Sentence() != k.Sentence() {
		return false
	}
	switch f.text.Token(i).Lower() {
	case "in", "at", "near", "outside", "inside":
		return true
	}
	return false
}

// leadsToPlace tells of "capital" in "in Beijing, capital of China".
func (f *finder) leadsToPlace(k syntax.Token) bool {
	switch k.Lemma() {
	case "capital", "city", "town", "resort", "port", "state", "province", "guesthouse", "palace", "hall", "hotel", "office", "house", "residence", "headquarters":
		return true
	}
	return false
}

// sameClause tells whether k stands in the clause of the report's word, by the
// tree or as what goes on with it after a relative clause.
func (f *finder) sameClause(k syntax.Token, r *report) bool {
	if f.climbs(k, r) {
		return true
	}
	h, ok := f.resumed(k)
	return ok && f.climbs(h, r)
}

// resumed tells of words set off by a comma after a relative clause that itself
// follows one: "met B, who is on a visit to C, at D". They go on with the clause
// around it, where trees tend to hang them inside; the noun that the relative
// clause is about is returned.
func (f *finder) resumed(k syntax.Token) (syntax.Token, bool) {
	if !f.afterComma(k) || k.Rel() == syntax.AclRelcl {
		return syntax.Token{}, false
	}
	for range 8 {
		h, ok := k.Head()
		if !ok {
			break
		}
		if k.Rel() == syntax.AclRelcl && f.afterComma(k) {
			return h, true
		}
		k = h
	}
	return syntax.Token{}, false
}

// afterComma tells whether a comma opens k's words or stands right before them.
func (f *finder) afterComma(k syntax.Token) bool {
	first := k.Subtree().First
	return f.text.Token(first).Text() == "," ||
		first > k.Sentence().First() && f.text.Token(first-1).Text() == ","
}

// tellsOf tells of ", which took place in C" behind the noun of a report and its
// phrases, whose last name the tree hangs the clause on.
func (f *finder) tellsOf(v syntax.Token, r *report) bool {
	k := f.text.Token(r.token)
	if v.Rel() != syntax.AclRelcl || isVerb(k) || v.Index() < k.Index() || !f.lex.happenings[v.Lemma()] && !f.plans(v) {
		return false
	}
	s, ok := v.ChildBase(syntax.Nsubj)
	return ok && (s.Lower() == "which" || s.Lower() == "that") && s.Index() <= f.tailEnd(k)+1
}

// meetsAnew tells of "shook hands with A in C, dined with B in D": a second verb of
// meeting, whose place and time are its own where the first has its own too, and of a
// second clause with a subject of its own.
func (f *finder) meetsAnew(v, first syntax.Token) bool {
	if s, ok := v.ChildBase(syntax.Nsubj); ok && !f.isRelative(s) {
		return true
	}
	return f.meets(v) && f.meets(first) && f.hasWhere(first)
}

// meets tells of a verb of verbs.tsv that by itself brings people together.
func (f *finder) meets(v syntax.Token) bool {
	return slices.ContainsFunc(f.lex.verbs[v.Lemma()], func(x verb) bool {
		switch x.frame {
		case "mutual", "host", "hands", "guest":
			return true
		}
		return x.frame == "with" && x.mode == "in person"
	})
}

// hasWhere tells whether a place or time stands right with a verb.
func (f *finder) hasWhere(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Obl || c.Index() < v.Index() {
			continue
		}
		if _, place := f.placeAt(c); place || f.isTime(c) {
			return true
		}
	}
	return false
}

// thenAgain tells of "and saw him again in C", "and later flew to C": the place and time
// of what followed.
func (f *finder) thenAgain(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Advmod && (c.Lower() == "again" || f.lex.sequels[c.Lower()]) {
			return true
		}
	}
	return false
}

// climbs from k to the report's word without leaving the clause.
func (f *finder) climbs(k syntax.Token, r *report) bool {
	goal := map[int]bool{r.token: true, r.anchor: true}
	if h, ok := f.shared(k, r); ok {
		goal[h] = true
	}
	for range 12 {
		if goal[k.Index()] {
			return true
		}
		h, ok := k.Head()
		if !ok {
			return false
		}
		switch b := k.BaseRel(); b {
		case syntax.Acl:
			if h.Index() != r.token && f.tellsOf(k, r) {
				return true
			}
			if h.Index() != r.token || !f.happening(k) {
				return false
			}
		case syntax.Obl, syntax.Nmod:
			if h.Index() != k.Index() && !goal[k.Index()] && hasCase(k, "after", "before", "since", "following", "until") && !f.isTime(k) && !f.isEncounterNoun(k) {
				return false // "the first to meet B after his election on Monday"
			}
		case syntax.Advcl, syntax.Ccomp, syntax.Parataxis, syntax.Csubj:
			return false
		case syntax.Conj:
			if isVerb(k) && (!goal[h.Index()] || f.thenAgain(k) || f.meetsAnew(k, h)) || !isVerb(k) && isVerb(h) && hasOwnSubject(k) {
				return false
			}
		}
		if h.Index() != k.Index() && !goal[h.Index()] && !isVerb(h) && f.isEncounterNoun(h) && h.Index() != r.anchor && !f.marginOf(h) && !f.aimOf(h, r) {
			return false // the place or time of another encounter
		}
		k = h
	}
	return false
}
