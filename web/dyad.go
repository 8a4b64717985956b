package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/web/draw"
)

// dyadPage is what passed between two countries or organizations.
type dyadPage struct {
	A, B       archive.Actor
	Dyad       *archive.Dyad
	Axis       lineView
	Acts       template.HTML
	Spoken     numbers // what Acts shows
	Ways       []wayView
	Encounters []archive.Dossier
	AllMet     string
	Out        ways
	Box        filterBox
}

// wayView is what one side says to or about the other.
type wayView struct {
	Heading, All     string
	Events           string
	Statements       int
	Topics, Formulae template.HTML
	Newest           []archive.Statement
}

var filterOfDyad = []string{"kind", "level", "status", "from", "to", "background"}

// dyad is the page of two countries.
func (s *Server) dyad(ctx context.Context, r *http.Request) (view, error) {
	a, b := strings.ToUpper(r.PathValue("a")), strings.ToUpper(r.PathValue("b"))
	if a != r.PathValue("a") || b != r.PathValue("b") {
		return view{}, redirect(address.Dyad(a, b))
	}
	f, err := address.Parse(r.URL.Query())
	if err != nil {
		return view{}, err
	}
	both := f
	both.Dyad, both.After = []string{a, b}, ""
	var d *archive.Dyad
	var met archive.Page[archive.Dossier]
	var said [2]archive.Page[archive.Statement]
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) { d, err = s.archive.Dyad(ctx, a, b, f); return err })
	g.Go(func() (err error) {
		few := both
		few.Limit = actorList
		met, err = s.archive.Dossiers(ctx, few)
		return err
	})
	g.Go(func() (err error) {
		for i, pair := range [2][]string{{a, b}, {b, a}} {
			few := f
			few.Dyad, few.After, few.Limit = pair, "", actorList
			if said[i], err = s.archive.Statements(ctx, few); err != nil {
				return err
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		return view{}, err
	}
	p := dyadPage{
		A: d.A, B: d.B, Dyad: d, AllMet: address.List("/encounters", both), Out: waysOfEncounters(both), Encounters: met.Items,
		Axis: axisOf(d, both), Box: newFilterBox(address.Dyad(a, b), filterOfDyad, f, ""),
	}
	if p.Acts, p.Spoken, err = actsOfDyad(d); err != nil {
		return view{}, err
	}
	for i := range d.Ways {
		p.Ways = append(p.Ways, newWayView(&d.Ways[i], f, said[i].Items))
	}
	return view{template: "dyad", title: d.A.Name + " and " + d.B.Name, nav: "actors", data: p}, nil
}

// newWayView shows what one side says to or about the other.
func newWayView(w *archive.Way, f archive.Filter, newest []archive.Statement) wayView {
	f.Dyad, f.After, f.Limit = []string{w.From, w.To}, "", 0
	narrow := func(field string) func(string) string {
		return func(value string) string { return "/statements" + encoded(narrowed(f, field, value)) }
	}
	return wayView{
		Heading: countryName(w.From) + " to " + countryName(w.To), All: address.List("/statements", f), Events: address.List("/events", f), Statements: w.Statements,
		Topics:   bars("Topics of "+countryName(w.From), "statement", "statements", w.Topics, narrow("topic")),
		Formulae: bars("Set phrases of "+countryName(w.From), "statement", "statements", w.Formulae, narrow("formula")),
		Newest:   newest,
	}
}

// axisOf draws the encounters of a dyad on an axis of time, by level.
func axisOf(d *archive.Dyad, f archive.Filter) lineView {
	var levels []string
	for _, level := range append(archive.Levels(), "") {
		if slices.ContainsFunc(d.Encounters, func(p archive.Point) bool { return p.Level == level && p.Day != "" }) {
			levels = append(levels, level)
		}
	}
	if len(levels) == 0 {
		return lineView{}
	}
	first, last := massOfDays(d.Encounters)
	var earlier, later int
	chart := draw.TimelineChart{Title: "Encounters of " + d.A.Name + " and " + d.B.Name + ", by the highest office that took part", Lanes: levelWords(levels)}
	for _, e := range d.Encounters {
		at, err := time.Parse(time.DateOnly, e.Day)
		if err != nil {
			continue
		}
		if e.Day < first {
			earlier++
			continue
		}
		if e.Day > last {
			later++
			continue
		}
		chart.Marks = append(chart.Marks, draw.Mark{
			Lane: slices.Index(levels, e.Level), At: at, Status: e.Status, Reports: e.Reports, Href: address.Encounter(e.ID),
			Title: e.Kind + ", " + longDay(e.Day) + ", " + e.Status,
		})
	}
	chart.Between = func(lane int, first, last time.Time) string {
		g := f
		g.From, g.To = first.Format(time.DateOnly), last.Format(time.DateOnly)
		if levels[lane] != "" {
			g.Level = []string{levels[lane]}
		}
		return address.List("/encounters", g)
	}
	out := lineView{Chart: draw.Timeline(chart), Numbers: numbersOfLevels(chart.Title+", by year", d.Encounters, levels, f)}
	for _, beyond := range []struct {
		n        int
		words    string
		from, to string
	}{{earlier, " earlier", "", dayBeside(first, -1)}, {later, " later", dayBeside(last, 1), ""}} {
		if beyond.n > 0 {
			g := f
			g.From, g.To = beyond.from, beyond.to
			out.Outside = append(out.Outside, outside{thousands(beyond.n) + beyond.words, address.List("/encounters", g)})
		}
	}
	return out
}

// actsOfDyad draws what each side does in words towards the other, by quarter.
func actsOfDyad(d *archive.Dyad) (template.HTML, numbers, error) {
	fam, err := actFamilies()
	if err != nil {
		return "", numbers{}, err
	}
	periods := make(map[string]*draw.ActsPeriod)
	for i := range d.Ways {
		for _, a := range d.Ways[i].Acts {
			family, ok := fam.of[a.Act]
			if !ok || a.Quarter == "" {
				continue
			}
			p := periods[a.Quarter]
			if p == nil {
				p = &draw.ActsPeriod{Period: a.Quarter, Up: make([]int, len(fam.names)), Down: make([]int, len(fam.names))}
				periods[a.Quarter] = p
			}
			if i == 0 {
				p.Up[family] += a.Count
			} else {
				p.Down[family] += a.Count
			}
		}
	}
	if len(periods) == 0 {
		return "", numbers{}, nil
	}
	chart := draw.ActsChart{
		Title: "What the two say towards each other, by quarter and kind of act", One: "act", Many: "acts", Families: fam.names,
		Up: d.A.Name + " to " + d.B.Name, Down: d.B.Name + " to " + d.A.Name,
	}
	for _, p := range periods {
		chart.Periods = append(chart.Periods, *p)
	}
	slices.SortFunc(chart.Periods, func(a, b draw.ActsPeriod) int { return strings.Compare(a.Period, b.Period) })
	return draw.Acts(chart), numbersOfActs(chart, d), nil
}

// numbersOfActs are the quarters, the newest first; a column for each side and kind.
func numbersOfActs(chart draw.ActsChart, d *archive.Dyad) numbers {
	n := numbers{Caption: chart.Title}
	for _, side := range []archive.Actor{d.A, d.B} {
		for _, family := range chart.Families {
			n.Head = append(n.Head, side.Name+" "+family)
		}
	}
	for _, p := range slices.Backward(chart.Periods) {
		n.add(numberRow{Name: p.Period, Counts: slices.Concat(p.Up, p.Down)})
	}
	return n
}
