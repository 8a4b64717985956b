package web

import (
	"context"
	"net/http"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/internal/address"
)

// homePage is the first page.
type homePage struct {
	Location string
	Numbers  archive.Numbers
	Newest   []archive.Dossier
	Line     lineView // encounters over time
	Month    string   // the newest that the archive tells of
	Pairs    []pairRow
	All      string // the encounters of that month
}

// Lengths of what the first page shows.
const (
	homeEncounters = 10
	homePairs      = 8
)

// home is the first page of an archive.
func (s *Server) home(ctx context.Context, _ *http.Request) (view, error) {
	p := homePage{Location: s.archive.Location()}
	var err error
	if p.Numbers, err = s.archive.Numbers(ctx); err != nil || p.Numbers.Documents == 0 {
		return view{template: "home", data: p}, err
	}
	told := archive.Filter{Background: "no", Limit: homeEncounters, To: p.Numbers.Last}
	var newest archive.Page[archive.Dossier]
	var line *archive.Timeline
	var pairs *archive.Pairs
	month := archive.Filter{Background: "no"}
	if len(p.Numbers.Last) >= len("2006-01") {
		p.Month = p.Numbers.Last[:len("2006-01")]
		month.From, month.To = p.Month, p.Month
		p.All = address.List("/encounters", month)
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) { newest, err = s.archive.Dossiers(ctx, told); return err })
	g.Go(func() (err error) {
		line, err = s.archive.Timeline(ctx, archive.Filter{Background: "no"}, "")
		return err
	})
	if p.Month != "" {
		g.Go(func() (err error) { pairs, err = s.archive.Pairs(ctx, month); return err })
	}
	if err := g.Wait(); err != nil {
		return view{}, err
	}
	p.Newest = newest.Items
	p.Line = newLineView(line, "/encounters", archive.Filter{Background: "no"})
	if pairs != nil {
		for _, pair := range pairs.People[:min(len(pairs.People), homePairs)] {
			p.Pairs = append(p.Pairs, newPairRow(pair))
		}
	}
	return view{template: "home", search: true, data: p}, nil
}
