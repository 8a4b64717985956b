package archive

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Bounds of facets.
const (
	facetItems  = 1500 // the newest that fit, of which values are counted
	facetFewer  = 1000 // the same of documents and events, which have more values each
	facetLook   = 8000 // items looked through for these
	facetValues = 20   // shown of each field
)

// Facets counts, for each field of a filter, which values the items that fit
// have. The field's own values in the filter are left out of account, so that
// what else could be chosen is seen.
type Facets struct {
	Of     Items   `json:"of"`
	Fields []Facet `json:"fields"`
	// Total is how many items fit the whole filter; Truncated says that only the
	// newest 1,500 (of documents and events 1,000) were counted, here or in a field, or fewer
	// where these are rare among the newest 8,000 of a value of the filter.
	Total     int  `json:"total"`
	Truncated bool `json:"truncated"`
}

// Facet is one field of a filter.
type Facet struct {
	Field  string  `json:"field"`  // as in Filter, in small letters, or "year" or "with"
	Values []Value `json:"values"` // the most frequent first; at most 20
	More   int     `json:"more"`   // how many further values there are
}

// Value is a value with how many items have it.
type Value struct {
	Value string `json:"value"` // what a filter takes
	Name  string `json:"name"`  // as it is written in texts
	Count int    `json:"count"`
}

// Items is a kind of things that facets are counted of.
type Items string

// The kinds.
const (
	OfEncounters Items = "encounters" // dossiers
	OfReports    Items = "reports"    // of encounters
	OfStatements Items = "statements"
	OfEvents     Items = "events"
	OfDocuments  Items = "documents"
)

var tableOf = map[Items]string{OfEncounters: "dossier", OfReports: "encounter", OfStatements: "statement", OfEvents: "event", OfDocuments: "document"}

// fieldYear is the facet of years, which a filter asks for by From and To.
const fieldYear = "year"

// TotalOnly is the field to name for the total alone.
const TotalOnly = "total"

// FieldWith is the field to name for the other side: where the filter asks for one
// country, the countries and organizations that what fits is of together with it.
// Of statements they are those that it speaks to or about.
const FieldWith = "with"

// facetFields are counted, in the order in which they are shown.
var facetFields = []string{
	fieldType, fieldMode, fieldActor, fieldRecipient, fieldCountry, fieldWho, fieldLevel, fieldKind, fieldStatus, fieldAct, fieldTopic, fieldPlace, fieldSource, fieldFormula, fieldYear,
}

