package train

import (
	"math"
	"math/rand/v2"

	"chancery/syntax/internal/neural"
	"chancery/syntax/internal/neural/kernel"
)

// Rates are the shares of numbers dropped at random in training.
type Rates struct {
	Input, Layer, Head, Word, Static float32
}

// weights is what all workers share: the parameters and the dense ones packed
// for the products forwards and backwards.
type weights struct {
	c     *neural.Config
	sizes neural.LabelSizes
	p     *neural.Params
	lex   *neural.Lexicon
	// forward and backward by position in p.All, nil for what is not multiplied.
	forward, backward [][]float32
	index             map[*neural.Tensor]int
	steps             [][]uint8
}

func newWeights(c *neural.Config, t *neural.Tables, lex *neural.Lexicon, p *neural.Params) *weights {
	w := &weights{c: c, sizes: t.Sizes(), p: p, lex: lex, index: map[*neural.Tensor]int{}}
	w.forward, w.backward = make([][]float32, len(p.All)), make([][]float32, len(p.All))
	for i, x := range p.All {
		w.index[x] = i
	}
	for _, x := range w.multiplied() {
		i := w.index[x]
		w.forward[i], w.backward[i] = make([]float32, len(x.Data)), make([]float32, len(x.Data))
	}
	w.repack(0, 1)
	w.steps = neural.NameSteps(w.sizes.Names)
	return w
}

func (w *weights) multiplied() []*neural.Tensor {
	p := w.p
	out := []*neural.Tensor{p.Head, p.Arc, p.Label, p.Tag, p.Name}
	for _, l := range p.Layer {
		out = append(out, l.W)
	}
	return out
}

// repack renews the packed copies, every share-th part of them.
func (w *weights) repack(part, share int) {
	for k, x := range w.multiplied() {
		if k%share == part {
			i := w.index[x]
			kernel.PackPanels(w.forward[i], x.Data, x.Rows, x.Cols)
			kernel.PackTransposed(w.backward[i], x.Data, x.Rows, x.Cols)
		}
	}
}

// Losses sums what a batch cost, by head.
type Losses struct {
	Arc, Rel, UPOS, XPOS, Feats, Name float64
	Words, TreeWords, NameWords       int
}

func (l *Losses) add(o Losses) {
	l.Arc += o.Arc
	l.Rel += o.Rel
	l.UPOS += o.UPOS
	l.XPOS += o.XPOS
	l.Feats += o.Feats
	l.Name += o.Name
	l.Words += o.Words
	l.TreeWords += o.TreeWords
	l.NameWords += o.NameWords
}

// worker runs sentences forwards and backwards and keeps its own gradients.
type worker struct {
	w     *weights
	grad  [][]float32 // by position in Params.All
	rows  [][]int32   // rows of sparse tensors that have a gradient
	seen  [][]bool
	cache map[string]neural.WordFeatures
	low   map[string]string
	rnd   *rand.Rand
	rates Rates
	train bool
	// scale is what each loss is multiplied by on the way back.
	scale float32
	// soft is what a teacher thinks of the batch, nil without one.
	soft *soft

	total         int
	starts        []int
	feats         []neural.WordFeatures
	shapes        []int32
	gaz           []uint32
	style         []int32
	x, dx, xmask  []float32
	layers        []layerState
	heads, dheads []float32
	bi, dbi       []float32
	z, dz         []float32
	scores        []float32
	tags, dtags   []float32
	crf           crf
	zname         []float32
	namemask      []float32
	lows          []string
	kinds         []uint8
	panels        []float32
}

type layerState struct {
	u, du       []float32
	cells       []float32
	in, din     []float32 // the layer's output is the next one's in
	dropped     []float32
	ddropped    []float32
	mask        []float32 // one row a sentence
	gates, cols int
}

