package draw

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery/web/draw/internal/thin"
)

// A terrain is the outlines of an atlas as one frame shows them, as data of
// paths in tenths of a unit.
type terrain struct {
	atlas         *atlas
	frame         frame
	lines         [][]point // of the atlas, as finely as the frame can show; nil if not needed yet
	land, borders string
}

// What is nearer than unseen to a line, in units, is not seen. Outlines are kept
// as coarse as build thinned them, in degrees; to thin them to less is idle.
const (
	unseen = 0.35
	kept   = 0.06
)

// newTerrain draws an atlas. skip names a country to leave out, if not "".
func newTerrain(a *atlas, f frame, skip string) *terrain {
	t := &terrain{atlas: a, frame: f, lines: make([][]point, len(a.lines))}
	var land, borders strings.Builder
	for _, c := range a.countries {
		if c.code != skip || skip == "" {
			t.area(&land, c.rings)
		}
	}
	for _, k := range a.borders {
		if f.sees(k.disc) {
			t.stroke(&borders, t.line(k.line))
		}
	}
	t.land, t.borders = land.String(), borders.String()
	return t
}

// line is a line of the atlas, thinned.
func (t *terrain) line(n int) []point {
	if t.lines[n] == nil {
		t.lines[n] = t.atlas.lines[n]
		if tolerance := unseen / (t.frame.scale * degree); tolerance > kept {
			t.lines[n] = thin.Line(t.lines[n], tolerance)
		}
	}
	return t.lines[n]
}

// country is the path of one country, "" if nothing of it is shown.
func (t *terrain) country(code string) string {
	var b strings.Builder
	t.area(&b, t.atlas.rings(code))
	return b.String()
}

// beyond is how far outside the window areas are cut.
const beyond = 4

// area writes rings as closed paths, cut to the window. Rings that it cannot see
// are left out; those on the other side of the earth an azimuthal map would turn
// inside out.
func (t *terrain) area(b *strings.Builder, rings []outline) {
	for _, r := range rings {
		if !t.frame.sees(r.disc) {
			continue
		}
		for _, n := range r.lines {
			t.line(max(n, ^n))
		}
		for _, places := range t.frame.pieces(ring(t.lines, r.lines)) {
			points := t.window(places)
			if len(points) > 2 {
				path(b, points)
				b.WriteByte('z')
			}
		}
	}
}

// window projects a ring of places and takes the part of it that is shown.
func (t *terrain) window(places []point) []point {
	points := make([]point, len(places))
	room := box{-beyond, -beyond, t.frame.w + beyond, t.frame.h + beyond}
	all := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i, p := range places {
		at, _ := t.frame.at(p[0], p[1])
		points[i] = at
		all = box{min(all.left, at[0]), min(all.top, at[1]), max(all.right, at[0]), max(all.bottom, at[1])}
	}
	switch {
	case all.in(room):
		return points
	case !all.overlaps(room):
		return nil
	}
	return cut(points, room)
}

// pieces cuts a ring of places at the edge of a map of the world, where 180° east
// and west part; other maps have it whole. A ring around a pole has no pieces
// on a map of the world.
func (f frame) pieces(ring []point) [][]point {
	if !f.world || len(ring) == 0 {
		return [][]point{ring}
	}
	unrolled := slices.Clone(ring)
	for i := 1; i < len(ring); i++ {
		unrolled[i][0] = unrolled[i-1][0] + math.Remainder(ring[i][0]-ring[i-1][0], 360)
	}
	if math.Abs(unrolled[len(ring)-1][0]-unrolled[0][0]) > 180 {
		return nil
	}
	var out [][]point
	for _, turn := range []float64{-360, 0, 360} {
		turned := slices.Clone(unrolled)
		for i := range turned {
			turned[i][0] += turn
		}
		if piece := cut(turned, box{-180, -90, 180, 90}); len(piece) > 2 {
			out = append(out, piece)
		}
	}
	return out
}

