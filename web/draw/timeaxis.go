package draw

import (
	"strconv"
	"time"
)

// A span is a stretch of time laid on a line from left to right.
type span struct {
	from, to    time.Time
	left, right float64
}

// The years that can be drawn; what lies outside is left out.
const (
	firstYear = 1000
	lastYear  = 3000
)

func drawable(t time.Time) bool {
	return !t.IsZero() && t.Year() >= firstYear && t.Year() <= lastYear
}

// x is where a time stands.
func (s span) x(t time.Time) float64 {
	whole := s.to.Unix() - s.from.Unix()
	if whole <= 0 {
		return (s.left + s.right) / 2
	}
	part := float64(t.Unix()-s.from.Unix()) / float64(whole)
	return s.left + within(part, 0, 1)*(s.right-s.left)
}

// A tick is a time with its name; the first of a year among months or days, and
// any year, is strong.
type tick struct {
	at     time.Time
	label  string
	strong bool
}

// A pace is how far ticks are from each other.
type pace struct{ years, months, days int }

var paces = []pace{
	{days: 1},
	{days: 2},
	{days: 7},
	{days: 14},
	{months: 1},
	{months: 2},
	{months: 3},
	{months: 6},
	{years: 1},
	{years: 2},
	{years: 5},
	{years: 10},
	{years: 20},
	{years: 50},
	{years: 100},
	{years: 200},
	{years: 500},
}

// ticks are the finest that leave each at least room units.
func (s span) ticks(room float64) []tick {
	length := s.to.Sub(s.from).Hours() / 24
	if length <= 0 {
		return []tick{{s.from, s.from.Format("2 Jan 2006"), true}}
	}
	for _, p := range paces {
		step := float64(p.days) + 30*float64(p.months) + 365*float64(p.years)
		if step/length*(s.right-s.left) >= room {
			return s.walk(p)
		}
	}
	return s.walk(paces[len(paces)-1])
}

// walk lists the ticks of one pace within the span.
func (s span) walk(p pace) []tick {
	var out []tick
	year := 0
	for t := p.before(s.from); !t.After(s.to); t = p.next(t) {
		if t.Before(s.from) {
			continue
		}
		out = append(out, p.tick(t, year))
		year = t.Year()
	}
	return out
}

// before is a tick at or before t.
func (p pace) before(t time.Time) time.Time {
	t = day(t)
	switch {
	case p.years > 0:
		return time.Date(t.Year()-t.Year()%p.years, 1, 1, 0, 0, 0, 0, time.UTC)
	case p.months > 0:
		return time.Date(t.Year(), t.Month()-(t.Month()-1)%time.Month(p.months), 1, 0, 0, 0, 0, time.UTC)
	case p.days >= 7: // Mondays
		return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	}
	return t
}

func (p pace) next(t time.Time) time.Time { return t.AddDate(p.years, p.months, p.days) }

// tick names t, with the year where it differs from that of the tick before.
func (p pace) tick(t time.Time, yearBefore int) tick {
	switch {
	case p.years > 0:
		return tick{t, strconv.Itoa(t.Year()), true}
	case t.Year() == yearBefore && p.months > 0:
		return tick{t, t.Format("Jan"), false}
	case t.Year() == yearBefore:
		return tick{t, t.Format("2 Jan"), false}
	case p.months > 0 && t.Month() == time.January:
		return tick{t, strconv.Itoa(t.Year()), true}
	case p.months > 0:
		return tick{t, t.Format("Jan 2006"), true}
	}
	return tick{t, t.Format("2 Jan 2006"), true}
}

// day is the start of t's day.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// timeAxis draws the grid and its names below the line at foot.
func (c *canvas) timeAxis(s span, top, foot float64) {
	end := -1.0
	for _, t := range s.ticks(in(c.room, 58.0, 54, 46)) {
		x, w := s.x(t.at), textWidth(t.label, fontSize)
		c.line(x, top, x, foot, "draw-grid")
		at := within(x, w/2, c.width-w/2)
		if at-w/2 < end+8 {
			continue
		}
		name := "draw-muted"
		if t.strong {
			name = "draw-label"
		}
		c.text(at, foot+17, middle, name, t.label)
		end = at + w/2
	}
}
