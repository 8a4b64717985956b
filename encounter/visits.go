package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// visiting reads "A visited C", "A arrived in C", "A landed here".
func (f *finder) visiting(r *report, k syntax.Token, subj []side, passive bool) bool {
	expected := k.Lemma() == "expect"
	if passive != expected || len(subj) == 0 || k.Lemma() == "set" && !f.setsOffFor(k) || expected && f.hasClause(k) || f.lex.goings[k.Lemma()] && f.inPassing(k) {
		return false
	}
	if expected {
		r.status = "planned" // "is expected in Cairo"
	}
	for c := range k.Children() {
		ok := false
		switch c.BaseRel() {
		case syntax.Obj:
			if f.leaves(r, k, c, subj) {
				return true
			}
			ok = k.Lemma() == "visit" || (k.Lemma() == "tour" || k.Lemma() == "reach") && f.landOrTown(c)
		case syntax.Obl:
			if from, back := f.returnedFrom(k); back {
				c, ok, r.ending = from, true, true
				break
			}
			ok = hasCase(c, "in", "to", "at", "into") && !(k.Lemma() == "go" && hasCase(c, "into")) && !(hasCase(c, "in", "at") && f.lex.goings[k.Lemma()]) && k.Lemma() != "visit" && k.Lemma() != "leave" && k.Lemma() != "depart" ||
				hasCase(c, "for") && f.setsOffFor(k)
		case syntax.Advmod:
			if h, there := f.whereReached(k, c); there {
				c, ok = h, true // "in C, where A arrived on Monday"
				break
			}
			ok = c.Lower() == "here" && k.Lemma() != "leave" && k.Lemma() != "depart"
		}
		if ok && f.destination(r, c) {
			r.leaving = hasCase(c, "for")
			f.stopsBehindTimes(r, k)
			f.phaseOf(r, k)
			if !f.visitors(r, subj) || r.placeless && len(f.foreigners(subj)) == 0 {
				return false
			}
			r.visitKind = f.sortOfStay(k, c)
			f.together(r, k, r.sides)
			f.furtherStops(r, r.sides)
			return true
		}
	}
	return f.invitedHome(r, k, subj) || f.arrivesHere(r, k, subj) || f.leavesFor(r, k, subj)
}

// setsOffFor tells of a verb of leaving, whose goal stands behind "for".
func (f *finder) setsOffFor(k syntax.Token) bool {
	switch k.Lemma() {
	case "leave", "depart", "head":
		return true
	case "set":
		return particle(k) == "off" || particle(k) == "out"
	}
	return false
}

// leaves reads "A left C on Monday", the end of a visit to a country not A's own, where
// nothing tells where A goes from there.
func (f *finder) leaves(r *report, k, c syntax.Token, subj []side) bool {
	if k.Lemma() != "leave" && k.Lemma() != "depart" || !isFinite(k) || !f.landOrTown(c) || !f.officeHolders(subj) {
		return false
	}
	for _, s := range subj {
		if f.nation(s.actor) == "" {
			return false
		}
	}
	for _, p := range f.tail(c) {
		if p.prep == "for" || p.prep == "to" {
			return false
		}
	}
	var t report
	if !f.destination(&t, c) || !f.visitors(&t, slices.Clone(subj)) {
		return false
	}
	r.place, r.sides, r.ending = t.place, t.sides, true
	return true
}

// sortOfStay is the sort of visit in "will travel to C on a state visit", where the
// phrase hangs on the verb or on the country.
func (f *finder) sortOfStay(heads ...syntax.Token) string {
	for _, h := range heads {
		for c := range h.Children() {
			if b := c.BaseRel(); (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "on", "for") && f.kindOf(c) == "visit" {
				return f.visitKind(c)
			}
		}
	}
	return ""
}

// presence reads "A is in C" and "A will be in C on Monday", where A is from
// elsewhere.
func (f *finder) presence(k syntax.Token) {
	s, ok := k.ChildBase(syntax.Nsubj)
	be, _ := k.Child(syntax.Cop)
	left, named := f.leftOf(be.Index())
	at := f.whereStays(k)
	p, placed := f.placeAt(at)
	joined := f.joinedSubject(k)
	if k.Lower() == "there" {
		f.wasThere(k, be, append(f.copSubject(k), joined...))
		return
	}
	if t := (report{}); !placed && at.Lemma() == "capital" && f.townOf(&t, at) {
		placed, p.Level = true, where.City // "had been in the Ukrainian capital"
	}
	ground := !placed && f.bareGround(at) && f.purposeful(at)
	here := at.Lower() == "here"
	if here || ground {
		placed, p.Level = true, where.City
	}
	been := be.Lower() == "been" && hasCase(at, "to") && !f.openedBy(k, "never")
	if !ok && !named && len(joined) == 0 || !placed || !here && !been && !hasCase(at, "in", "at") || p.Level != where.City && p.Level != where.Country && p.Level != where.Venue {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "is in"}
	var subj []side
	switch {
	case !ok:
		subj = joined
	case f.isRelative(s):
		subj = f.antecedent(k, s)
	default:
		subj = f.sidesOf(s)
	}
	if named && len(subj) == 0 {
		subj = f.sidesOfMention(left) // "Acting Minister A is in C", with "acting" taken for a verb
	}
	f.later = f.later[:0]
	if len(subj) != 1 || f.cast.Actors[subj[0].actor].Kind != actor.Person || f.nation(subj[0].actor) == "" && !(ok && s.Lower() == "i") {
		return
	}
	if f.destination(r, at) && f.visitors(r, subj) {
		r.arrival = f.onVisit(r, k)
		r.background = been && f.counted(k)
		for i := be.Index() + 1; i <= max(at.Index()-1, k.Index()); i++ {
			switch f.text.Token(i).Lower() {
			case "due":
				r.status, r.arrival = "planned", false
			case "last":
				r.background = true
			}
		}
		f.addAll(r, k)
	}
}

