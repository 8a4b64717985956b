package encounter

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// climb reads the words above, as far as they speak of the encounter.
func (f *finder) climb(k syntax.Token, s *reading) {
	cur := k
	if v, ok := f.overWires(k); ok {
		f.auxiliaries(v, s)
		cur = v
	}
	if v, ok := f.overPhrases(k); ok {
		f.adverbial(v, s)
		return
	}
	defer func() {
		if (s.status == "planned" || s.status == "proposed" || s.status == "invited") && f.thenCalledOff(k) {
			s.take("cancelled")
		}
	}()
	for range 8 {
		h, ok := cur.Head()
		if !ok || hasCase(cur, "including") {
			return // "efforts to end the war, including A's meeting with B"
		}
		switch cur.BaseRel() {
		case syntax.Conj:
			if isVerb(cur) && (hasOwnSubject(cur) || isFinite(cur)) {
				return
			}
			if isVerb(h) && isVerb(cur) {
				f.auxiliaries(h, s)
			}
		case syntax.Xcomp, syntax.Ccomp, syntax.Obj, syntax.Csubj, syntax.Nsubj:
			if cur.BaseRel() == syntax.Nsubj && !isVerb(h) {
				f.copula(h, s)
			}
			if cur.BaseRel() == syntax.Nsubj && f.butWillNot(h) {
				s.take("cancelled")
			}
			if cur == k && cur.BaseRel() == syntax.Obj && f.lex.feasts[k.Lemma()] && f.lex.givings[h.Lemma()] {
				f.auxiliaries(h, s) // "offered B a lunch": a meal, no proposal
				break
			}
			f.governed(cur, h, s)
		case syntax.Acl:
			if m := firstAux(cur); cur.Rel() == syntax.AclRelcl && !contentClause(cur) && !f.alleges(cur) || (m == "as" || m == "when" || m == "while") && hasOwnSubject(cur) {
				return // "wants a pact, as the two met in C", hung on the pact
			}
			f.governed(cur, h, s)
		case syntax.Nmod:
			if cur.Rel() == syntax.NmodPoss || isVerb(h) {
				return
			}
			if f.lex.outcomes[h.Lemma()] && hasCase(cur, "of") {
				s.tense = "past"
				return // "urged to carry out the results of A's visit"
			}
			f.governed(cur, h, s)
			if _, cop := h.Child(syntax.Cop); cop {
				f.modals(h, s) // "will be on the agenda of talks with B"
			}
		case syntax.Obl:
			f.oblique(cur, h, s)
			if !f.transparent(cur, h) {
				return
			}
		case syntax.Advcl:
			if f.bidden(cur, h) {
				s.take("invited")
				f.governed(cur, h, s)
				break
			}
			if f.aimed(cur, h) || f.marked(cur, h) {
				f.governed(cur, h, s)
				break
			}
			if firstAux(cur) == "to" && f.travelled(h) {
				f.auxiliaries(h, s) // "is to fly to C to meet B"
				break
			}
			f.adverbial(h, s)
			return
		default:
			return
		}
		cur = h
	}
}

// alleges tells of "reports that claim", whose clause is what the reports say.
func (f *finder) alleges(v syntax.Token) bool {
	s, ok := v.ChildBase(syntax.Nsubj)
	return ok && f.isRelative(s) && f.lex.claims[v.Lemma()]
}

// travelled tells of a verb of going somewhere.
func (f *finder) travelled(v syntax.Token) bool {
	return slices.ContainsFunc(f.lex.verbs[v.Lemma()], func(x verb) bool { return x.frame == "place" })
}

// bidden tells of "accepted an invitation to visit", with the infinitive hung on the
// verb.
func (f *finder) bidden(cur, h syntax.Token) bool {
	o, ok := h.ChildBase(syntax.Obj)
	if !ok || firstAux(cur) != "to" {
		return false
	}
	for _, g := range f.lex.governors[o.Lemma()] {
		if g.status == "invited" {
			return true
		}
	}
	return false
}

// marked tells of "work toward holding": a word of status with the preposition that
// it wants before a clause.
func (f *finder) marked(cur, h syntax.Token) bool {
	for _, g := range f.lex.governors[h.Lemma()] {
		if g.particle != "" && g.particle == firstAux(cur) {
			return true
		}
	}
	return false
}

// butWillNot tells of "the meeting had been sought but will not take place".
func (f *finder) butWillNot(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Conj || !f.lex.happenings[c.Lemma()] || hasOwnSubject(c) {
			continue
		}
		for d := range c.Children() {
			if l := d.Lower(); l == "not" || l == "n't" || l == "n’t" {
				return true
			}
		}
	}
	return false
}

