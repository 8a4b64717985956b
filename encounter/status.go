package encounter

import (
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
