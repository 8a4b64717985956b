package encounter

import (
	"strings"

	"chancery/when"
)

// lookAhead moves the weekday or month of what is still to come behind the day of
// the report.
func (f *finder) lookAhead(r *report) {
	switch r.status {
	case "planned", "invited", "proposed":
	default:
		return
	}
	if f.ref.IsZero() || r.date.value == "" || r.date.end != "" || r.date.to.Number() >= f.ref.Number() || !f.bare(r) && !f.yearless(r) {
		return
	}
	switch r.date.precision {
	case string(when.Day):
		if f.yearless(r) {
			r.date.from.Year++
			r.date.to.Year++
		} else {
			r.date.from, r.date.to = r.date.from.AddDays(7), r.date.to.AddDays(7)
		}
		r.date.value = r.date.from.String()
	case string(when.Month):
		r.date.from.Year++
		r.date.to.Year++
		r.date.value = r.date.from.String()[:7]
	}
}

// lookBack moves the weekday or month of what is told in the past before the day of
// the report, where it was counted on from another verb: "reports suggest the talks on
// Friday were stormy".
func (f *finder) lookBack(r *report) {
	if r.status != "held" || !r.past || f.ref.IsZero() || r.date.value == "" || r.date.end != "" || r.date.from.Number() <= f.ref.Number()+1 || !f.bare(r) {
		return
	}
	switch r.date.precision {
	case string(when.Day):
		r.date.from, r.date.to = r.date.from.AddDays(-7), r.date.to.AddDays(-7)
		r.date.value = r.date.from.String()
	case string(when.Month):
		r.date.from.Year--
		r.date.to.Year--
		r.date.value = r.date.from.String()[:7]
	}
}

// bare tells of a date that is only a weekday or a month, which the words count
// back from the day of the report.
func (f *finder) bare(r *report) bool {
	return strings.HasPrefix(r.date.timex, "XXXX-W") || strings.HasPrefix(r.date.timex, "XXXX-") && len(r.date.timex) == 7
}

// yearless tells of a day without a year that lies months back: "is to visit on
// October 2", told in March.
func (f *finder) yearless(r *report) bool {
	return strings.HasPrefix(r.date.timex, "XXXX-") && len(r.date.timex) == len("XXXX-10-02") && r.date.precision == string(when.Day) &&
		f.ref.Number()-r.date.to.Number() > 60
}

// stretch tells of a week, month or year, not of a day.
func (f *finder) stretch(d dating) bool {
	switch d.precision {
	case string(when.Week), string(when.Month), string(when.Year), string(when.Season):
		return true
	}
	return false
}
