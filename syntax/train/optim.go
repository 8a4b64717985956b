package train

import (
	"math"
	"sync"

	"chancery/syntax/internal/neural"
	"chancery/syntax/internal/neural/kernel"
)

// adam keeps the moments of all parameters (Kingma and Ba 2015). Rows of
// sparse tensors move only in steps that touched them.
type adam struct {
	m, v  [][]float32
	step  int
	beta1 float64
	beta2 float64
	// mean is the running average of the parameters, nil to keep none.
	mean  [][]float32
	decay float64
}

func newAdam(p *neural.Params) *adam {
	a := &adam{beta1: 0.9, beta2: 0.98, decay: 0.9995}
	for _, x := range p.All {
		a.m = append(a.m, make([]float32, len(x.Data)))
		a.v = append(a.v, make([]float32, len(x.Data)))
		a.mean = append(a.mean, append([]float32(nil), x.Data...))
	}
	return a
}

// norm is the length of the gradient of both workers together.
func norm(p *neural.Params, a, b *worker) float64 {
	var sum float64
	for i, x := range p.All {
		if x.Sparse {
			continue
		}
		g, h := a.grad[i], b.grad[i]
		kernel.Axpy(1, h, g)
		clear(h)
		sum += float64(kernel.Dot(g, g))
	}
	return math.Sqrt(sum)
}

// update moves the parameters of every second tensor or block; part is 0 or 1.
func (a *adam) update(p *neural.Params, w0, w1 *worker, lr, factor float64, part int) {
	c := [8]float32{
		float32(a.beta1), float32(1 - a.beta1), float32(a.beta2), float32(1 - a.beta2),
		float32(lr / (1 - math.Pow(a.beta1, float64(a.step)))),
		float32(1 / math.Sqrt(1-math.Pow(a.beta2, float64(a.step)))), 1e-8, float32(factor),
	}
	for i, x := range p.All {
		if !x.Sparse {
			n := len(x.Data)
			from, to := 0, n
			if n >= 1<<14 {
				half := n / 2 &^ 15
				from, to = part*half, half+part*(n-half)
			} else if i%2 != part {
				continue
			}
			a.block(x.Data[from:to], a.m[i][from:to], a.v[i][from:to], w0.grad[i][from:to], w1.grad[i][from:to], &c)
			continue
		}
		for k, w := range []*worker{w0, w1} {
			for _, r := range w.rows[i] {
				if int(r)%2 != part || k == 1 && w0.seen[i][r] {
					continue
				}
				lo, hi := int(r)*x.Cols, int(r+1)*x.Cols
				a.block(x.Data[lo:hi], a.m[i][lo:hi], a.v[i][lo:hi], w0.grad[i][lo:hi], w1.grad[i][lo:hi], &c)
			}
		}
	}
}

func (a *adam) block(p, m, v, g, h []float32, c *[8]float32) {
	n := len(p) &^ 7
	kernel.Adam(p[:n], m[:n], v[:n], g[:n], h[:n], c)
	if n < len(p) {
		var q [5][8]float32
		for k, s := range [][]float32{p, m, v, g, h} {
			copy(q[k][:], s[n:])
		}
		kernel.Adam(q[0][:], q[1][:], q[2][:], q[3][:], q[4][:], c)
		for k, s := range [][]float32{p, m, v} {
			copy(s[n:], q[k][:])
		}
	}
}

// average moves the running mean towards the parameters. It is called every
// few steps and makes up for those between.
func (a *adam) average(p *neural.Params, every, part int) {
	d := math.Pow(min(a.decay, (1+float64(a.step))/(10+float64(a.step))), float64(every))
	for i, x := range p.All {
		if i%2 != part {
			continue
		}
		mean := a.mean[i]
		for j, v := range x.Data {
			mean[j] += float32(1-d) * (v - mean[j])
		}
	}
}

// both runs f for the two halves of a task at once.
func both(f func(part int)) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		f(1)
	}()
	f(0)
	wg.Wait()
}
