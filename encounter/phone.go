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

// rang reads "A called B on Monday", "A called B to congratulate him", where nobody is
// called something: both in office, of two countries, and a time or a purpose right
// behind the name.
func (f *finder) rang(r *report, k syntax.Token, subj []side, passive bool) bool {
	m, ok := f.rightOf(k.Index() + 1) // which trees take for what he is called
	if !ok || passive || particle(k) != "" || len(subj) != 1 {
		return false
	}
	r.sides = append(subj, f.sidesOfMention(m)...)
	_, end := wholeOf(m)
	if !f.twoOfTwo(r.sides) || end >= k.Sentence().Last() {
		return false
	}
	n := f.text.Token(end)
	switch {
	case n.Lower() == "to":
		h, ok := n.Head()
		return ok && isVerb(h)
	case n.Lower() == "on" || n.Lower() == "in":
		return end+1 < k.Sentence().Last() && f.isTime(f.text.Token(end+1))
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
