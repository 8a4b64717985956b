package tenure

import (
	"slices"

	"chancery/record"
)

// Observe takes from a record who is called by an office in it, on the day the
// document is of. Documents without a day, and people called former, elect or
// designate, tell nothing.
func Observe(r *record.Record) []Observation {
	day := dayOf(&r.Document)
	if day == "" {
		return nil
	}
	var out []Observation
	for i := range r.Actors {
		a := &r.Actors[i]
		o := a.Office
		if a.Kind != "person" || o == nil || o.Evidence == nil || o.Title == "" || !named(a) {
			continue
		}
		if o.Status != "" && o.Status != "acting" {
			continue
		}
		office := Office{Title: o.Title, Level: o.Level, Country: o.Country, Organization: o.Organization}
		if office.Country == "" {
			office.Country = a.Country
		}
		if office.Country == "" && office.Organization == "" {
			continue
		}
		out = append(out, Observation{
			Person: a.Name, Names: a.Aliases, Office: office, Status: o.Status,
			Day: day, Document: r.Document.ID, Evidence: *o.Evidence,
		})
	}
	return out
}

func named(a *record.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m record.Mention) bool { return m.How == "name" })
}

// dayOf is the day a document is of: when it was published, else that of its
// header or dateline.
func dayOf(d *record.Document) string {
	var dates []string
	for _, x := range []*record.Date{d.Published, d.HeaderDate} {
		if x != nil {
			dates = append(dates, x.Value)
		}
	}
	if d.Dateline != nil {
		dates = append(dates, d.Dateline.Date)
	}
	for _, x := range dates {
		if len(x) >= len("2006-01-02") {
			return x[:len("2006-01-02")]
		}
	}
	return ""
}
