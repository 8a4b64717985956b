package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// visitNoun reads "A's visit to C", "A paid a visit to C", "A is on a visit to
// C", "the visit of A to C", "a visit to C by A".
func (f *finder) visitNoun(r *report, k syntax.Token, g governing) {
	r.visitKind = f.visitKind(k)
	top := f.legOf(k)
	if top != k {
		g = f.governing(top)
	}
	f.later = f.later[:0]
	f.phasesBehind(r, k)
	subj := f.visitOwners(r, k)
	if r.place.country == "" && !f.placeBehind(r, k, "to") && !hasTail(f.tail(k), "to") {
		f.placeBehind(r, k, "in") // a trip to a region is in none of its towns
	}
	if g.verb >= 0 {
		v := f.text.Token(g.verb)
		if !hasCase(top, "after", "following", "since") || f.lex.phases[v.Lemma()] == "end" {
			f.phaseOf(r, v) // not "arrived home after a visit to C"
		}
		if o, ok := v.ChildBase(syntax.Obj); ok && f.lex.choices[v.Lemma()] && hasCase(k, "for") {
			f.destination(r, o) // "chose C for his first trip"
		}
		if r.place.country == "" && !hasTail(f.tail(k), "to") {
			f.destinationOf(r, v, "to", "in")
		}
		if len(subj) == 0 && !g.passive && !g.happens && !g.host || f.atHome(r, subj) {
			subj = f.subjects(v) // "his trip to China": not the host's, whoever "his" was taken for
		}
	} else if g.cop && len(subj) == 0 {
		subj = f.copSubject(k)
	}
	if h, ok := k.Head(); ok && r.place.country == "" && k.BaseRel() == syntax.Nsubj && hasCase(h, "to") && f.destination(r, h) {
		r.anchor = h.Index() // "his first visit will be to Germany"
	}
	if h, ok := k.Head(); ok && r.place.country == "" && hasCase(h, "in") && f.destination(r, h) && len(subj) == 0 {
		subj = f.copSubject(h) // "is in Washington on an official visit"
	}
	stays := f.onVisitCop(top, g)
	if list := f.onVisitBehind(top); len(list) > 0 && (len(subj) == 0 || f.nextTo(top, list[0]) && !f.atHome(r, list)) {
		subj, r.arrival, r.status, stays = list, true, "under way", true
	}
	if len(subj) == 0 {
		subj = f.ownersOf(top, 0)
	}
	if with := f.escorted(top); len(with) > 0 {
		subj = distinct(append(subj, with...))
		if v, ok := top.Head(); ok && v.XPOS() == "VBG" { // "is accompanying"
			if aux, ok := v.ChildBase(syntax.RelAux); ok && aux.XPOS() == "VBZ" {
				r.arrival, r.status = true, "under way"
			}
		}
	}
	if f.duringOwn(k) {
		if stays = true; len(subj) == 0 && g.verb >= 0 && !g.passive {
			subj = f.subjects(f.text.Token(g.verb)) // "During his visit A met B"
		}
	}
	subj = f.firstBy(k, subj)
	if len(subj) == 0 {
		f.definite(r, k)
		return
	}
	if f.paidTo(r, k, subj) {
		f.addAll(r, k)
		return
	}
	far := f.farAfield(k)
	if far {
		r.place, r.afield = placing{}, true // "a tour of Asia that began in C"
	}
	far = far || f.overseas(k)
	f.houseHere(r, k, subj)
	stays = stays && len(f.foreigners(subj)) == 1 && !hasTail(f.tail(k), "to") && !f.atDatelineHome(subj[0])
	r.weak = r.weak && !far && !stays && (r.place.country == "" || !g.light && !g.ruled && !f.ownedBy(k, subj) && !f.setsOut(g)) // "her journey to C"
	r.hosts = f.invitation(k, g)
	if rest := without(subj, r.hosts); len(rest) > 0 {
		subj = rest // "At the invitation of A, President of C, B, President of D, paid a visit"
	}
	for c := range k.Children() {
		r.arrival = r.arrival || c.BaseRel() == syntax.Amod && f.lex.current[c.Lower()]
	}
	r.nominal = r.place.country != "" && r.place.city == ""
	r.placeless = r.place.country == "" && len(f.expand(subj)) == 1 && (stays || f.undertaken(k, g) && !hasTail(f.tail(k), "to") || f.dated(k) || far || g.ruled && f.callsOff(f.text.Token(g.verb)))
	if r.place.country == "" && !r.placeless || !f.visitors(r, subj) {
		return
	}
	if s, ok := k.ChildBase(syntax.Nsubj); ok && g.cop && f.isRelative(s) {
		r.start, r.end = s.Start(), f.text.Token(f.lastOfVisit(k)).End()
	}
	f.furtherStops(r, subj)
	f.addAll(r, k)
}