func newWorker(w *weights, seed uint64, rates Rates) *worker {
	k := &worker{w: w, rates: rates, rnd: rand.New(rand.NewPCG(seed, 99)), cache: map[string]neural.WordFeatures{}, low: map[string]string{}}
	for _, x := range w.p.All {
		k.grad = append(k.grad, make([]float32, len(x.Data)))
		k.rows = append(k.rows, nil)
		if x.Sparse {
			k.seen = append(k.seen, make([]bool, x.Rows))
		} else {
			k.seen = append(k.seen, nil)
		}
	}
	k.layers = make([]layerState, w.c.Layers+1)
	return k
}

// clear forgets the gradients.
func (k *worker) clear() {
	for i, x := range k.w.p.All {
		if !x.Sparse {
			clear(k.grad[i])
			continue
		}
		for _, r := range k.rows[i] {
			clear(k.grad[i][int(r)*x.Cols : int(r+1)*x.Cols])
			k.seen[i][r] = false
		}
		k.rows[i] = k.rows[i][:0]
	}
}

func (k *worker) g(x *neural.Tensor) []float32 { return k.grad[k.w.index[x]] }

func (k *worker) row(x *neural.Tensor, r int32) []float32 {
	i := k.w.index[x]
	if !k.seen[i][r] {
		k.seen[i][r] = true
		k.rows[i] = append(k.rows[i], r)
	}
	return k.grad[i][int(r)*x.Cols : int(r+1)*x.Cols]
}

func (k *worker) times(x *neural.Tensor, rows int, a []float32, lda int, c []float32, ldc int) {
	kernel.Gemm(kernel.PadRows(rows), x.Cols, x.Rows, a, lda, 1, k.w.forward[k.w.index[x]], x.Rows*kernel.TileN, kernel.TileN, c, ldc, false)
}

// back computes da (+)= dc·xᵀ and adds aᵀ·dc to the gradient of x.
func (k *worker) back(x *neural.Tensor, rows int, a []float32, lda int, dc []float32, ldc int, da []float32, ldda int, add bool) {
	if da != nil {
		kernel.Gemm(kernel.PadRows(rows), x.Rows, x.Cols, dc, ldc, 1, k.w.backward[k.w.index[x]], x.Cols*kernel.TileN, kernel.TileN, da, ldda, add)
	}
	panels := sized(&k.panels, rows*x.Cols)
	kernel.PackStrided(panels, dc, rows, x.Cols, ldc)
	kernel.Gemm(x.Rows, x.Cols, rows, a, 1, lda, panels, rows*kernel.TileN, kernel.TileN, k.g(x), x.Cols, true)
}

func zeroed(s *[]float32, n int) []float32 {
	if cap(*s) < n {
		*s = make([]float32, n+n/4)
	}
	*s = (*s)[:n]
	clear(*s)
	return *s
}

