package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// bidToAttend reads "A invited B to attend a forum in C", "B was invited to take part in
// it", "accepted an invitation to attend it": B is invited to C, or to A's country where no
// place is told. A summit is an encounter of its own.
func (f *finder) bidToAttend(r *report, k syntax.Token, subj []side) bool {
	h, ok := k.Head()
	what, told := f.attended(k)
	if !ok || !told || firstAux(k) != "to" || f.kindOf(what) == "summit" || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	hosts, bid := f.bidders(k, h)
	if !bid || len(subj) != 1 || !f.guestFromAbroad(subj[0]) {
		return false
	}
	if !f.placeBehind(r, what, "in", "at") {
		r.place = placing{}
		if home := f.homeOf(hosts); home != "" {
			r.place.country, r.nominal = home, true
		}
	}
	r.placeless = r.place.country == ""
	return (len(hosts) > 0 || !r.placeless) && f.visitors(r, subj)
}

// attended is what somebody is to attend, take part in or speak at.
func (f *finder) attended(k syntax.Token) (syntax.Token, bool) {
	if o, ok := k.ChildBase(syntax.Obj); ok && k.Lemma() != "take" && k.Lemma() != "participate" {
		return o, !f.isPersonOrHe(o) && !f.isTime(o)
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "in", "at") && !f.isTime(c) {
			return c, true
		}
	}
	return k, false
}

// bidders are those who invite to what k tells, h being the verb or noun above it; false
// where nobody is invited.
func (f *finder) bidders(k, h syntax.Token) ([]side, bool) {
	if h.Lemma() == "invite" && isVerb(h) {
		if _, passive := h.Child(syntax.NsubjPass, syntax.AuxPass); passive || undergone(h) {
			return f.with(h, "by"), true
		}
		return f.subjects(h), true
	}
	o := h
	if isVerb(h) {
		x, ok := f.lastObject(h)
		if !ok {
			return nil, false
		}
		o = x
	}
	if !f.invites(o) {
		return nil, false
	}
	_, hosts := f.invited(&report{}, o)
	return hosts, true
}

// guestFromAbroad tells of a person in office whose country is known, and who is not
// posted abroad.
func (f *finder) guestFromAbroad(s side) bool {
	a := &f.cast.Actors[s.actor]
	return a.Kind == actor.Person && f.standing(s.actor) == official && f.nation(s.actor) != "" && !slices.ContainsFunc(a.Offices, func(o actor.Office) bool { return o.Level == "ambassador" })
}
