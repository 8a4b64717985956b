// Package neural is the trained part of the linguistic engine: it tags words,
// draws their dependency tree and finds names, for one sentence at a time.
//
// A word enters as a static vector, a learned one, hashed affixes and character
// n-grams, its shape and the lists of names it stands in. Layers of simple
// recurrent units (Lei and others 2018) read the sentence in both directions;
// their gates depend on the cell but not on the layer's own output, so that
// nearly all work is matrix multiplication. From the last layer a biaffine
// scorer (Dozat and Manning 2017) rates every word as the head of every other,
// and small networks give relations, tags and names.
package neural

import (
	"strings"

	"chancery/syntax/internal/neural/kernel"
)

// MaxPiece is the number of words read at once: a longer sentence is cut, after
// punctuation where there is any in the second half, and the roots of the
// further pieces hang from the first root as parataxis.
const MaxPiece = 256

// Model holds trained weights. It is immutable and safe for concurrent use.
type Model struct {
	Config Config
	tables Tables
	sizes  LabelSizes
	lex    *Lexicon
	params *Params

	// The first layer's map of the parts of the input that are tables, and the
	// matrices as the kernels read them.
	shape, gaz, style []float32
	input             *kernel.Matrix
	layer             []*kernel.Matrix
	head, arc         *kernel.Matrix
	label, tag, name  *kernel.Matrix
	steps             [][]uint8
	parataxis, root   uint8
	inputCols         int
}

// New makes a model of its parts. It takes them over.
func New(c Config, t Tables, lex *Lexicon, p *Params) *Model {
	m := &Model{Config: c, tables: t, sizes: t.Sizes(), lex: lex, params: p}
	w0 := p.Layer[0].W
	m.inputCols = w0.Cols
	m.input = kernel.NewMatrix(ShapeAt, w0.Cols, w0.Data[:ShapeAt*w0.Cols])
	project := func(table *Tensor, at int) []float32 {
		out := make([]float32, table.Rows*w0.Cols)
		for r := range table.Rows {
			for i, x := range table.Data[r*table.Cols : (r+1)*table.Cols] {
				// Rounded after each step, so that it is the same everywhere.
				sum := out[r*w0.Cols : (r+1)*w0.Cols]
				for j, w := range w0.Data[(at+i)*w0.Cols : (at+i+1)*w0.Cols] {
					sum[j] += float32(x * w)
				}
			}
		}
		return out
	}
	m.shape, m.gaz, m.style = project(p.Shape, ShapeAt), project(p.Gaz, GazAt), project(p.Style, StyleAt)
	for _, l := range p.Layer[1:] {
		m.layer = append(m.layer, matrix(l.W))
	}
	m.head, m.arc = matrix(p.Head), matrix(p.Arc)
	m.label, m.tag, m.name = matrix(p.Label), matrix(p.Tag), matrix(p.Name)
	m.steps = NameSteps(m.sizes.Names)
	for i, r := range t.Rels {
		switch r {
		case "root":
			m.root = uint8(i)
		case "parataxis":
			m.parataxis = uint8(i)
		}
	}
	return m
}

func matrix(t *Tensor) *kernel.Matrix { return kernel.NewMatrix(t.Rows, t.Cols, t.Data) }

// Tables lists the labels of the model.
func (m *Model) Tables() *Tables { return &m.tables }

// Parts gives what a model read by LoadWhole is made of; not to be changed.
func (m *Model) Parts() (*Lexicon, *Params) { return m.lex, m.params }

// cachedWords bounds the words whose first layer is remembered.
const cachedWords = 3000

type cached struct {
	low   string
	row   int32
	shape uint8
}

// Scratch is the working memory of one goroutine.
type Scratch struct {
	// Style is the annotators' convention to follow, StyleNeutral by default.
	Style int
	// NameStyle is the same for the extent of names.
	NameStyle int

	words map[string]cached
	rows  []float32 // first layer of the remembered words
	used  int

	low              []string
	shapes           []uint8
	gaz              []uint32
	row              []int32
	grams            []int32
	x, u, h, g       []float32
	heads, bi, score []float32
	z, out           []float32
	tree             treeFinder
	names            nameFinder
	rounded          kernel.Rounded
}

