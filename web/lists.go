package web

import (
	"context"
	"net/http"

	"chancery/archive"
	"chancery/internal/address"
)

// listPage is a page of a list, whatever it lists.
type listPage struct {
	Title, Lead string
	Box         filterBox
	Rows        any
	Pager       pager
	Exports     []export
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
	o := order{"Newest first", "oldest first", address.List(path, f)}
	if !f.Oldest {
		o.Now, o.Other = "Oldest first", "newest first"
	}
	return &o
}

// export is a list in a format for other programs.
type export struct{ Words, Href string }

// exportsOf lists the formats in which a list can be had, under the same filter.
func exportsOf(path string, f archive.Filter, formats ...string) []export {
	f.After, f.Limit = "", 0
	words := map[string]string{"csv": "CSV", "jsonl": "JSONL", "atom": "Atom feed", "ics": "Calendar"}
	var list []export
	for _, form := range formats {
		list = append(list, export{words[form], address.List(path+"."+form, f)})
	}
	return list
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
	p.Exports = exportsOf("/encounters", f, "csv", "jsonl", "atom", "ics")
	return view{template: "encounters", title: p.Title, nav: "encounters", data: p}, err
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
	p.Exports = exportsOf("/statements", f, "csv", "jsonl", "atom")
	return view{template: "statements", title: p.Title, nav: "statements", data: p}, err
}

// actors lists people, countries and organizations.
func (s *Server) actors(ctx context.Context, r *http.Request) (view, error) {
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	page, err := s.archive.Actors(ctx, f)
	return view{template: "actors", title: "People", nav: "actors", data: listPage{
		Title: "People, countries, organizations", Lead: "Those in most documents first.",
		Box: newFilterBox("/actors", filterOfActors, f, ""), Rows: page.Items, Shown: len(page.Items), Pager: newPager(r, page.Next),
		Empty: "Nobody fits.",
	}}, err
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
	return view{template: "documents", title: p.Title, nav: "documents", data: p}, err
}

// search lists the documents that hold some words.
func (s *Server) search(ctx context.Context, r *http.Request) (view, error) {
	q := r.URL.Query().Get("q")
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	p := listPage{Title: "Search", Box: newFilterBox("/search", filterOfDocuments, f, q), Empty: "No document holds these words. All of them must be there, in any form; try fewer, or the beginning of one with a star, as in normali*."}
	if q != "" {
		page, err := s.archive.Search(ctx, q, f)
		if err != nil {
			return view{}, err
		}
		hits := make([]hit, 0, len(page.Items))
		for i := range page.Items {
			hits = append(hits, newHit(&page.Items[i]))
		}
		p.Rows, p.Shown, p.Pager = hits, len(hits), newPager(r, page.Next)
	}
	return view{template: "search", title: "Search", data: p}, nil
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
