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
func (g *gathering) around(changed profiles) (s surroundings, context profiles, err error) {
	firm, vague := profiles{}, profiles{}
	if err := g.settle(changed, firm, vague); err != nil {
		return s, nil, err
	}
	if err := g.vagueAround(firm, vague); err != nil { // those that may mean them
		return s, nil, err
	}
	if err := g.firmAround(vague, firm); err != nil { // what else these may mean
		return s, nil, err
	}
	s.core, s.fits, context = profiles{}, profiles{}, profiles{}
	s.core.addAll(firm)
	s.core.addAll(vague)
	if err := g.vagueAround(firm, s.fits); err != nil { // whom they share that with
		return s, nil, err
	}
	if err := g.firmAround(s.fits, context); err != nil {
		return s, nil, err
	}
	return s, context, g.loose(vague, s.core, context)
}

// settle puts changed profiles with the firm or the vague ones, and takes in what
// goes with them.
func (g *gathering) settle(changed, firm, vague profiles) error {
	fixed := profiles{}
	if err := g.know(changed.list()); err != nil {
		return err
	}
	for p := range changed {
		if g.vague(p) {
			vague[p] = true
		} else {
			fixed[p] = true
		}
	}
	return g.close(fixed, firm, vague)
}

// vague tells whether a profile stands for itself and does not say which
// encounter it tells of.
func (g *gathering) vague(p *profile) bool { return !p.firm() && len(g.ruledWith(p)) == 0 }

// ruledWith are the profiles that a ruling joins to one.
func (g *gathering) ruledWith(p *profile) (with []*profile) {
	k, ok := p.only()
	if !ok || !g.linked.has(k) {
		return nil
	}
	for _, o := range g.linked.of[k] {
		if q := g.of[o]; q != nil && g.linked.ruledJoin(p, q) {
			with = append(with, q)
		}
	}
	return with
}

// close takes profiles into set with those that edges between firm ones and
// rulings tie to them. Vague ones that a person joined are taken for firm, and
// into vague too: what they may mean matters as well.
func (g *gathering) close(from, set, vague profiles) error {
	next := from.list()
	for _, p := range next {
		set[p] = true
	}
	for len(next) > 0 {
		if err := g.know(next); err != nil {
			return err
		}
		var found []*profile
		take := func(q *profile) {
			if !set[q] {
				set[q] = true
				found = append(found, q)
			}
		}
		for _, p := range next {
			for _, q := range g.ruledWith(p) {
				take(q)
			}
			if !p.firm() {
				vague[p] = true
				continue
			}
			for _, e := range g.edges(p) {
				if q := e.other(p); q.firm() {
					take(q)
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
			if q := e.other(p); g.vague(q) {
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
			if q := e.other(p); !g.vague(q) && !set[q] {
				found[q] = true
			}
		}
	}
	return g.close(found, set, vague)
}

// loose takes into core the vague profiles tied to others of it that mean no
// firm one; those that do are context.
func (g *gathering) loose(vague, core, context profiles) error {
	next := vague.list()
	done := profiles{}
	done.addAll(vague)
	for len(next) > 0 {
		var found []*profile
		for _, p := range next {
			for _, e := range g.edges(p) {
				if q := e.other(p); g.vague(q) && !done[q] {
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
			bound := profiles{}
			if err := g.firmAround(profiles{p: true}, bound); err != nil {
				return err
			}
			if len(bound) > 0 {
				context[p] = true
				context.addAll(bound)
				continue
			}
			core[p] = true
			next = append(next, p)
		}
	}
	return nil
}

// know fetches the reports that stand where profiles look, until there are no
// more places to look.
func (g *gathering) know(list []*profile) error {
	for {
		var blocks []string
		for _, p := range list {
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