// NewScratch makes working memory for one goroutine.
func (m *Model) NewScratch() *Scratch {
	return &Scratch{words: make(map[string]cached)}
}

// Arcs are the scores of all arcs of the last sentence (its last piece), for
// tests: for each word those of all words as its head, then of none.
func (s *Scratch) Arcs() []float32 { return s.score }

// Analyze analyses the words of one sentence.
func (m *Model) Analyze(words []string, s *Scratch, out *Analysis) {
	out.resize(len(words))
	root := int32(-1)
	for at := 0; at < len(words); {
		n := pieceLength(words[at:])
		m.piece(words[at:at+n], s, out, at)
		for i := at; i < at+n; i++ {
			if out.Head[i] >= 0 {
				out.Head[i] += int32(at)
			} else if root < 0 {
				root = int32(i)
			} else {
				out.Head[i], out.Rel[i] = root, m.parataxis
			}
		}
		at += n
	}
}

// pieceLength is how many of the words are read at once.
func pieceLength(words []string) int {
	if len(words) <= MaxPiece {
		return len(words)
	}
	for n := MaxPiece; n > MaxPiece/2; n-- {
		switch words[n-1] {
		case ".", ";", ":", ",", "!", "?":
			return n
		}
	}
	return MaxPiece
}

func (m *Model) piece(words []string, s *Scratch, out *Analysis, at int) {
	n := len(words)
	h := m.encode(words, s)
	hd := m.Config.HeadDim()
	s.heads = grow(s.heads, kernel.PadRows(n)*hd)
	m.head.Times(n, h, m.Config.Dim(), s.heads, hd, &s.rounded)
	for i := range n {
		m.activate(s.heads[i*hd:(i+1)*hd], s.NameStyle)
	}
	m.attach(n, s, out.Head[at:at+n])
	m.relate(n, s, out.Head[at:at+n], out.Rel[at:at+n])
	m.tagWords(n, s, out, at)
	m.findNames(n, s, out.Name[at:at+n])
}

// Leak is the slope of the hidden units below nought.
const Leak = 0.1

// activate finishes one word's hidden units of the heads. The label scorer's
// and the distances stay linear.
func (m *Model) activate(z []float32, style int) {
	c := &m.Config
	for i, b := range m.params.HeadBias.Data {
		z[i] += b
	}
	for i, b := range m.params.NameStyle.Data[style*c.Name : (style+1)*c.Name] {
		z[c.NameAt()+i] += b
	}
	leak(z[:2*c.Arc])
	leak(z[c.TagAt() : c.NameAt()+c.Name])
}

func leak(z []float32) {
	for i, v := range z {
		z[i] = max(v, Leak*v)
	}
}

// look finds the words in the memory of first layers, and computes what is new.
func (m *Model) look(words []string, s *Scratch) {
	n, cols := len(words), m.inputCols
	s.low, s.shapes = grow(s.low, n), grow(s.shapes, n)
	s.gaz, s.row = grow(s.gaz, n), grow(s.row, n)
	if s.used+n > cachedWords {
		clear(s.words)
		s.used = 0
	}
	first := s.used
	for i, w := range words {
		e, ok := s.words[w]
		if !ok {
			w = strings.Clone(w)
			e = cached{low: Lowered(w), row: int32(s.used), shape: ShapeOf(w)}
			s.words[w] = e
			k := s.used - first
			s.x = resize(s.x, kernel.PadRows(k+1)*ShapeAt)
			m.fill(w, e.low, s, s.x[k*ShapeAt:(k+1)*ShapeAt])
			s.used++
		}
		s.low[i], s.shapes[i], s.row[i] = e.low, e.shape, e.row
	}
	if k := s.used - first; k > 0 {
		s.rows = resize(s.rows, (first+kernel.PadRows(k))*cols)
		m.input.Times(k, s.x, ShapeAt, s.rows[first*cols:], cols, &s.rounded)
	}
}

