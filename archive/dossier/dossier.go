package dossier

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// dossier writes a group out.
func (g *group) dossier(x *pool) Dossier {
	var d Dossier
	var reports []*Report
	for _, p := range g.nodes {
		for _, r := range p.reports {
			reports = append(reports, r)
		}
	}
	slices.SortFunc(reports, func(a, b *Report) int { return a.Key.compare(b.Key) })
	for _, r := range reports {
		d.Reports = append(d.Reports, r.Key)
	}
	d.ID = idOf(d.Reports[0])
	d.Joins = g.joins(x.opt)
	d.Stories = stories(reports)
	d.History = history(reports)
	return d
}

// idOf makes an id of twelve hexadecimal digits of a report's key.
func idOf(k Key) string {
	sum := sha256.Sum256([]byte(k.String()))
	return "d" + hex.EncodeToString(sum[:6])
}

// joins tells why the reports are one: each edge between profiles, and within a
// profile each report with the first.
func (g *group) joins(opt Options) []Join {
	var out []Join
	for _, e := range g.edges {
		v := weighTwo(e.a, e.b, false)
		if e.byHand {
			v.reasons = []Reason{{Words: "joined by hand"}}
		}
		out = append(out, Join{A: e.a.keys()[0], B: e.b.keys()[0], Score: v.score, Reasons: v.reasons})
	}
	for _, p := range g.nodes {
		if len(p.reports) < 2 {
			continue
		}
		keys := p.keys()
		first := newProfile(p.reports[keys[0]], false, opt)
		for _, k := range keys[1:] {
			v := weigh(first, newProfile(p.reports[k], false, opt))
			out = append(out, Join{A: keys[0], B: k, Score: v.score, Reasons: v.reasons})
		}
	}
	slices.SortFunc(out, func(a, b Join) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), a.A.compare(b.A), a.B.compare(b.B))
	})
	return out
}

// stories puts copies of one text together, the longest first in each.
func stories(reports []*Report) [][]Key {
	if len(reports) == 1 {
		return [][]Key{{reports[0].Key}}
	}
	longest := slices.Clone(reports)
	slices.SortStableFunc(longest, func(a, b *Report) int { return b.Text.Runs - a.Text.Runs })
	type story struct {
		first *Report
		keys  []Key
	}
	var out []*story
	at := map[bandAt][]*story{}
	for _, r := range longest {
		var home *story
		for i, v := range r.Text.Min {
			for _, s := range at[bandAt{i, v}] {
				if home == nil && s.first.Text.Copies(r.Text) {
					home = s
				}
			}
		}
		if home == nil {
			home = &story{first: r}
			out = append(out, home)
			for i, v := range r.Text.Min {
				at[bandAt{i, v}] = append(at[bandAt{i, v}], home)
			}
		}
		home.keys = append(home.keys, r.Key)
	}
	lists := make([][]Key, len(out))
	for i, s := range out {
		slices.SortFunc(s.keys, Key.compare)
		lists[i] = s.keys
	}
	slices.SortFunc(lists, func(a, b []Key) int { return a[0].compare(b[0]) })
	return lists
}

// bandAt is one value of a fingerprint in its place.
type bandAt struct {
	place int
	value uint32
}

// history lists the statuses by the day they were published, each when it
// changes.
func history(reports []*Report) []Status {
	byDay := slices.Clone(reports)
	slices.SortStableFunc(byDay, func(a, b *Report) int { return cmp.Compare(a.Published, b.Published) })
	var out []Status
	for _, r := range byDay {
		if len(out) == 0 || out[len(out)-1].Status != r.Status {
			out = append(out, Status{Status: r.Status, Published: r.Published, Report: r.Key})
		}
	}
	return out
}

// Carry gives dossiers the ids that people know them by: a dossier takes over
// the id that most of its reports had before, the oldest holder of an id keeps
// it, and what is new keeps its own. before maps reports to the ids of the
// dossiers they were in. Dossiers are changed in place.
func Carry(before map[Key]string, dossiers []Dossier) {
	type claim struct {
		dossier, votes int
		id             string
	}
	var claims []claim
	for i := range dossiers {
		votes := map[string]int{}
		for _, k := range dossiers[i].Reports {
			if id := before[k]; id != "" {
				votes[id]++
			}
		}
		for id, n := range votes {
			claims = append(claims, claim{i, n, id})
		}
	}
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(b.votes-a.votes, cmp.Compare(a.id, b.id),
			dossiers[a.dossier].Reports[0].compare(dossiers[b.dossier].Reports[0]))
	})
	settled, taken := map[int]bool{}, map[string]bool{}
	for _, c := range claims {
		if !settled[c.dossier] && !taken[c.id] {
			settled[c.dossier], taken[c.id] = true, true
			dossiers[c.dossier].ID = c.id
		}
	}
	for i := range dossiers { // a new dossier whose own id is in use elsewhere
		for !settled[i] && taken[dossiers[i].ID] {
			dossiers[i].ID = idOf(Key{Document: dossiers[i].ID, Encounter: dossiers[i].Reports[0].String()})
		}
	}
}