// wasThere reads "A was there in April", of the town or country named last.
func (f *finder) wasThere(k, be syntax.Token, subj []side) {
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "was there"}
	if len(subj) != 1 || f.cast.Actors[subj[0].actor].Kind != actor.Person || f.nation(subj[0].actor) == "" || be.XPOS() != "VBD" && be.XPOS() != "VBN" {
		return
	}
	f.later = f.later[:0]
	if f.justBefore(&r.place, k); r.place.country != "" && f.visitors(r, subj) {
		f.addAll(r, k)
	}
}

// whereStays is the place of "was last at C", "is back in C": behind the word that
// the copula stands with, or that word itself.
func (f *finder) whereStays(k syntax.Token) syntax.Token {
	if !f.lex.stays[k.Lower()] {
		return k
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Advmod && c.Lower() == "here" {
			return c
		}
		if h, ok := f.whereReached(k, c); ok {
			return h // "in C, where A is due on Monday"
		}
		if c.BaseRel() == syntax.Obl && hasCase(c, "in", "at") {
			if _, ok := f.placeAt(c); ok {
				return c
			}
		}
	}
	return k
}

// visitingHere reads "visiting Premier A": A is on a visit to the country of the
// dateline, where that is not his own.
func (f *finder) visitingHere(k syntax.Token) {
	m, ok := f.index.begin[k.Index()]
	if !ok {
		m, ok = f.index.begin[k.Index()+1]
	}
	d := f.doc.Dateline
	if d == nil || d.Country == "" || f.segmentAt(k.Start()) == record.Title {
		return
	}
	var subj []side
	if h, up := k.Head(); ok {
		subj = []side{{actor: f.cast.Mentions[m].Actor, at: f.cast.Mentions[m].Head}}
	} else if up && k.BaseRel() == syntax.Amod {
		subj = f.sidesOf(h) // "C's visiting speaker, A"
	}
	if len(subj) != 1 || !f.officeHolders(subj) || f.nation(subj[0].actor) == "" {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "visiting", arrival: true, status: "under way", nominal: true}
	r.place.country = d.Country
	r.place.evidence = append(r.place.evidence, [2]int{f.q.Byte(d.Evidence.Start), f.q.Byte(d.Evidence.End)})
	f.later = f.later[:0]
	if f.visitors(r, subj) {
		f.addAll(r, k)
	}
}

// inPassing tells of going that is told for something else: "before coming to
// Moscow", "the first to come to Japan", "came to Paris for a summit".
func (f *finder) inPassing(k syntax.Token) bool {
	if h, ok := k.Head(); ok && !isFinite(k) && k.BaseRel() != syntax.Xcomp && !f.goesNext(k) && len(f.guests(k, h)) == 0 && !f.invitedTo(k) {
		return true
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "for") && f.isEncounterNoun(c) {
			n, _ := f.nounOf(c)
			return n.kind != "visit" && k.Lemma() != "fly"
		}
	}
	return false
}

// returnedFrom is the place of "returned from C", "returned to the capital on Sunday from
// C", where the visit was.
func (f *finder) returnedFrom(k syntax.Token) (syntax.Token, bool) {
	if k.Lemma() != "return" {
		return k, false
	}
	for i := k.Index() + 1; i < min(k.Index()+nearReach+2, k.Sentence().Last()); i++ {
		t := f.text.Token(i)
		if isVerb(t) || t.Text() == "," {
			break
		}
		if hasCase(t, "from") && f.landOrTown(t) {
			return t, true
		}
	}
	return k, false
}

// goesNext tells of "will call on B before flying to C": what is to follow.
func (f *finder) goesNext(k syntax.Token) bool {
	h, ok := k.Head()
	return ok && k.BaseRel() == syntax.Advcl && k.XPOS() == "VBG" && firstAux(k) == "before" && k.Lemma() != "return" && isVerb(h) && k.Index() > h.Index()
}

