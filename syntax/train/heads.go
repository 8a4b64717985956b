package train

import (
	"math"

	"chancery/syntax/internal/neural"
	"chancery/syntax/internal/neural/kernel"
)

// tagShare is the weight of each of the three tag losses beside those of the
// arcs, the relations and the names.
const tagShare = 0.4

// losses runs the heads on the hidden units, adds up the losses and leaves the
// gradient of the hidden units in k.dheads.
func (k *worker) losses(batch []*Sentence, l *Losses) {
	c, p, n := k.w.c, k.w.p, k.total
	rows, hd := kernel.PadRows(n), c.HeadDim()
	zeroed(&k.dheads, rows*hd)
	sized(&k.zname, rows*c.Name)
	mask := sized(&k.namemask, rows*hd)
	dropping := k.train && k.rates.Head > 0
	if dropping {
		k.fillMask(mask[:n*hd], k.rates.Head, 1/(1-k.rates.Head))
		for i := range n { // distances are not dropped
			m := mask[i*hd+c.DistAt() : (i+1)*hd]
			for j := range m {
				m[j] = 1
			}
		}
	}
	for i := range n {
		z := k.heads[i*hd : (i+1)*hd]
		kernel.Axpy(1, p.HeadBias.Data, z)
		copy(k.zname[i*c.Name:], z[c.NameAt():c.NameAt()+c.Name])
		leak(z[:2*c.Arc])
		leak(z[c.TagAt():c.NameAt()])
		if dropping {
			for j, q := range mask[i*hd : (i+1)*hd] {
				z[j] *= q
			}
		}
	}
	clear(k.heads[n*hd:])
	k.arcs(batch, l)
	k.relations(batch, l)
	k.labels(batch, l)
	if k.train {
		// The name head has undone its own units; the others follow here.
		for i := range n {
			z, d := k.heads[i*hd:(i+1)*hd], k.dheads[i*hd:(i+1)*hd]
			if dropping {
				for j, q := range mask[i*hd : (i+1)*hd] {
					d[j] *= q
				}
			}
			unleak(z[:2*c.Arc], d[:2*c.Arc])
			unleak(z[c.TagAt():c.NameAt()], d[c.TagAt():c.NameAt()])
		}
	}
	k.names(batch, l, mask, dropping)
}

func leak(z []float32) {
	for i, v := range z {
		z[i] = max(v, neural.Leak*v)
	}
}

func unleak(z, d []float32) {
	for i, v := range z {
		if v < 0 {
			d[i] *= neural.Leak
		}
	}
}

func (k *worker) arcs(batch []*Sentence, l *Losses) {
	c, p := k.w.c, k.w.p
	n, a, hd := k.total, c.Arc, c.HeadDim()
	rows := kernel.PadRows(n)
	bi, dbi := sized(&k.bi, rows*a), zeroed(&k.dbi, rows*a)
	k.times(p.Arc, n, k.heads, hd, bi, a)
	for i := range n {
		kernel.Axpy(1, p.ArcBias.Data, bi[i*a:(i+1)*a])
	}
	droot := k.g(p.ArcRoot)
	for b, s := range batch {
		if !s.Tree && k.soft == nil {
			continue
		}
		at, m := k.starts[b], len(s.Words)
		if s.Tree {
			l.TreeWords += m
		}
		score := sized(&k.scores, m+1)
		for i := range m {
			q := bi[(at+i)*a : (at+i+1)*a]
			k.arcScores(score, q, at, i, m)
			if s.Tree {
				gold := int(s.Head[i])
				if gold < 0 {
					gold = m
				}
				l.Arc += softmax(score, gold)
				if k.soft != nil {
					lean(score, k.soft.arcs[k.soft.at[b]+i*(m+1):][:m+1], gold, blend)
				}
			} else {
				softmax(score, 0)
				lean(score, k.soft.arcs[k.soft.at[b]+i*(m+1):][:m+1], 0, 1)
			}
			if !k.train {
				continue
			}
			scale := k.scale * s.Weight
			dq := dbi[(at+i)*a : (at+i+1)*a]
			ddist := k.dheads[(at+i)*hd+c.DistAt():][:neural.DistBuckets]
			for j, g := range score {
				g *= scale
				if g < 1e-9 && g > -1e-9 {
					continue
				}
				if j == m {
					kernel.Axpy(g, p.ArcRoot.Data, dq)
					kernel.Axpy(g, q, droot)
					ddist[neural.DistBuckets-1] += g
					continue
				}
				kernel.Axpy(g, k.heads[(at+j)*hd+c.HeadAt():][:a], dq)
				kernel.Axpy(g, q, k.dheads[(at+j)*hd+c.HeadAt():][:a])
				ddist[neural.Bucket(i, j)] += g
			}
		}
	}
	if !k.train {
		return
	}
	db := k.g(p.ArcBias)
	for i := range n {
		kernel.Axpy(1, dbi[i*a:(i+1)*a], db)
	}
	k.back(p.Arc, n, k.heads, hd, dbi, a, k.dheads, hd, true)
}

