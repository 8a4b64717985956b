package encounter

import (
	"slices"

	"chancery/record"
	"chancery/syntax"
)

// reading is what the words around an encounter's word say of its status.
type reading struct {
	status     string
	background bool
	tense      string // of the innermost finite verb: past, present, perfect, pluperfect, ""
	going      bool   // progressive
	negated    bool   // by "not" at the word itself
	soft       bool   // planned only by a preposition
	was        bool   // the plan is told in the pluperfect: it had been due
	about      bool   // hypothetical only by "about": "spoke about talks between A and B"
	firm       bool   // "the upcoming visit", whatever is said of it
}

// settleStatus reads the status from the word's own auxiliaries, its
// prepositions and the words that govern it.
func (f *finder) settleStatus(r *report) {
	k := f.text.Token(r.token)
	var s reading
	if r.clause {
		f.auxiliaries(f.text.Token(r.anchor), &s)
	} else if isVerb(k) {
		f.auxiliaries(k, &s)
	} else {
		f.modifiers(k, &s)
		f.plannedBehind(k, &s)
		if be, ok := k.Child(syntax.Cop); ok && be.XPOS() == "VBZ" {
			s.tense = "present" // "said this is about the visit of B"
		}
	}
	if !r.clause {
		f.climb(k, &s)
	}
	if s.status == "hypothetical" && f.askedWhether(f.text.Token(max(r.anchor, 0))) {
		r.void = true
	}
	if s.status == "denied" && s.tense == "perfect" && s.negated {
		r.void = true // "has not met him since": nobody says that a meeting was to be
	}
	r.soft = s.soft && s.status == "planned"
	if s.status == "" && f.purpose(r, k) {
		s.status, s.soft = "planned", true
		r.soft = true
	}
	if f.headline(r, k) {
		s.take("planned")
	}
	if r.status == "under way" {
		s.status = r.status
	} else if r.status != "" {
		s.take(r.status)
	}
	if s.status == "" {
		s.status = "held"
		if s.going || f.onVisit(r, k) {
			s.status = "under way"
		}
	}
	if s.status == "planned" && s.was {
		s.status = "cancelled" // "had been due to dine with B"
	}
	if s.tense == "perfect" && f.counted(f.text.Token(max(r.anchor, 0))) {
		s.background = true
	}
	r.before = s.status == "held" && s.tense == "pluperfect"
	if r.kind == "visit" && s.status == "held" && !isVerb(k) && (s.tense == "" || s.tense == "present") && !r.arrival && f.owned(r) {
		r.soft = true // "the visit of A is proof of our friendship": of whichever the story tells
	}
	r.about = s.about && s.status == "hypothetical"
	r.present, r.past = s.tense == "present", s.tense == "past"
	r.status, r.background = s.status, r.background || s.background
}

// askedWhether tells of "asked whether A would meet B, he declined to say": a question
// that nobody answers.
func (f *finder) askedWhether(v syntax.Token) bool {
	for range 4 {
		h, ok := v.Head()
		if !ok || isVerb(v) && isFinite(v) && v.BaseRel() != syntax.Ccomp {
			return false
		}
		if m := firstAux(v); (m == "whether" || m == "if") && h.Lemma() == "ask" && !hasOwnSubject(h) {
			main, ok := h.Head()
			return ok && f.denies(main)
		}
		v = h
	}
	return false
}

// purpose tells of "arrived in Moscow for talks": they are still to come.
func (f *finder) purpose(r *report, k syntax.Token) bool {
	if v := f.text.Token(max(r.anchor, 0)); r.attends && isVerb(v) && firstAux(v) == "to" {
		h, ok := v.Head()
		return ok && f.lex.phases[h.Lemma()] == "leave" // "left for C to attend a summit"
	}
	if r.kind == "visit" || !hasCase(k, "for") {
		return false
	}
	h, ok := k.Head()
	if !ok || !isVerb(h) {
		return false
	}
	switch f.lex.phases[h.Lemma()] {
	case "begin", "leave":
		return true
	}
	return false
}

