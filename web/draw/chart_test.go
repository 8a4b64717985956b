package draw

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func titles(all []element) []string {
	var out []string
	for _, e := range all {
		if e.name == "title" {
			out = append(out, e.text)
		}
	}
	return out
}

func TestColumnsMarks(t *testing.T) {
	d := ColumnChart{
		Title: "By month", One: "encounter", Many: "encounters", Series: []string{"head of state", "minister"},
		Columns: []Column{{"2024-11", []int{1, 0}, "/a"}, {"2025-02", []int{2, 3}, "/b"}, {"2025-01", []int{-4, 0}, "/none"}},
	}
	for _, svg := range checkAll(t, Columns(d)) {
		want := []string{"By month", "November 2024: 1 encounter (head of state 1)", "February 2025: 5 encounters (head of state 2, minister 3)"}
		if got := titles(svg); !slices.Equal(got, want) {
			t.Errorf("titles %q, want %q", got, want)
		}
		hits := classed(svg, "draw-hit")
		if len(hits) != 2 {
			t.Fatalf("%d columns, want 2", len(hits))
		}
		step := hits[0].float(t, "width")
		if gap := hits[1].float(t, "x") - hits[0].float(t, "x"); !near(gap, 3*step, 0.3) {
			t.Errorf("three months are %g apart, a month is %g wide", gap, step)
		}
		var stack []element
		for _, e := range named(svg, "rect") {
			if slices.Contains(e.parents, "a") && (e.has("s0") || e.has("s1")) {
				stack = append(stack, e)
			}
		}
		if len(stack) != 3 {
			t.Fatalf("%d parts of columns, want 3", len(stack))
		}
		unit := stack[0].float(t, "height")
		if !near(stack[1].float(t, "height"), 2*unit, 0.3) || !near(stack[2].float(t, "height"), 3*unit, 0.3) {
			t.Errorf("heights are not as the counts: %v", stack)
		}
	}
}

func TestColumnsFoldSeries(t *testing.T) {
	var series []string
	counts := make([]int, 11)
	for i := range counts {
		series, counts[i] = append(series, string(rune('a'+i))), 1
	}
	svg := checkAll(t, Columns(ColumnChart{Many: "x", Series: series, Columns: []Column{{"2024", counts, ""}}}))[0]
	if got := titles(svg); len(got) != 1 || !strings.HasSuffix(got[0], "g 1, other 4)") {
		t.Errorf("titles %q, want the series beyond eight as other", got)
	}
}

func TestPlaces(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want int
	}{
		{"months are filled", []string{"2024-03", "2024-01"}, 3},
		{"quarters over the year", []string{"2023-Q4", "2024-Q2"}, 3},
		{"years", []string{"2020", "2020", "2024"}, 5},
		{"mixed units stay", []string{"2020", "2024-01"}, 2},
		{"other names stay", []string{"one", "two", "three"}, 3},
		{"too long to fill", []string{"0001-01-01", "9999-01-01"}, 2},
		{"none", nil, 0},
	} {
		if got := len(places(test.keys)); got != test.want {
			t.Errorf("%s: %d places, want %d", test.name, got, test.want)
		}
	}
	if p, ok := parsePeriod("2024-Q5"); ok {
		t.Errorf("a fifth quarter is %v", p)
	}
}

func TestTimeTicks(t *testing.T) {
	at := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, test := range []struct {
		from, to string
		want     string
	}{
		{"2024-12-28", "2025-01-06", "28 Dec 2024|29 Dec|30 Dec|31 Dec|1 Jan 2025|2 Jan|3 Jan|4 Jan|5 Jan|6 Jan"},
		{"2024-11-10", "2025-05-20", "Dec 2024|2025|Feb|Mar|Apr|May"},
		{"2016-03-01", "2025-05-20", "2017|2018|2019|2020|2021|2022|2023|2024|2025"},
		{"1971-03-01", "2025-05-20", "1975|1980|1985|1990|1995|2000|2005|2010|2015|2020|2025"},
		{"2024-05-05", "2024-05-05", "5 May 2024"},
	} {
		s := span{at(test.from), at(test.to), 0, 600}
		var got []string
		for _, k := range s.ticks(50) {
			got = append(got, k.label)
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%s to %s: %s, want %s", test.from, test.to, strings.Join(got, "|"), test.want)
		}
	}
}