// resize makes a slice n long and keeps what it holds.
func resize(s []float32, n int) []float32 {
	if n <= cap(s) {
		return s[:n]
	}
	t := make([]float32, n, n+n/2)
	copy(t, s[:cap(s)])
	return t
}

// fill writes the part of the input that depends on the word alone.
func (m *Model) fill(w, low string, s *Scratch, x []float32) {
	p := m.params
	f := Features(&m.Config, m.lex, w, low, s.grams[:0])
	s.grams = f.Grams
	m.lex.Vectors.Row(f.Static, x)
	copy(x[WordAt:], p.Word.Data[int(f.Word)*WordDim:][:WordDim])
	for i, r := range f.Affix {
		copy(x[AffixAt+i*AffixDim:], p.Affix[i].Data[int(r)*AffixDim:][:AffixDim])
	}
	g := x[GramAt:ShapeAt]
	clear(g)
	if len(f.Grams) > 0 {
		for _, r := range f.Grams {
			add(g, p.Gram.Data[int(r)*GramDim:])
		}
		scale := 1 / float32(len(f.Grams))
		for i := range g {
			g[i] *= scale
		}
	}
}

// encode returns the last layer, Dim numbers a word.
func (m *Model) encode(words []string, s *Scratch) []float32 {
	c := &m.Config
	n, h, cols := len(words), c.Hidden, m.inputCols
	m.look(words, s)
	kase := CaseOf(words)
	m.lex.Gaz.Mark(s.low, s.shapes, kase, s.gaz)
	rows := kernel.PadRows(n)
	s.u = grow(s.u, rows*cols)
	for i := range n {
		u := s.u[i*cols : (i+1)*cols]
		copy(u, s.rows[int(s.row[i])*cols:])
		add(u, m.shape[int(ShapeRow(s.shapes[i], i == 0, kase))*cols:])
		add(u, m.style[s.Style*cols:])
		if s.gaz[i] == 0 {
			add(u, m.gaz)
		}
		for set, r := s.gaz[i], 1; set != 0; set, r = set>>1, r+1 {
			if set&1 != 0 {
				add(u, m.gaz[r*cols:])
			}
		}
	}
	dim := c.Dim()
	s.h, s.g = grow(s.h, rows*dim), grow(s.g, rows*dim)
	clear(s.h[n*dim:])
	clear(s.g[n*dim:])
	for l := range c.Layers {
		gates := 3
		if l == 0 {
			gates = 4
		} else {
			m.layer[l-1].Times(n, s.h, dim, s.u, m.layer[l-1].N, &s.rounded)
		}
		width := m.params.Layer[l].W.Cols
		for dir := range 2 {
			p := &m.params.Layer[l]
			r := kernel.Recurrence{
				U: s.u[dir*gates*h:], UStride: width,
				V: p.V.Data[dir*2*h : (dir+1)*2*h], B: p.B.Data[dir*2*h : (dir+1)*2*h],
				Out: s.g[dir*h:], OutStride: dim,
				N: n, H: h, Reverse: dir == 1,
			}
			if l == 0 {
				r.X, r.XStride = s.u[dir*gates*h+3*h:], width
			} else {
				r.X, r.XStride = s.h[dir*h:], dim
			}
			r.Run()
		}
		s.h, s.g = s.g, s.h
	}
	return s.h
}

func add(dst, src []float32) { kernel.Axpy(1, src[:len(dst)], dst) }

// Bucket numbers the distance from a word to its head: nearer ones singly,
// farther ones together, before and after apart.
func Bucket(i, j int) int {
	d := j - i
	side := 0
	if d < 0 {
		d, side = -d, DistBuckets/2
	}
	switch {
	case d <= 8:
		return side + d - 1
	case d <= 10:
		return side + 8
	case d <= 13:
		return side + 9
	case d <= 17:
		return side + 10
	case d <= 23:
		return side + 11
	case d <= 31:
		return side + 12
	case d <= 47:
		return side + 13
	}
	return side + 14
}

