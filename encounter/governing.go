package encounter

import (
	"iter"

	"chancery/syntax"
)

func isDefinite(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.Lower() {
		case "the", "their", "this", "that", "these", "those":
			return true
		}
	}
	return false
}

// governing is the verb above an encounter's noun and what it says of it.
type governing struct {
	verb    int  // token, or -1
	full    bool // a light verb that makes an encounter even of a weak noun
	light   bool // "held talks": its subject takes part
	happens bool // "talks took place", "talks were held"
	passive bool
	attends bool
	letter  bool
	host    bool // "hosted talks"
	ruled   bool // "rejected talks": a verb that settles the status
	adjunct bool // "said after talks with B": the clause's subject takes part
	cop     bool // "is on a visit"
}

func (f *finder) governing(k syntax.Token) governing {
	g := governing{verb: -1}
	if _, ok := k.Child(syntax.Cop); ok {
		g.cop = true
		return g
	}
	h, ok := k.Head()
	if p, owned := k.Child(syntax.NmodPoss); owned && k.BaseRel() == syntax.Conj && !f.possessive(p.Index()) {
		return g // "follows A's visit and B's call with C": B's own
	}
	if v, found := f.overWires(k); found {
		g.verb, g.adjunct = v.Index(), true
		_, g.passive = v.Child(syntax.AuxPass, syntax.NsubjPass)
		return g
	}
	if v, found := f.overPhrases(k); found {
		g.verb, g.adjunct = v.Index(), true
		_, g.passive = v.Child(syntax.AuxPass, syntax.NsubjPass)
		return g
	}
	for ok && !isVerb(h) && (k.BaseRel() == syntax.Conj || k.BaseRel() == syntax.Nmod && hasCase(k, "of") && f.lex.rounds[h.Lemma()]) {
		k = h
		h, ok = k.Head()
	}
	if v, far := f.putBehind(k, h, ok); far {
		g.verb, g.light, g.full = v.Index(), true, true
		return g
	}
	if !ok || !isVerb(h) {
		return g
	}
	lemma := h.Lemma()
	g.verb = h.Index()
	_, g.passive = h.Child(syntax.AuxPass, syntax.NsubjPass)
	switch b := k.BaseRel(); {
	case b == syntax.Obj, b == syntax.Obl && f.bareObject(k, h), k.Rel() == "obl:unmarked" && f.lex.rounds[k.Lemma()] && f.light(h) != "":
		g.light = f.light(h) != ""
		g.full = f.light(h) == "full"
		g.ruled = len(f.lex.governors[lemma]) > 0
		g.attends = lemma == "attend" || lemma == "join"
		g.letter = f.lex.letters[lemma]
		g.host = lemma == "host" || lemma == "mediate" || lemma == "broker" || lemma == "facilitate"
	case b == syntax.Conj && f.light(h) == "full" && !hasOwnSubject(k) && k.Index() > h.Index():
		g.light, g.full = true, true // "had an audience with B, and then a meeting with C"
	case b == syntax.Nsubj && f.opens(k, h):
		g.adjunct = true // "Meeting with B, A said"
	case b == syntax.Nsubj:
		g.happens = f.lex.happenings[lemma]
	case b == syntax.Obl && hasCase(k, "in") && (lemma == "take" || lemma == "participate" || lemma == "engage" || lemma == "join"):
		g.light, g.attends = true, true
	case b == syntax.Obl && hasCase(k, "over") && f.light(h) != "":
		g.light, g.full = true, f.light(h) == "full" // "presided over talks"
	case b == syntax.Obl && hasCase(k, "at", "in", "after", "during", "following", "before", "ahead", "with", "for", "on", "over", "by", "through", "into"):
		g.adjunct = true
	case b == syntax.Nmod || b == syntax.Obl:
		g.adjunct = !hasCase(k, "about", "regarding", "concerning") || len(f.lex.verbs[lemma]) == 0
	case b == syntax.Advcl && f.gerund(k):
		g.adjunct = true // "will return after meeting with B"
	}
	return g
}

// putBehind is the verb of "chaired, at the ministry's seat, talks on trade", whose object
// the tree takes for an apposition to the place.
func (f *finder) putBehind(k, h syntax.Token, ok bool) (syntax.Token, bool) {
	if !ok || k.BaseRel() != syntax.Appos || h.BaseRel() != syntax.Obl {
		return k, false
	}
	v, ok := h.Head()
	if !ok || !isVerb(v) || f.light(v) != "full" {
		return k, false
	}
	_, other := v.ChildBase(syntax.Obj)
	return v, !other
}

