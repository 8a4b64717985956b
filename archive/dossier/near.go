package dossier

import (
	"cmp"
	"maps"
	"slices"
)

// nearWithin is how many days apart a dossier of the same parties is still
// worth showing as one that was not joined, and nearMost how many are shown.
const (
	nearWithin = 7
	nearMost   = 5
)

// NearBlocks gives the blocks that hold what [Near] compares a report with: the
// same parties in the days around.
func NearBlocks(r Report, opt Options) []string {
	return newProfile(&r, false, opt).nearBlocks()
}

func (p *profile) nearBlocks() []string {
	if p.span.grain == unknowing {
		return nil
	}
	var b blocks
	b.who(p)
	var out []string
	for d := p.span.from - nearWithin; d <= min(p.span.to, p.span.from+longestSpan)+nearWithin; d++ {
		for _, k := range b.near {
			out = append(out, dayKey("d", d, k))
		}
	}
	return out
}

// Near lists the dossiers that come closest to one and why they were not joined
// to it, the closest first. others are candidates by the id of their dossier,
// best those that stand in the [NearBlocks] of the reports.
func Near(reports []Report, others map[string][]Report, opt Options) []Miss {
	own := profilesOf(reports, opt)
	var out []Miss
	for id, theirs := range others {
		var best *Miss
		for _, q := range profilesOf(theirs, opt) {
			for _, p := range own {
				v := weigh(p, q)
				if m := v.miss(id); best == nil || m.Score > best.Score {
					m.Pair = [2]Key{p.key(), q.key()}
					best = &m
				}
			}
		}
		if best != nil {
			out = append(out, *best)
		}
	}
	slices.SortFunc(out, func(a, b Miss) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Dossier, b.Dossier))
	})
	return out[:min(len(out), nearMost)]
}

func profilesOf(reports []Report, opt Options) []*profile {
	var out []*profile
	seen := map[string]bool{}
	for i := range reports {
		if p := newProfile(&reports[i], false, opt); !seen[p.id] {
			seen[p.id] = true
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *profile) int { return cmp.Compare(a.id, b.id) })
	return out
}

// key is the least of the reports that a profile stands for.
func (p *profile) key() Key {
	return slices.MinFunc(slices.Collect(maps.Keys(p.reports)), Key.compare)
}

// miss tells why a comparison joined nothing.
func (v *verdict) miss(id string) Miss {
	m := Miss{Dossier: id, Score: v.score, Reasons: v.reasons, Why: v.veto}
	switch {
	case m.Why == "" && v.hard:
		m.Why = v.against
	case m.Why == "" && v.joins():
		m.Why = "parted by hand, or fits another as well"
	case m.Why == "":
		m.Why, m.Open = "too few signs", true
	}
	return m
}
