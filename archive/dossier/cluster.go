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

// edge ties two profiles, a before b.
type edge struct {
	a, b   *profile
	v      verdict
	byHand bool
}

// before orders edges: the best first, then by the profiles' ids, so that the
// outcome does not depend on the order in which reports came.
func (e edge) before(o edge) int {
	return cmp.Or(cmp.Compare(o.v.score, e.v.score), cmp.Compare(e.a.id, o.a.id), cmp.Compare(e.b.id, o.b.id))
}

func (e edge) other(p *profile) *profile {
	if e.a == p {
		return e.b
	}
	return e.a
}

// clearly is by how much a vague report must fit one encounter better than the
// next.
const clearly = 0.75

// clusterer makes groups of profiles. All that it does is a function of the set
// of profiles, edges and rulings.
type clusterer struct {
	*pool
	edges []edge
	of    map[*profile]*group
	// aims are the firm profiles that vague ones fit best and clearly, whether
	// their dossier took them or not.
	aims map[*profile]*profile
}

// cluster makes the groups: first what a person ruled, then the reports that say
// by themselves which encounter they tell of. Each vague one then goes to the
// one of these encounters that it can mean, or to none; which that is depends on
// them alone and not on other vague ones, so that the vague do not tie distant
// encounters to one another. Last, those that fit none of these are joined among
// themselves.
func (x *pool) cluster(nodes []*profile) ([]*group, map[*profile]*profile) {
	slices.SortFunc(nodes, func(a, b *profile) int { return cmp.Compare(a.id, b.id) })
	c := clusterer{pool: x, of: make(map[*profile]*group, len(nodes)), aims: map[*profile]*profile{}}
	for _, p := range nodes {
		c.of[p] = &group{nodes: []*profile{p}, firm: p.firm()}
	}
	for _, p := range nodes {
		for _, e := range x.edges(p) {
			if e.a == p && c.of[e.b] != nil {
				c.edges = append(c.edges, e)
			}
		}
	}
	slices.SortFunc(c.edges, edge.before)
	c.ruled()
	c.greedy(func(e edge) bool { return e.a.firm() && e.b.firm() })
	tied := c.attach()
	c.greedy(func(e edge) bool { return !tied[e.a] && !tied[e.b] && !c.of[e.a].firm && !c.of[e.b].firm })
	return c.groups(nodes), c.aims
}

// ruled joins what a person ruled to be one, unless another ruling forbids it.
func (c *clusterer) ruled() {
	for _, e := range c.edges {
		if c.linked.ruledJoin(e.a, e.b) && !c.ruledApart(c.of[e.a], c.of[e.b]) {
			e.byHand = true
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

// attach gives each vague group to the one firm group that it fits, unless a
// vague one that fits better and contradicts it is there already. It tells which
// profiles have an edge to a firm one, though they may be in no dossier with it.
func (c *clusterer) attach() (tied map[*profile]bool) {
	fits := map[*group][]edge{} // of vague groups, their edges to firm ones
	tied = map[*profile]bool{}
	for _, e := range c.edges {
		a, b := c.of[e.a], c.of[e.b]
		if !e.v.joins() || a.firm == b.firm {
			continue
		}
		if a.firm {
			a, b = b, a
		}
		for _, p := range a.nodes {
			tied[p] = true
		}
		if !c.apart(a, b) {
			fits[a] = append(fits[a], e)
		}
	}
	var chosen []edge
	for g, edges := range fits {
		if e, ok := c.choose(g, edges); ok {
			chosen = append(chosen, e)
		}
	}
	slices.SortFunc(chosen, edge.before)
	taken := map[*group][]*group{}
	for _, e := range chosen {
		g, h := c.of[e.a], c.of[e.b]
		if !g.firm {
			g, h = h, g
		}
		if !slices.ContainsFunc(taken[g], func(o *group) bool { return c.apart(o, h) }) {
			taken[g] = append(taken[g], &group{nodes: h.nodes})
			c.union(e)
		}
	}
	return tied
}

// choose picks the best edge of a vague group if it is clearly better than that
// to any other firm group. edges are sorted.
func (c *clusterer) choose(g *group, edges []edge) (edge, bool) {
	firm := func(e edge) *profile {
		if c.of[e.a] == g {
			return e.b
		}
		return e.a
	}
	home := c.of[firm(edges[0])]
	for _, e := range edges[1:] {
		if c.of[firm(e)] != home && edges[0].v.score-e.v.score < clearly {
			return edge{}, false
		}
	}
	for _, p := range g.nodes {
		c.aims[p] = firm(edges[0])
	}
	return edges[0], true
}

// apart tells whether any two profiles of the groups cannot be of one encounter.
func (c *clusterer) apart(g, h *group) bool {
	for _, a := range g.nodes {
		for _, b := range h.nodes {
			if e, _ := c.edge(a, b); e.v.parts() && !c.linked.ruledJoin(a, b) {
				return true
			}
		}
	}
	return false
}

func (c *clusterer) ruledApart(g, h *group) bool {
	for _, a := range g.nodes {
		for _, b := range h.nodes {
			if c.linked.ruledPart(a, b) {
				return true
			}
		}
	}
	return false
}

// union puts the two groups of an edge into one: the firm one, if any.
func (c *clusterer) union(e edge) {
	g, h := c.of[e.a], c.of[e.b]
	if g == h {
		return
	}
	if h.firm && !g.firm {
		g, h = h, g
	}
	g.nodes = append(g.nodes, h.nodes...)
	g.edges = append(append(g.edges, h.edges...), e)
	for _, p := range h.nodes {
		c.of[p] = g
	}
}

func (c *clusterer) groups(nodes []*profile) []*group {
	var out []*group
	seen := map[*group]bool{}
	for _, p := range nodes {
		if g := c.of[p]; !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
	}
	return out
}
