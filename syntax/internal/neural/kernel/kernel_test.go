package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestTilesAgreeWithPlainGo(t *testing.T) {
	best := level
	defer func() { level = best }()
	r := rand.New(rand.NewPCG(1, 2))
	const m, n, k = 16, 64, 500
	a, w := random(r, m*k), random(r, k*n)
	b := make([]float32, k*n)
	PackPanels(b, w, k, n)
	want := make([]float64, m*n)
	for i := range m {
		for j := range n {
			for p := range k {
				want[i*n+j] += float64(a[i*k+p]) * float64(w[p*n+j])
			}
		}
	}
	for level = 0; level <= best; level++ {
		for _, add := range []bool{false, true} {
			c := random(r, m*n)
			old := append([]float32(nil), c...)
			Gemm(m, n, k, a, k, 1, b, k*TileN, TileN, c, n, add)
			for i := range c {
				v := want[i]
				if add {
					v += float64(old[i])
				}
				if math.Abs(float64(c[i])-v) > 1e-4 {
					t.Fatalf("level %d add %v: element %d is %g, want %g", level, add, i, c[i], v)
				}
			}
		}
	}
}

func TestPackTransposedIsTheTranspose(t *testing.T) {
	const k, n = 64, 3
	src := make([]float32, k*n)
	for i := range src {
		src[i] = float32(i)
	}
	dst := make([]float32, k*n)
	PackTransposed(dst, src, k, n)
	for j := range n {
		for p := range k {
			if got := dst[p/TileN*n*TileN+j*TileN+p%TileN]; got != src[p*n+j] {
				t.Fatalf("(%d,%d): %g, want %g", j, p, got, src[p*n+j])
			}
		}
	}
}

func TestVectorOperationsAgree(t *testing.T) {
	best := level
	defer func() { level = best }()
	r := rand.New(rand.NewPCG(3, 4))
	for level = 0; level <= best; level++ {
		for _, n := range []int{0, 1, 15, 16, 33, 256} {
			x, y := random(r, n), random(r, n)
			var want float64
			for i := range x {
				want += float64(x[i]) * float64(y[i])
			}
			if got := Dot(x, y); math.Abs(float64(got)-want) > 1e-4 {
				t.Errorf("level %d: dot of %d is %g, want %g", level, n, got, want)
			}
			z := append([]float32(nil), y...)
			Axpy(0.5, x, z)
			for i := range z {
				if d := z[i] - (y[i] + 0.5*x[i]); d > 1e-6 || d < -1e-6 {
					t.Errorf("level %d: axpy of %d is off by %g", level, n, d)
				}
			}
		}
		p, m, v, g, h := random(r, 24), random(r, 24), make([]float32, 24), random(r, 24), random(r, 24)
		for i := range v {
			v[i] = g[i] * g[i]
		}
		c := [8]float32{.9, .1, .99, .01, .002, 1.1, 1e-6, .5}
		q, m2, v2 := append([]float32(nil), p...), append([]float32(nil), m...), append([]float32(nil), v...)
		adamGo(q, m2, v2, g, h, &c)
		Adam(p, m, v, g, h, &c)
		for i := range p {
			if d := p[i] - q[i]; d > 1e-5 || d < -1e-5 {
				t.Errorf("level %d: adam is off by %g", level, d)
			}
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	best := level
	defer func() { level = best }()
	r := rand.New(rand.NewPCG(1, 2))
	const m, n, k = 304, 1152, 384
	x, w, c := random(r, m*k), random(r, k*n), make([]float32, m*n)
	for l, name := range []string{"go", "avx2", "avx512"} {
		if l > best {
			break
		}
		b.Run(name, func(b *testing.B) {
			level = l
			for b.Loop() {
				Gemm(m, n, k, x, k, 1, w, k*TileN, TileN, c, n, false)
			}
			b.ReportMetric(float64(b.N)*2*m*n*k/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
		b.Run(name+"/weights", func(b *testing.B) {
			level = l
			for b.Loop() {
				Gemm(k, n, m, x, 1, k, c, m*TileN, TileN, w, n, true)
			}
			b.ReportMetric(float64(b.N)*2*m*n*k/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}
