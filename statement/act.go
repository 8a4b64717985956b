package statement

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// acts gives the speech acts of a statement's clauses. A cue that performs an
// act itself ("urged", "thanked") settles it for the whole content; one that reports
// what somebody else said asserts that he said it; otherwise each clause's predicate does. Neighbours with the same act are one.
func (r *reader) acts(f *found, who int) []record.Act {
	var out []record.Act
	for _, c := range f.contents {
		c = r.unquote(c)
		if len(f.contents) > 1 && !r.clauseLike(c) {
			continue // the subject alone, before the cue that interrupts
		}
		if f.holds {
			out = append(out, record.Act{Act: "assert", Evidence: *r.evidence(c)})
			continue
		}
		if f.entry != nil && f.entry.act != "" {
			act, target := r.cueAct(f, c, who)
			out = append(out, record.Act{Act: act, Evidence: *r.evidence(c), Target: target})
			continue
		}
		out = append(out, r.clauseActs(c, who)...)
	}
	return out
}

// cueAct is the act that the cue performs. A hope that somebody else does
// something asks him to.
func (r *reader) cueAct(f *found, c span, who int) (act, target string) {
	act = f.entry.act
	first := r.clauses(c)[0]
	side := r.stanceOf(first.subject, who)
	if f.to >= 0 && f.to != who {
		target = r.cast.Actors[f.to].ID
	}
	if act == "hope" && first.finite >= 0 && side == other && r.isAny(first.finite, "will", "would", "can", "could", "may", "should") {
		return "request", r.actorIn(first.subject, who)
	}
	if act == "offer" && first.finite >= 0 && r.isAny(first.finite, "should", "must") {
		act = "urge"
	}
	// What is repeated or warned of may be an act of its own: "reiterated its
	// call for a ceasefire", "warned it would pay a price".
	if said := r.actOf(first, who); act == "reaffirm" && overReaffirm[said] || act == "warn" && said == "threaten" {
		act = said
	}
	if target == "" && targeted[act] {
		target = r.namedAt(c, who)
	}
	return act, target
}

// namedAt is the id of the actor that a content opens with, a possessive
// included: whom "condemned Russia's attacks" and "praised India for" speak of.
func (r *reader) namedAt(c span, who int) string {
	return r.firstActor(span{c.first, min(c.last, c.first+5)}, who, true)
}

// overReaffirm are the acts that stay what they are when they are repeated.
var overReaffirm = map[string]bool{"urge": true, "offer": true, "reject": true, "warn": true, "threaten": true, "criticize": true, "request": true, "invite": true}

// targeted are the acts that are done to somebody.
var targeted = map[string]bool{
	"praise": true, "criticize": true, "urge": true, "request": true, "invite": true, "thank": true, "congratulate": true,
	"condole": true, "threaten": true, "warn": true, "offer": true, "apologize": true,
}

// toWhom are the acts whose clause names, behind its verb, whom they are done to.
var toWhom = map[string]bool{
	"offer": true, "invite": true, "thank": true, "congratulate": true, "threaten": true, "condole": true, "apologize": true,
}

// clauseActs classes the clauses of a content one by one.
func (r *reader) clauseActs(c span, who int) []record.Act {
	type part struct {
		span
		act, target string
	}
	var parts []part
	at := -1 // sentence of the last part
	for _, x := range r.clausesBySentence(c) {
		act := r.actOf(x, who)
		sentence := r.text.Token(x.first).Sentence().Index()
		target := ""
		if targeted[act] {
			if side := r.stanceOf(x.subject, who); side == other || side == unknown && act != "offer" && act != "invite" {
				target = r.actorIn(x.subject, who)
			}
			if target == "" && toWhom[act] {
				target = r.actorIn(x.span, who)
			}
		}
		if n := len(parts); n > 0 && parts[n-1].act == act && at == sentence {
			parts[n-1].last = x.last
			continue
		}
		parts = append(parts, part{x.span, act, target})
		at = sentence
	}
	var out []record.Act
	for _, p := range parts {
		if s := r.trim(p.span); !s.empty() {
			out = append(out, record.Act{Act: p.act, Evidence: *r.evidence(s), Target: p.target})
		}
	}
	return out
}

