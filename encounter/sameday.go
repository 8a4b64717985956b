package encounter

import (
	"slices"

	"chancery/record"
	"chancery/when"
)

// sameDays dates what happened "in the afternoon", "earlier in the day" or "the same
// day": on the day of what was told before, or of the report; and what is told as the
// next thing that somebody did: "He then met B".
func (f *finder) sameDays() {
	var last dating
	var before *report // whose day that is
	for _, r := range f.reports {
		if r.status != "held" && r.status != "under way" || r.background || r.definite || r.segment == record.Title {
			continue
		}
		if r.date.value != "" {
			if r.date.precision == string(when.Day) && r.date.end == "" && r.kind != "visit" {
				last, before = r.date, r
			}
			continue
		}
		at, ok := f.partOfDay(r)
		if !ok {
			if before != nil && f.goesOn(r, before) {
				r.date, before = last, r
			}
			continue
		}
		if last.value == "" && !f.ref.IsZero() && f.ref.Day > 0 {
			last = dating{value: f.ref.String(), precision: string(when.Day), from: f.ref, to: f.ref}
		}
		if last.value != "" {
			r.date = last
			r.date.evidence = append([][2]int{at}, last.evidence...)
			if r.arrival && !f.ref.IsZero() && r.date.from.Number() >= f.ref.Number()-1 {
				r.status = "under way"
			}
		}
	}
}

// goesOnWithin is how many sentences behind a meeting the next thing may be told.
const goesOnWithin = 2

// goesOn tells of what somebody "also", "then" or "separately" did, right behind what he
// is told to have done before.
func (f *finder) goesOn(r, before *report) bool {
	if r.before || r.sentence-before.sentence > goesOnWithin || r.segment != before.segment || r.status != "held" ||
		!slices.ContainsFunc(r.sides, func(a side) bool {
			return slices.ContainsFunc(before.sides, func(b side) bool { return a.actor == b.actor })
		}) {
		return false
	}
	for _, i := range []int{r.anchor, r.token} {
		for c := range f.text.Token(i).Children() {
			if w := c.Lower(); f.lex.sequels[w] || f.lex.further[w] {
				return true
			}
		}
	}
	return false
}

// partOfDay finds the words "in the day", "in the afternoon", "the same day" in a
// report's clause.
func (f *finder) partOfDay(r *report) ([2]int, bool) {
	s := f.text.Sentence(r.sentence)
	for i := s.First() + 2; i < s.Last(); i++ {
		k := f.text.Token(i)
		if !f.lex.dayparts[k.Lower()] {
			continue
		}
		a, b := f.text.Token(i-2).Lower(), f.text.Token(i-1).Lower()
		if (a == "in" && b == "the" || a == "the" && b == "same") && f.sameClause(k, r) {
			return [2]int{f.text.Token(i - 2).Start(), k.End()}, true
		}
	}
	return [2]int{}, false
}

// followVisits places what was held during a visit of the past there: "visited
// Moscow last month for talks with B". A report without a time of its own, in the
// visit's sentence or the one behind it, takes the visit's.
func (f *finder) followVisits() {
	var last *report
	for _, r := range f.reports {
		if r.kind == "visit" && r.status == "held" && r.background {
			last = r
			continue
		}
		if last == nil || r.background || r.status != "held" || r.date.value != "" || r.kind == "visit" ||
			r.sentence > last.sentence+1 || r.sentence < last.sentence || r.token < last.token {
			continue
		}
		if f.during(r, last) {
			r.background = true
			r.date = last.date
		}
	}
}

// during tells whether a visitor meets somebody of the country that is visited.
func (f *finder) during(r, visit *report) bool {
	if r.place.country != "" && r.place.country != visit.place.country {
		return false
	}
	visitor, local := false, false
	for _, s := range r.sides {
		local = local || f.nation(s.actor) == visit.place.country || r.place.country != ""
		for _, v := range visit.sides {
			visitor = visitor || v.actor == s.actor
		}
	}
	return visitor && local
}