// onVisit tells of "is on a visit", not "was".
func (f *finder) onVisit(r *report, k syntax.Token) bool {
	if r.kind != "visit" {
		return false
	}
	c, ok := k.Child(syntax.Cop)
	if _, whose := k.Child(syntax.NmodPoss); !whose && !hasCase(k, "on", "for", "in", "at") {
		ok = false // "this is about the visit of A"; "this is his first visit" goes on
	}
	if h, up := k.Head(); !ok && up && (k.BaseRel() == syntax.Nmod || k.BaseRel() == syntax.Obl) && hasCase(k, "on", "for") {
		c, ok = h.Child(syntax.Cop) // "is in C on a visit"
	}
	return ok && (c.Lower() == "is" || c.Lower() == "are" || c.Lower() == "'s")
}

// counted tells of "have spoken six times", "have held five rounds of talks": a sum
// of the past.
func (f *finder) counted(v syntax.Token) bool {
	for c := range v.Children() {
		switch c.Lower() {
		case "times", "twice":
			return true
		}
		if _, ok := c.Child(syntax.Nummod); ok && c.BaseRel() == syntax.Obj && c.Feat("Number") == "Plur" && (f.lex.rounds[c.Lemma()] || f.isEncounterNoun(c)) {
			return true
		}
	}
	return false
}

// headline tells of "Putin to visit China", the plan of a headline.
func (f *finder) headline(r *report, k syntax.Token) bool {
	v := f.text.Token(max(r.anchor, 0))
	if !isVerb(v) {
		v = k
	}
	if r.segment != record.Title && f.segmentAt(k.Sentence().Start()) != record.Title && !(v.IsRoot() && hasOwnSubject(v)) {
		return false
	}
	for c := range v.Children() {
		if c.Lower() == "to" && (c.BaseRel() == syntax.Mark || c.UPOS() == syntax.Part) {
			return v.IsRoot() || v.BaseRel() == syntax.Acl || v.BaseRel() == syntax.Xcomp || v.BaseRel() == syntax.Advcl || v.BaseRel() == syntax.Conj
		}
	}
	return false
}

// take sets the status; a denial or cancellation above outweighs what stands
// below it, else the innermost word counts.
func (s *reading) take(status string) {
	switch {
	case status == "" || status == "neutral" || status == "held":
	case status == "background":
		s.background = true
	case s.status == "" || status == "denied" || status == "cancelled":
		if s.status == "denied" && status == "denied" {
			return
		}
		s.status = status
	case s.status == "invited" && status == "planned":
		s.status = status // an invitation accepted
	case s.status == "planned" && status == "hypothetical" && !s.firm:
		s.status = status
	}
}

// auxiliaries reads modals, negation, tense and conjunctions of a verb.
func (f *finder) auxiliaries(v syntax.Token, s *reading) {
	had, have := false, false
	f.beforeTo(v, s)
	for c := range v.Children() {
		low := c.Lower()
		switch c.BaseRel() {
		case syntax.RelAux:
			switch low {
			case "had":
				had = true
			case "has", "have", "'ve":
				have = true
			case "is", "are", "'s", "'re", "was", "were":
				s.going = s.going || v.XPOS() == "VBG" && (low == "is" || low == "are" || low == "'s" || low == "'re")
			default:
				if _, name := f.index.end[c.Index()+1]; !name || !capital(c) {
					f.modal(v, low, s) // and not of "Theresa May"
				}
			}
		case syntax.Advmod:
			if low == "last" || low == "previously" || low == "once" || low == "formerly" {
				s.background = true
			}
			if low == "not" || low == "n't" || low == "never" || low == "n’t" {
				s.negated = s.status == "" && low != "never"
				if s.status == "planned" && (s.firm || f.lex.happenings[v.Lemma()]) {
					s.take("cancelled") // "the planned talks did not go ahead", "will not take place"
				} else {
					s.take("denied")
				}
			}
		case syntax.Mark, syntax.Case:
			if st := f.lex.links[low]; st != "" && low != "after" && !(st == "planned" && (f.wentOn(v) || low == "before" && v.XPOS() == "VBD")) {
				s.take(st)
			}
		case syntax.Nsubj:
			f.noSubject(c, s)
		}
	}
	if had && v.XPOS() == "VBN" && f.plans(v) {
		s.was = true
	}
	if have && v.XPOS() == "VBN" && firstAux(v) == "to" && s.status == "planned" {
		s.status = "cancelled" // "was to have flown to C"
	}
	if s.tense == "" {
		switch {
		case had && v.XPOS() == "VBN":
			s.tense = "pluperfect"
		case have:
			s.tense = "perfect"
		case v.XPOS() == "VBD":
			s.tense = "past"
		case v.XPOS() == "VBZ" || v.XPOS() == "VBP":
			s.tense = "present"
		}
	}
}