// clausesBySentence cuts a content at its sentences, then into clauses.
func (r *reader) clausesBySentence(c span) []clause {
	var out []clause
	for c.first < c.last {
		s := r.sentence(c.first)
		part := span{c.first, min(c.last, s.last)}
		for part.first < part.last && r.isMark(part.first) {
			part.first++
		}
		if !part.empty() {
			out = append(out, r.clauses(part)...)
		}
		c.first = max(s.last, c.first+1)
	}
	return out
}

// actOf is the act of the first rule that fits a clause.
func (r *reader) actOf(x clause, who int) string {
	side := r.stanceOf(x.subject, who)
	best := len(r.lex.acts)
	for k := x.first; k < x.last; k++ {
		word := r.lower[k]
		if word == "would" {
			word = "will"
		}
		for _, base := range append([]string{word}, r.lex.bases[word]...) {
			for _, n := range r.lex.byWord[base] {
				if n < best && r.ruleFits(&r.lex.acts[n], k, x, side, who) {
					best = n
				}
			}
		}
	}
	if best < len(r.lex.acts) {
		return r.lex.acts[best].act
	}
	return "assert"
}

func (r *reader) ruleFits(a *actRule, k int, x clause, side stance, who int) bool {
	switch a.subject {
	case "own":
		if side != own && side != unknown {
			return false
		}
	case "other":
		if a.zone != "hope" && side != other && side != thing {
			return false
		}
	}
	switch a.zone {
	case "pred", "inf", "hope":
		if x.finite < 0 {
			if k > x.first+1 {
				return false
			}
		} else if k < x.finite-1 || k > max(x.verb, x.finite)+1 {
			return false
		}
	case "first":
		if k != x.first {
			return false
		}
	case "first3":
		if k > x.first+4 || x.finite >= 0 && x.finite < k {
			return false
		}
	}
	last, ok := r.matchAct(a.words, k, x.last)
	if !ok {
		return false
	}
	switch a.zone {
	case "inf":
		return last < x.last && (r.upos[last] == syntax.Verb || r.upos[last] == syntax.Aux || r.xpos[last] == "VB")
	case "hope":
		return r.hopedOfOther(last, x, who)
	}
	return true
}

// hopedOfOther reports whether the one who is hoped to act is another side.
func (r *reader) hopedOfOther(k int, x clause, who int) bool {
	if k < x.last && r.lower[k] == "that" {
		k++
	}
	for j := k; j < x.last && j < k+15; j++ {
		if r.finiteVerb(j) {
			return r.stanceOf(span{k, j}, who) == other
		}
	}
	return false
}

// matchAct lays a rule's words over the tokens from k on.
func (r *reader) matchAct(words []string, k, end int) (int, bool) {
	for n, w := range words {
		if w == "~" {
			continue
		}
		gap := 0
		if n > 0 && words[n-1] == "~" {
			gap = 5
		}
		for gap > 0 && k < end && !r.isReported(k, w) && (r.upos[k] != syntax.Punct || r.lower[k] == "-") {
			k++
			gap--
		}
		if k >= end || !r.isReported(k, w) {
			return 0, false
		}
		k++
	}
	return k, true
}

// isReported is is, but takes the "would" of reported speech for "will".
func (r *reader) isReported(k int, w string) bool {
	return r.is(k, w) || w == "will" && r.lower[k] == "would"
}

// actorIn is the id of the first actor in a span that is not the speaker's own
// side.
func (r *reader) actorIn(s span, who int) string { return r.firstActor(s, who, false) }

func (r *reader) firstActor(s span, who int, modifiers bool) string {
	if s.empty() {
		return ""
	}
	side := -1
	if who >= 0 {
		side = r.cast.Government(who)
	}
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor < 0 || m.Actor == who || m.Modifier && !modifiers || side >= 0 && r.sameSide(m.Actor, side) {
			continue
		}
		if r.cast.Actors[m.Actor].Kind == actor.Group && len(r.cast.Actors[m.Actor].Members) > 0 {
			continue
		}
		return r.cast.Actors[m.Actor].ID
	}
	return ""
}
