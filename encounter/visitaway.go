package encounter

import (
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// farAfield tells of a journey of which the words name only the part of the world or the
// sort of lands it goes to: "a trip to Africa", "a tour of three capitals", "the visit paid
// by A to the sister republic".
func (f *finder) farAfield(k syntax.Token) bool {
	heads := []syntax.Token{k}
	if v, ok := k.Child(syntax.Acl); ok && f.light(v) == "full" {
		heads = append(heads, v)
	}
	for _, h := range heads {
		for c := range h.Children() {
			switch b := c.BaseRel(); {
			case b == syntax.Compound || b == syntax.Amod:
				if f.partOfWorld(c) && c.Index() < k.Index() {
					return true
				}
			case b != syntax.Nmod && b != syntax.Obl || !hasCase(c, "to", "of", "through", "across", "around"):
			case f.partOfWorld(c) || f.lex.lands[c.Lemma()]:
				return true
			}
		}
	}
	return false
}

// partOfWorld tells of a continent, or of a land that lies in several countries.
func (f *finder) partOfWorld(k syntax.Token) bool {
	p, ok := f.placeOf(k)
	return ok && (p.Level == where.Continent || p.Country == "" && (p.Level == where.Region || p.Level == where.Land))
}

// overseas tells of "her first foreign trip", "his first trip abroad": one of which no more
// is told than that it leaves the country.
func (f *finder) overseas(k syntax.Token) bool {
	_, whose := k.Child(syntax.NmodPoss)
	if !whose || k.Feat("Number") == "Plur" || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Amod || b == syntax.Advmod) && f.lex.outward[c.Lower()] {
			return true
		}
	}
	return false
}

// legOf is the noun that a visit's verb governs: "opened the second day of a visit"; the
// visit's own where none stands above it.
func (f *finder) legOf(k syntax.Token) syntax.Token {
	if h, ok := k.Head(); ok && k.BaseRel() == syntax.Nmod && hasCase(k, "of") && f.lex.legs[h.Lemma()] {
		return h
	}
	return k
}

// firstBy names the visitor of "the first trip to C by a premier of D" where the story names
// one who holds that office.
func (f *finder) firstBy(k syntax.Token, subj []side) []side {
	if len(subj) != 1 || !f.faceless[subj[0].actor] || !f.ranked(k) || subj[0].at < 0 || subj[0].at >= f.text.Len() {
		return subj
	}
	at := f.text.Token(subj[0].at)
	only := -1
	from := f.text.Token(max(0, k.Index()-referBack)).Start()
	for _, m := range f.cast.Within(from, k.Start()) {
		if m.Actor < 0 || m.Actor == only || m.How != actor.ByName || !f.compatriots(m.Actor, subj[0].actor) || !f.holds(m.Actor, strings.ToLower(at.Lemma())) {
			continue
		}
		if only >= 0 {
			return subj
		}
		only = m.Actor
	}
	if only >= 0 {
		return []side{{actor: only, at: subj[0].at}}
	}
	return subj
}

// setsOut tells of "left for a stay in C", "embarked on a journey to C".
func (f *finder) setsOut(g governing) bool {
	if g.verb < 0 {
		return false
	}
	switch f.lex.phases[f.text.Token(g.verb).Lemma()] {
	case "leave", "begin":
		return true
	}
	return false
}

// arrivesHere reads "A flies in on Sunday", "A arrived on Monday for talks": at the place
// that the story is told from, where no other is told and A is not at home.
func (f *finder) arrivesHere(r *report, k syntax.Token, subj []side) bool {
	if l := k.Lemma(); l != "arrive" && !(particle(k) == "in" && f.lex.goings[l]) || len(f.foreigners(subj)) == 0 {
		return false
	}
	for t := range k.Subtree().Tokens() {
		if hasCase(t, "in", "at", "to", "from", "into") && f.landOrTown(t) {
			return false
		}
	}
	when := false
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case c.Rel() == "obl:unmarked" || b == syntax.Obl:
			if f.leadsToPlace(c) {
				return false
			}
			when = when || f.timed(c) || hasCase(c, "for") && f.isEncounterNoun(c)
			if !f.timed(c) && !hasCase(c, "for", "with", "aboard", "by") {
				return false
			}
		case b == syntax.Advmod && (c.Lower() == "there" || c.Lower() == "where"):
			return false
		}
	}
	f.phaseOf(r, k)
	return when && f.segmentAt(k.Start()) != record.Title && f.atDateline(&r.place, k) && f.visitors(r, subj)
}

// leavesFor reads "A left C on Monday for D", where the tree hangs D on the time or on C.
func (f *finder) leavesFor(r *report, k syntax.Token, subj []side) bool {
	if l := k.Lemma(); l != "leave" && l != "depart" {
		return false
	}
	for _, p := range f.tail(k) {
		if p.prep != "for" {
			continue
		}
		if t := f.text.Token(p.at); f.landOrTown(t) && f.destination(r, t) {
			r.leaving = true
			return f.visitors(r, subj)
		}
	}
	return false
}

// timed tells of a word of time, even one that the story does not settle.
func (f *finder) timed(k syntax.Token) bool {
	i := f.timesFrom(k.Start())
	return i < len(f.times) && f.times[i].Start < k.End()
}