// stopsBehindTimes adds the places that the tree hangs on a time: "travels to A on
// Monday and to B on Tuesday".
func (f *finder) stopsBehindTimes(r *report, k syntax.Token) {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Obl || !f.isTime(c) {
			continue
		}
		for d := range c.Children() {
			if _, ok := f.placeAt(d); ok && d.BaseRel() == syntax.Conj {
				r.stops = append(r.stops, d)
			}
		}
	}
}

// taken reads "the tour took (will take) A to C".
func (f *finder) taken(r *report, k syntax.Token) bool {
	s, ok := k.ChildBase(syntax.Nsubj)
	if !ok {
		return false
	}
	if f.isRelative(s) {
		if s, ok = k.Head(); !ok {
			return false
		}
	}
	if n, ok := f.nounOf(s); !ok || n.kind != "visit" {
		return false
	}
	subj := f.objects(k)
	f.destinationOf(r, k, "to")
	if r.place.country == "" {
		f.placeBehind(r, k, "to")
	}
	if len(subj) == 0 || r.place.country == "" || !f.visitors(r, subj) {
		return false
	}
	f.furtherStops(r, subj)
	return true
}

// sending reads "A sent an envoy to C": the envoy visits, or A where nobody
// else is named.
func (f *finder) sending(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	if passive {
		o, ok = k.Child(syntax.NsubjPass)
	}
	if !ok || !f.bears(o) && !f.isPerson(o) {
		return false
	}
	f.destinationOf(r, k, "to")
	if r.place.country == "" && !f.placeBehind(r, o, "to") {
		return false
	}
	sent := f.sidesOf(o)
	if len(sent) == 0 {
		sent = subj
	}
	for _, s := range sent {
		if n := f.nation(s.actor); n == r.place.country {
			return false
		}
	}
	r.sides = withRole(sent, "visitor")
	return len(sent) == 1
}

// leading reads "A led a delegation to C".
func (f *finder) leading(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	if !ok || passive || !f.bears(o) || len(subj) != 1 || f.cast.Actors[subj[0].actor].Kind != actor.Person {
		return false
	}
	f.destinationOf(r, k, "to")
	if r.place.country == "" && !f.placeBehind(r, o, "to") && !f.onVisitTo(r, k, o) && !f.eventHere(r, k, o, subj[0]) {
		return false
	}
	return f.visitors(r, subj)
}

// onVisitTo reads "leads a delegation on a working visit to C".
func (f *finder) onVisitTo(r *report, heads ...syntax.Token) bool {
	for _, h := range heads {
		for c := range h.Children() {
			if b := c.BaseRel(); (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "on", "for") && f.kindOf(c) == "visit" {
				r.visitKind = f.visitKind(c)
				return f.placeBehind(r, c, "to", "in")
			}
		}
	}
	return false
}

func (f *finder) isPersonOrHe(k syntax.Token) bool { return f.isPerson(k) || f.isPersonal(k) }

func (f *finder) isPerson(k syntax.Token) bool {
	m, ok := f.mentionAt(k)
	return ok && f.cast.Actors[m.Actor].Kind == actor.Person
}

// furtherStops makes visits of their own of the places coordinated with the
// first: "will visit Oman, Qatar and Bahrain".
func (f *finder) furtherStops(r *report, subj []side) {
	for _, c := range r.stops {
		more := r.sibling()
		more.near = c.Index()
		if !f.destination(more, c) || more.place.country == r.place.country {
			continue
		}
		more.stops = nil
		if f.visitors(more, slices.Clone(subj)) {
			more.visitKind, more.arrival = r.visitKind, r.arrival
			f.later = append(f.later, more)
		}
	}
}

// fromElsewhere leaves out those at home of several who go somewhere: "the two ministers
// proceeded to C", one of whom is C's. All stay where nobody would be left.
func (f *finder) fromElsewhere(list []side, country string) []side {
	all := f.expand(list)
	abroad := slices.DeleteFunc(slices.Clone(all), func(s side) bool { return country != "" && f.nation(s.actor) == country })
	if len(abroad) == 0 || len(abroad) == len(all) {
		return list
	}
	return abroad
}

// visitors are persons or delegations in office.
func (f *finder) visitors(r *report, subj []side) bool {
	subj = f.fromElsewhere(f.holdersNamed(subj), r.place.country)
	for _, s := range subj {
		a := &f.cast.Actors[s.actor]
		if a.Kind != actor.Person && len(a.Members) == 0 && !f.bearer(s.at) && !(s.stands && len(subj) > 1) {
			return false
		}
		if n := f.nation(s.actor); n != "" && n == r.place.country {
			return false // at home
		}
	}
	for i := range subj {
		subj[i].role = "visitor"
	}
	r.sides = subj
	return true
}
