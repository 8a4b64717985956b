package encounter

import "chancery/syntax"

// writtenIn tells of "in a letter to B, A said": the letter is A's.
// So is the one in which A congratulated B.
func (f *finder) writtenIn(k syntax.Token, g governing) bool {
	if !g.adjunct || !hasCase(k, "in") || isDefinite(k) {
		return false
	}
	return len(f.with(k, "to")) > 0 || f.toldTo(g.verb)
}

// toldTo tells of "congratulated B", whom one may write to.
func (f *finder) toldTo(verb int) bool {
	v := f.text.Token(verb)
	return f.lex.tellings[v.Lemma()] && len(f.objects(v)) > 0 && f.expandedOfficials(f.objects(v))
}

// expandedOfficials tells whether all of a list, groups taken apart, hold an office.
func (f *finder) expandedOfficials(list []side) bool { return f.officeHolders(f.expand(list)) }

// eachTheirOwn parts "A and B sent messages to C": a letter of each. Several to several
// are left unsaid, since nobody tells who wrote to whom.
func (f *finder) eachTheirOwn(r *report, k syntax.Token, from, to []side) {
	from, to = f.expand(from), f.expand(to)
	if len(from) < 2 || len(to) == 0 || k.Feat("Number") != "Plur" {
		return
	}
	if len(to) > 1 {
		r.sides = nil
		return
	}
	r.sides = []side{from[0], to[0]}
	for _, s := range from[1:] {
		more := r.sibling()
		more.sides = []side{s, to[0]}
		f.later = append(f.later, more)
	}
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
