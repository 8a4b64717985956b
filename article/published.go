package article

import (
	"strings"
	"time"
)

// better prefers the first stamp, and one with a time of day for the same day.
func better(st stamp, old *found) bool {
	return old == nil || st.hasTime && !old.hasTime && st.year == old.year && st.month == old.month && st.day == old.day
}

// clockDays is by how many days the date of a page's own clock must follow that of
// its story to be told from it.
const clockDays = 2

// clockOfPage tells whether the date of publication that was found first is only
// that of the day on which the page was fetched: a weekday and a date on a line
// above the headline, and a stamp of an earlier day below that.
func (p *parser) clockOfPage(st stamp) bool {
	have := p.published
	if have == nil || have.day == 0 || st.day == 0 || have.line >= p.body || have.midnight().Sub(st.midnight()).Hours() < clockDays*24 {
		return false
	}
	first, _, _ := strings.Cut(p.words(have.line), " ")
	if !isWeekday(strings.TrimRight(first, ",")) {
		return false
	}
	for i := have.line + 1; i < p.body; i++ {
		if s := p.words(i); p.parts[i].class == short && countWords(s, 4) >= 4 {
			return true // the headline
		}
	}
	return false
}

// disambiguate settles 06-01-2026 by the header's date, by that of the dateline, or by
// the day of the week on which the story's first paragraph has things happen; without
// any of these such a date is left alone.
func (p *parser) disambiguate(st stamp) (stamp, bool) {
	if !st.swapped {
		return st, st.month != 0
	}
	other := st
	other.day, other.month = st.month, st.day
	near := p.nearTo()
	switch {
	case near == nil:
	case near(st) && !near(other):
		return st, true
	case near(other) && !near(st):
		return other, true
	}
	return st, false
}

// nearTo tells which day of publication agrees with what else is known of it; it is nil
// where nothing is.
func (p *parser) nearTo() func(stamp) bool {
	within := func(known time.Time, before float64) func(stamp) bool {
		return func(s stamp) bool {
			d := s.midnight().Sub(known).Hours() / 24
			return d >= before && d <= 2
		}
	}
	if p.header != nil && p.header.day != 0 {
		return within(p.header.midnight(), -7)
	}
	if p.dateline != nil && p.dateline.date.day != 0 {
		return func(s stamp) bool {
			d := p.dateline.date
			d.year = s.year
			return within(d.midnight(), -1)(s)
		}
	}
	if p.body < len(p.parts) {
		if day, ok := onlyWeekday(p.words(p.body)); ok {
			return func(s stamp) bool { return s.midnight().Weekday() == day }
		}
	}
	return nil
}

// onlyWeekday is the one day of the week that a paragraph names.
func onlyWeekday(s string) (day time.Weekday, ok bool) {
	for _, w := range strings.FieldsFunc(s, isMark) {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if w == d.String() {
				if ok && d != day {
					return day, false
				}
				day, ok = d, true
			}
		}
	}
	return day, ok
}