// attach finds the heads.
func (m *Model) attach(n int, s *Scratch, head []int32) {
	c := &m.Config
	a, hd := c.Arc, c.HeadDim()
	s.bi = grow(s.bi, kernel.PadRows(n)*a)
	m.arc.Times(n, s.heads, hd, s.bi, a, &s.rounded)
	s.score = grow(s.score, n*(n+1))
	for i := range n {
		q := s.bi[i*a : (i+1)*a]
		add(q, m.params.ArcBias.Data)
		row := s.score[i*(n+1) : (i+1)*(n+1)]
		dist := s.heads[i*hd+c.DistAt():][:DistBuckets]
		for j := range n {
			if j != i {
				row[j] = kernel.Inner(q, s.heads[j*hd+c.HeadAt():][:a]) + dist[Bucket(i, j)]
			}
		}
		row[n] = kernel.Inner(q, m.params.ArcRoot.Data) + dist[DistBuckets-1]
	}
	s.tree.find(s.score, n, n+1, head)
}

// relate names the relation of each word to its head.
func (m *Model) relate(n int, s *Scratch, head []int32, rel []uint8) {
	c := &m.Config
	k, hd, cols := c.Label, c.HeadDim(), m.label.N
	rows := kernel.PadRows(n)
	s.z, s.out = grow(s.z, rows*2*k), grow(s.out, rows*cols)
	for i := range n {
		d := s.heads[i*hd+c.LabDAt():][:2*k]
		h := m.params.LabelRoot.Data
		if head[i] >= 0 {
			h = s.heads[int(head[i])*hd+c.LabHAt():][:2*k]
		}
		z := s.z[i*2*k : (i+1)*2*k]
		for j := range k {
			v := d[j] + h[j]
			z[j] = max(v, Leak*v)
			z[k+j] = d[k+j] * h[k+j]
		}
	}
	m.label.Times(n, s.z, 2*k, s.out, cols, &s.rounded)
	for i := range n {
		row := s.out[i*cols:][:m.sizes.Rels]
		if head[i] < 0 {
			rel[i] = m.root
			continue
		}
		best := -1
		for j, v := range row {
			row[j] = v + m.params.LabelBias.Data[j]
			if j != int(m.root) && (best < 0 || row[j] > row[best]) {
				best = j
			}
		}
		rel[i] = uint8(best)
	}
}

func (m *Model) tagWords(n int, s *Scratch, out *Analysis, at int) {
	c := &m.Config
	cols := m.tag.N
	s.out = grow(s.out, kernel.PadRows(n)*cols)
	m.tag.Times(n, s.heads[c.TagAt():], c.HeadDim(), s.out, cols, &s.rounded)
	for i := range n {
		row := s.out[i*cols:][:m.sizes.Tags()]
		add(row, m.params.TagBias.Data)
		out.UPOS[at+i] = uint8(argmax(row[:m.sizes.UPOS]))
		out.XPOS[at+i] = uint8(argmax(row[m.sizes.UPOS : m.sizes.UPOS+m.sizes.XPOS]))
		out.Feats[at+i] = uint16(argmax(row[m.sizes.UPOS+m.sizes.XPOS:]))
	}
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

func (m *Model) findNames(n int, s *Scratch, out []uint8) {
	c := &m.Config
	cols := m.name.N
	s.out = grow(s.out, kernel.PadRows(n)*cols)
	m.name.Times(n, s.heads[c.NameAt():], c.HeadDim(), s.out, cols, &s.rounded)
	for i := range n {
		add(s.out[i*cols:][:m.sizes.Names], m.params.NameBias.Data)
	}
	s.names.find(s.out, n, cols, m.sizes.Names, m.params.NameNext.Data, m.steps, out)
	for i, t := range out {
		out[i] = publicTag(int(t))
	}
}
