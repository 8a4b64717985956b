package encounter

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// signing reads "A and B signed an agreement", "A signed an agreement with B", "the pact
// signed by A and B", "A and B signed by video link".
func (f *finder) signing(r *report, k syntax.Token, subj []side, passive bool) bool {
	paper, ok := f.paperOf(k)
	passive = passive || ok && k.XPOS() == "VBN" && paper.Index() < k.Index() && !hasOwnSubject(k)
	signers := subj
	if passive {
		if signers = f.with(k, "by"); len(signers) == 0 {
			signers = f.witnesses(k)
		}
		if ok && len(signers) == 0 {
			signers = f.unsaidSigners(k, paper)
		}
	}
	if !ok {
		_, obj := k.ChildBase(syntax.Obj)
		return !obj && !passive && f.signedAlone(r, k, subj)
	}
	if !f.paperIn(paper) {
		return false
	}
	r.sides = append(signers, f.with(k, "with")...)
	r.sides = append(r.sides, f.with(paper, "with", "between")...)
	if len(f.expand(r.sides)) == 1 {
		r.sides = append(r.sides, f.sidesBehind(paper, "with", "between")...) // "a memorandum of understanding with B"
	}
	if one := f.expand(r.sides); len(one) == 1 && !passive {
		r.sides = append(r.sides, f.justMet(k, one[0])...)
	}
	r.sides = distinct(r.sides)
	if passive && len(f.expand(r.sides)) == 1 {
		r.sides = distinct(append(r.sides, f.signersBehind(k)...))
	}
	return len(f.expand(r.sides)) >= 2
}

// paperIn tells of a paper, or of a number of them.
func (f *finder) paperIn(k syntax.Token) bool {
	return f.lex.papers[k.Lemma()] || f.lex.papers[k.Lower()] || f.numberOf(k)
}

// swapped tells of "memoranda were exchanged", "the exchange of 14 memoranda", not of
// letters, which are sent.
func (f *finder) swapped(k syntax.Token) bool {
	paper, ok := k.Child(syntax.NsubjPass)
	if !isVerb(k) {
		for c := range k.Children() {
			if c.BaseRel() == syntax.Nmod && hasCase(c, "of") {
				paper, ok = c, true
				break
			}
		}
	}
	return ok && f.paperIn(paper) && f.kindOf(paper) != "letter"
}

// paperOf is what is signed: an object, which trees may take for another phrase, the
// subject of a passive, the noun that a participle or a relative clause hangs on.
func (f *finder) paperOf(k syntax.Token) (syntax.Token, bool) {
	if o, ok := k.ChildBase(syntax.Obj); ok && !f.isRelative(o) {
		return o, true
	}
	if s, ok := k.Child(syntax.NsubjPass); ok && !f.isRelative(s) {
		return s, true
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && f.lex.papers[c.Lemma()] && f.bareObject(c, k) {
			return c, true // "signed in Doha today a declaration"
		}
	}
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Acl {
		return h, false
	}
	for range 2 {
		if f.lex.papers[h.Lemma()] || f.lex.papers[h.Lower()] {
			return h, true
		}
		up, ok := h.Head()
		if !ok || h.BaseRel() != syntax.Nmod {
			break
		}
		h = up // "the convention on trade signed by A and B"
	}
	return h, false
}

// signedAlone tells of "A and B signed by video link", "signed on Friday": two of two
// countries, with what they sign left unsaid.
func (f *finder) signedAlone(r *report, k syntax.Token, subj []side) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "into", "for", "as", "to", "off", "up") || c.BaseRel() == syntax.CompoundPrt || c.BaseRel() == syntax.Xcomp {
			return false
		}
	}
	if !f.twoOfTwo(subj) {
		return false
	}
	r.sides = subj
	if f.phoned(r, k) {
		r.kind = "signing"
	}
	return true
}

