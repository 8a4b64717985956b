package draw

import (
	"html/template"
	"strings"
)

// A SparkChart is a series of amounts without axes, for a cell of a table.
type SparkChart struct {
	Title  string // read out in its place: "Encounters by year, 2015 to 2026"
	Values []float64
	Bars   bool // bars instead of a line
}

// The size of sparks and how many values one shows; of more, the last.
const (
	sparkWidth  = 96
	sparkHeight = 20
	sparkMost   = 120
)

// Spark draws amounts from left to right; the last is marked.
func Spark(d SparkChart) template.HTML {
	values := d.Values[max(0, len(d.Values)-sparkMost):]
	c := &canvas{width: sparkWidth, height: sparkHeight}
	top := 0.0
	for _, v := range values {
		top = max(top, amount(v))
	}
	if top == 0 {
		top = 1
	}
	if d.Bars {
		c.sparkBars(values, top)
	} else {
		c.sparkLine(values, top)
	}
	return template.HTML(c.svg("draw-spark", d.Title, ""))
}

func (c *canvas) sparkBars(values []float64, top float64) {
	step := sparkWidth / float64(max(len(values), 12))
	for i, v := range values {
		if v = amount(v); v > 0 {
			h := max(1.5, (sparkHeight-2)*v/top)
			name := "draw-bar draw-past"
			if i == len(values)-1 {
				name = "draw-bar"
			}
			c.rect(step*float64(i), sparkHeight-1-h, step*0.76, h, name)
		}
	}
	c.line(0, sparkHeight-0.5, sparkWidth, sparkHeight-0.5, "draw-grid")
}

func (c *canvas) sparkLine(values []float64, top float64) {
	if len(values) == 0 {
		return
	}
	x := func(i int) float64 {
		return 3 + (sparkWidth-6)*float64(i)/float64(max(1, len(values)-1))
	}
	y := func(v float64) float64 { return sparkHeight - 3 - (sparkHeight-6)*amount(v)/top }
	var points []string
	for i, v := range values {
		points = append(points, num(x(i))+","+num(y(v)))
	}
	c.element("polyline", own("points", strings.Join(points, " ")), class("draw-line"))
	last := len(values) - 1
	c.circle(x(last), y(values[last]), 2.5, "draw-dot")
}
