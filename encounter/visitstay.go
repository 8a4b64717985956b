package encounter

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// titleReach bounds how many tokens of title stand between a name and the comma behind
// which a phrase tells where its bearer is.
const titleReach = 14

// stay reads where somebody is from a phrase without a verb: "A, in C for talks with B,
// said", "In C on the third leg of a trip, A said". The words behind the place must tell
// why or when; what merely stands in a place is a matter of the clause.
func (f *finder) stay(k syntax.Token) {
	if !hasCase(k, "in", "at") || !f.landOrTown(k) && !f.leadsToPlace(k) {
		return
	}
	subj := f.whoStays(k)
	if len(subj) == 0 {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "stays in", arrival: true, status: "under way"}
	f.later = f.later[:0]
	if f.destination(r, k) && f.visitors(r, subj) {
		r.visitKind = f.sortOfStay(k)
		f.addAll(r, k)
	}
}

// whoStays is the one set off before "in C for …", or the subject of the clause that such
// a phrase opens.
func (f *finder) whoStays(k syntax.Token) []side {
	first, ok := k.Child(syntax.Case)
	if !ok || f.segmentAt(k.Start()) == record.Title {
		return nil
	}
	switch why := f.errand(k); {
	case why == "" || why == "on" && !f.purposeful(k):
	case f.text.Token(max(0, first.Index()-1)).Text() == ",":
		if b := k.BaseRel(); b == syntax.Nmod || b == syntax.Appos || b == syntax.Flat {
			return f.foreigners(f.setOff(first.Index() - 1))
		}
	case first.Index() == k.Sentence().First() && k.BaseRel() == syntax.Obl && f.purposeful(k):
		if v, ok := k.Head(); ok && isVerb(v) {
			return f.foreigners(f.subjects(v))
		}
	}
	return nil
}

// errand is the word behind a place that begins to tell why or when somebody is there.
func (f *finder) errand(k syntax.Token) string {
	end := k.End()
	if p, ok := f.placeOf(k); ok && p.End > end {
		end = p.End
	}
	t, ok := f.text.TokenAt(end - 1)
	if !ok || t.Index()+1 >= k.Sentence().Last() {
		return ""
	}
	if l := f.text.Token(t.Index() + 1).Lower(); f.lex.errands[l] {
		return l
	}
	return ""
}

// purposeful tells of a place with what one has come for: "in C for talks", "in C on the
// last leg of a trip".
func (f *finder) purposeful(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Nmod && b != syntax.Obl {
			continue
		}
		if hasCase(c, "for") && (f.isEncounterNoun(c) || capital(c)) || hasCase(c, "on") && f.journey(c) {
			return true
		}
	}
	return false
}

// journey tells of a visit, or of a leg of one.
func (f *finder) journey(k syntax.Token) bool {
	if f.kindOf(k) == "visit" {
		return true
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Nmod && hasCase(c, "of") && f.kindOf(c) == "visit" {
			return true
		}
	}
	return false
}

// setOff are those named before the comma, over titles that stand in apposition: "A,
// Minister of the Republic of D, in C for talks".
func (f *finder) setOff(comma int) []side {
	at := f.text.Token(comma)
	list := f.cast.Within(at.Sentence().Start(), at.Start())
	for i := len(list) - 1; i >= 0; i-- {
		m := list[i]
		if m.Actor < 0 || f.cast.Actors[m.Actor].Kind != actor.Person {
			continue
		}
		if m.How == actor.ByPronoun {
			return nil
		}
		_, end := wholeOf(m)
		if comma-end > titleReach {
			return nil
		}
		for j := end; j < comma; j++ {
			if isVerb(f.text.Token(j)) {
				return nil
			}
		}
		return f.sidesOfMention(m)
	}
	return nil
}

// foreigners are the list when all of it are persons of whom a country is known.
func (f *finder) foreigners(list []side) []side {
	for _, s := range list {
		if f.cast.Actors[s.actor].Kind != actor.Person || f.nation(s.actor) == "" {
			return nil
		}
	}
	return list
}

// whereReached is the place that "where" stands for in "in C, where A arrived".
func (f *finder) whereReached(k, c syntax.Token) (syntax.Token, bool) {
	h, ok := k.Head()
	if !ok || c.Lower() != "where" || k.Rel() != syntax.AclRelcl {
		return h, false
	}
	if f.landOrTown(h) {
		return h, true
	}
	i := c.Index() - 1
	if i > k.Sentence().First() && f.text.Token(i).Text() == "," {
		i--
	}
	before := f.text.Token(max(i, k.Sentence().First())) // "his programme in C, where A is due"
	return before, f.landOrTown(before)
}

// ownerBefore is the person whom "whose" stands for: the one right before it, else the
// one named last in its sentence.
func (f *finder) ownerBefore(k syntax.Token) []side {
	i := k.Index()
	if i > 0 && f.text.Token(i-1).Text() == "," {
		i--
	}
	if m, ok := f.index.end[i]; ok {
		if a := f.cast.Mentions[m].Actor; f.cast.Actors[a].Kind == actor.Person {
			return []side{{actor: a, at: f.cast.Mentions[m].Head}}
		}
	}
	return f.setOff(i)
}

// guestOf reads "A had been the guest of B": a visit to B's country.
func (f *finder) guestOf(k syntax.Token) {
	if k.Lemma() != "guest" || k.Feat("Number") == "Plur" {
		return
	}
	if _, cop := k.Child(syntax.Cop); !cop {
		return
	}
	r := &report{kind: "visit", mode: "in person", anchor: -1, rule: "guest of", nominal: true}
	f.later = f.later[:0]
	subj := f.foreigners(f.copSubject(k))
	for c := range k.Children() {
		if c.BaseRel() != syntax.Nmod || !f.cased(c, "of") {
			continue
		}
		if p, ok := f.placeOf(c); ok && p.Level == where.Country {
			r.place.country = p.Country
			r.place.evidence = append(r.place.evidence, [2]int{p.Start, p.End})
			break
		}
		for _, h := range f.sidesOf(c) {
			r.place.country = f.nation(h.actor)
		}
	}
	if len(subj) > 0 && r.place.country != "" && f.visitors(r, subj) {
		f.addAll(r, k)
	}
}