// names reads "A and B put their names to a pact", "exchanged signatures".
func (f *finder) names(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	if !ok || passive || !f.lex.signatures[o.Lemma()] {
		return false
	}
	r.sides = distinct(append(subj, f.with(k, "with")...))
	if k.Lemma() != "exchange" {
		paper := false
		for c := range k.Children() {
			paper = paper || c.BaseRel() == syntax.Obl && hasCase(c, "to", "on")
		}
		for c := range o.Children() {
			paper = paper || c.BaseRel() == syntax.Nmod && hasCase(c, "to", "on")
		}
		if !paper {
			return false
		}
	}
	return len(f.expand(r.sides)) >= 2
}

// numberOf tells of "a number of documents".
func (f *finder) numberOf(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Nmod && hasCase(c, "of") && f.lex.papers[c.Lemma()] {
			return f.lex.rounds[k.Lemma()]
		}
	}
	return false
}

// witnesses are those of "documents were signed in the presence of A and B", "in their
// presence", who are taken for the sides.
func (f *finder) witnesses(k syntax.Token) []side {
	for c := range k.Children() {
		if c.BaseRel() != syntax.Obl || !hasCase(c, "in") || c.Lemma() != "presence" {
			continue
		}
		if hasTheir(c) {
			return f.lastTwo(k)
		}
		return f.with(c, "of")
	}
	return nil
}

// unsaidSigners are the two who have just met where "six agreements were signed" and
// nobody is said to have signed them: papers told of for the first time, at no other time.
func (f *finder) unsaidSigners(k, paper syntax.Token) []side {
	if d, ok := paper.Child(syntax.RelDet); isDefinite(paper) || ok && d.Lower() == "no" || k.XPOS() != "VBN" || f.segmentAt(k.Start()) == record.Title || !f.paperIn(paper) {
		return nil
	}
	if _, perfect := k.Child(syntax.RelAux); perfect {
		return nil
	}
	if f.namesAny(k, 0) {
		return nil
	}
	return f.lastTwo(k)
}

// namesAny tells whether an actor or a time hangs below k, in no clause of its own.
func (f *finder) namesAny(k syntax.Token, depth int) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Acl || b == syntax.Advcl || b == syntax.Conj && isVerb(c) {
			continue
		}
		if _, named := f.mentionAt(c); named || f.isTime(c) || depth < 8 && f.namesAny(c, depth+1) {
			return true
		}
	}
	return false
}

// justMet is the other one of "is expected to meet B and sign an agreement".
func (f *finder) justMet(k syntax.Token, one side) []side {
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Conj || !isVerb(h) || hasOwnSubject(k) {
		return nil
	}
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		p := f.reports[i]
		if p.token < h.Index() || !f.twoOfTwo(p.sides) || family(p.kind) != "meeting" {
			continue
		}
		if rest := without(p.sides, []side{one}); len(rest) == 1 {
			return rest
		}
	}
	return nil
}

// lastTwo are the two of two countries who have met last.
func (f *finder) lastTwo(k syntax.Token) []side {
	for i := len(f.reports) - 1; i >= 0; i-- {
		p := f.reports[i]
		if k.Index()-p.token > referBack {
			return nil
		}
		if f.twoOfTwo(p.sides) && p.status == "held" && !p.background && p.segment == f.segmentAt(k.Start()) {
			return []side{{actor: p.sides[0].actor, at: k.Index()}, {actor: p.sides[1].actor, at: k.Index()}}
		}
	}
	return nil
}

// signersBehind lists the persons whom a long list names after "was signed by",
// where titles between commas break the tree.
func (f *finder) signersBehind(k syntax.Token) []side {
	var out []side
	for i := k.Index() + 1; i < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		j, ok := f.index.begin[i]
		switch {
		case ok:
			if m := f.cast.Mentions[j]; m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
				out = append(out, side{actor: m.Actor, at: m.Head})
			}
		case isVerb(t), t.UPOS() == syntax.Sconj, t.UPOS() == syntax.Adp && t.Lower() != "by" && t.Lower() != "of" && t.Lower() != "for":
			return out
		}
	}
	return out
}
