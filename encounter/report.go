package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// finder reads one document.
type finder struct {
	doc    *record.Document
	q      *record.Quoter
	text   *syntax.Text
	cast   *actor.Cast
	times  []when.Time
	places []where.Place
	lex    *lexicon
	index  *index
	ref    when.Date // the day from which the document tells, or zero
	kinds  []record.SegmentKind
	starts []int // byte offsets of the segments of kinds

	reports   []*report
	partial   []*report // with one side only
	later     []*report // further reports of the verb being read
	abstained []record.Abstention
}

// report is one passage that tells of an encounter.
type report struct {
	kind, mode, visitKind string
	status                string
	background            bool
	// weak reports only add to an encounter that another report tells of.
	weak       bool
	definite   bool // "the meeting": refers back, without actors of its own
	sides      []side
	hosts      []side // "at the invitation of", "hosted by"
	token      int    // the word that tells of it
	anchor     int    // the verb that carries tense, or token
	attends    bool   // someone attends it: one side is enough for a summit
	arrival    bool   // a visit that has begun
	soft       bool   // planned only by \"before\" or \"ahead of\": may be told as held elsewhere
	void       bool   // no encounter at all: \"has not met him since\"
	aside      bool   // \"on the sidelines of\"
	unsaid     bool   // "spoke with": face to face or from afar, the words do not say
	near       int    // the token beside which its own time stands, or 0
	sentence   int
	start, end int // bytes of the evidence
	segment    record.SegmentKind
	date       dating
	place      placing
	rule       string
}

// dating is when a report says it was.
type dating struct {
	value, end, precision string
	ongoing               string
	evidence              [][2]int
	from, to              when.Date
}

// placing is where a report says it was.
type placing struct {
	venue, city, country string
	geo                  *record.Geo
	evidence             [][2]int
}

// collect makes the reports of a sentence.
func (f *finder) sentence(s syntax.Sentence) {
	if s.Len() > 400 {
		return
	}
	for k := range s.Tokens() {
		switch k.UPOS() {
		case syntax.Verb, syntax.Aux:
			if f.mistagged(k) {
				f.noun(k)
				continue
			}
			f.verb(k)
		case syntax.Noun, syntax.Propn:
			f.noun(k)
		}
	}
}

// mistagged tells of "held talks" with "talks" taken for a verb.
func (f *finder) mistagged(k syntax.Token) bool {
	if b := k.BaseRel(); b != syntax.Obj && b != syntax.Obl && b != syntax.Nsubj || k.XPOS() != "VBZ" && k.XPOS() != "VB" {
		return false
	}
	_, ok := f.lex.nouns[k.Lower()]
	return ok
}

// habitual tells of encounters that are a rule and not one that took place:
// "meet regularly", "such meetings".
func (f *finder) habitual(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Advmod, syntax.Amod, syntax.RelDet:
			if f.lex.habits[c.Lower()] && !(c.Lower() == "annual" || c.Lower() == "regular" && isDefinite(k)) {
				return true
			}
		}
	}
	if h, ok := k.Head(); ok && isVerb(h) && !isVerb(k) && k.BaseRel() == syntax.Obj {
		for c := range h.Children() {
			if c.BaseRel() == syntax.Advmod && f.lex.habits[c.Lower()] {
				return true
			}
		}
	}
	return false
}

// onSidelines tells of "on the sidelines of the summit".
func (f *finder) onSidelines(s syntax.Sentence) bool {
	for k := range s.Tokens() {
		switch k.Lower() {
		case "sidelines", "sideline", "margins", "fringes":
			return true
		}
	}
	return false
}

// trapped tells whether the sentence speaks of sport, courts, markets or shows.
func (f *finder) trapped(s syntax.Sentence) bool {
	for k := range s.Tokens() {
		if f.lex.traps[k.Lower()] {
			return true
		}
	}
	return false
}

// add keeps a report when its actors make it an encounter.
func (f *finder) add(r *report, k syntax.Token) {
	s := k.Sentence()
	r.sentence, r.token = s.Index(), k.Index()
	if r.anchor < 0 {
		r.anchor = r.token
	}
	if r.start == r.end {
		r.start, r.end = s.Start(), f.sentenceEnd(s)
	}
	r.segment = f.segmentAt(s.Start())
	f.settleStatus(r)
	if r.void {
		return
	}
	r.aside = f.onSidelines(s)
	f.settleDate(r)
	f.settlePlace(r)
	f.settleTense(r)
	if !r.definite {
		if reason := f.unfit(r, s); reason != "" {
			if len(r.sides) == 1 && reason != "-" && r.kind != "visit" {
				f.partial = append(f.partial, r)
			} else if reason != "-" {
				f.abstain(r, reason)
			}
			return
		}
	}
	f.reports = append(f.reports, r)
}

