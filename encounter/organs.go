package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// Organs: a committee, council or commission is told of by a name that no list knows. It is
// one of a body ("the African Union High-Level Committee on Libya") or what two states have
// in common ("the Joint Commission", "the Supreme Interstate Council").

// organOf is the body of whose organ or members a noun speaks: "the CIS Foreign Ministers
// Council", "the Gulf Cooperation Council member states".
func (f *finder) organOf(k syntax.Token) (side, bool) {
	if !f.lex.organs[strings.ToLower(k.Lemma())] {
		return side{}, false
	}
	span := k.Subtree()
	for i := span.First; i < k.Index(); i++ {
		t := f.text.Token(i)
		m, ok := f.mentionAt(t)
		if !ok || f.cast.Actors[m.Actor].Kind != actor.Organization || f.cast.Actors[m.Actor].Country == "" {
			continue
		}
		if f.ofStates(m.Actor) {
			return side{actor: m.Actor, at: t.Index(), stands: true}, true
		}
	}
	return side{}, false
}

// ofStates tells of an organization of states: ASEAN, the European Union.
func (f *finder) ofStates(i int) bool {
	a := &f.cast.Actors[i]
	return a.Kind == actor.Organization && len(a.Cameo) >= 3 && bodies[a.Cameo[:3]]
}

// jointOrgan tells of an organ that two states have in common: "the Joint Commission", "the
// intergovernmental commission", "the High-Level Strategic Cooperation Council".
func (f *finder) jointOrgan(k syntax.Token) bool {
	if !f.lex.organs[strings.ToLower(k.Lemma())] || k.Feat("Number") == "Plur" {
		return false
	}
	if m, ok := f.mentionAt(k); ok && f.cast.Actors[m.Actor].Country != "" {
		return false
	}
	if _, ok := f.organOf(k); ok {
		return false
	}
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Amod || b == syntax.Compound) && c.Index() < k.Index() {
			if f.lex.common[c.Lower()] {
				return true
			}
			for d := range c.Children() {
				if f.lex.common[d.Lower()] {
					return true // "High-Level", hung on a word of the name
				}
			}
		}
	}
	return false
}

// sharedOrgan is the organ that a meeting is of: "a meeting of the Joint Commission", "the
// Joint Commission meeting".
func (f *finder) sharedOrgan(k syntax.Token) (syntax.Token, bool) {
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Nmod && hasCase(c, "of") || b == syntax.Compound) && f.jointOrgan(c) {
			return c, true
		}
	}
	return k, false
}

// organSides are the two whose organ sits, where fewer are named: the pair in the organ's
// name, the two who hold talks in the same clause, he who goes somewhere and the country
// he goes to, else the states of the two who have met last. It is nil where the noun is of
// no such organ, or says more.
func (f *finder) organSides(r *report, k syntax.Token, g governing, named []side) []side {
	organ, ok := f.sharedOrgan(k)
	if !ok && !f.betweenStates(k) || family(r.kind) != "meeting" {
		return nil
	}
	named = slices.DeleteFunc(f.expand(named), func(s side) bool { return f.standing(s.actor) == outsider })
	if !ok {
		if f.twoOfTwo(named) && g.verb >= 0 && !isFinite(f.text.Token(g.verb)) {
			return f.organ(r, f.statesOf(named, k)) // "the two agreed to hold an intergovernmental summit"
		}
		return nil
	}
	if len(named) > 1 {
		return nil
	}
	pair := f.pairIn(organ)
	if len(pair) != 2 {
		pair = f.statesOf(f.lastTwo(k), k)
	}
	if two := f.inSentence(k, pair); two != nil {
		return two
	}
	if len(f.pairIn(organ)) == 2 {
		return pair
	}
	if two := f.goesThere(k); two != nil && (len(named) == 0 || named[0].actor == two[0].actor) {
		return two
	}
	if len(named) > 0 {
		return nil
	}
	return f.organ(r, pair)
}

// organ marks a report of states whose organ is to sit.
func (f *finder) organ(r *report, states []side) []side {
	r.organ = states != nil
	return states
}

// betweenStates tells of "an intergovernmental summit".
func (f *finder) betweenStates(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Amod && f.lex.interstate[c.Lower()] {
			return true
		}
	}
	return false
}

// bodySits tells of "EU foreign ministers met in Brussels on Monday", "ASEAN leaders are
// to gather": those of one organization of states, at a time or place that is told.
func (f *finder) bodySits(k syntax.Token, subj []side) bool {
	if len(subj) != 1 || !f.ofStates(subj[0].actor) || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	if h, ok := k.Head(); ok && k.BaseRel() == syntax.Advcl && isVerb(h) {
		return false // "when EU leaders gather in December": only when something else is
	}
	at := subj[0].at
	if at < 0 || at >= f.text.Len() || !subj[0].stands || !f.principals(f.text.Token(at)) {
		return false
	}
	for c := range k.Children() {
		if f.timeAt(c) >= 0 || c.BaseRel() == syntax.Obl && hasCase(c, "in", "at") && f.landOrTown(c) {
			return true
		}
	}
	return false
}