// bareObject tells of "received on Tuesday a call", whose object stands behind a phrase
// and is taken for another.
func (f *finder) bareObject(k, v syntax.Token) bool {
	_, cased := k.Child(syntax.Case)
	_, det := k.Child(syntax.RelDet)
	_, other := v.ChildBase(syntax.Obj)
	return det && !cased && !other && !f.isTime(k) && k.Index() > v.Index() && k.Rel() != "obl:unmarked"
}

// gerund tells of "meeting with B" behind a conjunction, with "meeting" taken for a
// noun.
func (f *finder) gerund(k syntax.Token) bool {
	_, det := k.Child(syntax.RelDet)
	return k.Lower() == "meeting" && !det && firstAux(k) != ""
}

// opens tells of a bare "Meeting with B" before the clause of another subject.
func (f *finder) opens(k, v syntax.Token) bool {
	if _, det := k.Child(syntax.RelDet); det {
		return false
	}
	for c := range v.Children() {
		if c.BaseRel() == syntax.Nsubj && c.Index() > k.Index() && c.Index() < v.Index() {
			return true
		}
	}
	return false
}

// overWires is the verb of "discussed a deal and a swap in a telephone
// conversation", "regretted the decision in a letter", where the tree hangs the
// conversation on the swap.
func (f *finder) overWires(k syntax.Token) (syntax.Token, bool) {
	if k.BaseRel() != syntax.Nmod || !hasCase(k, "in", "during", "over", "by") {
		return k, false
	}
	if f.lex.nouns[k.Lemma()].kind == "letter" && hasCase(k, "in") && !isDefinite(k) {
		return f.verbAbove(k)
	}
	afar := false
	for c := range k.Children() {
		afar = afar || f.lex.phones[c.Lower()] != ""
	}
	if !afar && f.lex.nouns[k.Lemma()].kind != "call" {
		return k, false
	}
	return f.verbAbove(k)
}

// verbAbove is the verb over a phrase that the tree hangs on one before it.
func (f *finder) verbAbove(k syntax.Token) (syntax.Token, bool) {
	for range 5 {
		h, ok := k.Head()
		if !ok || isVerb(h) {
			return h, ok && isVerb(h)
		}
		switch k.BaseRel() {
		case syntax.Nmod, syntax.Conj, syntax.Obj, syntax.Iobj, syntax.Appos, syntax.Flat:
		default:
			return k, false
		}
		k = h
	}
	return k, false
}

// overPhrases is the verb of "called for the opening of the border after a meeting with B",
// where the tree hangs the meeting on what is called for, and of "said ahead of talks with
// B".
func (f *finder) overPhrases(k syntax.Token) (syntax.Token, bool) {
	k = f.counting(k)
	h, ok := k.Head()
	if !ok || isVerb(h) {
		return k, false
	}
	if b := k.BaseRel(); h.Lower() == "ahead" && (b == syntax.Obl || b == syntax.Nmod) && hasCase(k, "of") {
		k = h
	} else if b != syntax.Nmod || !hasCase(k, "after", "following", "before", "ahead", "during") {
		return k, false
	}
	for range 6 {
		h, ok := k.Head()
		if !ok || isVerb(h) {
			return h, ok
		}
		switch b := k.BaseRel(); {
		case b == syntax.Obl, b == syntax.Nmod, b == syntax.Advmod, b == syntax.Appos, b == syntax.Conj, b == syntax.Obj:
		default:
			return k, false
		}
		if f.isEncounterNoun(h) {
			return k, false // "a visit after talks with B"
		}
		k = h
	}
	return k, false
}

// light is the strength of a light verb, by its lemma or, where the engine does
// not know it, by its form.
func (f *finder) light(v syntax.Token) string {
	if s := f.lex.lights[v.Lemma()]; s != "" {
		return s
	}
	return f.lex.lights[v.Lower()]
}

// beneath are the words that hang on a noun, then those that hang on the verb above it.
func (f *finder) beneath(k syntax.Token, g governing) iter.Seq[syntax.Token] {
	return func(yield func(syntax.Token) bool) {
		for c := range k.Children() {
			if !yield(c) {
				return
			}
		}
		if g.verb < 0 {
			return
		}
		for c := range f.text.Token(g.verb).Children() {
			if !yield(c) {
				return
			}
		}
	}
}
