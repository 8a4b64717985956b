package where

import (
	"math"
	"strings"
)

// tooFar tells whether a small town, chosen for want of better, lies in a
// country of which the text says nothing: then the name is rather that of a
// street or house in the town that the text is about.
func (r *resolver) tooFar(m *mention) bool {
	c := m.sense.candidates[m.chosen]
	if c.place.Level != City && c.place.Level != County || c.prior > 5.6 || len(r.points) < 3 || m.within >= 0 {
		return false
	}
	if r.countries[c.iso] > 1.5+0.4*float64(len(m.sense.mentions)) {
		return r.nearness(m.sense, &c) == 0 && c.prior < 4.6 && r.hasTown()
	}
	return r.hasTown()
}

func (r *resolver) hasTown() bool { return len(r.points) > 2 }

// around lays a place that the gazetteer lacks where its name or the text
// puts it: in a place that its own name holds, else in the town named nearest.
func (r *resolver) around(i int) Place {
	m := &r.mentions[i]
	name := r.text[m.Start:m.End]
	if c, ok := r.named(name); ok {
		p := r.a.finish(c)
		p.Name, p.Level, p.GeonameID, p.Population = name, Venue, 0, 0
		if c.place.Level == City {
			p.City = c.place.Name
		}
		return p
	}
	if p, ok := r.inTown(i); ok {
		return p
	}
	return r.aroundCountry(name)
}

// inTown lays a place in the town or house named nearest; ok is false where the text
// names none.
func (r *resolver) inTown(i int) (p Place, ok bool) {
	m := &r.mentions[i]
	best, at := math.MaxInt, -1
	for j := range r.mentions {
		o := &r.mentions[j]
		if o.chosen < 0 || j == i {
			continue
		}
		c := o.sense.candidates[o.chosen]
		if c.place.Level != City && c.place.Level != County && c.place.Level != Venue || c.place.Adjective || r.tooFar(o) {
			continue
		}
		d := m.Start - o.End
		if d < 0 {
			d = 2 * (o.Start - m.End)
		}
		// A town that is named often is what the text is about.
		d = int(float64(max(d, 20)) / math.Sqrt(float64(len(o.sense.mentions))))
		if d < best {
			best, at = d, j
		}
	}
	if at < 0 {
		return Place{}, false
	}
	p = r.a.finish(r.mentions[at].sense.candidates[r.mentions[at].chosen])
	if p.Level == City {
		p.City = p.Name
	}
	p.Name, p.Level, p.GeonameID, p.Population = r.text[m.Start:m.End], Venue, 0, 0
	return p, true
}

// aroundCountry lays a place in the division or country the text names most.
func (r *resolver) aroundCountry(name string) Place {
	best, at := 0.0, -1
	for j := range r.mentions {
		o := &r.mentions[j]
		if o.chosen < 0 {
			continue
		}
		c := o.sense.candidates[o.chosen]
		w := float64(len(o.sense.mentions))
		if c.place.Level == Region {
			w *= 3
		} else if c.place.Level != Country {
			continue
		}
		if w > best {
			best, at = w, j
		}
	}
	if at < 0 {
		return Place{}
	}
	p := r.a.finish(r.mentions[at].sense.candidates[r.mentions[at].chosen])
	p.Name, p.Level, p.GeonameID, p.Population, p.Adjective = name, Venue, 0, 0, false
	return p
}

// named is the place that a longer name holds: "University of Alberta",
// "Walker County Sheriff's Office". Streets and houses bear names of places
// that they are not in.
func (r *resolver) named(name string) (candidate, bool) {
	w := strings.Fields(name)
	if len(w) < 2 || len(w) > 10 {
		return candidate{}, false
	}
	street := r.a.streets[strings.ToLower(strings.Trim(w[len(w)-1], ".,"))]
	for n := len(w) - 1; n > 0; n-- {
		for k := len(w) - n; k >= 0; k-- {
			part := strings.Trim(strings.Join(w[k:k+n], " "), ",.()")
			if part == "" || part[0] < 'A' || part[0] > 'Z' && part[0] < 0x80 {
				continue
			}
			best, found := candidate{}, false
			for _, c := range r.a.candidates(part) {
				if c.after {
					continue
				}
				s := c
				s.prior += r.support(&sense{best: -1}, &c)
				if !found || s.prior > best.prior {
					best, found = s, true
				}
			}
			// A lone word must be a well-known place, or one the text is about.
			limit := 7.5
			if street {
				limit = 9.5
			}
			if found && best.prior > limit {
				return best, true
			}
		}
	}
	return candidate{}, false
}
