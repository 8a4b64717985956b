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
	if len(from) < 2 || len(to) == 0 || k.Feat("Number") != "Plur" && !f.singly(k) {
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

// singly tells of "A and B have each sent a letter".
func (f *finder) singly(k syntax.Token) bool {
	v, ok := f.held(k)
	if !ok {
		return false
	}
	for i := max(v.Sentence().First(), v.Index()-3); i < v.Index(); i++ {
		if f.text.Token(i).Lower() == "each" {
			return true
		}
	}
	return false
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
	to := f.recipients(v, k)
	if len(to) == 0 && carried {
		to = f.receiving(v, k, from)
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

// recipients are those to whom a verb hands a letter: "delivered to B a letter from A",
// "handed B a letter", "to whom he handed it", "a letter from A to B", "addressed to B",
// "for B".
func (f *finder) recipients(v, k syntax.Token) []side {
	to := f.with(v, "to")
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "to") && f.isRelative(c) {
			to = f.antecedent(v, c)
		}
	}
	if len(to) == 0 {
		to = f.sidesBehind(k, "to")
	}
	if len(to) == 0 {
		to = f.writtenTo(v, k)
	}
	for c := range v.Children() {
		if b := c.BaseRel(); (b == syntax.Obj || b == syntax.Iobj) && c != k && c.Index() < k.Index() && f.isPersonOrHe(c) && len(to) == 0 {
			to = f.sidesOf(c)
		}
	}
	if list := f.sidesBehind(k, "for"); len(to) == 0 && f.officeHolders(list) {
		to = list
	}
	return to
}

// writtenTo are those of "a letter addressed to B", hung on the letter, on who wrote it
// or on the verb.
func (f *finder) writtenTo(v, k syntax.Token) []side {
	for i := k.Index() + 1; i < min(k.Sentence().Last(), k.Index()+phraseReach); i++ {
		t := f.text.Token(i)
		if t.Lower() == "addressed" && t.Index() > v.Index() {
			return f.with(t, "to")
		}
		if isVerb(t) {
			return nil
		}
	}
	return nil
}

// receiving is the one whom the bearer of a letter has met just before, where the words
// do not say to whom it goes: "B received the envoy, who handed over a letter from A".
func (f *finder) receiving(v, k syntax.Token, from []side) []side {
	bearer := f.subjects(v)
	if len(bearer) != 1 || len(f.writtenTo(v, k)) > 0 {
		return nil
	}
	for i := len(f.reports) - 1; i >= 0 && k.Index()-f.reports[i].token <= referBack; i-- {
		p := f.reports[i]
		if family(p.kind) != "meeting" || p.definite || p.background || len(p.sides) != 2 || p.segment != f.segmentAt(k.Start()) {
			continue
		}
		to := without(p.sides, bearer)
		if len(to) != 1 || !f.officeHolders(to) || f.oneOf(to[0], from) || f.compatriots(to[0].actor, from[0].actor) {
			return nil
		}
		return []side{{actor: to[0].actor, at: k.Index()}}
	}
	return nil
}

// alike are those of "similar cables were sent by B", "B sent a similar cable": each of B
// writes to whom the letter told just before went. It is false where nothing was.
func (f *finder) alike(r *report, k syntax.Token, g governing) bool {
	same := false
	for c := range k.Children() {
		same = same || c.BaseRel() == syntax.Amod && f.lex.alikes[c.Lower()]
	}
	if !same || g.verb < 0 || len(f.reports) == 0 {
		return false
	}
	last := f.reports[len(f.reports)-1]
	if last.kind != "letter" || len(last.sides) != 2 || k.Index()-last.token > referBack {
		return false
	}
	v := f.text.Token(g.verb)
	from := f.subjects(v)
	if g.passive {
		from = f.with(v, "by")
	}
	if len(f.recipients(v, k)) > 0 || len(from) == 0 || f.oneOf(last.sides[1], from) {
		return false
	}
	f.later = f.later[:0]
	for i, s := range f.expand(from) {
		one := r
		if i > 0 {
			one = r.sibling()
			f.later = append(f.later, one)
		}
		one.sides, one.weak, one.direct = []side{s, {actor: last.sides[1].actor, at: k.Index()}}, false, true
	}
	f.addAll(r, k)
	return true
}
