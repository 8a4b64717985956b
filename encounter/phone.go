package encounter

import (
	"chancery/syntax"
)

// phone sets the mode of talks from afar when the words name the means, else
// leaves kind "talks" and no mode.
func (f *finder) phone(r *report, k syntax.Token) {
	switch {
	case f.phoned(r, k):
	case f.overMeal(k):
		r.kind, r.mode = "talks", "in person"
	default:
		r.kind, r.mode, r.unsaid = "talks", "", true
		r.weak = false
	}
}

// overMeal tells of "talked with B over coffee".
func (f *finder) overMeal(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "over") && f.lex.meals[c.Lemma()] {
			return true
		}
	}
	return false
}

// phoned looks for a telephone or video in the verb's own clause.
func (f *finder) phoned(r *report, k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Obl && b != syntax.Advmod && b != syntax.Obj {
			continue
		}
		if mode := f.lex.phones[c.Lower()]; mode != "" {
			r.kind, r.mode = "call", mode
			return true
		}
		for g := range c.Children() {
			if mode := f.lex.phones[g.Lower()]; mode != "" && (g.BaseRel() == syntax.Compound || g.BaseRel() == syntax.Amod) {
				r.kind, r.mode = "call", mode
				return true
			}
		}
	}
	return false
}

// rang reads "A called B on Monday", "A called B to congratulate him", "A will call B":
// nobody is called something. Both are in office, of two countries, and a time or a
// purpose stands right behind the name, or nothing does. Each one called has a call of
// his own.
func (f *finder) rang(r *report, k syntax.Token, subj []side, passive bool) bool {
	m, ok := f.rightOf(k.Index() + 1) // which trees take for what he is called
	if !ok || passive || particle(k) != "" || len(subj) != 1 {
		return false
	}
	called := distinct(append(f.sidesOfMention(m), f.objects(k)...))
	end := m.Last
	for _, s := range called {
		if !f.twoOfTwo([]side{subj[0], s}) && !bodies[f.nation(s.actor)] {
			return false
		}
		if x, ok := f.mentionAt(f.text.Token(max(s.at, 0))); ok {
			_, last := wholeOf(x)
			end = max(end, last)
		}
	}
	if !f.calledWhen(k, end) {
		return false
	}
	r.sides = []side{subj[0], called[0]}
	for _, s := range called[1:] {
		more := r.sibling()
		more.sides = []side{subj[0], s}
		f.later = append(f.later, more)
	}
	return true
}

// calledWhen tells whether what stands behind the name of one who is called shows that
// he is called on the telephone: a time, a purpose, the end of the sentence; a comma too
// where the call is to come.
func (f *finder) calledWhen(k syntax.Token, end int) bool {
	last := k.Sentence().Last()
	for end < last && f.text.Token(end).UPOS() == syntax.Adv && !f.isTime(f.text.Token(end)) {
		end++
	}
	if end >= last {
		return false
	}
	n := f.text.Token(end)
	switch n.Lower() {
	case "to":
		h, ok := n.Head()
		return ok && isVerb(h)
	case "on", "in":
		return end+1 < last && f.isTime(f.text.Token(end+1))
	case ".", "after", "before":
		return true
	case ",", ";", "and":
		_, future := k.Child(syntax.RelAux)
		return future && k.XPOS() == "VB"
	}
	return f.isTime(n)
}

// byPhone tells of "informed B by telephone", not of "informed B in a telephone call".
func (f *finder) byPhone(r *report, k syntax.Token) bool {
	for c := range k.Children() {
		if mode := f.lex.phones[c.Lower()]; mode != "" && c.BaseRel() == syntax.Obl && hasCase(c, "by", "via", "over") {
			r.mode = mode
			return true
		}
	}
	return false
}
