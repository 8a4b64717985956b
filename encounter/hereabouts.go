package encounter

import (
	"slices"
	"sort"

	"chancery/syntax"
	"chancery/where"
)

// hereabouts reads "visiting the country", "arrived in the city", "a journey to that
// country": where the story is told from, or the town that it named last, or for "that"
// the country. Where none is told the visit has no place.
func (f *finder) hereabouts(r *report, c syntax.Token) bool {
	if !f.bareGround(c) {
		return false
	}
	level := f.lex.grounds[c.Lemma()]
	d, _ := c.Child(syntax.RelDet)
	that := d.Lower() == "that"
	if !that && f.atDateline(&r.place, c) {
		if level == string(where.Country) {
			r.place.city = ""
		}
		return true
	}
	if w, ok := f.lastPlace(c, where.Level(level)); ok && (that || level == string(where.City)) {
		r.place.set(w)
		return true
	}
	r.placeless = true
	return true
}

// bareGround tells of "the country", "that city": a word for a land or town that an
// article alone stands with.
func (f *finder) bareGround(c syntax.Token) bool {
	if f.lex.grounds[c.Lemma()] == "" || c.Feat("Number") == "Plur" {
		return false
	}
	pointed := false
	for d := range c.Children() {
		switch b := d.BaseRel(); {
		case b == syntax.RelDet:
			pointed = d.Lower() == "the" || d.Lower() == "that" || d.Lower() == "this"
		case b == syntax.Amod || b == syntax.Compound || b == syntax.Flat || b == syntax.Appos || d.Rel() == syntax.NmodPoss:
			return false
		case b == syntax.Nmod && hasCase(d, "of"):
			return false
		}
	}
	return pointed
}

// lastPlace is the place of one of the levels that the story names last before a word, in its
// sentence or the one before.
func (f *finder) lastPlace(k syntax.Token, levels ...where.Level) (where.Place, bool) {
	i := sort.Search(len(f.places), func(i int) bool { return f.places[i].Start >= k.Start() })
	for i--; i >= 0; i-- {
		w := f.places[i]
		t, ok := f.text.TokenAt(w.Start)
		if !ok || k.Sentence().Index()-t.Sentence().Index() > 1 {
			break
		}
		if !w.Adjective && slices.Contains(levels, w.Level) {
			return w, true
		}
	}
	return where.Place{}, false
}
