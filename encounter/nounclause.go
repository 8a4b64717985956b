package encounter

import (
	"slices"

	"chancery/syntax"
)

// byClause gathers the actors of an encounter's noun from a clause that hangs on it:
// "the talks that A and B had held", "the meeting A may have with B", "a session that
// brought together A and B". It is false where no clause names two sides.
func (f *finder) byClause(r *report, k syntax.Token) bool {
	for v := range f.clausesOn(k) {
		if subj, with, ok := f.gathered(v); ok && len(f.expand(slices.Concat(subj, with))) > 1 {
			r.sides, r.direct, r.weak = distinct(slices.Concat(subj, with)), true, false
			if isFinite(v) {
				r.anchor, r.clause = v.Index(), true
			}
			if with = distinct(with); len(subj) > 0 && len(with) > 0 && !f.listed(r, subj, with) {
				f.further(r, v, k, subj)
				f.apart(r, k, subj, with)
			}
			return true
		}
	}
	return false
}

// clausesOn are the verbs of the clauses that hang on a noun or on a phrase behind it,
// where trees hang them too, and of one that "that" opens right behind it.
func (f *finder) clausesOn(k syntax.Token) func(func(syntax.Token) bool) {
	return func(yield func(syntax.Token) bool) {
		if n, ok := k.Next(); ok && n.Lower() == "that" && n.Sentence() == k.Sentence() {
			if v, ok := n.Head(); ok && isVerb(v) && n.BaseRel() == syntax.Mark && v.BaseRel() != syntax.Acl && !yield(v) {
				return
			}
		}
		on := []syntax.Token{k}
		for c := range k.Children() {
			if c.BaseRel() == syntax.Nmod && c.Index() > k.Index() {
				on = append(on, c)
			}
		}
		if v, ok := f.gatheredFar(k); ok && !yield(v) {
			return
		}
		for _, n := range on {
			for v := range n.Children() {
				if v.BaseRel() == syntax.Acl && isVerb(v) && v.Index() > k.Index() && !yield(v) {
					return
				}
			}
		}
	}
}

// gatheredFar is the verb of "convened by A, which brought together B and C", whose
// clause the tree hangs on A.
func (f *finder) gatheredFar(k syntax.Token) (syntax.Token, bool) {
	for i := k.Index() + 1; i < min(k.Sentence().Last(), k.Index()+phraseReach); i++ {
		t := f.text.Token(i)
		if f.isEncounterNoun(t) {
			break
		}
		if v, ok := t.Head(); ok && t.Lower() == "which" && t.BaseRel() == syntax.Nsubj && isVerb(v) && f.lex.gatherings[v.Lemma()] {
			return v, true
		}
	}
	return k, false
}

// gathered are those who hold what a clause is about, and those they hold it with.
func (f *finder) gathered(v syntax.Token) (subj, with []side, ok bool) {
	s, named := v.ChildBase(syntax.Nsubj)
	if f.lex.gatherings[v.Lemma()] && (v.Lemma() != "bring" || f.farParticle(v, "together") || particle(v) == "together") {
		if _, passive := v.Child(syntax.NsubjPass, syntax.AuxPass); !passive && (!named || f.isRelative(s)) && v.XPOS() != "VBN" {
			return nil, f.objects(v), true // "which brought together A and B", "involving A and B"
		}
		return nil, nil, false
	}
	if f.lex.treats[v.Lemma()] && named && !f.isRelative(s) && len(f.with(v, "for")) > 0 {
		return withRole(f.sidesOf(s), "host"), withRole(f.with(v, "for"), "guest"), true // "the dinner that A gave for B"
	}
	if _, passive := v.Child(syntax.NsubjPass); passive && f.lex.attendings[v.Lemma()] {
		return f.with(v, "by"), nil, true // "which will be co-chaired by A and B"
	}
	if f.light(v) == "" || f.lex.attendings[v.Lemma()] {
		return nil, nil, false
	}
	if v.XPOS() == "VBN" && v.Rel() != syntax.AclRelcl {
		return f.with(v, "by"), f.with(v, "with"), true // "the talks held by A with B"
	}
	if !named || s.Rel() == syntax.NsubjPass || f.isRelative(s) {
		return nil, nil, false
	}
	if o, own := v.ChildBase(syntax.Obj); own && !f.isRelative(o) {
		return nil, nil, false
	}
	return f.subjects(v), f.with(v, "with"), true
}
