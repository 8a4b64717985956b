package kernel

import "math"

func adamGo(p, m, v, g, h []float32, c *[8]float32) {
	for i := range p {
		d := (g[i] + h[i]) * c[7]
		m[i] = c[0]*m[i] + c[1]*d
		v[i] = c[2]*v[i] + c[3]*d*d
		p[i] -= c[4] * m[i] / (float32(math.Sqrt(float64(v[i])))*c[5] + c[6])
	}
}
