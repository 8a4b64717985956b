package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// referBack bounds how many tokens back a description of a person or a group
// looks for whom it means.
const referBack = 160

// vagueBack is how many sentences back "the leaders" without a number may mean those
// who met.
const vagueBack = 3

// fill finds the missing one of two sides among the words of the verb's clause
// that the cast leaves open: "the minister" whom the host receives is the one
// from abroad, "he" is whom the sentence before was about.
func (f *finder) fill(v syntax.Token, have []side) []side {
	if len(f.expand(have)) != 1 {
		return nil
	}
	for _, i := range f.unnamed {
		k := f.text.Token(i)
		h, ok := k.Head()
		if !ok || h.Index() != v.Index() && !f.subjectShared(k, v) && !f.partOf(h, v) {
			continue
		}
		switch k.BaseRel() {
		case syntax.Nsubj, syntax.Obj, syntax.Obl, syntax.Nmod:
		default:
			continue
		}
		if s, ok := f.meantBy(k, have[0]); ok {
			return []side{s}
		}
	}
	return nil
}

// notHe replaces a subject that a pronoun was taken for and that is of the other
// side's country: who talks with a country's minister is the one from abroad, whom
// the story has just shown with somebody.
func (f *finder) notHe(v syntax.Token, subj, other []side) []side {
	if len(subj) != 1 || len(other) == 0 || subj[0].at < 0 || subj[0].at >= f.text.Len() {
		return subj
	}
	k := f.text.Token(subj[0].at)
	if !f.isPersonal(k) || !f.compatriots(subj[0].actor, other[0].actor) {
		return subj
	}
	if s, ok := f.fromAbroad(k, other[0]); ok {
		return []side{s}
	}
	return subj
}

// fromAbroad is the person whom the story has shown last in an encounter and who is
// not of the other side's country.
func (f *finder) fromAbroad(k syntax.Token, other side) (side, bool) {
	for i := len(f.reports) - 1; i >= 0; i-- {
		p := f.reports[i]
		if k.Index()-p.token > referBack {
			break
		}
		for _, s := range p.sides {
			if s.actor != other.actor && f.agrees(k, s.actor) && f.nation(s.actor) != "" && !f.compatriots(s.actor, other.actor) {
				return side{actor: s.actor, at: k.Index()}, true
			}
		}
	}
	return side{}, false
}

// partOf tells of "him" in "held talks with him", where v holds the talks.
func (f *finder) partOf(n, v syntax.Token) bool {
	h, ok := n.Head()
	return ok && h.Index() == v.Index() && f.isEncounterNoun(n)
}

// subjectShared tells of a subject that an infinitive or a conjunct takes from
// the verb above it: "he is scheduled to meet B".
func (f *finder) subjectShared(k, v syntax.Token) bool {
	if k.BaseRel() != syntax.Nsubj {
		return false
	}
	for range 4 {
		h, ok := v.Head()
		if !ok || hasOwnSubject(v) || v.BaseRel() != syntax.Xcomp && v.BaseRel() != syntax.Conj {
			return false
		}
		if u, ok := k.Head(); ok && u.Index() == h.Index() {
			return true
		}
		v = h
	}
	return false
}

// theyAre tells of "they", "them" and "the two", which stand for those who met.
func (f *finder) theyAre(k syntax.Token) bool {
	if f.lex.numbers[k.Lower()] > 0 {
		return isDefinite(k) || k.Lower() == "both"
	}
	if f.lex.folk[k.Lemma()] {
		n, ok := k.Child(syntax.Nummod)
		return ok && isDefinite(k) && f.lex.numbers[n.Lower()] > 0 // "the two men"
	}
	return k.UPOS() == syntax.Pron && k.Feat("Person") == "3" && k.Feat("Number") == "Plur" && !f.possessive(k.Index())
}

// isPersonal tells of "he", "she" and "him".
func (f *finder) isPersonal(k syntax.Token) bool {
	return k.UPOS() == syntax.Pron && k.Feat("Person") == "3" && k.Feat("Number") == "Sing" && (k.Feat("Gender") == "Masc" || k.Feat("Gender") == "Fem") && !f.possessive(k.Index())
}

// meantBy is whom a description or pronoun means, other than the side that is
// known.
func (f *finder) meantBy(k syntax.Token, other side) (side, bool) {
	if f.isPersonal(k) {
		return f.lastSubject(k, other)
	}
	if f.lex.visitors[strings.ToLower(k.Lemma())] {
		if v, ok := f.lastVisitor(k, other); ok {
			return v, true
		}
	}
	only := -1
	from := f.text.Token(max(0, k.Index()-referBack)).Start()
	for _, m := range f.cast.Within(from, k.Start()) {
		if m.Actor == only || m.Actor < 0 || m.Actor == other.actor || m.How != actor.ByName || !f.holds(m.Actor, strings.ToLower(k.Lemma())) {
			continue
		}
		if n := f.nation(m.Actor); n == "" || n == f.nation(other.actor) {
			continue
		}
		if only >= 0 {
			return side{}, false
		}
		only = m.Actor
	}
	return side{actor: only, at: k.Index()}, only >= 0
}

