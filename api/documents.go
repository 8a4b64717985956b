package api

import (
	"context"
	"errors"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/record"
)

// Document is a document with where it came from, but without text and record.
type Document struct {
	archive.Document
	Link        string              `json:"link" doc:"The page of the document."`
	Length      int                 `json:"length" doc:"Of the text, in code points."`
	Encounters  int                 `json:"encounters" doc:"How many reports of encounters were read in it."`
	Statements  int                 `json:"statements" doc:"How many statements were read in it."`
	Sources     []archive.SourceRow `json:"sources"`
	Corrections correction.Report   `json:"corrections"`
	Added       string              `json:"added"`
}

// DocumentID is the path parameter of a document.
type DocumentID struct {
	ID string `path:"id" maxLength:"64" doc:"The document's id, the SHA-256 of its text, or a beginning of it that no other has."`
}

// Listed is a document in a list.
type Listed struct {
	archive.Listed
	Link string `json:"link" doc:"The page of the document."`
}

func (s *server) documents() {
	lists(s, operation("listDocuments", "/documents", "Documents", "Newest first, by the day they tell of themselves."),
		s.archive.Documents, func(d *archive.Listed) Listed { return Listed{*d, s.opt.Base + address.Document(d.ID)} })
	huma.Register(s.api, operation("getDocument", "/documents/{id}", "One document, without its text and record", ""),
		func(ctx context.Context, in *DocumentID) (*answer[Document], error) {
			kept, err := s.archive.Document(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[Document]{s.document(kept)}, nil
		})
	s.text()
	huma.Register(s.api, operation("getRecord", "/documents/{id}/record", "All that was read from a document",
		"With people's corrections applied."),
		func(ctx context.Context, in *DocumentID) (*answer[record.Record], error) {
			kept, err := s.archive.Document(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &answer[record.Record]{*kept.Record}, nil
		})
	huma.Register(s.api, operation("listVersions", "/documents/{id}/versions", "The texts that stood at a document's address",
		"Oldest first, with the sentences that came and went. A document without an address has itself alone."),
		func(ctx context.Context, in *DocumentID) (*answer[list[archive.Version]], error) {
			versions, err := s.versions(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return whole(versions, s.opt.MaxItems), nil
		})
}

func (s *server) document(k *archive.Kept) Document {
	d := &k.Record.Document
	out := Document{
		Document: archive.Document{
			ID: d.ID, Day: d.Dated(), Language: d.Language, Agency: d.Agency, Publisher: d.Publisher, URL: d.URL,
		},
		Link: s.opt.Base + address.Document(d.ID), Length: utf8.RuneCountInString(d.Text),
		Encounters: len(k.Record.Encounters), Statements: len(k.Record.Statements),
		Sources: k.Sources, Corrections: k.Corrections, Added: k.Added,
	}
	if d.Title != nil {
		out.Title = d.Title.Exact
	}
	return out
}

// text answers with the stored text, which is what all offsets point into.
func (s *server) text() {
	op := operation("getText", "/documents/{id}/text", "The text of a document",
		"As it is stored: all evidence points into it, in code points. start and end take a piece of it.")
	op.Responses = map[string]*huma.Response{"200": {
		Description: "The text, UTF-8.",
		Content:     map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
	type plain struct {
		ContentType string `header:"Content-Type"`
		Body        []byte
	}
	huma.Register(s.api, op, func(ctx context.Context, in *struct {
		DocumentID
		Start int `query:"start" minimum:"0" doc:"The first code point."`
		End   int `query:"end" minimum:"0" doc:"Behind the last code point; 0 is the end of the text."`
	},
	) (*plain, error) {
		kept, err := s.archive.Document(ctx, in.ID)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		q := record.NewQuoter(kept.Record.Document.Text)
		from, to := q.Byte(in.Start), len(q.Text())
		if in.End > 0 {
			to = q.Byte(in.End)
		}
		if from > to {
			return nil, huma.Error422UnprocessableEntity("start lies behind end")
		}
		return &plain{"text/plain; charset=utf-8", []byte(q.Text()[from:to])}, nil
	})
}

// versions lists the texts of the address that a document came from.
func (s *server) versions(ctx context.Context, id string) ([]archive.Version, error) {
	kept, err := s.archive.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	places := []string{kept.Record.Document.URL}
	for _, from := range kept.Sources {
		places = append(places, from.URL)
	}
	for _, place := range places {
		if place == "" {
			continue
		}
		list, err := s.archive.Versions(ctx, place)
		if !errors.Is(err, archive.ErrNotFound) {
			return list, err
		}
	}
	d := s.document(kept)
	return []archive.Version{{Document: d.ID, Title: d.Title, Day: d.Day, Seen: d.Added}}, nil
}
