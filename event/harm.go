package event

import (
	"chancery/record"
	"chancery/syntax"
)

// harmful tells whether the first deed that words tell of is one against somebody:
// "it will expel ten diplomats", "to impose sanctions on Iran".
func (b *builder) harmful(e record.Evidence) bool {
	start, end := b.q.Bytes(e)
	if b.harmNamed(e) {
		return true
	}
	for k, ok := b.text.TokenAt(start); ok && k.Start() < end; k, ok = k.Next() {
		if k.UPOS() != syntax.Verb {
			continue
		}
		if s, ok := b.sure(&deed{verb: k}); b.lex.is("harm", k.Lemma()) || ok && s.kind == "SANCTION" {
			return true
		}
		if !b.lex.is("wage", k.Lemma()) {
			return false
		}
		for c := range k.Children() {
			if c.Is(syntax.Obj, syntax.Obl) && b.wages(c) {
				return true
			}
		}
		return false
	}
	return false
}

// harmNamed tells of words that are the name of a harm: "another package of sanctions
// against Iran", "the expulsion of the ambassador".
func (b *builder) harmNamed(e record.Evidence) bool {
	start, end := b.q.Bytes(e)
	for k, ok := b.text.TokenAt(start); ok && k.Start() < end; k, ok = k.Next() {
		switch k.UPOS() {
		case syntax.Noun:
			if b.lex.is("harmful", k.Lemma()) || b.lex.is("against-whom", k.Lemma()) {
				return true
			}
			if !b.lex.is("measure", k.Lemma()) && k.BaseRel() != syntax.Compound {
				return false
			}
		case syntax.Verb, syntax.Pron, syntax.Propn, syntax.Sconj:
			return false
		}
	}
	return false
}

// wages tells whether a phrase is, or has before its noun, what harms: "a protest
// note".
func (b *builder) wages(np syntax.Token) bool {
	if b.lex.is("harmful", np.Lemma()) {
		return true
	}
	for c := range np.Children() {
		if c.BaseRel() == syntax.Compound && b.lex.is("harmful", c.Lemma()) {
			return true
		}
	}
	return false
}

// toHarm tells of "agreed to suspend all cooperation": what is agreed is a sanction.
func (b *builder) toHarm(v syntax.Token) bool {
	x, ok := v.Child(syntax.Xcomp)
	if !ok {
		return false
	}
	s, sure := b.sure(&deed{verb: x})
	return b.lex.is("harm", x.Lemma()) || sure && s.kind == "SANCTION"
}
