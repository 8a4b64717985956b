package web

import (
	"context"
	"html/template"
	"net/http"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/web/draw"
)

// mapPage is where encounters were.
type mapPage struct {
	Map    template.HTML
	Places *archive.Places
	Rows   []placeRow
	Box    filterBox
	Zoom   string // the address of the other view
	Zoomed bool
	Credit string
}

type placeRow struct {
	Name, Href  string
	Count       int
	First, Last string
}

// mapRows is how many places the table below the map has.
const mapRows = 40

var filterOfMap = []string{"from", "to", "country", "dyad", "who", "level", "kind", "status", "background"}

// worldMap is the page of the map.
func (s *Server) worldMap(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	f.After, f.Limit = "", 0
	places, err := s.archive.Places(ctx, f)
	if err != nil {
		return view{}, err
	}
	p := mapPage{Places: places, Box: newFilterBox("/map", filterOfMap, f, ""), Zoomed: r.URL.Query().Get("zoom") != "", Credit: draw.Attribution}
	chart := draw.WorldMap{Title: "Where encounters were", One: "encounter", Many: "encounters", Zoom: p.Zoomed}
	for i, at := range places.Places {
		g := f
		g.Place = []string{at.City}
		href := address.List("/encounters", g)
		chart.Points = append(chart.Points, draw.Point{Name: place(at.City, at.Country), Lat: at.Lat, Lon: at.Lon, Count: at.Count, Href: href})
		if i < mapRows {
			p.Rows = append(p.Rows, placeRow{place(at.City, at.Country), href, at.Count, at.First, at.Last})
		}
	}
	for _, code := range append(f.Country, f.Dyad...) {
		chart.Highlight = append(chart.Highlight, draw.Country{Code: code, Name: countryName(code), Href: address.Actor(code)})
	}
	q := address.Query(f)
	if !p.Zoomed {
		q.Set("zoom", "1")
	}
	p.Zoom = "/map" + encoded(q)
	p.Map = draw.World(chart)
	return view{template: "map", title: "Map", nav: "map", data: p}, nil
}
