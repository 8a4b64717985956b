package reader

import (
	"chancery/record"
	"chancery/when"
)

// basis gathers the days that a document's time expressions are counted from:
// what its dateline, its byline and its header say, and nothing else.
func basis(d *record.Document) when.Basis {
	var b when.Basis
	if d.Dateline != nil {
		b.Dateline = day(d.Dateline.Date)
	}
	for _, date := range []*record.Date{d.Published, d.HeaderDate} {
		if date != nil && b.Published.IsZero() {
			b.Published = day(date.Value)
		}
	}
	return b
}

// day reads the day of "2026-01-06T08:30"; a month or a year alone is no day to
// count from.
func day(value string) when.Date {
	d, _ := when.ParseDate(value)
	return d
}
