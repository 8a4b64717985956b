package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

// undergone tells of "was warmly and cordially welcomed by B", where the tree hangs the
// participle on an adverb and the auxiliary with it, and of "was met by A and received by
// B", whose auxiliary stands with the first.
func undergone(k syntax.Token) bool {
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Conj {
		return false
	}
	if isVerb(h) && h.XPOS() == "VBN" {
		agent := k.XPOS() == "VBN"
		for c := range k.Children() {
			if b := c.BaseRel(); b == syntax.Obj || b == syntax.Nsubj || b == syntax.RelAux {
				return false
			}
			agent = agent || k.XPOS() == "VBD" && c.Rel() == "obl:agent"
		}
		_, passive := h.Child(syntax.AuxPass)
		return passive && agent
	}
	if k.XPOS() != "VBN" {
		return false
	}
	_, cop := h.Child(syntax.Cop, syntax.AuxPass)
	return cop && h.UPOS() == syntax.Adv
}

// mutual reads "A met (with) B", "A and B met" and "A was met by B".
func (f *finder) mutual(r *report, k syntax.Token, subj []side, passive bool) bool {
	if passive {
		hosts := f.with(k, "by")
		r.sides = append(withRole(hosts, "host"), withRole(subj, "guest")...)
		return len(hosts) > 0 && len(subj) > 0 && f.allPeople(r.sides)
	}
	var other []side
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case b == syntax.Obj && f.plural(subj) && f.afterComma(c):
			// "have met five times, the last of them in Rome"
		case b == syntax.Obj || b == syntax.Obl && f.cased(c, "with"):
			met := f.sidesOf(c)
			if f.isRelative(c) {
				met = f.antecedent(k, c) // "whom he met"
			}
			other = append(other, met...)
			if len(other) == 0 && b == syntax.Obj && c.Lemma() != "other" && c.Lemma() != "one" && !f.isEncounterNoun(c) {
				return false // "meet a deadline"
			}
		}
	}
	if len(other) == 0 {
		other = f.hungLow(k, []string{"with"})
	}
	if len(other) == 0 {
		other = f.amongOthers(k)
	}
	if len(other) == 0 {
		other = f.besides(k)
	}
	if len(subj) == 0 {
		if m, ok := f.leftOf(k.Index()); ok {
			subj = f.sidesOfMention(m)
		}
	}
	if len(subj)+len(other) == 0 {
		subj = f.we(k)
	}
	if len(other) == 1 && len(subj) == 1 && f.nameless(subj[0].actor) {
		if s, ok := f.peerOf(other[0]); ok {
			subj = []side{s} // "the Green politician said after meeting her Bosnian counterpart"
		}
	}
	switch {
	case len(subj) == 0:
		subj = f.fill(k, other)
	case len(other) == 0 && !f.plural(subj):
		if other = f.fill(k, subj); len(other) == 0 {
			other = f.eachOther(k, subj)
		}
	}
	subj = f.notHe(k, subj, other)
	if len(subj) == 1 && len(other) == 1 && subj[0].actor == other[0].actor {
		other = f.partner(k, subj[0]) // "hosted B in May and saw him in June", whoever "him" was taken for
	}
	r.sides = append(slices.Clone(subj), distinct(other)...)
	if r.solo = len(other) == 0 && f.bodySits(k, subj); r.solo {
		return true
	}
	if len(subj) == 0 || len(other) == 0 && !f.plural(subj) {
		return false
	}
	if f.listed(r, subj, distinct(other)) {
		return f.allPeople(r.sides)
	}
	f.further(r, k, k, subj)
	f.apart(r, k, subj, distinct(other))
	f.inTurn(r, k, subj, distinct(other))
	return f.allPeople(r.sides)
}

