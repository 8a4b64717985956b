package main

import "math"

// row is a candidate: the values of its traits, and whether it is a pair.
type row struct {
	traits []float64
	right  bool
}

// model is a logistic regression: the weight of each trait, and what is added to them.
type model struct {
	weights []float64
	bias    float64
}

// sure is the probability of a row, 0 to 1.
func (m *model) sure(traits []float64) float64 {
	z := m.bias
	for k, w := range m.weights {
		z += w * traits[k]
	}
	return 1 / (1 + math.Exp(-z))
}

const (
	ridge  = 5.0  // the penalty on the squares of the weights, of traits brought to one scale
	rounds = 8    // of Newton's method, which has settled by then
	least  = 1e-6 // of a row's variance, so that what is sure counts still
)

// learn fits a model to rows by Newton's method with a ridge penalty (le Cessie and van
// Houwelingen 1992), the traits brought to mean 0 and deviation 1.
func learn(rows []row) *model {
	mean, deviation := scales(rows)
	n := len(mean)
	w := make([]float64, n+1) // the last is the bias
	z := make([]float64, n+1)
	z[n] = 1
	for range rounds {
		gradient := make([]float64, n+1)
		hessian := make([][]float64, n+1)
		for k := range hessian {
			hessian[k] = make([]float64, n+1)
			if k < n {
				gradient[k], hessian[k][k] = ridge*w[k], ridge
			}
		}
		for _, r := range rows {
			at := w[n]
			for k := range n {
				z[k] = (r.traits[k] - mean[k]) / deviation[k]
				at += w[k] * z[k]
			}
			p := 1 / (1 + math.Exp(-at))
			off, variance := p, math.Max(p*(1-p), least)
			if r.right {
				off--
			}
			for k := range z {
				gradient[k] += off * z[k]
				for c := range z {
					hessian[k][c] += variance * z[k] * z[c]
				}
			}
		}
		for k, step := range solve(hessian, gradient) {
			w[k] -= step
		}
	}
	m := &model{weights: w[:n], bias: w[n]}
	for k := range m.weights {
		m.weights[k] /= deviation[k]
		m.bias -= m.weights[k] * mean[k]
	}
	return m
}

// scales are the mean and the deviation of each trait; a trait that is the same in all
// rows has deviation 1.
func scales(rows []row) (mean, deviation []float64) {
	if len(rows) == 0 {
		return nil, nil
	}
	mean, deviation = make([]float64, len(rows[0].traits)), make([]float64, len(rows[0].traits))
	count := float64(len(rows))
	for k := range mean {
		for _, r := range rows {
			mean[k] += r.traits[k] / count
		}
		for _, r := range rows {
			d := r.traits[k] - mean[k]
			deviation[k] += d * d / count
		}
		if deviation[k] = math.Sqrt(deviation[k]); deviation[k] == 0 {
			deviation[k] = 1
		}
	}
	return mean, deviation
}

// solve finds x of a·x = b by elimination with the greatest pivot first; a and b are
// used up.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		pivot := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[pivot][c]) {
				pivot = r
			}
		}
		a[c], a[pivot], b[c], b[pivot] = a[pivot], a[c], b[pivot], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	for r := n - 1; r >= 0; r-- {
		for k := r + 1; k < n; k++ {
			b[r] -= a[r][k] * b[k]
		}
		b[r] /= a[r][r]
	}
	return b
}
