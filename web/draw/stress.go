package draw

import "math"

// The number of rounds of stress majorization; 30 nodes have settled long before.
const rounds = 100

// unconnected is how far nodes are apart that no path joins, in lengths of an
// edge.
const unconnected = 3.0

// stress lays nodes on the plane so that those joined by a heavy edge are near
// each other and all distances are as near as they can be to the lengths of the
// paths between them: Gansner, Koren and North (2005), "Graph drawing by stress
// majorization", Graph Drawing 2004. It starts from a circle and takes no chance,
// so the same graph gives the same drawing. (The layouts of gonum were weighed:
// the force layout starts from random places and knows no lengths of edges, the
// other refuses graphs that are not connected.) Pinned fixes the first node in
// the middle.
func stress(n int, edges []Edge, pinned bool) []point {
	d := distances(n, edges)
	at := make([]point, n)
	for i := range at {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		at[i] = point{1.5 * cos, 1.5 * sin}
	}
	if pinned {
		at[0] = point{}
	}
	for range rounds {
		for i := range at {
			if i > 0 || !pinned {
				at[i] = pull(at, d, i)
			}
		}
	}
	return at
}

// pull is where node i has the least stress while the others stay.
func pull(at []point, d [][]float64, i int) point {
	var sum point
	weights := 0.0
	for j, p := range at {
		if j == i {
			continue
		}
		w := 1 / (d[i][j] * d[i][j])
		dx, dy := at[i][0]-p[0], at[i][1]-p[1]
		if far := math.Hypot(dx, dy); far > 1e-9 {
			p[0] += d[i][j] * dx / far
			p[1] += d[i][j] * dy / far
		}
		sum[0] += w * p[0]
		sum[1] += w * p[1]
		weights += w
	}
	if weights == 0 {
		return at[i]
	}
	return point{sum[0] / weights, sum[1] / weights}
}

// distances are the lengths of the shortest paths. The heaviest edge is 1 long,
// the lightest nearly 2.
func distances(n int, edges []Edge) [][]float64 {
	heaviest := 0.0
	for _, e := range edges {
		heaviest = math.Max(heaviest, amount(e.Weight))
	}
	d := make([][]float64, n)
	for i := range d {
		d[i] = make([]float64, n)
		for j := range d[i] {
			if i != j {
				d[i][j] = unconnected
			}
		}
	}
	for _, e := range edges {
		long := 2.0
		if heaviest > 0 {
			long -= math.Sqrt(amount(e.Weight) / heaviest)
		}
		d[e.A][e.B] = math.Min(d[e.A][e.B], long)
		d[e.B][e.A] = d[e.A][e.B]
	}
	for k := range d {
		for i := range d {
			for j := range d {
				d[i][j] = math.Min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}
