package draw

import "html/template"

// A BarChart compares amounts: topics, acts, formulae.
type BarChart struct {
	Title, Desc string
	One, Many   string // what is counted: "statement", "statements"
	Bars        []Bar
}

// A Bar is one amount with its name.
type Bar struct {
	Label string
	Value float64
	Note  string // said after the number on hover: "first in May 2019"
	Href  string
}

// tallest is how many bars a chart may have.
const tallest = 100

// Bars draws lying bars in the order given, each with its name and number. Those
// beyond the hundredth are left out, and a line says how many.
func Bars(d BarChart) template.HTML {
	return figure("bars", d.Title, d.Desc, func(c *canvas) {
		if len(d.Bars) == 0 {
			c.nothing()
			return
		}
		c.bars(d)
	})
}

func (c *canvas) bars(d BarChart) {
	shown := d.Bars[:min(len(d.Bars), tallest)]
	top, numbers, names := 0.0, 0.0, 0.0
	for _, b := range shown {
		v := amount(b.Value)
		top = max(top, v)
		numbers = max(numbers, textWidth(number(v), fontSize))
		names = max(names, textWidth(b.Label, fontSize))
	}
	left, pitch := min(names, in(c.room, 360.0, 230, 0))+12, 26.0
	if c.room == narrow {
		left, pitch = 0, 40
	}
	room := c.width - left - numbers - 8
	for i, b := range shown {
		v := amount(b.Value)
		y := pitch * float64(i)
		title := b.Label + ": " + counted(v, d.One, d.Many)
		if b.Note != "" {
			title += ", " + b.Note
		}
		c.mark(b.Href, title, "draw-mark", func() {
			c.rect(0, y, c.width, pitch, "draw-hit")
			barAt := y + 5
			if c.room == narrow {
				barAt = y + 20
				c.text(0, y+14, startAt, "draw-label", fit(b.Label, c.width, fontSize))
			} else {
				c.text(left-12, y+17, endAt, "draw-label", fit(b.Label, left-12, fontSize))
			}
			w := 0.0
			if top > 0 {
				w = room * v / top
			}
			if v > 0 {
				c.rect(left, barAt, max(w, 1), pitch-10-(barAt-y-5), "draw-bar")
			}
			c.text(left+w+6, barAt+in(c.room, 12.0, 12, 11), startAt, "draw-muted", number(v))
		})
	}
	c.height = pitch * float64(len(shown))
	if rest := len(d.Bars) - len(shown); rest > 0 {
		c.text(0, c.height+16, startAt, "draw-muted", "and "+number(float64(rest))+" more")
		c.height += 24
	}
}