// wentOn tells of "held a meeting before chairing talks": what is told of in the past
// was followed by that.
func (f *finder) wentOn(v syntax.Token) bool {
	h, ok := v.Head()
	if !ok || v.XPOS() != "VBG" || v.BaseRel() != syntax.Advcl || f.light(v) != "full" {
		return false
	}
	return h.XPOS() == "VBD" || h.XPOS() == "VBN" && isFinite(h)
}

// plans tells of a participle or adjective of planning: "had been scheduled".
func (f *finder) plans(v syntax.Token) bool {
	for _, g := range f.lex.governors[v.Lemma()] {
		if g.status == "planned" && g.particle == "" {
			return v.Lemma() != "agree" && v.Lemma() != "accept"
		}
	}
	return false
}

// beforeTo reads the word before an infinitive's "to" where the tree may have
// gone wrong: "is due to meet", "was also to meet".
func (f *finder) beforeTo(v syntax.Token, s *reading) {
	i := v.Index() - 1
	if i > v.Sentence().First() && f.text.Token(i).Lower() == "been" {
		i-- // "was to have been signed"
	}
	if i > v.Sentence().First() && f.text.Token(i).Lower() == "have" {
		i-- // "was to have flown"
	}
	if i <= v.Sentence().First() || f.text.Token(i).Lower() != "to" {
		return
	}
	for i--; i > v.Sentence().First() && f.text.Token(i).UPOS() == syntax.Adv; i-- {
	}
	k := f.text.Token(i)
	if k.Lemma() == "have" && f.text.Token(i+1).Lower() == "yet" {
		s.take("denied")
		s.negated, s.tense = true, "perfect"
		return
	}
	if k.Lemma() == "be" {
		s.take("planned")
		return
	}
	for _, g := range f.lex.governors[k.Lemma()] {
		if g.particle == "" && g.status != "neutral" {
			s.take(g.status)
			return
		}
	}
}

// noSubject takes "no meeting took place" as a denial.
func (f *finder) noSubject(c syntax.Token, s *reading) {
	for d := range c.Children() {
		if d.BaseRel() == syntax.RelDet && d.Lower() == "no" {
			s.take("denied")
		}
	}
}

// modal reads an auxiliary. "would" under a verb of saying in the past is the
// future of what was said.
func (f *finder) modal(v syntax.Token, low string, s *reading) {
	status := f.lex.modals[low]
	if (low == "would" || low == "'d") && (v.BaseRel() == syntax.Ccomp || contentClause(v)) && !f.conditional(v) {
		if h, ok := v.Head(); ok && (h.XPOS() == "VBD" || contentClause(v)) {
			status = "planned"
		}
	}
	if low == "would" && status != "planned" && (v.Rel() == syntax.AclRelcl || f.openedBy(v, "where", "when")) && f.futureAbove(v) {
		status = "planned" // "will leave for C, where he would meet B"
	}
	if status == "planned" && f.conditional(v) {
		status = "hypothetical"
	}
	s.take(status)
}

// openedBy tells whether one of the words stands right under a verb and before it.
func (f *finder) openedBy(v syntax.Token, words ...string) bool {
	for c := range v.Children() {
		if c.Index() < v.Index() && slices.Contains(words, c.Lower()) {
			return true
		}
	}
	return false
}

// futureAbove tells whether a verb that the clause hangs in is in the future.
func (f *finder) futureAbove(v syntax.Token) bool {
	for range 6 {
		h, ok := v.Head()
		if !ok {
			return false
		}
		for c := range h.Children() {
			if isVerb(h) && c.BaseRel() == syntax.RelAux && f.lex.modals[c.Lower()] == "planned" {
				return true
			}
		}
		v = h
	}
	return false
}

