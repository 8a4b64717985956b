package encounter

import (
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// awarding reads "A awarded B the Order of C", "A conferred a medal on B", "A decorated B
// with it", "B was awarded it by A": who gives and who is honoured are persons in office of
// two countries, and what is given is a decoration.
func (f *finder) awarding(r *report, k syntax.Token, subj []side, passive bool) bool {
	if !f.decoration(k) {
		return false
	}
	givers, takers := subj, f.decorated(k)
	if passive {
		givers, takers = f.with(k, "by"), append(f.personsOf(subj), f.decorated(k)...)
	}
	givers = f.personsOf(givers)
	if takers = without(takers, givers); len(takers) == 0 {
		for c := range k.Children() {
			if f.isPersonal(c) {
				f.unnamed = append(f.unnamed, c.Index())
			}
		}
		takers = f.fill(k, givers) // "conferred upon him the Order"
	}
	r.sides = distinct(append(withRole(givers, "host"), withRole(takers, "guest")...))
	return f.twoOfTwo(r.sides)
}

// decorated are the persons who are the object of a verb of honouring, or stand behind "on".
func (f *finder) decorated(k syntax.Token) []side {
	var out []side
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case b == syntax.Obj || b == syntax.Iobj || b == syntax.Obl && f.cased(c, "on", "upon"):
			out = append(out, f.personsOf(f.sidesOf(c))...)
		case c.Index() > k.Index() && c.Index() <= k.Index()+nearReach && capital(c) && f.isPerson(c):
			out = append(out, f.sidesOf(c)...) // "awarded President B the Order", hung as a clause
		}
	}
	if len(out) == 0 {
		out = f.personsOf(f.sidesBehind(k, "on", "upon")) // hung on the order
	}
	if len(out) == 0 {
		if m, ok := f.rightOf(k.Index() + 1); ok {
			out = f.personsOf(f.sidesOfMention(m))
		}
	}
	return out
}

// decoration tells of a verb with an order or a medal among the words right behind it, or as
// what is conferred.
func (f *finder) decoration(k syntax.Token) bool {
	first := k.Sentence().First()
	for i := max(first, k.Index()-2*nearReach); i < min(k.Index()+2*nearReach, k.Sentence().Last()); i++ {
		t := f.text.Token(i)
		if !f.lex.decorations[strings.ToLower(t.Lemma())] || !isNominal(t) {
			continue
		}
		for range 4 {
			h, ok := t.Head()
			if !ok {
				break
			}
			if h == k {
				return t.BaseRel() != syntax.Nsubj || t.Rel() == syntax.NsubjPass
			}
			t = h
		}
	}
	return false
}

// personsOf are those of the list who are persons.
func (f *finder) personsOf(list []side) []side {
	var out []side
	for _, s := range list {
		if f.cast.Actors[s.actor].Kind == actor.Person {
			out = append(out, s)
		}
	}
	return out
}

// inaugurating reads "A and B inaugurated C", "A inaugurated C together with B".
func (f *finder) inaugurating(r *report, k syntax.Token, subj []side, passive bool) bool {
	if passive {
		subj = f.with(k, "by")
	} else if len(subj) == 1 {
		subj = append(subj, f.with(k, "with", "alongside")...)
	}
	r.sides = distinct(f.personsOf(subj))
	return f.twoOfTwo(r.sides)
}
