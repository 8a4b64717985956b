package encounter

import (
	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

// landOrTown tells of a country or town, not of a house.
func (f *finder) landOrTown(k syntax.Token) bool {
	p, ok := f.placeAt(k)
	return ok && (p.Level == where.Country || p.Level == where.City)
}

// destinationOf looks for where the visit goes among a verb's phrases.
func (f *finder) destinationOf(r *report, v syntax.Token, preps ...string) {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, preps...) && f.destination(r, c) {
			return
		}
	}
}

// destination sets where a visit goes from the nominal that c heads.
func (f *finder) destination(r *report, c syntax.Token) bool {
	if !f.destined(r, c) {
		return false
	}
	r.stops = append(r.stops, conjuncts(c, 0)...)
	return true
}

// conjuncts are the nominals coordinated with c, however deep the tree hangs them.
func conjuncts(c syntax.Token, depth int) (out []syntax.Token) {
	for d := range c.Children() {
		if d.BaseRel() == syntax.Conj && isNominal(d) && depth < 8 {
			out = append(append(out, d), conjuncts(d, depth+1)...)
		}
	}
	return out
}

// townOf reads "the southern city of Guangzhou" and "the Chinese capital".
func (f *finder) townOf(r *report, c syntax.Token) bool {
	for d := range c.Children() {
		switch b := d.BaseRel(); {
		case b == syntax.Nmod && f.cased(d, "of") || b == syntax.Appos || b == syntax.Flat:
			if p, ok := f.placeAt(d); ok {
				r.place.set(p)
				return r.place.country != ""
			}
		case (b == syntax.Amod || b == syntax.Compound || d.Rel() == syntax.NmodPoss) && c.Lemma() == "capital":
			p, ok := f.placeOf(d)
			if !ok || p.Level != where.Country {
				continue
			}
			city, ok := where.Capital(p.Country)
			if !ok {
				return false
			}
			city.Start, city.End = p.Start, c.End()
			r.place.set(city)
			return true
		}
	}
	return c.Lemma() == "capital" && f.ownCapital(r, c)
}

// ownCapital reads "the national capital" in a story told from there.
func (f *finder) ownCapital(r *report, c syntax.Token) bool {
	var p placing
	if !isDefinite(c) || !f.atDateline(&p, c) || !isCapital(p) {
		return false
	}
	r.place = p
	return true
}

// withinTown tells of a house that one goes to from where one is, as the gazetteer
// knows one of the name elsewhere: "headed for the East Room". A house is a visit's
// goal only when it is told as one: "visited the White House".
func (f *finder) withinTown(r *report, c syntax.Token) bool {
	v, ok := c.Head()
	return ok && r.kind == "visit" && f.lex.goings[v.Lemma()]
}

func (f *finder) destined(r *report, c syntax.Token) bool {
	if c.Lower() == "here" {
		return f.atDateline(&r.place, c)
	}
	if f.leadsToPlace(c) && f.townOf(r, c) || f.hereabouts(r, c) {
		return true
	}
	if p, ok := f.placeAt(c); ok {
		r.place.set(p)
		f.around(&r.place, c)
		return r.place.country != "" && !(r.place.presumed && f.withinTown(r, c))
	}
	if m, ok := f.mentionAt(c); ok && !m.Modifier {
		a := &f.cast.Actors[m.Actor]
		if v, ok := c.Head(); ok && a.Kind == actor.Organization && a.Sector == "GOV" && a.Country != "" && v.Lemma() == "visit" {
			r.place.country = a.Country // "visited the White House"
			r.place.evidence = append(r.place.evidence, [2]int{m.Start, m.End})
			return true
		}
		if a.Kind == actor.Country {
			code := a.Country
			if code == "" {
				code = a.ID
			}
			r.place.country = code
			r.place.evidence = append(r.place.evidence, [2]int{m.Start, m.End})
			return true
		}
	}
	return false
}
