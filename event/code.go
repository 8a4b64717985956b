package event

import (
	"chancery/actor"
	"chancery/syntax"
)

// codesOf are the codes of the actors that mentions name, each once. An actor of
// a sector without a country has the country that its phrase tells: "Taliban
// suicide bombers", "an army camp in Mali".
func (b *builder) codesOf(list []actor.Mention) []string {
	var out []string
	for _, m := range list {
		a := &b.cast.Actors[m.Actor]
		country := ""
		if a.Country == "" && len(a.Members) == 0 && a.Sector != "" && a.Cameo == a.Sector {
			country = b.countryOf(m)
		}
		if len(country) == 3 {
			out = appendNew(out, country+a.Sector)
			continue
		}
		for _, c := range b.codes(a.ID) {
			out = appendNew(out, c)
		}
	}
	return out
}

// homeOf is the country of who does a deed: its own, or of police without one the
// country where they do it: "police arrested students in Georgia".
func (b *builder) homeOf(d *deed) string {
	home := b.countryOf(d.source[0])
	if home != "" || b.sectorOf(d.source[0]) != "COP" {
		return home
	}
	v := d.verb
	for h, ok := v.Head(); ok && v.BaseRel() == syntax.Conj; h, ok = v.Head() {
		v = h
	}
	tree := v.Subtree()
	for i := tree.First; i < tree.Last; i++ {
		k := b.text.Token(i)
		if casedBy(k, "in") || casedBy(k, "across") {
			if c := b.countryAt(k); len(c) == 3 {
				return c
			}
		}
	}
	return ""
}

// doers are the codes of those who do a deed.
func (b *builder) doers(d *deed) []string {
	out := b.codesOf(d.source)
	if sector := b.sectorOf(d.source[0]); len(out) == 1 && out[0] == sector {
		if home := b.homeOf(d); len(home) == 3 {
			out[0] = home + sector
		}
	}
	return out
}

// countryOf is the country or body of the actor that a mention names, or that
// the phrase it heads tells.
func (b *builder) countryOf(m actor.Mention) string {
	a := &b.cast.Actors[m.Actor]
	if n := b.nation(a.ID); n != "" || len(a.Members) > 0 {
		return n
	}
	return b.countryIn(b.text.Token(m.Head), 0)
}

// countryIn is the country of what stands before a noun, else of where or whose
// it is.
func (b *builder) countryIn(np syntax.Token, depth int) string {
	found := ""
	for c := range np.Children() {
		switch c.BaseRel() {
		case syntax.Amod, syntax.Compound, syntax.Flat, syntax.NmodPoss.Base():
			if c.Index() > np.Index() && (!b.cased(c, "owner") || casedBy(c, "from")) {
				continue // "its troops from Mali" are not Mali's
			}
			if n := b.countryAt(c); n != "" {
				if c.Index() < np.Index() {
					return n
				}
				found = n
			} else if depth < 2 && found == "" {
				found = b.countryIn(c, depth+1)
			}
		}
	}
	return found
}

// countryAt is the country of the actor or place that a token names.
func (b *builder) countryAt(k syntax.Token) string {
	if m, ok := b.cast.AtHead(k.Index()); ok && m.Actor >= 0 && m.Actor < len(b.cast.Actors) {
		if n := b.nation(b.cast.Actors[m.Actor].ID); n != "" {
			return n
		}
	}
	if p, ok := b.placeAt(k); ok {
		return p.Country
	}
	return ""
}

// speaking are the codes for what is only words: who speaks for a government, and
// the people who are spoken to, are their country.
func (b *builder) speaking(codes []string) []string {
	var out []string
	for _, c := range codes {
		if len(c) == 6 && (c[3:] == "GOV" || c[3:] == "CVL") {
			c = c[:3]
		}
		out = appendNew(out, c)
	}
	return out
}