// lastVisitor is the person from elsewhere who has come, by the visit or the meeting
// told last: "the visitor was received by B".
func (f *finder) lastVisitor(k syntax.Token, other side) (side, bool) {
	for i := len(f.reports) - 1; i >= 0; i-- {
		p := f.reports[i]
		if k.Index()-p.token > referBack {
			break
		}
		found := -1
		for _, s := range p.sides {
			if f.cast.Actors[s.actor].Kind != actor.Person || s.actor == other.actor || f.compatriots(s.actor, other.actor) || f.nation(s.actor) == "" || s.role == "host" {
				continue
			}
			if found >= 0 {
				return side{}, false
			}
			found = s.actor
		}
		if found >= 0 {
			return side{actor: found, at: k.Index()}, true
		}
	}
	return side{}, false
}

// toldFirst is the verb of what is told before "the ministry said"; the verb itself where
// nothing is.
func (f *finder) toldFirst(v syntax.Token) syntax.Token {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Ccomp && c.Index() < v.Index() {
			return c
		}
	}
	return v
}

// lastSubject is the person who is the subject of the sentence before a pronoun,
// or the only one whom the pronoun's own sentence names before it.
func (f *finder) lastSubject(k syntax.Token, other side) (side, bool) {
	s := k.Sentence()
	only := -1
	for _, m := range f.cast.Within(s.Start(), k.Start()) {
		if m.Actor < 0 || m.Actor == other.actor || m.How == actor.ByPronoun || !f.agrees(k, m.Actor) || f.compatriots(m.Actor, other.actor) {
			continue
		}
		if only >= 0 && only != m.Actor {
			return side{}, false
		}
		only = m.Actor
	}
	if only >= 0 {
		return side{actor: only, at: k.Index()}, true
	}
	if s.Index() == 0 {
		return side{}, false
	}
	for t := range f.text.Sentence(s.Index() - 1).Tokens() {
		if !t.IsRoot() {
			continue
		}
		for _, v := range []syntax.Token{t, f.toldFirst(t)} {
			if x, ok := v.ChildBase(syntax.Nsubj); ok {
				if m, ok := f.mentionAt(x); ok && m.Actor != other.actor && f.agrees(k, m.Actor) {
					return side{actor: m.Actor, at: k.Index()}, true
				}
			}
		}
		break
	}
	return f.fromAbroad(k, other)
}

// compatriots tells of two of one country, who are not each other's counterparts.
func (f *finder) compatriots(a, b int) bool {
	n := f.nation(a)
	return n != "" && n == f.nation(b)
}

// agrees tells whether a pronoun can stand for a person.
func (f *finder) agrees(k syntax.Token, i int) bool {
	a := &f.cast.Actors[i]
	if a.Kind != actor.Person {
		return false
	}
	switch a.Gender {
	case "m":
		return k.Feat("Gender") == "Masc"
	case "f":
		return k.Feat("Gender") == "Fem"
	}
	return true
}

// lastMet are the sides of the report nearest before a plural that names nobody,
// where they are as many as it says: "the two leaders", "the ministers". Words for
// states give their countries.
func (f *finder) lastMet(k syntax.Token) []side {
	number := 0
	for c := range k.Children() {
		if n := f.lex.numbers[c.Lower()]; n > 0 {
			number = n
		}
	}
	if n := f.lex.numbers[k.Lower()]; n > 0 {
		number = n
	}
	if f.theyAre(k) && number == 0 {
		if two := f.twoBefore(k); two != nil {
			return two
		}
	}
	if number == 0 && hasCase(k, "between") {
		number = 2 // "a call between them"
	}
	states := f.lex.states[strings.ToLower(k.Lemma())] || hasTheir(k) && f.lex.vague[strings.ToLower(k.Lemma())]
	if !states && !f.bears(k) && !f.theyAre(k) {
		return nil
	}
	for i := len(f.reports) - 1; i >= 0; i-- {
		p := f.reports[i]
		if k.Index()-p.token > referBack*max(1, number) {
			return nil
		}
		sides := f.expand(p.sides)
		if p.kind == "visit" {
			sides = f.expand(slices.Concat(p.sides, p.hosts))
		}
		if number == 0 && f.lex.vague[strings.ToLower(k.Lemma())] && k.Sentence().Index()-p.sentence > vagueBack {
			return nil
		}
		if p.definite || len(sides) < 2 || number > 0 && len(sides) != number || p.status == "denied" || p.segment != f.segmentAt(k.Start()) || !f.allHold(sides, k) {
			continue
		}
		if number > 2 && !states && f.othersBefore(k, p, sides) {
			return nil
		}
		return f.sameAgain(sides, states)
	}
	if f.theyAre(k) {
		return f.twoInSentence(k)
	}
	return nil
}

