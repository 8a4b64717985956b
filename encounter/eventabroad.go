package encounter

import "chancery/syntax"

// Who attends a funeral, a parade or a forum in another country visits it.

// attendingEvent reads "A attended the funeral in C", "A will represent D at the
// inauguration in C".
func (f *finder) attendingEvent(r *report, k syntax.Token, subj []side, passive bool) bool {
	if passive || len(f.foreigners(subj)) == 0 {
		return false
	}
	for c := range k.Children() {
		if !f.lex.events[c.Lemma()] || c.Index() < k.Index() {
			continue
		}
		switch b := c.BaseRel(); {
		case b == syntax.Obj && k.Lemma() == "attend":
		case b == syntax.Obl && hasCase(c, "at", "in") && k.Lemma() != "attend":
		default:
			continue
		}
		f.eventPlace(r, k, c)
		return r.place.country != "" && f.visitors(r, subj)
	}
	return false
}

// eventPlace sets where an event is that k tells of, by its own phrases or the verb's.
func (f *finder) eventPlace(r *report, k, event syntax.Token) {
	if f.placeBehind(r, event, "in", "at") || isVerb(event) {
		return
	}
	f.destinationOf(r, k, "in")
}

// eventHere reads "led the delegation to the inauguration", in a story told from where it
// is: the country of the dateline.
func (f *finder) eventHere(r *report, v, o syntax.Token, who side) bool {
	d := f.doc.Dateline
	if d == nil || d.Country == "" || f.nation(who.actor) == "" || f.nation(who.actor) == d.Country {
		return false
	}
	for _, h := range []syntax.Token{v, o} {
		for c := range h.Children() {
			if b := c.BaseRel(); (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "to", "at") && f.lex.events[c.Lemma()] {
				f.atDateline(&r.place, c)
				return true
			}
		}
	}
	return false
}

// toEvent reads "invited B to the forum (in C)", of which need not be told where it is.
func (f *finder) toEvent(r *report, k, o syntax.Token, hosts, guests []side) bool {
	if len(guests) != 1 || len(f.foreigners(guests)) == 0 || len(hosts) == 1 && f.compatriots(hosts[0].actor, guests[0].actor) {
		return false
	}
	for _, h := range []syntax.Token{k, o} {
		for c := range h.Children() {
			if b := c.BaseRel(); (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "to") && f.lex.events[c.Lemma()] {
				f.placeBehind(r, c, "in", "at")
				r.placeless = r.place.country == ""
				return true
			}
		}
	}
	return false
}
