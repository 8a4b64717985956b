package draw

import (
	"cmp"
	"html/template"
	"math"
	"slices"
)

// A Graph is a network of actors.
type Graph struct {
	Title, Desc string
	Nodes       []Node
	Edges       []Edge
	Series      []string // what the colours of nodes mean; nil: no legend
	// Centred puts the first node in the middle, for the counterparts of an actor.
	Centred bool
}

// A Node is an actor.
type Node struct {
	Label  string
	Weight float64 // the area of its dot
	Series int     // its colour, 0 to 7: its kind or its side
	Title  string  // what its link is called; "" is its label
	Href   string
}

// An Edge joins the nodes of these two places in Nodes.
type Edge struct {
	A, B   int
	Weight float64 // how thick and how short it is
	Title  string  // said on hover: "Xi Jinping, Lula: 5 encounters"
	Href   string
}

// crowdMost is how many nodes are drawn; of more, the heaviest.
const crowdMost = 30

// Network draws actors and their ties. Names do not cover each other; one for
// which there is no room at all is left out, and its dot still has its title.
func Network(d Graph) template.HTML {
	nodes, edges := d.reduced()
	if left := len(d.Nodes) - len(nodes); left > 0 {
		d.Desc += " Not shown: the " + number(float64(left)) + " lightest."
	}
	var places []point
	if len(nodes) > 0 {
		places = stress(len(nodes), edges, d.Centred)
	}
	return figure("network", d.Title, d.Desc, func(c *canvas) {
		if len(nodes) == 0 {
			c.nothing()
			return
		}
		c.network(d, nodes, edges, places)
	})
}

// reduced keeps the heaviest nodes, the first in any case if it is the centre,
// and the edges between two different ones of them.
func (d Graph) reduced() ([]Node, []Edge) {
	order := make([]int, len(d.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if d.Centred && (a == 0) != (b == 0) {
			return cmp.Compare(a, b)
		}
		return cmp.Compare(amount(d.Nodes[b].Weight), amount(d.Nodes[a].Weight))
	})
	order = order[:min(len(order), crowdMost)]
	slices.Sort(order)
	place := map[int]int{}
	var nodes []Node
	for i, n := range order {
		place[n] = i
		nodes = append(nodes, d.Nodes[n])
	}
	var edges []Edge
	for _, e := range d.Edges {
		a, okA := place[e.A]
		b, okB := place[e.B]
		if okA && okB && a != b {
			e.A, e.B = a, b
			edges = append(edges, e)
		}
	}
	return nodes, edges
}

// A body is a node on the drawing with its name below the dot.
type body struct {
	x, y, r float64
	label   string
	w       float64 // of the label
	fixed   bool
}

func (b body) box() box {
	w := math.Max(b.r, b.w/2) + 3
	return box{b.x - w, b.y - b.r - 2, b.x + w, b.y + b.r + fontSize + 6}
}

func (c *canvas) network(d Graph, nodes []Node, edges []Edge, places []point) {
	top := c.legend(fold(d.Series), seriesClass)
	n := float64(len(nodes))
	c.height = top + in(c.room, 280+6*n, 280+7*n, 240+15*n)
	bodies := c.bodies(d.Centred, top, nodes, places)
	heaviest := 0.0
	for _, e := range edges {
		heaviest = math.Max(heaviest, amount(e.Weight))
	}
	for _, e := range edges {
		a, b := bodies[e.A], bodies[e.B]
		w := 1.0
		if heaviest > 0 {
			w += 4 * amount(e.Weight) / heaviest
		}
		c.mark(e.Href, e.Title, "draw-mark", func() {
			c.element("line", at("x1", a.x), at("y1", a.y), at("x2", b.x), at("y2", b.y), at("stroke-width", w), class("draw-edge"))
		})
	}
	named := haveRoom(nodes, bodies)
	for i, b := range bodies {
		title := nodes[i].Title
		if title == "" {
			title = nodes[i].Label
		}
		c.mark(nodes[i].Href, title, "draw-mark", func() {
			c.circle(b.x, b.y, b.r, "draw-node "+seriesClass(nodes[i].Series, colours))
			if named[i] {
				c.text(b.x, b.y+b.r+fontSize+1, middle, choose(b.fixed, "draw-strong draw-halo", "draw-label draw-halo"), b.label)
			}
		})
	}
}

