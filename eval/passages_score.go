package eval

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// parties are the ids of an encounter's participants; of a visit, the visitors.
func parties(e *record.Encounter) []string {
	var ids []string
	for _, p := range e.Participants {
		if (e.Kind != "visit" || p.Role == "visitor" || p.Role == "guest") && !slices.Contains(ids, p.Actor) {
			ids = append(ids, p.Actor)
		}
	}
	return ids
}

// likeness is above 0 where an encounter may be the gold one: both visits or neither,
// with two of its participants (or its one) and half of all that either has.
func (r *passageRead) likeness(x *passageEncounter, y *record.Encounter) float64 {
	ids := parties(y)
	n := r.common(x.Participants, ids)
	if (x.Kind == "visit") != (y.Kind == "visit") || n < min(2, len(x.Participants)) || 2*n < max(len(x.Participants), len(ids)) {
		return 0
	}
	score := 1.0
	if jaccard(r.words.set(r.places(x.Words)...), r.words.set(y.Evidence...)) > 0 {
		score += 2
	}
	for _, same := range []bool{n == len(x.Participants) && n == len(ids), x.Status == y.Status, x.Background == y.Background, x.Kind == y.Kind} {
		if same {
			score++
		}
	}
	if x.Optional {
		score /= 100 // what was read is first of all one that must be there
	}
	return score
}

// encounters scores encounters and yields the number of the gold one for the id of
// each that was read.
func (s *passagesScore) encounters(r *passageRead) map[string]int {
	pairs := bestPairs(len(r.Encounters), len(r.got.Encounters), func(i, j int) float64 {
		return r.likeness(&r.Encounters[i], &r.got.Encounters[j])
	})
	paired, found := make(map[string]int), make([]bool, len(r.Encounters))
	t := &s.ofEncounters
	t.Add("found", Counts{})
	for _, p := range pairs {
		x, y := &r.Encounters[p.gold], &r.got.Encounters[p.got]
		paired[y.ID], found[p.gold] = p.gold, true
		if x.Optional {
			continue
		}
		ids := parties(y)
		t.Add("found", Counts{1, 1, 1})
		t.Add("  kind", Counts{one(x.Kind == y.Kind), 1, 1})
		t.Add("  status", Counts{one(x.Status == y.Status), 1, 1})
		t.Add("  background", Counts{one(x.Background == y.Background), 1, 1})
		t.Add("  participants", Counts{r.common(x.Participants, ids), len(ids), len(x.Participants)})
	}
	for i, x := range r.Encounters {
		if !x.Optional && !found[i] {
			t.Add("found", Counts{Gold: 1})
			s.misses = append(s.misses, Miss{File: r.ID, Field: "encounter", What: "miss", Gold: x.Kind + " " + x.Status + ": " + strings.Join(x.Participants, " + "), Words: x.Words})
		}
	}
	for _, y := range r.got.Encounters {
		if _, known := paired[y.ID]; !known {
			t.Add("found", Counts{Predicted: 1})
			s.misses = append(s.misses, Miss{File: r.ID, Field: "encounter", What: "extra", Got: y.Kind + " " + y.Status + ": " + strings.Join(r.names(parties(&y)), " + "), Words: first(y.Evidence)})
		}
	}
	return paired
}

// statements scores statements: those with half of their words in common are one.
// paired tells which gold encounter one that was read is.
func (s *passagesScore) statements(r *passageRead, paired map[string]int) {
	spans := func(x *passageStatement) []record.Evidence {
		var list []record.Evidence
		for _, c := range x.Contents {
			list = append(list, r.places(c)[0])
		}
		return list
	}
	pairs := bestPairs(len(r.Statements), len(r.got.Statements), func(i, j int) float64 {
		same := jaccard(r.words.set(spans(&r.Statements[i])...), r.words.set(r.got.Statements[j].Pieces()...))
		if same < overlapEnough {
			return 0
		}
		return same
	})
	t := &s.ofStatements
	t.Add("content", Counts{len(pairs), len(r.got.Statements), len(r.Statements)})
	spoken := Counts{0, len(r.got.Statements), len(r.Statements)}
	found, wanted := make([]bool, len(r.Statements)), make([]bool, len(r.got.Statements))
	var fields Tally
	for _, p := range pairs {
		x, y := &r.Statements[p.gold], &r.got.Statements[p.got]
		found[p.gold], wanted[p.got] = true, true
		if !r.says(x, y) {
			s.misses = append(s.misses, Miss{File: r.ID, Field: "speaker", What: "wrong", Gold: x.Speaker, Got: strings.Join(r.names([]string{y.Speaker}), ""), Words: x.Contents[0]})
			continue
		}
		spoken.Right++
		r.fields(&fields, x, y, paired)
	}
	t.Add("content and speaker", spoken)
	for _, name := range []string{"  acts", "  addressee", "  encounter"} {
		t.Add(name, fields.Get(name))
	}
	for i, x := range r.Statements {
		if !found[i] {
			s.misses = append(s.misses, Miss{File: r.ID, Field: "statement", What: "miss", Gold: fmt.Sprintf("%s (%s): %s", x.Speaker, strings.Join(x.Acts, ", "), strings.Join(x.Contents, " … "))})
		}
	}
	for j, y := range r.got.Statements {
		if !wanted[j] {
			s.misses = append(s.misses, Miss{File: r.ID, Field: "statement", What: "extra", Got: strings.Join(r.names([]string{y.Speaker}), "") + ": " + first(y.Pieces())})
		}
	}
}

// says tells whether a statement has the gold speaker, by the actor or by the words
// that name it there.
func (r *passageRead) says(x *passageStatement, y *record.Statement) bool {
	if r.means(x.Speaker, y.Speaker) {
		return true
	}
	return y.Source != nil && slices.ContainsFunc(r.places(x.Speaker), func(e record.Evidence) bool {
		return y.Source.Start < e.End && e.Start < y.Source.End
	})
}

// fields scores what belongs to a statement of the right speaker.
func (r *passageRead) fields(t *Tally, x *passageStatement, y *record.Statement, paired map[string]int) {
	left := slices.Clone(x.Acts)
	acts := Counts{0, len(y.Acts), len(x.Acts)}
	for _, a := range y.Acts {
		if i := slices.Index(left, a.Act); i >= 0 {
			acts.Right++
			left = slices.Delete(left, i, i+1)
		}
	}
	t.Add("  acts", acts)
	t.Add("  addressee", Counts{
		one(x.Addressee != "" && y.Addressee != "" && r.addresses(x.Addressee, y.Addressee)), one(y.Addressee != ""), one(x.Addressee != ""),
	})
	at, known := paired[y.Encounter]
	t.Add("  encounter", Counts{
		one(known && x.Encounter != nil && at == *x.Encounter), one(y.Encounter != ""), one(x.Encounter != nil),
	})
}

// addresses tells whether words name an addressee, or somebody who stands for the
// country or organization that is addressed.
func (r *passageRead) addresses(words, id string) bool {
	return r.means(words, id) || slices.ContainsFunc(r.got.Actors, func(a record.Actor) bool {
		return a.Country == id && r.means(words, a.ID)
	})
}

// names are what actors are called, for people to read.
func (r *passageRead) names(ids []string) []string {
	list := slices.Clone(ids)
	for i, id := range list {
		for _, a := range r.got.Actors {
			if a.ID == id && a.Name != "" {
				list[i] = a.Name
			}
		}
	}
	return list
}
