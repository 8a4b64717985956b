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

// whoIsMeant fills the sides that descriptions name and the cast leaves open: "the
// ministers" are those who met last, "the minister" whom the host receives is the
// one from abroad.
func (f *finder) whoIsMeant(r *report) {
	for i, s := range r.sides {
		if f.nameless(s.actor) && strings.HasPrefix(strings.ToLower(f.cast.Actors[s.actor].Name), "the ") {
			if met := f.lastMet(r, f.cast.Actors[s.actor].Name); met != nil {
				r.sides = slices.Concat(r.sides[:i:i], met, r.sides[i+1:])
				break
			}
		}
	}
	r.sides = distinct(r.sides)
	if len(f.expand(r.sides)) != 1 {
		return
	}
	for _, i := range f.unnamed {
		k := f.text.Token(i)
		if k.Sentence().Index() != r.sentence || !f.argumentOf(k, r) {
			continue
		}
		if s, ok := f.meantBy(k, r.sides[0]); ok {
			r.sides = append(r.sides, s)
			f.otherRole(r)
			return
		}
	}
}

// argumentOf tells whether the word is a subject, object or phrase of the
// report's verb or noun.
func (f *finder) argumentOf(k syntax.Token, r *report) bool {
	h, ok := k.Head()
	if !ok || h.Index() != r.token && h.Index() != r.anchor {
		return false
	}
	switch k.BaseRel() {
	case syntax.Nsubj, syntax.Obj, syntax.Obl, syntax.Nmod:
		return true
	}
	return false
}

// otherRole gives the second of two sides the counterpart of the first's role.
func (f *finder) otherRole(r *report) {
	switch r.sides[0].role {
	case "host":
		r.sides[1].role = "guest"
	case "guest":
		r.sides[1].role = "host"
	}
}

// lastMet are the sides of the report nearest before, where as many as the words
// say: "the two leaders", "the ministers".
func (f *finder) lastMet(r *report, words string) []side {
	number := 0
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if n := f.lex.numbers[w]; n > 0 {
			number = n
		}
	}
	for i := len(f.reports) - 1; i >= 0; i-- {
		p := f.reports[i]
		if r.token-p.token > referBack {
			return nil
		}
		sides := f.expand(p.sides)
		if p.definite || len(sides) < 2 || number > 0 && len(sides) != number || p.status == "denied" || p.segment != r.segment {
			continue
		}
		out := make([]side, len(sides))
		for j, s := range sides {
			if f.cast.Actors[s.actor].Kind == actor.Group {
				return nil
			}
			out[j] = side{actor: s.actor, at: s.at, stands: true}
		}
		return out
	}
	return nil
}

// meantBy is the one person named shortly before whose office the word describes
// and who is not of the other side's country.
func (f *finder) meantBy(k syntax.Token, other side) (side, bool) {
	only := -1
	from := f.text.Token(max(0, k.Index()-referBack)).Start()
	for _, m := range f.cast.Within(from, k.Start()) {
		if m.Actor == only || m.Actor == other.actor || m.How != actor.ByName || !f.holds(m.Actor, k.Lemma()) {
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
