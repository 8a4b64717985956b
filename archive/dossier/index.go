package dossier

import (
	"cmp"
	"slices"
)

// Index keeps reports in memory, in dossiers. Adding or removing a report
// touches only the reports that can be of the same encounter, and the dossiers
// are at any time those that [Cluster] makes of all reports at once. The zero
// value is not usable; it is not safe for concurrent use.
type Index struct {
	opt      Options
	links    []Link
	linked   *linked
	profiles map[string]*profile
	of       map[Key]*profile
	blocks   map[string][]*profile
	groups   map[*profile]*group
	compared int // pairs of profiles compared so far
}

// NewIndex makes an empty index that obeys links.
func NewIndex(links []Link, opt Options) *Index {
	return &Index{
		opt: opt, links: slices.Clone(links), linked: newLinked(links),
		profiles: map[string]*profile{}, of: map[Key]*profile{},
		blocks: map[string][]*profile{}, groups: map[*profile]*group{},
	}
}

// Cluster makes the dossiers of reports, sorted by id. A key given twice counts
// once, as it is given last.
func Cluster(reports []Report, links []Link, opt Options) []Dossier {
	x := NewIndex(links, opt)
	for i := range reports {
		x.drop(reports[i].Key)
		x.put(&reports[i])
	}
	x.regroup(x.all())
	return x.Dossiers()
}

// Add takes reports in; one whose key is there already replaces the old one.
func (x *Index) Add(reports ...Report) {
	touched := map[*profile]bool{}
	for i := range reports {
		x.remove(reports[i].Key, touched)
	}
	for i := range reports {
		touched[x.put(&reports[i])] = true
	}
	x.regroup(touched)
}

// Remove takes reports out.
func (x *Index) Remove(keys ...Key) {
	touched := map[*profile]bool{}
	for _, k := range keys {
		x.remove(k, touched)
	}
	x.regroup(touched)
}

// Rule adds a person's ruling on two reports.
func (x *Index) Rule(link Link) {
	touched := map[*profile]bool{}
	var again []Report
	for _, k := range []Key{link.A, link.B} {
		if p := x.of[k]; p != nil {
			again = append(again, *p.reports[k])
			x.remove(k, touched)
		}
	}
	x.links = append(x.links, link)
	x.linked = newLinked(x.links)
	for i := range again {
		touched[x.put(&again[i])] = true
	}
	x.regroup(touched)
}

// remove takes a report out and notes whose dossiers that may change.
func (x *Index) remove(k Key, touched map[*profile]bool) {
	p := x.of[k]
	if p == nil {
		return
	}
	for q := range x.component([]*profile{p}).nodes {
		touched[q] = true
	}
	if x.drop(k) {
		delete(touched, p)
	}
}

// drop takes a report out of its profile and tells whether that is gone.
func (x *Index) drop(k Key) bool {
	p := x.of[k]
	if p == nil {
		return false
	}
	delete(x.of, k)
	in, _ := p.blocks(x.linked)
	delete(p.reports, k)
	p.in, p.look = nil, nil
	if len(p.reports) > 0 {
		p.texts = map[uint64]string{}
		for _, r := range p.reports {
			p.addText(r)
		}
		x.leave(p, in)
		x.enter(p)
		return false
	}
	x.leave(p, in)
	delete(x.profiles, p.id)
	delete(x.groups, p)
	return true
}

func (x *Index) leave(p *profile, in []string) {
	for _, b := range in {
		x.blocks[b] = slices.DeleteFunc(x.blocks[b], func(q *profile) bool { return q == p })
		if len(x.blocks[b]) == 0 {
			delete(x.blocks, b)
		}
	}
}

func (x *Index) enter(p *profile) {
	in, _ := p.blocks(x.linked)
	for _, b := range in {
		x.blocks[b] = append(x.blocks[b], p)
	}
}

// put adds a report to its profile, which may be new.
func (x *Index) put(r *Report) *profile {
	own := *r
	p := newProfile(&own, x.linked.has(r.Key), x.opt)
	old := x.profiles[p.id]
	if old == nil {
		x.profiles[p.id] = p
		x.of[r.Key] = p
		x.enter(p)
		return p
	}
	old.reports[r.Key] = &own
	old.in, old.look = nil, nil
	x.of[r.Key] = old
	added := old.addText(&own)
	if added {
		in, _ := p.blocks(x.linked)
		for _, b := range in {
			if !slices.Contains(x.blocks[b], old) {
				x.blocks[b] = append(x.blocks[b], old)
			}
		}
	}
	return old
}

func (x *Index) all() map[*profile]bool {
	out := make(map[*profile]bool, len(x.profiles))
	for _, p := range x.profiles {
		out[p] = true
	}
	return out
}

// component is a set of profiles closed under the edges between them.
type component struct {
	nodes map[*profile]bool
	edges []edge
}

// component walks from seeds along the edges.
func (x *Index) component(seeds []*profile) component {
	c := component{nodes: map[*profile]bool{}}
	next := slices.Clone(seeds)
	for _, p := range seeds {
		c.nodes[p] = true
	}
	done := map[[2]*profile]bool{}
	for len(next) > 0 {
		p := next[len(next)-1]
		next = next[:len(next)-1]
		_, look := p.blocks(x.linked)
		for _, b := range look {
			for _, q := range x.blocks[b] {
				e, ok := x.edge(p, q, done)
				if !ok {
					continue
				}
				c.edges = append(c.edges, e)
				if !c.nodes[q] {
					c.nodes[q] = true
					next = append(next, q)
				}
			}
		}
	}
	return c
}

// edge compares two profiles once.
func (x *Index) edge(p, q *profile, done map[[2]*profile]bool) (edge, bool) {
	if p == q {
		return edge{}, false
	}
	if p.id > q.id {
		p, q = q, p
	}
	pair := [2]*profile{p, q}
	if done[pair] {
		return edge{}, false
	}
	done[pair] = true
	if x.linked.ruledPart(p, q) {
		return edge{}, false
	}
	x.compared++
	v := weigh(p, q)
	return edge{a: p, b: q, v: v}, v.joins() || x.linked.ruledJoin(p, q)
}

// regroup makes anew the groups of the components that profiles are in.
func (x *Index) regroup(touched map[*profile]bool) {
	seeds := make([]*profile, 0, len(touched))
	for p := range touched {
		seeds = append(seeds, p)
	}
	slices.SortFunc(seeds, func(a, b *profile) int { return cmp.Compare(a.id, b.id) })
	done := map[*profile]bool{}
	for _, p := range seeds {
		if done[p] {
			continue
		}
		c := x.component([]*profile{p})
		nodes := make([]*profile, 0, len(c.nodes))
		for q := range c.nodes {
			done[q] = true
			nodes = append(nodes, q)
		}
		for _, g := range cluster(nodes, c.edges, x.linked) {
			for _, q := range g.nodes {
				x.groups[q] = g
			}
		}
	}
}

// Dossiers are all dossiers, sorted by id.
func (x *Index) Dossiers() []Dossier {
	seen := map[*group]bool{}
	var out []Dossier
	for _, g := range x.groups {
		if !seen[g] {
			seen[g] = true
			out = append(out, g.dossier(x.opt))
		}
	}
	slices.SortFunc(out, func(a, b Dossier) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Of is the dossier that a report is in, if the report is there.
func (x *Index) Of(k Key) (Dossier, bool) {
	p := x.of[k]
	if p == nil {
		return Dossier{}, false
	}
	return x.groups[p].dossier(x.opt), true
}
