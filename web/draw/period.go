package draw

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A unit is how long the periods of a chart are.
type unit int

const (
	unknown unit = iota
	years
	quarters
	months
	days
)

// A period is a year, a quarter, a month or a day by its number: periods of one
// unit that follow each other have numbers that do.
type period struct {
	unit unit
	n    int
}

// parsePeriod reads "2024", "2024-Q1", "2024-03" and "2024-03-05".
func parsePeriod(s string) (period, bool) {
	if y, q, ok := strings.Cut(s, "-Q"); ok {
		t, err := time.Parse("2006", y)
		if err != nil || len(q) != 1 || q[0] < '1' || q[0] > '4' {
			return period{}, false
		}
		return period{quarters, t.Year()*4 + int(q[0]-'1')}, true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return period{years, t.Year()}, true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return period{months, t.Year()*12 + int(t.Month()) - 1}, true
	}
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return period{days, int(t.Unix() / 86400)}, true
	}
	return period{}, false
}

// start is the first day of a period.
func (p period) start() time.Time {
	switch p.unit {
	case years:
		return time.Date(p.n, 1, 1, 0, 0, 0, 0, time.UTC)
	case quarters:
		return time.Date(p.n/4, time.Month(p.n%4*3+1), 1, 0, 0, 0, 0, time.UTC)
	case months:
		return time.Date(p.n/12, time.Month(p.n%12+1), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Unix(int64(p.n)*86400, 0).UTC()
}

// long names a period in full: "March 2024".
func (p period) long() string {
	t := p.start()
	switch p.unit {
	case years:
		return strconv.Itoa(t.Year())
	case quarters:
		return fmt.Sprintf("Q%d %d", p.n%4+1, t.Year())
	case months:
		return t.Format("January 2006")
	}
	return t.Format("2 January 2006")
}

// short names a period within its year: "Mar"; a year has no such name.
func (p period) short() string {
	switch p.unit {
	case quarters:
		return "Q" + strconv.Itoa(p.n%4+1)
	case months:
		return p.start().Format("Jan")
	case days:
		return p.start().Format("2 Jan")
	}
	return ""
}

// longest is how many places a chart of periods may have; more would be thinner
// than a pixel.
const longest = 720

// A place is where a chart has a period: its key as given, and which datum
// stands there, -1 where none was given.
type place struct {
	key   string
	datum int
	period
}

// title names the period of a place.
func (p place) title() string {
	if p.unit == unknown {
		return p.key
	}
	return p.long()
}

// places lays periods on an axis. Periods of one unit stand in the order of
// time with room for those between that have no datum; others stand as given.
func places(keys []string) []place {
	given := make([]place, 0, len(keys))
	first, last, one := 0, 0, true
	for i, k := range keys {
		p, ok := parsePeriod(k)
		given = append(given, place{key: k, datum: i, period: p})
		if i == 0 {
			first, last = p.n, p.n
		}
		one = one && ok && p.unit == given[0].unit
		first, last = min(first, p.n), max(last, p.n)
	}
	if len(given) == 0 || !one || last-first >= longest {
		return given[:min(len(given), longest)]
	}
	axis := make([]place, last-first+1)
	for i := range axis {
		p := period{given[0].unit, first + i}
		axis[i] = place{datum: -1, period: p}
	}
	for _, g := range given {
		axis[g.n-first] = g
	}
	return axis
}

// axis writes the names of periods below the line at y: those within the year if
// they fit, and the years below them. Periods are step wide, the first begins
// at left. It returns where it ends.
func (c *canvas) axis(at []place, left, step, y float64) float64 {
	if at[0].unit == unknown {
		c.rawAxis(at, left, step, y)
		return y + 22
	}
	base := y + 16
	if at[0].unit != years && c.shortNames(at, left, step, base) {
		base += 16
	}
	end := -1.0
	for i, p := range at {
		if i > 0 && at[i-1].start().Year() == p.start().Year() {
			continue
		}
		label := strconv.Itoa(p.start().Year())
		w := textWidth(label, fontSize)
		x := left + step*float64(i) + w/2
		if at[0].unit == years {
			x = left + step*(float64(i)+0.5)
		} else if i > 0 {
			c.line(x-w/2, y, x-w/2, y+5, "draw-axis")
		}
		if x-w/2 < end+8 || x+w/2 > c.width || i == 0 && c.crowded(at, step, w) {
			continue
		}
		c.text(x, base, middle, "draw-label", label)
		end = x + w/2
	}
	return base + 6
}

// crowded tells whether the name of the first year, w wide, would leave no room
// for that of the next one, which has all of its periods.
func (c *canvas) crowded(at []place, step, w float64) bool {
	for i, p := range at {
		if p.start().Year() != at[0].start().Year() {
			return at[0].unit != years && step*float64(i) < w+8
		}
	}
	return false
}

// shortNames writes the names within the year, all of them or none; it tells
// whether it did.
func (c *canvas) shortNames(at []place, left, step, y float64) bool {
	widest := 0.0
	for _, p := range at {
		widest = max(widest, textWidth(p.short(), fontSize))
	}
	if widest+6 > step {
		return false
	}
	for i, p := range at {
		c.text(left+step*(float64(i)+0.5), y, middle, "draw-muted", p.short())
	}
	return true
}

// rawAxis writes keys that are no periods, leaving out what would overlap.
func (c *canvas) rawAxis(at []place, left, step, y float64) {
	end := -1.0
	for i, p := range at {
		label := fit(p.key, max(step-6, 60), fontSize)
		w := textWidth(label, fontSize)
		x := within(left+step*(float64(i)+0.5), w/2, c.width-w/2)
		if x-w/2 < end+6 {
			continue
		}
		c.text(x, y+16, middle, "draw-muted", label)
		end = x + w/2
	}
}