// unfit says why a report is no encounter of ours: "" when it is one, "-" when
// it is none and not worth a word.
func (f *finder) unfit(r *report, s syntax.Sentence) string {
	officials, persons, all := 0, 0, 0
	r.sides = f.expand(r.sides)
	kept := r.sides[:0:0]
	for _, x := range r.sides {
		st := f.standing(x.actor)
		if st == outsider && f.stranger(x) {
			st = known
		}
		if st == outsider {
			continue
		}
		kept = append(kept, x)
		all++
		if st == official {
			officials++
			if f.cast.Actors[x.actor].Kind == actor.Person {
				persons++
			}
		}
	}
	r.sides = kept
	switch {
	case officials == 0:
		return "-"
	case f.trapped(s) && persons < 2:
		return "-"
	case r.kind == "visit":
		if r.place.country == "" && r.place.city == "" {
			return "a visit without a place that is told"
		}
		return ""
	case r.attends && r.kind == "summit":
		return ""
	case all < 2:
		return "only one side of the " + r.kind + " is told"
	}
	return ""
}

// stranger tells of a person named in full of whom the text gives no office:
// one who may sit beside an official, unless the words say that it is kin.
func (f *finder) stranger(x side) bool {
	a := &f.cast.Actors[x.actor]
	if a.Kind != actor.Person || !strings.Contains(a.Name, " ") {
		return false
	}
	if x.at < 0 || x.at >= f.text.Len() {
		return false
	}
	k := f.text.Token(x.at)
	for i := max(k.Sentence().First(), k.Index()-4); i <= k.Index(); i++ {
		if f.lex.kin[f.text.Token(i).Lower()] {
			return false
		}
	}
	return true
}

func (f *finder) abstain(r *report, reason string) {
	f.abstained = append(f.abstained, record.Abstention{What: "encounter", Evidence: f.q.Quote(r.start, r.end), Reason: reason})
}

// sentenceEnd is the end of the sentence with its closing signs.
func (f *finder) sentenceEnd(s syntax.Sentence) int { return s.End() }

func (f *finder) segmentAt(b int) record.SegmentKind {
	lo, hi := 0, len(f.starts)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.starts[mid] <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return record.Paragraph
	}
	return f.kinds[lo-1]
}

// verb makes the report of a verb of verbs.tsv, if it is one.
func (f *finder) verb(k syntax.Token) {
	if f.titled(k) {
		return
	}
	for _, v := range f.lex.verbs[k.Lemma()] {
		if v.particle != particle(k) {
			continue
		}
		r := &report{kind: v.kind, mode: v.mode, anchor: -1, rule: "verb " + k.Lemma()}
		if f.habitual(k) {
			return
		}
		f.later = f.later[:0]
		if f.arguments(r, k, v) {
			f.add(r, k)
			for _, more := range f.later {
				f.add(more, k)
			}
		}
		return
	}
}

// titled tells of a capital inside a sentence: "Meet the Press" is a name.
func (f *finder) titled(k syntax.Token) bool {
	c := k.Text()[0]
	return c >= 'A' && c <= 'Z' && k.Index() > k.Sentence().First()+1 && f.segmentAt(k.Start()) != record.Title
}

// particle is the particle of a phrasal verb: "sit down".
func particle(k syntax.Token) string {
	if p, ok := k.Child(syntax.CompoundPrt); ok {
		return p.Lower()
	}
	if n, ok := k.Next(); ok && (n.Lower() == "down" || n.Lower() == "up") && n.BaseRel() == syntax.Advmod {
		return n.Lower()
	}
	return ""
}

