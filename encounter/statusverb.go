package encounter

import (
	"slices"

	"chancery/syntax"
)

// auxiliaries reads modals, negation, tense and conjunctions of a verb.
func (f *finder) auxiliaries(v syntax.Token, s *reading) {
	had, have := false, false
	f.beforeTo(v, s)
	for c := range v.Children() {
		low := c.Lower()
		switch c.BaseRel() {
		case syntax.RelAux:
			switch low {
			case "had":
				had = true
			case "has", "have", "'ve":
				have = true
			case "is", "are", "'s", "'re", "was", "were":
				s.going = s.going || v.XPOS() == "VBG" && (low == "is" || low == "are" || low == "'s" || low == "'re")
			default:
				if _, name := f.index.end[c.Index()+1]; !name || !capital(c) {
					f.modal(v, low, s) // and not of "Theresa May"
				}
			}
		case syntax.Advmod:
			if low == "last" || low == "previously" || low == "once" || low == "formerly" {
				s.background = true
			}
			if low == "not" || low == "n't" || low == "never" || low == "n’t" {
				s.negated = s.status == "" && low != "never"
				if s.status == "planned" && (s.firm || f.lex.happenings[v.Lemma()]) {
					s.take("cancelled") // "the planned talks did not go ahead", "will not take place"
				} else {
					s.take("denied")
				}
			}
		case syntax.Mark, syntax.Case:
			if st := f.lex.links[low]; st != "" && low != "after" && !(st == "planned" && (f.wentOn(v) || low == "before" && v.XPOS() == "VBD")) {
				s.take(st)
			}
		case syntax.Nsubj:
			f.noSubject(c, s)
		}
	}
	if had && v.XPOS() == "VBN" && f.plans(v) {
		s.was = true
	}
	if have && v.XPOS() == "VBN" && firstAux(v) == "to" && s.status == "planned" {
		s.status = "cancelled" // "was to have flown to C"
	}
	if s.tense == "" {
		switch {
		case had && v.XPOS() == "VBN":
			s.tense = "pluperfect"
		case have:
			s.tense = "perfect"
		case v.XPOS() == "VBD":
			s.tense = "past"
		case v.XPOS() == "VBZ" || v.XPOS() == "VBP":
			s.tense = "present"
		}
	}
}

// beforeTo reads the word before an infinitive's "to" where the tree may have
// gone wrong: "is due to meet", "was also to meet".
func (f *finder) beforeTo(v syntax.Token, s *reading) {
	i := v.Index() - 1
	if i > v.Sentence().First() && f.text.Token(i).Lower() == "been" {
		i-- // "was to have been signed"
	}
	if i > v.Sentence().First() && f.text.Token(i).Lower() == "have" {
		i-- // "was to have flown"
	}
	if i <= v.Sentence().First() || f.text.Token(i).Lower() != "to" {
		return
	}
	for i--; i > v.Sentence().First() && f.text.Token(i).UPOS() == syntax.Adv; i-- {
	}
	k := f.text.Token(i)
	if k.Lemma() == "have" && f.text.Token(i+1).Lower() == "yet" {
		s.take("denied")
		s.negated, s.tense = true, "perfect"
		return
	}
	if k.Lemma() == "be" {
		s.take("planned")
		return
	}
	for _, g := range f.lex.governors[k.Lemma()] {
		if g.particle == "" && g.status != "neutral" {
			s.take(g.status)
			return
		}
	}
}

// wentOn tells of "held a meeting before chairing talks": what is told of in the past
// was followed by that.
func (f *finder) wentOn(v syntax.Token) bool {
	h, ok := v.Head()
	if !ok || v.XPOS() != "VBG" || v.BaseRel() != syntax.Advcl || f.light(v) != "full" {
		return false
	}
	return h.XPOS() == "VBD" || h.XPOS() == "VBN" && isFinite(h)
}

// plans tells of a participle or adjective of planning: "had been scheduled".
func (f *finder) plans(v syntax.Token) bool {
	for _, g := range f.lex.governors[v.Lemma()] {
		if g.status == "planned" && g.particle == "" {
			return v.Lemma() != "agree" && v.Lemma() != "accept"
		}
	}
	return false
}

// noSubject takes "no meeting took place" as a denial.
func (f *finder) noSubject(c syntax.Token, s *reading) {
	for d := range c.Children() {
		if d.BaseRel() == syntax.RelDet && d.Lower() == "no" {
			s.take("denied")
		}
	}
}

// modal reads an auxiliary. "would" under a verb of saying in the past is the
// future of what was said.
func (f *finder) modal(v syntax.Token, low string, s *reading) {
	status := f.lex.modals[low]
	if (low == "would" || low == "'d") && (v.BaseRel() == syntax.Ccomp || contentClause(v)) && !f.conditional(v) {
		if h, ok := v.Head(); ok && (h.XPOS() == "VBD" || contentClause(v)) {
			status = "planned"
		}
	}
	if low == "would" && status != "planned" && (v.Rel() == syntax.AclRelcl || f.openedBy(v, "where", "when")) && f.futureAbove(v) {
		status = "planned" // "will leave for C, where he would meet B"
	}
	if status == "planned" && f.conditional(v) {
		status = "hypothetical"
	}
	s.take(status)
}

// openedBy tells whether one of the words stands right under a verb and before it.
func (f *finder) openedBy(v syntax.Token, words ...string) bool {
	for c := range v.Children() {
		if c.Index() < v.Index() && slices.Contains(words, c.Lower()) {
			return true
		}
	}
	return false
}

// futureAbove tells whether a verb that the clause hangs in is in the future.
func (f *finder) futureAbove(v syntax.Token) bool {
	for range 6 {
		h, ok := v.Head()
		if !ok {
			return false
		}
		for c := range h.Children() {
			if isVerb(h) && c.BaseRel() == syntax.RelAux && f.lex.modals[c.Lower()] == "planned" {
				return true
			}
		}
		v = h
	}
	return false
}

// conditional tells whether an if-clause hangs on the verb.
func (f *finder) conditional(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Advcl {
			continue
		}
		for m := range c.Children() {
			if m.BaseRel() == syntax.Mark && f.lex.links[m.Lower()] == "hypothetical" {
				return true
			}
		}
	}
	return false
}
