package encounter

import (
	"slices"

	"chancery/syntax"
)

// sameClause tells whether k stands in the clause of the report's word, by the
// tree or as what goes on with it after a relative clause.
func (f *finder) sameClause(k syntax.Token, r *report) bool {
	if f.climbs(k, r) {
		return true
	}
	h, ok := f.resumed(k)
	return ok && f.climbs(h, r)
}

// climbs from k to the report's word without leaving the clause.
func (f *finder) climbs(k syntax.Token, r *report) bool {
	goal := map[int]bool{r.token: true, r.anchor: true}
	if h, ok := f.shared(k, r); ok {
		goal[h] = true
	}
	for range 12 {
		if goal[k.Index()] {
			return true
		}
		h, ok := k.Head()
		if !ok {
			return false
		}
		switch b := k.BaseRel(); b {
		case syntax.Acl:
			if h.Index() != r.token && f.tellsOf(k, r) {
				return true
			}
			if h.Index() != r.token || !f.happening(k) {
				return false
			}
		case syntax.Obl, syntax.Nmod:
			if h.Index() != k.Index() && !goal[k.Index()] && hasCase(k, "after", "before", "since", "following", "until") && !f.isTime(k) && !f.isEncounterNoun(k) {
				return false // "the first to meet B after his election on Monday"
			}
		case syntax.Advcl, syntax.Ccomp, syntax.Parataxis, syntax.Csubj:
			return false
		case syntax.Conj:
			if isVerb(k) && (!goal[h.Index()] || f.thenAgain(k) || f.meetsAnew(k, h)) || !isVerb(k) && isVerb(h) && hasOwnSubject(k) {
				return false
			}
		}
		if h.Index() != k.Index() && !goal[h.Index()] && !isVerb(h) && f.isEncounterNoun(h) && h.Index() != r.anchor && !f.marginOf(h) && !f.aimOf(h, r) {
			return false // the place or time of another encounter
		}
		k = h
	}
	return false
}

// resumed tells of words set off by a comma after a relative clause that itself
// follows one: "met B, who is on a visit to C, at D". They go on with the clause
// around it, where trees tend to hang them inside; the noun that the relative
// clause is about is returned.
func (f *finder) resumed(k syntax.Token) (syntax.Token, bool) {
	if !f.afterComma(k) || k.Rel() == syntax.AclRelcl {
		return syntax.Token{}, false
	}
	for range 8 {
		h, ok := k.Head()
		if !ok {
			break
		}
		if k.Rel() == syntax.AclRelcl && f.afterComma(k) {
			return h, true
		}
		k = h
	}
	return syntax.Token{}, false
}

// afterComma tells whether a comma opens k's words or stands right before them.
func (f *finder) afterComma(k syntax.Token) bool {
	first := k.Subtree().First
	return f.text.Token(first).Text() == "," ||
		first > k.Sentence().First() && f.text.Token(first-1).Text() == ","
}

// tellsOf tells of ", which took place in C" behind the noun of a report and its
// phrases, whose last name the tree hangs the clause on.
func (f *finder) tellsOf(v syntax.Token, r *report) bool {
	k := f.text.Token(r.token)
	if v.Rel() != syntax.AclRelcl || isVerb(k) || v.Index() < k.Index() || !f.lex.happenings[v.Lemma()] && !f.plans(v) {
		return false
	}
	s, ok := v.ChildBase(syntax.Nsubj)
	return ok && (s.Lower() == "which" || s.Lower() == "that") && s.Index() <= f.tailEnd(k)+1
}

// meetsAnew tells of "shook hands with A in C, dined with B in D": a second verb of
// meeting, whose place and time are its own where the first has its own too, and of a
// second clause with a subject of its own.
func (f *finder) meetsAnew(v, first syntax.Token) bool {
	if s, ok := v.ChildBase(syntax.Nsubj); ok && !f.isRelative(s) {
		return true
	}
	return f.meets(v) && f.meets(first) && f.hasWhere(first)
}

// meets tells of a verb of verbs.tsv that by itself brings people together.
func (f *finder) meets(v syntax.Token) bool {
	return slices.ContainsFunc(f.lex.verbs[v.Lemma()], func(x verb) bool {
		switch x.frame {
		case "mutual", "host", "hands", "guest":
			return true
		}
		return x.frame == "with" && x.mode == "in person"
	})
}

// hasWhere tells whether a place or time stands right with a verb.
func (f *finder) hasWhere(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Obl || c.Index() < v.Index() {
			continue
		}
		if _, place := f.placeAt(c); place || f.isTime(c) {
			return true
		}
	}
	return false
}

// thenAgain tells of "and saw him again in C", "and later flew to C": the place and time
// of what followed.
func (f *finder) thenAgain(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Advmod && (c.Lower() == "again" || f.lex.sequels[c.Lower()]) {
			return true
		}
	}
	return false
}
