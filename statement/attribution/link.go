package attribution

import "math"

// linkBits sets the number of weights of each linker.
const linkBits = 15

// linker picks, by a log-linear model, the piece that another belongs to.
type linker [1 << linkBits]float32

// maxLink is how many pieces of the wanted role are looked at on either side.
const maxLink = 4

// nobody stands for "no source" among the candidates.
const nobody = -1

// candidates lists the pieces of role want around pieces[p]: those on the left
// from near to far, then those on the right.
func candidates(pieces []piece, p int, want Role) []int {
	var out []int
	for k, n := p-1, 0; k >= 0 && n < maxLink && k > p-40; k-- {
		if pieces[k].role == want {
			out = append(out, k)
			n++
		}
	}
	for k, n := p+1, 0; k < len(pieces) && n < maxLink && k < p+40; k++ {
		if pieces[k].role == want {
			out = append(out, k)
			n++
		}
	}
	return out
}

// linkFeatures describes the pair of pieces[p] and its candidate pieces[q].
func (g *grid) linkFeatures(pieces []piece, p, q int, rows []uint32) []uint32 {
	c := collector{rows: rows[:0]}
	if q == nobody {
		cue := pieces[p]
		c.id = 500
		c.one(0)
		c.one(g.lemma[g.headOf(cue)])
		c.one(g.tag[cue.first])
		c.one(g.word[cue.last-1])
		return c.rows
	}
	a, b := pieces[p], pieces[q]
	left := bit(q < p)
	lo, hi := min(p, q), max(p, q)
	between := uint32(0)
	for k := lo + 1; k < hi && k < lo+8; k++ {
		between = between*4 + uint32(pieces[k].role)
	}
	from, to := pieces[lo].last, pieces[hi].first
	ha, hb := g.headOf(a), g.headOf(b)
	sentences := distance(int(g.sent[pieces[hi].first] - g.sent[pieces[lo].last-1]))
	paragraphs := distance(int(g.para[pieces[hi].first] - g.para[pieces[lo].last-1]))
	quoted := g.quoteAt(a.first) & 1
	signs := g.signs(from, to)
	c.two(left, between)
	c.three(left, sentences, paragraphs)
	c.three(left, between, sentences)
	c.three(left, between, quoted)
	c.three(left, signs, between)
	c.three(left, distance(to-from), sentences)
	c.three(left, g.lemma[hb], between)
	c.three(left, g.lemma[ha], between)
	c.three(left, g.lemma[hb], sentences)
	c.two(left, g.tag[hb])
	c.two(left, g.tag[ha])
	c.three(left, bit(hi-lo == 1), quoted)
	c.three(left, g.tieOf(ha, hb), bit(hi-lo == 1))
	c.two(g.tieOf(ha, hb), g.tag[hb])
	c.three(left, sentences, mix(quoted, g.word[a.first]))
	c.three(left, g.around(pieces, q, left == 1), sentences)
	return c.rows
}

// around tells which role stands just beyond q, seen from p.
func (g *grid) around(pieces []piece, q int, left bool) uint32 {
	k := q + 1
	if left {
		k = q - 1
	}
	if k < 0 || k >= len(pieces) || g.sent[pieces[k].first] != g.sent[pieces[q].first] {
		return 9
	}
	return uint32(pieces[k].role)
}

// headOf is the token of a piece that hangs on something outside it.
func (g *grid) headOf(p piece) int {
	for i := p.first; i < p.last; i++ {
		if h := int(g.head[i]); h < p.first || h >= p.last {
			if g.shape[i] != 0 || p.last-p.first == 1 {
				return i
			}
		}
	}
	return p.first
}

