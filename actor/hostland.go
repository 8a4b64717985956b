package actor

import "slices"

// opens tells whether the first sentence that names a person names nobody of another
// country before him: of his own officials a story at home does not say whose they are.
func (r *reader) opens(a *Actor) bool {
	at := r.firstNamed(a)
	if at < 0 {
		return false
	}
	m := &r.cast.Mentions[at]
	s := r.text.Token(m.First).Sentence()
	code := ""
	for i := range r.cast.Mentions {
		n := &r.cast.Mentions[i]
		if n.First < s.First() || n.First >= m.First || n.Actor < 0 || &r.cast.Actors[n.Actor] == a {
			continue
		}
		other := r.cast.Actors[n.Actor].Country
		if other != "" && code != "" && other != code {
			return false
		}
		if code = other; code != "" && code != r.home && code != r.issuer {
			return false
		}
	}
	return true
}

// firstNamed is the first mention of a person by name, -1 for none.
func (r *reader) firstNamed(a *Actor) int {
	first := -1
	for i := range r.cast.Mentions {
		m := &r.cast.Mentions[i]
		if m.Actor >= 0 && &r.cast.Actors[m.Actor] == a && m.How == ByName && (first < 0 || m.First < r.cast.Mentions[first].First) {
			first = i
		}
	}
	return first
}

// metWords is how many words may stand between a place and the title of whom one meets
// there: "to Lima for a first round of talks with Foreign Minister".
const metWords = 8

// metIn is the country of the place to or in which somebody of another country comes to
// meet a person: "travelled to Israel for talks with Foreign Minister A", "in Tirana he
// will meet Prime Minister B"; "" where no such place is told before the name, or the
// one who comes is at home there.
func (r *reader) metIn(a *Actor) string {
	at := r.firstNamed(a)
	if at < 0 {
		return ""
	}
	m := &r.cast.Mentions[at]
	s := r.text.Token(m.WholeFirst).Sentence()
	meets := false
	for i := m.WholeFirst - 1; i >= s.First() && m.WholeFirst-i <= metWords+2; i-- {
		switch l := r.text.Token(i).Lemma(); {
		case l == "meet" || l == "talk" || l == "meeting" || l == "talks" || l == "consultation" || l == "hold":
			meets = true
			continue
		case r.lower(i) == "," && !meets:
			return ""
		}
		u := r.unitOf(i)
		if u == nil || u.last != i+1 || !isCountry(u.kind) || u.kind == countryAdjective || u.kind == countryDemonym {
			continue
		}
		first := u.first
		if r.lower(first-1) == "the" {
			first--
		}
		if !meets || !slices.Contains([]string{"to", "in", "for", "visit", "visited"}, r.lower(first-1)) {
			return ""
		}
		code := r.lex.countries[u.ref].code
		for k := range r.cast.Mentions {
			n := &r.cast.Mentions[k]
			if n.First >= s.First() && n.First < m.First && n.Actor >= 0 && r.cast.Actors[n.Actor].Kind == Person && r.cast.Actors[n.Actor].Country == code {
				return "" // he is at home there, too
			}
		}
		return code
	}
	return ""
}

// besideIn is the country of whoever holds an office by the same words as a person and
// is well known: "co-presidents A and B".
func (r *reader) besideIn(a *Actor, o *Office) string {
	for i := range r.cast.Actors {
		b := &r.cast.Actors[i]
		if b == a || b.Kind != Person || !slices.ContainsFunc(b.Offices, func(p Office) bool { return p.Start == o.Start && p.End == o.End }) {
			continue
		}
		if rows := r.lex.rowsOf(b.Name); rows != nil {
			return r.actsFor(rows[0])
		}
	}
	return ""
}