// onVisitBehind is the one set off before "on a visit to C": "A, on a visit to C, said".
func (f *finder) onVisitBehind(k syntax.Token) []side {
	on, ok := k.Child(syntax.Case)
	if b := k.BaseRel(); !ok || b != syntax.Nmod && b != syntax.Obl || !hasCase(k, "on") || on.Index() == k.Sentence().First() || f.text.Token(on.Index()-1).Text() != "," {
		return nil
	}
	return f.foreigners(f.setOff(on.Index() - 1))
}

// houseHere gives "a visit to the base", "to the parliament" by one from elsewhere the
// country that the story is told from: a place of which no list tells where it is.
func (f *finder) houseHere(r *report, k syntax.Token, subj []side) {
	d := f.doc.Dateline
	if r.place.country != "" || d == nil || d.Country == "" || len(subj) != 1 || len(f.foreigners(subj)) == 0 || f.nation(subj[0].actor) == d.Country || f.farAfield(k) {
		return
	}
	for c := range k.Children() {
		if c.BaseRel() != syntax.Nmod || !hasCase(c, "to") || len(f.sidesOf(c)) > 0 || c.UPOS() != syntax.Noun && !f.lex.venues[c.Lower()] {
			continue
		}
		if _, ok := f.placeOf(c); ok {
			return
		}
		r.place.country = d.Country
		r.place.evidence = append(r.place.evidence, [2]int{f.q.Byte(d.Evidence.Start), f.q.Byte(d.Evidence.End)})
		return
	}
}

// escorted is whom somebody accompanies on a visit, which is theirs too: "who accompanied
// President A on a state visit to C".
func (f *finder) escorted(k syntax.Token) []side {
	v, ok := k.Head()
	if !ok || v.Lemma() != "accompany" || k.BaseRel() != syntax.Obl || !hasCase(k, "on", "during") {
		return nil
	}
	if _, passive := v.Child(syntax.AuxPass); passive {
		return nil
	}
	return f.foreigners(f.objects(v))
}

// onVisitCop tells of "A is on a three-day visit", of which is not told where to.
func (f *finder) onVisitCop(k syntax.Token, g governing) bool {
	return g.cop && hasCase(k, "on") && k.Feat("Number") != "Plur"
}

// duringOwn tells of "during his two-day stay", "on her ninth visit": one's own visit, as
// the time of something else.
func (f *finder) duringOwn(k syntax.Token) bool {
	_, whose := k.Child(syntax.NmodPoss)
	return whose && k.Feat("Number") != "Plur" && hasCase(k, "during", "on", "throughout") && f.segmentAt(k.Start()) != record.Title
}

// atDatelineHome tells of one of the country that the story is told from, whom it has not
// shown abroad.
func (f *finder) atDatelineHome(s side) bool {
	d, home := f.doc.Dateline, f.nation(s.actor)
	if d == nil || d.Country == "" || home != d.Country {
		return false
	}
	for _, p := range f.reports {
		if p.place.country != "" && p.place.country != home && slices.ContainsFunc(p.sides, func(x side) bool { return x.actor == s.actor }) {
			return false
		}
	}
	return true
}

// nextTo tells of "received A, on a state visit": the comma before the phrase stands right
// behind the name, and no owner with the noun says whose visit it is.
func (f *finder) nextTo(k syntax.Token, s side) bool {
	on, _ := k.Child(syntax.Case)
	m, ok := f.index.end[on.Index()-1]
	_, whose := k.Child(syntax.NmodPoss)
	return ok && !whose && f.cast.Mentions[m].Actor == s.actor
}

// without is the list less those of another.
func without(list, others []side) []side {
	return slices.DeleteFunc(slices.Clone(list), func(s side) bool {
		return slices.ContainsFunc(others, func(x side) bool { return x.actor == s.actor })
	})
}

// paidTo makes a meeting of "A paid a courtesy visit to President B".
func (f *finder) paidTo(r *report, k syntax.Token, subj []side) bool {
	hosts := f.with(k, "to")
	if r.place.country != "" || !f.officeHolders(hosts) || !f.officeHolders(subj) {
		return false
	}
	r.kind, r.visitKind = "meeting", ""
	r.sides = append(withRole(subj, "guest"), withRole(hosts, "host")...)
	return true
}

// officeHolders tells of one person or more, all in office.
func (f *finder) officeHolders(list []side) bool {
	for _, s := range list {
		if f.cast.Actors[s.actor].Kind != actor.Person || f.standing(s.actor) != official {
			return false
		}
	}
	return len(list) > 0
}