func TestTimelineMarks(t *testing.T) {
	for _, d := range []TimelineChart{sampleTimeline(40, 1), sampleTimeline(400, 37), sampleTimeline(5000, 3)} {
		for _, svg := range checkAll(t, Timeline(d)) {
			checkTexts(t, svg)
			stands := 0.0
			var dots []element
			for _, e := range svg {
				if e.name == "circle" && slices.Contains(e.parents, "a") && !e.has("draw-hit") {
					dots = append(dots, e)
				}
			}
			for i, a := range dots {
				for _, b := range dots[i+1:] {
					if a.attrs["cy"] == b.attrs["cy"] && near(a.float(t, "cx"), b.float(t, "cx"), a.float(t, "r")+b.float(t, "r")) {
						t.Errorf("dots at %s and %s overlap", a.attrs["cx"], b.attrs["cx"])
					}
				}
			}
			for _, s := range titles(svg)[1:] {
				n := 1.0
				if word, rest, _ := strings.Cut(s, " encounters,"); rest != "" {
					n = parseNumber(t, word)
				}
				stands += n
			}
			if want := float64(len(d.Marks)); stands != want {
				t.Errorf("dots stand for %g encounters, want %g", stands, want)
			}
		}
	}
}

func parseNumber(t *testing.T, s string) float64 {
	t.Helper()
	return element{attrs: map[string]string{"n": strings.ReplaceAll(s, ",", "")}}.float(t, "n")
}

func TestTimelineShapes(t *testing.T) {
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	d := TimelineChart{Title: "x", Lanes: []string{"talks"}, Marks: []Mark{
		{At: at, Title: "held"},
		{At: at.AddDate(0, 2, 0), Status: "planned", Title: "planned"},
		{At: at.AddDate(0, 4, 0), Status: "cancelled", Title: "cancelled"},
		{At: at, Lane: 1, Title: "no such lane"},
		{Title: "no time"},
	}}
	svg := checkAll(t, Timeline(d))[0]
	if got, want := titles(svg), []string{"x", "held", "planned", "cancelled"}; !slices.Equal(got, want) {
		t.Errorf("titles %q, want %q", got, want)
	}
	// One of each among the marks and one in the legend; the crossed one is a ring too.
	if dots, rings, crosses := len(classed(svg, "draw-dot")), len(classed(svg, "draw-ring")), len(classed(svg, "draw-cross")); dots != 2 || rings != 4 || crosses != 4 {
		t.Errorf("%d dots, %d rings, %d strokes of crosses, want 2, 4, 4", dots, rings, crosses)
	}
}

func TestActsHangAndStand(t *testing.T) {
	d := ActsChart{Up: "A to B", Down: "B to A", One: "act", Many: "acts", Families: []string{"offer", "threaten"}, Periods: []ActsPeriod{{"2024-Q1", []int{3, 1}, []int{2, 0}, "/u", "/d"}}}
	for _, svg := range checkAll(t, Acts(d)) {
		if got, want := titles(svg), []string{"Q1 2024, A to B: 4 acts (offer 3, threaten 1)", "Q1 2024, B to A: 2 acts (offer 2)"}; !slices.Equal(got, want) {
			t.Errorf("titles %q, want %q", got, want)
		}
		zero := classed(svg, "draw-axis")[0].float(t, "y1")
		var parts []element
		for _, e := range named(svg, "rect") {
			if slices.Contains(e.parents, "a") && !e.has("draw-hit") {
				parts = append(parts, e)
			}
		}
		if len(parts) != 3 {
			t.Fatalf("%d parts, want 3", len(parts))
		}
		up, top, down := parts[0], parts[1], parts[2]
		if !near(up.float(t, "y")+up.float(t, "height"), zero, 0.2) || !near(top.float(t, "y")+top.float(t, "height"), up.float(t, "y"), 0.2) || !near(down.float(t, "y"), zero, 0.2) {
			t.Errorf("acts neither stand on nor hang from the line at %g: %v", zero, parts)
		}
		if !near(down.float(t, "height")/2, up.float(t, "height")/3, 0.2) {
			t.Error("the two sides have different scales")
		}
	}
}

func TestNetworkNames(t *testing.T) {
	for _, g := range []Graph{sampleNetwork(), sampleEgo(29), sampleEgo(1), {Nodes: sampleEgo(12).Nodes}} {
		for _, svg := range checkAll(t, Network(g)) {
			checkTexts(t, svg)
			if nodes := classed(svg, "draw-node"); len(nodes) != min(len(g.Nodes), crowdMost) {
				t.Errorf("%d nodes of %d", len(nodes), len(g.Nodes))
			}
			if names := len(named(svg, "text")); names < min(len(g.Nodes), crowdMost)*9/10 {
				t.Errorf("only %d of %d nodes have their name", names, len(g.Nodes))
			}
		}
	}
}

