package draw

import (
	"html/template"
	"strconv"
	"strings"
)

// colours is how many series have a colour of their own.
const colours = 8

// A ColumnChart counts by period, stacked by series from the ground up.
type ColumnChart struct {
	Title, Desc string
	One, Many   string   // what is counted: "encounter", "encounters"
	Series      []string // levels of office or kinds; the first stands lowest
	Columns     []Column
}

// A Column is one period.
type Column struct {
	Period string // "2024", "2024-Q1", "2024-03", "2024-03-05"; any other name stands as it is
	Counts []int  // one for each series
	Href   string
}

// Columns draws counts by period. Periods without a column are kept free, so
// that the axis is true to time.
func Columns(d ColumnChart) template.HTML {
	keys := make([]string, len(d.Columns))
	for i, col := range d.Columns {
		keys[i] = col.Period
	}
	at := places(keys)
	series := fold(d.Series)
	return figure("columns", d.Title, d.Desc, func(c *canvas) {
		if len(at) == 0 || len(series) == 0 {
			c.nothing()
			return
		}
		c.columns(d, at, series)
	})
}

func (c *canvas) columns(d ColumnChart, at []place, series []string) {
	values, top := make([][]float64, len(at)), 0.0
	for i, p := range at {
		if p.datum >= 0 {
			values[i] = foldCounts(d.Columns[p.datum].Counts, len(d.Series))
			top = max(top, sum(values[i]))
		}
	}
	y := c.legend(series, seriesClass) + 14
	p := c.plot(y, in(c.room, 240.0, 200, 170), ticks(top, 4), len(at))
	for i, place := range at {
		if place.datum < 0 || sum(values[i]) == 0 {
			continue
		}
		col := d.Columns[place.datum]
		title := stackTitle(place.title(), series, values[i], d.One, d.Many)
		c.mark(col.Href, title, "draw-mark", func() {
			c.rect(p.left+p.step*float64(i), p.top, p.step, p.height, "draw-hit")
			c.stack(p, p.foot(), i, values[i], 1, seriesClass)
		})
	}
	c.line(p.left, p.foot(), c.width, p.foot(), "draw-axis")
	c.height = c.axis(at, p.left, p.step, p.foot())
}

// A plot is the field of a chart of periods: step wide each, scale units high
// for a count of one.
type plot struct{ left, top, height, step, scale float64 }

// foot is where its columns stand.
func (p plot) foot() float64 { return p.top + p.height }

// plot draws the grid of a chart of n periods with its first tick at the foot.
func (c *canvas) plot(top, height float64, grid []float64, n int) plot {
	last := grid[len(grid)-1]
	left := 0.0
	for _, v := range grid {
		left = max(left, textWidth(number(v), fontSize)+8)
	}
	p := plot{left: left, top: top, height: height, scale: height / last}
	p.step = (c.width - left) / float64(n)
	for _, v := range grid {
		c.gridLine(left, p.foot()-v*p.scale, v)
	}
	return p
}

// gridLine draws one line of a grid with its number; nought has the axis.
func (c *canvas) gridLine(left, y, v float64) {
	if v > 0 {
		c.line(left, y, c.width, y, "draw-grid")
	}
	c.text(left-8, y+4, endAt, "draw-muted", number(v))
}

// stack draws the values of place i one on another, from the line at foot
// upwards (direction 1) or downwards (-1).
func (c *canvas) stack(p plot, foot float64, i int, values []float64, direction float64, classOf func(i, n int) string) {
	w := min(p.step*0.78, 40)
	x := p.left + p.step*(float64(i)+0.5) - w/2
	for s, v := range values {
		if v == 0 {
			continue
		}
		h := v * p.scale
		y := foot - h
		if direction < 0 {
			y = foot
		}
		c.rect(x, y, w, max(h, 1), classOf(s, len(values)))
		foot -= direction * h
	}
}

// legend draws a patch and a name for each series, in as many rows as they need,
// and returns where it ends. One series needs no legend.
func (c *canvas) legend(names []string, classOf func(i, n int) string) float64 {
	if len(names) < 2 {
		return 0
	}
	x, y := 0.0, 2.0
	for i, name := range names {
		name = fit(name, c.width-20, fontSize)
		w := 16 + textWidth(name, fontSize) + 14
		if x > 0 && x+w-14 > c.width {
			x, y = 0, y+19
		}
		c.rect(x, y, 10, 10, classOf(i, len(names)))
		c.text(x+16, y+9, startAt, "draw-label", name)
		x += w
	}
	return y + 12
}

// seriesClass is the colour of series i of n: one alone has the accent.
func seriesClass(i, n int) string {
	if n < 2 {
		return "draw-bar"
	}
	return "s" + strconv.Itoa(min(max(i, 0), colours-1))
}

// fold names the series that are drawn: beyond eight, the rest is "other".
func fold(series []string) []string {
	if len(series) <= colours {
		return series
	}
	return append(append([]string{}, series[:colours-1]...), "other")
}

// foldCounts makes one amount for each series that is drawn; counts beyond
// n series have no name and are left out.
func foldCounts(counts []int, n int) []float64 {
	out := make([]float64, min(n, colours))
	for i, v := range counts[:min(n, len(counts))] {
		at := min(i, len(out)-1)
		out[at] = amount(out[at] + amount(float64(v)))
	}
	return out
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// stackTitle tells what a stack holds: "March 2024: 12 encounters (minister 9,
// ambassador 3)".
func stackTitle(of string, series []string, values []float64, one, many string) string {
	var parts []string
	for i, v := range values {
		if v > 0 && len(series) > 1 {
			parts = append(parts, series[i]+" "+number(v))
		}
	}
	title := of + ": " + counted(sum(values), one, many)
	if len(parts) > 0 {
		title += " (" + strings.Join(parts, ", ") + ")"
	}
	return title
}

func choose[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
