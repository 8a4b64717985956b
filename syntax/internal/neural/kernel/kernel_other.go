//go:build !amd64

package kernel

var level = 0

func tile(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, k int, add bool) {
	tileGo(c, ldc, a, ars, acs, b, ldb, k, add)
}

func dot16(x, y []float32) float32 { return dot16Go(x, y) }

func axpy16(alpha float32, x, y []float32) { axpy16Go(alpha, x, y) }

// Adam updates p by the gradient g+h and the moments m and v. len(p) is a
// multiple of 8. c holds beta1, 1-beta1, beta2, 1-beta2, the learning rate and
// the correction of the second moment, eps, and the factor of the gradient.
func Adam(p, m, v, g, h []float32, c *[8]float32) { adamGo(p, m, v, g, h, c) }

func recur(*Recurrence) bool { return false }

func recurBack(*RecurrenceBack) bool { return false }

func quantTile(c []float32, ldc int, q []uint8, width int, w []int8, groups int, shift []int32, scale, rows []float32) {
}

func largest(x []float32) float32 { return largestGo(x) }

func roundRow(dst []uint8, x []float32, inverse float32) { roundGo(dst, x, inverse) }

func inner(x, y []float32, s *[16]float32) bool { return false }

// Plain does nothing where there is no assembly.
func Plain() (restore func()) { return func() {} }

// AVX2 does nothing where there is no assembly.
func AVX2() (restore func()) { return func() {} }
