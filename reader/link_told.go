package reader

import (
	"slices"
	"sort"

	"chancery/record"
	"chancery/statement"
)

// findTold notes, in a side's own account, the encounters of which only what
// somebody says tells: one that takes part is named there alone ("he informed him
// of his talks with the envoy").
func (l *linker) findTold(r *record.Record, said []statement.Statement) {
	l.told = map[string]bool{}
	if !l.release {
		return
	}
	inside := spoken(said)
	for i := range r.Encounters {
		e := &r.Encounters[i]
		l.told[e.ID] = slices.ContainsFunc(e.Participants, func(p record.Participant) bool {
			a := l.actors[p.Actor]
			return a != nil && namedInside(a.Mentions, e.Evidence, inside)
		})
	}
}

// spoken are the stretches that contents cover, in their order, those that touch
// joined to one.
func spoken(said []statement.Statement) []record.Evidence {
	var all []record.Evidence
	for i := range said {
		all = append(all, contents(&said[i].Statement)...)
	}
	slices.SortFunc(all, func(a, b record.Evidence) int { return a.Start - b.Start })
	var out []record.Evidence
	for _, c := range all {
		if n := len(out); n > 0 && c.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, c.End)
			continue
		}
		out = append(out, c)
	}
	return out
}

// namedInside reports whether evidence mentions somebody, and nowhere outside of
// what is said.
func namedInside(mentions []record.Mention, evidence, inside []record.Evidence) bool {
	named := false
	for _, v := range evidence {
		for _, m := range mentions[sort.Search(len(mentions), func(i int) bool { return mentions[i].Start >= v.Start }):] {
			if m.Start >= v.End {
				break
			}
			k := sort.Search(len(inside), func(i int) bool { return inside[i].End >= m.End })
			if k == len(inside) || inside[k].Start > m.Start {
				return false
			}
			named = true
		}
	}
	return named
}
