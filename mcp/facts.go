package mcp

import (
	"context"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/record"
)

// Encounter is what one document tells of an encounter.
type Encounter struct {
	ID            string   `json:"id" jsonschema:"for the tools dossier and compare"`
	Link          string   `json:"link"`
	Kind          string   `json:"kind"`
	VisitKind     string   `json:"visit_kind,omitempty"`
	Mode          string   `json:"mode,omitempty"`
	Status        string   `json:"status" jsonschema:"held, under way, planned, invited, proposed, cancelled, denied or hypothetical"`
	Background    bool     `json:"background,omitempty" jsonschema:"the story recalls it from the past"`
	Date          string   `json:"date,omitempty"`
	EndDate       string   `json:"end_date,omitempty"`
	OngoingOn     string   `json:"ongoing_on,omitempty" jsonschema:"a day within it, where its bounds are not told"`
	DateEvidence  []Quote  `json:"date_evidence,omitempty"`
	Venue         string   `json:"venue,omitempty"`
	City          string   `json:"city,omitempty"`
	Country       string   `json:"country,omitempty" jsonschema:"of the place"`
	PlaceEvidence []Quote  `json:"place_evidence,omitempty"`
	Participants  []Person `json:"participants"`
	ReportedBy    string   `json:"reported_by,omitempty"`
	Evidence      []Quote  `json:"evidence" jsonschema:"the words that tell of it"`
	Reports       int      `json:"reports,omitempty" jsonschema:"how many reports of it there are; the tool dossier has all"`
	Rule          string   `json:"rule,omitempty" jsonschema:"the rule or model that read it"`
	Source        Source   `json:"source"`
}

// Statement is an attribution: a document's word that someone said something.
type Statement struct {
	ID           string   `json:"id"`
	Link         string   `json:"link"`
	Day          string   `json:"day,omitempty" jsonschema:"of the encounter it was made in, else of the document"`
	Speaker      *Person  `json:"speaker,omitempty"`
	SpeakerWords *Quote   `json:"speaker_words,omitempty" jsonschema:"the words that name the speaker there"`
	Addressee    *Person  `json:"addressee,omitempty"`
	ReportedBy   string   `json:"reported_by,omitempty" jsonschema:"who says that it was said"`
	Verbatim     bool     `json:"verbatim" jsonschema:"the document has it in quotation marks"`
	Cue          *Quote   `json:"cue,omitempty" jsonschema:"the verb of saying"`
	Contents     []Quote  `json:"contents" jsonschema:"what was said, in the document's words"`
	Acts         []Act    `json:"acts"`
	Topics       []string `json:"topics,omitempty"`
	Encounter    string   `json:"encounter,omitempty" jsonschema:"in which it was said; for the tool dossier"`
	Source       Source   `json:"source"`
}

// Act is what a clause of a statement does.
type Act struct {
	Act      string `json:"act"`
	Status   string `json:"status,omitempty"`
	Evidence Quote  `json:"evidence"`
}

// records loads each document once: facts point at words that lists leave out.
type records struct {
	t    *tools
	kept map[string]*record.Record
}

func (t *tools) records() *records { return &records{t, make(map[string]*record.Record)} }

func (r *records) of(ctx context.Context, document string) (*record.Record, error) {
	if one, ok := r.kept[document]; ok {
		return one, nil
	}
	kept, err := r.t.archive.Document(ctx, document)
	if err != nil {
		return nil, err
	}
	r.kept[document] = kept.Record
	return kept.Record, nil
}

// encounter is a report with its words.
func (r *records) encounter(ctx context.Context, e *archive.Encounter) (*Encounter, error) {
	from, err := r.of(ctx, e.Document.ID)
	if err != nil {
		return nil, err
	}
	t, x, id := r.t, &e.Encounter, e.Document.ID
	out := &Encounter{
		ID: e.ID, Link: t.item(e.ID), Kind: x.Kind, VisitKind: x.VisitKind, Mode: x.Mode, Status: x.Status, Background: x.Background,
		Date: x.Date, EndDate: x.EndDate, OngoingOn: x.OngoingOn, DateEvidence: t.quotes(id, x.DateEvidence),
		Venue: x.Venue, City: x.City, Country: x.Country, PlaceEvidence: t.quotes(id, x.PlaceEvidence),
		ReportedBy: x.ReportedBy, Evidence: t.quotes(id, x.Evidence), Rule: x.Rule, Source: t.source(&e.Document),
		Participants: make([]Person, len(e.Parties)),
	}
	for i := range e.Parties {
		out.Participants[i] = *t.person(from, &e.Parties[i], x.Evidence)
	}
	return out, nil
}

// dossier is an encounter as the report that tells most has it, by its own name.
func (r *records) dossier(ctx context.Context, d *archive.Dossier) (*Encounter, error) {
	out, err := r.encounter(ctx, &d.Lead)
	if err != nil {
		return nil, err
	}
	out.ID, out.Link, out.Status, out.Reports = d.ID, r.t.opt.Base+address.Encounter(d.ID), d.Status, d.Reports
	return out, nil
}

// statement is a statement with its words.
func (r *records) statement(ctx context.Context, s *archive.Statement) (*Statement, error) {
	from, err := r.of(ctx, s.Document.ID)
	if err != nil {
		return nil, err
	}
	t, x, id := r.t, &s.Statement, s.Document.ID
	contents := x.Pieces()
	var near []record.Evidence
	if x.Source != nil {
		near = append(near, *x.Source)
	}
	out := &Statement{
		ID: s.ID, Link: t.item(s.ID), Day: s.Day, Speaker: t.person(from, s.Speaker, near), SpeakerWords: t.quoted(id, x.Source),
		Addressee: t.person(from, s.Addressee, contents), ReportedBy: x.ReportedBy, Verbatim: x.Quoted, Cue: t.quoted(id, x.Cue),
		Contents: t.quotes(id, contents), Acts: make([]Act, len(x.Acts)), Topics: x.Topics, Encounter: s.Encounter, Source: t.source(&s.Document),
	}
	for i, a := range x.Acts {
		out.Acts[i] = Act{a.Act, a.Status, t.quote(id, a.Evidence)}
	}
	return out, nil
}
