// Package thin takes points out of lines where they are not missed, after
// Douglas and Peucker (1973), "Algorithms for the reduction of the number of points
// required to represent a digitized line or its caricature", Cartographica 10(2).
package thin

import "math"

// A Point is a pair of coordinates.
type Point [2]float64

// island is how many points a closed line needs, and how many tolerances it must
// be across, to be thinned at all; a smaller one would be left a sliver.
const (
	island = 6
	across = 4
)

// Line drops points that are nearer than the tolerance to the line between those
// kept. The ends stay. The answer may share memory with p.
func Line(p []Point, tolerance float64) []Point {
	if len(p) < 3 {
		return p
	}
	first, last := p[0], p[len(p)-1]
	far, distance := 0, 0.0
	for i := 1; i < len(p)-1; i++ {
		if d := apart(p[i], first, last); d > distance {
			far, distance = i, d
		}
	}
	switch {
	case first == last && (len(p) < island || distance < across*tolerance):
		return p
	case first != last && distance <= tolerance, far == 0:
		return []Point{first, last}
	}
	head := Line(p[:far+1], tolerance)
	tail := Line(p[far:], tolerance)
	return append(head[:len(head):len(head)], tail[1:]...)
}

// apart is the distance of p from the segment a to b.
func apart(p, a, b Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	along := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		along = math.Max(0, math.Min(1, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l))
	}
	return math.Hypot(p[0]-a[0]-along*dx, p[1]-a[1]-along*dy)
}
