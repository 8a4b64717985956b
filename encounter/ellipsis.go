package encounter

import (
	"slices"

	"chancery/syntax"
)

// ellipsis reads "the previous one was held in Delhi": another encounter of those
// who met last.
func (f *finder) ellipsis(k syntax.Token) {
	h, ok := k.Head()
	if ok && f.isEncounterNoun(h) && k.BaseRel() == syntax.Nmod && isDefinite(k) && hasCase(k, "after", "since", "following") {
		f.theOneBefore(h, k)
		return
	}
	if !ok || !isVerb(h) || k.BaseRel() != syntax.Nsubj || !f.lex.happenings[h.Lemma()] || !f.former(k) && !f.firstOf(k, h) {
		return
	}
	if n := len(f.reports); n > 0 {
		r := &report{kind: f.reports[n-1].kind, anchor: h.Index(), definite: true, former: true, background: true, rule: "noun one"}
		f.add(r, k)
	}
}

// theOneBefore reads "their second meeting after the one in C in June": another one of
// those whom the words name for the noun.
func (f *finder) theOneBefore(noun, k syntax.Token) {
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		p := f.reports[i]
		if p.token != noun.Index() || p.definite || len(p.sides) < 2 {
			continue
		}
		r := &report{kind: p.kind, mode: p.mode, anchor: -1, background: true, rule: "noun one"}
		r.sides = slices.Clone(p.sides)
		f.add(r, k)
		return
	}
}

// firstOf tells of "the first one was held in Delhi", told in the past of the story.
func (f *finder) firstOf(k, v syntax.Token) bool {
	for c := range k.Children() {
		if c.Lower() == "first" {
			be, passive := v.Child(syntax.AuxPass)
			return isDefinite(k) && (v.XPOS() == "VBD" || passive && be.XPOS() == "VBD")
		}
	}
	return false
}

// former tells of "the previous summit", "the last one".
func (f *finder) former(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Amod && f.lex.former[c.Lower()] {
			return isDefinite(k)
		}
	}
	return false
}

// oneMore reads "a sixth round was called off", "the next round": one more of the
// talks told last.
func (f *finder) oneMore(k syntax.Token) {
	h, ok := k.Head()
	if !f.lex.turns[k.Lemma()] || !ok || !isVerb(h) || k.BaseRel() != syntax.Nsubj && k.BaseRel() != syntax.Obj || k.Feat("Number") != "Sing" {
		return
	}
	ordered, its := false, false
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case c.Rel() == syntax.NmodPoss:
			its = c.Lower() == "its"
		case b == syntax.Nmod && hasCase(c, "of", "between", "with"):
			return
		case b == syntax.Amod || b == syntax.RelDet || b == syntax.Nummod:
			ordered = ordered || c.Feat("NumType") == "Ord" || f.lex.anew[c.Lower()] || f.lex.former[c.Lower()]
		}
	}
	if !ordered {
		return
	}
	for i := len(f.reports) - 1; i >= 0 && k.Index()-f.reports[i].token <= referBack; i-- {
		p := f.reports[i]
		if p.kind != "talks" || p.definite || len(p.sides) < 2 || p.segment != f.segmentAt(k.Start()) {
			continue
		}
		r := &report{kind: "talks", mode: p.mode, anchor: h.Index(), rule: "noun " + k.Lemma(), hosts: p.hosts}
		if r.sides = f.sameAgain(p.sides, its); len(r.sides) > 1 {
			f.add(r, k) // "a dialogue, and its first round": of the states
		}
		return
	}
}
