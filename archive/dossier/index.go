package dossier

import (
	"cmp"
	"slices"
)

// pool holds reports as profiles and tells which of them have edges.
type pool struct {
	opt      Options
	linked   *linked
	profiles map[string]*profile
	of       map[Key]*profile
	blocks   map[string][]*profile
	weighed  map[[2]*profile]weighing
	compared int // pairs of profiles compared so far
}

// weighing is a comparison of two profiles as they were with so many reports.
type weighing struct {
	edge    edge
	reports int
	ties    bool
}

func newPool(links []Link, opt Options) *pool {
	return &pool{
		opt: opt, linked: newLinked(links), profiles: map[string]*profile{}, of: map[Key]*profile{},
		blocks: map[string][]*profile{}, weighed: map[[2]*profile]weighing{},
	}
}

// Cluster makes the dossiers of reports, sorted by id. A key given twice counts
// once, as it is given last.
func Cluster(reports []Report, links []Link, opt Options) []Dossier {
	x := newPool(links, opt)
	last := make(map[Key]int, len(reports))
	for i := range reports {
		last[reports[i].Key] = i
	}
	for i := range reports {
		if last[reports[i].Key] == i {
			x.put(&reports[i])
		}
	}
	groups, _ := x.cluster(x.all())
	out := make([]Dossier, 0, len(groups))
	for _, g := range groups {
		out = append(out, g.dossier(x))
	}
	slices.SortFunc(out, func(a, b Dossier) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// put adds a report that is not there to its profile, which may be new.
func (x *pool) put(r *Report) *profile {
	own := *r
	p := newProfile(&own, x.linked.has(r.Key), x.opt)
	old := x.profiles[p.id]
	if old == nil {
		x.profiles[p.id], x.of[r.Key] = p, p
		x.enter(p, p)
		return p
	}
	old.reports[r.Key] = &own
	old.in, old.look, old.asked = nil, nil, false
	x.of[r.Key] = old
	if old.addText(&own) {
		x.enter(old, p)
	}
	return old
}

// enter lists a profile in the blocks of a report of it.
func (x *pool) enter(p, as *profile) {
	in, _ := as.blocks(x.linked)
	for _, b := range in {
		if as == p || !slices.Contains(x.blocks[b], p) {
			x.blocks[b] = append(x.blocks[b], p)
		}
	}
}

func (x *pool) all() []*profile {
	out := make([]*profile, 0, len(x.profiles))
	for _, p := range x.profiles {
		out = append(out, p)
	}
	return out
}

// edges are those of a profile, each with another one.
func (x *pool) edges(p *profile) []edge {
	var out []edge
	seen := map[*profile]bool{p: true}
	_, look := p.blocks(x.linked)
	for _, b := range look {
		for _, q := range x.blocks[b] {
			if seen[q] {
				continue
			}
			seen[q] = true
			if e, ok := x.edge(p, q); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// edge compares two profiles, and tells whether the signs or a ruling tie them.
func (x *pool) edge(p, q *profile) (edge, bool) {
	if p.id > q.id {
		p, q = q, p
	}
	pair, reports := [2]*profile{p, q}, len(p.reports)+len(q.reports)
	if w, ok := x.weighed[pair]; ok && w.reports == reports {
		return w.edge, w.ties
	}
	w := weighing{edge: edge{a: p, b: q}, reports: reports}
	if !x.linked.ruledPart(p, q) {
		x.compared++
		w.edge.v = weighTwo(p, q, true)
		w.ties = w.edge.v.joins() || x.linked.ruledJoin(p, q)
	} else {
		w.edge.v.veto = "parted by hand"
	}
	x.weighed[pair] = w
	return w.edge, w.ties
}

// weighTwo is the comparison of two profiles with what only the documents tell:
// one that tells of both, as two, holds them apart.
func weighTwo(a, b *profile, quiet bool) verdict {
	v := verdict{quiet: quiet}
	v.weigh(a, b)
	if v.veto == "" || !quiet {
		if share := sharedDocuments(a, b); share > 0 {
			v.sign(toldApart*share, "told apart in one document")
		}
	}
	return v
}

// sharedDocuments is the share of documents with a report of each, of those of
// the rarer profile.
func sharedDocuments(a, b *profile) float64 {
	if len(a.reports) > len(b.reports) {
		a, b = b, a
	}
	of := map[string]bool{}
	for k := range a.reports {
		of[k.Document] = false
	}
	for k := range b.reports {
		if _, ok := of[k.Document]; ok {
			of[k.Document] = true
		}
	}
	shared := 0
	for _, both := range of {
		if both {
			shared++
		}
	}
	return float64(shared) / float64(len(of))
}
