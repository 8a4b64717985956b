package clause

import (
	"math"
	"math/rand/v2"
)

// network is one hidden layer over the dense features.
type network struct {
	in, hidden int
	w1         []float32 // hidden × in
	b1         []float32
	w2         [][classes]float32 // hidden
	b2         [classes]float32
}

// scores is what the network says of x. The rows of the first layer are walked
// eight at a time, so that their sums do not wait for one another, and stretches
// of x that are zero (a pool without words) are passed over.
func (n *network) scores(x []float32) [classes]float32 {
	h := make([]float32, n.hidden)
	j := 0
	for ; j+lanes <= n.hidden; j += lanes {
		n.eight(j, x, (*[lanes]float32)(h[j:]))
	}
	for ; j < n.hidden; j++ {
		h[j] = n.unit(j, x)
	}
	return n.out(h)
}

const lanes = 8

// eight sets the units j to j+7 of the hidden layer.
func (n *network) eight(j int, x []float32, h *[lanes]float32) {
	in := len(x)
	r0, r1, r2, r3 := n.w1[j*in:][:in], n.w1[(j+1)*in:][:in], n.w1[(j+2)*in:][:in], n.w1[(j+3)*in:][:in]
	r4, r5, r6, r7 := n.w1[(j+4)*in:][:in], n.w1[(j+5)*in:][:in], n.w1[(j+6)*in:][:in], n.w1[(j+7)*in:][:in]
	b := (*[lanes]float32)(n.b1[j:])
	s0, s1, s2, s3, s4, s5, s6, s7 := b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]
	for k, v := range x {
		if v == 0 {
			continue
		}
		s0 += r0[k] * v
		s1 += r1[k] * v
		s2 += r2[k] * v
		s3 += r3[k] * v
		s4 += r4[k] * v
		s5 += r5[k] * v
		s6 += r6[k] * v
		s7 += r7[k] * v
	}
	*h = [lanes]float32{max(s0, 0), max(s1, 0), max(s2, 0), max(s3, 0), max(s4, 0), max(s5, 0), max(s6, 0), max(s7, 0)}
}

// unit is the value of one unit of the hidden layer.
func (n *network) unit(j int, x []float32) float32 {
	s := n.b1[j]
	row := n.w1[j*n.in : (j+1)*n.in]
	for k, v := range x {
		s += row[k] * v
	}
	return max(s, 0)
}

func (n *network) layer(x, h []float32) {
	for j := range h {
		h[j] = n.unit(j, x)
	}
}

func (n *network) out(h []float32) [classes]float32 {
	out := n.b2
	for j, v := range h {
		if v != 0 {
			for c := range out {
				out[c] += v * n.w2[j][c]
			}
		}
	}
	return out
}

// moments are Adam's running means for one block of weights.
type moments struct{ m, v []float32 }

func (a *moments) step(w, g []float32, rate, decay, c1, c2 float32) {
	if a.m == nil {
		a.m, a.v = make([]float32, len(w)), make([]float32, len(w))
	}
	for i, x := range g {
		a.m[i] = 0.9*a.m[i] + 0.1*x
		a.v[i] = 0.999*a.v[i] + 0.001*x*x
		w[i] -= rate * (a.m[i]/c1/(float32(math.Sqrt(float64(a.v[i]/c2)))+1e-8) + decay*w[i])
		g[i] = 0
	}
}

// fitNetwork trains by Adam with decoupled weight decay and dropout on both
// layers.
func fitNetwork(xs [][]float32, examples []Example, hidden, epochs int, seed uint64) *network {
	rng := rand.New(rand.NewPCG(seed, 3))
	n := &network{in: len(xs[0]), hidden: hidden}
	n.w1, n.b1 = make([]float32, hidden*n.in), make([]float32, hidden)
	for i := range n.w1 {
		n.w1[i] = float32(rng.NormFloat64() * math.Sqrt(2/float64(n.in)) * 2)
	}
	w2 := make([]float32, hidden*classes)
	for i := range w2 {
		w2[i] = float32(rng.NormFloat64() * math.Sqrt(1/float64(hidden)))
	}
	b2 := make([]float32, classes)
	g1, gb1, g2, gb2 := make([]float32, len(n.w1)), make([]float32, hidden), make([]float32, len(w2)), make([]float32, classes)
	var a1, ab1, a2, ab2 moments
	sync := func() {
		n.w2 = n.w2[:0]
		for j := range hidden {
			n.w2 = append(n.w2, [classes]float32(w2[j*classes:(j+1)*classes]))
		}
		n.b2 = [classes]float32(b2)
	}
	sync()
	const batch = 32
	h, x := make([]float32, hidden), make([]float32, n.in)
	c1, c2 := float32(1), float32(1)
	p1, p2 := 1.0, 1.0
	steps := epochs * (len(xs) + batch - 1) / batch
	step := 0
	for range epochs {
		order := rng.Perm(len(xs))
		for at := 0; at < len(order); at += batch {
			for _, i := range order[at:min(at+batch, len(order))] {
				for k, v := range xs[i] {
					x[k] = v * 1.25
					if rng.Float32() < 0.2 {
						x[k] = 0
					}
				}
				n.layer(x, h)
				for j := range h {
					if rng.Float32() < 0.3 {
						h[j] = 0
					}
					h[j] /= 0.7
				}
				p := softmax(n.out(h))
				t := aim(p, examples[i].Allowed)
				w := examples[i].Weight / batch
				var d [classes]float32
				for c := range d {
					d[c] = (p[c] - t[c]) * w
					gb2[c] += d[c]
				}
				for j, v := range h {
					if v == 0 {
						continue
					}
					var back float32
					for c := range d {
						g2[j*classes+c] += d[c] * v
						back += d[c] * n.w2[j][c]
					}
					back /= 0.7
					gb1[j] += back
					row := g1[j*n.in : (j+1)*n.in]
					for k, xv := range x {
						row[k] += back * xv
					}
				}
			}
			p1, p2 = p1*0.9, p2*0.999
			c1, c2 = float32(1-p1), float32(1-p2)
			rate := float32(2e-3 * (1 - float64(step)/float64(steps)))
			step++
			a1.step(n.w1, g1, rate, 0.02, c1, c2)
			ab1.step(n.b1, gb1, rate, 0, c1, c2)
			a2.step(w2, g2, rate, 0.02, c1, c2)
			ab2.step(b2, gb2, rate, 0, c1, c2)
			sync()
		}
	}
	return n
}
