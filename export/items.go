package export

import (
	"context"
	"errors"

	"chancery/archive"
	"chancery/record"
)

// Encounter, Statement, Event and Actor are the items of an export: what the
// archive answers, with the marks.
type (
	// Encounter is a dossier.
	Encounter struct {
		archive.Dossier
		Marks
	}
	// Statement is a statement of a document.
	Statement struct {
		archive.Statement
		// Status is how its acts stand where that is not plainly said.
		Status string `json:"status"`
		Marks
	}
	// Event is an event of a document.
	Event struct {
		archive.Event
		Status string `json:"status"`
		Marks
	}
	// Actor is a person, country or organization. It has no date and no place.
	Actor struct {
		archive.Actor
		Corrected []string `json:"corrected_by_person"`
	}
)

func isAbsent(err error) bool { return errors.Is(err, archive.ErrNotFound) }

// marker sets the marks of items.
type marker struct{ rulings *rulings }

func (m marker) encounter(ctx context.Context, d *archive.Dossier) (Encounter, error) {
	out := Encounter{Dossier: *d, Marks: Marks{PlaceLevel: encounterLevel(&d.Lead.Encounter), Corrected: []string{}}}
	for _, key := range d.Detail.Reports {
		id := key.Document + "/" + key.Encounter
		list, err := m.rulings.of(ctx, id)
		if err != nil {
			return out, err
		}
		for _, said := range append(list, m.rulings.links[id]...) {
			out.Corrected = appendNew(out.Corrected, said)
		}
	}
	lead, err := m.rulings.of(ctx, d.Lead.ID)
	out.DateTrusted = dayTold(&d.Lead.Encounter) || exactDay(d.Lead.Encounter.Date) && dateRuled(lead)
	return out, err
}

// statement: a statement is of the day of its document, unless the archive has
// the day of its encounter; both are told by the text.
func (m marker) statement(ctx context.Context, s *archive.Statement) (Statement, error) {
	list, err := m.rulings.of(ctx, s.ID)
	return Statement{*s, actStatus(&s.Statement), Marks{exactDay(s.Day), "", list}}, err
}

func actStatus(s *record.Statement) string {
	status := ""
	for _, a := range s.Acts {
		if a.Status != "" && status == "" {
			status = a.Status
		}
	}
	return status
}

func (m marker) event(ctx context.Context, e *archive.Event) (Event, error) {
	list, err := m.rulings.of(ctx, e.ID)
	out := Event{*e, e.Event.Status, Marks{Corrected: list}}
	switch {
	case !exactDay(e.Event.Date):
	case e.Encounter != nil:
		ruled, err := m.rulings.of(ctx, e.Document.ID+"/"+e.Encounter.ID)
		if err != nil {
			return out, err
		}
		out.DateTrusted = e.Event.Date == e.Encounter.Date && (dayTold(e.Encounter) || dateRuled(ruled))
	default: // the words of a clause
		out.DateTrusted = true
	}
	if p, ok := eventPlace(e); ok {
		out.PlaceLevel = string(p.Level)
	}
	return out, err
}

func (m marker) actor(ctx context.Context, a *archive.Actor) (Actor, error) {
	if err := m.rulings.loadAll(ctx); err != nil {
		return Actor{}, err
	}
	list, err := m.rulings.of(ctx, a.ID)
	return Actor{*a, list}, err
}
