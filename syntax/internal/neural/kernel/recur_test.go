package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestRecurrenceIsTheSameToTheBit(t *testing.T) {
	best := level
	defer func() { level = best }()
	r := rand.New(rand.NewPCG(5, 6))
	const n, h = 7, 24
	for _, reverse := range []bool{false, true} {
		for _, save := range []bool{false, true} {
			u, x, v, b := random(r, n*4*h), random(r, n*h), random(r, 2*h), random(r, 2*h)
			for i := range u {
				u[i] *= 4
			}
			run := func(l int) (out, c, gates []float32) {
				level = l
				q := Recurrence{
					U: slices.Clone(u), UStride: 4 * h, X: x, XStride: h, V: v, B: b,
					Out: make([]float32, n*h), OutStride: h, N: n, H: h, Reverse: reverse,
				}
				if save {
					q.C, q.CStride = make([]float32, n*h), h
				}
				q.Run()
				return q.Out, q.C, q.U
			}
			o0, c0, g0 := run(0)
			o1, c1, g1 := run(best)
			if !slices.Equal(o0, o1) || !slices.Equal(c0, c1) || !slices.Equal(g0, g1) {
				t.Errorf("reverse %v, save %v: assembly differs", reverse, save)
			}
		}
	}
}

func TestGateIsAGate(t *testing.T) {
	for x := float32(-9); x <= 9; x += 0.37 {
		y := Gate(x)
		if y < 0 || y > 1 {
			t.Errorf("Gate(%g) = %g", x, y)
		}
		logistic := 1 / (1 + math.Exp(-float64(x)))
		if math.Abs(float64(y)-logistic) > 0.025 {
			t.Errorf("Gate(%g) = %g, far from the logistic %g", x, y, logistic)
		}
		const e = 1e-2
		slope := (Gate(x+e) - Gate(x-e)) / (2 * e)
		if d := slope - GateSlope(x); d > 1e-3 || d < -1e-3 {
			t.Errorf("GateSlope(%g) = %g, want %g", x, GateSlope(x), slope)
		}
	}
}

func TestWayBackAgreesWithPlainGo(t *testing.T) {
	best := level
	defer func() { level = best }()
	r := rand.New(rand.NewPCG(7, 8))
	const n, h = 9, 24
	for _, reverse := range []bool{false, true} {
		u, x, v, b := random(r, n*3*h), random(r, n*h), random(r, 2*h), random(r, 2*h)
		dout := random(r, n*h)
		run := func(l int) (du, dx, dv, db []float32) {
			level = l
			f := Recurrence{
				U: slices.Clone(u), UStride: 3 * h, X: x, XStride: h, V: v, B: b,
				Out: make([]float32, n*h), OutStride: h, C: make([]float32, n*h), CStride: h, N: n, H: h, Reverse: reverse,
			}
			f.Run()
			q := RecurrenceBack{
				Recurrence: f, DOut: dout, DOutStride: h, DU: make([]float32, n*3*h), DUStride: 3 * h,
				DX: make([]float32, n*h), DXStride: h, DV: make([]float32, 2*h), DB: make([]float32, 2*h),
			}
			q.Run()
			return q.DU, q.DX, q.DV, q.DB
		}
		a0, a1, a2, a3 := run(0)
		b0, b1, b2, b3 := run(best)
		for k, pair := range [][2][]float32{{a0, b0}, {a1, b1}, {a2, b2}, {a3, b3}} {
			for i := range pair[0] {
				if d := math.Abs(float64(pair[0][i] - pair[1][i])); d > 1e-4 {
					t.Fatalf("reverse %v: output %d differs at %d: %g, %g", reverse, k, i, pair[0][i], pair[1][i])
				}
			}
		}
	}
}
