package eval

import (
	"io"
	"math"
	"strconv"

	"chancery/syntax"
	"chancery/where"
)

// placesTask resolves the toponyms of a text whose spans are given, and finds
// places in the bare text.
var placesTask = Task{
	Name: "places",
	Doc:  "given toponyms to the gazetteer: countries by identity, the rest within 161 km; places found in raw text",
	Dev:  []string{"geowebnews.jsonl"},
	Run:  runPlaces,
}

type placesRow struct {
	ID       string        `json:"id"`
	Text     string        `json:"text"`
	Toponyms []toponymGold `json:"toponyms"`
}

type toponymGold struct {
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Text     string   `json:"text"`
	Type     string   `json:"type"`
	Lat      *float64 `json:"lat"`
	Lon      *float64 `json:"lon"`
	Geonames string   `json:"geonames"`
}

type placePrediction struct {
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Name     string  `json:"name"`
	Level    string  `json:"level"`
	Country  string  `json:"country,omitempty"`
	Geonames int     `json:"geonames,omitempty"`
	Lat      float64 `json:"lat"`
	Lon      float64 `json:"lon"`
}

// nearEnough is the distance in kilometres (100 miles) within which the
// literature counts a toponym as resolved.
const nearEnough = 161

// scorable tells whether a toponym is linked to a place at all.
func (g toponymGold) scorable() (where.Place, bool) {
	if id, err := strconv.Atoi(g.Geonames); err == nil {
		return where.ByID(id)
	}
	if g.Lat != nil && g.Lon != nil {
		return where.Place{Lat: *g.Lat, Lon: *g.Lon}, true
	}
	return where.Place{}, false
}

func runPlaces(in io.Reader, predictions io.Writer) (*Report, error) {
	rows, err := ReadJSONL[placesRow](in)
	if err != nil {
		return nil, err
	}
	var right, of, country, ofCountry, missing, around, linked, unscored int
	var byType Tally
	var found touched
	for _, row := range rows {
		var spans []where.Span
		var gold []toponymGold
		for _, g := range row.Toponyms {
			if g.Geonames == "" && (g.Lat == nil || g.Lon == nil) {
				continue
			}
			linked++
			gold = append(gold, g)
			spans = append(spans, where.Span{Start: byteOffset(row.Text, g.Start), End: byteOffset(row.Text, g.End)})
		}
		got := where.Resolve(row.Text, spans)
		out := struct {
			ID       string            `json:"id"`
			Toponyms []placePrediction `json:"toponyms"`
		}{ID: row.ID, Toponyms: []placePrediction{}}
		for i, g := range gold {
			p := got[i]
			if p.Level != "" {
				out.Toponyms = append(out.Toponyms, placePrediction{g.Start, g.End, p.Name, string(p.Level), p.Country, p.GeonameID, p.Lat, p.Lon})
			}
			want, ok := g.scorable()
			if !ok {
				unscored++
				continue
			}
			of++
			c := Counts{Gold: 1}
			if p.Level == "" {
				missing++
			} else if samePlace(want, p) {
				right++
				c.Right = 1
			}
			if p.Around {
				around++
			}
			byType.Add(g.Type, c)
			if want.Country != "" {
				ofCountry++
				if p.Country == want.Country {
					country++
				}
			}
		}
		if err := WriteJSONL(predictions, out); err != nil {
			return nil, err
		}
		found.add(row)
	}
	r := &Report{Name: "places"}
	r.Add("given spans", Share("right", right, of), Share("right of those found", right, of-missing), Share("country right", country, ofCountry), Share("laid only by context", around, of), Share("not found", missing, of))
	var types []Row
	for _, t := range byType.RowsByGold() {
		types = append(types, Share(t.Name, *t.Right, *t.Gold))
	}
	r.Add("right by type", types...)
	r.Add("raw text", Rates("places recognized (spans that overlap)", ratio(found.hits, found.predicted), ratio(found.met, found.gold)))
	return r.Note("Countries by identity, the rest within %d km; %d of %d linked toponyms have an id that the gazetteer lacks and are not scored.", nearEnough, unscored, linked), nil
}

func samePlace(want, got where.Place) bool {
	if want.Level == where.Country {
		return got.Level == where.Country && got.Country == want.Country
	}
	return distance(want, got) <= nearEnough
}

func distance(a, b where.Place) float64 {
	const rad = math.Pi / 180
	x, y := (b.Lat-a.Lat)*rad/2, (b.Lon-a.Lon)*rad/2
	h := math.Sin(x)*math.Sin(x) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Sin(y)*math.Sin(y)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// touched counts the places found in raw text against the toponyms that gold
// links and that are names of places, adjectives left out on both sides. A
// place found counts as right when it touches any toponym that gold links.
type touched struct{ hits, predicted, met, gold int }

func (c *touched) add(row placesRow) {
	points := codePoints(row.Text)
	var got []where.Span
	for _, p := range where.Read(syntax.Parse(row.Text)) {
		if !p.Adjective {
			got = append(got, where.Span{Start: points(p.Start), End: points(p.End)})
		}
	}
	hit := make([]bool, len(got))
	for _, g := range row.Toponyms {
		if g.Geonames == "" && (g.Lat == nil || g.Lon == nil) {
			continue
		}
		met := false
		for k, s := range got {
			if s.Start < g.End && g.Start < s.End {
				hit[k], met = true, true
			}
		}
		switch g.Type {
		case "Literal", "Mixed", "Coercion", "Metonymic":
			c.gold++
			if met {
				c.met++
			}
		}
	}
	c.predicted += len(got)
	for _, h := range hit {
		if h {
			c.hits++
		}
	}
}
