package mcp

import (
	"context"

	"chancery/archive"
	"chancery/internal/address"
)

const (
	searchAbout = `Finds documents by their words, newest first, and shows the words found. All words must be there, in any order and form; "phrases in quotation marks" keep their order; -word leaves out; begin* takes any ending; OR stands between alternatives.`

	encountersAbout = `Lists who met whom, newest first: meetings, talks, summits, calls, visits, signings… Reports of one encounter are one item, told by the fullest report.`

	statementsAbout = `Lists who said what to whom, newest first, by the day of the encounter in which it was said, else by that of the document. Acts tell what the words do: offer, pledge, urge, reject, criticize…`
)

// maxWords bounds a full-text query, in bytes.
const maxWords = 1000

// SearchInput asks for documents by their words.
type SearchInput struct {
	Query string `json:"query" jsonschema:"the words"`
	Filter
}

// Hit is a document that was found.
type Hit struct {
	Source  Source  `json:"source"`
	Snippet Quote   `json:"snippet" jsonschema:"the stretch of the text that shows the words best"`
	Matches []Quote `json:"matches" jsonschema:"the words found"`
}

func (t *tools) search(ctx context.Context, in SearchInput) (*Page[Hit], error) {
	f, err := in.filter()
	if err == nil {
		err = address.Check("query", in.Query, maxWords)
	}
	if err != nil {
		return nil, err
	}
	found, err := t.archive.Search(ctx, in.Query, f)
	if err != nil {
		return nil, err
	}
	return page(found, func(h *archive.Hit) (*Hit, error) {
		id := h.Document.ID
		return &Hit{t.source(&h.Document), t.quote(id, h.Snippet), t.quotes(id, h.Matches)}, nil
	})
}

func (t *tools) encounters(ctx context.Context, in Filter) (*Page[Encounter], error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	found, err := t.archive.Dossiers(ctx, f)
	if err != nil {
		return nil, err
	}
	r := t.records()
	return page(found, func(d *archive.Dossier) (*Encounter, error) { return r.dossier(ctx, d) })
}

func (t *tools) statements(ctx context.Context, in Filter) (*Page[Statement], error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	found, err := t.archive.Statements(ctx, f)
	if err != nil {
		return nil, err
	}
	r := t.records()
	return page(found, func(s *archive.Statement) (*Statement, error) { return r.statement(ctx, s) })
}