func sized(s *[]float32, n int) []float32 {
	if cap(*s) < n {
		*s = make([]float32, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}

// run computes the losses of a batch and, when training, adds its gradients.
func (k *worker) run(batch []*Sentence, train bool) Losses {
	k.train = train
	k.gather(batch)
	k.forward()
	var l Losses
	l.Words = k.total
	k.losses(batch, &l)
	if train {
		k.backward()
	}
	return l
}

func (k *worker) lookup(word string) (neural.WordFeatures, string) {
	f, ok := k.cache[word]
	if !ok {
		low := neural.Lowered(word)
		f = neural.Features(k.w.c, k.w.lex, word, low, nil)
		k.cache[word], k.low[word] = f, low
	}
	return f, k.low[word]
}

// gather looks up the input of all words of a batch.
func (k *worker) gather(batch []*Sentence) {
	k.starts, k.total = k.starts[:0], 0
	for _, s := range batch {
		k.starts = append(k.starts, k.total)
		k.total += len(s.Words)
	}
	k.starts = append(k.starts, k.total)
	n := k.total
	rows := kernel.PadRows(n)
	x := zeroed(&k.x, rows*neural.InputDim)
	mask := sized(&k.xmask, rows*neural.InputDim)
	k.feats = k.feats[:0]
	k.shapes, k.style = k.shapes[:0], k.style[:0]
	k.gaz = append(k.gaz[:0], make([]uint32, n)...)
	p := k.w.p
	keep := 1 / (1 - k.rates.Input)
	for b, s := range batch {
		words := s.Words
		style := int32(s.Style)
		if k.train {
			words = k.recase(words)
			if k.rnd.Float32() < 0.5 {
				style = neural.StyleNeutral
			}
		}
		kase := neural.CaseOf(words)
		k.lows, k.kinds = k.lows[:0], k.kinds[:0]
		at := k.starts[b]
		for i, word := range words {
			f, low := k.lookup(word)
			k.lows, k.kinds = append(k.lows, low), append(k.kinds, f.Shape)
			if k.train {
				if f.Word > 0 && k.rnd.Float32() < k.rates.Word {
					f.Word = 0
				}
				if k.rnd.Float32() < k.rates.Static {
					f.Static = 0
				}
			}
			k.feats = append(k.feats, f)
			k.shapes = append(k.shapes, neural.ShapeRow(f.Shape, i == 0, kase))
			k.style = append(k.style, style)
		}
		k.w.lex.Gaz.Mark(k.lows, k.kinds, kase, k.gaz[at:at+len(words)])
	}
	for i := range n {
		f := &k.feats[i]
		v := x[i*neural.InputDim : (i+1)*neural.InputDim]
		k.w.lex.Vectors.Row(f.Static, v)
		copy(v[neural.WordAt:], p.Word.Data[int(f.Word)*neural.WordDim:][:neural.WordDim])
		for j, r := range f.Affix {
			copy(v[neural.AffixAt+j*neural.AffixDim:], p.Affix[j].Data[int(r)*neural.AffixDim:][:neural.AffixDim])
		}
		for _, r := range f.Grams {
			kernel.Axpy(1/float32(len(f.Grams)), p.Gram.Data[int(r)*neural.GramDim:][:neural.GramDim], v[neural.GramAt:neural.ShapeAt])
		}
		copy(v[neural.ShapeAt:], p.Shape.Data[int(k.shapes[i])*neural.ShapeDim:][:neural.ShapeDim])
		eachGaz(k.gaz[i], func(r int32) {
			kernel.Axpy(1, p.Gaz.Data[int(r)*neural.GazDim:][:neural.GazDim], v[neural.GazAt:neural.StyleAt])
		})
		copy(v[neural.StyleAt:], p.Style.Data[int(k.style[i])*neural.StyleDim:][:neural.StyleDim])
		if k.train && k.rates.Input > 0 {
			mk := mask[i*neural.InputDim : (i+1)*neural.InputDim]
			k.fillMask(mk, k.rates.Input, keep)
			for j, q := range mk {
				v[j] *= q
			}
		}
	}
}

// fillMask draws keep-or-drop factors, 16 random bits each, from a xorshift
// generator (Marsaglia 2003) that the worker's own starts.
func (k *worker) fillMask(mk []float32, rate, keep float32) {
	limit := uint64(rate * 65536)
	state := k.rnd.Uint64() | 1
	factor := [2]float32{keep, 0}
	for len(mk) >= 4 {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		b := state * 0x2545f4914f6cdd1d
		mk[0] = factor[(b&0xffff-limit)>>63]
		mk[1] = factor[(b>>16&0xffff-limit)>>63]
		mk[2] = factor[(b>>32&0xffff-limit)>>63]
		mk[3] = factor[(b>>48-limit)>>63]
		mk = mk[4:]
	}
	for j := range mk {
		mk[j] = keep
		if k.rnd.Uint64()&0xffff < limit {
			mk[j] = 0
		}
	}
}

func eachGaz(set uint32, f func(row int32)) {
	if set == 0 {
		f(0)
	}
	for r := int32(1); set != 0; set, r = set>>1, r+1 {
		if set&1 != 0 {
			f(r)
		}
	}
}

// forward runs the encoder and the hidden units of the heads.
func (k *worker) forward() {
	c, p, n := k.w.c, k.w.p, k.total
	rows, dim, h := kernel.PadRows(n), c.Dim(), c.Hidden
	for l := range c.Layers {
		s := &k.layers[l]
		s.gates, s.cols = 3, p.Layer[l].W.Cols
		in, ldin := k.x, neural.InputDim
		if l == 0 {
			s.gates = 4
		} else {
			in, ldin = k.drop(s, rows), dim
		}
		u := sized(&s.u, rows*s.cols)
		k.times(p.Layer[l].W, n, in, ldin, u, s.cols)
		cells := sized(&s.cells, rows*dim)
		out := zeroed(&k.layers[l+1].in, rows*dim)
		for b := range len(k.starts) - 1 {
			from, to := k.starts[b], k.starts[b+1]
			for dir := range 2 {
				r := k.recurrence(l, dir, from, to, u, cells)
				r.Out, r.OutStride = out[from*dim+dir*h:], dim
				r.Run()
			}
		}
	}
	last := &k.layers[c.Layers]
	hidden := k.drop(last, rows)
	hd := c.HeadDim()
	heads := sized(&k.heads, rows*hd)
	k.times(p.Head, n, hidden, dim, heads, hd)
}

func (k *worker) recurrence(l, dir, from, to int, u, cells []float32) kernel.Recurrence {
	c, s := k.w.c, &k.layers[l]
	h, dim := c.Hidden, c.Dim()
	p := &k.w.p.Layer[l]
	r := kernel.Recurrence{
		U: u[from*s.cols+dir*s.gates*h:], UStride: s.cols,
		V: p.V.Data[dir*2*h : (dir+1)*2*h], B: p.B.Data[dir*2*h : (dir+1)*2*h],
		C: cells[from*dim+dir*h:], CStride: dim,
		N: to - from, H: h, Reverse: dir == 1,
	}
	if l == 0 {
		r.X, r.XStride = u[from*s.cols+dir*s.gates*h+3*h:], s.cols
	} else {
		r.X, r.XStride = s.in[from*dim+dir*h:], dim
	}
	return r
}

// drop applies one mask a sentence to the input of a layer.
func (k *worker) drop(s *layerState, rows int) []float32 {
	if !k.train || k.rates.Layer == 0 {
		s.mask = s.mask[:0]
		return s.in
	}
	dim := k.w.c.Dim()
	mask := sized(&s.mask, (len(k.starts)-1)*dim)
	k.fillMask(mask, k.rates.Layer, 1/(1-k.rates.Layer))
	out := zeroed(&s.dropped, rows*dim)
	for b := range len(k.starts) - 1 {
		mk := mask[b*dim : (b+1)*dim]
		for t := k.starts[b]; t < k.starts[b+1]; t++ {
			src, dst := s.in[t*dim:(t+1)*dim], out[t*dim:(t+1)*dim]
			for j, q := range mk {
				dst[j] = src[j] * q
			}
		}
	}
	return out
}

// backward carries dheads back to the embeddings.
func (k *worker) backward() {
	c, p, n := k.w.c, k.w.p, k.total
	rows, dim, hd, h := kernel.PadRows(n), c.Dim(), c.HeadDim(), c.Hidden
	last := &k.layers[c.Layers]
	hidden := last.in
	if len(last.mask) > 0 {
		hidden = last.dropped
	}
	bias := k.g(p.HeadBias)
	for i := range n {
		kernel.Axpy(1, k.dheads[i*hd:(i+1)*hd], bias)
	}
	din := sized(&last.din, rows*dim)
	k.back(p.Head, n, hidden, dim, k.dheads, hd, din, dim, false)
	k.undrop(last, din)
	for l := c.Layers - 1; l >= 0; l-- {
		s := &k.layers[l]
		dout := k.layers[l+1].din
		du := sized(&s.du, rows*s.cols)
		clear(du[n*s.cols:])
		if pad := s.cols - 2*s.gates*h; pad > 0 {
			for i := range n {
				clear(du[i*s.cols+2*s.gates*h : (i+1)*s.cols])
			}
		}
		var dx []float32
		if l > 0 {
			dx = sized(&s.din, rows*dim)
			clear(dx[n*dim:])
		}
		gv, gb := k.g(p.Layer[l].V), k.g(p.Layer[l].B)
		for b := range len(k.starts) - 1 {
			from, to := k.starts[b], k.starts[b+1]
			for dir := range 2 {
				r := k.recurrence(l, dir, from, to, s.u, s.cells)
				back := kernel.RecurrenceBack{
					Recurrence: r,
					DOut:       dout[from*dim+dir*h:], DOutStride: dim,
					DU: du[from*s.cols+dir*s.gates*h:], DUStride: s.cols,
					DV: gv[dir*2*h : (dir+1)*2*h], DB: gb[dir*2*h : (dir+1)*2*h],
				}
				if l == 0 {
					back.DX, back.DXStride = du[from*s.cols+dir*s.gates*h+3*h:], s.cols
				} else {
					back.DX, back.DXStride = dx[from*dim+dir*h:], dim
				}
				back.Run()
			}
		}
		if l == 0 {
			k.dx = sized(&k.dx, rows*neural.InputDim)
			k.back(p.Layer[0].W, n, k.x, neural.InputDim, du, s.cols, k.dx, neural.InputDim, false)
			break
		}
		in := s.in
		if len(s.mask) > 0 {
			in = s.dropped
			dd := sized(&s.ddropped, rows*dim)
			k.back(p.Layer[l].W, n, in, dim, du, s.cols, dd, dim, false)
			k.undrop(s, dd)
			kernel.Axpy(1, dd[:n*dim], dx[:n*dim])
		} else {
			k.back(p.Layer[l].W, n, in, dim, du, s.cols, dx, dim, true)
		}
	}
	k.scatter()
}

func (k *worker) undrop(s *layerState, d []float32) {
	if len(s.mask) == 0 {
		return
	}
	dim := k.w.c.Dim()
	for b := range len(k.starts) - 1 {
		mk := s.mask[b*dim : (b+1)*dim]
		for t := k.starts[b]; t < k.starts[b+1]; t++ {
			row := d[t*dim : (t+1)*dim]
			for j, q := range mk {
				row[j] *= q
			}
		}
	}
}

// scatter gives the gradient of the input to the embeddings.
func (k *worker) scatter() {
	p := k.w.p
	masked := k.train && k.rates.Input > 0
	for i := range k.total {
		f := &k.feats[i]
		d := k.dx[i*neural.InputDim : (i+1)*neural.InputDim]
		if masked {
			for j, q := range k.xmask[i*neural.InputDim : (i+1)*neural.InputDim] {
				d[j] *= q
			}
		}
		kernel.Axpy(1, d[neural.WordAt:neural.AffixAt], k.row(p.Word, f.Word))
		for j, r := range f.Affix {
			kernel.Axpy(1, d[neural.AffixAt+j*neural.AffixDim:][:neural.AffixDim], k.row(p.Affix[j], r))
		}
		for _, r := range f.Grams {
			kernel.Axpy(1/float32(len(f.Grams)), d[neural.GramAt:neural.ShapeAt], k.row(p.Gram, r))
		}
		kernel.Axpy(1, d[neural.ShapeAt:neural.GazAt], k.row(p.Shape, k.shapes[i]))
		eachGaz(k.gaz[i], func(r int32) {
			kernel.Axpy(1, d[neural.GazAt:neural.StyleAt], k.row(p.Gaz, r))
		})
		kernel.Axpy(1, d[neural.StyleAt:neural.StyleAt+neural.StyleDim], k.row(p.Style, k.style[i]))
	}
}

// softmax replaces scores by the gradient of minus the logarithm of the gold
// label's share, and returns that loss.
func softmax(x []float32, gold int) float64 {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float64
	for i, v := range x {
		e := math.Exp(float64(v - top))
		x[i] = float32(e)
		sum += e
	}
	loss := math.Log(sum) - math.Log(float64(x[gold])+1e-30)
	inv := float32(1 / sum)
	for i := range x {
		x[i] *= inv
	}
	x[gold]--
	return loss
}
