package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestRoundedProductsAreTheSameToTheBit(t *testing.T) {
	best, fast := level, haveVNNI()
	defer func() { level = best; setVNNI(fast) }()
	r := rand.New(rand.NewPCG(9, 10))
	for _, shape := range [][3]int{{1, 32, 4}, {17, 64, 102}, {8, 96, 384}, {5, 32, 67}} {
		rows, n, k := shape[0], shape[1], shape[2]
		a, w := random(r, rows*k), random(r, k*n)
		clear(a[:k/2])
		if rows > 4 {
			clear(a[3*k : 4*k])
		}
		var first []float32
		for level = 0; level <= best; level++ {
			for _, v := range []bool{false, true} {
				if v && (level < 2 || !fast) {
					continue
				}
				setVNNI(v)
				m := NewMatrix(k, n, w)
				c := make([]float32, PadRows(rows)*n)
				m.Times(rows, a, k, c, n, &Rounded{})
				c = c[:rows*n]
				if first == nil {
					first = c
					for i := range rows {
						for j := range n {
							var want float64
							for p := range k {
								want += float64(a[i*k+p]) * float64(w[p*n+j])
							}
							if d := math.Abs(want - float64(c[i*n+j])); d > 0.05*math.Sqrt(float64(k))+0.05 {
								t.Fatalf("%v: (%d,%d) is %g, want about %g", shape, i, j, c[i*n+j], want)
							}
						}
					}
				} else if !slices.Equal(first, c) {
					t.Errorf("%v: level %d, vnni %v differs from plain Go", shape, level, v)
				}
			}
		}
	}
}

func TestLargestSumsDoNotOverflow(t *testing.T) {
	best, fast := level, haveVNNI()
	defer func() { level = best; setVNNI(fast) }()
	const k, n = 512, 32
	a, w := make([]float32, k), make([]float32, k*n)
	for i := range a {
		a[i] = 1
	}
	for i := range w {
		w[i] = 1
		if i%n%2 == 1 {
			w[i] = -1
		}
	}
	for level = 0; level <= best; level++ {
		m := NewMatrix(k, n, w)
		c := make([]float32, TileM*n)
		m.Times(1, a, k, c, n, &Rounded{})
		for j, v := range c[:n] {
			want := float32(k)
			if j%2 == 1 {
				want = -want
			}
			if d := v - want; d > 0.01 || d < -0.01 {
				t.Errorf("level %d: column %d is %g, want %g", level, j, v, want)
			}
		}
	}
}

func TestWhatIsNoNumberIsRoundedAway(t *testing.T) {
	dst := make([]uint8, 40)
	x := make([]float32, 40)
	x[7] = float32(math.NaN())
	if s := Round(dst, x); s != 0 || dst[7] != zeroPoint {
		t.Errorf("step %g, %d", s, dst[7])
	}
}

func TestInnerIsTheSameToTheBit(t *testing.T) {
	best := level
	defer func() { level = best }()
	r := rand.New(rand.NewPCG(11, 12))
	x, y := random(r, 256), random(r, 256)
	level = 0
	want := Inner(x, y)
	level = best
	if got := Inner(x, y); got != want {
		t.Errorf("%g with assembly, %g without", got, want)
	}
}

func BenchmarkMatrix(b *testing.B) {
	best, fast := level, haveVNNI()
	defer func() { level = best; setVNNI(fast) }()
	r := rand.New(rand.NewPCG(1, 2))
	const rows, n, k = 24, 1152, 384
	a, w, c := random(r, rows*k), random(r, k*n), make([]float32, rows*n)
	for l, name := range []string{"go", "avx2", "avx512"} {
		if l > best {
			break
		}
		b.Run(name, func(b *testing.B) {
			level = l
			m := NewMatrix(k, n, w)
			var s Rounded
			for b.Loop() {
				m.Times(rows, a, k, c, n, &s)
			}
			b.ReportMetric(float64(b.N)*rows*n*k/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}
