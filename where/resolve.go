package where

import (
	"math"
	"slices"
	"strings"
)

// Span is a stretch of a text in bytes, end exclusive.
type Span struct{ Start, End int }

// Resolve tells of each span of a text, which names a place, what place it is.
// Spans must be sorted by Start and may nest. A place without a Level was not
// found. A street or building that the gazetteer lacks is laid in the town
// that the text speaks of there, as a venue with that town's coordinates.
//
// The candidates of all names are weighed together: by their own likelihood
// (level and inhabitants), by what stands beside them ("Paris, Texas"), by the
// countries and divisions that the text names, and by the places nearby.
func Resolve(text string, spans []Span) []Place { return resolve(text, spans, true) }

// resolve is Resolve; with loose unset what the gazetteer lacks stays unfound.
func resolve(text string, spans []Span, loose bool) []Place {
	r := newResolver(text, spans, loose)
	out := make([]Place, len(r.mentions))
	for i := range r.mentions {
		out[i] = r.place(i)
	}
	return out
}

// newResolver weighs what the places of a text may be.
func newResolver(text string, spans []Span, loose bool) *resolver {
	r := &resolver{a: theAtlas(), text: text, loose: loose, senses: map[string]*sense{}}
	for _, s := range spans {
		r.add(s)
	}
	r.weigh()
	return r
}

// mention is a span with the sense of its words.
type mention struct {
	Span
	sense  *sense
	chosen int // candidate, -1 for none
	within int // mention that follows and contains it: "Paris, Texas"; -1
}

// sense is what a name stands for throughout a text.
type sense struct {
	key        string
	candidates []candidate
	mentions   []int
	best       int
}

type resolver struct {
	a        *atlas
	text     string
	loose    bool
	mentions []mention
	senses   map[string]*sense
	// What the text is about: weights of countries and divisions.
	countries, divisions map[string]float64
	// points are the towns and divisions that are certain.
	points []point
}

type point struct {
	lat, lon float64
	sense    *sense
}

func (r *resolver) add(s Span) {
	s.Start, s.End = max(0, s.Start), min(s.End, len(r.text))
	name := ""
	if s.Start < s.End {
		name = r.text[s.Start:s.End]
	}
	k := key(name)
	if len(name) <= 3 { // "US" and "us" are two names
		k = name
	}
	se := r.senses[k]
	if se == nil {
		se = &sense{key: k, best: -1, candidates: r.a.candidates(name)}
		r.senses[k] = se
	}
	se.mentions = append(se.mentions, len(r.mentions))
	r.mentions = append(r.mentions, mention{Span: s, sense: se, chosen: -1, within: -1})
}

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

// findWithin looks for the larger place that follows: "Paris, Texas",
// "Portland (Oregon)", "Aden in Yemen".
func (r *resolver) findWithin(i int) {
	end := r.mentions[i].End
	for j := i + 1; j < len(r.mentions) && j <= i+3; j++ {
		m := &r.mentions[j]
		if m.Start < end {
			continue
		}
		if m.Start-end > 12 {
			return
		}
		switch strings.TrimSpace(r.text[end:m.Start]) {
		case ",", "(", ", in", "in", "of", "'s", "’s", ", the", "in the":
			if !r.listed(r.mentions[i].sense, m.sense) {
				r.mentions[i].within = j
			}
		}
		return
	}
}

// listed tells of two countries beside one another, "China, United States", the first
// of which is no division of the second: a list, not a town and its country.
func (r *resolver) listed(in, of *sense) bool {
	country := func(c candidate) bool { return c.place.Level == Country }
	if !slices.ContainsFunc(in.candidates, country) || !slices.ContainsFunc(of.candidates, country) {
		return false
	}
	return !slices.ContainsFunc(in.candidates, func(c candidate) bool {
		return c.place.Level == Region && slices.ContainsFunc(of.candidates, func(o candidate) bool { return country(o) && contains(o, c) })
	})
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

// contains tells whether a country or division holds another place.
func contains(o, c candidate) bool {
	switch o.place.Level {
	case Country:
		return c.place.Level != Country && o.iso == c.iso
	case Region:
		return c.place.Level != Region && c.place.Level != Country && o.admin == c.admin
	}
	return false
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

// place is the outcome for one mention.
func (r *resolver) place(i int) Place {
	m := &r.mentions[i]
	var p Place
	switch {
	case m.chosen >= 0 && (!r.loose || !r.tooFar(m)):
		p = r.a.finish(m.sense.candidates[m.chosen])
	case r.loose:
		p = r.around(i)
	}
	p.Start, p.End = m.Start, m.End
	p.Around = p.Level == Venue && p.Name == r.text[m.Start:m.End] && (m.chosen < 0 || m.sense.candidates[m.chosen].place.Level != Venue)
	return p
}

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
