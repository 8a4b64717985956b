package encounter

import (
	"chancery/syntax"
	"chancery/where"
)

// farAfield tells of a journey of which the words name only the part of the world or the
// sort of lands it goes to: "a trip to Africa", "a tour of three capitals", "the visit paid
// by A to the sister republic".
func (f *finder) farAfield(k syntax.Token) bool {
	heads := []syntax.Token{k}
	if v, ok := k.Child(syntax.Acl); ok && f.light(v) == "full" {
		heads = append(heads, v)
	}
	for _, h := range heads {
		for c := range h.Children() {
			switch b := c.BaseRel(); {
			case b == syntax.Compound || b == syntax.Amod:
				if f.partOfWorld(c) && c.Index() < k.Index() {
					return true
				}
			case b != syntax.Nmod && b != syntax.Obl || !hasCase(c, "to", "of", "through", "across", "around"):
			case f.partOfWorld(c) || f.lex.lands[c.Lemma()]:
				return true
			}
		}
	}
	return false
}

// partOfWorld tells of a continent, or of a land that lies in several countries.
func (f *finder) partOfWorld(k syntax.Token) bool {
	p, ok := f.placeOf(k)
	return ok && (p.Level == where.Continent || p.Country == "" && (p.Level == where.Region || p.Level == where.Land))
}

// setsOut tells of "left for a stay in C", "embarked on a journey to C".
func (f *finder) setsOut(g governing) bool {
	if g.verb < 0 {
		return false
	}
	switch f.lex.phases[f.text.Token(g.verb).Lemma()] {
	case "leave", "begin":
		return true
	}
	return false
}