func TestNetworkKeepsTheHeaviest(t *testing.T) {
	g := Graph{Title: "x", Centred: true, Nodes: []Node{{Label: "centre"}}}
	for i := range 40 {
		g.Nodes = append(g.Nodes, Node{Label: string(rune('A' + i)), Weight: float64(i)})
		g.Edges = append(g.Edges, Edge{A: 0, B: i + 1, Weight: 1}, Edge{A: 0, B: 99})
	}
	svg := checkAll(t, Network(g))[0]
	got := titles(svg)
	if !slices.Contains(got, "centre") || slices.Contains(got, "A") || !slices.Contains(got, string(rune('A'+39))) {
		t.Errorf("nodes %q, want the centre and the heaviest", got)
	}
	if desc := named(svg, "desc"); len(desc) != 1 || !strings.Contains(desc[0].text, "the 11 lightest") {
		t.Errorf("desc %v does not say what is left out", desc)
	}
	if edges := len(classed(svg, "draw-edge")); edges != 29 {
		t.Errorf("%d edges, want 29", edges)
	}
}

func TestBarsAndSparks(t *testing.T) {
	d := sampleBars()
	for range 150 {
		d.Bars = append(d.Bars, Bar{Label: "small", Value: 1})
	}
	for _, svg := range checkAll(t, Bars(d)) {
		checkTexts(t, svg)
		bars := classed(svg, "draw-bar")
		if len(bars) != tallest {
			t.Fatalf("%d bars, want %d", len(bars), tallest)
		}
		if !near(bars[0].float(t, "width"), 4*bars[1].float(t, "width"), 0.5) {
			t.Error("the lengths of bars are not as their values")
		}
		if texts := named(svg, "text"); texts[len(texts)-1].text != "and 57 more" {
			t.Errorf("last line %q", texts[len(texts)-1].text)
		}
	}
	svg := checkAll(t, Spark(SparkChart{Title: "x", Values: []float64{1, 0, 2}, Bars: true}))[0]
	if got := len(named(svg, "rect")); got != 2 {
		t.Errorf("%d bars of a spark, want 2", got)
	}
}

func TestText(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 999: "999", 1204: "1,204", 123456: "123,456", -1500: "-1,500", 0.25: "0.25", 2.5e6: "2.5M", 1e15: "1000T"} {
		if got := number(v); got != want {
			t.Errorf("%g is written %q, want %q", v, got, want)
		}
	}
	if got := fit("Luiz Inácio Lula da Silva", 80, fontSize); got != "Luiz Ináci…" || textWidth(got, fontSize) > 80 {
		t.Errorf("cut to %q", got)
	}
	for s, want := range map[string]string{"a\x00b": "ab", "a \n b": "a b", "a\xffb": "a\uFFFDb", "x\u202ey": "xy", " a ": "a", "北京": "北京"} {
		if got := clean(s); got != want {
			t.Errorf("%q is cleaned to %q, want %q", s, got, want)
		}
	}
	for href, want := range map[string]bool{"/a?b=c#d": true, "?a": true, "#a": true, "//a": false, "/\\a": false, "javascript:x": false, "a": false, "": false, "/a\nb": false} {
		if got := local(href); got != want {
			t.Errorf("local(%q) = %v", href, got)
		}
	}
}

func TestFlags(t *testing.T) {
	for code, want := range map[string]string{"BRA": "🇧🇷", "EU": "🇪🇺", "UNO": "🇺🇳", "XKX": "🇽🇰", "NATO": "", "": ""} {
		if got := Emoji(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	for _, test := range []struct{ code, name, want string }{
		{"NATO", "the Alliance", `<span class="draw-flag draw-code" role="img" title="the Alliance">NATO</span>`},
		{"BRA", "Brazil", `<span class="draw-flag" role="img" title="Brazil">🇧🇷</span>`},
		{"BRA", "", `<span class="draw-flag" aria-hidden="true">🇧🇷</span>`},
		{"NATO", "", ""},
		{"", "nowhere", ""},
	} {
		if got := Flag(test.code, test.name); string(got) != test.want {
			t.Errorf("Flag(%q, %q) = %s, want %s", test.code, test.name, got, test.want)
		}
	}
	for _, bad := range []string{"FRA\tF", "FRA\tfr", "FRA\tFR\nFRA\tFR"} {
		if _, err := readFlags("bad.tsv", bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
