package draw

import (
	"fmt"
	"html/template"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestGallery writes all drawings to pages, light and dark, into the folder that
// CHANCERY_GALLERY names, for looking at them:
//
//	CHANCERY_GALLERY=/tmp/gallery go test ./web/draw -run Gallery
//	chromium --headless --screenshot=light.png --window-size=1280,5200 /tmp/gallery/light.html
func TestGallery(t *testing.T) {
	folder := os.Getenv("CHANCERY_GALLERY")
	if folder == "" {
		t.Skip("CHANCERY_GALLERY names no folder")
	}
	var css []byte
	for _, file := range []string{"base.css", "draw.css"} {
		sheet, err := os.ReadFile("../static/" + file)
		if err != nil {
			t.Fatal(err)
		}
		css = append(css, sheet...)
	}
	for _, theme := range []string{"light", "dark"} {
		var b strings.Builder
		fmt.Fprintf(&b, `<!doctype html><html lang="en" data-theme="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Drawings</title><style>%s
body{max-width:76rem;margin:0 auto;padding:1rem}
h2{font-size:1.1rem;margin:2.5rem 0 .75rem}td{padding:.2rem 1rem .2rem 0}</style>`, theme, css)
		for _, d := range samples() {
			fmt.Fprintf(&b, "<h2>%s</h2>%s\n", d.name, d.html)
		}
		if err := os.WriteFile(filepath.Join(folder, theme+".html"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

type sample struct {
	name string
	html template.HTML
}

var levels = []string{"head of state", "head of government", "foreign minister", "minister", "ambassador", "senior official"}

// samples are drawings of made-up data, one of each kind and of its extremes.
func samples() []sample {
	return []sample{
		{"Columns by month", Columns(sampleColumns())},
		{"Columns by year", Columns(ColumnChart{
			Title: "Encounters by year", One: "encounter", Many: "encounters", Series: []string{"all"},
			Columns: []Column{{"2015", []int{1204}, "/a"}, {"2016", []int{900}, "/a"}, {"2019", []int{2100}, "/a"}, {"2021", []int{80}, "/a"}},
		})},
		{"Timeline of months", Timeline(sampleTimeline(40, 9))},
		{"Timeline of decades", Timeline(sampleTimeline(400, 37))},
		{"Acts of a dyad", Acts(sampleActs())},
		{"Bars", Bars(sampleBars())},
		{"Spark", sampleSparks()},
		{"Counterparts", Network(sampleEgo(18))},
		{"Network of thirty", Network(sampleNetwork())},
		{"Small network", Network(sampleEgo(3))},
		{"World", World(sampleMap())},
		{"Region", World(sampleRegion())},
		{"Locators", Locator(LocatorMap{Title: "Beijing in China", Place: "Beijing", Lat: 39.9, Lon: 116.4, Country: "CHN"}) +
			Locator(LocatorMap{Title: "Singapore", Place: "Singapore", Lat: 1.29, Lon: 103.85, Country: "SGP"}) +
			Locator(LocatorMap{Title: "Anadyr in Russia", Place: "Anadyr", Lat: 64.73, Lon: 177.5, Country: "RUS"}) +
			Locator(LocatorMap{Title: "Geneva in Switzerland", Place: "Geneva", Lat: 46.2, Lon: 6.15, Country: "CHE"})},
		{"Flags", Flag("BRA", "Brazil") + " " + Flag("EU", "European Union") + " " + Flag("UNO", "United Nations") + " " + Flag("NATO", "North Atlantic Treaty Organization")},
		{"Nothing", Columns(ColumnChart{Title: "Nothing"})},
	}
}

func sampleColumns() ColumnChart {
	d := ColumnChart{
		Title: "Encounters by month and level of office", Desc: "Stacked columns, January 2023 to June 2025.",
		One: "encounter", Many: "encounters", Series: levels,
	}
	for m := range 30 {
		day := time.Date(2023, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC)
		counts := make([]int, len(levels))
		for s := range counts {
			counts[s] = int(6 * (1.2 + math.Sin(float64(m*3+s*5)/4)) * float64(s+1) / 3)
		}
		d.Columns = append(d.Columns, Column{day.Format("2006-01"), counts, "/encounters?month=" + day.Format("2006-01")})
	}
	return d
}

func sampleTimeline(n, years int) TimelineChart {
	from := time.Date(2026-years, 3, 5, 0, 0, 0, 0, time.UTC)
	if n < 100 {
		from = time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	}
	length := int(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC).Sub(from).Hours() / 24)
	now := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	d := TimelineChart{
		Title: "Encounters of China and Brazil", Desc: "A dot for each encounter, in lanes by level of office.", Lanes: levels, Now: now,
		Between: func(lane int, first, last time.Time) string {
			return fmt.Sprintf("/encounters?level=%d&from=%s&to=%s", lane, first.Format(time.DateOnly), last.Format(time.DateOnly))
		},
	}
	for i := range n {
		at := from.AddDate(0, 0, (i*i*37+i*53)%length)
		m := Mark{
			Lane: (i * 7 % 11) % len(levels), At: at, Reports: 1 + i*i%9, Title: fmt.Sprintf("Encounter %d, %s", i, at.Format("2 Jan 2006")),
			Href: fmt.Sprintf("/encounters/d%d", i),
		}
		switch {
		case at.After(now):
			m.Status = "planned"
		case i%13 == 5:
			m.Status = "cancelled"
		case i%9 == 4:
			m.End = at.AddDate(0, 0, 9)
		}
		d.Marks = append(d.Marks, m)
	}
	return d
}

func sampleActs() ActsChart {
	d := ActsChart{
		Title: "Acts of China and Brazil by quarter", Up: "China to Brazil", Down: "Brazil to China", One: "act", Many: "acts",
		Families: []string{"offer, agree", "praise, thank", "assert", "urge, request", "criticize, threaten"},
	}
	for q := range 22 {
		if q == 9 {
			continue
		}
		up, down := make([]int, 5), make([]int, 5)
		for f := range up {
			up[f] = (q*(f+2)*7 + f) % 9
			down[f] = (q*(f+3)*5 + f) % 6
		}
		d.Periods = append(d.Periods, ActsPeriod{fmt.Sprintf("%d-Q%d", 2020+q/4, q%4+1), up, down, "/up", "/down"})
	}
	return d
}

func sampleBars() BarChart {
	d := BarChart{Title: "Statements by topic", One: "statement", Many: "statements"}
	for i, name := range []string{
		"trade and investment", "climate", "regional security", "reform of the United Nations Security Council and its membership",
		"people-to-people exchange", "space", "visas",
	} {
		d.Bars = append(d.Bars, Bar{Label: name, Value: float64(1500 / (i + 1) / (i + 1)), Href: "/statements?topic=" + fmt.Sprint(i)})
	}
	return d
}

func sampleSparks() template.HTML {
	values := []float64{2, 4, 3, 8, 5, 9, 12, 7, 8, 14, 10, 6}
	return "<table><tr><td>Xi Jinping</td><td>" + Spark(SparkChart{Title: "Encounters by month", Values: values}) +
		"</td></tr><tr><td>Lula</td><td>" + Spark(SparkChart{Title: "Encounters by month", Values: values, Bars: true}) + "</td></tr></table>"
}

var people = []string{
	"Xi Jinping", "Luiz Inácio Lula da Silva", "Wang Yi", "Sergey Lavrov", "António Guterres", "Mauro Vieira", "Emmanuel Macron",
	"Olaf Scholz", "Narendra Modi", "Cyril Ramaphosa", "Joko Widodo", "Anthony Albanese", "Claudia Sheinbaum", "Ursula von der Leyen",
	"Recep Tayyip Erdoğan", "Prabowo Subianto", "Lawrence Wong", "Mohammed bin Salman", "Fumio Kishida", "Yoon Suk Yeol", "Keir Starmer",
	"Giorgia Meloni", "Pedro Sánchez", "Donald Tusk", "Mark Rutte", "Javier Milei", "Gabriel Boric", "Gustavo Petro", "Anwar Ibrahim", "Tô Lâm", "Kim Jong Un",
}

func sampleEgo(n int) Graph {
	g := Graph{Title: "Counterparts of Xi Jinping", Centred: true}
	for i, name := range people[:n+1] {
		g.Nodes = append(g.Nodes, Node{Label: name, Weight: float64(40 / (i + 1)), Series: i % 3, Href: fmt.Sprintf("/actors/%d", i)})
		if i > 0 {
			g.Edges = append(g.Edges, Edge{A: 0, B: i, Weight: float64(40 / (i + 1)), Title: "Xi Jinping, " + name})
		}
		if i > 4 && i%3 == 0 {
			g.Edges = append(g.Edges, Edge{A: i - 2, B: i, Weight: 1})
		}
	}
	return g
}

func sampleNetwork() Graph {
	g := Graph{Title: "Who met whom"}
	for i, name := range people {
		g.Nodes = append(g.Nodes, Node{Label: name, Weight: float64(1 + i*i%17), Series: i % 5, Href: fmt.Sprintf("/actors/%d", i)})
		g.Edges = append(g.Edges, Edge{A: i, B: (i*i + 3) % len(people), Weight: float64(1 + i%6)}, Edge{A: i, B: (i + 5) % len(people), Weight: 1})
	}
	return g
}

func sampleMap() WorldMap {
	return WorldMap{
		Title: "Encounters by place", One: "encounter", Many: "encounters",
		Highlight: []Country{{"CHN", "China", "/actors/CHN"}, {"BRA", "Brazil", "/actors/BRA"}, {"SGP", "Singapore", "/actors/SGP"}},
		Points: []Point{
			{"Beijing", 39.9, 116.4, 420, "/map?place=1"},
			{"Brasília", -15.8, -47.9, 130, "/map?place=2"},
			{"New York", 40.7, -74, 210, "/map?place=3"},
			{"Geneva", 46.2, 6.15, 90, "/map?place=4"},
			{"Brussels", 50.85, 4.35, 85, "/map?place=5"},
			{"Paris", 48.86, 2.35, 70, "/map?place=6"},
			{"Moscow", 55.75, 37.6, 60, "/map?place=7"},
			{"Pretoria", -25.7, 28.2, 30, "/map?place=8"},
			{"Suva", -18.1, 178.4, 8, "/map?place=9"},
			{"Canberra", -35.3, 149.1, 12, "/map?place=10"},
			{"Tokyo", 35.7, 139.7, 45, "/map?place=11"},
			{"Seoul", 37.6, 127, 40, "/map?place=12"},
			{"Reykjavík", 64.1, -21.9, 3, "/map?place=13"},
		},
	}
}

func sampleRegion() WorldMap {
	d := sampleMap()
	d.Title, d.Zoom = "Encounters in Europe", true
	d.Points = []Point{d.Points[3], d.Points[4], d.Points[5], {"Rome", 41.9, 12.5, 40, "/r"}, {"Warsaw", 52.2, 21, 22, "/w"}, {"Madrid", 40.4, -3.7, 9, "/m"}}
	d.Highlight = []Country{{"FRA", "France", "/actors/FRA"}, {"LUX", "Luxembourg", "/actors/LUX"}}
	return d
}