// atHome tells of a visitor whose own country is visited.
func (f *finder) atHome(r *report, subj []side) bool {
	return len(subj) == 1 && r.place.country != "" && f.nation(subj[0].actor) == r.place.country
}

func hasTail(list []phrase, prep string) bool {
	return slices.ContainsFunc(list, func(p phrase) bool { return p.prep == prep })
}

// undertaken tells of a visit that somebody makes although the words do not say
// where to: "began a three-day visit on Wednesday".
func (f *finder) undertaken(k syntax.Token, g governing) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Amod && f.lex.current[c.Lower()] {
			return true // "his current trip"
		}
	}
	if h, ok := k.Head(); ok && k.BaseRel() == syntax.Nsubj {
		if _, is := h.Child(syntax.Cop); is {
			_, whose := h.Child(syntax.NmodPoss)
			return whose // "the trip is A's ninth"
		}
	}
	return g.verb >= 0 && g.light && !g.passive && k.Feat("Number") == "Sing" && !isDefinite(k) && f.segmentAt(k.Start()) != record.Title
}

// ownedBy tells of "A's journey", "her stay": the noun itself says whose it is.
func (f *finder) ownedBy(k syntax.Token, subj []side) bool {
	p, ok := k.Child(syntax.NmodPoss)
	if !ok || len(subj) != 1 {
		return false
	}
	own := f.sidesOf(p)
	return len(own) == 1 && own[0].actor == subj[0].actor
}

// dated tells of "A's visit in May", "the planned visit by A": one of which is not told
// where to, and which is no other's.
func (f *finder) dated(k syntax.Token) bool {
	if k.Feat("Number") == "Plur" || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Amod && f.plans(c) {
			return true
		}
	}
	if hasTail(f.tail(k), "to") {
		return false // "his visit on Thursday to the shrine"
	}
	p, ok := k.Child(syntax.NmodPoss)
	return ok && p.Lower() == "whose" || f.timeBehind(k) // "A, whose visit follows that of B"
}

// timeBehind tells of a time right behind the noun, however the tree hangs it: "his visit
// in May", "her trip last week".
func (f *finder) timeBehind(k syntax.Token) bool {
	for i := k.Index() + 1; i < min(k.Index()+3, k.Sentence().Last()); i++ {
		t := f.text.Token(i)
		if j := f.timesFrom(t.Start()); j < len(f.times) && f.times[j].Start <= t.Start() {
			return true
		}
		if t.UPOS() != syntax.Adp && t.UPOS() != syntax.Det {
			break
		}
	}
	return false
}

// visitOwners lists whose visit it is by the noun's own phrases, and sets where
// it goes where they tell.
func (f *finder) visitOwners(r *report, k syntax.Token) []side {
	var subj []side
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Nmod && b != syntax.Obl {
			continue
		}
		switch {
		case f.lex.lands[c.Lemma()]:
			// "a tour of three capitals": whose it is stands elsewhere
		case c.Rel() == syntax.NmodPoss, f.cased(c, "by", "of", "from"):
			subj = append(subj, f.sidesOf(c)...)
		case f.cased(c, "to", "in"):
			f.destination(r, c)
		}
	}
	if len(subj) == 0 {
		subj = f.sidesBehind(k, "by", "of")
	}
	if len(subj) == 0 {
		subj = f.ofBehindPlace(k)
	}
	if len(subj) == 1 && r.place.country == "" {
		f.toBehindOwner(r, k)
	}
	if len(subj) == 1 && r.place.country == "" {
		f.namedFor(r, k, subj[0])
	}
	if v, ok := k.Child(syntax.AclRelcl); ok && len(subj) == 0 && f.light(v) == "full" {
		subj = f.subjects(v) // "the visit that he paid to C"
		f.destinationOf(r, v, "to")
	}
	if v, ok := k.Child(syntax.Acl); ok && len(subj) == 0 && v.XPOS() == "VBN" && f.light(v) == "full" {
		subj = f.with(v, "by") // "the visit paid by A to C"
		f.destinationOf(r, v, "to")
	}
	return subj
}

// ofBehindPlace are those of "the recent visit to C of the President of D, A".
func (f *finder) ofBehindPlace(k syntax.Token) []side {
	list := f.tail(k)
	if len(list) < 2 || list[0].prep != "to" || list[1].prep != "of" || !f.landOrTown(f.text.Token(list[1].at-2)) {
		return nil
	}
	t := f.text.Token(list[1].at)
	if m, ok := f.rightOf(t.Index()); ok && f.cast.Actors[m.Actor].Kind == actor.Person {
		return f.sidesOfMention(m)
	}
	return nil
}

