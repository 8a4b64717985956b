package kernel

import (
	"math"
	"unsafe"

	"golang.org/x/sys/cpu"
)

// Plain turns assembly off, for tests, before any model is loaded. It returns
// what turns it on again.
func Plain() (restore func()) { return limit(0) }

// AVX2 keeps to AVX2, for benchmarks.
func AVX2() (restore func()) { return limit(1) }

func limit(most int) func() {
	old := level
	level = min(level, most)
	return func() { level = old }
}

// level is the instruction set in use: 0 plain Go, 1 AVX2 with FMA, 2 AVX-512.
var level = detect()

func detect() int {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return 2
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return 1
	}
	return 0
}

//go:noescape
func tile512(c *float32, ldc uintptr, a *float32, ars, acs uintptr, b *float32, ldb, k, add uintptr)

//go:noescape
func tile256(c *float32, ldc uintptr, a *float32, ars, acs uintptr, b *float32, ldb, k, add uintptr)

//go:noescape
func dot256(x, y *float32, n uintptr) float32

//go:noescape
func axpy256(alpha float32, x, y *float32, n uintptr)

//go:noescape
func adam256(p, m, v, g0, g1 *float32, n uintptr, c *[8]float32)

func tile(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, k int, add bool) {
	var flag uintptr
	if add {
		flag = 1
	}
	switch level {
	case 2:
		tile512(&c[0], uintptr(4*ldc), &a[0], uintptr(4*ars), uintptr(4*acs), &b[0], uintptr(4*ldb), uintptr(k), flag)
	case 1:
		// Two rows at a time fill the sixteen registers.
		for i := 0; i < TileM; i += 2 {
			tile256(&c[i*ldc], uintptr(4*ldc), &a[i*ars], uintptr(4*ars), uintptr(4*acs), &b[0], uintptr(4*ldb), uintptr(k), flag)
		}
	default:
		tileGo(c, ldc, a, ars, acs, b, ldb, k, add)
	}
}

func dot16(x, y []float32) float32 {
	if level > 0 {
		return dot256(&x[0], &y[0], uintptr(len(x)))
	}
	return dot16Go(x, y)
}

func axpy16(alpha float32, x, y []float32) {
	if level > 0 {
		axpy256(alpha, &x[0], &y[0], uintptr(len(x)))
		return
	}
	axpy16Go(alpha, x, y)
}

// Adam updates p by the gradient g+h and the moments m and v. len(p) is a
// multiple of 8. c holds beta1, 1-beta1, beta2, 1-beta2, the learning rate and
// the correction of the second moment, eps, and the factor of the gradient.
func Adam(p, m, v, g, h []float32, c *[8]float32) {
	n := len(p)
	m, v, g, h = m[:n], v[:n], g[:n], h[:n]
	if level > 0 && n > 0 {
		adam256(&p[0], &m[0], &v[0], &g[0], &h[0], uintptr(n), c)
		return
	}
	adamGo(p, m, v, g, h, c)
}

//go:noescape
func recur256(a *recurArgs)

func recur(r *Recurrence) bool {
	if level == 0 || r.H%8 != 0 {
		return false
	}
	a := recurArgs{
		v: ptr(r.V), b: ptr(r.B),
		us: int64(4 * r.UStride), xs: int64(4 * r.XStride), os: int64(4 * r.OutStride), cs: int64(4 * r.CStride),
		n: int64(r.N), h: int64(r.H), gate: int64(4 * r.H),
	}
	first := 0
	if r.Reverse {
		first = r.N - 1
		a.us, a.xs, a.os, a.cs = -a.us, -a.xs, -a.os, -a.cs
	}
	a.u, a.x, a.out = ptr(r.U[first*r.UStride:]), ptr(r.X[first*r.XStride:]), ptr(r.Out[first*r.OutStride:])
	if r.C != nil {
		a.c, a.save = ptr(r.C[first*r.CStride:]), 1
	}
	recur256(&a)
	return true
}

func ptr(x []float32) unsafe.Pointer { return unsafe.Pointer(&x[0]) }

//go:noescape
func recurBack256(a *recurBackArgs)

var noCell [8]float32

func recurBack(r *RecurrenceBack) bool {
	if level == 0 || r.H%8 != 0 {
		return false
	}
	a := recurBackArgs{
		v: ptr(r.V), dv: ptr(r.DV), db: ptr(r.DB), zero: unsafe.Pointer(&noCell),
		us: int64(-4 * r.UStride), xs: int64(-4 * r.XStride), dos: int64(-4 * r.DOutStride), cs: int64(-4 * r.CStride),
		dus: int64(-4 * r.DUStride), dxs: int64(-4 * r.DXStride),
		n: int64(r.N), h: int64(r.H), gate: int64(4 * r.H),
	}
	first := r.N - 1
	if r.Reverse {
		first = 0
		a.us, a.xs, a.dos, a.cs, a.dus, a.dxs = -a.us, -a.xs, -a.dos, -a.cs, -a.dus, -a.dxs
	}
	a.u, a.x, a.dout = ptr(r.U[first*r.UStride:]), ptr(r.X[first*r.XStride:]), ptr(r.DOut[first*r.DOutStride:])
	a.c, a.du, a.dx = ptr(r.C[first*r.CStride:]), ptr(r.DU[first*r.DUStride:]), ptr(r.DX[first*r.DXStride:])
	recurBack256(&a)
	return true
}

// vnni tells whether bytes are multiplied and summed by one instruction.
var vnni = cpu.X86.HasAVX512VNNI && cpu.X86.HasAVX512BW

//go:noescape
func quant512(c *float32, ldc uintptr, q *uint8, lda uintptr, w *int8, groups uintptr, shift *int32, scale, rows *float32)

//go:noescape
func quant256(c *float32, ldc uintptr, q *uint8, lda uintptr, w *int8, groups uintptr, shift *int32, scale, rows *float32)

//go:noescape
func largest256(x *float32, n uintptr) uint32

//go:noescape
func round256(dst *uint8, x *float32, n uintptr, inverse float32)

func quantTile(c []float32, ldc int, q []uint8, width int, w []int8, groups int, shift []int32, scale, rows []float32) {
	if level == 2 && vnni {
		quant512(&c[0], uintptr(4*ldc), &q[0], uintptr(width), &w[0], uintptr(groups), &shift[0], &scale[0], &rows[0])
		return
	}
	for i := 0; i < TileM; i += 2 {
		quant256(&c[i*ldc], uintptr(4*ldc), &q[i*width], uintptr(width), &w[0], uintptr(groups), &shift[0], &scale[0], &rows[i])
	}
}

func largest(x []float32) float32 {
	n := len(x) &^ 7
	if level == 0 || n == 0 {
		return largestGo(x)
	}
	return max(math.Float32frombits(largest256(&x[0], uintptr(n))), largestGo(x[n:]))
}

func roundRow(dst []uint8, x []float32, inverse float32) {
	n := len(x) &^ 31
	if level == 0 || n == 0 {
		roundGo(dst, x, inverse)
		return
	}
	_ = dst[n-1]
	round256(&dst[0], &x[0], uintptr(n), inverse)
	roundGo(dst[n:], x[n:], inverse)
}

//go:noescape
func inner256(x, y *float32, n uintptr, s *[16]float32)

func inner(x, y []float32, s *[16]float32) bool {
	if level == 0 || len(x) == 0 || len(x)%16 != 0 {
		return false
	}
	inner256(&x[0], &y[0], uintptr(len(x)), s)
	return true
}