// thenCalledOff tells of "was due to see B, but the appointment was scrapped": a later
// clause calls off what the one around k plans.
func (f *finder) thenCalledOff(k syntax.Token) bool {
	for range 6 {
		for c := range k.Children() {
			if c.BaseRel() != syntax.Conj || !isVerb(c) || c.Index() < k.Index() {
				continue
			}
			n, ok := c.ChildBase(syntax.Nsubj)
			if !ok || n.Lower() != "it" && !(isDefinite(n) && (f.isEncounterNoun(n) || f.lex.engagements[n.Lemma()])) {
				continue
			}
			for _, g := range f.lex.governors[c.Lemma()] {
				if g.status == "cancelled" && (g.particle == "" || g.particle == particle(c)) {
					return true
				}
			}
		}
		h, ok := k.Head()
		if !ok || isVerb(k) && k.BaseRel() != syntax.Xcomp && k.BaseRel() != syntax.Advcl {
			return false
		}
		k = h
	}
	return false
}

// modals reads the auxiliaries of a predicate.
func (f *finder) modals(h syntax.Token, s *reading) {
	for c := range h.Children() {
		if c.BaseRel() == syntax.RelAux {
			f.modal(h, c.Lower(), s)
		}
	}
}

// copula reads a nominal predicate: "the visit will be to C", and "a visit is on
// the agenda", "is not in the works", "is out of the question", which tell of none.
func (f *finder) copula(h syntax.Token, s *reading) {
	negated := false
	for c := range h.Children() {
		switch low := c.Lower(); {
		case c.BaseRel() == syntax.RelAux:
			f.modal(h, low, s)
		case low == "not", low == "n't", low == "n’t":
			negated = true
		}
	}
	if be, is := h.Child(syntax.Cop); is {
		_, placed := h.Child(syntax.Case)
		if f.lex.prospects[h.Lemma()] || f.lex.prospects[h.Lower()] || negated && placed && be.XPOS() != "VBD" {
			s.take("hypothetical")
		}
	}
}

// contentClause tells of "reports that A met B", which trees take for a
// relative clause.
func contentClause(v syntax.Token) bool {
	for c := range v.Children() {
		if c.Lower() == "that" && c.UPOS() == syntax.Sconj {
			return hasOwnSubject(v)
		}
	}
	return false
}

func hasOwnSubject(v syntax.Token) bool {
	_, ok := v.ChildBase(syntax.Nsubj)
	return ok
}

// governed takes the status of a governing word and, where it is a verb, of its
// auxiliaries: "will hold talks", "did not agree to meet".
func (f *finder) governed(cur, h syntax.Token, s *reading) {
	if f.notDenied(cur, h) {
		s.take("hypothetical")
		return
	}
	if m := firstAux(cur); h.UPOS() == syntax.Adj && (m == "whether" || m == "if") {
		s.take("hypothetical") // "it was not clear whether A would meet B"
		return
	}
	if h.UPOS() == syntax.Adj && cur.BaseRel() == syntax.Nsubj && len(f.lex.governors[h.Lemma()]) == 0 {
		for c := range h.Children() {
			if c.Lower() == "not" || c.Lower() == "n't" || c.Lower() == "n’t" {
				s.take("hypothetical") // "a meeting was not necessary" denies none
				return
			}
		}
	}
	f.wordStatus(cur, h, s)
	if isVerb(h) || h.UPOS() == syntax.Adj {
		if cur.BaseRel() == syntax.Ccomp && s.tense != "" {
			// what is said is as it is told; only the saying's own "if" or denial counts
			return
		}
		f.auxiliaries(h, s)
		return
	}
	for c := range h.Children() {
		if c.BaseRel() == syntax.RelDet && c.Lower() == "no" || c.BaseRel() == syntax.Amod && (c.XPOS() == "VBN" || c.XPOS() == "VBD") && f.denies(c) {
			s.take("denied")
		}
		if c.BaseRel() == syntax.RelAux && c.Lower() == "had" && s.tense == "" {
			s.tense = "pluperfect"
		}
	}
}

// denies tells of "denied" and "rubbished" in "rubbished reports of a meeting".
func (f *finder) denies(v syntax.Token) bool {
	for _, g := range f.lex.governors[v.Lemma()] {
		if g.status == "denied" && g.particle == "" {
			return true
		}
	}
	return false
}

// deniedBy tells of "denied" and of "ruled out", with the particle that it wants.
func (f *finder) deniedBy(v syntax.Token) bool { return f.makes(v, "denied") }

