package web

import (
	"context"
	"net/http"
	"strings"

	"chancery/archive"
	"chancery/internal/address"
)

// listPage is a page of a list, whatever it lists.
type listPage struct {
	Title, Lead string
	Box         filterBox
	Rows        any
	Pager       pager
	Ways        ways
	One, Many   string // what is listed: "encounter", "encounters"
	Empty       string // what to say when nothing fits
	Shown       int
	Facets      []facetGroup
	Total       int  // how many fit; 0 when that was not counted
	Truncated   bool // the counts are of the newest only
	Order       *order
}

// order leads to the same list the other way round.
type order struct{ Now, Other, Href string }

// newOrder is the order of a list at path under a filter.
func newOrder(path string, f archive.Filter) *order {
	f.After = ""
	f.Oldest = !f.Oldest
	o := order{"newest first", "oldest first", address.List(path, f)}
	if !f.Oldest {
		o.Now, o.Other = o.Other, o.Now
	}
	return &o
}

// titled is the title of a list in the browser: what it lists, and of whom.
func titled(title string, box filterBox) string {
	var list []string
	for _, c := range box.Chips {
		list = append(list, c.Value)
	}
	if len(list) > 0 {
		title += ": " + clip(80, strings.Join(list, ", "))
	}
	return title
}

// encounters lists dossiers.
func (s *Server) encounters(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, p, err := list(ctx, s, archive.OfEncounters, "/encounters", f, s.archive.Dossiers)
	p.Title, p.Lead, p.Empty = "Encounters", "Who met whom. Reports of one encounter are one line.", "No encounter fits."
	p.Box, p.Pager = newFilterBox("/encounters", filterOfEncounters, f, ""), newPager(r, page.Next)
	p.One, p.Many, p.Ways = "encounter", "encounters", waysOfEncounters(f)
	return view{template: "encounters", title: titled(p.Title, p.Box), nav: "encounters", data: p}, err
}

// statements lists who said what.
func (s *Server) statements(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, p, err := list(ctx, s, archive.OfStatements, "/statements", f, s.archive.Statements)
	p.Title, p.Lead, p.Empty = "Statements", "Who said, asked, offered, promised or refused what to whom.", "No statement fits."
	p.Box, p.Pager = newFilterBox("/statements", filterOfStatements, f, ""), newPager(r, page.Next)
	p.One, p.Many, p.Ways = "statement", "statements", waysOfStatements(f)
	return view{template: "statements", title: titled(p.Title, p.Box), nav: "statements", data: p}, err
}

// actors lists people, countries and organizations.
func (s *Server) actors(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, err := s.archive.Actors(ctx, f)
	p := listPage{
		Title: "Actors", Lead: "People, countries, organizations; those in most documents first.",
		Box: newFilterBox("/actors", filterOfActors, f, ""), Rows: page.Items, Shown: len(page.Items), Pager: newPager(r, page.Next),
		Empty: "Nobody fits.",
	}
	return view{template: "actors", title: titled(p.Title, p.Box), nav: "actors", data: p}, err
}

// documents lists what the archive holds.
func (s *Server) documents(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, p, err := list(ctx, s, archive.OfDocuments, "/documents", f, s.archive.Documents)
	p.Title, p.Lead, p.Empty = "Documents", "The texts as published.", "No document fits."
	p.Box, p.Pager = newFilterBox("/documents", filterOfDocuments, f, ""), newPager(r, page.Next)
	p.One, p.Many = "document", "documents"
	return view{template: "documents", title: titled(p.Title, p.Box), nav: "documents", data: p}, err
}

// hit is a document that a search found, with its snippet cut at the matches.
type hit struct {
	Document archive.Document
	Href     string // the document, open at the first match
	Pieces   []piece
}

type piece struct {
	Text  string
	Match bool
}

func newHit(h *archive.Hit) hit {
	out := hit{Document: h.Document, Href: address.Document(h.Document.ID)}
	if len(h.Matches) > 0 {
		out.Href = address.Span(h.Document.ID, h.Matches[0])
	}
	out.Pieces = piecesOf(h.Snippet, h.Matches)
	return out
}
