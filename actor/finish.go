package actor

import (
	"sort"
	"strconv"
)

// finish completes the actors from their offices and puts the mentions in order.
func (r *reader) finish() {
	c := r.cast
	r.settle()
	r.prune()
	r.ownOffices()
	ids := map[string]int{}
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.ID == "" {
			a.ID = string(a.Kind)
		}
		ids[a.ID]++
		if n := ids[a.ID]; n > 1 {
			a.ID += "-" + strconv.Itoa(n)
			ids[a.ID]++
		}
	}
	c.order()
	c.index()
}

// prune drops groups that are named only inside a larger description ("the two
// heads of state", "the Chinese side"), and actors that are left without a mention
// and that no group needs.
func (r *reader) prune() {
	c := r.cast
	covered := make([]int, r.text.Len()) // last token of the widest description there
	for _, m := range c.Mentions {
		if m.Antecedent >= 0 || m.How == ByGroup && m.Actor >= 0 && c.Actors[m.Actor].Members != nil || m.How == ByTitle {
			for i := m.First; i < m.Last; i++ {
				covered[i] = max(covered[i], m.Last-m.First)
			}
		}
	}
	used := make([]bool, len(c.Actors))
	keep := make([]int, len(c.Mentions))
	kept := c.Mentions[:0:0]
	for i, m := range c.Mentions {
		keep[i] = -1
		if m.How == ByGroup && covered[m.First] > m.Last-m.First {
			continue
		}
		keep[i] = len(kept)
		kept = append(kept, m)
	}
	for i := range kept {
		if a := kept[i].Antecedent; a >= 0 {
			kept[i].Antecedent = keep[a]
		}
		if kept[i].Actor >= 0 {
			used[kept[i].Actor] = true
			for _, m := range c.Actors[kept[i].Actor].Members {
				used[m] = true
			}
		}
	}
	c.Mentions = kept
	place := make([]int, len(c.Actors))
	actors := c.Actors[:0:0]
	for i := range c.Actors {
		place[i] = -1
		if used[i] || c.Actors[i].Kind == Country {
			place[i] = len(actors)
			actors = append(actors, c.Actors[i])
		}
	}
	for i := range actors {
		for j, m := range actors[i].Members {
			actors[i].Members[j] = place[m]
		}
	}
	for i := range c.Mentions {
		if c.Mentions[i].Actor >= 0 {
			c.Mentions[i].Actor = place[c.Mentions[i].Actor]
		}
	}
	c.Actors = actors
}

// order sorts the mentions, keeps their antecedents pointing right, and notes which
// token heads which.
func (c *Cast) order() {
	n := len(c.Mentions)
	perm := make([]int, n)
	for i := range perm {
		perm[i] = i
	}
	sort.SliceStable(perm, func(i, j int) bool {
		a, b := &c.Mentions[perm[i]], &c.Mentions[perm[j]]
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	place := make([]int, n)
	sorted := make([]Mention, n)
	for i, p := range perm {
		place[p], sorted[i] = i, c.Mentions[p]
	}
	for i := range sorted {
		if a := sorted[i].Antecedent; a >= 0 {
			sorted[i].Antecedent = place[a]
		}
	}
	c.Mentions = sorted
	c.atHead = make(map[int]int, n)
	for i := range sorted {
		m := &sorted[i]
		c.claim(m.Head, i)
		if m.How == ByName { // the bare name's own head, and its first word
			c.claim(m.First, i)
		}
	}
}

// index notes which mentions cover each token, and the states and organizations by
// code and name.
func (c *Cast) index() {
	c.cover = map[int][]int{}
	for i := range c.Mentions {
		for t := c.Mentions[i].WholeFirst; t < c.Mentions[i].WholeLast; t++ {
			c.cover[t] = append(c.cover[t], i)
		}
	}
	for _, list := range c.cover {
		sort.SliceStable(list, func(i, j int) bool { return c.width(list[i]) > c.width(list[j]) })
	}
	c.states, c.named = map[string]int{}, map[string]int{}
	for i := len(c.Actors) - 1; i >= 0; i-- {
		switch a := &c.Actors[i]; {
		case a.Kind == Country && !a.sub:
			c.states[a.Country] = i
		case a.Kind == Organization:
			c.named[a.Name] = i
			if _, ok := c.states[a.code]; !ok && a.code != "" && a.code == a.Country {
				c.states[a.code] = i
			}
		}
	}
}

// claim notes that a token heads mention i, unless a larger one has it.
func (c *Cast) claim(token, i int) {
	j, ok := c.atHead[token]
	if !ok || c.width(i) > c.width(j) {
		c.atHead[token] = i
	}
}

func (c *Cast) width(i int) int { return c.Mentions[i].WholeLast - c.Mentions[i].WholeFirst }