// lean moves a gradient of softmax from the gold label by a share towards the
// teacher's distribution.
func lean(x, teacher []float32, gold int, share float32) {
	x[gold] += share
	for i, q := range teacher {
		x[i] -= share * q
	}
}

// arcScores rates all heads of word i of the sentence that begins at at.
func (k *worker) arcScores(score, q []float32, at, i, m int) {
	c := k.w.c
	a, hd := c.Arc, c.HeadDim()
	dist := k.heads[(at+i)*hd+c.DistAt():][:neural.DistBuckets]
	for j := range m {
		if i == j {
			score[j] = -1e9
			continue
		}
		score[j] = kernel.Dot(q, k.heads[(at+j)*hd+c.HeadAt():][:a]) + dist[neural.Bucket(i, j)]
	}
	score[m] = kernel.Dot(q, k.w.p.ArcRoot.Data) + dist[neural.DistBuckets-1]
}

// pairUp combines a word's and its head's halves for the label scorer.
func pairUp(v, d, h []float32, w int) {
	for j := range w {
		x := d[j] + h[j]
		v[j] = max(x, neural.Leak*x)
		v[w+j] = d[w+j] * h[w+j]
	}
}

// relations scores the relation to the gold head.
func (k *worker) relations(batch []*Sentence, l *Losses) {
	c, p := k.w.c, k.w.p
	n, w, hd, cols := k.total, c.Label, c.HeadDim(), p.Label.Cols
	rows := kernel.PadRows(n)
	z, dz := zeroed(&k.z, rows*2*w), sized(&k.dz, rows*2*w)
	// head is the one whose relation is learned: gold, or the teacher's.
	head := func(s *Sentence, at, i int) int {
		switch {
		case s.Tree:
			return int(s.Head[i])
		case k.soft != nil:
			return int(k.soft.head[at+i])
		}
		return -1
	}
	for b, s := range batch {
		at := k.starts[b]
		for i := range s.Words {
			if h := head(s, at, i); h >= 0 {
				pairUp(z[(at+i)*2*w:(at+i+1)*2*w], k.heads[(at+i)*hd+c.LabDAt():], k.heads[(at+h)*hd+c.LabHAt():], w)
			}
		}
	}
	out, dout := sized(&k.tags, rows*cols), zeroed(&k.dtags, rows*cols)
	k.times(p.Label, n, z, 2*w, out, cols)
	db := k.g(p.LabelBias)
	rels := k.w.sizes.Rels
	for b, s := range batch {
		at := k.starts[b]
		for i := range s.Words {
			if head(s, at, i) < 0 || s.Tree && s.Rel[i] < 0 {
				continue
			}
			row := out[(at+i)*cols:][:rels]
			kernel.Axpy(1, p.LabelBias.Data[:len(row)], row)
			if s.Tree {
				l.Rel += softmax(row, int(s.Rel[i]))
				if k.soft != nil {
					lean(row, k.soft.rels[(at+i)*rels:][:rels], int(s.Rel[i]), blend)
				}
			} else {
				softmax(row, 0)
				lean(row, k.soft.rels[(at+i)*rels:][:rels], 0, 1)
			}
			if k.train {
				d := dout[(at+i)*cols:][:len(row)]
				kernel.Axpy(k.scale*s.Weight, row, d)
				kernel.Axpy(1, d, db[:len(row)])
			}
		}
	}
	if !k.train {
		return
	}
	k.back(p.Label, n, z, 2*w, dout, cols, dz, 2*w, false)
	for b, s := range batch {
		at := k.starts[b]
		for i := range s.Words {
			to := head(s, at, i)
			if to < 0 {
				continue
			}
			d, h := k.heads[(at+i)*hd+c.LabDAt():][:2*w], k.heads[(at+to)*hd+c.LabHAt():][:2*w]
			dd := k.dheads[(at+i)*hd+c.LabDAt():][:2*w]
			dh := k.dheads[(at+to)*hd+c.LabHAt():][:2*w]
			g, v := dz[(at+i)*2*w:(at+i+1)*2*w], z[(at+i)*2*w:(at+i+1)*2*w]
			for j := range w {
				x := g[j]
				if v[j] < 0 {
					x *= neural.Leak
				}
				dd[j] += x
				dh[j] += x
				dd[w+j] += g[w+j] * h[w+j]
				dh[w+j] += g[w+j] * d[w+j]
			}
		}
	}
}

