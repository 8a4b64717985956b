package encounter

import (
	"sort"

	"chancery/syntax"
	"chancery/where"
)

// placeAt is the place, not a demonym, that the nominal's head belongs to.
func (f *finder) placeAt(k syntax.Token) (where.Place, bool) {
	p, ok := f.placeOf(k)
	return p, ok && !p.Adjective
}

// placeOf is the place or demonym that the token belongs to.
func (f *finder) placeOf(k syntax.Token) (where.Place, bool) {
	i := sort.Search(len(f.places), func(i int) bool { return f.places[i].End > k.Start() })
	if i < len(f.places) && f.places[i].Start < k.End() {
		return f.places[i], true
	}
	return where.Place{}, false
}

// headOf is the token of the bytes that governs the others.
func (f *finder) headOf(start, end int) (syntax.Token, bool) {
	span := f.text.SpanOf(start, end)
	return span.Head()
}

// located tells whether "in", "at" or the like stands before the place, or
// another place of which it is the further telling ("in Beijing, capital of
// China").
func (f *finder) located(k syntax.Token, w where.Place) bool {
	if f.afterIn(w) {
		return true
	}
	for range 3 {
		if hasCase(k, "in", "at", "near", "outside", "inside") {
			return true
		}
		b := k.BaseRel()
		if b != syntax.Appos && b != syntax.Nmod && b != syntax.Compound && b != syntax.Flat {
			return false
		}
		h, ok := k.Head()
		if !ok || !isNominal(h) {
			return false
		}
		if b == syntax.Nmod && !hasCase(k, "of", "in") && k.Rel() != syntax.NmodUnmark {
			return false
		}
		if _, isPlace := f.placeAt(h); !isPlace && !f.leadsToPlace(h) {
			return false
		}
		k = h
	}
	return false
}

// afterIn looks at the word right before the place, since trees hang the
// preposition on any word of a long name.
func (f *finder) afterIn(w where.Place) bool {
	k, ok := f.text.TokenAt(w.Start)
	if !ok {
		return false
	}
	i := k.Index() - 1
	if i > 0 && f.text.Token(i).Lower() == "the" {
		i--
	}
	if i < 0 || f.text.Token(i).Sentence() != k.Sentence() {
		return false
	}
	switch f.text.Token(i).Lower() {
	case "in", "at", "near", "outside", "inside":
		return true
	}
	return false
}

// leadsToPlace tells of "capital" in "in Beijing, capital of China".
func (f *finder) leadsToPlace(k syntax.Token) bool {
	switch k.Lemma() {
	case "capital", "city", "town", "resort", "port", "state", "province", "guesthouse", "palace", "hall", "hotel", "office", "house", "residence", "headquarters":
		return true
	}
	return false
}

// elsewhere tells of a country that tells more of a thing spoken of and not of
// the encounter: "discussed the settlement in Syria". A town behind such a noun
// is mostly where they met: "held talks on the plan in Istanbul".
func (f *finder) elsewhere(k syntax.Token) bool {
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Nmod || h.UPOS() != syntax.Noun && h.UPOS() != syntax.Pron || f.isEncounterNoun(h) || f.leadsToPlace(h) {
		return false
	}
	if _, named := f.mentionAt(h); named || hasCase(h, "in", "at") {
		return false
	}
	_, place := f.placeAt(h)
	return !place
}

// goal tells of a place that someone goes to, for "where" behind it.
func (f *finder) goal(k syntax.Token) bool { return hasCase(k, "for", "to") }
