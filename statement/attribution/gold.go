package attribution

import (
	"cmp"
	"slices"
)

// piece is a run of tokens with one role: [first, last), and the attribution
// it belongs to in gold (-1 where none is known).
type piece struct {
	role        Role
	first, last int
	of          []int
}

// goldPieces lays attributions over the tokens: every token that a span
// touches has its role. Where spans of two roles touch one token, the first
// that begins wins.
func goldPieces(g *grid, list []Attribution) []piece {
	type entry struct {
		span Span
		role Role
		of   int
	}
	var all []entry
	for n, a := range list {
		for _, s := range a.Source {
			all = append(all, entry{s, Source, n})
		}
		for _, s := range a.Cue {
			all = append(all, entry{s, Cue, n})
		}
		for _, s := range a.Content {
			all = append(all, entry{s, Content, n})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.span[0], b.span[0]), cmp.Compare(b.span[1], a.span[1]))
	})
	var out []piece
	done := 0 // tokens before this one have their role
	for _, e := range all {
		first, last := g.tokensOf(e.span)
		if n := len(out); n > 0 && out[n-1].first == first && out[n-1].last == last && out[n-1].role == e.role {
			out[n-1].of = append(out[n-1].of, e.of)
			continue
		}
		if first = max(first, done); first < last {
			out = append(out, piece{e.role, first, last, []int{e.of}})
			done = last
		}
	}
	return out
}

// tokensOf is the range of tokens that a span of bytes touches.
func (g *grid) tokensOf(s Span) (first, last int) {
	first, _ = slices.BinarySearch(g.end, s[0]+1)
	last = first
	for last < g.n && g.start[last] < s[1] {
		last++
	}
	return first, last
}

func labelsOf(n int, pieces []piece) []label {
	out := make([]label, n)
	for _, p := range pieces {
		for i := p.first; i < p.last; i++ {
			out[i] = label(p.role) * 2
		}
		out[p.first] = label(p.role)*2 - 1
	}
	return out
}

// piecesOf reads the pieces off the labels of all tokens.
func piecesOf(labels []label) []piece {
	var out []piece
	for i := 0; i < len(labels); {
		if labels[i] == outside {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == label(labels[i].role())*2 {
			j++
		}
		out = append(out, piece{role: labels[i].role(), first: i, last: j})
		i = j
	}
	return out
}
