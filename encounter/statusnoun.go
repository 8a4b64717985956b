package encounter

import "chancery/syntax"

// modifiers reads what stands with a noun: "planned talks", "no meeting",
// "ahead of talks".
func (f *finder) modifiers(k syntax.Token, s *reading) {
	for c := range k.Children() {
		low := c.Lower()
		switch c.BaseRel() {
		case syntax.Amod, syntax.RelDet, syntax.Compound, syntax.Advmod:
			for _, g := range f.lex.governors[low] {
				if g.particle != "" {
					continue
				}
				s.take(g.status)
				s.firm = s.firm || g.status == "planned"
			}
			if c.BaseRel() == syntax.Amod {
				for _, g := range f.lex.governors[c.Lemma()] {
					if c.Lemma() != low && g.particle == "" {
						s.take(g.status)
					}
				}
			}
			s.background = s.background || f.lex.former[low]
			if low == "next" {
				s.take("planned")
			}
		case syntax.Case:
			link := f.linkOf(c)
			if h, ok := k.Head(); ok && c.Lower() == "about" && (h.UPOS() == syntax.Adj || h.UPOS() == syntax.Pron) {
				link = "" // "nothing secret about a meeting"
			}
			s.soft = s.soft || s.status == "" && link == "planned"
			s.about = s.about || s.status == "" && link == "hypothetical" && c.Lower() == "about"
			s.take(link)
		case syntax.Cop:
			for a := range k.Children() {
				if a.BaseRel() == syntax.RelAux {
					f.modal(k, a.Lower(), s)
				}
				if a.BaseRel() == syntax.RelAux && a.Lower() == "had" {
					s.tense = "pluperfect" // "had been in the capital"
				}
				if l := a.Lower(); a.BaseRel() == syntax.Advmod && (l == "not" || l == "n't") {
					s.take("denied")
				}
			}
		case syntax.AclRelcl:
			if isVerb(c) {
				f.relative(c, s)
			}
		case syntax.Acl:
			if isVerb(c) && firstAux(c) == "to" && f.lex.happenings[c.Lemma()] {
				s.take("planned") // "talks to be held next month"
				s.firm = true
			}
			if isVerb(c) && c.XPOS() == "VBN" {
				for _, g := range f.lex.governors[c.Lemma()] {
					if g.particle == "" {
						s.take(g.status)
					}
				}
			}
		}
	}
}

// plannedBehind reads "talks between A and B planned for Friday", where the tree
// hangs the participle on B.
func (f *finder) plannedBehind(k syntax.Token, s *reading) {
	i := f.tailEnd(k)
	if i >= k.Sentence().Last()-1 || i <= k.Index()+1 {
		return
	}
	v, n := f.text.Token(i), f.text.Token(i+1)
	if v.XPOS() == "VBN" && v.BaseRel() == syntax.Acl && (n.Lower() == "for" || n.Lower() == "on" || n.Lower() == "to") && f.plans(v) {
		s.take("planned")
	}
}

// linkOf is the status that a preposition gives, of several words too: "ahead
// of", "prior to".
func (f *finder) linkOf(c syntax.Token) string {
	if st := f.lex.links[c.Lower()]; st != "" {
		return st
	}
	if p, ok := c.Prev(); ok && (c.Lower() == "of" || c.Lower() == "to") {
		return f.lex.links[p.Lower()]
	}
	return ""
}

// relative reads "talks that were to be held", "a meeting which was cancelled".
func (f *finder) relative(c syntax.Token, s *reading) {
	for _, g := range f.lex.governors[c.Lemma()] {
		if g.particle == "" || g.particle == particle(c) {
			if g.status == "cancelled" || g.status == "planned" {
				s.take(g.status)
			}
		}
	}
	for a := range c.Children() {
		if a.BaseRel() == syntax.RelAux && f.lex.modals[a.Lower()] == "planned" {
			s.take("planned")
		}
	}
}