// toBehindOwner sets where "the trip of her counterpart, A, to C" goes, whose owner's name
// stands between commas.
func (f *finder) toBehindOwner(r *report, k syntax.Token) {
	for i := k.Index() + 2; i+2 < min(k.Sentence().Last(), k.Index()+phraseReach); i++ {
		t := f.text.Token(i)
		if isVerb(t) || t.UPOS() == syntax.Sconj || f.isEncounterNoun(t) {
			return
		}
		if t.Text() == "," && f.text.Token(i+1).Lower() == "to" && f.destination(r, f.text.Token(i+2)) {
			return
		}
	}
}

// namedFor reads "A's South Korean trip", "A's China visit": the country before the
// noun is where it goes, when it is not A's own.
func (f *finder) namedFor(r *report, k syntax.Token, visitor side) {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Amod && b != syntax.Compound || c.Index() > k.Index() {
			continue
		}
		p, ok := f.placeOf(c)
		if !ok || p.Level != where.Country || p.Country == "" || p.Country == f.nation(visitor.actor) || f.nation(visitor.actor) == "" {
			continue
		}
		r.place.country = p.Country
		r.place.evidence = append(r.place.evidence, [2]int{p.Start, p.End})
		return
	}
}

// phaseOf reads from the verb above a visit whether it begins or ends.
func (f *finder) phaseOf(r *report, v syntax.Token) {
	switch f.lex.phases[v.Lemma()] {
	case "begin":
		r.arrival = true
	case "end":
		r.ending = true
	}
}

// lastOfVisit is the last word of the phrase "a visit to C".
func (f *finder) lastOfVisit(k syntax.Token) int {
	last := k.Index()
	for c := range k.Children() {
		if (c.BaseRel() == syntax.Nmod || c.BaseRel() == syntax.Obl) && f.cased(c, "to", "in") && c.Index() == last+2 {
			return c.Index()
		}
	}
	for i := last + 1; i < min(last+6, k.Sentence().Last()); i++ {
		if t := f.text.Token(i); t.UPOS() == syntax.Propn {
			for i+1 < k.Sentence().Last() && f.text.Token(i+1).UPOS() == syntax.Propn {
				i++
			}
			return i
		} else if t.UPOS() != syntax.Adp && t.UPOS() != syntax.Det {
			break
		}
	}
	return last
}

func (f *finder) copSubject(k syntax.Token) []side {
	s, ok := k.ChildBase(syntax.Nsubj)
	if !ok {
		return f.joinedSubject(k)
	}
	if f.isRelative(s) {
		return f.antecedent(k, s)
	}
	return f.sidesOf(s)
}

// joinedSubject is the person of "…, and A, the minister, was in C", whom the tree
// takes for a conjunct of the place.
func (f *finder) joinedSubject(k syntax.Token) []side {
	be, ok := k.Child(syntax.Cop)
	if !ok {
		return nil
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Conj && c.Index() < be.Index() && f.isPerson(c) {
			return f.sidesOf(c)
		}
	}
	return nil
}

// invitation finds the host in "at the invitation of B".
func (f *finder) invitation(k syntax.Token, g governing) []side {
	for c := range f.beneath(k, g) {
		if c.Lemma() == "invitation" && hasCase(c, "at", "on", "upon") {
			own, _ := f.ownSides(c)
			return own
		}
	}
	return nil
}

// visitKind is the sort of visit that the words before the noun name.
func (f *finder) visitKind(k syntax.Token) string {
	kind := ""
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Amod || b == syntax.Compound {
			if k := f.lex.visits[c.Lower()]; k != "" {
				kind = k // the word next to the noun: "a friendly state visit"
			}
		}
	}
	return kind
}

// phasesBehind reads "a visit which began on Sunday and ends on Friday".
func (f *finder) phasesBehind(r *report, k syntax.Token) {
	for c := range k.Children() {
		if c.BaseRel() != syntax.Acl || !isVerb(c) {
			continue
		}
		f.phaseIn(r, c)
		for d := range c.Children() {
			if d.BaseRel() == syntax.Conj && isVerb(d) {
				f.phaseIn(r, d)
			}
		}
	}
}

func (f *finder) phaseIn(r *report, v syntax.Token) {
	phase := f.lex.phases[v.Lemma()]
	for c := range v.Children() {
		if phase == "" || c.BaseRel() != syntax.Obl && c.Rel() != "obl:unmarked" || !f.isTime(c) {
			continue
		}
		d := datingOf(&f.times[f.timesFrom(c.Start())])
		if phase == "begin" {
			r.date, r.arrival = d, true
		} else {
			r.ended = d
		}
	}
}
