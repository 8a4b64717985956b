// Package kernel holds the inner loops of the engine: float32 matrix products
// and the vector operations that training and inference spend their time in.
//
// On amd64 with AVX2 and FMA, or with AVX-512, they run as assembly; elsewhere
// as plain Go. Products of the two differ by rounding only: the sums are the
// same, their order and the fused multiplications are not.
package kernel

// Tile sizes of Gemm: outputs come in blocks of TileM rows and TileN columns,
// so the number of columns must be a multiple of TileN and rows are padded.
const (
	TileM = 8
	TileN = 32
)

// PadRows rounds a number of rows up to what Gemm writes.
func PadRows(n int) int { return (n + TileM - 1) / TileM * TileM }

// Gemm computes C = A·B, or C += A·B when add is set, for m (a multiple of
// TileM) rows and n (a multiple of TileN) columns over k terms.
//
// A's element (i, p) is a[i*ars+p*acs]. B lies in panels of TileN columns:
// element (p, j) is b[(j/TileN)*bps+p*ldb+j%TileN]. C's element (i, j) is
// c[i*ldc+j].
func Gemm(m, n, k int, a []float32, ars, acs int, b []float32, bps, ldb int, c []float32, ldc int, add bool) {
	if m == 0 || n == 0 {
		return
	}
	if k == 0 {
		if !add {
			for i := range m {
				clear(c[i*ldc : i*ldc+n])
			}
		}
		return
	}
	// The checks below are all the bounds that the assembly relies on.
	_ = a[(m-1)*ars+(k-1)*acs]
	_ = b[(n/TileN-1)*bps+(k-1)*ldb+TileN-1]
	_ = c[(m-1)*ldc+n-1]
	// A part of a panel of at most this many rows stays in the first cache.
	const most = 224
	parts := (k + most - 1) / most
	for j := 0; j < n; j += TileN {
		bp := b[j/TileN*bps:]
		for q := range parts {
			from, to := q*k/parts, (q+1)*k/parts
			for i := 0; i < m; i += TileM {
				tile(c[i*ldc+j:], ldc, a[i*ars+from*acs:], ars, acs, bp[from*ldb:], ldb, to-from, add || q > 0)
			}
		}
	}
}

// PackStrided is PackPanels for a matrix whose rows lie lds numbers apart.
func PackStrided(dst, src []float32, k, n, lds int) {
	for j := 0; j < n; j += TileN {
		for p := range k {
			copy(dst[j*k+p*TileN:][:TileN], src[p*lds+j:])
		}
	}
}

// PackPanels copies a row-major k×n matrix into panels of TileN columns, each
// k rows of TileN, as Gemm reads it with bps = k*TileN and ldb = TileN.
func PackPanels(dst, src []float32, k, n int) { PackStrided(dst, src, k, n, n) }

// PackTransposed packs the transpose of a row-major k×n matrix: n rows of k
// columns, k a multiple of TileN.
func PackTransposed(dst, src []float32, k, n int) {
	for q := 0; q < k; q += TileN {
		d := dst[q*n:]
		for j := range n {
			row := d[j*TileN : j*TileN+TileN]
			for r := range row {
				row[r] = src[(q+r)*n+j]
			}
		}
	}
}

func tileGo(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, k int, add bool) {
	for i := 0; i < TileM; i += 2 {
		a0, a1 := a[i*ars:], a[(i+1)*ars:]
		for j := 0; j < TileN; j += 4 {
			var s0, s1, s2, s3, t0, t1, t2, t3 float32
			for p := range k {
				x, y := a0[p*acs], a1[p*acs]
				w := b[p*ldb+j : p*ldb+j+4 : p*ldb+j+4]
				s0 += x * w[0]
				s1 += x * w[1]
				s2 += x * w[2]
				s3 += x * w[3]
				t0 += y * w[0]
				t1 += y * w[1]
				t2 += y * w[2]
				t3 += y * w[3]
			}
			u := c[i*ldc+j : i*ldc+j+4 : i*ldc+j+4]
			v := c[(i+1)*ldc+j : (i+1)*ldc+j+4 : (i+1)*ldc+j+4]
			if add {
				s0, s1, s2, s3 = s0+u[0], s1+u[1], s2+u[2], s3+u[3]
				t0, t1, t2, t3 = t0+v[0], t1+v[1], t2+v[2], t3+v[3]
			}
			u[0], u[1], u[2], u[3] = s0, s1, s2, s3
			v[0], v[1], v[2], v[3] = t0, t1, t2, t3
		}
	}
}

// Dot is the inner product of two vectors of equal length.
func Dot(x, y []float32) float32 {
	y = y[:len(x)]
	n := len(x) &^ 15
	var s float32
	if n > 0 {
		s = dot16(x[:n], y[:n])
	}
	for i := n; i < len(x); i++ {
		s += x[i] * y[i]
	}
	return s
}

func dot16Go(x, y []float32) float32 {
	var a, b, c, d float32
	for i := 0; i+4 <= len(x); i += 4 {
		u, v := x[i:i+4:i+4], y[i:i+4:i+4]
		a += u[0] * v[0]
		b += u[1] * v[1]
		c += u[2] * v[2]
		d += u[3] * v[3]
	}
	return a + b + c + d
}

// Inner is the inner product of two vectors whose length is a multiple of 16:
// sixteen sums without fused steps, added in a fixed order, so that it is the
// same to the bit with and without assembly.
func Inner(x, y []float32) float32 {
	y = y[:len(x)]
	var s [16]float32
	if !inner(x, y, &s) {
		innerGo(x, y, &s)
	}
	for n := 8; n > 0; n /= 2 {
		for i := range n {
			s[i] += s[i+n]
		}
	}
	return s[0]
}

func innerGo(x, y []float32, s *[16]float32) {
	for from := 0; from < 16; from += 4 {
		var a, b, c, d float32
		for i := from; i+4 <= len(x); i += 16 {
			u, v := x[i:i+4:i+4], y[i:i+4:i+4]
			a += float32(u[0] * v[0])
			b += float32(u[1] * v[1])
			c += float32(u[2] * v[2])
			d += float32(u[3] * v[3])
		}
		s[from], s[from+1], s[from+2], s[from+3] = a, b, c, d
	}
}

// Axpy adds alpha·x to y.
func Axpy(alpha float32, x, y []float32) {
	y = y[:len(x)]
	n := len(x) &^ 15
	if n > 0 {
		axpy16(alpha, x[:n], y[:n])
	}
	for i := n; i < len(x); i++ {
		y[i] += alpha * x[i]
	}
}

func axpy16Go(alpha float32, x, y []float32) {
	for i, v := range x {
		y[i] += alpha * v
	}
}
