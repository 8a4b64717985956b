package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/reader"
	"chancery/record"
)

// passagesTask scores encounters and statements read from short passages whose
// answers are given in the passage's own words; examples/passages tells their form.
var passagesTask = Task{
	Name: "passages",
	Doc:  "encounters (with participants, kind, status) and statements (with speaker, acts, addressee, encounter) of short passages",
	Run:  runPassages,
}

// passage is a text and what a careful reader takes from it. Whoever takes part or
// speaks is given by exact words of the text that name them.
type passage struct {
	ID         string             `json:"id"`
	Text       string             `json:"text"`
	Encounters []passageEncounter `json:"encounters"`
	Statements []passageStatement `json:"statements"`
}

type passageEncounter struct {
	Kind         string   `json:"kind"`
	Status       string   `json:"status"`
	Background   bool     `json:"background"`
	Participants []string `json:"participants"`
	Words        string   `json:"words"`
	// Optional marks one that careful readers may or may not call an encounter: it is
	// neither missed nor superfluous.
	Optional bool `json:"optional"`
}

type passageStatement struct {
	Speaker   string   `json:"speaker"`
	Addressee string   `json:"addressee"`
	Acts      []string `json:"acts"`
	Contents  []string `json:"contents"`
	Encounter *int     `json:"encounter"` // of Encounters, from 0; null for none
}

type passagePrediction struct {
	ID     string         `json:"id"`
	Record *record.Record `json:"record"`
}

func runPassages(in io.Reader, predictions io.Writer) (*Report, error) {
	rows, err := ReadJSONL[passage](in)
	if err != nil {
		return nil, err
	}
	var s passagesScore
	for i := range rows {
		got, err := reader.Read([]byte(rows[i].Text), reader.Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", rows[i].ID, err)
		}
		if err := WriteJSONL(predictions, passagePrediction{rows[i].ID, got}); err != nil {
			return nil, err
		}
		if err := s.add(&rows[i], got); err != nil {
			return nil, fmt.Errorf("%s: %w", rows[i].ID, err)
		}
	}
	r := &Report{Name: "passages", Misses: s.misses}
	r.Add("encounters", s.ofEncounters.Rows()...).Add("statements", s.ofStatements.Rows()...)
	return r.Note("%d passages; fields are of what was found", len(rows)), nil
}

// passagesScore sums over passages.
type passagesScore struct {
	ofEncounters, ofStatements Tally
	misses                     []Miss
}

func (s *passagesScore) add(p *passage, got *record.Record) error {
	r := &passageRead{passage: p, got: got, text: []rune(got.Document.Text), words: newWords(got.Document.Text)}
	if err := r.check(); err != nil {
		return err
	}
	s.statements(r, s.encounters(r))
	return nil
}

// passageRead is a passage beside what was read from it.
type passageRead struct {
	*passage
	got   *record.Record
	text  []rune
	words words
}

// check reports answers whose words are not in the text.
func (r *passageRead) check() error {
	var all []string
	for _, e := range r.Encounters {
		all = append(append(all, e.Words), e.Participants...)
	}
	for _, s := range r.Statements {
		all = append(append(all, s.Speaker, s.Addressee), s.Contents...)
		if len(s.Contents) == 0 {
			return fmt.Errorf("a statement of %q has no contents", s.Speaker)
		}
		if s.Encounter != nil && (*s.Encounter < 0 || *s.Encounter >= len(r.Encounters)) {
			return fmt.Errorf("there is no encounter %d", *s.Encounter)
		}
	}
	for _, w := range all {
		if w != "" && len(r.places(w)) == 0 {
			return fmt.Errorf("the text has no words %q", w)
		}
	}
	return nil
}

// places are the spans at which words stand in the text.
func (r *passageRead) places(words string) []record.Evidence {
	var list []record.Evidence
	want := []rune(words)
	for i := 0; i+len(want) <= len(r.text); i++ {
		if slices.Equal(r.text[i:i+len(want)], want) {
			list = append(list, record.Evidence{Start: i, End: i + len(want), Exact: words})
		}
	}
	return list
}

// means tells whether words of the text name an actor: by its name or a part of it,
// or where they stand on words by which it was read.
func (r *passageRead) means(words, id string) bool {
	i := slices.IndexFunc(r.got.Actors, func(a record.Actor) bool { return a.ID == id })
	if i < 0 {
		return false
	}
	a := &r.got.Actors[i]
	if samePhrase(a.Name, words, a.Kind == "person") {
		return true
	}
	for _, p := range r.places(words) {
		for _, m := range a.Mentions {
			long := a.Kind == "person" || 2*(m.End-m.Start) >= p.End-p.Start // "France" is not "the President of France"
			if m.How != "pronoun" && long && m.Start < p.End && p.Start < m.End {
				return true
			}
		}
	}
	return false
}

// samePhrase compares a name with words: the same, or for a person one within the other.
func samePhrase(name, words string, person bool) bool {
	x, y := phraseWords(name), phraseWords(words)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	within := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
	}
	return slices.Equal(x, y) || person && (within(x, y) || within(y, x))
}

func phraseWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(fold(s)), func(w string) bool { return w == "the" })
}

// common counts the gold participants that are among those of an encounter.
func (r *passageRead) common(gold []string, ids []string) int {
	n, used := 0, make([]bool, len(ids))
	for _, words := range gold {
		for i, id := range ids {
			if !used[i] && r.means(words, id) {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}
