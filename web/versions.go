package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"chancery/archive"
	"chancery/record"
)

// versionsPage lays two texts of one address side by side.
type versionsPage struct {
	Address       string
	ID            string // the document that the page is of
	List          []archive.Version
	Sides         []versionText // before and after; none when there is one text only
	Before, After string        // their documents
	Came, Went    int
}

// versionText is one text with what came or went marked.
type versionText struct {
	Version archive.Version
	Blocks  []block
}

// versions shows what changed between the texts of the address that a document
// came from: by default between it and the one before.
func (s *Server) versions(ctx context.Context, r *http.Request) (view, error) {
	id := r.PathValue("id")
	kept, err := s.archive.Document(ctx, id)
	if err != nil {
		return view{}, err
	}
	p := versionsPage{Address: addressOf(kept), ID: kept.Record.Document.ID}
	if p.Address == "" {
		return view{}, fmt.Errorf("%w: it is not known which address this document came from, so it has no other texts", errNoPage)
	}
	if p.List, err = s.archive.Versions(ctx, p.Address); err != nil {
		return view{}, err
	}
	after := cmp.Or(r.URL.Query().Get("after"), p.ID)
	i := slices.IndexFunc(p.List, func(v archive.Version) bool { return v.Document == after })
	if i < 0 {
		return view{}, archive.ErrNotFound
	}
	j := max(i-1, 0)
	if before := r.URL.Query().Get("before"); before != "" {
		if j = slices.IndexFunc(p.List, func(v archive.Version) bool { return v.Document == before }); j < 0 {
			return view{}, archive.ErrNotFound
		}
	}
	if i != j {
		came, went, err := s.archive.Change(ctx, p.List[j].Document, p.List[i].Document)
		if err != nil {
			return view{}, err
		}
		p.Before, p.After = p.List[j].Document, p.List[i].Document
		p.Came, p.Went = len(came), len(went)
		for _, side := range []struct {
			version archive.Version
			kind    string
			changed []record.Evidence
		}{{p.List[j], "went", went}, {p.List[i], "came", came}} {
			text, err := s.versionText(ctx, side.version, side.kind, side.changed)
			if err != nil {
				return view{}, err
			}
			p.Sides = append(p.Sides, text)
		}
	}
	return view{template: "versions", title: "Texts of one address", nav: "documents", data: p}, nil
}

// addressOf is where a document was fetched from or, when a file was added, where it
// says that it was published; "" when that is not known.
func addressOf(k *archive.Kept) string {
	if at := slices.IndexFunc(k.Sources, func(s archive.SourceRow) bool { return s.URL != "" }); at >= 0 {
		return k.Sources[at].URL
	}
	return k.Record.Document.URL
}

func (s *Server) versionText(ctx context.Context, v archive.Version, kind string, changed []record.Evidence) (versionText, error) {
	kept, err := s.archive.Document(ctx, v.Document)
	if err != nil {
		return versionText{}, err
	}
	marks := make([]mark, 0, len(changed))
	for _, e := range changed {
		marks = append(marks, mark{e.Start, e.End, kind, ""})
	}
	return versionText{v, layOut(kept.Record.Document.Text, kept.Record.Document.Segments, marks)}, nil
}