// Facets counts the values of the items of one kind that fit a filter, of all
// fields or of those named. A field that the filter asks something of costs a
// count of its own, so leave it out where it is not shown.
func (a *Archive) Facets(ctx context.Context, of Items, f Filter, fields ...string) (*Facets, error) {
	table, ok := tableOf[of]
	if !ok {
		return nil, fmt.Errorf("%w: no facets of %q; one of: encounters, reports, statements, events, documents", ErrFilter, of)
	}
	out := &Facets{Of: of, Fields: []Facet{}}
	err := a.view(ctx, func(t *sql.Tx) error {
		count := func(f *Filter) (*counted, error) {
			c, err := a.countValues(ctx, t, table, f)
			if err == nil {
				out.Truncated = out.Truncated || c.truncated
			}
			return c, err
		}
		whole := f.whole()
		all, err := count(whole)
		if err != nil {
			return err
		}
		out.Total = len(all.keys)
		for _, field := range facetFields {
			if len(fields) > 0 && !slices.Contains(fields, field) || !has(table, field) {
				continue
			}
			c := all
			if rest, set := whole.without(field); set {
				if c, err = count(rest); err != nil {
					return err
				}
			}
			facet, err := a.facet(ctx, t, c, field)
			if err != nil {
				return err
			}
			out.Fields = append(out.Fields, *facet)
		}
		if slices.Contains(fields, FieldWith) && len(f.Country) == 1 {
			facet, err := a.facetWith(ctx, t, all, fold(f.Country[0]))
			if err != nil {
				return err
			}
			out.Fields = append(out.Fields, *facet)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// facetWith counts those on the other side of a country, by its folded code.
func (a *Archive) facetWith(ctx context.Context, t *sql.Tx, c *counted, code string) (*Facet, error) {
	var list []*tally
	for _, one := range c.fields[fieldDyad] {
		if strings.HasPrefix(c.terms[one.id].value, code+">") {
			list = append(list, one)
		}
	}
	facet := &Facet{Field: FieldWith, Values: []Value{}, More: max(0, len(list)-facetValues)}
	for _, one := range most(list, c.terms, facetValues) {
		other, err := a.spellCode(ctx, t, c.terms[one.id].value[len(code)+1:])
		if err != nil {
			return nil, err
		}
		other.Count = one.count
		facet.Values = append(facet.Values, other)
	}
	return facet, nil
}

// has tells whether things of a table can have a field: those of an event, or the
// country, which is both its actor and its recipient.
func has(table, field string) bool {
	switch field {
	case fieldType, fieldMode, fieldActor, fieldRecipient:
		return table == "event"
	case fieldCountry:
		return table != "event"
	}
	return true
}

// without is the filter with nothing asked of a field; set tells whether
// anything was.
func (f Filter) without(field string) (rest *Filter, set bool) {
	if field == fieldYear {
		set = f.From != "" || f.To != ""
		f.From, f.To = "", ""
		return &f, set
	}
	for _, list := range []struct {
		field  string
		values *[]string
	}{
		{fieldWho, &f.Who},
		{fieldCountry, &f.Country},
		{fieldLevel, &f.Level},
		{fieldKind, &f.Kind},
		{fieldStatus, &f.Status},
		{fieldAct, &f.Act},
		{fieldTopic, &f.Topic},
		{fieldPlace, &f.Place},
		{fieldSource, &f.Source},
		{fieldFormula, &f.Formula},
		{fieldType, &f.Type},
		{fieldMode, &f.Mode},
		{fieldActor, &f.Actor},
		{fieldRecipient, &f.Recipient},
	} {
		if list.field == field {
			set = len(*list.values) > 0
			*list.values = nil
		}
	}
	return &f, set
}

// counted is a sample with its terms counted, by field.
type counted struct {
	*sample
	fields map[string][]*tally
	terms  map[int64]term
}

func (a *Archive) countValues(ctx context.Context, t *sql.Tx, table string, f *Filter) (*counted, error) {
	p, err := planFor(ctx, t, table, f)
	if err != nil {
		return nil, err
	}
	limit := facetItems
	if table == "document" || table == "event" {
		limit = facetFewer
	}
	s, err := sampleOf(ctx, t, p, limit, facetLook)
	if err != nil {
		return nil, err
	}
	c := &counted{sample: s, fields: make(map[string][]*tally)}
	tallies := s.tallies()
	if c.terms, err = a.termsBy(ctx, t, slices.Collect(maps.Keys(tallies))); err != nil {
		return nil, err
	}
	for id, one := range tallies {
		field := c.terms[id].field
		c.fields[field] = append(c.fields[field], one)
	}
	return c, nil
}

func (a *Archive) facet(ctx context.Context, t *sql.Tx, c *counted, field string) (*Facet, error) {
	if field == fieldYear {
		return years(c.keys), nil
	}
	list := c.fields[field]
	facet := &Facet{Field: field, Values: []Value{}, More: max(0, len(list)-facetValues)}
	list = most(list, c.terms, facetValues)
	for _, one := range list {
		v, err := a.spell(ctx, t, one.id, c.terms[one.id])
		if err != nil {
			return nil, err
		}
		v.Count = one.count
		facet.Values = append(facet.Values, v)
	}
	return facet, nil
}

// years counts sort keys by year, the newest first.
func years(keys []int64) *Facet {
	var values []Value
	last := int64(-1)
	for _, k := range keys { // newest first
		day := dayIn(k)
		switch {
		case day == 0:
		case day == last:
			values[len(values)-1].Count++
		default:
			year := dateOf(day)[:len("2006")]
			if n := len(values); n > 0 && values[n-1].Value == year {
				values[n-1].Count++
			} else {
				values = append(values, Value{Value: year, Name: year, Count: 1})
			}
		}
		last = day
	}
	shown := min(len(values), facetValues)
	return &Facet{Field: fieldYear, Values: append([]Value{}, values[:shown]...), More: len(values) - shown}
}
