package compare

import (
	"slices"

	"chancery/record"
)

// unit is a clause of an account made ready to be aligned.
type unit struct {
	Clause
	topics []string
	words  []word
	stems  map[string]float64 // stem or its group → weight
	total  float64
	denied bool // an odd number of negations, the act's own included
}

// units lists the clauses of an account in the order of its text.
func (l *lexicon) units(index int, a *Account, enc *record.Encounter) []unit {
	r := a.Record
	parties := voices(r, enc)
	var out []unit
	for i := range r.Statements {
		s := &r.Statements[i]
		voice := voiceOf(r, s)
		if s.Encounter != enc.ID && (s.Encounter != "" || !meet(voice, parties)) {
			continue
		}
		for _, c := range clauses(s) {
			c.Account, c.Statement, c.Speaker, c.Voice = index, s.ID, s.Speaker, voice
			out = append(out, l.unit(c, s.Topics))
		}
	}
	slices.SortStableFunc(out, func(a, b unit) int { return a.Evidence.Start - b.Evidence.Start })
	return out
}

// clauses are the acts of a statement, or its content where it has none.
func clauses(s *record.Statement) []Clause {
	var out []Clause
	for _, a := range s.Acts {
		out = append(out, Clause{Act: a.Act, Evidence: a.Evidence})
	}
	if len(out) > 0 {
		return out
	}
	contents := s.Contents
	if s.Content != nil {
		contents = []record.Evidence{*s.Content}
	}
	for _, c := range contents {
		out = append(out, Clause{Evidence: c})
	}
	return out
}

// denials are the acts that turn their content round.
var denials = []string{"deny", "reject"}

func (l *lexicon) unit(c Clause, topics []string) unit {
	u := unit{Clause: c, topics: topics, words: cut(c.Evidence.Exact), stems: map[string]float64{}}
	u.denied = slices.Contains(denials, c.Act)
	for _, w := range u.words {
		if l.not[w.lower] {
			u.denied = !u.denied
		}
		if weight, key := l.weigh(w); weight > 0 {
			u.stems[key] = max(u.stems[key], weight)
		}
	}
	for _, weight := range u.stems {
		u.total += weight
	}
	return u
}

// weigh gives what a word counts, and the stem under which it counts.
func (l *lexicon) weigh(w word) (float64, string) {
	key := w.stem
	if g, ok := l.group[key]; ok {
		key = g
	}
	weight, ok := l.weight[w.stem]
	if !ok {
		weight = 1
	}
	return weight, key
}

// voiceOf lists whom a statement speaks for: countries, or organizations where
// the speaker has no country.
func voiceOf(r *record.Record, s *record.Statement) []string {
	if v := codes(r, s.Speaker); len(v) > 0 {
		return v
	}
	return codes(r, s.OnBehalfOf)
}

// voices lists the codes of all participants of an encounter.
func voices(r *record.Record, enc *record.Encounter) []string {
	var out []string
	for _, p := range enc.Participants {
		out = append(out, codes(r, p.Actor)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// codes are the countries or organizations that an actor stands for, sorted.
func codes(r *record.Record, id string) []string {
	a := actorOf(r, id)
	if a == nil {
		return nil
	}
	var out []string
	for _, m := range a.Members {
		out = append(out, codes(r, m)...)
	}
	switch {
	case len(out) > 0:
	case a.Country != "":
		out = []string{a.Country}
	default:
		out = []string{a.ID}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func actorOf(r *record.Record, id string) *record.Actor {
	if id == "" {
		return nil
	}
	for i := range r.Actors {
		if r.Actors[i].ID == id {
			return &r.Actors[i]
		}
	}
	return nil
}

// meet tells whether two sorted lists share an element.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