// arguments fills the sides of a verb's report; false when the words are not
// those of an encounter.
func (f *finder) arguments(r *report, k syntax.Token, v verb) bool {
	passive := false
	if _, ok := k.Child(syntax.NsubjPass, syntax.AuxPass); ok {
		passive = true
	}
	subj := f.subjects(k)
	switch v.frame {
	case "mutual":
		return f.mutual(r, k, subj)
	case "with":
		other := f.with(k, "with", "to")
		r.sides = append(subj, other...)
		if len(other) == 0 && !f.plural(subj) {
			return false
		}
		if v.need == "phone" {
			f.phone(r, k)
		}
		return f.allPeople(r.sides)
	case "object":
		other := f.objects(k)
		r.sides = append(subj, other...)
		if v.need == "phoned" && !f.phoned(r, k) {
			return false
		}
		return len(other) > 0 && f.allPeople(r.sides) && !f.hasClause(k)
	case "host":
		return f.hosting(r, k, v, subj, passive)
	case "place":
		return f.visiting(r, k, subj, passive)
	case "sign":
		return f.signing(r, k, subj, passive)
	}
	return false
}

// mutual reads "A met (with) B" and "A and B met".
func (f *finder) mutual(r *report, k syntax.Token, subj []side) bool {
	var other []side
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case b == syntax.Obj || b == syntax.Obl && f.cased(c, "with"):
			other = append(other, f.sidesOf(c)...)
			if len(other) == 0 && b == syntax.Obj && c.Lemma() != "other" {
				return false // "meet a deadline"
			}
		}
	}
	if len(other) == 0 {
		other = f.besides(k)
	}
	if len(subj) == 0 {
		if m, ok := f.leftOf(k.Index()); ok {
			subj = f.sidesOfMention(m)
		}
	}
	r.sides = append(slices.Clone(subj), distinct(other)...)
	if len(subj) == 0 || len(other) == 0 && !f.plural(subj) {
		return false
	}
	f.further(r, k, subj)
	return f.allPeople(r.sides)
}

// besides looks for the other side on the surface: "met (with) B", "met in
// Paris with B".
func (f *finder) besides(k syntax.Token) []side {
	i := k.Index() + 1
	if i < f.text.Len() && f.text.Token(i).Lower() == "with" {
		i++
	}
	if m, ok := f.rightOf(i); ok && i < k.Sentence().Last() {
		return f.sidesOfMention(m)
	}
	return nil
}

// further makes reports of their own of "met with A and with B".
func (f *finder) further(r *report, k syntax.Token, subj []side) {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Obj && (b != syntax.Obl || !hasCase(c, "with")) {
			continue
		}
		for d := range c.Children() {
			if d.BaseRel() != syntax.Conj || !ownCase(c, d) && !f.timeBetween(c, d) {
				continue
			}
			if other := f.sidesOf(d); len(other) > 0 && f.allPeople(other) {
				more := &report{kind: r.kind, mode: r.mode, anchor: -1, rule: r.rule}
				if f.timeBetween(c, d) {
					more.near = d.Index()
				}
				more.sides = append(slices.Clone(subj), other...)
				f.later = append(f.later, more)
			}
		}
	}
}

// plural tells whether the sides are at least two actors.
func (f *finder) plural(list []side) bool { return len(f.expand(list)) >= 2 || f.collective(list) }

// collective tells of one group that stands for several: "the two leaders".
func (f *finder) collective(list []side) bool {
	return len(list) == 1 && f.cast.Actors[list[0].actor].Kind == actor.Group && len(f.cast.Actors[list[0].actor].Members) > 1
}

func (f *finder) allPeople(list []side) bool {
	for _, s := range list {
		if !f.people(s.actor) {
			return false
		}
	}
	return len(list) > 0
}

// hosting reads "A received B": the passive turns it round.
func (f *finder) hosting(r *report, k syntax.Token, v verb, subj []side, passive bool) bool {
	hosts, guests := subj, f.objects(k)
	if passive {
		hosts, guests = f.with(k, "by"), subj
	}
	if o, ok := k.ChildBase(syntax.Obj); ok && f.isEncounterNoun(o) {
		return false // "hosted talks": the noun's business
	}
	if v.need == "envoy" && !f.envoy(k, passive) {
		return false
	}
	if v.need == "at" && len(f.with(k, "at")) == 0 && !f.placedAt(k) {
		return false
	}
	if len(guests) == 0 || len(hosts) == 0 {
		return false
	}
	for _, s := range guests {
		if f.cast.Actors[s.actor].Kind != actor.Person && !f.bearer(s.at) {
			return false
		}
	}
	for i := range hosts {
		hosts[i].role = "host"
	}
	for i := range guests {
		guests[i].role = "guest"
	}
	r.sides = append(hosts, guests...)
	return true
}

