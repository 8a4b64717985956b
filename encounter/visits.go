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
	if passive != expected || len(subj) == 0 || expected && f.hasClause(k) || f.lex.goings[k.Lemma()] && f.inPassing(k) {
		return false
	}
	if expected {
		r.status = "planned" // "is expected in Cairo"
	}
	for c := range k.Children() {
		ok := false
		switch c.BaseRel() {
		case syntax.Obj:
			ok = k.Lemma() == "visit" || (k.Lemma() == "tour" || k.Lemma() == "reach") && f.landOrTown(c)
		case syntax.Obl:
			ok = hasCase(c, "in", "to", "at", "into") && !(hasCase(c, "in", "at") && f.lex.goings[k.Lemma()]) && k.Lemma() != "visit" && k.Lemma() != "leave" && k.Lemma() != "depart" ||
				hasCase(c, "for") && (k.Lemma() == "leave" || k.Lemma() == "depart" || k.Lemma() == "head")
		case syntax.Advmod:
			ok = c.Lower() == "here" && k.Lemma() != "leave" && k.Lemma() != "depart"
		}
		if ok && f.destination(r, c) {
			f.stopsBehindTimes(r, k)
			f.phaseOf(r, k)
			if !f.visitors(r, subj) {
				return false
			}
			r.visitKind = f.sortOfStay(k, c)
			f.together(r, k, r.sides)
			f.furtherStops(r, r.sides)
			return true
		}
	}
	return f.invitedHome(r, k, subj)
}