// together adds who does it with the subject of a verb: "was received together with
// her counterpart B", "travelled to C along with B".
func (f *finder) together(r *report, k syntax.Token, subj []side) {
	for i := k.Index() + 1; i+2 < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		if isVerb(t) && t.Index() > k.Index()+1 || f.isRelative(t) {
			return
		}
		if l := t.Lower(); l != "together" && l != "along" && l != "alongside" {
			continue
		}
		next := i + 1
		if f.text.Token(next).Lower() == "with" {
			next++
		} else if t.Lower() != "alongside" {
			return
		}
		m, ok := f.rightOf(next)
		if !ok || f.cast.Actors[m.Actor].Kind != actor.Person {
			return
		}
		role := ""
		if len(subj) > 0 {
			role = subj[0].role
		}
		r.sides = distinct(append(r.sides, withRole(f.sidesOfMention(m), role)...))
		return
	}
}

// twoOfTwo tells of two persons of two countries.
func (f *finder) twoOfTwo(list []side) bool {
	list = f.expand(list)
	return len(list) == 2 && f.officeHolders(list) && !f.compatriots(list[0].actor, list[1].actor)
}

// inTown tells of a town right in the verb's clause: "agreed in Tokyo to".
func (f *finder) inTown(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "in") {
			if p, ok := f.placeAt(c); ok && p.Level == where.City {
				return true
			}
		}
	}
	return false
}

// eachOther is whom the subject of "agreed to meet" has spoken with in the same
// sentence: "A held talks with B and agreed to meet in May".
func (f *finder) eachOther(k syntax.Token, subj []side) []side {
	if k.BaseRel() != syntax.Xcomp || len(subj) != 1 {
		return nil
	}
	return f.partner(k, subj[0])
}

// partner is whom one has met in the report told last, in the same sentence, of two.
func (f *finder) partner(k syntax.Token, one side) []side {
	if len(f.reports) == 0 {
		return nil
	}
	p := f.reports[len(f.reports)-1]
	if p.sentence != k.Sentence().Index() || len(p.sides) != 2 {
		return nil
	}
	for i, s := range p.sides {
		if s.actor == one.actor {
			return []side{{actor: p.sides[1-i].actor, at: p.sides[1-i].at}}
		}
	}
	return nil
}

// seeEachOther tells of "when they see each other".
func (f *finder) seeEachOther(k syntax.Token) bool {
	o, ok := k.ChildBase(syntax.Obj)
	return ok && (o.Lower() == "other" || o.Lower() == "another")
}

// seen tells of one who saw another, both in office, and not of what was seen.
func (f *finder) seen(k syntax.Token, subj []side) bool {
	other := f.objects(k)
	if f.hasClause(k) || len(other) == 0 || len(subj) == 0 {
		return false
	}
	for _, s := range f.expand(slices.Concat(subj, other)) {
		if f.cast.Actors[s.actor].Kind != actor.Person || f.standing(s.actor) == outsider {
			return false
		}
	}
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Xcomp || b == syntax.Ccomp || c.Lower() == "as" {
			return false
		}
	}
	return true
}

// besides looks for the other side on the surface: "met (with) B", "met in
// Paris with B".
func (f *finder) besides(k syntax.Token) []side {
	i := k.Index() + 1
	if i < f.text.Len() && f.text.Token(i).Lower() == "with" {
		i++
	}
	if m, ok := f.rightOf(i); ok && i < k.Sentence().Last() {
		return f.sidesOfMention(m)
	}
	return f.putOff(k, "with")
}

// plural tells whether the sides are at least two actors.
func (f *finder) plural(list []side) bool {
	return len(f.expand(list)) >= 2 || f.collective(list)
}

// collective tells of one group that stands for several: "the two leaders".
func (f *finder) collective(list []side) bool {
	return len(list) == 1 && f.cast.Actors[list[0].actor].Kind == actor.Group && len(f.cast.Actors[list[0].actor].Members) > 1
}

func (f *finder) allPeople(list []side) bool {
	for _, s := range list {
		if !f.people(s.actor) && !s.stands {
			return false
		}
	}
	return len(list) > 0
}

// hasClause tells whether the verb governs a clause: "called Li a hero", "told
// him to go" are no telephone calls.
func (f *finder) hasClause(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Ccomp || b == syntax.Xcomp {
			return !strings.EqualFold(firstAux(c), "to") || b == syntax.Ccomp
		}
	}
	return false
}

func firstAux(c syntax.Token) string {
	if m, ok := c.ChildBase(syntax.Mark); ok {
		return m.Lower()
	}
	return ""
}
