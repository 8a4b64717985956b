package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// topic is the person whom the sentence before is about, where that tells of an
// encounter of his.
func (f *finder) topic(k syntax.Token) []side {
	n := k.Sentence().Index() - 1
	if n < 0 || len(f.reports) == 0 {
		return nil
	}
	p := f.reports[len(f.reports)-1]
	before := f.text.Sentence(n)
	x, ok := before.Root().ChildBase(syntax.Nsubj)
	if !ok || p.sentence != n || before.Range() != k.Sentence().Range() {
		return nil
	}
	m, ok := f.mentionAt(x)
	if !ok || f.cast.Actors[m.Actor].Kind != actor.Person || !slices.ContainsFunc(p.sides, func(s side) bool { return s.actor == m.Actor }) {
		return nil
	}
	return []side{{actor: m.Actor, at: k.Index()}}
}

// goer is who goes where something is to be: "will leave for C, where talks with B are
// scheduled".
func (f *finder) goer(k, v syntax.Token) []side {
	h, ok := v.Head()
	if !ok || !f.openedBy(v, "where") && !f.openedBy(k, "where") {
		return nil
	}
	for ok && !isVerb(h) {
		h, ok = h.Head()
	}
	if !ok || !f.travelled(h) {
		return nil
	}
	return f.subjects(h)
}

// otherOfTwo is whom one has met in the report before, where two took part.
func (f *finder) otherOfTwo(k syntax.Token, one side) []side {
	if len(f.reports) == 0 {
		return nil
	}
	p := f.reports[len(f.reports)-1]
	if len(p.sides) != 2 || k.Index()-p.token > referBack || p.segment == record.Title {
		return nil
	}
	for i, s := range p.sides {
		if s.actor == one.actor {
			return []side{{actor: p.sides[1-i].actor, at: p.sides[1-i].at}}
		}
	}
	return nil
}

// attendants are who takes part by a clause behind the noun: "a summit in London that
// B will host", "a meeting attended by B and C".
func (f *finder) attendants(k syntax.Token) []side {
	look := []syntax.Token{k}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Nmod {
			look = append(look, c) // trees hang the clause on the place
		}
	}
	for _, n := range look {
		for c := range n.Children() {
			given := f.lex.feasts[k.Lemma()] && f.lex.treats[c.Lemma()] && c.XPOS() == "VBN"
			if c.BaseRel() != syntax.Acl || !given && !f.lex.attendings[c.Lemma()] {
				continue
			}
			if given {
				return withRole(f.with(c, "by"), "host") // "a banquet given by B"
			}
			if c.XPOS() == "VBN" && c.Rel() != syntax.AclRelcl {
				return f.with(c, "by")
			}
			if s, ok := c.ChildBase(syntax.Nsubj); ok && !f.isRelative(s) {
				list := f.sidesOf(s)
				if c.Lemma() == "host" {
					return withRole(list, "host")
				}
				return list
			}
		}
	}
	return nil
}

// placed gives a report its words.
func (f *finder) placed(r *report, k syntax.Token) *report {
	s := k.Sentence()
	r.start, r.end = s.Start(), f.sentenceEnd(s)
	return r
}

// stander is the place above the noun in "was in Kyiv (the day before) for talks".
func (f *finder) stander(k syntax.Token) (syntax.Token, bool) {
	h, ok := f.counting(k).Head()
	for range 3 {
		if !ok || f.standsIn(h) || h.BaseRel() != syntax.Nmod && h.BaseRel() != syntax.Obl {
			break
		}
		h, ok = h.Head()
	}
	return h, ok && f.standsIn(h)
}

// standsIn tells of a place that somebody is in: "was in Tbilisi", "is here".
func (f *finder) standsIn(h syntax.Token) bool {
	_, cop := h.Child(syntax.Cop)
	return cop && (hasCase(h, "in") || h.UPOS() == syntax.Adv)
}

// mediators reads "talks mediated by C", beside the noun or behind a comma.
func (f *finder) mediators(k syntax.Token, g governing) []side {
	for c := range f.beneath(k, g) {
		if b := c.BaseRel(); (b == syntax.Acl || b == syntax.Advcl) && f.lex.mediations[c.Lemma()] && c.XPOS() == "VBN" {
			return f.with(c, "by")
		}
	}
	return nil
}

// atWhich are the actors of "a summit at which A was to discuss trade with B".
func (f *finder) atWhich(k syntax.Token) []side {
	for c := range k.Children() {
		if c.Rel() != syntax.AclRelcl || !isVerb(c) {
			continue
		}
		for d := range c.Children() {
			if d.Lower() == "which" && hasCase(d, "at", "in", "during") || d.Lower() == "where" {
				out := append(f.subjects(c), f.with(c, "with")...)
				if o, ok := c.ChildBase(syntax.Obj); ok {
					out = append(out, f.with(o, "with")...)
				}
				return distinct(out)
			}
		}
	}
	return nil
}

// spokeIn tells of "in a meeting, A assured B": what the clause says was said there.
func (f *finder) spokeIn(k, v syntax.Token) bool {
	return (hasCase(k, "in", "during") || hasCase(k, "over", "at") && f.lex.feasts[k.Lemma()]) && !isDefinite(k) && f.lex.tellings[v.Lemma()]
}

// bodiesOnly tells of no sides or of organizations alone: "a meeting of the Committee".
func (f *finder) bodiesOnly(list []side) bool {
	return !slices.ContainsFunc(list, func(s side) bool { return f.cast.Actors[s.actor].Kind != actor.Organization })
}

// accord tells of "A and B agreed in talks": two who agree where k says.
func (f *finder) accord(k, v syntax.Token) bool {
	if !f.lex.accords[v.Lemma()] || isDefinite(k) {
		return false
	}
	top := k
	for h, ok := k.Head(); ok && top.BaseRel() == syntax.Nmod && hasCase(top, "of") && f.lex.rounds[h.Lemma()]; h, ok = top.Head() {
		top = h
	}
	return hasCase(top, "in", "at", "during") && len(f.expand(f.subjects(v))) == 2 || hasCase(top, "after", "following") && f.twoOfTwo(f.subjects(v))
}

// adjectival tells whether the noun's sides stand before it, as in "the
// Indian-German consultations".
func (f *finder) adjectival(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Amod || b == syntax.Compound) && len(f.pairIn(c)) > 1 {
			return true
		}
	}
	return false
}

// ofSeries tells of "During the talks with B, the parties discussed trade", one of the
// meetings that somebody is said to have held.
func (f *finder) ofSeries(k syntax.Token, sides, with []side) bool {
	if len(f.series) != 1 || len(with) != 1 || !f.twoOfTwo([]side{f.series[0], with[0]}) {
		return false
	}
	if k.BaseRel() != syntax.Nsubj && !hasCase(k, "during", "at", "in") {
		return false
	}
	return !slices.ContainsFunc(sides, func(s side) bool { return f.cast.Actors[s.actor].Kind == actor.Person })
}

// bareGerund tells of "meeting B", with "meeting" taken for a noun.
func (f *finder) bareGerund(k syntax.Token) bool {
	p, ok := k.Prev()
	return ok && isVerb(p) && k.Lower() == "meeting" && k.Index()+1 < k.Sentence().Last()
}

// hasTheir tells of "their meeting".
func hasTheir(k syntax.Token) bool {
	p, ok := k.Child(syntax.NmodPoss)
	return ok && p.Lower() == "their"
}
