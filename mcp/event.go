package mcp

import (
	"context"

	"chancery/archive"
	"chancery/record"
)

const eventsAbout = `Lists events coded in CAMEO and PLOVER, newest first, by their own day, else by that of the document: who did what to whom, as codes, with what they rest on. dyad asks for what the first does to the second, or both alike; kind, act and the like for what an event rests on. type, mode, actor and recipient are the event's own; country is either side.`

// Event is an event in the ontologies of political science.
type Event struct {
	ID        string   `json:"id"`
	Link      string   `json:"link"`
	Day       string   `json:"day,omitempty" jsonschema:"its own, else that of the document"`
	Actor     []string `json:"actor" jsonschema:"CAMEO codes (CHNGOV); several without recipient did it with one another"`
	Recipient []string `json:"recipient"`
	Type      string   `json:"type,omitempty" jsonschema:"of PLOVER: CONSULT, AGREE, REQUEST…"`
	Mode      string   `json:"mode,omitempty" jsonschema:"of PLOVER"`
	Context   []string `json:"context,omitempty" jsonschema:"of PLOVER"`
	Cameo     string   `json:"cameo,omitempty" jsonschema:"the CAMEO code"`
	Scale     float64  `json:"scale" jsonschema:"from -10, conflict, to 10, cooperation"`
	Quad      int      `json:"quad,omitempty" jsonschema:"1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"`
	Status    string   `json:"status" jsonschema:"held, under way, planned, invited, proposed, cancelled, denied or hypothetical"`
	Place     string   `json:"place,omitempty"`
	Parties   []Person `json:"parties,omitempty" jsonschema:"who took part in what it rests on"`
	Encounter string   `json:"encounter,omitempty" jsonschema:"the report that it rests on; for the tool dossier"`
	Statement string   `json:"statement,omitempty" jsonschema:"the statement that it rests on"`
	Issues    []Issue  `json:"issues,omitempty" jsonschema:"what its sentences speak of, by dictionaries of the user's"`
	Evidence  []Quote  `json:"evidence"`
	Rule      string   `json:"rule,omitempty" jsonschema:"the rule, model or line of a dictionary that made it"`
	Source    Source   `json:"source"`
}

// Issue is a topic of the user's dictionaries.
type Issue struct {
	Code     string  `json:"code"`
	Evidence []Quote `json:"evidence"`
	Rule     string  `json:"rule,omitempty" jsonschema:"the line of the dictionary"`
}

func (t *tools) events(ctx context.Context, in EventFilter) (*Page[Event], error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	found, err := t.archive.Events(ctx, f)
	if err != nil {
		return nil, err
	}
	r := t.records()
	return page(found, func(e *archive.Event) (*Event, error) { return r.event(ctx, e) })
}

// event is an event with its words.
func (r *records) event(ctx context.Context, e *archive.Event) (*Event, error) {
	from, err := r.of(ctx, e.Document.ID)
	if err != nil {
		return nil, err
	}
	t, x, id := r.t, &e.Event, e.Document.ID
	out := &Event{
		ID: e.ID, Link: t.item(e.ID), Day: e.Day, Actor: orNone(x.Actor), Recipient: orNone(x.Recipient),
		Type: x.Plover.Type, Mode: x.Plover.Mode, Context: x.Plover.Context, Cameo: x.Cameo, Scale: x.Goldstein, Quad: x.Quad,
		Status: x.Status, Place: x.Place, Evidence: t.quotes(id, x.Evidence), Rule: x.Rule, Source: t.source(&e.Document),
	}
	for _, local := range x.From {
		if m := e.Encounter; m != nil && m.ID == local {
			out.Encounter = id + "/" + local
		}
		if s := e.Statement; s != nil && s.ID == local {
			out.Statement = id + "/" + local
		}
	}
	for i := range e.Parties {
		out.Parties = append(out.Parties, *t.person(from, &e.Parties[i], x.Evidence))
	}
	for _, i := range x.Issues {
		out.Issues = append(out.Issues, t.issue(id, i))
	}
	return out, nil
}

func (t *tools) issue(document string, i record.Issue) Issue {
	return Issue{i.Code, t.quotes(document, i.Evidence), i.Rule}
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