// bodies scales the layout to the drawing and moves apart what overlaps.
func (c *canvas) bodies(centred bool, top float64, nodes []Node, places []point) []body {
	heaviest := 0.0
	for _, n := range nodes {
		heaviest = math.Max(heaviest, amount(n.Weight))
	}
	out := make([]body, len(nodes))
	for i, n := range nodes {
		label := fit(n.Label, in(c.room, 240.0, 170, 108), fontSize)
		out[i] = body{r: radius(n.Weight, heaviest, 5, in(c.room, 15.0, 15, 11)), label: label, w: textWidth(label, fontSize)}
		if centred && i == 0 {
			out[i].r, out[i].fixed = 18, true
		}
	}
	room := box{0, top, c.width, c.height}
	spread(out, places, room, centred)
	for range 400 {
		if !separate(out, room) {
			break
		}
	}
	c.trim(out, top)
	return out
}

// trim takes away what is empty above and below.
func (c *canvas) trim(bodies []body, top float64) {
	highest, lowest := math.Inf(1), math.Inf(-1)
	for _, b := range bodies {
		highest, lowest = math.Min(highest, b.box().top), math.Max(lowest, b.box().bottom)
	}
	for i := range bodies {
		bodies[i].y += top - highest
	}
	c.height = top + lowest - highest
}

// spread lays places in a room, as wide and high as it is but not stretched
// by more than stretch.
func spread(bodies []body, places []point, room box, centred bool) {
	const stretch, sides = 1.8, 60.0
	lo, hi := places[0], places[0]
	for _, p := range places {
		for k := range p {
			lo[k], hi[k] = math.Min(lo[k], p[k]), math.Max(hi[k], p[k])
		}
	}
	mid := point{(lo[0] + hi[0]) / 2, (lo[1] + hi[1]) / 2}
	half := point{math.Max((hi[0]-lo[0])/2, 0.01), math.Max((hi[1]-lo[1])/2, 0.01)}
	if centred {
		mid = places[0]
		for k := range mid {
			half[k] = math.Max(0.01, math.Max(hi[k]-mid[k], mid[k]-lo[k]))
		}
	}
	w, h := room.right-room.left, room.bottom-room.top
	sx, sy := (w/2-sides)/half[0], (h/2-30)/half[1]
	least := math.Min(sx, sy)
	sx, sy = math.Min(sx, least*stretch), math.Min(sy, least*stretch)
	for i, p := range places {
		bodies[i].x = (room.left+room.right)/2 + (p[0]-mid[0])*sx
		bodies[i].y = (room.top+room.bottom)/2 + (p[1]-mid[1])*sy
		bodies[i].keepIn(room)
	}
}

// keepIn moves a body into a room.
func (b *body) keepIn(room box) {
	x := b.box()
	b.x += math.Max(0, room.left-x.left) - math.Max(0, x.right-room.right)
	b.y += math.Max(0, room.top-x.top) - math.Max(0, x.bottom-room.bottom)
}

// separate moves pairs that overlap away from each other, the shorter way; it
// tells whether there were any.
func separate(bodies []body, room box) bool {
	moved := false
	for i := range bodies {
		for j := i + 1; j < len(bodies); j++ {
			a, b := &bodies[i], &bodies[j]
			p, q := a.box(), b.box()
			if !p.overlaps(q) {
				continue
			}
			moved = true
			dx := math.Min(p.right-q.left, q.right-p.left) + 1
			dy := math.Min(p.bottom-q.top, q.bottom-p.top) + 1
			if dx < dy {
				dx, dy = math.Copysign(dx, b.x-a.x), 0
			} else {
				dx, dy = 0, math.Copysign(dy, b.y-a.y)
			}
			shareA, shareB := 0.5, 0.5
			if a.fixed {
				shareA, shareB = 0, 1
			}
			a.x, a.y = a.x-dx*shareA, a.y-dy*shareA
			b.x, b.y = b.x+dx*shareB, b.y+dy*shareB
			a.keepIn(room)
			b.keepIn(room)
		}
	}
	return moved
}

// haveRoom tells which nodes have room for their name: the heavier first.
func haveRoom(nodes []Node, bodies []body) []bool {
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(amount(nodes[b].Weight), amount(nodes[a].Weight))
	})
	out := make([]bool, len(nodes))
	var taken []box
	for _, i := range order {
		b := bodies[i]
		label := box{b.x - b.w/2, b.y + b.r, b.x + b.w/2, b.y + b.r + fontSize + 3}
		if !slices.ContainsFunc(taken, label.overlaps) {
			out[i], taken = true, append(taken, label)
		}
	}
	return out
}
