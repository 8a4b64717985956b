package web

import (
	"context"
	"net/http"

	"chancery/archive"
)

// homePage is the first page.
type homePage struct {
	Documents int
	Newest    []archive.Dossier
	Location  string
}

// home is the first page of an archive.
func (s *Server) home(ctx context.Context, _ *http.Request) (view, error) {
	n, err := s.archive.Count(ctx)
	if err != nil {
		return view{}, err
	}
	page, err := s.archive.Dossiers(ctx, archive.Filter{Limit: 12, Background: "no"})
	return view{template: "home", data: homePage{n, page.Items, s.archive.Location()}}, err
}
