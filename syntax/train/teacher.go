package train

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"chancery/syntax/internal/neural"
	"chancery/syntax/internal/neural/kernel"
)

// soft holds what a teacher thinks of a batch (Hinton and others 2015): shares
// of heads, relations and tags for every word.
type soft struct {
	arcs []float32 // by sentence, for each word the shares of all heads, the root last
	at   []int     // where each sentence begins in arcs
	rels []float32 // by word
	tags []float32 // by word, three distributions
	head []int32   // by word, the head whose relation is taught: gold, or the teacher's own
	// names are the teacher's tags where the corpus has none.
	names []NameLayer
}

// Blend is the teacher's share in the targets of words that have gold labels.
const blend = 0.5

// readTeachers loads the models to learn from.
func readTeachers(paths []string, t *neural.Tables) ([]*weights, error) {
	var out []*weights
	for _, path := range paths {
		w, err := readTeacher(path, t)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}

// readTeacher loads one model. Its labels must be those of the run.
func readTeacher(path string, t *neural.Tables) (*weights, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m, err := neural.LoadWhole(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	o := m.Tables()
	if !slices.Equal(o.UPOS, t.UPOS) || !slices.Equal(o.XPOS, t.XPOS) || !slices.Equal(o.Feats, t.Feats) ||
		!slices.Equal(o.Rels, t.Rels) || !slices.Equal(o.Names, t.Names) {
		return nil, errors.New(path + ": the teacher has other labels")
	}
	lex, p := m.Parts()
	c := m.Config
	return newWeights(&c, t, lex, p), nil
}

// newTeacher makes a worker that only looks.
func newTeacher(w *weights) *worker {
	k := &worker{
		w: w, rnd: rand.New(rand.NewPCG(0, 0)), cache: map[string]neural.WordFeatures{}, low: map[string]string{},
		layers: make([]layerState, w.c.Layers+1),
	}
	k.grad = make([][]float32, len(w.p.All))
	return k
}

// teach writes what the teacher thinks of a batch.
func (k *worker) teach(batch []*Sentence, s *soft) {
	k.train = false
	k.gather(batch)
	k.forward()
	c, p, n, sz := k.w.c, k.w.p, k.total, k.w.sizes
	rows, hd := kernel.PadRows(n), c.HeadDim()
	raw := sized(&k.zname, rows*c.Name)
	for i := range n {
		z := k.heads[i*hd : (i+1)*hd]
		kernel.Axpy(1, p.HeadBias.Data, z)
		copy(raw[i*c.Name:], z[c.NameAt():c.NameAt()+c.Name])
		leak(z[:2*c.Arc])
		leak(z[c.TagAt():c.NameAt()])
	}
	k.teachArcs(batch, s)
	k.teachRelations(batch, s)
	cols := p.Tag.Cols
	out := sized(&k.tags, rows*cols)
	k.times(p.Tag, n, k.heads[c.TagAt():], hd, out, cols)
	s.tags = sized(&s.tags, n*sz.Tags())
	for i := range n {
		row := s.tags[i*sz.Tags() : (i+1)*sz.Tags()]
		copy(row, out[i*cols:])
		kernel.Axpy(1, p.TagBias.Data[:len(row)], row)
		shares(row[:sz.UPOS])
		shares(row[sz.UPOS : sz.UPOS+sz.XPOS])
		shares(row[sz.UPOS+sz.XPOS:])
	}
	k.teachNames(batch, s)
}

// shares turns scores into a distribution.
func shares(x []float32) {
	softmax(x, 0)
	x[0]++
}

func (k *worker) teachArcs(batch []*Sentence, s *soft) {
	c, p, n := k.w.c, k.w.p, k.total
	a, hd := c.Arc, c.HeadDim()
	bi := sized(&k.bi, kernel.PadRows(n)*a)
	k.times(p.Arc, n, k.heads, hd, bi, a)
	s.arcs, s.at, s.head = s.arcs[:0], s.at[:0], s.head[:0]
	for b, sent := range batch {
		at, m := k.starts[b], len(sent.Words)
		s.at = append(s.at, len(s.arcs))
		for i := range m {
			q := bi[(at+i)*a : (at+i+1)*a]
			kernel.Axpy(1, p.ArcBias.Data, q)
			from := len(s.arcs)
			s.arcs = append(s.arcs, make([]float32, m+1)...)
			k.arcScores(s.arcs[from:], q, at, i, m)
			shares(s.arcs[from:])
			head := int32(slices.Index(s.arcs[from:], slices.Max(s.arcs[from:])))
			if int(head) == m {
				head = -1
			}
			if sent.Tree {
				head = sent.Head[i]
			}
			s.head = append(s.head, head)
		}
	}
}

func (k *worker) teachRelations(batch []*Sentence, s *soft) {
	c, p, n := k.w.c, k.w.p, k.total
	w, hd, cols, rels := c.Label, c.HeadDim(), p.Label.Cols, k.w.sizes.Rels
	rows := kernel.PadRows(n)
	z, out := zeroed(&k.z, rows*2*w), sized(&k.tags, rows*cols)
	for b := range batch {
		at := k.starts[b]
		for i := at; i < k.starts[b+1]; i++ {
			if s.head[i] < 0 {
				continue
			}
			pairUp(z[i*2*w:(i+1)*2*w], k.heads[i*hd+c.LabDAt():], k.heads[(at+int(s.head[i]))*hd+c.LabHAt():], w)
		}
	}
	k.times(p.Label, n, z, 2*w, out, cols)
	s.rels = sized(&s.rels, n*rels)
	for i := range n {
		row := s.rels[i*rels : (i+1)*rels]
		copy(row, out[i*cols:])
		kernel.Axpy(1, p.LabelBias.Data[:rels], row)
		shares(row)
	}
}

// sure is the share from which a teacher's name tag is believed.
const sure = 0.8

func (k *worker) teachNames(batch []*Sentence, s *soft) {
	c, p, n := k.w.c, k.w.p, k.total
	w, cols, tags := c.Name, p.Name.Cols, k.w.sizes.Names
	rows := kernel.PadRows(n)
	z, out := zeroed(&k.z, rows*w), sized(&k.tags, rows*cols)
	for i := range n {
		v := z[i*w : (i+1)*w]
		copy(v, k.zname[i*w:(i+1)*w])
		kernel.Axpy(1, p.NameStyle.Data[neural.StyleNeutral*w:][:w], v)
		leak(v)
	}
	k.times(p.Name, n, z, w, out, cols)
	k.crf.prepare(tags, p.NameNext.Data, k.w.steps)
	dump := make([]float32, tags*tags)
	s.names = s.names[:0]
	for b, sent := range batch {
		var layer NameLayer
		if len(sent.Names) == 0 {
			at, m := k.starts[b], len(sent.Words)
			for i := at; i < at+m; i++ {
				kernel.Axpy(1, p.NameBias.Data[:tags], out[i*cols:][:tags])
			}
			k.crf.pass(out[at*cols:], m, cols, nil, 0, dump, 0)
			layer = NameLayer{neural.StyleNeutral, make([]uint64, m), 0.5}
			best := neural.BestNames(out[at*cols:], m, cols, tags, p.NameNext.Data, k.w.steps)
			for t := range m {
				layer.Allowed[t] = ^uint64(0)
				if k.crf.marg[0][t*tags+int(best[t])] >= sure {
					layer.Allowed[t] = 1 << best[t]
				}
			}
		}
		s.names = append(s.names, layer)
	}
}
