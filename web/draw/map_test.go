package draw

import (
	"math"
	"os"
	"strings"
	"testing"
)

func near(a, b, by float64) bool { return math.Abs(a-b) <= by }

func TestEqualEarth(t *testing.T) {
	// The extremes are those the paper's formulae give; the area of a cell of a
	// degree is its share of the sphere everywhere.
	if x, y, _ := equalEarth(180, 0); !near(x, 2.70663, 1e-4) || y != 0 {
		t.Errorf("180° on the equator at %g, %g", x, y)
	}
	if _, y, _ := equalEarth(0, 90); !near(y, -1.31731, 1e-4) {
		t.Errorf("the pole at %g", y)
	}
	checkArea(t, equalEarth, 20, 50)
	checkArea(t, equalEarth, -170, -65)
}

func TestAzimuthal(t *testing.T) {
	p := azimuthal(116.4, 39.9)
	if x, y, facing := p(116.4, 39.9); !near(x, 0, 1e-9) || !near(y, 0, 1e-9) || !near(facing, 1, 1e-9) {
		t.Errorf("the middle at %g, %g, facing %g", x, y, facing)
	}
	if x, y, _ := p(116.4, 49.9); !near(x, 0, 1e-9) || !near(y, -2*math.Sin(5*degree), 1e-9) {
		t.Errorf("ten degrees north at %g, %g", x, y)
	}
	checkArea(t, p, 100, 30)
	checkArea(t, p, 178, 60)
}

// checkArea compares the area of a small cell on the map with that on the sphere.
func checkArea(t *testing.T, p projection, lon, lat float64) {
	t.Helper()
	const d = 0.01
	x0, y0, _ := p(lon, lat)
	x1, y1, _ := p(lon+d, lat)
	x2, y2, _ := p(lon, lat+d)
	got := math.Abs((x1-x0)*(y2-y0) - (x2-x0)*(y1-y0))
	want := d * degree * (math.Sin((lat+d)*degree) - math.Sin(lat*degree))
	if !near(got/want, 1, 1e-2) {
		t.Errorf("a cell at %g, %g has %.4f of its area", lon, lat, got/want)
	}
}

func TestOutlines(t *testing.T) {
	coarse, fine := atlases()
	if len(coarse.countries) != 177 || len(fine.countries) != 241 {
		t.Errorf("%d and %d countries, want 177 and 241", len(coarse.countries), len(fine.countries))
	}
	for _, place := range []struct {
		code     string
		lon, lat float64
	}{{"CHN", 104, 35}, {"BRA", -50, -10}, {"FRA", 2.4, 47}, {"RUS", 90, 60}, {"USA", -100, 40}, {"XKX", 20.9, 42.6}} {
		for name, a := range map[string]*atlas{"coarse": coarse, "fine": fine} {
			if !inside(a.mainland(nil, place.code), place.lon, place.lat) {
				t.Errorf("%s: %g, %g is not in %s", name, place.lon, place.lat, place.code)
			}
		}
	}
	for _, code := range []string{"SGP", "MLT", "BHR", "VAT", "MDV"} {
		if len(fine.mainland(nil, code)) < 4 {
			t.Errorf("%s has no outline", code)
		}
	}
	if info, err := os.Stat("data/outlines.tsv"); err != nil || info.Size() > 200_000 {
		t.Errorf("outlines.tsv: %v, want at most 200,000 bytes", err)
	}
}

// inside counts crossings of a line eastwards.
func inside(ring []point, lon, lat float64) bool {
	in := false
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		if (p[1] > lat) != (q[1] > lat) && lon < p[0]+(lat-p[1])/(q[1]-p[1])*(q[0]-p[0]) {
			in = !in
		}
	}
	return in
}

func TestReadOutlinesRefuses(t *testing.T) {
	for _, bad := range []string{
		"fine\tline\t1\t??@@", "fine\tline\t0\t?", "fine\tline\t0\t ?", "fine\tline\t0\t~~~~~~~~~~~~~~~~~~~~~~~~", "fine\tcountry\tFRA\t7",
		"fine\tcountry\tFRA\tx", "fine\tcountry\tFRA\t~-1", "large\tline\t0\t??@@", "fine\triver\t0\t??@@", "fine\tline",
	} {
		if _, err := readOutlines("bad.tsv", bad); err == nil || !strings.HasPrefix(err.Error(), "bad.tsv:1") {
			t.Errorf("%q: error %v, want one that names file and line", bad, err)
		}
	}
}

func TestWorldMarks(t *testing.T) {
	d := sampleMap()
	d.Points = append(d.Points, Point{Name: "nowhere", Lat: math.NaN(), Lon: 4}, Point{Name: "beyond", Lat: 91, Lon: 0})
	svg := checkAll(t, World(d))[0]
	if got, want := len(classed(svg, "draw-spot")), 3*(len(d.Points)-2); got != want {
		t.Errorf("%d circles, want %d: one for each valid place in each layer", got, want)
	}
	if got := len(classed(svg, "draw-chosen")); got != 2 {
		t.Errorf("%d coloured countries, want China and Brazil", got)
	}
	if got := len(classed(svg, "draw-tiny")); got != 1 {
		t.Errorf("%d rings around small countries, want Singapore's", got)
	}
}

func TestRegionShowsItsPoints(t *testing.T) {
	d := WorldMap{Zoom: true, Points: []Point{{Name: "Suva", Lat: -18.1, Lon: 178.4, Count: 2}, {Name: "Apia", Lat: -13.8, Lon: -171.8, Count: 1}}}
	for _, e := range classed(checkAll(t, World(d))[0], "draw-spot") {
		if x, y := e.float(t, "cx"), e.float(t, "cy"); x < 60 || x > 660 || y < 60 || y > 320 {
			t.Errorf("a place on either side of 180° is drawn at %g, %g", x, y)
		}
	}
}

func TestLocator(t *testing.T) {
	for _, d := range []LocatorMap{
		{Place: "Anadyr", Lat: 64.7, Lon: 177.5, Country: "RUS"},
		{Place: "Pole", Lat: -90},
		{Place: "Null Island"},
		{Place: "Honolulu", Lat: 21.3, Lon: -157.8, Country: "USA"},
	} {
		svg := checkAll(t, Locator(d))[0]
		if dots := classed(svg, "draw-dot"); len(dots) != 1 || dots[0].float(t, "cx") != locatorWidth/2 {
			t.Errorf("%s: %d dots, want one in the middle", d.Place, len(dots))
		}
		if lands := classed(svg, "draw-land"); len(lands) != 1 && d.Place != "Null Island" {
			t.Errorf("%s: %d lands", d.Place, len(lands))
		}
	}
	if got := Locator(LocatorMap{Lat: 100}); got != "" {
		t.Errorf("a place that is none: %.100s", got)
	}
}
