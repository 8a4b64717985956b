package tenure

import (
	"time"

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
		if a.Kind != "person" || o == nil || o.Evidence == nil || o.Title == "" || !a.Named() {
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

// dayOf is the day a document is of, "" when it tells none or less.
func dayOf(d *record.Document) string {
	day := d.Dated()
	if len(day) < len(time.DateOnly) {
		return ""
	}
	return day[:len(time.DateOnly)]
}
