package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// twoNamed are the two persons of two countries whom the sentence names before k, where
// they are the only ones: "A told B so during their meeting", "agreed with B in a call
// between the two".
func (f *finder) twoNamed(k syntax.Token) []side {
	var out []side
	for _, m := range f.cast.Within(k.Sentence().Start(), k.Start()) {
		if m.Actor < 0 || m.Modifier || f.cast.Actors[m.Actor].Kind != actor.Person || f.standing(m.Actor) == outsider {
			continue
		}
		out = distinct(append(out, side{actor: m.Actor, at: k.Index()}))
	}
	if !f.twoOfTwo(out) || f.nation(out[0].actor) == "" && f.nation(out[1].actor) == "" {
		return nil
	}
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		if f.isOf(f.reports[i], out) {
			return nil // "A called B, their first conversation": no other one
		}
	}
	return out
}

// isOf tells whether a report is of these two and nobody else.
func (f *finder) isOf(r *report, two []side) bool {
	met := f.expand(r.sides)
	for _, s := range two {
		if !slices.ContainsFunc(met, func(x side) bool { return x.actor == s.actor }) {
			return false
		}
	}
	return len(met) == len(two)
}

// twoPersons are the persons of "a call between the two" where the words are taken for
// their countries: those whom the sentence names, else those who met last.
func (f *finder) twoPersons(m actor.Mention, k syntax.Token) []side {
	a := &f.cast.Actors[m.Actor]
	if a.Kind != actor.Group || len(a.Members) != 2 || !f.theyAre(k) || f.lex.numbers[k.Lower()] != 2 {
		return nil
	}
	two := f.twoNamed(k)
	if len(two) == 0 {
		two = f.lastMet(k)
	}
	for _, s := range two {
		if f.cast.Actors[s.actor].Kind != actor.Person || !slices.ContainsFunc(a.Members, func(i int) bool { return f.cast.Actors[i].Kind == actor.Country && f.nation(i) == f.nation(s.actor) }) {
			return nil
		}
	}
	return two
}

// lone is who was to meet the one whom the subject of a verb names: "A dined with B, but
// a meeting with C fell through", the subject of the clause before or of the sentence
// before.
func (f *finder) lone(k, v syntax.Token, with []side) []side {
	if k.BaseRel() != syntax.Nsubj || isDefinite(k) || len(f.expand(with)) != 1 || len(f.lex.governors[v.Lemma()]) == 0 && !f.lex.happenings[v.Lemma()] {
		return nil
	}
	var one []side
	if h, ok := v.Head(); ok && isVerb(h) && h.Index() < k.Index() && (v.BaseRel() == syntax.Conj || v.BaseRel() == syntax.Parataxis) {
		one = f.subjects(h)
	} else {
		one = f.topic(k)
	}
	if len(one) != 1 || f.cast.Actors[one[0].actor].Kind != actor.Person || one[0].actor == with[0].actor {
		return nil
	}
	return one
}

// partiesWith is the person of "during the meeting with B, the parties discussed", whose
// parties are the states, B's among them: the meeting is one told before.
func (f *finder) partiesWith(sides []side) []side {
	var one []side
	states, own := 0, false
	sides = f.expand(sides)
	for _, s := range sides {
		switch f.cast.Actors[s.actor].Kind {
		case actor.Person:
			one = append(one, s)
		case actor.Country:
			states++
		default:
			return nil
		}
	}
	if len(one) != 1 || states != 2 {
		return nil
	}
	for _, s := range sides {
		own = own || f.cast.Actors[s.actor].Kind == actor.Country && f.compatriots(s.actor, one[0].actor)
	}
	if !own {
		return nil
	}
	return one
}

// anotherOf are the two who met last where a noun tells of one more encounter and nobody
// is named: "a second conversation did not take place", "another meeting is planned".
func (f *finder) anotherOf(k syntax.Token) []side {
	if k.Feat("Number") != "Sing" || isDefinite(k) {
		return nil
	}
	ordered := false
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case c.Rel() == syntax.NmodPoss, b == syntax.Nmod && hasCase(c, "of", "between", "with", "among", "by"):
			return nil
		case b == syntax.Amod || b == syntax.RelDet:
			ordered = ordered || c.Feat("NumType") == "Ord" && c.Lower() != "first" || f.lex.anew[c.Lower()] && c.Lower() != "new" && c.Lower() != "next"
		}
	}
	if h, ok := k.Head(); !ordered || !ok || !isVerb(h) || k.BaseRel() != syntax.Nsubj {
		return nil
	}
	for i := len(f.reports) - 1; i >= 0 && k.Index()-f.reports[i].token <= referBack; i-- {
		p := f.reports[i]
		if p.definite || p.implied || p.kind == "visit" || p.kind == "letter" || p.segment != f.segmentAt(k.Start()) {
			continue
		}
		if !f.twoOfTwo(p.sides) {
			return nil
		}
		return f.sameAgain(f.expand(p.sides), false)
	}
	return nil
}

// afterwards are the two who do something "after a meeting", "following talks in C".
func (f *finder) afterwards(k syntax.Token, g governing) []side {
	if isDefinite(k) || !hasCase(f.counting(k), "after", "following") {
		return nil
	}
	var two []side
	if g.verb >= 0 {
		two = f.subjects(f.text.Token(g.verb))
	} else if h, ok := k.Head(); ok && k.BaseRel() == syntax.Nmod && h.BaseRel() == syntax.Nsubj {
		two = f.sidesOf(h)
	}
	if two = f.expand(two); !f.twoOfTwo(two) {
		return nil
	}
	return two
}

// counting is the noun that counts an encounter, "two hours of talks", else the
// encounter's own.
func (f *finder) counting(k syntax.Token) syntax.Token {
	for h, ok := k.Head(); ok && k.BaseRel() == syntax.Nmod && hasCase(k, "of") && f.lex.rounds[h.Lemma()]; h, ok = k.Head() {
		k = h
	}
	return k
}
