package when

import (
	"fmt"
	"strconv"
	"strings"
)

// holiday finds a day in a year.
type holiday struct {
	rule  string // fixed, nth, easter, after, table
	args  [4]int
	table map[int]Date
	// reason tells why news does not say which day it is: each country has its
	// own, or it hangs on the moon being sighted.
	reason string
}

func parseHoliday(s string, moon map[string][]Date) (*holiday, error) {
	f := strings.Fields(s)
	want := map[string]int{"fixed": 1, "nth": 3, "easter": 1, "julian": 1, "after": 4, "table": 2}
	if len(f) == 0 || len(f)-1 != want[f[0]] {
		return nil, fmt.Errorf("no rule for a holiday: %q", s)
	}
	h := &holiday{rule: f[0]}
	switch h.rule {
	case "fixed":
		m, d, _ := strings.Cut(f[1], "-")
		f = []string{f[0], m, d}
	case "table":
		h.table = map[int]Date{}
		off, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, err
		}
		for _, d := range moon[f[1]] {
			d = d.AddDays(off)
			if _, seen := h.table[d.Year]; !seen {
				h.table[d.Year] = d
			}
		}
		if len(h.table) == 0 {
			return nil, fmt.Errorf("no days for %q", f[1])
		}
		return h, nil
	}
	for i, x := range f[1:] {
		n, err := strconv.Atoi(x)
		if err != nil {
			return nil, err
		}
		h.args[i] = n
	}
	return h, nil
}

// in is the holiday's day in a year; false when it is not known there.
func (h *holiday) in(year int) (Date, bool) {
	switch h.rule {
	case "fixed":
		return Date{year, h.args[0], h.args[1]}, true
	case "easter":
		return easter(year).AddDays(h.args[0]), true
	case "julian":
		return orthodoxEaster(year).AddDays(h.args[0]), true
	case "nth":
		return nthWeekday(year, h.args[0], h.args[1], h.args[2])
	case "after":
		d, ok := nthWeekday(year, h.args[0], h.args[1], h.args[2])
		return d.AddDays(h.args[3]), ok
	}
	d, ok := h.table[year]
	return d, ok
}

// orthodoxEaster is Easter Sunday of the Julian calendar, on the Gregorian one,
// by Meeus's Julian algorithm.
func orthodoxEaster(year int) Date {
	d := (19*floorMod(year, 19) + 15) % 30
	e := (2*floorMod(year, 4) + 4*floorMod(year, 7) - d + 34) % 7
	n := d + e + 114
	julian := Date{year, n / 31, n%31 + 1}
	return julian.AddDays(floorDiv(year, 100) - floorDiv(year, 400) - 2)
}

// timex is the holiday's normal form without a year.
func (h *holiday) timex() string {
	switch h.rule {
	case "fixed":
		return fmt.Sprintf("XXXX-%02d-%02d", h.args[0], h.args[1])
	case "nth":
		return fmt.Sprintf("XXXX-%02d-WXX-%d-%d", h.args[0], h.args[1], h.args[2])
	}
	return ""
}

// holiday is a feast without a year.
func (p *parser) holiday(h value) value {
	v := value{kind: isDay, grain: "day", hol: h.hol, timex: h.hol.timex()}
	if h.hol.reason != "" && p.strict {
		v.reason = h.hol.reason
		return v
	}
	v = p.yearless(v, func(y int) (interval, bool) {
		d, ok := h.hol.in(y)
		return span(d, d.AddDays(1)), ok && d.exists()
	})
	if v.reason == reasonNoSuchDay {
		v.reason = reasonTable
	}
	return v
}

func (p *parser) holidayIn(h value, y int) (value, bool) {
	if h.hol.reason != "" && p.strict {
		return value{kind: isDay, grain: "day", hol: h.hol, reason: h.hol.reason}, true
	}
	d, ok := h.hol.in(y)
	if !ok {
		return value{kind: isDay, grain: "day", hol: h.hol, reason: reasonTable}, true
	}
	v := day(d)
	v.hol = h.hol
	return v, true
}