// conditional tells whether an if-clause hangs on the verb.
func (f *finder) conditional(v syntax.Token) bool {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Advcl {
			continue
		}
		for m := range c.Children() {
			if m.BaseRel() == syntax.Mark && f.lex.links[m.Lower()] == "hypothetical" {
				return true
			}
		}
	}
	return false
}

// modifiers reads what stands with a noun: "planned talks", "no meeting",
// "ahead of talks".
func (f *finder) modifiers(k syntax.Token, s *reading) {
	for c := range k.Children() {
		low := c.Lower()
		switch c.BaseRel() {
		case syntax.Amod, syntax.RelDet, syntax.Compound, syntax.Advmod:
			for _, g := range f.lex.governors[low] {
				if g.particle != "" {
					continue
				}
				s.take(g.status)
				s.firm = s.firm || g.status == "planned"
			}
			if c.BaseRel() == syntax.Amod {
				for _, g := range f.lex.governors[c.Lemma()] {
					if c.Lemma() != low && g.particle == "" {
						s.take(g.status)
					}
				}
			}
			s.background = s.background || f.lex.former[low]
			if low == "next" {
				s.take("planned")
			}
		case syntax.Case:
			link := f.linkOf(c)
			if h, ok := k.Head(); ok && c.Lower() == "about" && (h.UPOS() == syntax.Adj || h.UPOS() == syntax.Pron) {
				link = "" // "nothing secret about a meeting"
			}
			s.soft = s.soft || s.status == "" && link == "planned"
			s.about = s.about || s.status == "" && link == "hypothetical" && c.Lower() == "about"
			s.take(link)
		case syntax.Cop:
			for a := range k.Children() {
				if a.BaseRel() == syntax.RelAux {
					f.modal(k, a.Lower(), s)
				}
				if a.BaseRel() == syntax.RelAux && a.Lower() == "had" {
					s.tense = "pluperfect" // "had been in the capital"
				}
				if l := a.Lower(); a.BaseRel() == syntax.Advmod && (l == "not" || l == "n't") {
					s.take("denied")
				}
			}
		case syntax.AclRelcl:
			if isVerb(c) {
				f.relative(c, s)
			}
		case syntax.Acl:
			if isVerb(c) && firstAux(c) == "to" && f.lex.happenings[c.Lemma()] {
				s.take("planned") // "talks to be held next month"
				s.firm = true
			}
			if isVerb(c) && c.XPOS() == "VBN" {
				for _, g := range f.lex.governors[c.Lemma()] {
					if g.particle == "" {
						s.take(g.status)
					}
				}
			}
		}
	}
}

// plannedBehind reads "talks between A and B planned for Friday", where the tree
// hangs the participle on B.
func (f *finder) plannedBehind(k syntax.Token, s *reading) {
	i := f.tailEnd(k)
	if i >= k.Sentence().Last()-1 || i <= k.Index()+1 {
		return
	}
	v, n := f.text.Token(i), f.text.Token(i+1)
	if v.XPOS() == "VBN" && v.BaseRel() == syntax.Acl && (n.Lower() == "for" || n.Lower() == "on" || n.Lower() == "to") && f.plans(v) {
		s.take("planned")
	}
}

// linkOf is the status that a preposition gives, of several words too: "ahead
// of", "prior to".
func (f *finder) linkOf(c syntax.Token) string {
	if st := f.lex.links[c.Lower()]; st != "" {
		return st
	}
	if p, ok := c.Prev(); ok && (c.Lower() == "of" || c.Lower() == "to") {
		return f.lex.links[p.Lower()]
	}
	return ""
}

// relative reads "talks that were to be held", "a meeting which was cancelled".
func (f *finder) relative(c syntax.Token, s *reading) {
	for _, g := range f.lex.governors[c.Lemma()] {
		if g.particle == "" || g.particle == particle(c) {
			if g.status == "cancelled" || g.status == "planned" {
				s.take(g.status)
			}
		}
	}
	for a := range c.Children() {
		if a.BaseRel() == syntax.RelAux && f.lex.modals[a.Lower()] == "planned" {
			s.take("planned")
		}
	}
}
