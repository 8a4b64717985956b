package kernel

import "math"

// Matrix is a k×n matrix of weights in 8 bits for products with activations in
// 7 bits. Sums are of whole numbers and the steps from and to float32 are the
// same everywhere, so that assembly and plain Go give the same result to the
// bit. Seven bits keep the AVX2 kernel's 16-bit pair sums from overflowing.
type Matrix struct {
	K, N   int
	groups int       // K rounded up to fours, in fours
	scale  []float32 // one a column
	shift  []int32   // what the zero point of the activations adds to a column
	w      []int8    // panels of TileN columns: for each four rows, 16 columns of four, twice
	plain  []uint8   // column by column, plus 128; only without assembly
}

// zeroPoint is the activation that stands for 0; 1 to 127 stand for ∓63 steps.
const zeroPoint = 64

// NewMatrix rounds a row-major matrix; n is a multiple of TileN.
func NewMatrix(k, n int, data []float32) *Matrix {
	m := &Matrix{K: k, N: n, groups: (k + 3) / 4, scale: make([]float32, n), shift: make([]int32, n)}
	for p := range k {
		for j, v := range data[p*n : (p+1)*n] {
			m.scale[j] = max(m.scale[j], float32(math.Abs(float64(v))))
		}
	}
	inverse := make([]float32, n)
	for j := range m.scale {
		if m.scale[j] > 0 {
			inverse[j] = 127 / m.scale[j]
			m.scale[j] /= 127
		}
	}
	m.w = make([]int8, m.groups*4*n)
	if level == 0 {
		m.plain = make([]uint8, k*n)
	}
	for p := range k {
		for j, v := range data[p*n : (p+1)*n] {
			q := int32(math.RoundToEven(float64(v * inverse[j])))
			m.shift[j] += zeroPoint * q
			at := (j/TileN*m.groups + p/4) * TileN * 4
			m.w[at+j%TileN*4+p%4] = int8(q)
			if m.plain != nil {
				m.plain[j*k+p] = uint8(q + 128)
			}
		}
	}
	return m
}

// Rounded is working memory for Times.
type Rounded struct {
	q     []uint8
	scale []float32
	lanes []uint64
}

// Times computes the product of the first rows of a, lda numbers apart, into c.
// Rows of c are written up to a multiple of TileM.
func (m *Matrix) Times(rows int, a []float32, lda int, c []float32, ldc int, s *Rounded) {
	if rows == 0 {
		return
	}
	padded, width := PadRows(rows), m.groups*4
	if cap(s.q) < padded*width {
		s.q = make([]uint8, padded*width*2)
	}
	if cap(s.scale) < padded {
		s.scale = make([]float32, padded*2)
	}
	q, scale := s.q[:padded*width], s.scale[:padded]
	for i := range padded {
		row := q[i*width : (i+1)*width]
		if i >= rows {
			clear(row)
			scale[i] = 0
			continue
		}
		scale[i] = Round(row[:m.K], a[i*lda:i*lda+m.K])
		clear(row[m.K:])
	}
	_ = c[(padded-1)*ldc+m.N-1]
	if level == 0 {
		m.plainTimes(rows, q, scale, c, ldc, s)
		return
	}
	for j := 0; j < m.N; j += TileN {
		w := m.w[j*width : (j+TileN)*width]
		for i := 0; i < padded; i += TileM {
			quantTile(c[i*ldc+j:], ldc, q[i*width:], width, w, m.groups, m.shift[j:], m.scale[j:], scale[i:])
		}
	}
}

// Round writes a row in 7 bits and returns the size of a step.
func Round(dst []uint8, x []float32) float32 {
	top := largest(x)
	if !(top > 0 && top < math.MaxFloat32) {
		for i := range dst {
			dst[i] = zeroPoint
		}
		return 0
	}
	roundRow(dst, x, 63/top)
	return top / 63
}

func largestGo(x []float32) float32 {
	var top uint32
	for _, v := range x {
		top = max(top, math.Float32bits(v)&^(1<<31))
	}
	return math.Float32frombits(top)
}

func roundGo(dst []uint8, x []float32, inverse float32) {
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = uint8(int32(float32(v*inverse) + (zeroPoint + 0.5)))
	}
}

// plainTimes multiplies three activations by a weight at once, as lanes of 21
// bits in one 64-bit product: 64 products of 7 and 8 bits fit a lane.
func (m *Matrix) plainTimes(rows int, q []uint8, scale []float32, c []float32, ldc int, s *Rounded) {
	k, width := m.K, m.groups*4
	if cap(s.lanes) < k {
		s.lanes = make([]uint64, k)
	}
	lanes := s.lanes[:k]
	const mask = 1<<21 - 1
	for i := 0; i < rows; i += 3 {
		n := min(3, rows-i)
		var row [3][]uint8
		for r := range row {
			at := (i + min(r, n-1)) * width
			row[r] = q[at : at+k]
		}
		var sum [3]int32
		for p := range lanes {
			x, y, z := row[0][p], row[1][p], row[2][p]
			sum[0] += int32(x)
			sum[1] += int32(y)
			sum[2] += int32(z)
			lanes[p] = uint64(x) | uint64(y)<<21 | uint64(z)<<42
		}
		for j := 0; j < m.N; j += 4 {
			var acc [4][3]int32
			for from := 0; from < k; from += 64 {
				to := min(from+64, k)
				l := lanes[from:to]
				w0 := m.plain[j*k+from : j*k+to]
				w1 := m.plain[(j+1)*k+from : (j+1)*k+to]
				w2 := m.plain[(j+2)*k+from : (j+2)*k+to]
				w3 := m.plain[(j+3)*k+from : (j+3)*k+to]
				w0, w1, w2, w3 = w0[:len(l)], w1[:len(l)], w2[:len(l)], w3[:len(l)]
				var s0, s1, s2, s3 uint64
				for p, x := range l {
					s0 += x * uint64(w0[p])
					s1 += x * uint64(w1[p])
					s2 += x * uint64(w2[p])
					s3 += x * uint64(w3[p])
				}
				for col, v := range [4]uint64{s0, s1, s2, s3} {
					acc[col][0] += int32(v & mask)
					acc[col][1] += int32(v >> 21 & mask)
					acc[col][2] += int32(v >> 42)
				}
			}
			for col := range 4 {
				for r := range n {
					v := float32(acc[col][r] - 128*sum[r] - m.shift[j+col])
					c[(i+r)*ldc+j+col] = float32(v*m.scale[j+col]) * scale[i+r]
				}
			}
		}
	}
}
