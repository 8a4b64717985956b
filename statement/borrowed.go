package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// joined finds the claim that a cue without a subject of its own goes on with:
// "Li said A and expressed the hope that B". It is the nearest one of the same
// tense, so that a verb inside A does not come between; a plain "said" before
// any other, which might be what is said.
func (r *reader) joined(c claim, before []claim) *claim {
	if c.entry.weak {
		return nil
	}
	p := c.group - 1
	if p < 0 {
		return nil
	}
	switch {
	case r.isAny(p, "and", "but", "or"):
	case r.isAny(p, "while") && c.how == participle:
	case r.lower[p] == "," && r.inSeries(c, before):
	case r.lower[p] == "," && (c.how == participle || c.entry.pattern&(thatClause|objectInfinitive) != 0 && r.opensContent(c.last)):
	default:
		return nil
	}
	var best *claim
	for i := len(before) - 1; i >= 0; i-- {
		d := &before[i]
		if d.entry.weak && !r.tagged[d.first] {
			continue
		}
		fits := c.how == participle && (d.how == participle || r.lower[p] == "," || r.isAny(p, "while")) ||
			c.how == finite && (d.how == finite && r.tense(c.first) == r.tense(d.first) || r.lower[p] == "," && r.inserted(d))
		switch {
		case !fits:
		case d.entry.act == "" && !d.entry.weak:
			return d
		case best == nil:
			best = d
		}
	}
	return best
}

// personsOwn reports whether a cue goes on a clause in the plain past that tells
// inside what somebody says what a person has done: "Peskov said Poroshenko
// initiated the call and expressed".
func (r *reader) personsOwn(c claim, before []claim) bool {
	k := r.text.Token(c.first)
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Conj || h.BaseRel() != syntax.Ccomp {
		return false
	}
	aux, has := h.Child(syntax.RelAux, syntax.Cop)
	if has && !(h.XPOS() == "VBG" && r.isAny(aux.Index(), "was", "were")) || !has && h.XPOS() != "VBD" {
		return false
	}
	s, ok := h.Child(syntax.Nsubj)
	if !ok {
		return false
	}
	m, ok := r.cast.AtHead(s.Index())
	if !ok || m.Actor < 0 || m.How != actor.ByName || r.cast.Actors[m.Actor].Kind != actor.Person {
		return false
	}
	up, ok := h.Head()
	return ok && slices.ContainsFunc(before, func(d claim) bool { return d.first == up.Index() && d.entry.act == "" })
}

// regain gives a participle that the tree hangs on a clause inside what somebody
// says to the one who says it: "Peskov said the two would talk, calling it
// important". Right behind a quotation that began in an earlier sentence it is of
// the one quoted.
func (r *reader) regain(c *claim, before []claim) {
	if q := r.quoted[max(c.group-1, 0)]; q >= 0 && r.isMark(c.group-1) && r.quotes[q].first < r.sentence(c.first).first {
		for i := len(r.found) - 1; i >= 0 && i >= len(r.found)-4; i-- {
			if f := &r.found[i]; !f.source.empty() && f.contents[len(f.contents)-1].has(r.quotes[q].first+1) {
				c.source, c.side = f.source, borrowed
				return
			}
		}
	}
	up, ok := r.text.Token(c.first).Head()
	for n := 0; ok && n < 6; n++ {
		for i := range before {
			if n == 0 && before[i].first == up.Index() {
				return // of that cue itself
			}
			if d := &before[i]; d.first == up.Index() && (d.entry.act == "" || c.side == nowhere && r.lower[c.group-1] == ",") && d.how == finite && !d.source.empty() && d.source != c.source {
				c.source, c.side = d.source, borrowed
				return
			}
		}
		up, ok = up.Head()
	}
}

// inSeries reports whether a finite cue behind a comma goes on a series of cues
// of one tense with no other finite verb between: "expressed concern over A,
// urged B to C, and welcomed D".
func (r *reader) inSeries(c claim, before []claim) bool {
	if c.how != finite || len(before) == 0 {
		return false
	}
	d := &before[len(before)-1]
	if d.how != finite || r.tense(d.first) != r.tense(c.first) {
		return false
	}
	for k := d.last; k < c.group; k++ {
		if r.finiteVerb(k) {
			return false
		}
	}
	return true
}

// goesOnSeries reports whether a verb that was taken for a passive participle is one of
// a series of cues in the past, since it has an object of its own: "demanded the release
// of the president, called on all to refrain, and rejected interference".
func (r *reader) goesOnSeries(h hit, group int, before []claim) bool {
	if r.xpos[h.first] != "VBN" || len(before) == 0 || group == 0 || h.last >= r.n || r.lower[group-1] != "," && !r.isAny(group-1, "and") {
		return false
	}
	d := &before[len(before)-1]
	if d.how != finite || r.tense(d.first) != 'd' || d.entry.weak {
		return false
	}
	for k := group; k < h.first; k++ {
		if r.upos[k] != syntax.Adv {
			return false
		}
	}
	p := h.entry.pattern
	if p&object != 0 {
		k, ok := r.text.Token(h.first).Child(syntax.Obj)
		return ok && k.Index() >= h.last && r.beginsPhrase(h.last)
	}
	return p&objectInfinitive != 0 && r.beginsPhrase(h.last) && r.infinitiveAfter(h.last, r.sentence(h.first))
}

// verbBefore finds the subject of the verb that a cue is joined to by "and",
// where neither that verb nor the tree has told it: "They discussed the war and
// agreed to meet". It must be of the same tense, and open the sentence.
func (r *reader) verbBefore(c claim, s span) span {
	if c.how != finite || c.entry.weak || !r.isAny(c.group-1, "and") {
		return span{}
	}
	for k := s.first + 1; k < c.group-1; k++ {
		if !r.finiteVerb(k) && r.upos[k] != syntax.Verb {
			continue
		}
		if r.tense(k) != r.tense(c.first) || r.upos[k] != syntax.Verb {
			return span{}
		}
		p := k - 1
		for p > s.first && r.upos[p] == syntax.Adv {
			p--
		}
		t, ok := r.leftPhrase(p, s)
		if !ok || t.first != s.first {
			return span{}
		}
		return t
	}
	return span{}
}
