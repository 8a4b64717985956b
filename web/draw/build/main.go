// Command build writes web/draw/data/outlines.tsv from three public files:
//
//	countries-110m.json, countries-50m.json   Natural Earth 4.1 (public domain) as
//	        TopoJSON, of the package world-atlas 2.0.2 (ISC)
//	codes.json   ISO 3166 codes, of the package i18n-iso-countries (MIT)
//
// Usage: go run ./web/draw/build FOLDER OUT
//
// Lines shared by two countries are kept once, in hundredths of a degree; those of
// the fine outlines are thinned.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"chancery/web/draw/internal/thin"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build FOLDER OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

const head = `# Outlines of countries for the maps, at two scales.
# Source: Natural Earth 4.1 (naturalearthdata.com), 1:110m and 1:50m cultural
# vectors, Admin 0 countries, as TopoJSON of world-atlas 2.0.2; made by
# web/draw/build. Borders are drawn as they are controlled, not as they are
# claimed. Licence: public domain (Natural Earth); ISC (world-atlas).
# Columns: scale (coarse, fine), kind, key, value.
# kind line: key is its number; value its points, longitude before latitude in
#   hundredths of a degree, each as difference from the one before, in Google's
#   encoded polyline form.
# kind country: key is ISO 3166 alpha-3, or "-" for a land without a code; value
#   its rings, parted by ";", each the numbers of lines in order, parted by ",";
#   ~n is line n backwards.
`

// A scale is one of the two sets of outlines. Lines are thinned to the tolerance,
// in degrees; 0 keeps all points.
type scale struct {
	name, file string
	tolerance  float64
}

var scales = []scale{
	{"coarse", "countries-110m.json", 0},
	{"fine", "countries-50m.json", 0.06},
}

func run(folder, out string) error {
	alpha3, err := codes(filepath.Join(folder, "codes.json"))
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(head)
	for _, s := range scales {
		if err := s.write(&b, folder, alpha3); err != nil {
			return err
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// codes maps the numbers of ISO 3166 to alpha-3.
func codes(file string) (map[string]string, error) {
	var rows [][]string
	if err := load(file, &rows); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, r := range rows {
		if len(r) < 3 {
			return nil, fmt.Errorf("%s: a row of %d columns, want alpha-2, alpha-3, number", file, len(r))
		}
		out[r[2]] = r[1]
	}
	return out, nil
}

type topology struct {
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Arcs    [][][2]float64 `json:"arcs"`
	Objects struct {
		Countries struct {
			Geometries []geometry `json:"geometries"`
		} `json:"countries"`
	} `json:"objects"`
}

type geometry struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	Arcs       json.RawMessage `json:"arcs"`
	Properties struct {
		Name string `json:"name"`
	} `json:"properties"`
}

// noNumber names the lands of Natural Earth that have a code but no number.
var noNumber = map[string]string{"Kosovo": "XKX"}

func (s scale) write(b *strings.Builder, folder string, alpha3 map[string]string) error {
	var t topology
	if err := load(filepath.Join(folder, s.file), &t); err != nil {
		return err
	}
	for i, arc := range t.Arcs {
		fmt.Fprintf(b, "%s\tline\t%d\t%s\n", s.name, i, encode(t.points(arc, s.tolerance)))
	}
	for _, g := range t.Objects.Countries.Geometries {
		rings, err := g.rings()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", s.file, g.Properties.Name, err)
		}
		code := alpha3[g.ID]
		if code == "" {
			code = noNumber[g.Properties.Name]
		}
		if code == "" {
			code = "-"
		}
		fmt.Fprintf(b, "%s\tcountry\t%s\t%s\n", s.name, code, strings.Join(rings, ";"))
	}
	return nil
}

// rings writes the lines of each ring, holes too.
func (g geometry) rings() ([]string, error) {
	var polygons [][][]int
	switch g.Type {
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("geometry %q, want Polygon or MultiPolygon", g.Type)
	}
	var out []string
	for _, polygon := range polygons {
		for _, ring := range polygon {
			var lines []string
			for _, n := range ring {
				if n < 0 {
					lines = append(lines, "~"+strconv.Itoa(^n))
				} else {
					lines = append(lines, strconv.Itoa(n))
				}
			}
			out = append(out, strings.Join(lines, ","))
		}
	}
	return out, nil
}

// points undoes the quantization of an arc and thins it.
func (t topology) points(arc [][2]float64, tolerance float64) []thin.Point {
	var x, y float64
	out := make([]thin.Point, len(arc))
	for i, d := range arc {
		x, y = x+d[0], y+d[1]
		out[i] = thin.Point{
			x*t.Transform.Scale[0] + t.Transform.Translate[0],
			y*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
	}
	if tolerance > 0 {
		out = thin.Line(out, tolerance)
	}
	return out
}

// encode writes points in Google's encoded polyline form with a precision of
// two decimals.
func encode(points []thin.Point) string {
	var b strings.Builder
	var last [2]int
	for _, p := range points {
		for k := range p {
			v := int(math.Round(p[k] * 100))
			d := v - last[k]
			last[k] = v
			u := uint(d) << 1
			if d < 0 {
				u = ^u
			}
			for u >= 0x20 {
				b.WriteByte(byte(0x20|u&0x1f) + 63)
				u >>= 5
			}
			b.WriteByte(byte(u) + 63)
		}
	}
	return b.String()
}

func load(file string, into any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
