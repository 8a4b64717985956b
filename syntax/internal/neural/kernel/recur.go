package kernel

import "unsafe"

// Gate is the squashing function of the recurrent gates: a rational stand-in
// for the logistic function that reaches 0 and 1 at ∓6, the same to the bit
// with and without assembly.
func Gate(x float32) float32 {
	x = min(max(x, -6), 6)
	s := x * x
	num := float32(0.25*x) * float32(s+108)
	return 0.5 + num/float32(float32(9*s)+108)
}

// GateSlope is the derivative of Gate.
func GateSlope(x float32) float32 {
	s := x * x
	if s >= 36 {
		return 0
	}
	d := (36 - s) / (3 * (12 + s))
	return 0.25 * d * d
}

// Recurrence describes one direction of one recurrent layer over one sentence.
// All strides count numbers from one word to the next.
type Recurrence struct {
	// U holds for each word the candidate, the forget gate and the output gate
	// before squashing, H numbers each, one after the other. When C is set the
	// gates are completed in place, for the way back.
	U       []float32
	UStride int
	// X is what the highway carries past the layer.
	X       []float32
	XStride int
	// V and B hold the recurrent weights and the biases of the forget and the
	// output gate, 2·H numbers each.
	V, B []float32
	// Out receives the layer's output.
	Out       []float32
	OutStride int
	// C, if not nil, receives the cells.
	C       []float32
	CStride int
	// N words of H numbers; H is a multiple of 8.
	N, H    int
	Reverse bool
}

type recurArgs struct {
	u, x, v, b, out, c unsafe.Pointer
	us, xs, os, cs     int64
	n, h, gate, save   int64
}

// Run computes, for each word in order, or backwards:
//
//	f = Gate(uf + vf·c + bf);  r = Gate(ur + vr·c + br)
//	c = u + f·(c - u);         out = x + r·(c - x)
func (r *Recurrence) Run() {
	if r.N == 0 {
		return
	}
	last := r.N - 1
	_ = r.U[last*r.UStride+3*r.H-1]
	_ = r.X[last*r.XStride+r.H-1]
	_ = r.Out[last*r.OutStride+r.H-1]
	_, _ = r.V[2*r.H-1], r.B[2*r.H-1]
	if r.C != nil {
		_ = r.C[last*r.CStride+r.H-1]
	}
	if recur(r) {
		return
	}
	r.plain()
}

func (r *Recurrence) plain() {
	h := r.H
	var state [1024]float32
	cell := state[:h]
	vf, vr, bf, br := r.V[:h], r.V[h:2*h], r.B[:h], r.B[h:2*h]
	for i := range r.N {
		t := i
		if r.Reverse {
			t = r.N - 1 - i
		}
		u := r.U[t*r.UStride:][: 3*h : 3*h]
		uu, uf, ur := u[:h], u[h:2*h], u[2*h:]
		x, out := r.X[t*r.XStride:][:h], r.Out[t*r.OutStride:][:h]
		for j := range cell {
			c := cell[j]
			pf := float32(uf[j]+float32(vf[j]*c)) + bf[j]
			pr := float32(ur[j]+float32(vr[j]*c)) + br[j]
			c = uu[j] + float32(Gate(pf)*float32(c-uu[j]))
			cell[j] = c
			if r.C != nil {
				uf[j], ur[j] = pf, pr
				r.C[t*r.CStride+j] = c
			}
			out[j] = x[j] + float32(Gate(pr)*float32(c-x[j]))
		}
	}
}

// RecurrenceBack is the way back through a Recurrence that was run with C.
type RecurrenceBack struct {
	Recurrence
	// DOut is the gradient of Out; DU and DX receive those of U and X, and to
	// DV and DB those of V and B are added.
	DOut       []float32
	DOutStride int
	DU         []float32
	DUStride   int
	DX         []float32
	DXStride   int
	DV, DB     []float32
}

type recurBackArgs struct {
	u, x, dout, c, v, du, dx, dv, db, zero unsafe.Pointer
	us, xs, dos, cs, dus, dxs              int64
	n, h, gate                             int64
}

// Run computes the gradients.
func (r *RecurrenceBack) Run() {
	if r.N == 0 {
		return
	}
	last := r.N - 1
	_, _, _ = r.U[last*r.UStride+3*r.H-1], r.X[last*r.XStride+r.H-1], r.C[last*r.CStride+r.H-1]
	_, _, _ = r.DU[last*r.DUStride+3*r.H-1], r.DX[last*r.DXStride+r.H-1], r.DOut[last*r.DOutStride+r.H-1]
	_, _, _ = r.V[2*r.H-1], r.DV[2*r.H-1], r.DB[2*r.H-1]
	if !recurBack(r) {
		r.plain()
	}
}

func (r *RecurrenceBack) plain() {
	h := r.H
	var state [1024]float32
	carry := state[:h]
	zero := make([]float32, h)
	vf, vr := r.V[:h], r.V[h:2*h]
	dvf, dvr, dbf, dbr := r.DV[:h], r.DV[h:2*h], r.DB[:h], r.DB[h:2*h]
	for i := r.N - 1; i >= 0; i-- {
		t, before := i, i-1
		if r.Reverse {
			t, before = r.N-1-i, r.N-i
		}
		u := r.U[t*r.UStride:][: 3*h : 3*h]
		uu, uf, ur := u[:h], u[h:2*h], u[2*h:]
		du := r.DU[t*r.DUStride:][: 3*h : 3*h]
		duu, duf, dur := du[:h], du[h:2*h], du[2*h:]
		x, dx := r.X[t*r.XStride:][:h], r.DX[t*r.DXStride:][:h]
		dout, cell := r.DOut[t*r.DOutStride:][:h], r.C[t*r.CStride:][:h]
		prev := zero
		if i > 0 {
			prev = r.C[before*r.CStride:][:h]
		}
		for j := range carry {
			d := dout[j]
			gr, gf := Gate(ur[j]), Gate(uf[j])
			dpr := d * (cell[j] - x[j]) * GateSlope(ur[j])
			dx[j] = d * (1 - gr)
			dc := carry[j] + d*gr
			dpf := dc * (prev[j] - uu[j]) * GateSlope(uf[j])
			duu[j], duf[j], dur[j] = dc*(1-gf), dpf, dpr
			carry[j] = dc*gf + dpf*vf[j] + dpr*vr[j]
			dvf[j] += dpf * prev[j]
			dvr[j] += dpr * prev[j]
			dbf[j] += dpf
			dbr[j] += dpr
		}
	}
}
