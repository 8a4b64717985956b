package draw

import (
	"html/template"
	"strconv"
	"time"
)

// anyDrawings draws one of each kind of the numbers and the text given.
func anyDrawings(a, b float64, n, m int, seconds int64, s string) []template.HTML {
	at := time.Unix(seconds%(1<<38), 0)
	few := uint(m) % 40
	columns := ColumnChart{Title: s, One: s, Many: s, Series: []string{s, "b"}}
	acts := ActsChart{Title: s, Up: s, Down: s, Families: []string{s, "b", "c"}}
	bars := BarChart{Title: s}
	graph := Graph{Title: s, Centred: n%2 == 0, Series: []string{s}}
	line := TimelineChart{Title: s, Lanes: []string{s, s}, From: at, To: at.Add(time.Duration(n)), Now: at}
	world := WorldMap{Title: s, Zoom: n%2 == 0, Highlight: []Country{{s, s, s}, {"FJI", s, s}}}
	for i := range few {
		v, k := a, n
		if i%2 == 1 {
			v, k = b, m
		}
		key := s
		if i > 2 {
			key = strconv.Itoa(int(uint(n)%9000) + int(i)*int(few))
		}
		columns.Columns = append(columns.Columns, Column{key, []int{n, m, k}, s})
		acts.Periods = append(acts.Periods, ActsPeriod{key, []int{n}, []int{m, k, n, k}, s, s})
		bars.Bars = append(bars.Bars, Bar{s, v, s, s})
		graph.Nodes = append(graph.Nodes, Node{Label: s, Weight: v, Series: k, Href: s})
		graph.Edges = append(graph.Edges, Edge{A: k, B: int(i), Weight: v}, Edge{A: int(i), B: int(few) - 1, Weight: b})
		line.Marks = append(line.Marks, Mark{Lane: k % 3, At: at.AddDate(0, 0, int(i)*(n%4000)), End: at.AddDate(0, m%90, 0), Reports: k, Title: s})
		world.Points = append(world.Points, Point{s, v * float64(i), b, k, s})
	}
	return []template.HTML{
		Columns(columns), Acts(acts), Bars(bars), Network(graph), Timeline(line), World(world),
		Spark(SparkChart{Title: s, Values: []float64{a, b, float64(n), a}}), Spark(SparkChart{Values: []float64{a, b}, Bars: true}),
		Locator(LocatorMap{Title: s, Place: s, Lat: a, Lon: b, Country: s}), Flag(s, s),
	}
}
