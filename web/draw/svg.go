package draw

import (
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fontSize is the size of letters, in units of the viewBox.
const fontSize = 12

// A room is a width that drawings are made for, in units of the viewBox, and the
// class by which the style sheet shows the one that fits.
type room struct {
	class string
	width float64
}

var (
	wide   = room{"wide", 1080}
	medium = room{"medium", 600}
	narrow = room{"narrow", 320}
	rooms  = []room{wide, medium, narrow}
)

// in picks what serves a room.
func in[T any](r room, ifWide, ifMedium, ifNarrow T) T {
	switch r {
	case wide:
		return ifWide
	case narrow:
		return ifNarrow
	}
	return ifMedium
}

// A canvas collects the elements of one drawing of the given width; whoever
// draws sets the height.
type canvas struct {
	b      strings.Builder
	width  float64
	height float64
	room   room
	links  int
}

// An attr is a name and a value, which is written escaped unless it is of our own
// making.
type attr struct {
	name, value string
	own         bool
}

// words is an attribute of any text.
func words(name, v string) attr { return attr{name: name, value: v} }

// own is an attribute whose value is no one's but this package's.
func own(name, v string) attr { return attr{name, v, true} }

func at(name string, v float64) attr { return own(name, num(v)) }

func class(v string) attr { return own("class", v) }

// num writes a coordinate with one decimal. What is not finite is 0.
func num(v float64) string {
	v = math.Round(within(v, -1e6, 1e6)*10) / 10
	if v == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// within cuts v to [lo, hi]; NaN becomes lo or 0, whichever is greater.
func within(v, lo, hi float64) float64 {
	if math.IsNaN(v) {
		v = 0
	}
	return math.Max(lo, math.Min(hi, v))
}

func (c *canvas) open(name string, attrs ...attr) {
	c.tag(name, attrs)
	c.b.WriteByte('>')
}

func (c *canvas) close(name string) {
	c.b.WriteString("</" + name + ">")
}

func (c *canvas) element(name string, attrs ...attr) {
	c.tag(name, attrs)
	c.b.WriteString("/>")
}

func (c *canvas) tag(name string, attrs []attr) {
	c.b.WriteString("<" + name)
	for _, a := range attrs {
		if !a.own {
			a.value = escape(a.value)
		}
		c.b.WriteString(" " + a.name + `="` + a.value + `"`)
	}
}

// The anchors of texts.
const (
	startAt = "start"
	middle  = "middle"
	endAt   = "end"
)

func (c *canvas) text(x, y float64, anchor, classes, s string) {
	c.letters(x, y, fontSize, anchor, classes, s)
}

// letters writes a text of the given size; an empty one is not written.
func (c *canvas) letters(x, y, size float64, anchor, classes, s string) {
	if clean(s) == "" {
		return
	}
	attrs := []attr{at("x", x), at("y", y)}
	if anchor != startAt {
		attrs = append(attrs, own("text-anchor", anchor))
	}
	if size != fontSize {
		attrs = append(attrs, at("font-size", size))
	}
	c.open("text", append(attrs, class(classes))...)
	c.b.WriteString(escape(s))
	c.close("text")
}

func (c *canvas) line(x1, y1, x2, y2 float64, classes string) {
	c.element("line", at("x1", x1), at("y1", y1), at("x2", x2), at("y2", y2), class(classes))
}

func (c *canvas) rect(x, y, w, h float64, classes string) {
	c.element("rect", at("x", x), at("y", y), at("width", math.Max(0, w)), at("height", math.Max(0, h)), class(classes))
}

func (c *canvas) circle(x, y, r float64, classes string) {
	c.element("circle", at("cx", x), at("cy", y), at("r", math.Max(0, r)), class(classes))
}

// mark draws what belongs to one datum: a link named by its title, or a group
// if there is nowhere to go.
func (c *canvas) mark(href, title, classes string, body func()) {
	name, attrs := "g", []attr{}
	if local(href) {
		name, attrs = "a", append(attrs, words("href", href))
		c.links++
	}
	c.open(name, append(attrs, class(classes))...)
	c.named("title", title)
	body()
	c.close(name)
}

// named writes <title> or <desc>, unless there is nothing to say.
func (c *canvas) named(name, s string) {
	if s = clean(s); s == "" {
		return
	}
	c.open(name)
	c.b.WriteString(escape(s))
	c.close(name)
}

// local tells whether an address stays within the site: a path, a query or a
// fragment.
func local(href string) bool {
	if href == "" || clean(href) != href {
		return false
	}
	switch href[0] {
	case '?', '#':
		return true
	case '/':
		return !strings.HasPrefix(href, "//") && !strings.Contains(href, `\`)
	}
	return false
}

// clean takes out what XML forbids and what turns the direction of writing
// for the rest of a page, and makes one space of any white space.
func clean(s string) string {
	if plain(s) {
		return s
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r&0xFFFE == 0xFFFE:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// plain tells whether clean would leave s as it is, for most texts.
func plain(s string) bool {
	space := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && space {
			return false
		}
		space = s[i] == ' '
	}
	return s == "" || !space
}

func escape(s string) string { return html.EscapeString(clean(s)) }

// figure draws for each room and wraps the drawings. The body sets the height of
// the canvas.
func figure(kind, title, desc string, body func(*canvas)) template.HTML {
	var b strings.Builder
	b.WriteString(`<div class="draw draw-` + kind + `">`)
	for _, r := range rooms {
		c := &canvas{width: r.width, room: r}
		body(c)
		b.WriteString(c.svg("draw-"+r.class, title, desc))
	}
	b.WriteString("</div>")
	return template.HTML(b.String())
}

// svg wraps what was drawn.
func (c *canvas) svg(classes, title, desc string) string {
	role := "img"
	if c.links > 0 {
		role = "group"
	}
	out := &canvas{}
	out.open("svg", class(classes), own("viewBox", "0 0 "+num(c.width)+" "+num(c.height)),
		own("role", role), at("font-size", fontSize))
	out.named("title", title)
	out.named("desc", desc)
	out.b.WriteString(c.b.String())
	out.close("svg")
	return out.b.String()
}

// nothing says that there is nothing to see.
func (c *canvas) nothing() {
	c.height = 48
	c.text(c.width/2, 28, middle, "draw-muted", "Nothing to show")
}
