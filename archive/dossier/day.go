package dossier

import (
	"fmt"
	"time"
)

// span is when an encounter was, as far as a report tells.
type span struct {
	from, to int    // days since 1970-01-01, both within
	grain    grain  // how it is known
	clock    string // 15:04 where the text tells it
}

// grain tells how a span is known, from best to worst.
type grain int

const (
	toTheDay  grain = iota // the text names the day or days
	ongoing                // the text names a day within it
	toMonth                // the text names the month
	byPrint                // no date told: from when the report was published
	unknowing              // nothing tells
)

// How many days around its publication an encounter without a date is looked
// for: news tells of the last days, and of the coming fortnight.
const (
	printBefore = 3
	printAfter  = 14
)

// when works out a report's span.
func when(r *Report) span {
	if from, to, g, ok := readDate(r.Date); ok {
		if _, end, _, ok := readDate(r.EndDate); ok && end >= from && g == toTheDay {
			to = end
		}
		s := span{from: from, to: to, grain: g}
		if r.Kind == classVisit && g == toTheDay && r.EndDate == "" { // its first day, its last or one between
			s.grain = ongoing
		}
		if len(r.Date) >= len("2006-01-02T15:04") {
			s.clock = r.Date[11:16]
		}
		return s
	}
	if from, _, g, ok := readDate(r.OngoingOn); ok && g == toTheDay {
		return span{from: from, to: from, grain: ongoing}
	}
	day, _, g, ok := readDate(r.Published)
	if !ok || g != toTheDay || r.Background {
		return span{grain: unknowing}
	}
	switch r.Status {
	case "held", "under way":
		return span{from: day - printBefore, to: day, grain: byPrint}
	case "planned":
		return span{from: day, to: day + printAfter, grain: byPrint}
	}
	return span{grain: unknowing}
}

// readDate reads YYYY-MM-DD, with or without a time, or YYYY-MM. A year alone
// is too wide to know an encounter by.
func readDate(s string) (from, to int, g grain, ok bool) {
	if len(s) >= len(time.DateOnly) {
		t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
		if err != nil {
			return 0, 0, unknowing, false
		}
		return dayNumber(t), dayNumber(t), toTheDay, true
	}
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return 0, 0, unknowing, false
	}
	return dayNumber(t), dayNumber(t.AddDate(0, 1, -1)), toMonth, true
}

func dayNumber(t time.Time) int { return int(t.Unix() / (24 * 60 * 60)) }

// monthOf is the first day of a day's month.
func monthOf(d int) int {
	t := time.Unix(int64(d)*24*60*60, 0).UTC()
	return d - t.Day() + 1
}

// dayName writes a day number as YYYY-MM-DD.
func dayName(d int) string { return time.Unix(int64(d)*24*60*60, 0).UTC().Format(time.DateOnly) }

// gap counts the days that lie between two spans, 0 when they touch or overlap.
func (s span) gap(o span) int { return max(s.from-o.to, o.from-s.to, 0) }

// String writes the span for people.
func (s span) String() string {
	switch {
	case s.grain == unknowing:
		return "no date"
	case s.grain == toMonth:
		return dayName(s.from)[:7]
	case s.from == s.to:
		return dayName(s.from)
	}
	return fmt.Sprintf("%s to %s", dayName(s.from), dayName(s.to))
}