// makes tells of a verb, with the particle that it wants, under which something has a
// status.
func (f *finder) makes(v syntax.Token, status string) bool {
	for _, g := range f.lex.governors[v.Lemma()] {
		if g.status == status && (g.particle == "" || g.particle == particle(v)) {
			return true
		}
	}
	return false
}

// notDenied tells of "did not rule out", "has not denied": it may be, and no more
// is said.
func (f *finder) notDenied(cur, h syntax.Token) bool {
	negated := false
	for c := range h.Children() {
		switch c.Lower() {
		case "not", "n't", "n’t":
			negated = true
		}
	}
	if !negated {
		return false
	}
	for _, g := range f.lex.governors[h.Lemma()] {
		if g.status == "denied" && (g.particle == "" || g.particle == particle(h) || hasCase(cur, g.particle)) {
			return true
		}
	}
	return false
}

func (f *finder) wordStatus(cur, h syntax.Token, s *reading) {
	if f.indicative(cur, h, s) {
		return
	}
	if h.Lemma() == "be" && cur.BaseRel() == syntax.Xcomp && strings.EqualFold(firstAux(cur), "to") {
		s.take("planned")
	}
	for _, g := range f.lex.governors[h.Lemma()] {
		if g.particle != "" && g.particle != particle(h) && !hasCase(cur, g.particle) && g.particle != firstAux(cur) && g.particle != nextWord(h) {
			continue
		}
		status := g.status
		if status == "denied" && (s.status == "proposed" || s.status == "invited") && h.Lemma() != "deny" {
			status = "cancelled" // "declined B's offer to meet"
		}
		if status == "planned" && h.Lemma() == "set" && cur.BaseRel() == syntax.Obj {
			continue
		}
		s.take(status)
		return
	}
}

// indicative tells of "reports suggest A met B" and "suggest the talks were stormy":
// what a verb of proposing says in the past is told and not proposed.
func (f *finder) indicative(cur, h syntax.Token, s *reading) bool {
	if !f.lex.claims[h.Lemma()] {
		return false
	}
	switch cur.BaseRel() {
	case syntax.Ccomp:
		return s.tense == "past" || s.tense == "pluperfect" || s.tense == "perfect"
	case syntax.Obj:
		c, ok := h.Child(syntax.Ccomp)
		if !ok || c.Index() < cur.Index() || !isFinite(c) || hasOwnSubject(c) {
			return false
		}
		if be, is := c.Child(syntax.Cop); s.tense == "" && (c.XPOS() == "VBD" || is && be.XPOS() == "VBD") {
			s.tense = "past"
		}
		return true
	}
	return false
}

// nextWord is the word right behind a verb, where the tree hangs its particle on
// something else: "fell through when".
func nextWord(h syntax.Token) string {
	n, ok := h.Next()
	if !ok || !isVerb(h) {
		return ""
	}
	if after, ok := n.Next(); ok && isNominal(after) || !ok {
		return ""
	}
	return n.Lower()
}

// oblique reads "called for talks", "agreed on a meeting", and the time of the
// clause around "said after talks".
func (f *finder) oblique(cur, h syntax.Token, s *reading) {
	if hasCase(cur, "during", "throughout", "after", "following") {
		f.adverbial(h, s) // "during his visit A called on B", "called for a truce after talks", and not for them
		return
	}
	for _, g := range f.lex.governors[h.Lemma()] {
		if g.particle != "" && (hasCase(cur, g.particle) || g.particle == particle(h) || g.particle == nextWord(h)) || g.particle == "" && hasCase(cur, "for", "to", "on", "from") && !(hasCase(cur, "on") && f.kindOf(cur) == "visit") {
			s.take(g.status)
			return
		}
	}
	f.adverbial(h, s)
}

// transparent tells whether the status of the clause above holds for the
// phrase too: "will take part in talks".
func (f *finder) transparent(cur, h syntax.Token) bool { return f.light(h) != "" }

// adverbial takes the future of the clause that the phrase or clause hangs on, and
// its past before the past: "had cut contacts in anger at A's trip".
func (f *finder) adverbial(h syntax.Token, s *reading) {
	if !isVerb(h) {
		return
	}
	if a, ok := h.Child(syntax.RelAux); ok && s.tense == "" && a.Lower() == "had" && h.XPOS() == "VBN" {
		s.tense = "pluperfect"
	}
	for c := range h.Children() {
		if c.BaseRel() == syntax.RelAux && strings.Contains("will shall 'll", c.Lower()) {
			s.take("planned")
		}
	}
}
