package draw

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// An element is one of a parsed drawing, in document order.
type element struct {
	name    string
	attrs   map[string]string
	text    string // its own
	parents []string
}

func (e element) float(t *testing.T, name string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(e.attrs[name], 64)
	if err != nil {
		t.Fatalf("<%s> has %s=%q, want a number", e.name, name, e.attrs[name])
	}
	return v
}

func (e element) has(class string) bool {
	return slices.Contains(strings.Fields(e.attrs["class"]), class)
}

// parse reads a drawing as XML; a drawing that is none fails the test.
func parse(t *testing.T, markup template.HTML) []element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<page>" + string(markup) + "</page>"))
	var all []element
	var stack []int
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%.2000s", err, markup)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}}
			for _, p := range stack {
				e.parents = append(e.parents, all[p].name)
			}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			stack = append(stack, len(all))
			all = append(all, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			all[stack[len(stack)-1]].text += string(token)
		}
	}
}

// drawings parts a parsed figure into its svg elements with what they hold.
func drawings(all []element) [][]element {
	var out [][]element
	for _, e := range all {
		if e.name == "svg" {
			out = append(out, nil)
		}
		if len(out) > 0 {
			out[len(out)-1] = append(out[len(out)-1], e)
		}
	}
	return out
}

func named(all []element, name string) []element {
	return slices.DeleteFunc(slices.Clone(all), func(e element) bool { return e.name != name })
}

func classed(all []element, class string) []element {
	return slices.DeleteFunc(slices.Clone(all), func(e element) bool { return !e.has(class) })
}

// checkAll is what holds for every drawing: well-formed, named, no style or
// script, nothing but known elements, all numbers finite, all within the viewBox.
func checkAll(t *testing.T, markup template.HTML) [][]element {
	t.Helper()
	known := strings.Fields("page div svg title desc g a text line rect circle path polyline span table tr td")
	all := parse(t, markup)
	for _, e := range all {
		if !slices.Contains(known, e.name) {
			t.Errorf("unknown element <%s>", e.name)
		}
		for k, v := range e.attrs {
			if k == "style" || k == "id" || strings.HasPrefix(k, "on") {
				t.Errorf("<%s> has %s=%q", e.name, k, v)
			}
			if k != "class" && (strings.Contains(v, "NaN") || strings.Contains(v, "Inf")) && k != "href" {
				t.Errorf("<%s> has %s=%q", e.name, k, v)
			}
			if k == "href" && !local(v) {
				t.Errorf("a link leads to %q", v)
			}
		}
	}
	svgs := drawings(all)
	for _, svg := range svgs {
		checkFrame(t, svg)
	}
	return svgs
}

// checkFrame looks whether a drawing is named by its role and keeps within its
// viewBox.
func checkFrame(t *testing.T, svg []element) {
	t.Helper()
	role, links := svg[0].attrs["role"], named(svg, "a")
	if want := choose(len(links) > 0, "group", "img"); role != want {
		t.Errorf("role %q with %d links, want %q", role, len(links), want)
	}
	var x, y, w, h float64
	if _, err := fmt.Sscan(svg[0].attrs["viewBox"], &x, &y, &w, &h); err != nil || w <= 0 || h <= 0 {
		t.Fatalf("viewBox %q: %v", svg[0].attrs["viewBox"], err)
	}
	room := box{-0.2, -0.2, w + 0.2, h + 0.2}
	for _, e := range svg {
		if b, ok := extent(t, e); ok && !b.in(room) {
			t.Errorf("%s %v leaves the drawing of %g by %g: %v %q", e.name, b, w, h, e.attrs, e.text)
		}
	}
}

// extent is the box of an element; paths are cut by the window of their map and
// have none here.
func extent(t *testing.T, e element) (box, bool) {
	t.Helper()
	switch e.name {
	case "rect":
		x, y := e.float(t, "x"), e.float(t, "y")
		return box{x, y, x + e.float(t, "width"), y + e.float(t, "height")}, true
	case "line":
		x1, x2, y1, y2 := e.float(t, "x1"), e.float(t, "x2"), e.float(t, "y1"), e.float(t, "y2")
		return box{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)}, true
	case "circle":
		if e.has("draw-spot") || e.has("draw-hit") {
			return box{}, false // may reach over the edge of the window
		}
		return around(e.float(t, "cx"), e.float(t, "cy"), e.float(t, "r")), true
	case "text":
		return textBox(t, e), true
	}
	return box{}, false
}

