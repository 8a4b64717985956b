package where

import "math"

// rounds is how often the context is worked out anew from the choices.
const rounds = 3

func (r *resolver) weigh() {
	for i := range r.mentions {
		r.findWithin(i)
	}
	for round := range rounds {
		r.context(round)
		for i := range r.mentions { // in order of the text, for the same answer each time
			if se := r.mentions[i].sense; se.mentions[0] == i {
				r.choose(se)
			}
		}
	}
	for i := range r.mentions {
		r.mentions[i].chosen = r.mentions[i].sense.best
		if w := r.mentions[i].within; w >= 0 {
			if c := r.inside(r.mentions[i].sense, r.mentions[w].sense); c >= 0 {
				r.mentions[i].chosen = c
			}
		}
	}
}

// context gathers what the text is about from the choices of the last round;
// in the first, from names that leave no choice.
func (r *resolver) context(round int) {
	r.countries, r.divisions = map[string]float64{}, map[string]float64{}
	r.points = r.points[:0]
	for i := range r.mentions {
		se := r.mentions[i].sense
		k := se.best
		if round == 0 {
			k = se.certain()
		}
		if k < 0 {
			continue
		}
		c := se.candidates[k]
		w := 1.0
		if se.mentions[0] != i {
			w = 0.4
		}
		// Two names that are open themselves must not prop each other up.
		sure := round == 0 || c.prior >= sureTown || se.certain() == k || r.explicit(i, c)
		if !sure {
			w *= 0.3
		}
		switch c.place.Level {
		case City, County, Region:
			if sure {
				r.divisions[c.admin] += w
			}
			r.countries[c.iso] += w
		default:
			r.countries[c.iso] += w
		}
		if sure && se.mentions[0] == i && (c.place.Level == City || c.place.Level == County || c.place.Level == Region || c.place.Level == Venue) {
			r.points = append(r.points, point{c.place.Lat, c.place.Lon, se})
		}
	}
	delete(r.countries, "")
}

// sureTown is the prior from which a town counts as evidence for its
// surroundings: some 300,000 inhabitants, or a division.
const sureTown = 6.5

// explicit tells whether the words say in which division or country the place
// of mention i lies.
func (r *resolver) explicit(i int, c candidate) bool {
	for _, m := range r.mentions[i].sense.mentions {
		if w := r.mentions[m].within; w >= 0 {
			for _, o := range r.mentions[w].sense.candidates {
				if contains(o, c) {
					return true
				}
			}
		}
	}
	return false
}

// certain is the candidate of a name that leaves no choice, or -1.
func (s *sense) certain() int {
	best, next := -1, math.Inf(-1)
	for i, c := range s.candidates {
		if c.after {
			continue
		}
		switch {
		case best < 0 || c.prior > s.candidates[best].prior:
			if best >= 0 {
				next = s.candidates[best].prior
			}
			best = i
		case c.prior > next:
			next = c.prior
		}
	}
	if best < 0 || s.candidates[best].prior-next < 1.5 {
		return -1
	}
	return best
}

// choose weighs the candidates of one sense.
func (r *resolver) choose(se *sense) {
	best, at := math.Inf(-1), -1
	for i := range se.candidates {
		c := &se.candidates[i]
		s := c.prior + r.support(se, c)
		if c.after && !r.followsTown(se) {
			s -= 20
		}
		if s > best {
			best, at = s, i
		}
	}
	if at >= 0 && se.candidates[at].after && !r.followsTown(se) {
		at = -1
	}
	se.best = at
}

// followsTown tells whether a name stands after another and a comma somewhere.
func (r *resolver) followsTown(se *sense) bool {
	for _, m := range se.mentions {
		if m > 0 && r.mentions[m-1].within == m {
			return true
		}
	}
	return false
}

// support is what the rest of the text says for a candidate.
func (r *resolver) support(se *sense, c *candidate) float64 {
	s := 0.0
	local := c.place.Level == City || c.place.Level == County || c.place.Level == Region || c.place.Level == Venue
	own := 0.0
	if se.best >= 0 && se.candidates[se.best].iso == c.iso {
		own = 1 + 0.4*float64(len(se.mentions)-1) // what it has itself brought in
	}
	if w := r.countries[c.iso] - own; w > 0.3 && local {
		s += min(2.6, 1.1+0.7*math.Log2(1+w))
	} else if w > 0.3 {
		s += 0.5
	}
	if c.place.Level == City || c.place.Level == County {
		own = 0
		if se.best >= 0 && se.candidates[se.best].admin == c.admin {
			own = 1 + 0.4*float64(len(se.mentions)-1)
		}
		if w := r.divisions[c.admin] - own; w > 0.3 {
			s += min(2.4, 1+0.6*math.Log2(1+w))
		}
	}
	for _, m := range se.mentions {
		if w := r.mentions[m].within; w >= 0 {
			for _, o := range r.mentions[w].sense.candidates {
				if contains(o, *c) {
					s += 5
					break
				}
			}
			break
		}
	}
	// The names of what lies inside speak for a division: Georgia with Atlanta.
	if c.place.Level == Region {
		for _, p := range r.points {
			if p.sense != se && p.sense.best >= 0 && p.sense.candidates[p.sense.best].admin == c.admin {
				s += 1
				break
			}
		}
		for m := range se.mentions {
			if k := se.mentions[m]; k > 0 && r.mentions[k-1].within == k {
				for _, o := range r.mentions[k-1].sense.candidates {
					if contains(*c, o) {
						s += 2.5
						break
					}
				}
				break
			}
		}
	}
	if local && len(r.points) > 0 && (c.place.Level == City || c.place.Level == County) {
		s += r.nearness(se, c)
	}
	return s
}

// nearness rewards places that lie near others of the text.
func (r *resolver) nearness(se *sense, c *candidate) float64 {
	best := 0.0
	for k, p := range r.points {
		if k > 60 {
			break
		}
		if p.sense == se {
			continue
		}
		switch d := kilometres(c.place.Lat, c.place.Lon, p.lat, p.lon); {
		case d < 60:
			return 1.2
		case d < 200:
			best = max(best, 0.7)
		}
	}
	return best
}

// kilometres is the distance over the globe (haversine).
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := (lat2-lat1)*rad/2, (lon2-lon1)*rad/2
	h := math.Sin(a)*math.Sin(a) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Sin(b)*math.Sin(b)
	return 2 * 6371 * math.Asin(min(1, math.Sqrt(h)))
}

// inside is the best candidate of a sense that lies in a candidate of another.
func (r *resolver) inside(in, of *sense) int {
	best, at := math.Inf(-1), -1
	for i, c := range in.candidates {
		if c.place.Level != City && c.place.Level != County && c.place.Level != Region && c.place.Level != Venue {
			continue
		}
		for _, o := range of.candidates {
			if contains(o, c) && c.prior > best {
				best, at = c.prior, i
			}
		}
	}
	return at
}