// twoInSentence are the two persons in office, of two countries, whom the sentence before
// k names, and no others.
func (f *finder) twoInSentence(k syntax.Token) []side {
	n := k.Sentence().Index() - 1
	if n < 0 || k.BaseRel() != syntax.Nsubj {
		return nil
	}
	s := f.text.Sentence(n)
	var out []side
	for _, m := range f.cast.Within(s.Start(), s.End()) {
		if m.Actor >= 0 && f.cast.Actors[m.Actor].Kind == actor.Person && m.How != actor.ByPronoun {
			out = distinct(append(out, side{actor: m.Actor, at: k.Index()}))
		}
	}
	if !f.twoOfTwo(out) || f.nation(out[0].actor) == "" || f.nation(out[1].actor) == "" {
		return nil
	}
	return out
}

// we are the two of a transcript of their meeting, told before: "We last met in C in
// May", said by one to the other.
func (f *finder) we(k syntax.Token) []side {
	s, ok := k.ChildBase(syntax.Nsubj)
	if !ok || s.Lower() != "we" || len(f.reports) == 0 {
		return nil
	}
	for t := range k.Sentence().Tokens() {
		if c := t.Text(); c == "\"" || c == "“" || c == "”" {
			return nil
		}
	}
	p := f.reports[0]
	if !f.twoOfTwo(p.sides) || p.background || family(p.kind) != "meeting" || !f.layout.turned {
		return nil
	}
	return []side{{actor: p.sides[0].actor, at: s.Index()}, {actor: p.sides[1].actor, at: s.Index()}}
}

// twoBefore are the two persons in office, of two countries, whom the clauses before
// "they" in its sentence name: "A said he raised it with B when they met".
func (f *finder) twoBefore(k syntax.Token) []side {
	if k.BaseRel() != syntax.Nsubj {
		return nil
	}
	var out []side
	for _, m := range f.cast.Within(k.Sentence().Start(), k.Start()) {
		if m.Actor < 0 || m.Modifier || f.cast.Actors[m.Actor].Kind != actor.Person || f.standing(m.Actor) != official {
			continue
		}
		out = distinct(append(out, side{actor: m.Actor, at: m.Head}))
	}
	if !f.twoOfTwo(out) {
		return nil
	}
	for i := range out {
		out[i].at = k.Index()
	}
	return out
}

// othersBefore tells whether the sentence before k, which does not tell of the
// report itself, names a person who took no part in it.
func (f *finder) othersBefore(k syntax.Token, p *report, sides []side) bool {
	n := k.Sentence().Index() - 1
	if n < 0 || p.sentence >= n {
		return false
	}
	s := f.text.Sentence(n)
	for _, m := range f.cast.Within(s.Start(), s.End()) {
		if m.Actor >= 0 && f.cast.Actors[m.Actor].Kind == actor.Person && !slices.ContainsFunc(sides, func(x side) bool { return x.actor == m.Actor }) {
			return true
		}
	}
	return false
}

// ellipsis reads "the previous one was held in Delhi": another encounter of those
// who met last.
func (f *finder) ellipsis(k syntax.Token) {
	h, ok := k.Head()
	if ok && f.isEncounterNoun(h) && k.BaseRel() == syntax.Nmod && isDefinite(k) && hasCase(k, "after", "since", "following") {
		f.theOneBefore(h, k)
		return
	}
	if !ok || !isVerb(h) || k.BaseRel() != syntax.Nsubj || !f.lex.happenings[h.Lemma()] || !f.former(k) && !f.firstOf(k, h) {
		return
	}
	if n := len(f.reports); n > 0 {
		r := &report{kind: f.reports[n-1].kind, anchor: h.Index(), definite: true, former: true, background: true, rule: "noun one"}
		f.add(r, k)
	}
}

// theOneBefore reads "their second meeting after the one in C in June": another one of
// those whom the words name for the noun.
func (f *finder) theOneBefore(noun, k syntax.Token) {
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		p := f.reports[i]
		if p.token != noun.Index() || p.definite || len(p.sides) < 2 {
			continue
		}
		r := &report{kind: p.kind, mode: p.mode, anchor: -1, background: true, rule: "noun one"}
		r.sides = slices.Clone(p.sides)
		f.add(r, k)
		return
	}
}