// principals tells of the body in "EU foreign ministers", "the leaders of ASEAN", who
// speak for its members.
func (f *finder) principals(k syntax.Token) bool {
	for range 3 {
		h, ok := k.Head()
		if !ok || isVerb(h) {
			return false
		}
		if f.lex.principals[strings.ToLower(h.Lemma())] && h.Feat("Number") == "Plur" {
			return true
		}
		k = h
	}
	return false
}

// organMeets reads "the Joint Commission will convene", "directed the ministers to convene
// the Joint Commission".
func (f *finder) organMeets(k syntax.Token) {
	h, ok := k.Head()
	if !ok || !isVerb(h) || !f.jointOrgan(k) || f.segmentAt(k.Start()) == record.Title {
		return
	}
	r := &report{kind: "meeting", mode: "in person", anchor: h.Index(), rule: "organ " + k.Lemma(), direct: true}
	switch b := k.BaseRel(); {
	case b == syntax.Obj && f.lex.sitters[h.Lemma()]:
		r.sides = f.expand(f.subjects(h))
	case b != syntax.Nsubj || !f.lex.sitters[h.Lemma()]:
		return
	}
	switch pair := f.pairIn(k); {
	case len(pair) == 2:
		r.sides = pair
	case !f.twoOfTwo(r.sides):
		r.sides = f.organ(r, f.statesOf(f.lastTwo(k), k))
	case !isFinite(h):
		if states := f.organ(r, f.statesOf(r.sides, k)); states != nil {
			r.sides = states // "agreed to convene the Joint Commission"
		}
	}
	if len(r.sides) == 2 {
		f.later = f.later[:0]
		f.addAll(r, k)
	}
}

// chairs are the two persons of two states by whom what the states hold is chaired: "A's
// and B's countries convened their dialogue, co-chaired by A and B".
func (f *finder) chairs(k syntax.Token, g governing, states []side) []side {
	states = f.expand(states)
	if len(states) != 2 || slices.ContainsFunc(states, func(s side) bool { return f.cast.Actors[s.actor].Kind != actor.Country }) {
		return nil
	}
	for c := range f.beneath(k, g) {
		b := c.BaseRel()
		if b != syntax.Acl && b != syntax.Advcl || c.XPOS() != "VBN" || !f.lex.attendings[c.Lemma()] {
			continue
		}
		two := f.expand(f.with(c, "by"))
		if !f.twoOfTwo(two) {
			continue
		}
		for _, s := range two {
			if f.nation(s.actor) != "" && !slices.ContainsFunc(states, func(x side) bool { return f.compatriots(x.actor, s.actor) }) {
				return nil
			}
		}
		return two
	}
	return nil
}

// inSentence are those of the states who meet in k's sentence, by a report before it: "met
// on the occasion of the session of the Joint Commission".
func (f *finder) inSentence(k syntax.Token, states []side) []side {
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		p := f.reports[i]
		if family(p.kind) != "meeting" || len(p.sides) != 2 || p.background || len(states) == 2 && !f.sidesFit(p.sides, states) {
			continue
		}
		return []side{{actor: p.sides[0].actor, at: k.Index()}, {actor: p.sides[1].actor, at: k.Index()}}
	}
	return nil
}

// goesThere are the visitor of k's sentence and the country that he goes to: "will visit C
// to attend a meeting of the joint commission".
func (f *finder) goesThere(k syntax.Token) []side {
	for i := len(f.reports) - 1; i >= 0 && f.reports[i].sentence == k.Sentence().Index(); i-- {
		p := f.reports[i]
		if p.kind != "visit" || len(p.sides) != 1 || p.place.country == "" {
			continue
		}
		if c := f.countryActor(p.place.country); c >= 0 {
			return []side{{actor: p.sides[0].actor, at: k.Index()}, {actor: c, at: k.Index(), stands: true}}
		}
	}
	return nil
}

// statesOf are the states of two persons, where the text speaks of both; nil otherwise.
func (f *finder) statesOf(two []side, k syntax.Token) []side {
	var out []side
	for _, s := range f.expand(two) {
		if c := f.countryActor(f.nation(s.actor)); c >= 0 {
			out = append(out, side{actor: c, at: k.Index(), stands: true})
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// countryActor is the country of a code in the cast, -1 for none.
func (f *finder) countryActor(code string) int {
	if code == "" {
		return -1
	}
	return slices.IndexFunc(f.cast.Actors, func(a actor.Actor) bool { return a.Kind == actor.Country && (a.Country == code || a.ID == code) })
}
