package export

import (
	"strconv"
	"strings"

	"chancery/archive"
)

// Column is one column of a sheet.
type Column[T any] struct {
	Title string
	Value func(*T) string
}

// Reports are the columns of reports of encounters.
func Reports() []Column[archive.Encounter] {
	type item = archive.Encounter
	return []Column[item]{
		{"date", func(e *item) string { return e.Encounter.Date }},
		{"end_date", func(e *item) string { return e.Encounter.EndDate }},
		{"kind", func(e *item) string { return Kind(&e.Encounter) }},
		{"status", func(e *item) string { return Status(&e.Encounter) }},
		{"participants", func(e *item) string { return Parties(e.Parties, nil) }},
		{"venue", func(e *item) string { return e.Encounter.Venue }},
		{"city", func(e *item) string { return e.Encounter.City }},
		{"country", func(e *item) string { return e.Encounter.Country }},
		{"source", func(e *item) string { return Source(&e.Document) }},
		{"evidence", func(e *item) string { return firstWords(e.Encounter.Evidence) }},
		{"id", func(e *item) string { return e.ID }},
	}
}

// Encounters are the columns of dossiers: those of the fullest report, and how
// many there are.
func Encounters() []Column[archive.Dossier] {
	type item = archive.Dossier
	var columns []Column[item]
	for _, c := range Reports() {
		if c.Title != "id" && c.Title != "source" {
			columns = append(columns, Column[item]{c.Title, func(d *item) string { return c.Value(&d.Lead) }})
		}
	}
	return append(columns,
		Column[item]{"reports", func(d *item) string { return strconv.Itoa(d.Reports) }},
		Column[item]{"source", func(d *item) string { return Source(&d.Lead.Document) }},
		Column[item]{"lead", func(d *item) string { return d.Lead.ID }},
		Column[item]{"id", func(d *item) string { return d.ID }},
	)
}

// Statements are the columns of statements.
func Statements() []Column[archive.Statement] {
	type item = archive.Statement
	return []Column[item]{
		{"date", func(s *item) string { return Day(s.Day) }},
		{"speaker", func(s *item) string { return Speaker(s, nil) }},
		{"acts", func(s *item) string { return Acts(&s.Statement) }},
		{"content", func(s *item) string { return Content(&s.Statement) }},
		{"to", func(s *item) string { return Party(s.Addressee, nil) }},
		{"topics", func(s *item) string { return strings.Join(s.Statement.Topics, "; ") }},
		{"encounter", func(s *item) string { return s.Encounter }},
		{"source", func(s *item) string { return Source(&s.Document) }},
		{"id", func(s *item) string { return s.ID }},
	}
}

// Events are the columns of events, as lists have them; a file of an export has more.
func Events() []Column[archive.Event] {
	type item = archive.Event
	return []Column[item]{
		{"date", func(e *item) string { return e.Event.Date }},
		{"told", func(e *item) string { return Day(e.Document.Day) }},
		{"type", func(e *item) string { return e.Event.Plover.Type }},
		{"mode", func(e *item) string { return e.Event.Plover.Mode }},
		{"context", func(e *item) string { return strings.Join(e.Event.Plover.Context, "; ") }},
		{"actor", func(e *item) string { return strings.Join(e.Event.Actor, "; ") }},
		{"recipient", func(e *item) string { return strings.Join(e.Event.Recipient, "; ") }},
		{"status", func(e *item) string { return e.Event.Status }},
		{"cameo", func(e *item) string { return e.Event.Cameo }},
		{"scale", func(e *item) string { return strconv.FormatFloat(e.Event.Goldstein, 'f', -1, 64) }},
		{"quad", func(e *item) string { return positive(e.Event.Quad) }},
		{"place", func(e *item) string { return e.Event.Place }},
		{"source", func(e *item) string { return Source(&e.Document) }},
		{"evidence", func(e *item) string { return firstWords(e.Event.Evidence) }},
		{"id", func(e *item) string { return e.ID }},
	}
}

// Actors are the columns of actors.
func Actors() []Column[archive.Actor] {
	type item = archive.Actor
	return []Column[item]{
		{"name", func(a *item) string { return a.Name }},
		{"kind", func(a *item) string { return a.Kind }},
		{"country", func(a *item) string { return a.Country }},
		{"office", func(a *item) string { return a.Office }},
		{"level", func(a *item) string { return a.Level }},
		{"documents", func(a *item) string { return strconv.Itoa(a.Documents) }},
		{"fits", func(a *item) string { return positive(a.Matches) }},
		{"id", func(a *item) string { return a.ID }},
	}
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Hits are the columns of documents found by their words.
func Hits() []Column[archive.Hit] {
	type item = archive.Hit
	return []Column[item]{
		{"date", func(h *item) string { return Day(h.Document.Day) }},
		{"source", func(h *item) string { return Source(&h.Document) }},
		{"title", func(h *item) string { return h.Document.Title }},
		{"snippet", func(h *item) string { return Printable(h.Snippet.Exact) }},
		{"url", func(h *item) string { return h.Document.URL }},
		{"id", func(h *item) string { return h.Document.ID }},
	}
}
