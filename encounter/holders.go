package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// holdersNamed replaces the countries of "the leaders of A, B and C" by those who hold the
// office that the plural names, where the story names one of each country, before or
// behind: "The leaders of A and B travelled to C. Chancellor D and President E were
// received by F".
func (f *finder) holdersNamed(list []side) []side {
	if len(list) < 2 {
		return list
	}
	out := slices.Clone(list)
	for i, s := range out {
		if a := &f.cast.Actors[s.actor]; !s.stands || a.Kind != actor.Country || s.at < 0 || s.at >= f.text.Len() {
			continue
		}
		if lemma := f.officeOver(f.text.Token(s.at)); lemma != "" {
			if one := f.onlyHolder(f.nation(s.actor), lemma); one >= 0 {
				out[i].actor, out[i].stands = one, false
			}
		}
	}
	return out
}

// officeOver is the plural for people of office on which a country in a list hangs.
func (f *finder) officeOver(k syntax.Token) string {
	for range 4 {
		h, ok := k.Head()
		if !ok || isVerb(h) {
			return ""
		}
		if f.bears(h) {
			if h.Feat("Number") != "Plur" {
				return ""
			}
			for c := range h.Children() {
				if c.Lower() == "prime" {
					return "premier"
				}
			}
			return strings.ToLower(h.Lemma())
		}
		k = h
	}
	return ""
}

// onlyHolder is the one person of a country whom the story names and who has the office
// that a noun describes; -1 where there is none or several.
func (f *finder) onlyHolder(nation, lemma string) int {
	only := -1
	for i := range f.cast.Actors {
		if f.faceless[i] || f.nation(i) != nation || !f.holds(i, lemma) {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = i
	}
	return only
}
