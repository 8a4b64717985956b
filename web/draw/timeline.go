package draw

import (
	"html/template"
	"slices"
	"strings"
	"time"
)

// A TimelineChart shows encounters on an axis of time, in lanes by level of
// office or by kind.
type TimelineChart struct {
	Title, Desc string
	Lanes       []string // from the top down
	Marks       []Mark
	From, To    time.Time // zero: as the marks need
	Now         time.Time // where past and future part; zero: not shown
	// Between gives the address of the encounters of a lane from the first to the
	// last day, both included: where a mark leads that stands for several. nil:
	// nowhere.
	Between func(lane int, first, last time.Time) string
}

// A Mark is one encounter. Marks without a time and of lanes that are not there
// are left out.
type Mark struct {
	Lane    int
	At, End time.Time // days; End is zero unless it went on for several
	Status  string    // held, planned…, the words of the record; "" is held
	Reports int       // how many reports tell of it: the size of its dot
	Title   string    // "Xi Jinping, Lula: talks in Beijing, 14 Apr 2023"
	Href    string
}

// Shapes of dots.
type shape int

const (
	filled shape = iota
	hollow
	crossed
	shapes
)

var shapeWords = map[shape]string{
	filled: "held", hollow: "planned or proposed", crossed: "cancelled or denied",
}

func shapeOf(status string) shape {
	switch status {
	case "planned", "invited", "proposed", "hypothetical":
		return hollow
	case "cancelled", "denied":
		return crossed
	}
	return filled
}

// A cluster is one dot: a mark, or several that would overlap.
type cluster struct {
	x, r  float64
	marks []Mark
}

// Timeline draws encounters on an axis of time. Those of a lane that would
// overlap become one dot with their number.
func Timeline(d TimelineChart) template.HTML {
	marks := slices.DeleteFunc(slices.Clone(d.Marks), func(m Mark) bool {
		return !drawable(m.At) || m.Lane < 0 || m.Lane >= len(d.Lanes)
	})
	for i := range marks {
		marks[i].At, marks[i].End = day(marks[i].At), day(marks[i].End)
	}
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.At.Compare(b.At) })
	return figure("timeline", d.Title, d.Desc, func(c *canvas) {
		if len(marks) == 0 {
			c.nothing()
			return
		}
		c.timeline(d, marks)
	})
}

// period is the span of a timeline: what was asked for, or what the marks cover.
func (d TimelineChart) period(marks []Mark) (from, to time.Time) {
	from, to = marks[0].At, marks[len(marks)-1].At
	for _, m := range marks {
		if m.End.After(to) && drawable(m.End) {
			to = m.End
		}
	}
	if drawable(d.From) {
		from = d.From
	}
	if drawable(d.To) {
		to = d.To
	}
	return day(from), day(to)
}

// greatest is the radius of the largest dot.
const greatest = 11

func (c *canvas) timeline(d TimelineChart, marks []Mark) {
	from, to := d.period(marks)
	left, lane := 0.0, in(c.room, 36.0, 36, 46)
	if c.room != narrow {
		for _, name := range d.Lanes {
			left = max(left, min(textWidth(name, fontSize), in(c.room, 240.0, 170, 0))+14)
		}
	}
	s := span{from, to, left + greatest + 2, c.width - greatest - 2}
	top := c.shapeLegend(marks) + 10
	foot := top + lane*float64(len(d.Lanes)) + 4
	c.timeAxis(s, top, foot)
	if drawable(d.Now) && !d.Now.Before(from) && !d.Now.After(to) {
		x := s.x(d.Now)
		c.line(x, top, x, foot, "draw-now")
	}
	for i, name := range d.Lanes {
		y := top + lane*(float64(i)+0.5)
		if c.room == narrow {
			c.text(0, y-10, startAt, "draw-label draw-halo", fit(name, c.width, fontSize))
			y += 8
		} else {
			c.text(0, y+4, startAt, "draw-label", fit(name, left-14, fontSize))
		}
		c.line(left, y, c.width, y, "draw-lane")
		c.lane(d, s, i, y, marks)
	}
	c.height = foot + 26
}

