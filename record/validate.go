package record

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Validate checks a record's promises: that every span lies in the stored text
// and reproduces its words, that segments are ordered and apart, and that every
// id it refers to is there. It returns all faults joined, or nil.
func (r *Record) Validate() error {
	v := validator{text: NewQuoter(r.Document.Text)}
	v.length = utf8.RuneCountInString(r.Document.Text)
	v.document(&r.Document)
	ids := v.ids(r)
	actor := func(where, id string) {
		if id != "" && !ids[id] {
			v.fail("%s: no actor %q", where, id)
		}
	}
	for i := range r.Actors {
		v.actor(&r.Actors[i], actor)
	}
	for i := range r.Encounters {
		e := &r.Encounters[i]
		v.all(e.ID+" evidence", e.Evidence)
		v.all(e.ID+" date", e.DateEvidence)
		v.all(e.ID+" place", e.PlaceEvidence)
		for _, p := range e.Participants {
			actor(e.ID+" participant", p.Actor)
		}
		if e.PartOf != "" && !ids[e.PartOf] {
			v.fail("%s: part of unknown %q", e.ID, e.PartOf)
		}
	}
	for i := range r.Statements {
		v.statement(&r.Statements[i], actor, ids)
	}
	for i := range r.Events {
		e := &r.Events[i]
		v.all(e.ID+" evidence", e.Evidence)
		for k := range e.Issues {
			v.all(e.ID+" issue "+e.Issues[k].Code, e.Issues[k].Evidence)
		}
		for _, id := range e.From {
			if !ids[id] {
				v.fail("%s: from unknown %q", e.ID, id)
			}
		}
	}
	for _, f := range r.Formulae {
		v.span("formula "+f.Formula, &f.Evidence)
		actor("formula "+f.Formula, f.Speaker)
	}
	for _, a := range r.Abstained {
		v.span("abstained "+a.What, &a.Evidence)
	}
	return errors.Join(v.faults...)
}

type validator struct {
	text   *Quoter
	length int
	faults []error
}

func (v *validator) fail(format string, args ...any) {
	v.faults = append(v.faults, fmt.Errorf(format, args...))
}

func (v *validator) span(where string, e *Evidence) {
	if e == nil {
		return
	}
	if e.Start < 0 || e.End < e.Start || e.End > v.length {
		v.fail("%s: span %d-%d lies outside the text of %d code points", where, e.Start, e.End, v.length)
		return
	}
	start, end := v.text.Bytes(*e)
	if got := v.text.Text()[start:end]; got != e.Exact {
		v.fail("%s: span %d-%d reads %q, not %q", where, e.Start, e.End, got, e.Exact)
	}
}

func (v *validator) all(where string, es []Evidence) {
	for i := range es {
		v.span(where, &es[i])
	}
}

func (v *validator) document(d *Document) {
	v.span("title", d.Title)
	for _, date := range []*Date{d.Published, d.HeaderDate} {
		if date != nil {
			v.span("document date", &date.Evidence)
		}
	}
	if d.Dateline != nil {
		v.span("dateline", &d.Dateline.Evidence)
	}
	for i := range d.Captions {
		v.span("caption", &d.Captions[i].Evidence)
	}
	end := 0
	for _, s := range d.Segments {
		if s.Start < end || s.End < s.Start || s.End > v.length {
			v.fail("segment %s %d-%d overlaps its neighbour or leaves the text", s.Kind, s.Start, s.End)
		}
		end = s.End
	}
}

func (v *validator) actor(a *Actor, actor func(where, id string)) {
	if a.Office != nil {
		v.span("office of "+a.ID, a.Office.Evidence)
	}
	for i := range a.Mentions {
		v.span("mention of "+a.ID, &a.Mentions[i].Evidence)
		v.span("antecedent of "+a.ID, a.Mentions[i].Antecedent)
	}
	for _, m := range a.Members {
		actor("member of "+a.ID, m)
	}
}

func (v *validator) statement(s *Statement, actor func(where, id string), ids map[string]bool) {
	v.span(s.ID+" source", s.Source)
	v.span(s.ID+" cue", s.Cue)
	v.span(s.ID+" content", s.Content)
	v.all(s.ID+" contents", s.Contents)
	for i := range s.Acts {
		v.span(s.ID+" act", &s.Acts[i].Evidence)
		actor(s.ID+" target", s.Acts[i].Target)
	}
	actor(s.ID+" speaker", s.Speaker)
	actor(s.ID+" on behalf of", s.OnBehalfOf)
	actor(s.ID+" addressee", s.Addressee)
	if s.Encounter != "" && !ids[s.Encounter] {
		v.fail("%s: no encounter %q", s.ID, s.Encounter)
	}
}

// ids gathers every id of the record, and reports those given twice.
func (v *validator) ids(r *Record) map[string]bool {
	ids := make(map[string]bool)
	add := func(id string) {
		if id == "" || ids[id] {
			v.fail("id %q is empty or given twice", id)
		}
		ids[id] = true
	}
	for i := range r.Actors {
		add(r.Actors[i].ID)
	}
	for i := range r.Encounters {
		add(r.Encounters[i].ID)
	}
	for i := range r.Statements {
		add(r.Statements[i].ID)
	}
	for i := range r.Events {
		add(r.Events[i].ID)
	}
	return ids
}
