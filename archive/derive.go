package archive

import (
	"encoding/json"

	"chancery/archive/dossier"
	"chancery/archive/name"
	"chancery/archive/tenure"
	"chancery/record"
)

// rows are what one record gives to the tables that questions are answered
// from. They are a pure function of the record, free of ids of the archive.
type rows struct {
	record     *record.Record // what they were made of
	day        string         // of the document, "" when not told
	terms      []term         // of the document as a whole
	actors     []actorRow
	encounters []itemRow[record.Encounter]
	statements []itemRow[record.Statement]
	events     []itemRow[record.Event]
	formulae   []record.Formula
	uses       []useRow         // of formulae
	reports    []dossier.Report // of encounters, in their order
	observed   []tenure.Observation
}

// actorRow is an actor as the record has it, and the id it goes by in the whole
// archive, "" for a group.
type actorRow struct {
	*record.Actor
	global string
}

// itemRow is a thing of the record with its day, terms and JSON.
type itemRow[T any] struct {
	item  *T
	day   string
	terms []term
	body  string
}

// maxItems bounds how many things of one kind a record gives to the tables: the
// place in the record is part of their key. No story comes near it, and the
// record itself keeps them all.
const maxItems = maxOrdinal

// derive makes the rows of a record.
func derive(r *record.Record) (*rows, error) {
	d := newDeriver(r)
	out := &rows{record: r, day: r.Document.Dated(), formulae: r.Formulae, observed: tenure.Observe(r)}
	for i := range r.Actors {
		a := &r.Actors[i]
		out.actors = append(out.actors, actorRow{a, globalID(a)})
	}
	source := sourceTerms(&r.Document)
	var err error
	if out.encounters, err = items(r.Encounters, func(e *record.Encounter) (string, []term) {
		return encounterDay(e), d.encounterTerms(e, source)
	}); err != nil {
		return nil, err
	}
	out.reports = dossier.Reports(r, "")[:len(out.encounters)]
	for i := range out.encounters {
		d.encounters[out.encounters[i].item.ID] = &out.encounters[i]
	}
	if out.statements, err = items(r.Statements, func(s *record.Statement) (string, []term) {
		return d.statementDay(s, out.day), d.statementTerms(s, source)
	}); err != nil {
		return nil, err
	}
	grounds := newGrounds(out)
	if out.events, err = items(r.Events, func(e *record.Event) (string, []term) {
		return firstSet(e.Date, out.day), eventTerms(e, grounds, source)
	}); err != nil {
		return nil, err
	}
	out.uses = d.uses(out, source)
	out.terms = d.documentTerms(out, source)
	return out, nil
}

func items[T any](list []T, about func(*T) (day string, terms []term)) ([]itemRow[T], error) {
	list = list[:min(len(list), maxItems)]
	out := make([]itemRow[T], 0, len(list))
	for i := range list {
		body, err := json.Marshal(&list[i])
		if err != nil {
			return nil, err
		}
		day, terms := about(&list[i])
		out = append(out, itemRow[T]{&list[i], day, terms, string(body)})
	}
	return out, nil
}

func encounterDay(e *record.Encounter) string {
	if e.Date != "" {
		return e.Date
	}
	return e.OngoingOn
}

// statementDay is the day of the encounter in which the words were spoken, else
// the day of the document that reports them.
func (d *deriver) statementDay(s *record.Statement, document string) string {
	if e := d.encounters[s.Encounter]; e != nil && e.day != "" {
		return e.day
	}
	return document
}

// globalID is what an actor goes by in the whole archive: a country and an
// organization by the record's id, a person by name and country, since two
// people of one name from two countries are two. Spellings of one name (Zelensky,
// Zelenskyy; Fumio Kishida, Kishida Fumio) give one id: see package name. A group
// is of its record only and has none.
func globalID(a *record.Actor) string {
	switch a.Kind {
	case "group":
		return ""
	case "person":
		id := slug(name.Plain(a.Name))
		if id == "" {
			return ""
		}
		if a.Country != "" {
			id += "." + slug(a.Country)
		}
		return id
	}
	return a.ID
}
