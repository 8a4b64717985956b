package eval

import (
	"fmt"

	"chancery/record"
)

// ReadFunc reads one document's bytes into a record.
type ReadFunc func(data []byte) (*record.Record, error)

// Miss is one difference between a gold record and a read one.
type Miss struct {
	File  string `json:"file"`
	Field string `json:"field"`
	What  string `json:"what"` // miss (gold has it), extra (gold has it not), wrong (both have it, otherwise)
	Gold  string `json:"gold,omitempty"`
	Got   string `json:"got,omitempty"`
	Words string `json:"words,omitempty"` // where in the text, quoted
}

// Records reads the story of every gold record and scores what was read. A
// story that cannot be read fails the whole: a score without it would be of
// other stories.
func Records(golds []*Gold, read ReadFunc) (*Report, error) {
	s := &recordScore{}
	for _, g := range golds {
		got, err := read(g.Text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.TextPath, err)
		}
		if got.Document.Text != string(g.Text) {
			return nil, fmt.Errorf("%s: the stored text is not the file's, so its offsets cannot be compared", g.TextPath)
		}
		s.score(g, got)
	}
	return s.report(len(golds)), nil
}

// recordScore gathers counts and misses over files. Fields are kept as
// "section/field".
type recordScore struct {
	sections [6]Tally // as in sectionNames
	misses   []Miss
	file     string
	g        *Gold
	got      *record.Record
	a        *alignment
	words    words
}

// The sections of the table, in order.
const (
	inDocument = iota
	inActors
	inEncounters
	inStatements
	inEvents
	inFormulae
)

var sectionNames = [...]string{"document", "actors", "encounters", "statements", "events", "formulae"}

func (s *recordScore) score(g *Gold, got *record.Record) {
	s.file, s.g, s.got = g.TextPath, g, got
	s.a = align(g, got)
	s.words = newWords(got.Document.Text)
	s.document()
	s.actors()
	encounters := s.encounters()
	s.statements(encounters)
	s.events()
	s.formulae()
}

func (s *recordScore) report(files int) *Report {
	r := &Report{Name: "records", Input: fmt.Sprintf("(%d files)", files), Misses: s.misses}
	for i := range s.sections {
		if rows := s.sections[i].Rows(); len(rows) > 0 {
			r.Add(sectionNames[i], rows...)
		}
	}
	r.Note("Indented fields are scored on the encounters, statements and events that were found.")
	r.Note("A statement is found when half of the words of either content are the other's too; an act likewise, by the shorter clause.")
	r.Note("Of actors other than named persons and of formulae only those in gold are asked for; more are not counted as wrong.")
	return r
}

// field scores one field that holds one value or none, and keeps the miss.
// Empty means that a side says nothing.
func (s *recordScore) field(section int, name, gold, got, where string) {
	var c Counts
	if gold != "" {
		c.Gold = 1
	}
	if got != "" {
		c.Predicted = 1
	}
	if gold == got {
		c.Right = c.Gold
	}
	s.sections[section].Add(name, c)
	if gold != got {
		s.miss(section, name, gold, got, where)
	}
}

func (s *recordScore) miss(section int, name, gold, got, where string) {
	m := Miss{File: s.file, Field: sectionNames[section] + ": " + name, What: "wrong", Gold: gold, Got: got, Words: where}
	switch {
	case got == "":
		m.What = "miss"
	case gold == "":
		m.What = "extra"
	}
	s.misses = append(s.misses, m)
}

// set scores a field that holds a set of values.
func (s *recordScore) set(section int, name string, gold, got []string, where string) {
	s.sections[section].Add(name, CountSets(gold, got))
	for _, x := range without(gold, got) {
		s.miss(section, name, x, "", where)
	}
	for _, x := range without(got, gold) {
		s.miss(section, name, "", x, where)
	}
}

// without is the values of a that b lacks, each once.
func without(a, b []string) []string {
	seen := map[string]bool{}
	for _, x := range b {
		seen[x] = true
	}
	var out []string
	for _, x := range a {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// place is a piece of evidence as a value to compare: its offsets and words.
func place(e *record.Evidence) string {
	if e == nil || e.Empty() {
		return ""
	}
	return fmt.Sprintf("%d-%d %q", e.Start, e.End, e.Exact)
}

func first(es []record.Evidence) string {
	if len(es) == 0 {
		return ""
	}
	return es[0].Exact
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
