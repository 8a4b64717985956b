package web

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/internal/address"
)

// facetGroup is one field by which a list can be narrowed, with the values that
// are there.
type facetGroup struct {
	Words  string
	Values []facetValue
	Rest   []facetValue // shown when asked for
	More   int          // values that are not told at all
}

// add puts a value where there is room for it.
func (g *facetGroup) add(v facetValue) {
	if len(g.Values) < shownValues {
		g.Values = append(g.Values, v)
	} else {
		g.Rest = append(g.Rest, v)
	}
}

type facetValue struct {
	Words, Href string
	N           int
}

// shownValues is how many values of a field are shown at once.
const shownValues = 8

// facetYear is the field that a filter asks for by its first and last day.
const facetYear = "year"

// facetField is a field that a list can be narrowed by, and what it is called.
type facetField struct{ field, words string }

// facetOrder is the order in which fields are offered, with their names.
var facetOrder = []facetField{
	{facetYear, "Year"},
	{"country", "Country"},
	{archive.FieldWith, "Together with"},
	{"kind", "Kind"},
	{"level", "Level of office"},
	{"status", "Status"},
	{"act", "Act"},
	{"topic", "Topic"},
	{"place", "Place"},
	{"formula", "Set phrase"},
	{"source", "Source"},
}

// statementOrder is the same for statements, whose other side is spoken to.
var statementOrder = func() []facetField {
	order := slices.Clone(facetOrder)
	order[slices.Index(order, facetField{archive.FieldWith, "Together with"})].words = "To or about"
	return order
}()

// eventOrder is the same for events.
var eventOrder = []facetField{
	{"type", "Type"},
	{"actor", "Who acts"},
	{"recipient", "Towards whom"},
	{"mode", "Mode"},
	{"status", "Status"},
	{facetYear, "Year"},
	{"topic", "Topic"},
	{"place", "Place"},
	{"source", "Source"},
}

// otherSide names the field that what is done together has the same values of.
var otherSide = map[string]string{"actor": "recipient", "recipient": "actor"}

// facets counts what a list could be narrowed to. Fields that are chosen already
// stand above the list as chips and are left out.
func (s *Server) facets(ctx context.Context, of archive.Items, path string, f archive.Filter) (groups []facetGroup, total int, truncated bool, err error) {
	f.After, f.Limit = "", 0
	chosen := address.Query(f)
	fields := []string{facetYear}
	if f.From != "" || f.To != "" {
		fields = nil
	}
	order := facetOrder
	switch of {
	case archive.OfEvents:
		order = eventOrder
	case archive.OfStatements:
		order = statementOrder
	}
	for _, o := range order {
		if o.field != facetYear && len(chosen[o.field]) == 0 {
			fields = append(fields, o.field)
		}
	}
	if len(fields) == 0 {
		fields = []string{archive.TotalOnly} // without any it would count all
	}
	counted, err := s.archive.Facets(ctx, of, f, fields...)
	if err != nil {
		return nil, 0, false, err
	}
	for _, o := range order {
		for _, field := range counted.Fields {
			if field.Field != o.field || len(field.Values) < 2 {
				continue
			}
			g := facetGroup{Words: o.words, More: field.More}
			for _, v := range field.Values {
				if slices.Contains(chosen[otherSide[o.field]], v.Value) {
					continue // with itself: it has the other side of what is done together
				}
				g.add(facetValue{valueWords(o.field, v), path + encoded(narrowed(f, o.field, v.Value)), v.Count})
			}
			groups = append(groups, g)
		}
	}
	return groups, counted.Total, counted.Truncated, nil
}

// valueWords is how a value is shown.
func valueWords(field string, v archive.Value) string {
	switch field {
	case "country", archive.FieldWith, "actor", "recipient":
		return countryName(v.Value)
	case "place": // a country by its code, or a town
		return countryName(v.Name)
	case "mode":
		return strings.ReplaceAll(v.Value, "_", " ")
	}
	if v.Name != "" {
		return v.Name
	}
	return v.Value
}

// narrowed is a filter as a query with one value more.
func narrowed(f archive.Filter, field, value string) url.Values {
	q := address.Query(f)
	switch field {
	case facetYear:
		q.Set("from", value)
		q.Set("to", value)
	case archive.FieldWith:
		q["dyad"] = []string{q.Get("country"), value}
		q.Del("country")
	default:
		q.Set(field, value)
	}
	return q
}

// list asks for a page of a list and for what it could be narrowed to, both at
// once.
func list[T any](ctx context.Context, s *Server, of archive.Items, path string, f archive.Filter,
	fetch func(context.Context, archive.Filter) (archive.Page[T], error),
) (page archive.Page[T], p listPage, err error) {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) { page, err = fetch(ctx, f); return err })
	g.Go(func() (err error) {
		p.Facets, p.Total, p.Truncated, err = s.facets(ctx, of, path, f)
		return err
	})
	err = g.Wait()
	p.Rows, p.Shown, p.Order = page.Items, len(page.Items), newOrder(path, f)
	return page, p, err
}
