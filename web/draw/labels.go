package draw

// A box is a rectangle of a drawing.
type box struct{ left, top, right, bottom float64 }

func (a box) overlaps(b box) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (a box) in(b box) bool {
	return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

func around(x, y, r float64) box { return box{x - r, y - r, x + r, y + r} }

// A labeller puts names beside dots where they cover neither each other nor a dot.
type labeller struct {
	room  box
	taken []box
}

// A name is where a text is written: its anchor and base line.
type name struct {
	x, y   float64
	anchor string
}

// put finds room for a name of the given size beside a dot of radius r: right,
// left, below, above. It tells whether there was any.
func (l *labeller) put(x, y, r float64, text string, size float64) (name, bool) {
	w, h := textWidth(text, size), size*1.15
	const gap = 4
	for _, try := range []struct {
		name
		left, top float64
	}{
		{name{x + r + gap, y + size*0.35, startAt}, x + r + gap, y - h/2},
		{name{x - r - gap, y + size*0.35, endAt}, x - r - gap - w, y - h/2},
		{name{x, y + r + size, middle}, x - w/2, y + r + 1},
		{name{x, y - r - gap, middle}, x - w/2, y - r - gap - size},
	} {
		b := box{try.left, try.top, try.left + w, try.top + h}
		if b.in(l.room) && l.free(b) {
			l.taken = append(l.taken, b)
			return try.name, true
		}
	}
	return name{}, false
}

func (l *labeller) free(b box) bool {
	for _, t := range l.taken {
		if b.overlaps(t) {
			return false
		}
	}
	return true
}
