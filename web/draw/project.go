package draw

import "math"

// A projection lays a place on the plane: x to the right, y downwards, in units
// of the earth's radius. Facing is the cosine of the distance from the middle of
// the map, 1 there and -1 on the other side of the earth.
type projection func(lon, lat float64) (x, y, facing float64)

const degree = math.Pi / 180

// equalEarth is the projection of Šavrič, Patterson and Jenny (2018), "The Equal
// Earth map projection", International Journal of Geographical Information
// Science 33(3): areas are true, and the shape pleases.
func equalEarth(lon, lat float64) (x, y, facing float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*degree))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = 2 * math.Sqrt(3) * lon * degree * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	y = -t * (a4*t6*t2 + a3*t6 + a2*t2 + a1)
	return x, y, 1
}

// azimuthal is Lambert's azimuthal equal-area projection around a place, after
// Snyder (1987), "Map projections: a working manual", pp. 182-190.
func azimuthal(lon0, lat0 float64) projection {
	sin0, cos0 := math.Sincos(lat0 * degree)
	return func(lon, lat float64) (x, y, facing float64) {
		sin, cos := math.Sincos(lat * degree)
		sinL, cosL := math.Sincos((lon - lon0) * degree)
		facing = sin0*sin + cos0*cos*cosL
		k := math.Sqrt(2 / math.Max(1+facing, 1e-9))
		return k * cos * sinL, -k * (cos0*sin - sin0*cos*cosL), facing
	}
}

// center is the middle of places on the sphere: the direction of their sum.
func center(places []point) (lon, lat float64) {
	var x, y, z float64
	for _, p := range places {
		sin, cos := math.Sincos(p[1] * degree)
		sinL, cosL := math.Sincos(p[0] * degree)
		x, y, z = x+cos*cosL, y+cos*sinL, z+sin
	}
	return math.Atan2(y, x) / degree, math.Atan2(z, math.Hypot(x, y)) / degree
}

// A disc is a part of the sphere: its middle, and how far it reaches from there,
// in radians.
type disc struct{ lon, lat, reach float64 }

func discOf(places []point) disc {
	d := disc{}
	d.lon, d.lat = center(places)
	from := azimuthal(d.lon, d.lat)
	nearest := 1.0
	for _, p := range places {
		_, _, facing := from(p[0], p[1])
		nearest = math.Min(nearest, facing)
	}
	d.reach = math.Acos(within(nearest, -1, 1))
	return d
}

// A frame is a window of a projected map, w by h units on the drawing: a place at
// x, y of the projection is drawn at (x-left)*scale, (y-top)*scale.
type frame struct {
	project          projection
	left, top, scale float64
	w, h             float64
	world            bool // the whole earth, with an edge at 180° east and west
}

func (f frame) at(lon, lat float64) (p point, facing float64) {
	x, y, facing := f.project(lon, lat)
	return point{(x - f.left) * f.scale, (y - f.top) * f.scale}, facing
}

// shows tells whether a point of the drawing lies in the window.
func (f frame) shows(p point) bool {
	return p[0] >= 0 && p[0] <= f.w && p[1] >= 0 && p[1] <= f.h
}

// sees tells whether any of a disc may lie in the window. On a map of the world
// all does.
func (f frame) sees(d disc) bool {
	if f.world {
		return true
	}
	far := 0.0 // from the middle of the map to the farthest corner
	for _, x := range []float64{f.left, f.left + f.w/f.scale} {
		for _, y := range []float64{f.top, f.top + f.h/f.scale} {
			far = math.Max(far, math.Hypot(x, y))
		}
	}
	_, _, facing := f.project(d.lon, d.lat)
	return math.Acos(within(facing, -1, 1))-d.reach < 2*math.Asin(math.Min(1, far/2))
}

// fitFrame makes the window of w by h that shows all places with a margin; least
// is the smallest height and width it shows, in radii of the earth.
func fitFrame(project projection, places []point, w, h, least float64) frame {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range places {
		x, y, _ := project(p[0], p[1])
		x0, x1, y0, y1 = math.Min(x0, x), math.Max(x1, x), math.Min(y0, y), math.Max(y1, y)
	}
	const margin = 1.25
	scale := math.Min(w/math.Max((x1-x0)*margin, least), h/math.Max((y1-y0)*margin, least))
	return frame{project: project, left: (x0+x1)/2 - w/2/scale, top: (y0+y1)/2 - h/2/scale, scale: scale, w: w, h: h}
}
