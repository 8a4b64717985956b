package statement

import (
	"slices"

	"chancery/syntax"
)

// skipOwner passes over whose the noun is that ends a cue: "voiced the readiness
// | of Cairo | to host the talks".
func (r *reader) skipOwner(c *claim, from int, s span) int {
	e := c.entry
	if !gapped(e) || r.lower[from] != "of" || slices.Contains(e.prepositions, "of") {
		return from
	}
	for k := from + 1; k+1 < s.last && k < from+8; k++ {
		switch {
		case r.isAny(k, "that") && e.pattern&thatClause != 0,
			r.isAny(k, "to") && e.pattern&infinitive != 0 && r.xpos[k+1] == "VB",
			k > from+1 && slices.Contains(e.prepositions, r.lower[k]):
			return k
		case !r.continuesRight(k):
			return from
		}
	}
	return from
}

// skipJoined passes over what is joined to the noun that ends a cue: "expressed
// appreciation | and great support | for the step".
func (r *reader) skipJoined(c *claim, from int, s span) int {
	if !gapped(c.entry) || !r.isAny(from, "and") {
		return from
	}
	for k := from + 1; k+1 < s.last && k < from+5; k++ {
		if h, ok := r.text.Token(k).Head(); ok && h.Index() == c.last-1 && r.text.Token(k).Is(syntax.Conj) && r.upos[k] == syntax.Noun {
			return k + 1
		}
	}
	return from
}

// skipInsertion passes over what two commas set off behind a cue: "agreed, in
// principle, to".
func (r *reader) skipInsertion(from int, s span) int {
	if r.lower[from] != "," || from+1 >= s.last || r.upos[from+1] != syntax.Adp && r.upos[from+1] != syntax.Adv {
		return from
	}
	for k := from + 1; k+1 < s.last && k < from+16; k++ {
		switch {
		case r.lower[k] == ",":
			if r.isAny(k+1, "that", "to", "on", "for") {
				return k + 1
			}
			return from
		case r.finiteVerb(k) || r.isMark(k) || r.upos[k] == syntax.Verb && r.xpos[k] == "VB":
			return from
		}
	}
	return from
}

// skipAdjuncts passes over what tells when, where and to whom something was
// said: "on Monday", "in a statement", "at a news conference".
func (r *reader) skipAdjuncts(from int, s span) int {
	k := from
	for k < s.last {
		switch {
		case r.upos[k] == syntax.Adv, r.isMonthOrDay(k), r.orders(k):
			k++
		case r.upos[k] == syntax.Adp && !r.isAny(k, "of"):
			j := k + 1
			for j < s.last && (r.continuesRight(j) || r.text.Token(j).Is(syntax.Amod)) && j < k+9 && !r.isMonthOrDay(j-1) {
				j++
				if r.isAny(j-1, "statement", "conference", "briefing", "interview", "meeting", "call", "speech", "reporters", "letter", "message", "post", "talks") {
					break
				}
			}
			if j < s.last && r.isMonthOrDay(j) {
				j++
			}
			if j == k+1 {
				return k
			}
			k = j
		default:
			return k
		}
	}
	return k
}
