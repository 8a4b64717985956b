package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// addressed reads what one says to another's face: "A told B that trade had grown", "A
// raised the case with B", "A was briefed by B", "A apologised in person to B". Both are
// in office and of two countries. Such words tell of talks only where nothing else in the
// story tells of a contact of the two.
func (f *finder) addressed(r *report, k syntax.Token, v verb, subj []side, passive bool) bool {
	if f.segmentAt(k.Start()) == record.Title || f.written(k) {
		return false
	}
	to := f.addressees(k, v, passive)
	if passive && v.need == "with" {
		subj = f.with(k, "by") // "was raised with B by A"
	} else if passive {
		subj, to = f.with(k, "by"), subj
	}
	if m, ok := f.teller(k); ok && !passive && !f.officeHolders(subj) {
		subj = []side{{actor: m.Actor, at: m.Head}} // "trade, Minister A told B, has grown"
	}
	if v.need == "heard" && !passive {
		to = f.with(k, "from")
	}
	if len(f.expand(subj)) != 1 || len(to) == 0 || !f.officeHolders(subj) || !f.expandedOfficials(to) {
		return false
	}
	if !f.twoStates(subj, to) {
		return false
	}
	r.sides, r.implied = distinct(append(subj, to...)), true
	face := f.faceToFace(k)
	if face {
		r.kind, r.mode = "meeting", "in person"
	}
	if k.XPOS() == "VBZ" || k.XPOS() == "VBP" || k.XPOS() == "VB" && !face {
		return false
	}
	if v.need == "with" && !passive {
		f.furtherWith(r, k, subj)
	}
	return face || v.need != "face"
}

// furtherWith makes reports of their own of "raised the case with A and with B", which
// trees hang on the verb or on its object.
func (f *finder) furtherWith(r *report, k syntax.Token, subj []side) {
	f.further(r, k, k, subj)
	if o, ok := k.ChildBase(syntax.Obj); ok && len(f.later) == 0 {
		f.further(r, o, k, subj)
	}
	for _, more := range f.later {
		more.implied = r.implied
	}
}

// addressees are those to whom a verb of saying is addressed.
func (f *finder) addressees(k syntax.Token, v verb, passive bool) []side {
	o, ok := k.ChildBase(syntax.Obj)
	switch v.need {
	case "agreed":
		if _, to := k.Child(syntax.Xcomp); to && !passive {
			return f.with(k, "with") // "agreed with B to cut tariffs"
		}
		return nil
	case "with":
		if !ok && !passive {
			return nil
		}
		if list := f.with(k, "with"); len(list) > 0 {
			return list
		}
		if !ok {
			return nil
		}
		return f.with(o, "with")
	case "to":
		if list := f.with(k, "to"); len(list) > 0 || !ok {
			return list
		}
		if _, two := k.ChildBase(syntax.Iobj); two {
			return f.given(k)
		}
		return f.with(o, "to")
	case "face":
		if list := f.with(k, "to"); len(list) > 0 {
			return list
		}
	}
	return f.given(k)
}

// teller is the person named right before a verb of saying, or before the comma there.
func (f *finder) teller(k syntax.Token) (actor.Mention, bool) {
	i := k.Index()
	if i > 0 && f.text.Token(i-1).Text() == "," {
		i--
	}
	j, ok := f.index.end[i]
	if !ok {
		return actor.Mention{}, false
	}
	m := f.cast.Mentions[j]
	return m, m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person
}

// given are the persons of a verb's own objects, whoever else stands behind it.
func (f *finder) given(k syntax.Token) []side {
	if _, ok := k.ChildBase(syntax.Obj, syntax.Iobj); !ok {
		return nil
	}
	return f.objects(k)
}

// twoStates tells whether all of one list are of another country than the first of the
// other, as far as the text tells; of one at least it does.
func (f *finder) twoStates(one, others []side) bool {
	n := f.nation(f.expand(one)[0].actor)
	for _, s := range f.expand(others) {
		if m := f.nation(s.actor); m == n {
			return false
		}
	}
	return true
}

// faceToFace tells of words by which the two are in one room: "in person", "over dinner",
// "in Cairo", "on the sidelines".
func (f *finder) faceToFace(k syntax.Token) bool {
	if f.inTown(k) || f.overMeal(k) || f.onSidelines(k.Sentence()) {
		return true
	}
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Obl && b != syntax.Advmod && b != syntax.Obj && b != syntax.Iobj {
			continue
		}
		if f.lex.faces[c.Lower()] || hasCase(c, "in") && c.Lower() == "person" || hasCase(c, "across") && c.Lower() == "table" {
			return true
		}
		for d := range c.Children() {
			if c.Index() > k.Index() && d.Lower() == "visiting" {
				return true // "told his visiting counterpart"
			}
			if p, ok := f.placeAt(d); ok && p.Level == where.City && d.BaseRel() == syntax.Nmod && hasCase(d, "in") && f.isPerson(c) {
				return true // "will brief B in Cairo", hung on B
			}
		}
	}
	return false
}

// written tells of "told B in a letter", "in a post", which the two need no room for.
func (f *finder) written(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() != syntax.Obl || !hasCase(c, "in", "by", "through", "via", "on") {
			continue
		}
		if f.lex.writings[c.Lemma()] || hasCase(c, "through", "via") {
			return true
		}
	}
	return false
}

// joinImplied adds the contacts that only words said to another tell of: those of people
// of whom the story tells no other one.
func (f *finder) joinImplied(list []*told) []*told {
	for _, r := range f.reports {
		if !r.implied || r.status != "held" && r.status != "under way" && (r.status != "planned" || r.kind != "meeting" && !r.topical) {
			continue
		}
		if !slices.ContainsFunc(f.beside(list, r), func(t *told) bool { return f.covers(t, r) }) {
			list = append(list, &told{report: *r, all: []*report{r}, part: -1})
			slices.SortStableFunc(list, func(a, b *told) int { return a.token - b.token })
		}
	}
	return list
}

// covers tells whether an encounter may be the one at which the words of a report were
// said.
func (f *finder) covers(t *told, r *report) bool {
	if t.kind == "visit" {
		return false
	}
	for _, s := range r.sides {
		if !f.hasSide(t, s) {
			return false
		}
	}
	return true
}
