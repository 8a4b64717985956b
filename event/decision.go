package event

import (
	"chancery/actor"
	"chancery/syntax"
)

// recalled tells of a verb of what was before or besides: "after protesters had
// stormed it".
func (b *builder) recalled(v syntax.Token) bool {
	if v.BaseRel() != syntax.Advcl {
		return false
	}
	for c := range v.Children() {
		if c.BaseRel() == syntax.Mark && b.lex.is("past", c.Lower()) {
			return true
		}
	}
	return false
}

// decided tells of what was resolved to be done, or is the matter of a decision:
// "decided to expel", "a decision by Paris to expel".
func (b *builder) decided(v syntax.Token) bool {
	h, ok := v.Head()
	if !ok || !infinitive(v) || b.ownStatus(v) != "held" {
		return false
	}
	if v.BaseRel() == syntax.Xcomp {
		return b.lex.is("resolve", h.Lemma()) && b.statusOf(h) == "held"
	}
	_, ok = b.decisionOf(v)
	return ok
}

// decisionOf is the noun of a decision that the infinitive of a verb is the matter
// of: the one in whose phrase the word before it stands, wherever the tree hangs it.
func (b *builder) decisionOf(v syntax.Token) (syntax.Token, bool) {
	to, ok := v.Child(syntax.Mark)
	if !ok || !infinitive(v) || to.Index() == 0 {
		return v, false
	}
	for n, ok := b.text.Token(to.Index()-1), true; ok && n.Index() < to.Index(); n, ok = n.Head() {
		switch {
		case b.lex.is("decision", n.Lemma()) && n.UPOS() == syntax.Noun:
			return n, true
		case n.BaseRel() != syntax.Nmod:
			return v, false
		}
	}
	return v, false
}

// decider are the actors whose decision a deed is the matter of: "a decision by
// Paris to expel", "Britain's order to leave".
func (b *builder) decider(decision syntax.Token) []actor.Mention {
	for c := range decision.Children() {
		if c.BaseRel() == syntax.Nmod && (casedBy(c, "by") || c.Index() < decision.Index()) {
			return b.party(c)
		}
	}
	if h, ok := decision.Head(); ok && decision.Is(syntax.Obj) {
		return b.subject(h, 0)
	}
	return nil
}