// shapeLegend explains the shapes of dots that occur, and returns where that ends.
func (c *canvas) shapeLegend(marks []Mark) float64 {
	seen := [shapes]bool{}
	for _, m := range marks {
		seen[shapeOf(m.Status)] = true
	}
	x, y := 6.0, 8.0
	for s := filled; s < shapes; s++ {
		if !seen[s] {
			continue
		}
		w := 14 + textWidth(shapeWords[s], fontSize) + 18
		if x > 6 && x+w-18 > c.width {
			x, y = 6, y+18
		}
		c.dot(x, y, 5, s)
		c.text(x+14, y+4, startAt, "draw-muted", shapeWords[s])
		x += w
	}
	return y + 10
}

// lane draws the marks of one lane at the height y.
func (c *canvas) lane(d TimelineChart, s span, lane int, y float64, marks []Mark) {
	for _, k := range clusters(s, lane, marks) {
		if len(k.marks) > 1 {
			c.crowd(d, lane, k, y)
			continue
		}
		m := k.marks[0]
		c.mark(m.Href, m.Title, "draw-mark", func() {
			if end := s.x(m.End); drawable(m.End) && end > k.x+1 {
				c.line(k.x, y, end, y, "draw-stay")
			}
			c.circle(k.x, y, max(k.r+3, 9), "draw-hit")
			c.dot(k.x, y, k.r, shapeOf(m.Status))
		})
	}
}

// clusters joins the marks of a lane, in order of time, where their dots would
// overlap.
func clusters(s span, lane int, marks []Mark) []cluster {
	var out []cluster
	for _, m := range marks {
		if m.Lane != lane || m.At.Before(s.from) || m.At.After(s.to.AddDate(0, 0, 1)) {
			continue
		}
		out = append(out, cluster{s.x(m.At), radius(float64(m.Reports), 12, 5, 9), []Mark{m}})
		for len(out) > 1 {
			a, b := out[len(out)-2], out[len(out)-1]
			if b.x-a.x >= a.r+b.r+1 {
				break
			}
			out = append(out[:len(out)-2], join(a, b))
		}
	}
	return out
}

func join(a, b cluster) cluster {
	na, nb := float64(len(a.marks)), float64(len(b.marks))
	n := na + nb
	k := cluster{x: (a.x*na + b.x*nb) / n, marks: append(a.marks, b.marks...)}
	k.r = max(radius(n, 40, 7.5, greatest), textWidth(number(n), 10)/2+2)
	return k
}

// crowd draws several encounters as one dot.
func (c *canvas) crowd(d TimelineChart, lane int, k cluster, y float64) {
	first, last := k.marks[0].At, k.marks[len(k.marks)-1].At
	href := ""
	if d.Between != nil {
		href = d.Between(lane, first, last)
	}
	open := !slices.ContainsFunc(k.marks, func(m Mark) bool { return shapeOf(m.Status) == filled })
	c.mark(href, crowdTitle(d.Lanes[lane], k.marks, first, last), "draw-mark", func() {
		c.circle(k.x, y, k.r, choose(open, "draw-ring", "draw-dot"))
		c.letters(k.x, y+3.5, 10, middle, choose(open, "draw-label", "draw-on"), number(float64(len(k.marks))))
	})
}

// told is how many encounters the title of a dot of several names.
const told = 4

func crowdTitle(lane string, marks []Mark, first, last time.Time) string {
	when := first.Format("2 January 2006")
	if !first.Equal(last) {
		when += " to " + last.Format("2 January 2006")
	}
	var names []string
	for _, m := range marks[:min(told, len(marks))] {
		names = append(names, m.Title)
	}
	title := counted(float64(len(marks)), "encounter", "encounters") + ", " + lane + ", " + when + ": " + strings.Join(names, "; ")
	if rest := len(marks) - told; rest > 0 {
		title += "; and " + number(float64(rest)) + " more"
	}
	return title
}

// dot draws one of the shapes.
func (c *canvas) dot(x, y, r float64, s shape) {
	switch s {
	case hollow:
		c.circle(x, y, r-0.75, "draw-ring")
	case crossed:
		c.circle(x, y, r-0.75, "draw-ring draw-faint")
		a := (r - 0.75) * 0.7
		c.line(x-a, y-a, x+a, y+a, "draw-cross")
		c.line(x-a, y+a, x+a, y-a, "draw-cross")
	default:
		c.circle(x, y, r, "draw-dot")
	}
}
