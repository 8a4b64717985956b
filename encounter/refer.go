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

// peerOf is whose counterpart one is told as, by a pronoun that is resolved: the other side
// where nothing else tells it.
func (f *finder) peerOf(one side) (side, bool) {
	if one.at < 0 || one.at >= f.text.Len() {
		return side{}, false
	}
	k := f.text.Token(one.at)
	for range 2 {
		if l := strings.ToLower(k.Lemma()); l == "counterpart" || f.lex.peers[l] {
			p, ok := k.Child(syntax.NmodPoss)
			if !ok {
				return side{}, false
			}
			m, ok := f.mentionAt(p)
			return side{actor: m.Actor, at: p.Index()}, ok && m.Actor != one.actor && f.cast.Actors[m.Actor].Kind == actor.Person && !f.compatriots(m.Actor, one.actor)
		}
		h, ok := k.Head()
		if b := k.BaseRel(); !ok || b != syntax.Appos && b != syntax.Flat {
			break
		}
		k = h
	}
	return side{}, false
}

// fill finds the missing one of two sides among the words of the verb's clause
// that the cast leaves open: "the minister" whom the host receives is the one
// from abroad, "he" is whom the sentence before was about.
func (f *finder) fill(v syntax.Token, have []side) []side {
	if len(f.expand(have)) != 1 {
		return nil
	}
	if s, ok := f.peerOf(have[0]); ok {
		return []side{s}
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

// compatriots tells of two of one country, who are not each other's counterparts.
func (f *finder) compatriots(a, b int) bool {
	n := f.nation(a)
	return n != "" && n == f.nation(b)
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
