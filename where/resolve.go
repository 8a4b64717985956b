package where

import (
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
