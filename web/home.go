package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/web/draw"
)

// homePage is the first page.
type homePage struct {
	Location string
	Numbers  archive.Numbers
	Newest   []archive.Dossier
	Chart    template.HTML // encounters by month
	Month    string        // the newest that the archive tells of
	Pairs    []pairRow
	All      string // the encounters of that month
}

// pairRow is two who met in the newest month.
type pairRow struct {
	A, B  archive.Partner
	Count int
	Href  string
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
	p.Chart = timelineChart(line, "/encounters", archive.Filter{Background: "no"})
	if pairs != nil {
		for _, pair := range pairs.People[:min(len(pairs.People), homePairs)] {
			p.Pairs = append(p.Pairs, pairRow{pair.A, pair.B, pair.Count, address.Encounter(pair.Newest)})
		}
	}
	return view{template: "home", data: p}, nil
}

// timelineChart draws encounters by period and level of office; each column leads
// to the list at path under the filter.
func timelineChart(line *archive.Timeline, path string, f archive.Filter) template.HTML {
	if len(line.Bins) == 0 {
		return ""
	}
	var series []string
	for _, level := range append(archive.Levels(), "") {
		if slices.ContainsFunc(line.Bins, func(b archive.Bin) bool { return b.Levels[level] > 0 }) {
			series = append(series, level)
		}
	}
	chart := draw.ColumnChart{Title: "Encounters over time, by the highest office that took part", One: "encounter", Many: "encounters", Series: slices.Clone(series)}
	if n := len(series); n > 0 && series[n-1] == "" {
		chart.Series[n-1] = "not told"
	}
	for _, b := range line.Bins {
		g := f
		g.From, g.To = b.Start, b.Start
		c := draw.Column{Period: b.Start, Href: address.List(path, g)}
		for _, level := range series {
			c.Counts = append(c.Counts, b.Levels[level])
		}
		chart.Columns = append(chart.Columns, c)
	}
	return draw.Columns(chart)
}
