package tenure

import (
	"fmt"
	"time"
)

// check tells whether a date is YYYY, YYYY-MM, YYYY-MM-DD or empty.
func check(date string) error {
	if date == "" {
		return nil
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, date); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%q is no date: write YYYY, YYYY-MM or YYYY-MM-DD", date)
}

// earliest and latest give the first and the last day that a date can mean, as
// YYYY-MM-DD, which sorts by time. An empty date is any day.
func earliest(date string) string {
	switch len(date) {
	case 0:
		return "0000-00-00"
	case len("2006"):
		return date + "-01-01"
	case len("2006-01"):
		return date + "-01"
	}
	return date
}

func latest(date string) string {
	switch len(date) {
	case 0:
		return "9999-12-31"
	case len("2006"):
		return date + "-12-31"
	case len("2006-01"):
		t, err := time.Parse("2006-01", date)
		if err != nil {
			return date + "-31"
		}
		return t.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return date
}

// later gives the day n days after a day; the day itself if that is none.
func later(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// cover is how a tenure covers a day.
type cover int

const (
	never cover = iota
	maybe
	surely
)

// beyond is for how many days before the first and after the last day that texts
// show a person in office the person may have held it.
const beyond = 366

// covers tells how a tenure covers a day, YYYY-MM-DD.
func (t *Tenure) covers(day string) cover {
	if t.First != "" && t.First <= day && day <= t.Last {
		return surely
	}
	if t.Origin == Read {
		if later(t.First, -beyond) <= day && day <= later(t.Last, beyond) {
			return maybe
		}
		return never
	}
	if day < earliest(t.From) || day > latest(t.To) {
		return never
	}
	end := earliest(t.To)
	if t.To == "" {
		if end = t.edited; end == "" {
			end = latest("")
		}
		end = max(end, t.Last)
	}
	if latest(t.From) <= day && day <= end && t.From != "" {
		return surely
	}
	return maybe
}