// labels scores part of speech and features.
func (k *worker) labels(batch []*Sentence, l *Losses) {
	c, p, sz := k.w.c, k.w.p, k.w.sizes
	n, hd, cols := k.total, c.HeadDim(), p.Tag.Cols
	rows := kernel.PadRows(n)
	out, dout := sized(&k.tags, rows*cols), zeroed(&k.dtags, rows*cols)
	k.times(p.Tag, n, k.heads[c.TagAt():], hd, out, cols)
	db := k.g(p.TagBias)
	for b, s := range batch {
		if !s.Tree && k.soft == nil {
			continue
		}
		at := k.starts[b]
		for i := range s.Words {
			row := out[(at+i)*cols:][:sz.Tags()]
			kernel.Axpy(1, p.TagBias.Data[:len(row)], row)
			from := 0
			for part, size := range [3]int{sz.UPOS, sz.XPOS, sz.Feats} {
				x := row[from : from+size]
				var q []float32
				if k.soft != nil {
					q = k.soft.tags[(at+i)*sz.Tags()+from:][:size]
				}
				from += size
				if !s.Tree {
					softmax(x, 0)
					lean(x, q, 0, 1)
					continue
				}
				gold := [3][]int16{s.UPOS, s.XPOS, s.Feats}[part][i]
				if gold < 0 {
					clear(x)
					continue
				}
				*[3]*float64{&l.UPOS, &l.XPOS, &l.Feats}[part] += softmax(x, int(gold))
				if q != nil {
					lean(x, q, int(gold), blend)
				}
			}
			if k.train {
				d := dout[(at+i)*cols:][:len(row)]
				kernel.Axpy(k.scale*s.Weight*tagShare, row, d)
				kernel.Axpy(1, d, db[:len(row)])
			}
		}
	}
	if k.train {
		k.back(p.Tag, n, k.heads[c.TagAt():], hd, dout, cols, k.dheads[c.TagAt():], hd, true)
	}
}

// names scores sequences of name tags under each layer's convention.
func (k *worker) names(batch []*Sentence, l *Losses, mask []float32, dropping bool) {
	c, p := k.w.c, k.w.p
	n, hd, w, cols := k.total, c.HeadDim(), c.Name, p.Name.Cols
	rows := kernel.PadRows(n)
	k.crf.prepare(k.w.sizes.Names, p.NameNext.Data, k.w.steps)
	db, dstyle := k.g(p.NameBias), k.g(p.NameStyle)
	layersOf := func(b int) []NameLayer {
		if k.soft != nil && len(batch[b].Names) == 0 {
			return k.soft.names[b : b+1]
		}
		return batch[b].Names
	}
	for layer := range 2 {
		any := false
		z := zeroed(&k.z, rows*w)
		for b := range batch {
			if len(layersOf(b)) <= layer {
				continue
			}
			any = true
			style := p.NameStyle.Data[layersOf(b)[layer].Style*w:][:w]
			for i := k.starts[b]; i < k.starts[b+1]; i++ {
				v := z[i*w : (i+1)*w]
				copy(v, k.zname[i*w:(i+1)*w])
				kernel.Axpy(1, style, v)
				leak(v)
				if dropping {
					for j, q := range mask[i*hd+c.NameAt():][:w] {
						v[j] *= q
					}
				}
			}
		}
		if !any {
			break
		}
		out, dout := sized(&k.tags, rows*cols), zeroed(&k.dtags, rows*cols)
		k.times(p.Name, n, z, w, out, cols)
		for b, s := range batch {
			if len(layersOf(b)) <= layer {
				continue
			}
			at, m := k.starts[b], len(s.Words)
			l.NameWords += m
			for i := at; i < at+m; i++ {
				kernel.Axpy(1, p.NameBias.Data[:k.w.sizes.Names], out[i*cols:][:k.w.sizes.Names])
			}
			var next []float32
			if k.train {
				next = k.g(p.NameNext)
			}
			scale := k.scale * s.Weight * layersOf(b)[layer].Weight
			loss := k.crf.loss(out[at*cols:], m, cols, layersOf(b)[layer].Allowed, dout[at*cols:], next, scale)
			l.Name += loss
			if k.train {
				for i := at; i < at+m; i++ {
					kernel.Axpy(1, dout[i*cols:][:k.w.sizes.Names], db[:k.w.sizes.Names])
				}
			}
		}
		if !k.train {
			continue
		}
		dz := sized(&k.dz, rows*w)
		k.back(p.Name, n, z, w, dout, cols, dz, w, false)
		for b := range batch {
			if len(layersOf(b)) <= layer {
				continue
			}
			for i := k.starts[b]; i < k.starts[b+1]; i++ {
				d := dz[i*w : (i+1)*w]
				if dropping {
					for j, q := range mask[i*hd+c.NameAt():][:w] {
						d[j] *= q
					}
				}
				unleak(z[i*w:(i+1)*w], d)
				kernel.Axpy(1, d, dstyle[layersOf(b)[layer].Style*w:][:w])
				kernel.Axpy(1, d, k.dheads[i*hd+c.NameAt():][:w])
			}
		}
	}
}

