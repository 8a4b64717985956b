package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// latter is whom "the latter" means, "the latter's visit": of the persons named before it
// in its sentence, or else in the one before, the last; and of two, the first for "the
// former".
func (f *finder) latter(k syntax.Token) (side, bool) {
	l := k.Lower()
	p, ok := k.Prev()
	if l != "latter" && l != "former" || !ok || p.Lower() != "the" || !f.standsAlone(k) {
		return side{}, false
	}
	s := k.Sentence()
	named := f.personsNamed(s.Start(), k.Start())
	if len(named) == 0 && s.Index() > 0 && f.segmentAt(s.Start()) != record.Title {
		before := f.text.Sentence(s.Index() - 1)
		named = f.personsNamed(before.Start(), before.End())
	}
	switch {
	case l == "latter" && len(named) > 0:
		return side{actor: named[len(named)-1], at: k.Index()}, true
	case l == "former" && len(named) == 2:
		return side{actor: named[0], at: k.Index()}, true
	}
	return side{}, false
}

// standsAlone tells of "the former's" and "the former said", not of "the former minister".
func (f *finder) standsAlone(k syntax.Token) bool {
	if k.BaseRel() == syntax.Amod || k.BaseRel() == syntax.Compound {
		return false
	}
	n, ok := k.Next()
	return !ok || n.Sentence() != k.Sentence() || !isNominal(n)
}

// personsNamed are the persons whom the bytes name, in the order of their last naming.
func (f *finder) personsNamed(start, end int) (out []int) {
	for _, m := range f.cast.Within(start, end) {
		if m.Actor < 0 || m.How != actor.ByName || m.Modifier || f.cast.Actors[m.Actor].Kind != actor.Person {
			continue
		}
		out = append(slices.DeleteFunc(out, func(i int) bool { return i == m.Actor }), m.Actor)
	}
	return out
}
