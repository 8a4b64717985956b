package dossier

import (
	"cmp"
	"slices"
)

// group is a set of profiles of one encounter, with the edges that made it one.
type group struct {
	nodes []*profile
	edges []edge
	firm  bool // holds a profile that says by itself which encounter it is
}

// edge joins two profiles, a before b.
type edge struct {
	a, b *profile
	v    verdict
}

// before orders edges: the best first, then by the profiles' ids, so that the
// outcome does not depend on the order in which reports came.
func (e edge) before(o edge) int {
	return cmp.Or(cmp.Compare(o.v.score, e.v.score), cmp.Compare(e.a.id, o.a.id), cmp.Compare(e.b.id, o.b.id))
}

// clearly is by how much a vague report must fit one encounter better than the
// next.
const clearly = 0.75

// clusterer makes groups of the profiles of a component. All that it does is a
// function of the set of profiles, edges and rulings.
type clusterer struct {
	nodes  []*profile
	edges  []edge
	links  *linked
	of     map[*profile]*group
	weighs map[[2]*profile]verdict
	unsure map[*profile]bool // fits several encounters
}

// cluster makes the groups: first what a person ruled, then the reports that say
// by themselves which encounter they tell of, then the vague ones, each to the
// one encounter that it can mean; last, vague ones among themselves.
func cluster(nodes []*profile, edges []edge, links *linked) []*group {
	slices.SortFunc(nodes, func(a, b *profile) int { return cmp.Compare(a.id, b.id) })
	c := clusterer{
		nodes: nodes, links: links, of: map[*profile]*group{},
		weighs: map[[2]*profile]verdict{}, unsure: map[*profile]bool{},
	}
	for _, p := range nodes {
		c.of[p] = &group{nodes: []*profile{p}, firm: p.firm()}
	}
	for _, e := range edges {
		e.v = c.weigh(e.a, e.b)
		if e.v.joins() || links.ruledJoin(e.a, e.b) {
			c.edges = append(c.edges, e)
		}
	}
	slices.SortFunc(c.edges, edge.before)
	c.ruled()
	c.greedy(func(e edge) bool { return e.a.firm() && e.b.firm() })
	c.attach()
	c.greedy(func(e edge) bool {
		return !c.of[e.a].firm && !c.of[e.b].firm && !c.unsure[e.a] && !c.unsure[e.b]
	})
	return c.groups()
}

// weigh is the comparison of two profiles with what only the documents tell:
// one that tells of both, as two, holds them apart.
func (c *clusterer) weigh(a, b *profile) verdict {
	if a.id > b.id {
		a, b = b, a
	}
	if v, ok := c.weighs[[2]*profile{a, b}]; ok {
		return v
	}
	v := weigh(a, b)
	if share := sharedDocuments(a, b); share > 0 {
		v.sign(toldApart*share, "told apart in one document")
	}
	c.weighs[[2]*profile{a, b}] = v
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

// ruled joins what a person ruled to be one, unless another ruling forbids it.
func (c *clusterer) ruled() {
	for _, e := range c.edges {
		if c.links.ruledJoin(e.a, e.b) && !c.ruledApart(c.of[e.a], c.of[e.b]) {
			e.v.reasons = []Reason{{Words: "joined by hand"}}
			c.union(e)
		}
	}
}

// greedy joins along edges, best first, wherever nothing holds the two apart.
func (c *clusterer) greedy(takes func(edge) bool) {
	for _, e := range c.edges {
		g, h := c.of[e.a], c.of[e.b]
		if g != h && e.v.joins() && takes(e) && !c.apart(g, h) {
			c.union(e)
		}
	}
}

// attach gives each vague profile to the one firm group that it fits.
func (c *clusterer) attach() {
	best := map[*profile][]edge{}
	for _, e := range c.edges {
		switch ga, gb := c.of[e.a], c.of[e.b]; {
		case !e.v.joins():
		case ga.firm && !gb.firm && !c.apart(ga, gb):
			best[e.b] = append(best[e.b], e)
		case gb.firm && !ga.firm && !c.apart(ga, gb):
			best[e.a] = append(best[e.a], e)
		}
	}
	var chosen []edge
	for _, p := range c.nodes {
		if e, ok := c.choose(p, best[p]); ok {
			chosen = append(chosen, e)
		} else if len(best[p]) > 0 {
			c.unsure[p] = true
		}
	}
	slices.SortFunc(chosen, edge.before)
	for _, e := range chosen {
		if g, h := c.of[e.a], c.of[e.b]; g != h && !(g.firm && h.firm) && !c.apart(g, h) {
			c.union(e)
		}
	}
}

// choose picks the best edge of a vague profile if it is clearly better than
// that to any other group. edges are sorted.
func (c *clusterer) choose(p *profile, edges []edge) (edge, bool) {
	if len(edges) == 0 {
		return edge{}, false
	}
	home := c.of[edges[0].other(p)]
	for _, e := range edges[1:] {
		if c.of[e.other(p)] != home && edges[0].v.score-e.v.score < clearly {
			return edge{}, false
		}
	}
	return edges[0], true
}

func (e edge) other(p *profile) *profile {
	if e.a == p {
		return e.b
	}
	return e.a
}

// apart tells whether any two profiles of the groups cannot be of one encounter.
func (c *clusterer) apart(g, h *group) bool {
	for _, a := range g.nodes {
		for _, b := range h.nodes {
			if c.links.ruledPart(a, b) {
				return true
			}
			if v := c.weigh(a, b); v.parts() && !c.links.ruledJoin(a, b) {
				return true
			}
		}
	}
	return false
}

func (c *clusterer) ruledApart(g, h *group) bool {
	for _, a := range g.nodes {
		for _, b := range h.nodes {
			if c.links.ruledPart(a, b) {
				return true
			}
		}
	}
	return false
}

func (c *clusterer) union(e edge) {
	g, h := c.of[e.a], c.of[e.b]
	if g == h {
		return
	}
	g.nodes = append(g.nodes, h.nodes...)
	g.edges = append(append(g.edges, h.edges...), e)
	g.firm = g.firm || h.firm
	for _, p := range h.nodes {
		c.of[p] = g
	}
}

func (c *clusterer) groups() []*group {
	var out []*group
	seen := map[*group]bool{}
	for _, p := range c.nodes {
		if g := c.of[p]; !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
	}
	return out
}
