package eval

// formulae scores the set phrases of gold by overlap; those that gold does not
// list are not counted as wrong.
func (s *recordScore) formulae() {
	if !s.g.hasFormulae {
		return
	}
	golds, gots := s.g.Record.Formulae, s.got.Formulae
	pairs := bestPairs(len(golds), len(gots), func(i, j int) float64 {
		return enough(jaccard(s.words.set(golds[i].Evidence), s.words.set(gots[j].Evidence)))
	})
	found := make([]bool, len(golds))
	for _, p := range pairs {
		found[p.gold] = true
	}
	s.sections[inFormulae].Add("found", Counts{len(pairs), len(pairs), len(golds)})
	for i := range golds {
		if !found[i] {
			s.miss(inFormulae, "found", golds[i].Evidence.Exact, "", golds[i].Evidence.Exact)
		}
	}
}
