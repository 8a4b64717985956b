package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// vagueBack is how many sentences back "the leaders" without a number may mean those
// who met.
const vagueBack = 3

// lastMet are the sides of the report nearest before a plural that names nobody,
// where they are as many as it says: "the two leaders", "the ministers". Words for
// states give their countries.
func (f *finder) lastMet(k syntax.Token) []side {
	number := 0
	for c := range k.Children() {
		if n := f.lex.numbers[c.Lower()]; n > 0 {
			number = n
		}
	}
	if n := f.lex.numbers[k.Lower()]; n > 0 {
		number = n
	}
	if number == 2 {
		if two := f.twoAbove(k); two != nil {
			return two
		}
	}
	if f.theyAre(k) && number == 0 {
		if two := f.twoBefore(k); two != nil {
			return two
		}
	}
	if number == 0 && hasCase(k, "between") {
		number = 2 // "a call between them"
	}
	states := f.lex.states[strings.ToLower(k.Lemma())] || hasTheir(k) && f.lex.vague[strings.ToLower(k.Lemma())]
	if !states && !f.bears(k) && !f.theyAre(k) {
		return nil
	}
	for i := len(f.reports) - 1; i >= 0; i-- {
		p := f.reports[i]
		if k.Index()-p.token > referBack*max(1, number) {
			return nil
		}
		sides := f.expand(p.sides)
		if p.kind == "visit" {
			sides = f.expand(slices.Concat(p.sides, p.hosts))
		}
		if number == 0 && f.lex.vague[strings.ToLower(k.Lemma())] && k.Sentence().Index()-p.sentence > vagueBack {
			return nil
		}
		if p.definite || len(sides) < 2 || number > 0 && len(sides) != number || p.status == "denied" || p.segment != f.segmentAt(k.Start()) || !f.allHold(sides, k) {
			continue
		}
		if number > 2 && !states && f.othersBefore(k, p, sides) {
			return nil
		}
		return f.sameAgain(sides, states)
	}
	if f.theyAre(k) {
		return f.twoInSentence(k)
	}
	return nil
}

// theyAre tells of "they", "them" and "the two", which stand for those who met.
func (f *finder) theyAre(k syntax.Token) bool {
	if f.lex.numbers[k.Lower()] > 0 {
		return isDefinite(k) || k.Lower() == "both"
	}
	if f.lex.folk[k.Lemma()] {
		n, ok := k.Child(syntax.Nummod)
		return ok && isDefinite(k) && f.lex.numbers[n.Lower()] > 0 // "the two men"
	}
	return k.UPOS() == syntax.Pron && k.Feat("Person") == "3" && k.Feat("Number") == "Plur" && !f.possessive(k.Index())
}

// twoInSentence are the two persons in office, of two countries, whom the sentence before
// k names, and no others.
func (f *finder) twoInSentence(k syntax.Token) []side {
	n := k.Sentence().Index() - 1
	if n < 0 || k.BaseRel() != syntax.Nsubj {
		return nil
	}
	s := f.text.Sentence(n)
	var out []side
	for _, m := range f.cast.Within(s.Start(), s.End()) {
		if m.Actor >= 0 && f.cast.Actors[m.Actor].Kind == actor.Person && m.How != actor.ByPronoun {
			out = distinct(append(out, side{actor: m.Actor, at: k.Index()}))
		}
	}
	if !f.twoOfTwo(out) || f.nation(out[0].actor) == "" || f.nation(out[1].actor) == "" {
		return nil
	}
	return out
}

// twoBefore are the two persons in office, of two countries, whom the clauses before
// "they" in its sentence name: "A said he raised it with B when they met".
func (f *finder) twoBefore(k syntax.Token) []side {
	if k.BaseRel() != syntax.Nsubj {
		return nil
	}
	var out []side
	for _, m := range f.cast.Within(k.Sentence().Start(), k.Start()) {
		if m.Actor < 0 || m.Modifier || f.cast.Actors[m.Actor].Kind != actor.Person || f.standing(m.Actor) != official {
			continue
		}
		out = distinct(append(out, side{actor: m.Actor, at: m.Head}))
	}
	if !f.twoOfTwo(out) {
		return nil
	}
	for i := range out {
		out[i].at = k.Index()
	}
	return out
}

// we are the two of a transcript of their meeting, told before: "We last met in C in
// May", said by one to the other.
func (f *finder) we(k syntax.Token) []side {
	s, ok := k.ChildBase(syntax.Nsubj)
	if !ok || s.Lower() != "we" || len(f.reports) == 0 {
		return nil
	}
	for t := range k.Sentence().Tokens() {
		if c := t.Text(); c == "\"" || c == "“" || c == "”" {
			return nil
		}
	}
	p := f.reports[0]
	if !f.twoOfTwo(p.sides) || p.background || family(p.kind) != "meeting" || !f.layout.turned {
		return nil
	}
	return []side{{actor: p.sides[0].actor, at: s.Index()}, {actor: p.sides[1].actor, at: s.Index()}}
}

// othersBefore tells whether the sentence before k, which does not tell of the
// report itself, names a person who took no part in it.
func (f *finder) othersBefore(k syntax.Token, p *report, sides []side) bool {
	n := k.Sentence().Index() - 1
	if n < 0 || p.sentence >= n {
		return false
	}
	s := f.text.Sentence(n)
	for _, m := range f.cast.Within(s.Start(), s.End()) {
		if m.Actor >= 0 && f.cast.Actors[m.Actor].Kind == actor.Person && !slices.ContainsFunc(sides, func(x side) bool { return x.actor == m.Actor }) {
			return true
		}
	}
	return false
}

// allHold tells whether each of those who met has the office that the plural names:
// "the ministers" are not a minister and a premier.
func (f *finder) allHold(sides []side, k syntax.Token) bool {
	lemma := strings.ToLower(k.Lemma())
	if len(f.lex.descriptions[lemma]) == 0 || f.lex.vague[lemma] {
		return true
	}
	for _, s := range sides {
		if f.cast.Actors[s.actor].Kind == actor.Person && !f.holds(s.actor, lemma) {
			return false
		}
	}
	return true
}

// sameAgain names the same sides once more, or their countries; nil where one of
// them is a group or has no country.
func (f *finder) sameAgain(sides []side, states bool) []side {
	out := make([]side, len(sides))
	for j, s := range sides {
		i := s.actor
		if states {
			i = f.cast.Government(i)
		}
		if i < 0 || f.cast.Actors[i].Kind == actor.Group {
			return nil
		}
		out[j] = side{actor: i, at: s.at, stands: true}
	}
	return out
}

// twoAbove are the subject and the object of the clause that "as the two leaders met"
// hangs on: "A handed B a letter from the king as the two leaders met".
func (f *finder) twoAbove(k syntax.Token) []side {
	v, ok := k.Head()
	if !ok || !isVerb(v) || k.BaseRel() != syntax.Nsubj || v.BaseRel() != syntax.Advcl {
		return nil
	}
	h, ok := v.Head()
	if m := firstAux(v); !ok || !isVerb(h) || m != "as" && m != "when" && m != "while" {
		return nil
	}
	two := f.subjects(h)
	for c := range h.Children() {
		if b := c.BaseRel(); (b == syntax.Obj || b == syntax.Iobj) && c.Index() < v.Index() && f.isPerson(c) {
			two = append(two, f.sidesOf(c)...)
		}
	}
	if two = distinct(two); !f.twoOfTwo(two) {
		return nil
	}
	return two
}
