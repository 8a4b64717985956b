package attribution

// featureBits sets the number of rows of the weight table: hashed features
// share rows, which costs little while the rows outnumber the frequent
// features.
const (
	featureBits = 19
	featureRows = 1 << featureBits
	featureMask = featureRows - 1
)

// mix folds two hashes into one; the order matters.
func mix(a, b uint32) uint32 {
	h := a*0x9E3779B1 ^ b
	h ^= h >> 15
	h *= 0x85EBCA77
	h ^= h >> 13
	return h
}

// collector gathers the rows of one token's features.
type collector struct {
	rows []uint32
	id   uint32
}

// one adds a feature with one value; the number of calls before it tells the
// templates apart.
func (c *collector) one(a uint32) {
	c.id++
	h := mix(c.id*0x01000193+0x811C9DC5, a)
	c.rows = append(c.rows, (h^h>>featureBits)&featureMask)
}

func (c *collector) two(a, b uint32) { c.one(mix(a, b)) }

func (c *collector) three(a, b, d uint32) { c.one(mix(mix(a, b), d)) }

// at reads a property of a token, or a mark for "outside the text".
func at(s []uint32, i int) uint32 {
	if i < 0 || i >= len(s) {
		return 1
	}
	return s[i]
}

// distance puts a number of tokens into one of a few classes.
func distance(d int) uint32 {
	switch {
	case d < 0:
		return 16 + distance(-d)
	case d <= 4:
		return uint32(d)
	case d <= 6:
		return 5
	case d <= 9:
		return 6
	case d <= 14:
		return 7
	case d <= 22:
		return 8
	case d <= 40:
		return 9
	}
	return 10
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// features gathers the rows of token i into rows.
func (g *grid) features(i int, rows []uint32) []uint32 {
	c := collector{rows: rows[:0]}
	g.words(&c, i)
	g.place(&c, i)
	g.near(&c, i)
	g.tree(&c, i)
	return c.rows
}

// words looks at the token and those around it.
func (g *grid) words(c *collector, i int) {
	w, l, t := g.word, g.lemma, g.tag
	c.one(0) // the prior of each label
	for d := -3; d <= 3; d++ {
		c.one(at(w, i+d))
		c.one(at(t, i+d))
	}
	for d := -2; d <= 2; d++ {
		c.one(at(l, i+d))
	}
	c.two(at(w, i-1), w[i])
	c.two(w[i], at(w, i+1))
	c.two(at(l, i-1), l[i])
	c.two(l[i], at(l, i+1))
	c.two(at(w, i-2), at(w, i-1))
	c.two(at(w, i+1), at(w, i+2))
	c.two(l[i], t[i])
	c.three(at(t, i-2), at(t, i-1), t[i])
	c.three(at(t, i-1), t[i], at(t, i+1))
	c.three(t[i], at(t, i+1), at(t, i+2))
	c.three(at(l, i-1), l[i], at(t, i+1))
	c.three(at(t, i-1), l[i], at(l, i+1))
	c.one(g.suffix[i])
	c.one(g.prefix[i])
	c.two(uint32(g.shape[i]), t[i])
	c.three(g.shapeAt(i-1), g.shapeAt(i), g.shapeAt(i+1))
}

func (g *grid) shapeAt(i int) uint32 {
	if i < 0 || i >= g.n {
		return 9
	}
	return uint32(g.shape[i])
}

// place looks at quotations and at where in its sentence, paragraph and
// document the token stands.
func (g *grid) place(c *collector, i int) {
	q := g.quoteAt(i)
	around := g.quoteAt(i-1)<<8 | q<<4 | g.quoteAt(i+1)
	c.one(around)
	c.two(around, g.word[i])
	c.two(q, g.tag[i])
	c.two(q, g.cueClass(i))
	c.three(q, at(g.word, i-1), at(g.word, i+1))
	pos, left := int(g.sentPos[i]), int(g.sentLen[i]-g.sentPos[i])
	first, last := i-pos, i+left-1
	c.two(distance(pos), q&1)
	c.two(distance(left), q&1)
	c.two(bit(pos == 0), g.word[i])
	c.one(min(uint32(g.para[i]), 2))
	// How the paragraph and the sentence open and close, and how the sentence
	// before this one closed.
	c.three(g.word[first], g.quoteAt(first), q)
	c.two(at(g.word, last), q)
	c.three(at(g.word, first-1), at(g.word, first-2), q)
	c.two(bit(first > 0 && g.para[first-1] == g.para[first]), q)
	paraHead := int(g.paraFirst[first])
	c.three(g.quoteAt(paraHead), q, bit(paraHead == first))
	if paraHead > 0 {
		c.three(g.quoteAt(paraHead-1), g.quoteAt(paraHead), q)
		c.two(g.word[paraHead-1], q)
	}
}

func (g *grid) quoteAt(i int) uint32 {
	if i < 0 || i >= g.n {
		return 15
	}
	return uint32(g.quote[i])
}

// cueClass joins how often the lemma is a cue with its tag.
func (g *grid) cueClass(i int) uint32 {
	if i < 0 || i >= g.n {
		return 1
	}
	return mix(uint32(g.cue[i]), g.pos[i])
}

// near looks at the nearest words that may be cues, and at what lies between.
func (g *grid) near(c *collector, i int) {
	c.one(uint32(g.cue[i]))
	c.two(uint32(g.cue[i]), g.tag[i])
	c.three(g.cueClass(i-1), g.cueClass(i), g.cueClass(i+1))
	l, r := int(g.cueLeft[i]), int(g.cueRight[i])
	lw, rw, between, gap := uint32(0), uint32(0), uint32(0), uint32(0)
	if l >= 0 {
		lw, between = g.lemma[l], g.signs(l+1, i)
		c.two(lw, distance(i-l))
		c.three(lw, between, g.tag[i])
		c.three(between, distance(i-l), g.tag[i])
		c.three(lw, at(g.lemma, l+1), between)
		c.three(g.tag[l], at(g.tag, l+1), between)
	}
	if r >= 0 {
		rw, gap = g.lemma[r], g.signs(i+1, r)
		c.id = 1000
		c.two(rw, distance(i-r))
		c.three(rw, gap, g.tag[i])
		c.three(gap, distance(i-r), g.tag[i])
		c.three(g.tag[r], at(g.word, r+1), gap)
	}
	c.id = 1100
	c.two(lw, rw)
	c.three(bit(l >= 0), bit(r >= 0), g.quoteAt(i))
	c.three(between, gap, g.quoteAt(i))
}

var (
	comma = hash(",")
	colon = hash(":")
	that  = hash("that")
	dash  = hash("-")
)

// signs tells which of a few words stand in [from, to): a comma, "that", a
// colon or dash, a quotation mark.
func (g *grid) signs(from, to int) uint32 {
	if to <= from {
		return 0
	}
	s := uint32(0)
	for k, n := range g.seen[to] {
		if n > g.seen[from][k] {
			s |= 1 << k
		}
	}
	return s
}

// tree looks at the dependency tree: the relations above the token, and how it
// hangs on a word that may be a cue.
func (g *grid) tree(c *collector, i int) {
	c.id = 2000
	h := int(g.head[i])
	rel := g.rel[i]
	c.one(rel)
	c.two(rel, g.word[i])
	if h < 0 || h >= g.n {
		h = i
	}
	side := bit(h < i)
	c.three(rel, g.lemma[h], side)
	c.three(rel, g.cueClass(h), side)
	c.three(rel, g.rel[h], g.tag[h])
	if hh := int(g.head[h]); hh >= 0 && hh < g.n {
		c.three(mix(rel, g.rel[h]), g.lemma[hh], bit(hh < i))
		c.three(mix(rel, g.rel[h]), g.cueClass(hh), bit(hh < i))
	}
	c.two(uint32(min(g.depth[i], 6)), g.tag[i])
	g.underCue(c, i)
	g.besideCue(c, i)
	g.edges(c, i)
}

// underCue describes the way up to the nearest cue.
func (g *grid) underCue(c *collector, i int) {
	c.id = 2100
	up := int(g.cueUp[i])
	if up < 0 {
		c.one(0)
		return
	}
	v := int(g.via[i])
	side := bit(up < i)
	c.id = 2110
	c.three(g.rel[v], g.lemma[up], side)
	c.three(g.rel[v], g.cueClass(up), side)
	c.three(g.rel[v], side, g.quoteAt(i))
	c.three(mix(g.rel[v], g.lemma[up]), g.tag[v], g.tag[i])
	c.three(g.rel[v], g.rel[up], g.cueClass(up))
	c.three(g.rel[v], bit(i == int(g.left[v])), bit(i == int(g.right[v])))
	c.three(g.rel[v], mix(bit(i == int(g.left[v])), bit(i == int(g.right[v]))), g.word[i])
	c.three(g.rel[v], side, g.tag[i])
	c.two(mix(g.rel[v], g.word[g.left[v]]), side)
	if upper := int(g.cueUp[up]); upper >= 0 {
		c.three(g.rel[v], g.lemma[up], mix(g.rel[int(g.via[up])], g.lemma[upper]))
		c.three(g.rel[v], g.rel[int(g.via[up])], g.cueClass(upper))
	}
}

// besideCue describes a cue that hangs beside: "X, Li said".
func (g *grid) besideCue(c *collector, i int) {
	c.id = 2200
	s := int(g.cueSide[i])
	if s < 0 {
		return
	}
	inside := bit(int(g.left[s]) <= i && i <= int(g.right[s]))
	c.id = 2210
	c.three(g.lemma[s], inside, bit(s < i))
	c.three(g.cueClass(s), inside, g.quoteAt(i))
	c.three(g.cueClass(s), mix(inside, bit(s < i)), g.word[i])
	c.three(inside, bit(s < i), g.rel[i])
}

// edges tells which subtrees begin and end here: where a constituent ends, a
// piece may.
func (g *grid) edges(c *collector, i int) {
	c.id = 2300
	c.three(g.widest(i, g.left), g.cueClass(i-1), g.quoteAt(i))
	c.two(g.widest(i, g.left), at(g.word, i-1))
	c.id = 2310
	c.three(g.widest(i, g.right), g.cueClass(i+1), g.quoteAt(i))
	c.two(g.widest(i, g.right), at(g.word, i+1))
	c.two(g.widest(i, g.right), g.word[i])
	if i > 0 {
		c.id = 2320
		c.three(g.widest(i-1, g.right), g.widest(i, g.left), g.word[i])
		c.two(g.widest(i-1, g.right), g.widest(i, g.left))
	}
}

// widest is the relation of the highest word above token i, itself included,
// whose subtree has i as this edge, with the relation to a cue if that is what
// it hangs on.
func (g *grid) widest(i int, edge []int32) uint32 {
	k := i
	for range 20 {
		h := int(g.head[k])
		if h < 0 || h >= g.n || int(edge[h]) != i {
			break
		}
		k = h
	}
	h := int(g.head[k])
	if h < 0 || h >= g.n {
		return mix(g.rel[k], 7)
	}
	return mix(g.rel[k], uint32(min(g.cue[h], 2)))
}
