package draw

import (
	"html/template"
	"math"
	"slices"
	"sync"
)

// A WorldMap shows where things happened, as circles whose areas are as their
// counts.
type WorldMap struct {
	Title, Desc string
	One, Many   string // what is counted: "encounter", "encounters"
	Points      []Point
	Highlight   []Country
	Zoom        bool // show the region of the points and countries, not the world
}

// A Point is a place with a count. One without true coordinates is left out.
type Point struct {
	Name     string
	Lat, Lon float64 // degrees
	Count    int
	Href     string
}

func (p Point) valid() bool {
	return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180
}

// A Country is one to be coloured. A code that the outlines lack is left out.
type Country struct {
	Code string // ISO 3166 alpha-3
	Name string
	Href string
}

// The width of maps, the height of zoomed ones, and the parallels
// between which the map of the world shows the earth.
const (
	mapWidth  = 720.0
	mapHeight = 380.0
	northEdge = 84.0
	southEdge = -57.0
)

// theWorld is the terrain of the whole earth, which is the same for all maps.
var theWorld = sync.OnceValue(func() *terrain {
	coarse, _ := atlases()
	f := frame{project: equalEarth, w: mapWidth, world: true}
	right, _, _ := equalEarth(180, 0)
	_, top, _ := equalEarth(0, northEdge)
	_, bottom, _ := equalEarth(0, southEdge)
	f.scale = mapWidth / (2 * right)
	f.left, f.top, f.h = -right, top, (bottom-top)*f.scale
	return newTerrain(coarse, f, "ATA")
})

// World draws a map of the world, or of a part of it.
func World(d WorldMap) template.HTML {
	points := slices.DeleteFunc(slices.Clone(d.Points), func(p Point) bool { return !p.valid() })
	slices.SortStableFunc(points, func(a, b Point) int { return b.Count - a.Count })
	t := theWorld()
	if d.Zoom {
		t = region(points, d.Highlight)
	}
	c := &canvas{width: t.frame.w, height: t.frame.h}
	c.land(t)
	c.highlight(t, d.Highlight)
	c.path(t.borders, "draw-border")
	for _, c.room = range rooms {
		c.open("g", class("draw-if-"+c.room.class))
		c.points(t.frame, d, points)
		c.close("g")
	}
	return template.HTML(`<div class="draw draw-map">` + c.svg("draw-both", d.Title, d.Desc) + "</div>")
}

// The least that a zoomed map shows, and the most, in radii of the earth; what
// is larger is shown on the map of the world.
const (
	leastShown = 0.35
	mostShown  = 2.0
	fineShown  = 1.2 // below this, the fine outlines
)

// region is the terrain around points and countries.
func region(points []Point, countries []Country) *terrain {
	coarse, fine := atlases()
	var places []point
	for _, p := range points {
		places = append(places, point{p.Lon, p.Lat})
	}
	for _, k := range countries {
		places = append(places, coarse.mainland(fine, k.Code)...)
	}
	if len(places) == 0 {
		return theWorld()
	}
	f := fitFrame(azimuthal(center(places)), places, mapWidth, mapHeight, leastShown)
	shown := mapWidth / f.scale
	switch {
	case !(shown < mostShown*mapWidth/mapHeight):
		return theWorld()
	case shown < fineShown:
		return newTerrain(fine, f, "")
	}
	return newTerrain(coarse, f, "")
}

// mainland is the largest ring of a country, of the finer atlas if need be.
func (a *atlas) mainland(finer *atlas, code string) []point {
	var out []point
	greatest := 0.0
	for _, o := range a.rings(code) {
		r := ring(a.lines, o.lines)
		if s := size(r); s > greatest {
			out, greatest = r, s
		}
	}
	if out == nil && finer != nil {
		return finer.mainland(nil, code)
	}
	return out
}

// size is the area of a ring in square degrees, at the width of its parallels.
func size(r []point) float64 {
	s := 0.0
	for i, p := range r {
		q := r[(i+1)%len(r)]
		s += (p[0]*q[1] - q[0]*p[1]) * math.Cos((p[1]+q[1])/2*degree)
	}
	return math.Abs(s) / 2
}

// highlight colours countries; those too small to see have a ring around them.
func (c *canvas) highlight(t *terrain, countries []Country) {
	coarse, fine := atlases()
	for _, k := range countries {
		main := coarse.mainland(fine, k.Code)
		if len(main) == 0 {
			continue
		}
		c.mark(k.Href, k.Name, "draw-mark", func() {
			c.path(t.country(k.Code), "draw-chosen")
			p, facing := t.frame.at(center(main))
			if t.tiny(main) && facing > 0 {
				c.circle(p[0], p[1], 6, "draw-tiny")
			}
		})
	}
}

// tiny tells whether a ring of places is hard to see in the frame.
func (t *terrain) tiny(places []point) bool {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range places {
		at, _ := t.frame.at(p[0], p[1])
		b = box{math.Min(b.left, at[0]), math.Min(b.top, at[1]), math.Max(b.right, at[0]), math.Max(b.bottom, at[1])}
	}
	return b.right-b.left < 5 && b.bottom-b.top < 5
}

// aFew is how many encounters the greatest circle stands for at least, so that
// an archive of a handful does not look like one of thousands.
const aFew = 25

// points draws the circles of one layer and names the greatest. A map is shown
// smaller in narrow room, so all in that layer is larger.
func (c *canvas) points(f frame, d WorldMap, points []Point) {
	grow, named := in(c.room, 0.75, 1.1, 2), in(c.room, 14, 10, 4)
	letters := fontSize * grow
	labels := labeller{room: box{2, 2, f.w - 2, f.h - 2}}
	type placed struct {
		Point
		x, y, r float64
	}
	var all []placed
	for _, p := range points {
		at, facing := f.at(p.Lon, p.Lat)
		if facing < 0 || !f.shows(at) {
			continue
		}
		r := radius(float64(p.Count), math.Max(aFew, float64(points[0].Count)), 3, 20) * grow
		all = append(all, placed{p, at[0], at[1], r})
		labels.taken = append(labels.taken, around(at[0], at[1], r*0.8))
	}
	for _, p := range all {
		c.mark(p.Href, p.Name+": "+counted(amount(float64(p.Count)), d.One, d.Many), "draw-mark", func() {
			c.circle(p.x, p.y, p.r, "draw-spot")
		})
	}
	for _, p := range all[:min(named, len(all))] {
		text := fit(p.Name, 170*grow, letters)
		if n, ok := labels.put(p.x, p.y, p.r, text, letters); ok {
			c.letters(n.x, n.y, letters, n.anchor, "draw-label draw-halo", text)
		}
	}
}