// firstOf tells of "the first one was held in Delhi", told in the past of the story.
func (f *finder) firstOf(k, v syntax.Token) bool {
	for c := range k.Children() {
		if c.Lower() == "first" {
			be, passive := v.Child(syntax.AuxPass)
			return isDefinite(k) && (v.XPOS() == "VBD" || passive && be.XPOS() == "VBD")
		}
	}
	return false
}

// oneMore reads "a sixth round was called off", "the next round": one more of the
// talks told last.
func (f *finder) oneMore(k syntax.Token) {
	h, ok := k.Head()
	if !f.lex.turns[k.Lemma()] || !ok || !isVerb(h) || k.BaseRel() != syntax.Nsubj && k.BaseRel() != syntax.Obj || k.Feat("Number") != "Sing" {
		return
	}
	ordered, its := false, false
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case c.Rel() == syntax.NmodPoss:
			its = c.Lower() == "its"
		case b == syntax.Nmod && hasCase(c, "of", "between", "with"):
			return
		case b == syntax.Amod || b == syntax.RelDet || b == syntax.Nummod:
			ordered = ordered || c.Feat("NumType") == "Ord" || f.lex.anew[c.Lower()] || f.lex.former[c.Lower()]
		}
	}
	if !ordered {
		return
	}
	for i := len(f.reports) - 1; i >= 0 && k.Index()-f.reports[i].token <= referBack; i-- {
		p := f.reports[i]
		if p.kind != "talks" || p.definite || len(p.sides) < 2 || p.segment != f.segmentAt(k.Start()) {
			continue
		}
		r := &report{kind: "talks", mode: p.mode, anchor: h.Index(), rule: "noun " + k.Lemma(), hosts: p.hosts}
		if r.sides = f.sameAgain(p.sides, its); len(r.sides) > 1 {
			f.add(r, k) // "a dialogue, and its first round": of the states
		}
		return
	}
}

// former tells of "the previous summit", "the last one".
func (f *finder) former(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Amod && f.lex.former[c.Lower()] {
			return isDefinite(k)
		}
	}
	return false
}

// allHold tells whether each of those who met has the office that the plural names:
// "the ministers" are not a minister and a premier.
func (f *finder) allHold(sides []side, k syntax.Token) bool {
	lemma := strings.ToLower(k.Lemma())
	if len(f.lex.descriptions[lemma]) == 0 || f.lex.vague[lemma] {
		return true
	}
	for _, s := range sides {
		if f.cast.Actors[s.actor].Kind == actor.Person && !f.holds(s.actor, lemma) {
			return false
		}
	}
	return true
}

// sameAgain names the same sides once more, or their countries; nil where one of
// them is a group or has no country.
func (f *finder) sameAgain(sides []side, states bool) []side {
	out := make([]side, len(sides))
	for j, s := range sides {
		i := s.actor
		if states {
			i = f.cast.Government(i)
		}
		if i < 0 || f.cast.Actors[i].Kind == actor.Group {
			return nil
		}
		out[j] = side{actor: i, at: s.at, stands: true}
	}
	return out
}

// holds tells whether a person has an office that the noun describes.
func (f *finder) holds(i int, lemma string) bool {
	a := &f.cast.Actors[i]
	if a.Kind != actor.Person {
		return false
	}
	for _, o := range a.Offices {
		if slices.Contains(strings.Fields(strings.ToLower(o.Title)), lemma) || slices.Contains(f.lex.descriptions[lemma], o.Level) {
			return true
		}
	}
	return false
}

// demonym tells of "the American", one person called by his country.
func (f *finder) demonym(m actor.Mention, k syntax.Token) bool {
	if f.cast.Actors[m.Actor].Kind != actor.Country || !isDefinite(k) || k.Index()+1 >= f.text.Len() {
		return false
	}
	p, ok := f.placeOf(k)
	return ok && p.Adjective && !isNominal(f.text.Token(k.Index()+1))
}

// countryman is the one person of the country named before.
func (f *finder) countryman(m actor.Mention, k syntax.Token) []side {
	only := -1
	from := f.text.Token(max(0, k.Index()-referBack)).Start()
	for _, x := range f.cast.Within(from, k.Start()) {
		if x.Actor < 0 || x.Actor == only || f.cast.Actors[x.Actor].Kind != actor.Person || f.nation(x.Actor) != f.nation(m.Actor) {
			continue
		}
		if only >= 0 {
			return nil
		}
		only = x.Actor
	}
	if only < 0 {
		return nil
	}
	return []side{{actor: only, at: k.Index()}}
}
