package draw

import (
	"html/template"
	"math"
)

// A LocatorMap shows where one place lies.
type LocatorMap struct {
	Title    string
	Place    string // its name, written beside the dot
	Lat, Lon float64
	Country  string // ISO 3166 alpha-3, coloured; "" for none
}

// The size of a locator map and how much it shows, in radii of the earth.
const (
	locatorWidth  = 300
	locatorHeight = 190
	locatorLeast  = 0.28 // some 1,800 km
	locatorMost   = 1.3
)

// Locator draws the region around a place, with its country. It is "" for a place
// without true coordinates.
func Locator(d LocatorMap) template.HTML {
	if !(Point{Lat: d.Lat, Lon: d.Lon}).valid() {
		return ""
	}
	coarse, fine := atlases()
	project := azimuthal(d.Lon, d.Lat)
	extent := 0.0
	for _, p := range coarse.mainland(fine, d.Country) {
		if x, y, facing := project(p[0], p[1]); facing > 0.3 {
			extent = math.Max(extent, math.Max(math.Abs(x), math.Abs(y)*locatorWidth/locatorHeight))
		}
	}
	shown := within(2.2*extent, locatorLeast, locatorMost)
	f := frame{project: project, scale: locatorWidth / shown, w: locatorWidth, h: locatorHeight}
	f.left, f.top = -shown/2, -f.h/2/f.scale
	t := newTerrain(fine, f, "")
	c := &canvas{width: f.w, height: f.h}
	c.land(t)
	c.path(t.country(d.Country), "draw-chosen")
	c.path(t.borders, "draw-border")
	x, y := f.w/2, f.h/2
	c.circle(x, y, 9, "draw-aura")
	c.circle(x, y, 4, "draw-dot")
	text := fit(d.Place, f.w/2-24, fontSize+1)
	c.letters(x+12, y+4.5, fontSize+1, startAt, "draw-strong draw-halo", text)
	return template.HTML(`<div class="draw draw-locator">` + c.svg("draw-both", d.Title, "") + "</div>")
}
