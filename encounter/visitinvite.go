package encounter

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// invitedHome reads "A invited B to visit", "A's invitation to B to visit the land of the
// tango": A's country, where the words name no other place.
func (f *finder) invitedHome(r *report, k syntax.Token, subj []side) bool {
	h, ok := k.Head()
	if !ok || k.Lemma() != "visit" {
		return false
	}
	var hosts []side
	switch {
	case h.Lemma() == "invite" && len(f.objects(h)) > 0:
		hosts = f.subjects(h)
	case f.invitedTo(k):
		hosts = f.inviters(k, h)
	}
	if len(hosts) != 1 || f.cast.Actors[hosts[0].actor].Kind != actor.Person || f.nation(hosts[0].actor) == "" {
		return false
	}
	r.place.country, r.nominal = f.nation(hosts[0].actor), true
	return f.visitors(r, subj)
}

// inviting reads "A and B invited each other to visit": two invitations.
func (f *finder) inviting(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	guests, hosts := subj, subj
	if !passive {
		guests = f.objects(k)
	} else {
		o, ok = k.Child(syntax.NsubjPass)
		hosts = f.with(k, "by")
	}
	if ok && !passive {
		guests = f.bid(k, o, guests)
	}
	if _, asked := k.ChildBase(syntax.Xcomp); ok && !asked && (f.isPersonOrHe(o) || f.isRelative(o)) {
		if f.destinationOf(r, k, "to"); r.place.country == "" && (passive || !f.placeBehind(r, o, "to")) && !f.toEvent(r, k, o, hosts, guests) {
			return false
		}
		r.status = "invited" // "invited B to Washington", "was invited to Washington"
		if len(guests) == 0 {
			return false
		}
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

// bid are those whom a verb of inviting has as its object: "invited him to C", "A, whom B
// invited to C", beside those whom the object names.
func (f *finder) bid(k, o syntax.Token, named []side) []side {
	switch {
	case f.isRelative(o):
		return f.antecedent(k, o)
	case f.isPersonal(o):
		hosts := f.subjects(k)
		if len(named) == 0 || len(hosts) == 1 && named[0].actor == hosts[0].actor {
			f.unnamed = append(f.unnamed, o.Index())
			return f.fill(k, hosts) // nobody invites himself
		}
	}
	return named
}

// invitedTo tells of the infinitive of what an invitation is to: "his invitation to B to
// come to C".
func (f *finder) invitedTo(v syntax.Token) bool {
	h, ok := v.Head()
	if !ok || firstAux(v) != "to" {
		return false
	}
	switch v.BaseRel() {
	case syntax.Acl:
		return f.invites(h)
	case syntax.Advcl:
		return f.bidden(v, h)
	}
	return false
}

// inviters are those from whom the invitation comes whose infinitive is v, under h.
func (f *finder) inviters(v, h syntax.Token) []side {
	n := h
	if isVerb(h) {
		o, ok := h.ChildBase(syntax.Obj)
		if !ok {
			return nil
		}
		n = o
	}
	var r report
	_, hosts := f.invited(&r, n)
	return hosts
}

// invitee is who takes an invitation of which the words do not say to whom it goes: the
// subject of the verb that holds it, and not its owner.
func (f *finder) invitee(k syntax.Token, depth int) []side {
	if _, owned := k.Child(syntax.NmodPoss); !owned {
		return f.ownersOf(k, depth+1)
	}
	h, ok := k.Head()
	if !ok || !isVerb(h) || !(k.BaseRel() == syntax.Obj && f.lex.takings[h.Lemma()]) && !(k.BaseRel() == syntax.Obl && hasCase(k, "for")) {
		return nil
	}
	return f.subjectsFrom(h, depth+1)
}

// invitationNoun reads "handed B an invitation to C", "A's invitation to B": B is to
// visit C, or A's country where no place is told. What follows as a clause ("to visit C")
// has a verb of its own.
func (f *finder) invitationNoun(k syntax.Token) {
	if !f.invites(k) || hasCase(k, "at", "on", "upon", "by") || f.bidsTo(k) {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "noun " + k.Lemma(), status: "invited"}
	f.later = f.later[:0]
	guests, hosts := f.invited(r, k)
	if len(guests) == 0 || len(f.foreigners(guests)) == 0 {
		return
	}
	if home := f.homeOf(hosts); r.place.country == "" && home != "" {
		r.place.country, r.nominal = home, true
	}
	if r.placeless = r.place.country == ""; f.withdrawn(k) {
		r.status = "cancelled"
	} else if r.placeless {
		return
	}
	if f.visitors(r, guests) {
		f.addAll(r, k)
	}
}

// invites tells of a noun for an invitation.
func (f *finder) invites(k syntax.Token) bool {
	for _, g := range f.lex.governors[k.Lemma()] {
		if g.status == "invited" {
			return !isVerb(k)
		}
	}
	return false
}

// bidsTo tells of "an invitation to visit", "sent an invitation to attend".
func (f *finder) bidsTo(k syntax.Token) bool {
	for _, h := range f.withVerb(k) {
		for c := range h.Children() {
			if b := c.BaseRel(); (b == syntax.Acl || b == syntax.Advcl || b == syntax.Xcomp) && isVerb(c) && firstAux(c) == "to" && c.Index() > k.Index() {
				return true
			}
		}
	}
	return false
}

// invited lists whom an invitation goes to and from whom it comes, and sets where to.
func (f *finder) invited(r *report, k syntax.Token) (guests, hosts []side) {
	h, governed := f.held(k)
	for _, head := range f.withVerb(k) {
		for c := range head.Children() {
			switch b := c.BaseRel(); {
			case c.Rel() == syntax.NmodPoss && head == k:
				hosts = append(hosts, f.sidesOf(c)...)
			case b == syntax.Iobj || b == syntax.Obj && c.Index() != k.Index() && f.isPerson(c):
				guests = append(guests, f.sidesOf(c)...)
			case b != syntax.Nmod && b != syntax.Obl:
			case hasCase(c, "to") && r.place.country == "" && f.landOrTown(c):
				f.destination(r, c)
			case f.cased(c, "to", "for") && !f.isTime(c):
				guests = append(guests, f.sidesOf(c)...)
			case f.cased(c, "from", "by"):
				hosts = append(hosts, f.sidesOf(c)...)
			}
		}
	}
	if governed && f.lex.takings[h.Lemma()] {
		return f.subjects(h), hosts
	}
	if governed && len(hosts) == 0 {
		hosts = f.subjects(h)
	}
	if len(guests) == 0 {
		guests = f.sidesBehind(k, "to") // "an invitation from A to B", hung on A
	}
	return distinct(without(guests, hosts)), distinct(hosts)
}

// withVerb are an invitation, the verb that holds it and the participle behind it:
// "extended an invitation to B", "the invitation extended to B".
func (f *finder) withVerb(k syntax.Token) []syntax.Token {
	out := []syntax.Token{k}
	if h, ok := f.held(k); ok {
		out = append(out, h)
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Acl && c.XPOS() == "VBN" {
			out = append(out, c)
		}
	}
	return out
}

// held is the verb that has the noun as its object, also behind another phrase:
// "conveyed to B an invitation".
func (f *finder) held(k syntax.Token) (syntax.Token, bool) {
	h, ok := k.Head()
	return h, ok && isVerb(h) && (k.BaseRel() == syntax.Obj || k.BaseRel() == syntax.Obl && f.bareObject(k, h))
}

// homeOf is the country of one person, or "".
func (f *finder) homeOf(hosts []side) string {
	if len(hosts) != 1 || f.cast.Actors[hosts[0].actor].Kind == actor.Organization {
		return ""
	}
	return f.nation(hosts[0].actor)
}

// withdrawn tells of an invitation that is taken back or put off.
func (f *finder) withdrawn(k syntax.Token) bool {
	h, ok := k.Head()
	for range 2 {
		if !ok || !isVerb(h) {
			return false
		}
		if f.callsOff(h) {
			return true
		}
		x, found := h.ChildBase(syntax.Xcomp)
		if !found || k.BaseRel() != syntax.Nsubj {
			return false
		}
		h = x // "had to be put off"
	}
	return false
}

// callsOff tells of a verb under which what was to be is cancelled.
func (f *finder) callsOff(v syntax.Token) bool { return f.makes(v, "cancelled") }

// dropped takes the visit that was planned a little before for the one that a report calls
// off: "A plans to visit C … A has cancelled his trip".
func (f *finder) dropped(list []*told, r *report) bool {
	if r.kind != "visit" || r.status != "cancelled" || r.segment == record.Title || len(r.sides) == 0 {
		return false
	}
	for _, t := range near(list) {
		if t.kind != "visit" || t.status != "planned" && t.status != "invited" || t.token > r.token || t.segment == record.Title || r.sentence-t.sentence > deniedNear {
			continue
		}
		if f.sidesFit(t.sides, r.sides) && datesFit(t.date, r.date) && placesFit(t.place, r.place) {
			f.merge(t, r)
			t.status, t.background = "cancelled", r.background
			return true
		}
	}
	return false
}
