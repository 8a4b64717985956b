package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/internal/address"
	"chancery/web/draw"
)

// actorPage is a person, a country or an organization.
type actorPage struct {
	Actor        *archive.FullActor
	Heading      string // what it is called
	Line         lineView
	Network      template.HTML
	Counterparts []counterpartRow
	Encounters   []archive.Dossier
	Statements   []archive.Statement
	Acts, Topics template.HTML
	AllMet       string
	AllSaid      string
	AllDone      string // events
	Met, Said    ways   // for those who follow the actor
	Truncated    bool
}

// counterpartRow is one whom the actor met.
type counterpartRow struct {
	Name, Href, Country string
	Count               int
	CountHref           string
	First, Last         string
}

// Lengths of what the page of an actor shows.
const (
	actorList         = 6
	actorCounterparts = 24
	actorBars         = 10
)

// filterOf narrows to what an actor took part in or said.
func filterOf(a *archive.Actor) archive.Filter {
	if a.Kind == "person" {
		return archive.Filter{Who: []string{a.Name}}
	}
	return archive.Filter{Country: []string{standing(a)}}
}

// standing is the code that a country or organization goes by in filters.
func standing(a *archive.Actor) string {
	if a.Country != "" {
		return a.Country
	}
	return a.ID
}

// actor is the page of one actor.
func (s *Server) actor(ctx context.Context, r *http.Request) (view, error) {
	a, err := s.archive.ActorNamed(ctx, r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	if a.ID != r.PathValue("id") {
		return view{}, redirect(address.Actor(a.ID))
	}
	f := filterOf(&a)
	p := actorPage{AllMet: address.List("/encounters", f), AllSaid: address.List("/statements", f), AllDone: address.List("/events", f), Met: waysOfEncounters(f), Said: waysOfStatements(f)}
	exact := f
	if a.Kind == "person" {
		exact.Who = []string{a.ID} // others may have the name
	}
	short := exact
	short.Limit = actorList
	var line *archive.Timeline
	var met archive.Page[archive.Dossier]
	var said archive.Page[archive.Statement]
	var counted *archive.Facets
	var net *archive.Network
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) { net, err = s.company(ctx, &a); return err })
	g.Go(func() (err error) { p.Actor, err = s.archive.Actor(ctx, a.ID); return err })
	g.Go(func() (err error) { line, err = s.archive.Timeline(ctx, exact, ""); return err })
	g.Go(func() (err error) { met, err = s.archive.Dossiers(ctx, short); return err })
	g.Go(func() (err error) { said, err = s.archive.Statements(ctx, short); return err })
	g.Go(func() (err error) {
		counted, err = s.archive.Facets(ctx, archive.OfStatements, exact, "act", "topic")
		return err
	})
	if err := g.Wait(); err != nil {
		return view{}, err
	}
	p.Heading = a.Name
	if a.Kind == "person" {
		p.Heading = called(a.Name, a.Country)
	}
	p.Truncated = p.Actor.Truncated || net.Truncated
	p.show(net, f)
	p.Line = newLineView(line, "/encounters", f)
	p.Encounters, p.Statements = met.Items, said.Items
	p.Acts = valueBars("Statements by act", counted, "act", "/statements", f)
	p.Topics = valueBars("Statements by topic", counted, "topic", "/statements", f)
	return view{template: "actor", title: p.Heading, nav: "actors", data: p}, nil
}

// company tells whom an actor met: a person people, a country countries.
func (s *Server) company(ctx context.Context, a *archive.Actor) (*archive.Network, error) {
	of := archive.Countries
	if a.Kind == "person" {
		of = archive.People
	}
	return s.archive.Counterparts(ctx, a.ID, archive.Filter{Limit: actorCounterparts}, of)
}

// show fills in whom the actor met.
func (p *actorPage) show(net *archive.Network, f archive.Filter) {
	list, edges := net.People, net.PeopleEdges
	if p.Actor.Kind != "person" {
		list, edges = net.Countries, net.CountryEdges
	}
	p.Network = networkOf(&p.Actor.Actor, list, edges)
	for _, c := range list {
		g := f
		row := counterpartRow{Name: c.Name, Href: address.Actor(c.ID), Country: c.Country, Count: c.Count, First: c.First, Last: c.Last}
		if p.Actor.Kind == "person" {
			g.Country = []string{c.Country}
		} else {
			g.Country, g.Dyad = nil, []string{standing(&p.Actor.Actor), c.ID}
			row.Href = address.Dyad(standing(&p.Actor.Actor), c.ID)
		}
		row.CountHref = address.List("/encounters", g)
		p.Counterparts = append(p.Counterparts, row)
	}
}

// networkOf draws an actor among those it met.
func networkOf(center *archive.Actor, list []archive.Counterpart, edges []archive.Edge) template.HTML {
	if len(list) < 2 {
		return ""
	}
	g := draw.Graph{
		Title: "Whom " + center.Name + " met, and how they met one another", Centred: true,
		Nodes: []draw.Node{{Label: center.Name, Weight: 1, Series: 0, Href: address.Actor(center.ID)}},
	}
	place := map[string]int{center.ID: 0}
	for i, c := range list {
		place[c.ID] = i + 1
		g.Nodes[0].Weight = max(g.Nodes[0].Weight, float64(c.Count))
		g.Nodes = append(g.Nodes, draw.Node{Label: c.Name, Weight: float64(c.Count), Series: 1, Href: address.Actor(c.ID)})
		g.Edges = append(g.Edges, draw.Edge{A: 0, B: i + 1, Weight: float64(c.Count), Title: center.Name + ", " + c.Name + ": " + count(c.Count, "encounter", "encounters")})
	}
	for _, e := range edges {
		a, okA := place[e.A]
		b, okB := place[e.B]
		if okA && okB && a != 0 && b != 0 {
			g.Edges = append(g.Edges, draw.Edge{A: a, B: b, Weight: float64(e.Count), Title: g.Nodes[a].Label + ", " + g.Nodes[b].Label + ": " + count(e.Count, "encounter", "encounters")})
		}
	}
	return draw.Network(g)
}

// valueBars draws one field of counted facets; each bar leads to the list at path
// narrowed to it.
func valueBars(title string, counted *archive.Facets, field, path string, f archive.Filter) template.HTML {
	for _, facet := range counted.Fields {
		if facet.Field == field {
			return bars(title, "statement", "statements", facet.Values, func(value string) string { return path + encoded(narrowed(f, field, value)) })
		}
	}
	return ""
}

// bars draws values with how many of one kind of thing have them.
func bars(title, one, many string, values []archive.Value, href func(value string) string) template.HTML {
	if len(values) == 0 {
		return ""
	}
	chart := draw.BarChart{Title: title, One: one, Many: many}
	for _, v := range values[:min(len(values), actorBars)] {
		chart.Bars = append(chart.Bars, draw.Bar{Label: cmp.Or(v.Name, v.Value), Value: float64(v.Count), Href: href(v.Value)})
	}
	return draw.Bars(chart)
}