func textBox(t *testing.T, e element) box {
	t.Helper()
	size := float64(fontSize)
	if e.attrs["font-size"] != "" {
		size = e.float(t, "font-size")
	}
	w, x, y := textWidth(e.text, size), e.float(t, "x"), e.float(t, "y")
	switch e.attrs["text-anchor"] {
	case middle:
		x -= w / 2
	case endAt:
		x -= w
	}
	return box{x, y - size*0.75, x + w, y + size*0.2}
}

// checkTexts looks that no text of a drawing covers another.
func checkTexts(t *testing.T, svg []element) {
	t.Helper()
	texts := named(svg, "text")
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			// Texts of another size are in another layer of a map.
			if a.attrs["font-size"] == b.attrs["font-size"] && textBox(t, a).overlaps(textBox(t, b)) {
				t.Errorf("%q and %q overlap", a.text, b.text)
			}
		}
	}
}

func TestSamples(t *testing.T) {
	again := samples()
	for i, d := range samples() {
		t.Run(d.name, func(t *testing.T) {
			for _, svg := range checkAll(t, d.html) {
				checkTexts(t, svg)
				if len(named(svg, "title")) == 0 {
					t.Error("no title")
				}
			}
			if again[i].html != d.html {
				t.Error("drawn twice, the bytes differ")
			}
		})
	}
}

// hostile is text that must not get out of its place.
const hostile = `"><script>alert(1)</script><a href='javascript:x' onload=x>&amp;` + "\x00\x0b\u202e\xff'; DROP TABLE x; ../../etc"

func TestHostile(t *testing.T) {
	const href = "javascript:alert(1)"
	drawn := map[string]template.HTML{
		"columns": Columns(ColumnChart{
			Title: hostile, Desc: hostile, One: hostile, Many: hostile, Series: []string{hostile, "b"},
			Columns: []Column{{hostile, []int{1, 2}, href}, {"2024", []int{3}, "//evil.example"}},
		}),
		"acts": Acts(ActsChart{
			Title: hostile, Up: hostile, Down: hostile, Families: []string{hostile, "b"},
			Periods: []ActsPeriod{{hostile, []int{1}, []int{1}, href, `/\evil`}},
		}),
		"timeline": Timeline(TimelineChart{
			Title: hostile, Lanes: []string{hostile}, Marks: []Mark{{Title: hostile, Status: hostile, Href: href, At: sampleTimeline(1, 1).Now}},
		}),
		"bars":    Bars(BarChart{Title: hostile, Bars: []Bar{{hostile, 3, hostile, "https://evil.example"}}}),
		"spark":   Spark(SparkChart{Title: hostile, Values: []float64{1}}),
		"network": Network(Graph{Title: hostile, Series: []string{hostile, "x"}, Nodes: []Node{{Label: hostile, Title: hostile, Href: href}, {Label: hostile}}, Edges: []Edge{{A: 0, B: 1, Title: hostile, Href: href}}}),
		"world":   World(WorldMap{Title: hostile, Points: []Point{{hostile, 1, 1, 1, href}}, Highlight: []Country{{"FRA", hostile, href}, {hostile, hostile, href}}}),
		"locator": Locator(LocatorMap{Title: hostile, Place: hostile, Country: hostile}),
		"flag":    Flag(hostile, hostile),
	}
	for name, markup := range drawn {
		t.Run(name, func(t *testing.T) {
			for _, svg := range checkAll(t, markup) {
				if links := named(svg, "a"); len(links) > 0 {
					t.Errorf("%d links, want none", len(links))
				}
			}
			if strings.Contains(string(markup), "<script") || strings.ContainsAny(string(markup), "\x00\x0b\u202e") {
				t.Error("hostile text got through")
			}
		})
	}
}

// FuzzNumbers feeds all drawings any numbers and text.
func FuzzNumbers(f *testing.F) {
	f.Add(1.0, 2.0, 3, 4, int64(0), "a")
	f.Add(math.NaN(), math.Inf(1), -1, math.MaxInt, int64(math.MaxInt64), "2024-Q3")
	f.Add(math.Inf(-1), -1e308, math.MinInt, 0, int64(-1e11), "2024-12")
	f.Add(180.0, -90.0, 1<<40, 31, int64(1<<40), hostile)
	f.Fuzz(func(t *testing.T, a, b float64, n, m int, seconds int64, s string) {
		for _, markup := range anyDrawings(a, b, n, m, seconds, s) {
			checkAll(t, markup)
		}
	})
}
