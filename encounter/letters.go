package encounter

import "chancery/syntax"

// writtenIn tells of "in a letter to B, A said": the letter is A's.
func (f *finder) writtenIn(k syntax.Token, g governing) bool {
	return g.adjunct && hasCase(k, "in") && !isDefinite(k) && len(f.with(k, "to")) > 0
}

// delivered reads "A handed over a message from B to C", "a message from B was
// delivered to C by A": the letter is B's to C, and A only takes it. It is false
// where nobody but the one who takes it can have written it.
func (f *finder) delivered(r *report, k syntax.Token, g governing) bool {
	if g.verb < 0 {
		return false
	}
	carried := f.lex.couriers[f.text.Token(g.verb).Lemma()]
	if !carried && f.lex.letters[f.text.Token(g.verb).Lemma()] {
		return false // "sent a letter to B": of who sends it
	}
	from := f.with(k, "from", "of")
	if len(from) == 0 {
		from = f.sidesBehind(k, "from", "of")
	}
	if len(from) == 0 {
		return false
	}
	v := f.text.Token(g.verb)
	to := f.with(v, "to")
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "to") && f.isRelative(c) {
			to = f.antecedent(v, c) // "to whom he handed over"
		}
	}
	if len(to) == 0 {
		to = f.sidesBehind(k, "to")
	}
	if !carried && (!f.officeHolders(from) || !f.officeHolders(to)) {
		return false // "came in a letter from B to C" is one, whatever came
	}
	if r.sides = distinct(append(from[:1:1], to...)); len(r.sides) > 1 {
		r.weak, r.direct = false, true
		f.later = f.later[:0]
		f.addAll(r, k)
	}
	return true
}
