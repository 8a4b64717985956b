package dossier

import (
	"cmp"
	"fmt"
	"slices"
)

// Gather makes anew the dossiers that may change when seeds are new, changed or
// about to go, each exactly as [Cluster] would make it of all reports there are;
// reports are those in them. Blocks tells where to look: fetch gives the reports
// that stand in any of the blocks, seeds among them once they are stored.
//
// A report that says which encounter it tells of bears on those of the same days,
// and on the vague ones that may mean it; a vague one bears on the encounters
// that it may mean. There it ends, so the work does not grow with how many
// reports there are of two parties in other months.
func Gather(seeds []Report, links []Link, opt Options, fetch func(blocks []string) ([]Report, error)) (reports []Report, dossiers []Dossier, err error) {
	g := gathering{pool: newPool(links, opt), fetch: fetch, asked: map[string]bool{}}
	changed := profiles{}
	for i := range seeds {
		if g.of[seeds[i].Key] == nil {
			changed[g.put(&seeds[i])] = true
		}
	}
	near, context, err := g.around(changed)
	if err != nil {
		return nil, nil, err
	}
	all := profiles{}
	for _, set := range []profiles{near.core, near.fits, context} {
		for p := range set {
			all[p] = true
		}
	}
	groups, aims := g.cluster(all.list())
	for _, c := range groups {
		if !slices.ContainsFunc(c.nodes, func(p *profile) bool { return near.core[p] || near.fits[p] && near.core[aims[p]] }) {
			continue
		}
		d := c.dossier(g.pool)
		dossiers = append(dossiers, d)
		for _, k := range d.Reports {
			reports = append(reports, *g.of[k].reports[k])
		}
	}
	slices.SortFunc(dossiers, func(a, b Dossier) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(reports, func(a, b Report) int { return a.Key.compare(b.Key) })
	return reports, dossiers, nil
}

type gathering struct {
	*pool
	fetch func(blocks []string) ([]Report, error)
	asked map[string]bool
}

type profiles map[*profile]bool

func (s profiles) list() []*profile {
	out := make([]*profile, 0, len(s))
	for p := range s {
		out = append(out, p)
	}
	return out
}

func (s profiles) addAll(o profiles) {
	for p := range o {
		s[p] = true
	}
}

// surroundings are the profiles around changed ones: those whose dossier may
// change, and vague ones that may be in such a dossier.
type surroundings struct{ core, fits profiles }

// around finds what must be known to make the dossiers of changed profiles, and
// of those that they bear on. context is needed to see what the vague ones mean.
// Reports met that a person ruled on count as changed: a ruling ties what no sign
// ties.
func (g *gathering) around(changed profiles) (s surroundings, context profiles, err error) {
	for met := -1; met != len(changed); {
		met = len(changed)
		if s, context, err = g.aroundThese(changed); err != nil {
			return s, nil, err
		}
		for k, p := range g.of {
			if g.linked.has(k) {
				changed[p] = true
			}
		}
	}
	return s, context, nil
}

func (g *gathering) aroundThese(changed profiles) (s surroundings, context profiles, err error) {
	firm, vague := profiles{}, profiles{}
	s.core, s.fits, context = profiles{}, profiles{}, profiles{}
	steps := []func() error{
		func() error { return g.settle(changed, firm, vague) },
		func() error { return g.vagueAround(firm, vague) }, // those that may mean them
		func() error { return g.firmAround(vague, firm) },  // what else these may mean
		func() error { return g.vagueAround(firm, s.fits) },
		func() error { return g.firmAround(s.fits, context) },
		func() error { return g.loose(vague, s.core, context) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return s, nil, err
		}
	}
	s.core.addAll(firm)
	s.core.addAll(vague)
	return s, context, nil
}

// settle puts changed profiles with the firm or the vague ones. One that a person
// joined to others is among both: it has their encounter, and may mean another.
func (g *gathering) settle(changed, firm, vague profiles) error {
	if err := g.know(changed.list()); err != nil {
		return err
	}
	fixed := profiles{}
	for p := range changed {
		if !p.firm() {
			vague[p] = true
		}
		if p.firm() || g.ruled(p) {
			fixed[p] = true
		}
	}
	return g.close(fixed, firm)
}

// ruled tells whether a person ruled on a profile.
func (g *gathering) ruled(p *profile) bool {
	k, ok := p.only()
	return ok && g.linked.has(k)
}

// close takes profiles into set with the firm ones that edges tie to firm ones
// of it.
func (g *gathering) close(from, set profiles) error {
	next := from.list()
	for _, p := range next {
		set[p] = true
	}
	for len(next) > 0 {
		if err := g.know(next); err != nil {
			return err
		}
		var found []*profile
		for _, p := range next {
			if !p.firm() {
				continue
			}
			for _, e := range g.edges(p) {
				if q := e.other(p); q.firm() && !set[q] {
					set[q] = true
					found = append(found, q)
				}
			}
		}
		next = found
	}
	return nil
}

// vagueAround takes in the vague profiles with an edge to one of a set.
func (g *gathering) vagueAround(set, vague profiles) error {
	for p := range set {
		for _, e := range g.edges(p) {
			if q := e.other(p); !q.firm() {
				vague[q] = true
			}
		}
	}
	return g.know(vague.list())
}

// firmAround takes in the firm profiles with an edge to a vague one, and what
// they are tied to.
func (g *gathering) firmAround(vague, set profiles) error {
	found := profiles{}
	for p := range vague {
		for _, e := range g.edges(p) {
			if q := e.other(p); q.firm() && !set[q] {
				found[q] = true
			}
		}
	}
	return g.close(found, set)
}

// loose takes into core the vague profiles tied to vague ones that mean no firm
// one themselves; those that do are context, with what they mean.
func (g *gathering) loose(vague, core, context profiles) error {
	done := profiles{}
	done.addAll(vague)
	for next := vague.list(); len(next) > 0; {
		var found []*profile
		for _, p := range next {
			for _, e := range g.edges(p) {
				if q := e.other(p); !q.firm() && !done[q] {
					done[q] = true
					found = append(found, q)
				}
			}
		}
		if err := g.know(found); err != nil {
			return err
		}
		next = nil
		for _, p := range found {
			if means := g.firmOnes(p); len(means) > 0 {
				context[p] = true
				context.addAll(means)
				continue
			}
			core[p] = true
			next = append(next, p)
		}
	}
	return nil
}

// firmOnes are the firm profiles with an edge to one.
func (g *gathering) firmOnes(p *profile) profiles {
	out := profiles{}
	for _, e := range g.edges(p) {
		if q := e.other(p); q.firm() {
			out[q] = true
		}
	}
	return out
}

// know fetches the reports that stand where profiles look, until there are no
// more places to look.
func (g *gathering) know(list []*profile) error {
	for {
		var blocks []string
		for _, p := range list {
			if p.asked {
				continue
			}
			p.asked = true
			_, look := p.blocks(g.linked)
			for _, b := range look {
				if !g.asked[b] {
					g.asked[b] = true
					blocks = append(blocks, b)
				}
			}
		}
		if len(blocks) == 0 {
			return nil
		}
		found, err := g.fetch(unique(blocks))
		if err != nil {
			return fmt.Errorf("looking for reports of the same encounters: %w", err)
		}
		for i := range found {
			if g.of[found[i].Key] == nil {
				g.put(&found[i])
			}
		}
	}
}
