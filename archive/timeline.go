package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// Bounds of a timeline.
const (
	timelineItems = 10_000 // the newest encounters that fit
	timelineBins  = 120    // the newest that are shown
	mostly        = 95     // percent of the encounters, by whose time the step is chosen
)

// The steps of a timeline.
const (
	ByDay   = "day"
	ByMonth = "month"
	ByYear  = "year"
)

// Timeline counts encounters (dossiers) over time.
type Timeline struct {
	Step string `json:"step"` // day, month or year
	// Bins follow one another without gap, the earliest first; at most 120. The
	// first and the last have encounters.
	Bins    []Bin `json:"bins"`
	Earlier int   `json:"earlier"` // encounters before the first bin
	Undated int   `json:"undated"` // encounters without a day
	Total   int   `json:"total"`   // all that were counted
	// Truncated says that only the newest 10,000 encounters were counted; from
	// Complete on (YYYY-MM-DD) the bins lack none.
	Truncated bool   `json:"truncated"`
	Complete  string `json:"complete,omitempty"`
}

// Bin is one step of a timeline.
type Bin struct {
	Start string `json:"start"` // 2026-01-06, 2026-01 or 2026, as a filter's From and To take it
	Count int    `json:"count"`
	// Levels counts by the highest level of office that took part, "" where none
	// is told; Kinds by the kind of encounter. See [Levels].
	Levels map[string]int `json:"levels"`
	Kinds  map[string]int `json:"kinds"`
}

// Timeline counts the encounters that fit a filter, by day, month or year; step
// "" chooses by how long the time is that most of them lie in: up to 62 days by
// day, up to ten years by month.
func (a *Archive) Timeline(ctx context.Context, f Filter, step string) (*Timeline, error) {
	if step != "" && layouts[step] == "" {
		return nil, fmt.Errorf("%w: no step %q; one of: day, month, year", ErrFilter, step)
	}
	var s *shaped
	err := a.view(ctx, func(t *sql.Tx) error {
		p, err := planFor(ctx, t, "dossier", f.whole())
		if err != nil {
			return err
		}
		s, err = shapesOf(ctx, t, p, timelineItems)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.timeline(step), nil
}

var layouts = map[string]string{ByDay: "2006-01-02", ByMonth: "2006-01", ByYear: "2006"}

// stepFor chooses the step for the days from first to last.
func stepFor(first, last int64) string {
	switch days := last - first; {
	case days <= 62:
		return ByDay
	case days <= timelineBins*365/12:
		return ByMonth
	}
	return ByYear
}

func (s *shaped) timeline(step string) *Timeline {
	out := &Timeline{Step: step, Bins: []Bin{}, Total: len(s.keys), Truncated: s.truncated, Complete: s.complete()}
	keys := s.keys
	for len(keys) > 0 && keys[len(keys)-1] < dated {
		keys = keys[:len(keys)-1]
	}
	out.Undated = len(s.keys) - len(keys)
	if len(keys) == 0 {
		out.Step = firstSet(step, ByMonth)
		return out
	}
	oldest, newest := dayIn(keys[len(keys)-1]), dayIn(keys[0])
	if step == "" {
		out.Step = stepFor(dayIn(keys[len(keys)*mostly/100]), newest)
	}
	at := out.lay(oldest, newest)
	for i, key := range keys {
		n, shown := at[dateOf(dayIn(key))[:len(layouts[out.Step])]]
		if !shown {
			out.Earlier++
			continue
		}
		bin := &out.Bins[n]
		bin.Count++
		bin.Levels[s.shapes[i].level()]++
		bin.Kinds[s.shapes[i].kind()]++
	}
	out.Bins = out.Bins[slices.IndexFunc(out.Bins, func(b Bin) bool { return b.Count > 0 }):] // the newest encounter is in the last
	return out
}

// lay makes the empty bins of the time between two days, and tells where each
// stands.
func (l *Timeline) lay(oldest, newest int64) map[string]int {
	layout := layouts[l.Step]
	day := func(n int64) time.Time { t, _ := time.Parse(time.DateOnly, dateOf(n)); return t }
	var starts []string
	begin, end := day(oldest).Format(layout), day(newest)
	for at := end; len(starts) < timelineBins && at.Format(layout) >= begin; {
		starts = append(starts, at.Format(layout))
		switch l.Step {
		case ByDay:
			at = at.AddDate(0, 0, -1)
		case ByMonth:
			at = at.AddDate(0, 0, -at.Day()) // the last day of the month before
		default:
			at = at.AddDate(0, 0, -at.YearDay()) // the last day of the year before
		}
	}
	slices.Reverse(starts)
	where := make(map[string]int, len(starts))
	for i, start := range starts {
		l.Bins = append(l.Bins, Bin{Start: start, Levels: map[string]int{}, Kinds: map[string]int{}})
		where[start] = i
	}
	return where
}