// tieOf describes how two tokens hang together in the tree.
func (g *grid) tieOf(a, b int) uint32 {
	switch {
	case int(g.head[a]) == b:
		return mix(g.rel[a], 1)
	case int(g.head[b]) == a:
		return mix(g.rel[b], 2)
	case g.head[a] >= 0 && g.head[a] == g.head[b]:
		return mix(mix(g.rel[a], g.rel[b]), 3)
	}
	for k, n := int(g.head[a]), 0; k >= 0 && n < 6; k, n = int(g.head[k]), n+1 {
		if k == b {
			return 4
		}
	}
	for k, n := int(g.head[b]), 0; k >= 0 && n < 6; k, n = int(g.head[k]), n+1 {
		if k == a {
			return 5
		}
	}
	return bit(g.sent[a] == g.sent[b])
}

// score sums the weights of the features.
func (l *linker) score(rows []uint32) float32 {
	sum := float32(0)
	for _, r := range rows {
		sum += l[r>>(featureBits-linkBits)]
	}
	return sum
}

// best picks the candidate with the highest score, nobody among them where
// that is allowed. Without any candidate it gives nobody.
func (l *linker) best(g *grid, pieces []piece, p int, want Role, allowNobody bool) int {
	pick, top := nobody, float32(math.Inf(-1))
	var rows []uint32
	if allowNobody {
		rows = g.linkFeatures(pieces, p, nobody, rows)
		top = l.score(rows)
	}
	for _, q := range candidates(pieces, p, want) {
		rows = g.linkFeatures(pieces, p, q, rows)
		if s := l.score(rows); s > top {
			pick, top = q, s
		}
	}
	return pick
}

// assemble joins pieces into attributions, one for each cue.
func (m *Model) assemble(g *grid, pieces []piece) []Attribution {
	index := make([]int, len(pieces))
	var out []Attribution
	for i, p := range pieces {
		if p.role != Cue {
			continue
		}
		index[i] = len(out)
		a := Attribution{Source: []Span{}, Cue: []Span{g.spanOf(p)}, Content: []Span{}}
		if s := m.sources.best(g, pieces, i, Source, true); s >= 0 {
			a.Source = append(a.Source, g.spanOf(pieces[s]))
		}
		out = append(out, a)
	}
	for i, p := range pieces {
		if p.role != Content {
			continue
		}
		if c := m.contents.best(g, pieces, i, Cue, false); c >= 0 {
			out[index[c]].Content = append(out[index[c]].Content, g.spanOf(p))
		}
	}
	return out
}

func (g *grid) spanOf(p piece) Span { return Span{g.start[p.first], g.end[p.last-1]} }

// fitLinkers trains both linkers on the gold pieces.
func (m *Model) fitLinkers(lessons []*lesson, epochs int) {
	var cs, ss linker
	for range epochs {
		for _, x := range lessons {
			for i, p := range x.pieces {
				switch p.role {
				case Content:
					m.contents.learn(&cs, x, i, Cue, false)
				case Cue:
					m.sources.learn(&ss, x, i, Source, true)
				}
			}
		}
	}
}

func (l *linker) learn(sums *linker, x *lesson, p int, want Role, allowNobody bool) {
	list := candidates(x.pieces, p, want)
	if allowNobody {
		list = append(list, nobody)
	}
	right, rows, probs := -1, make([][]uint32, len(list)), make([]float32, len(list))
	top, found := float32(math.Inf(-1)), false
	for k, q := range list {
		rows[k] = x.grid.linkFeatures(x.pieces, p, q, nil)
		probs[k] = l.score(rows[k])
		top = max(top, probs[k])
		switch {
		case q != nobody && right < 0 && shares(x.pieces[p].of, x.pieces[q].of):
			right, found = k, true
		case q == nobody && !found && right < 0:
			right = k
		}
	}
	if right < 0 {
		return
	}
	sum := float32(0)
	for k := range probs {
		probs[k] = float32(math.Exp(float64(probs[k] - top)))
		sum += probs[k]
	}
	for k := range probs {
		grad := probs[k] / sum
		if k == right {
			grad--
		}
		for _, r := range rows[k] {
			r >>= featureBits - linkBits
			adagrad(&l[r], &sums[r], grad, 0.15)
		}
	}
}

func shares(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
