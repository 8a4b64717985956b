package archive

import (
	"strings"
	"time"
)

// Lists are ordered by one number, the sort key: the day of the thing, then the
// serial of its document, then its place in the record. The bits are shared out
// so that it is positive: 19 for days (the years 1500 to 2935), 28 for documents
// (268 million), 16 for the places of one record.
const (
	ordinalBits = 16
	serialBits  = 28
	dayBits     = 19

	maxOrdinal = 1<<ordinalBits - 1
	maxSerial  = 1<<serialBits - 1
	maxDay     = 1<<dayBits - 1
)

// firstDay is the day before which all days count as one.
var firstDay = time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / 86400

// sortKey makes the key. An ordinal beyond the bounds would take another's
// place, so callers keep within maxOrdinal.
func sortKey(day, serial int64, ordinal int) int64 {
	return day<<(serialBits+ordinalBits) | serial<<ordinalBits | int64(ordinal)
}

// serialOf is the document that a sort key belongs to.
func serialOf(sort int64) int64 { return sort >> ordinalBits & maxSerial }

// dayOf numbers the day on which a date begins ("2026", "2026-01",
// "2026-01-06", "2026-01-06T08:30"), from 1; 0 stands for no date and for what
// is none.
func dayOf(date string) int64 {
	start, _, ok := dateBounds(date)
	if !ok {
		return 0
	}
	return dayNumber(start)
}

func dayNumber(t time.Time) int64 {
	return min(max(t.Unix()/86400-firstDay, 0)+1, maxDay)
}

// dateBounds gives the first day of a date and the first one after it.
func dateBounds(date string) (start, end time.Time, ok bool) {
	date, _, _ = strings.Cut(date, "T")
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if start, err := time.Parse(form.layout, date); err == nil {
			return start, start.AddDate(form.years, form.months, form.days), true
		}
	}
	return time.Time{}, time.Time{}, false
}