// crf computes the loss of sequences of name tags of which only sets of
// possible tags are known: the logarithm of the share of all paths that stay
// within the sets (Lafferty and others 2001; partial labels as in Tsuboi and
// others 2008).
type crf struct {
	tags      int
	trans     []float64
	steps     [][]uint8
	emit      []float64
	fwd, back []float64
	marg      [2][]float64
}

func (f *crf) prepare(tags int, trans []float32, steps [][]uint8) {
	f.tags, f.steps = tags, steps
	if len(f.trans) != len(trans) {
		f.trans = make([]float64, len(trans))
	}
	for b, from := range steps {
		for _, a := range from {
			f.trans[int(a)*tags+b] = math.Exp(float64(trans[int(a)*tags+b]))
		}
	}
}

// loss adds the gradient, times scale, to d and dtrans unless dtrans is nil.
func (f *crf) loss(emit []float32, n, stride int, allowed []uint64, d, dtrans []float32, scale float32) float64 {
	free := f.pass(emit, n, stride, nil, 0, dtrans, scale)
	held := f.pass(emit, n, stride, allowed, 1, dtrans, -scale)
	if dtrans != nil {
		for t := range n {
			for y := range f.tags {
				d[t*stride+y] += scale * float32(f.marg[0][t*f.tags+y]-f.marg[1][t*f.tags+y])
			}
		}
	}
	return free - held
}

// pass runs forwards and backwards and returns the logarithm of the sum over
// all paths within the allowed sets; it leaves the marginals in f.marg[which].
func (f *crf) pass(emit []float32, n, stride int, allowed []uint64, which int, dtrans []float32, scale float32) float64 {
	k := f.tags
	f.emit, f.fwd, f.back = more(f.emit, n*k), more(f.fwd, n*k), more(f.back, k)
	f.marg[which] = more(f.marg[which], n*k)
	marg := f.marg[which]
	var log float64
	for t := range n {
		e, row := emit[t*stride:][:k], f.emit[t*k:(t+1)*k]
		top := float32(math.Inf(-1))
		for y, v := range e {
			if allowed == nil || allowed[t]>>y&1 != 0 {
				top = max(top, v)
			}
		}
		for y, v := range e {
			row[y] = 0
			if allowed == nil || allowed[t]>>y&1 != 0 {
				row[y] = math.Exp(float64(v - top))
			}
		}
		fw := f.fwd[t*k : (t+1)*k]
		var sum float64
		for y := range k {
			v := 0.0
			if t == 0 {
				if neural.NameFollows(-1, y) {
					v = 1
				}
			} else {
				prev := f.fwd[(t-1)*k : t*k]
				for _, a := range f.steps[y] {
					v += prev[a] * f.trans[int(a)*k+y]
				}
			}
			v *= row[y]
			if t == n-1 && !neural.NameFollows(y, -1) {
				v = 0
			}
			fw[y] = v
			sum += v
		}
		if sum <= 0 {
			sum = 1e-300
		}
		for y := range fw {
			fw[y] /= sum
		}
		log += float64(top) + math.Log(sum)
	}
	if dtrans == nil {
		return log
	}
	copy(marg[(n-1)*k:n*k], f.fwd[(n-1)*k:n*k])
	for t := n - 1; t > 0; t-- {
		// A pair's share is fwd[a]·trans·emit·(marg/fwd before scaling) of b.
		prev, row := f.fwd[(t-1)*k:t*k], f.emit[t*k:(t+1)*k]
		mb, ma := marg[t*k:(t+1)*k], marg[(t-1)*k:t*k]
		clear(ma)
		for y := range k {
			if mb[y] == 0 {
				continue
			}
			var in float64
			for _, a := range f.steps[y] {
				in += prev[a] * f.trans[int(a)*k+y]
			}
			in *= row[y]
			if in <= 0 {
				continue
			}
			q := mb[y] * row[y] / in
			for _, a := range f.steps[y] {
				share := prev[a] * f.trans[int(a)*k+y] * q
				ma[a] += share
				dtrans[int(a)*k+y] += scale * float32(share)
			}
		}
	}
	return log
}

func more(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n+n/2)
	}
	return s[:n]
}