// landOrTown tells of a country or town, not of a house.
func (f *finder) landOrTown(k syntax.Token) bool {
	p, ok := f.placeAt(k)
	return ok && (p.Level == where.Country || p.Level == where.City)
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

// invitedHome reads "A invited B to visit": A's country.
func (f *finder) invitedHome(r *report, k syntax.Token, subj []side) bool {
	h, ok := k.Head()
	if _, told := k.ChildBase(syntax.Obj); told || !ok || k.Lemma() != "visit" || h.Lemma() != "invite" || len(f.objects(h)) == 0 {
		return false
	}
	hosts := f.subjects(h)
	if len(hosts) != 1 || f.cast.Actors[hosts[0].actor].Kind != actor.Person || f.nation(hosts[0].actor) == "" {
		return false
	}
	r.place.country, r.nominal = f.nation(hosts[0].actor), true
	return f.visitors(r, subj)
}

// presence reads "A is in C" and "A will be in C on Monday", where A is from
// elsewhere.
func (f *finder) presence(k syntax.Token) {
	s, ok := k.ChildBase(syntax.Nsubj)
	be, _ := k.Child(syntax.Cop)
	left, named := f.leftOf(be.Index())
	at := f.whereStays(k)
	p, placed := f.placeAt(at)
	if !ok && !named || !placed || !hasCase(at, "in", "at") || p.Level != where.City && p.Level != where.Country && p.Level != where.Venue {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "is in"}
	var subj []side
	switch {
	case !ok:
	case f.isRelative(s):
		subj = f.antecedent(k, s)
	default:
		subj = f.sidesOf(s)
	}
	if named && len(subj) == 0 {
		subj = f.sidesOfMention(left) // "Acting Minister A is in C", with "acting" taken for a verb
	}
	f.later = f.later[:0]
	if len(subj) != 1 || f.cast.Actors[subj[0].actor].Kind != actor.Person || f.nation(subj[0].actor) == "" {
		return
	}
	if f.destination(r, at) && f.visitors(r, subj) {
		r.arrival = f.onVisit(r, k)
		for i := be.Index() + 1; i < at.Index(); i++ {
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

// whereStays is the place of "was last at C", "is back in C": behind the word that
// the copula stands with, or that word itself.
func (f *finder) whereStays(k syntax.Token) syntax.Token {
	if !f.lex.stays[k.Lower()] {
		return k
	}
	for c := range k.Children() {
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
	if !ok || d == nil || d.Country == "" || f.segmentAt(k.Start()) == record.Title {
		return
	}
	a := &f.cast.Actors[f.cast.Mentions[m].Actor]
	if a.Kind != actor.Person || f.nation(f.cast.Mentions[m].Actor) == "" || len(a.Offices) == 0 {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "visiting", arrival: true, status: "under way", nominal: true}
	r.place.country = d.Country
	r.place.evidence = append(r.place.evidence, [2]int{f.q.Byte(d.Evidence.Start), f.q.Byte(d.Evidence.End)})
	f.later = f.later[:0]
	if f.visitors(r, []side{{actor: f.cast.Mentions[m].Actor, at: f.cast.Mentions[m].Head}}) {
		f.addAll(r, k)
	}
}

// inPassing tells of going that is told for something else: "before coming to
// Moscow", "the first to come to Japan", "came to Paris for a summit".
func (f *finder) inPassing(k syntax.Token) bool {
	if !isFinite(k) && k.BaseRel() != syntax.Xcomp {
		return true
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "for") && f.isEncounterNoun(c) {
			n, _ := f.nounOf(c)
			return n.kind != "visit"
		}
	}
	return false
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
	if r.place.country == "" && !f.placeBehind(r, o, "to") {
		return false
	}
	return f.visitors(r, subj)
}

// inviting reads "A and B invited each other to visit": two invitations.
func (f *finder) inviting(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	guests := subj
	if !passive {
		guests = f.objects(k)
	} else {
		o, ok = k.Child(syntax.NsubjPass)
	}
	if _, asked := k.ChildBase(syntax.Xcomp); ok && !asked && f.isPersonOrHe(o) {
		if f.destinationOf(r, k, "to"); r.place.country == "" && (passive || !f.placeBehind(r, o, "to")) {
			return false
		}
		r.status = "invited" // "invited B to Washington", "was invited to Washington"
		return f.visitors(r, guests)
	}
	pair := f.expand(subj)
	if !ok || passive || o.Lower() != "each" && o.Lower() != "one" || len(pair) != 2 || !f.visitsBelow(k) {
		return false
	}
	for i, s := range pair {
		home := f.nation(pair[1-i].actor)
		if home == "" || f.cast.Actors[s.actor].Kind != actor.Person {
			return false
		}
		at := r
		if i > 0 {
			at = r.sibling()
			f.later = append(f.later, at)
		}
		at.status, at.nominal, at.place.country = "invited", true, home
		at.sides = []side{{actor: s.actor, at: s.at, role: "visitor"}}
	}
	return true
}

// visitsBelow tells whether what somebody is invited to is a visit.
func (f *finder) visitsBelow(k syntax.Token) bool {
	for c := range k.Children() {
		if c.Lemma() == "visit" {
			return true
		}
		for d := range c.Children() {
			if d.Lemma() == "visit" && c.BaseRel() == syntax.Xcomp {
				return true
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
		if !f.destination(more, c) || more.place.country == r.place.country && more.place.city == r.place.city {
			continue
		}
		more.stops = nil
		if f.visitors(more, slices.Clone(subj)) {
			more.visitKind, more.arrival = r.visitKind, r.arrival
			f.later = append(f.later, more)
		}
	}
}

// visitors are persons or delegations in office.
func (f *finder) visitors(r *report, subj []side) bool {
	for _, s := range subj {
		a := &f.cast.Actors[s.actor]
		if a.Kind != actor.Person && len(a.Members) == 0 && !f.bearer(s.at) {
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

// visitNoun reads "A's visit to C", "A paid a visit to C", "A is on a visit to
// C", "the visit of A to C", "a visit to C by A".
func (f *finder) visitNoun(r *report, k syntax.Token, g governing) {
	r.visitKind = f.visitKind(k)
	f.later = f.later[:0]
	f.phasesBehind(r, k)
	subj := f.visitOwners(r, k)
	if r.place.country == "" && !f.placeBehind(r, k, "to") && !hasTail(f.tail(k), "to") {
		f.placeBehind(r, k, "in") // a trip to a region is in none of its towns
	}
	if g.verb >= 0 {
		v := f.text.Token(g.verb)
		f.phaseOf(r, v)
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
	if len(subj) == 0 {
		subj = f.ownersOf(k, 0)
	}
	if len(subj) == 0 {
		f.definite(r, k)
		return
	}
	if f.paidTo(r, k, subj) {
		f.addAll(r, k)
		return
	}
	r.hosts = f.invitation(k, g)
	for c := range k.Children() {
		r.arrival = r.arrival || c.BaseRel() == syntax.Amod && f.lex.current[c.Lower()]
	}
	r.nominal = r.place.country != "" && r.place.city == ""
	r.placeless = r.place.country == "" && len(f.expand(subj)) == 1 && f.undertaken(k, g)
	if r.place.country == "" && !r.placeless || !f.visitors(r, subj) {
		return
	}
	if s, ok := k.ChildBase(syntax.Nsubj); ok && g.cop && f.isRelative(s) {
		r.start, r.end = s.Start(), f.text.Token(f.lastOfVisit(k)).End()
	}
	f.furtherStops(r, subj)
	f.addAll(r, k)
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

// visitOwners lists whose visit it is by the noun's own phrases, and sets where
// it goes where they tell.
func (f *finder) visitOwners(r *report, k syntax.Token) []side {
	var subj []side
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Nmod && b != syntax.Obl {
			continue
		}
		switch {
		case c.Rel() == syntax.NmodPoss, f.cased(c, "by", "of", "from"):
			subj = append(subj, f.sidesOf(c)...)
		case f.cased(c, "to", "in"):
			f.destination(r, c)
		}
	}
	if len(subj) == 0 {
		subj = f.sidesBehind(k, "by", "of")
	}
	if len(subj) == 1 && r.place.country == "" {
		f.namedFor(r, k, subj[0])
	}
	if v, ok := k.Child(syntax.AclRelcl); ok && len(subj) == 0 && f.light(v) == "full" {
		subj = f.subjects(v) // "the visit that he paid to C"
		f.destinationOf(r, v, "to")
	}
	return subj
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
		return nil
	}
	if f.isRelative(s) {
		return f.antecedent(k, s)
	}
	return f.sidesOf(s)
}

// invitation finds the host in "at the invitation of B".
func (f *finder) invitation(k syntax.Token, g governing) []side {
	look := []syntax.Token{k}
	if g.verb >= 0 {
		look = append(look, f.text.Token(g.verb))
	}
	for _, t := range look {
		for c := range t.Children() {
			if c.Lemma() == "invitation" && hasCase(c, "at", "on", "upon") {
				own, _ := f.ownSides(c)
				return own
			}
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

// destinationOf looks for where the visit goes among a verb's phrases.
func (f *finder) destinationOf(r *report, v syntax.Token, preps ...string) {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, preps...) && f.destination(r, c) {
			return
		}
	}
}

// destination sets where a visit goes from the nominal that c heads.
func (f *finder) destination(r *report, c syntax.Token) bool {
	if !f.destined(r, c) {
		return false
	}
	r.stops = append(r.stops, conjuncts(c, 0)...)
	return true
}

// conjuncts are the nominals coordinated with c, however deep the tree hangs them.
func conjuncts(c syntax.Token, depth int) (out []syntax.Token) {
	for d := range c.Children() {
		if d.BaseRel() == syntax.Conj && isNominal(d) && depth < 8 {
			out = append(append(out, d), conjuncts(d, depth+1)...)
		}
	}
	return out
}

// townOf reads "the southern city of Guangzhou" and "the Chinese capital".
func (f *finder) townOf(r *report, c syntax.Token) bool {
	for d := range c.Children() {
		switch b := d.BaseRel(); {
		case b == syntax.Nmod && f.cased(d, "of") || b == syntax.Appos || b == syntax.Flat:
			if p, ok := f.placeAt(d); ok {
				r.place.set(p)
				return r.place.country != ""
			}
		case (b == syntax.Amod || b == syntax.Compound || d.Rel() == syntax.NmodPoss) && c.Lemma() == "capital":
			p, ok := f.placeOf(d)
			if !ok || p.Level != where.Country {
				continue
			}
			city, ok := where.Capital(p.Country)
			if !ok {
				return false
			}
			city.Start, city.End = p.Start, c.End()
			r.place.set(city)
			return true
		}
	}
	return c.Lemma() == "capital" && f.ownCapital(r, c)
}

// ownCapital reads "the national capital" in a story told from there.
func (f *finder) ownCapital(r *report, c syntax.Token) bool {
	var p placing
	if !isDefinite(c) || !f.atDateline(&p, c) || !isCapital(p) {
		return false
	}
	r.place = p
	return true
}

// withinTown tells of a house that one goes to from where one is, as the gazetteer
// knows one of the name elsewhere: "headed for the East Room". A house is a visit's
// goal only when it is told as one: "visited the White House".
func (f *finder) withinTown(r *report, c syntax.Token) bool {
	v, ok := c.Head()
	return ok && r.kind == "visit" && f.lex.goings[v.Lemma()]
}

func (f *finder) destined(r *report, c syntax.Token) bool {
	if c.Lower() == "here" {
		return f.atDateline(&r.place, c)
	}
	if f.leadsToPlace(c) && f.townOf(r, c) {
		return true
	}
	if p, ok := f.placeAt(c); ok {
		r.place.set(p)
		f.around(&r.place, c)
		return r.place.country != "" && !(r.place.presumed && f.withinTown(r, c))
	}
	if m, ok := f.mentionAt(c); ok && !m.Modifier {
		a := &f.cast.Actors[m.Actor]
		if v, ok := c.Head(); ok && a.Kind == actor.Organization && a.Sector == "GOV" && a.Country != "" && v.Lemma() == "visit" {
			r.place.country = a.Country // "visited the White House"
			r.place.evidence = append(r.place.evidence, [2]int{m.Start, m.End})
			return true
		}
		if a.Kind == actor.Country {
			code := a.Country
			if code == "" {
				code = a.ID
			}
			r.place.country = code
			r.place.evidence = append(r.place.evidence, [2]int{m.Start, m.End})
			return true
		}
	}
	return false
}