// stroke writes a line of places, without the parts that lie outside the window.
func (t *terrain) stroke(b *strings.Builder, line []point) {
	var run []point
	flush := func() {
		if len(run) > 1 {
			path(b, run)
		}
		run = run[:0]
	}
	last, lastFacing := t.frame.at(line[0][0], line[0][1])
	for i := 1; i < len(line); i++ {
		p, facing := t.frame.at(line[i][0], line[i][1])
		switch {
		case !t.near(last, p), min(facing, lastFacing) < 0, t.frame.world && math.Abs(line[i][0]-line[i-1][0]) > 180:
			flush()
		case len(run) == 0:
			run = append(run, last, p)
		default:
			run = append(run, p)
		}
		last, lastFacing = p, facing
	}
	flush()
}

// near tells whether the box of a segment touches the window.
func (t *terrain) near(p, q point) bool {
	return max(p[0], q[0]) > -beyond && min(p[0], q[0]) < t.frame.w+beyond &&
		max(p[1], q[1]) > -beyond && min(p[1], q[1]) < t.frame.h+beyond
}

// path writes a line in tenths of a unit: the first point, then differences.
func path(b *strings.Builder, points []point) {
	lastX, lastY, command := 0, 0, "l"
	for i, p := range points {
		x, y := int(math.Round(within(p[0], -1e5, 1e5)*10)), int(math.Round(within(p[1], -1e5, 1e5)*10))
		switch {
		case i == 0:
			b.WriteString("M" + strconv.Itoa(x) + pair(y))
		case x == lastX && y == lastY:
			continue
		case command != "":
			b.WriteString(command + strconv.Itoa(x-lastX) + pair(y-lastY))
			command = ""
		default:
			b.WriteString(pair(x-lastX) + pair(y-lastY))
		}
		lastX, lastY = x, y
	}
}

// pair writes a number that follows another: a minus sign parts them already.
func pair(v int) string {
	if v < 0 {
		return strconv.Itoa(v)
	}
	return " " + strconv.Itoa(v)
}

// cut takes the part of a ring that lies in a rectangle, after Sutherland and
// Hodgman (1974), "Reentrant polygon clipping", Communications of the ACM 17(1).
func cut(ring []point, room box) []point {
	for _, side := range []struct {
		axis  int
		limit float64
		sign  float64
	}{{0, room.left, 1}, {0, room.right, -1}, {1, room.top, 1}, {1, room.bottom, -1}} {
		inside := func(p point) bool { return (p[side.axis]-side.limit)*side.sign >= 0 }
		var out []point
		for i, p := range ring {
			q := ring[(i+len(ring)-1)%len(ring)]
			if inside(p) != inside(q) {
				part := (side.limit - q[side.axis]) / (p[side.axis] - q[side.axis])
				m := point{q[0] + part*(p[0]-q[0]), q[1] + part*(p[1]-q[1])}
				m[side.axis] = side.limit
				out = append(out, m)
			}
			if inside(p) {
				out = append(out, p)
			}
		}
		ring = out
	}
	return ring
}

// land draws the water and the countries of a terrain. Borders come later, over
// the countries that are coloured.
func (c *canvas) land(t *terrain) {
	if t.frame.world {
		var b strings.Builder
		var edge []point
		for lat := southEdge; lat <= northEdge; lat += 3 {
			right, _ := t.frame.at(180, lat)
			left, _ := t.frame.at(-180, lat)
			edge = append(append([]point{left}, edge...), right)
		}
		path(&b, edge)
		c.path(b.String()+"z", "draw-water")
	} else {
		c.rect(0, 0, t.frame.w, t.frame.h, "draw-water")
	}
	c.path(t.land, "draw-land")
}

// path draws data of paths in tenths of a unit.
func (c *canvas) path(d, classes string) {
	if d != "" {
		c.element("path", own("d", d), own("transform", "scale(.1)"), class(classes))
	}
}
