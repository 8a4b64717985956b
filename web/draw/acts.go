package draw

import (
	"html/template"
	"math"
	"strconv"
)

// An ActsChart shows what two sides do towards each other: one side's acts
// stand above the line, the other's hang below it.
type ActsChart struct {
	Title, Desc string
	Up, Down    string // the directions: "China to Brazil", "Brazil to China"
	One, Many   string // what is counted: "act", "acts"
	// Families of acts from the most cooperative to the most conflictual. The
	// first stands next to the line.
	Families []string
	Periods  []ActsPeriod
}

// An ActsPeriod is one quarter, or any other period that Column knows.
type ActsPeriod struct {
	Period           string
	Up, Down         []int // one for each family
	UpHref, DownHref string
}

// Acts draws the acts of two sides by period.
func Acts(d ActsChart) template.HTML {
	keys := make([]string, len(d.Periods))
	for i, p := range d.Periods {
		keys[i] = p.Period
	}
	at := places(keys)
	return figure("acts", d.Title, d.Desc, func(c *canvas) {
		if len(at) == 0 || len(d.Families) == 0 {
			c.nothing()
			return
		}
		c.acts(d, at)
	})
}

func (c *canvas) acts(d ActsChart, at []place) {
	n := len(d.Families)
	topUp, topDown := 0.0, 0.0
	for _, p := range d.Periods {
		topUp = max(topUp, sum(amounts(p.Up, n)))
		topDown = max(topDown, sum(amounts(p.Down, n)))
	}
	y := c.legend(d.Families, familyClass) + 28
	c.text(0, y-10, startAt, "draw-label", fit("↑ "+d.Up, c.width, fontSize))
	up, down := c.twoPlots(y+6, in(c.room, 280.0, 240, 210), topUp, topDown, len(at))
	zero := up.foot()
	for i, place := range at {
		if place.datum < 0 {
			continue
		}
		p := d.Periods[place.datum]
		c.side(up, i, stacked{d, place.title() + ", " + d.Up, p.UpHref, amounts(p.Up, n)}, zero, 1)
		c.side(down, i, stacked{d, place.title() + ", " + d.Down, p.DownHref, amounts(p.Down, n)}, zero, -1)
	}
	c.line(up.left, zero, c.width, zero, "draw-axis")
	y = c.axis(at, up.left, up.step, down.foot())
	c.text(0, y+10, startAt, "draw-label", fit("↓ "+d.Down, c.width, fontSize))
	c.height = y + 20
}

// twoPlots lays the two halves on one scale, one above the other.
func (c *canvas) twoPlots(top, height, topUp, topDown float64, n int) (up, down plot) {
	grid := ticks(max(topUp, topDown), 3)
	step := grid[1]
	above := max(1, math.Ceil(topUp/step)) * step
	below := max(1, math.Ceil(topDown/step)) * step
	scale := height / (above + below)
	left := 0.0
	for _, v := range grid {
		left = max(left, textWidth(number(v), fontSize)+8)
	}
	up = plot{left: left, top: top, height: above * scale, scale: scale, step: (c.width - left) / float64(n)}
	down = up
	down.top, down.height = up.foot(), below*scale
	for _, v := range grid {
		if v <= above {
			c.gridLine(left, up.foot()-v*scale, v)
		}
		if v > 0 && v <= below {
			c.gridLine(left, up.foot()+v*scale, v)
		}
	}
	return up, down
}

// stacked is what one side did in one period.
type stacked struct {
	chart    ActsChart
	of, href string
	values   []float64
}

func (c *canvas) side(p plot, i int, s stacked, zero, direction float64) {
	if sum(s.values) == 0 {
		return
	}
	c.mark(s.href, stackTitle(s.of, s.chart.Families, s.values, s.chart.One, s.chart.Many), "draw-mark", func() {
		c.rect(p.left+p.step*float64(i), p.top, p.step, p.height, "draw-hit")
		c.stack(p, zero, i, s.values, direction, familyClass)
	})
}

// amounts makes n amounts of counts.
func amounts(counts []int, n int) []float64 {
	out := make([]float64, n)
	for i, v := range counts[:min(n, len(counts))] {
		out[i] = amount(float64(v))
	}
	return out
}

// familyClass spreads n families over the ordered scale f0 to f4.
func familyClass(i, n int) string {
	if n < 2 {
		return "f0"
	}
	return "f" + strconv.Itoa(int(math.Round(4*float64(i)/float64(n-1))))
}
