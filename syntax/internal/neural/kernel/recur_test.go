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
