package mcp

import (
	"context"
	"fmt"

	"chancery/archive"
	"chancery/record"
)

const documentAbout = `Gives a document: its text, in pieces of 20,000 code points, and what was read in that piece: encounters, statements, set phrases, and what was seen and not asserted, with the reason. Offsets everywhere count from the beginning of the whole text.`

// DocumentInput names a piece of a document.
type DocumentInput struct {
	ID    string `json:"id" jsonschema:"of the document, or a beginning of it"`
	Start int    `json:"start,omitempty" jsonschema:"the first code point of the piece wanted; 0 when not given"`
}

// Document is a piece of a document with what was read in it.
type Document struct {
	Source     Source      `json:"source"`
	Language   string      `json:"language,omitempty"`
	Length     int         `json:"length" jsonschema:"of the whole text, in code points"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Text       string      `json:"text" jsonschema:"from start to end"`
	Next       int         `json:"next,omitempty" jsonschema:"give it as start for the next piece; missing on the last"`
	Encounters []Encounter `json:"encounters"`
	Statements []Statement `json:"statements"`
	Formulae   []Formula   `json:"formulae" jsonschema:"set phrases used"`
	Abstained  []Abstained `json:"abstained" jsonschema:"seen and not asserted"`
	Truncated  bool        `json:"truncated,omitempty" jsonschema:"more was read in this piece than is told"`
}

// Formula is one use of a set phrase.
type Formula struct {
	Formula  string `json:"formula"`
	Speaker  string `json:"speaker,omitempty"`
	Evidence Quote  `json:"evidence"`
}

// Abstained is what was seen and not asserted.
type Abstained struct {
	What     string `json:"what"`
	Reason   string `json:"reason"`
	Evidence Quote  `json:"evidence"`
}

func (t *tools) document(ctx context.Context, in DocumentInput) (*Document, error) {
	kept, err := t.archive.Document(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	r := kept.Record
	q := record.NewQuoter(r.Document.Text)
	length := q.Rune(len(q.Text()))
	if in.Start < 0 || in.Start > length {
		return nil, fmt.Errorf("%w: start is %d; the text has %d code points", errWrong, in.Start, length)
	}
	out := &Document{
		Source: t.source(about(&r.Document)), Language: r.Document.Language, Length: length,
		Start: in.Start, End: min(in.Start+MaxText, length),
		Encounters: []Encounter{}, Statements: []Statement{}, Formulae: []Formula{}, Abstained: []Abstained{},
	}
	if out.End < length {
		out.Next = out.End
	}
	out.Text = q.Text()[q.Byte(out.Start):q.Byte(out.End)]
	facts := t.records()
	facts.kept[r.Document.ID] = r
	return out, out.read(ctx, facts, r)
}

// about is what lists say of a document.
func about(d *record.Document) *archive.Document {
	out := &archive.Document{ID: d.ID, Day: d.Dated(), Language: d.Language, Agency: d.Agency, Publisher: d.Publisher, URL: d.URL}
	if d.Title != nil {
		out.Title = d.Title.Exact
	}
	return out
}

// holds tells whether the first words of something begin within the piece.
func (d *Document) holds(list ...record.Evidence) bool {
	return len(list) > 0 && d.Start <= list[0].Start && list[0].Start < d.End
}

// read adds what was read in the piece.
func (d *Document) read(ctx context.Context, facts *records, r *record.Record) error {
	parties := make(map[string]archive.Party)
	for i := range r.Actors {
		parties[r.Actors[i].ID] = party(&r.Actors[i])
	}
	from := *about(&r.Document)
	for i := range r.Encounters {
		e := &r.Encounters[i]
		if !d.holds(e.Evidence...) {
			continue
		}
		report := archive.Encounter{ID: from.ID + "/" + e.ID, Document: from, Encounter: *e}
		for _, p := range e.Participants {
			one := parties[p.Actor]
			one.Role = p.Role
			report.Parties = append(report.Parties, one)
		}
		one, err := facts.encounter(ctx, &report)
		if err != nil {
			return err
		}
		d.Encounters = append(d.Encounters, *one)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if !d.holds(s.Pieces()...) {
			continue
		}
		if len(d.Statements) == maxStatements {
			d.Truncated = true
			break
		}
		said := archive.Statement{ID: from.ID + "/" + s.ID, Day: from.Day, Document: from, Statement: *s}
		said.Speaker, said.Addressee = optional(parties, s.Speaker), optional(parties, s.Addressee)
		if s.Encounter != "" {
			said.Encounter = from.ID + "/" + s.Encounter
		}
		one, err := facts.statement(ctx, &said)
		if err != nil {
			return err
		}
		d.Statements = append(d.Statements, *one)
	}
	d.phrases(facts.t, r, parties)
	return nil
}

// phrases adds set phrases and what was not asserted.
func (d *Document) phrases(t *tools, r *record.Record, parties map[string]archive.Party) {
	for _, f := range r.Formulae {
		if d.holds(f.Evidence) {
			d.Formulae = append(d.Formulae, Formula{f.Formula, parties[f.Speaker].Name, t.quote(r.Document.ID, f.Evidence)})
		}
	}
	for _, a := range r.Abstained {
		if !d.holds(a.Evidence) {
			continue
		}
		if len(d.Abstained) == maxStatements {
			d.Truncated = true
			break
		}
		d.Abstained = append(d.Abstained, Abstained{a.What, a.Reason, t.quote(r.Document.ID, a.Evidence)})
	}
}

// party is an actor of a record; the id it goes by in the archive is not known
// here.
func party(a *record.Actor) archive.Party {
	p := archive.Party{Local: a.ID, Name: a.Name, Country: a.Country}
	if a.Office != nil {
		p.Office, p.Level = a.Office.Title, a.Office.Level
	}
	return p
}

func optional(parties map[string]archive.Party, id string) *archive.Party {
	if p, ok := parties[id]; ok {
		return &p
	}
	return nil
}