// bearer tells whether the word is one for people who bear an office or form a
// delegation.
func (f *finder) bearer(token int) bool {
	k := f.text.Token(token)
	if f.lex.bearers[k.Lemma()] {
		return true
	}
	h, ok := k.Head()
	return ok && f.lex.bearers[h.Lemma()]
}

func (f *finder) envoy(k syntax.Token, passive bool) bool {
	rels := []syntax.Rel{syntax.Obj}
	if passive {
		rels = []syntax.Rel{syntax.Nsubj}
	}
	o, ok := k.ChildBase(rels...)
	if !ok {
		return false
	}
	span := o.Subtree()
	for t := range span.Tokens() {
		if f.lex.diplomats[t.Lemma()] || f.lex.diplomats[t.Lower()] {
			return true
		}
	}
	return false
}

// placedAt tells whether a place stands with the verb: "welcomed him at the
// airport".
func (f *finder) placedAt(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "at", "in", "to") {
			if _, ok := f.placeAt(c); ok {
				return true
			}
		}
	}
	return false
}

// visiting reads "A visited C", "A arrived in C".
func (f *finder) visiting(r *report, k syntax.Token, subj []side, passive bool) bool {
	if passive || len(subj) == 0 {
		return false
	}
	for c := range k.Children() {
		ok := false
		switch c.BaseRel() {
		case syntax.Obj:
			ok = k.Lemma() == "visit"
		case syntax.Obl:
			ok = hasCase(c, "in", "to", "at") && k.Lemma() != "visit" && k.Lemma() != "leave" && k.Lemma() != "depart" ||
				hasCase(c, "for") && (k.Lemma() == "leave" || k.Lemma() == "depart" || k.Lemma() == "head")
		}
		if ok && f.destination(r, c) {
			r.arrival = k.Lemma() == "arrive" || k.Lemma() == "land"
			return f.visitors(r, subj)
		}
	}
	return false
}

// visitors are persons or delegations in office.
func (f *finder) visitors(r *report, subj []side) bool {
	for _, s := range subj {
		a := &f.cast.Actors[s.actor]
		if a.Kind != actor.Person && len(a.Members) == 0 && !f.bearer(s.at) {
			return false
		}
		if n := f.nation(s.actor); n != "" && n == r.place.country {
			return false // at home
		}
	}
	for i := range subj {
		subj[i].role = "visitor"
	}
	r.sides = subj
	return true
}

// signing reads "A and B signed an agreement", "A signed an agreement with B".
func (f *finder) signing(r *report, k syntax.Token, subj []side, passive bool) bool {
	paper, ok := k.ChildBase(syntax.Obj)
	signers := subj
	if passive {
		paper, ok = k.Child(syntax.NsubjPass)
		signers = f.with(k, "by")
	}
	if !ok || !f.lex.papers[paper.Lemma()] {
		return false
	}
	r.sides = append(signers, f.with(k, "with")...)
	r.sides = append(r.sides, f.with(paper, "with", "between")...)
	r.sides = distinct(r.sides)
	return len(f.expand(r.sides)) >= 2
}

// hasClause tells whether the verb governs a clause: "called Li a hero", "told
// him to go" are no telephone calls.
func (f *finder) hasClause(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Ccomp || b == syntax.Xcomp {
			return !strings.EqualFold(firstAux(c), "to") || b == syntax.Ccomp
		}
	}
	return false
}

func firstAux(c syntax.Token) string {
	if m, ok := c.ChildBase(syntax.Mark); ok {
		return m.Lower()
	}
	return ""
}

// phone sets the mode of talks from afar when the words name the means, else
// leaves kind "talks" and no mode.
func (f *finder) phone(r *report, k syntax.Token) {
	if !f.phoned(r, k) {
		r.kind, r.mode, r.unsaid = "talks", "", true
		r.weak = false
	}
}

// phoned looks for a telephone or video in the verb's own clause.
func (f *finder) phoned(r *report, k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Obl && b != syntax.Advmod && b != syntax.Obj {
			continue
		}
		if mode := f.lex.phones[c.Lower()]; mode != "" {
			r.kind, r.mode = "call", mode
			return true
		}
		for g := range c.Children() {
			if mode := f.lex.phones[g.Lower()]; mode != "" && (g.BaseRel() == syntax.Compound || g.BaseRel() == syntax.Amod) {
				r.kind, r.mode = "call", mode
				return true
			}
		}
	}
	return false
}
