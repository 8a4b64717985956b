package dossier

import (
	"fmt"
	"slices"
)

// Gather finds all reports whose dossiers may change when seeds are new, changed
// or about to go: those that signs or rulings tie to them, directly or through
// others. Blocks tells where to look: fetch gives the reports that stand in any
// of the blocks, seeds among them once they are stored. [Cluster] of what comes
// back gives exactly the dossiers that it would give those reports among all.
func Gather(seeds []Report, links []Link, opt Options, fetch func(blocks []string) ([]Report, error)) ([]Report, error) {
	x := NewIndex(links, opt)
	var frontier []*profile
	for i := range seeds {
		frontier = append(frontier, x.put(&seeds[i]))
	}
	asked := map[string]bool{}
	for len(frontier) > 0 {
		blocks := x.unasked(frontier, asked)
		if len(blocks) == 0 {
			break
		}
		found, err := fetch(blocks)
		if err != nil {
			return nil, fmt.Errorf("looking for reports of the same encounters: %w", err)
		}
		for i := range found {
			if x.of[found[i].Key] == nil {
				x.put(&found[i])
			}
		}
		frontier = frontier[:0]
		for p := range x.component(x.seeded(seeds)).nodes {
			frontier = append(frontier, p)
		}
	}
	var out []Report
	for p := range x.component(x.seeded(seeds)).nodes {
		for _, k := range p.keys() {
			out = append(out, *p.reports[k])
		}
	}
	slices.SortFunc(out, func(a, b Report) int { return a.Key.compare(b.Key) })
	return out, nil
}

// unasked are the blocks that profiles look up and that were not asked for yet.
func (x *Index) unasked(profiles []*profile, asked map[string]bool) []string {
	var out []string
	for _, p := range profiles {
		_, look := p.blocks(x.linked)
		for _, b := range look {
			if !asked[b] {
				asked[b] = true
				out = append(out, b)
			}
		}
	}
	return unique(out)
}

// seeded are the profiles of the seeds.
func (x *Index) seeded(seeds []Report) []*profile {
	var out []*profile
	seen := map[*profile]bool{}
	for i := range seeds {
		if p := x.of[seeds[i].Key]; !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}
