package encounter

import (
	"sort"
	"strings"

	"chancery/record"
	"chancery/syntax"
	"chancery/when"
)

// oldAfter is how many days before the document's day an encounter lies to be
// of its past: a wire tells of yesterday and the day before.
const oldAfter = 5

// settleTense weighs the status against the day: what is told of as done long
// before the document is its past, what lies after it is planned.
func (f *finder) settleTense(r *report) {
	if r.status == "held" && r.date.value == "" && (f.recalled(r) || f.weeksBefore(r)) || r.before && !f.sameDay(r) {
		r.background = true
	}
	if r.status == "held" && r.present && f.agenda(r) {
		r.status = "planned"
	}
	if r.soft && r.status == "planned" && f.doneBefore(r) {
		r.status, r.soft = "held", false
	}
	if r.about && !f.ref.IsZero() && r.date.precision == string(when.Day) && dayNumber(r.date.to) < dayNumber(f.ref) {
		r.status = "held" // "spoke about the talks of March 11"
	}
	f.lookAhead(r)
	f.lookBack(r)
	if r.date.value == "" || f.ref.IsZero() || r.date.from.Month == 0 && r.date.precision != string(when.Year) {
		return
	}
	switch {
	case r.status == "cancelled" && dayNumber(r.date.to) < dayNumber(f.ref)-oldAfter && r.date.precision != string(when.Year):
		r.background = true
	case r.status == "held" && dayNumber(r.date.to) < dayNumber(f.ref)-oldAfter && !covers(r.date, f.ref):
		r.background = true
	case r.status == "held" && dayNumber(r.date.to) < dayNumber(f.ref) && f.stretch(r.date) && !f.leads(r):
		r.background = true // "last week", "earlier this month"
	case r.status == "held" && r.arrival && dayNumber(r.date.from) >= dayNumber(f.ref)-1:
		r.status = "under way"
	case (r.status == "held" || r.status == "under way") && dayNumber(r.date.from) > dayNumber(f.ref)+1:
		r.status = "planned"
	}
}

// doneBefore tells of "was welcomed on Wednesday before a meeting with B", told after
// that day.
func (f *finder) doneBefore(r *report) bool {
	v := f.text.Token(max(r.anchor, 0))
	return r.kind != "visit" && r.token != r.anchor && isVerb(v) && (v.XPOS() == "VBD" || v.XPOS() == "VBN" && isFinite(v)) && !f.ref.IsZero() &&
		r.date.precision == string(when.Day) && r.date.end == "" && dayNumber(r.date.to) < dayNumber(f.ref)
}

// weeksBefore tells of "came three weeks after A met B".
func (f *finder) weeksBefore(r *report) bool {
	v := f.text.Token(max(r.anchor, 0))
	for c := range v.Children() {
		if b := c.BaseRel(); b != syntax.Mark && b != syntax.Case || c.Lower() != "after" || c.Index() > v.Index() {
			continue
		}
		p, ok := c.Prev()
		return ok && (p.Lemma() == "week" || p.Lemma() == "month" || p.Lemma() == "year")
	}
	return false
}

// sameDay tells of what had happened earlier on the day of the report: its past
// within the story and no memory.
func (f *finder) sameDay(r *report) bool {
	if r.date.value != "" {
		return !f.ref.IsZero() && dayNumber(r.date.from) >= dayNumber(f.ref)
	}
	s := f.text.Sentence(r.sentence)
	if f.text.Token(s.First()).Lower() == "earlier" {
		return true
	}
	for c := range f.text.Token(max(r.anchor, 0)).Children() {
		if c.BaseRel() == syntax.Advmod && c.Lower() == "earlier" && !f.measured(c) {
			return true
		}
	}
	i := f.timesFrom(s.Start())
	for ; i < len(f.times) && f.times[i].Start < s.End(); i++ {
		if f.times[i].Part != "" && f.times[i].Value == "" || f.times[i].Part != "" && !f.ref.IsZero() && dayNumber(f.times[i].From) == dayNumber(f.ref) {
			return true
		}
	}
	return false
}

// measured tells of "two days earlier".
func (f *finder) measured(k syntax.Token) bool {
	p, ok := k.Prev()
	return ok && (p.Lemma() == "day" || p.Lemma() == "week" || p.Lemma() == "month" || p.Lemma() == "year")
}

// agenda tells of the present tense of a programme: "Modi hosts Merz in Delhi on
// Monday". In headlines and captions the present tells of what has happened.
func (f *finder) agenda(r *report) bool {
	if r.segment != record.Paragraph || !isVerb(f.text.Token(max(r.anchor, 0))) || r.token != r.anchor && !r.direct {
		return false
	}
	if i := f.timesFrom(f.text.Sentence(r.sentence).Start()); i < len(f.times) && f.times[i].Start == f.text.Sentence(r.sentence).Start() && f.times[i].Clock != "" {
		return false // "15:05 Erdogan sees Starmer": the line over an entry of a live report
	}
	if r.date.value == "" {
		return r.kind == "visit" && !r.ending || f.weekdayOf(r)
	}
	return (f.ref.IsZero() || dayNumber(r.date.to) > dayNumber(f.ref) || f.bare(r) && dayNumber(r.date.to) < dayNumber(f.ref))
}

// weekdayOf tells of "receives B on Monday" in a document that tells no day of its own:
// the clause has a weekday that nothing settles.
func (f *finder) weekdayOf(r *report) bool {
	s := f.text.Sentence(r.sentence)
	for i := f.timesFrom(s.Start()); i < len(f.times) && f.times[i].Start < s.End(); i++ {
		t := &f.times[i]
		if k, ok := f.headOf(t.Start, t.End); ok && t.Unresolved && strings.HasPrefix(t.Timex, "XXXX-W") && f.sameClause(k, r) {
			return true
		}
	}
	return false
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
		dayNumber(f.ref)-dayNumber(r.date.to) > 60
}

// lookAhead moves the weekday or month of what is still to come behind the day of
// the report.
func (f *finder) lookAhead(r *report) {
	switch r.status {
	case "planned", "invited", "proposed":
	default:
		return
	}
	if f.ref.IsZero() || r.date.value == "" || r.date.end != "" || dayNumber(r.date.to) >= dayNumber(f.ref) || !f.bare(r) && !f.yearless(r) {
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
	if r.status != "held" || !r.past || f.ref.IsZero() || r.date.value == "" || r.date.end != "" || dayNumber(r.date.from) <= dayNumber(f.ref)+1 || !f.bare(r) {
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

// stretch tells of a week, month or year, not of a day.
func (f *finder) stretch(d dating) bool {
	switch d.precision {
	case string(when.Week), string(when.Month), string(when.Year), string(when.Season):
		return true
	}
	return false
}

// leads tells whether a report is the main clause of the story's first sentence,
// or of its headline: what is news there is not told from memory.
func (f *finder) leads(r *report) bool {
	if f.text.Token(max(r.anchor, 0)).Rel() == syntax.AclRelcl {
		return false
	}
	if r.segment == record.Title {
		return true
	}
	for i := range r.sentence {
		if f.segmentAt(f.text.Sentence(i).Start()) != record.Title {
			return false
		}
	}
	return true
}

// recalled tells of a time that the document's days do not settle and that yet
// lies behind: "visited Moscow last month", or the month of a relative clause:
// "B, who met C in Washington in September, is to leave".
func (f *finder) recalled(r *report) bool {
	relative := f.text.Token(max(r.anchor, 0)).Rel() == syntax.AclRelcl
	s := f.text.Sentence(r.sentence)
	lo := sort.Search(len(f.times), func(i int) bool { return f.times[i].Start >= s.Start() })
	for i := lo; i < len(f.times) && f.times[i].Start < s.End(); i++ {
		t := &f.times[i]
		if !t.Unresolved {
			continue
		}
		month := t.Precision == when.Month || t.Precision == when.Season
		if k, ok := f.text.TokenAt(t.Start); ok && month && f.lex.former[k.Lower()] {
			relative = true // "last November"
		}
		if !f.longAgo(t) && (!relative || !month) {
			continue
		}
		if k, ok := f.headOf(t.Start, t.End); ok && f.climbs(k, r) {
			return true
		}
	}
	return false
}

// longAgo tells of an unresolved time that is counted back by more than a few
// days: its normal form is counted from the first day of 2000.
func (f *finder) longAgo(t *when.Time) bool {
	switch t.Precision {
	case when.Day, when.Minute:
		d, ok := when.ParseDate(t.Timex)
		return ok && d.Year == 1999 && (d.Month < 12 || d.Day < 31-oldAfter)
	}
	return strings.HasPrefix(t.Timex, "1999")
}

func covers(d dating, day when.Date) bool {
	return dayNumber(d.from) <= dayNumber(day) && dayNumber(day) <= dayNumber(d.to)
}

func dayNumber(d when.Date) int { return d.Number() }

// sameDays dates what happened "in the afternoon", "earlier in the day" or "the same
// day": on the day of what was told before, or of the report.
func (f *finder) sameDays() {
	var last dating
	for _, r := range f.reports {
		if r.status != "held" && r.status != "under way" || r.background || r.definite || r.segment == record.Title {
			continue
		}
		if r.date.value != "" {
			if r.date.precision == string(when.Day) && r.date.end == "" && r.kind != "visit" {
				last = r.date
			}
			continue
		}
		at, ok := f.partOfDay(r)
		if !ok {
			continue
		}
		if last.value == "" && !f.ref.IsZero() && f.ref.Day > 0 {
			last = dating{value: f.ref.String(), precision: string(when.Day), from: f.ref, to: f.ref}
		}
		if last.value != "" {
			r.date = last
			r.date.evidence = append([][2]int{at}, last.evidence...)
			if r.arrival && !f.ref.IsZero() && dayNumber(r.date.from) >= dayNumber(f.ref)-1 {
				r.status = "under way"
			}
		}
	}
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

// recallStops takes for the past of the story what was held before that which it
// first reports: by other people, or by the traveller where the words say so:
// "Before coming to Moscow he had been to Ankara, where B received him".
func (f *finder) recallStops(list []*told) {
	var lead *told
	for _, t := range list {
		if t.status == "held" && !t.background && t.date.value != "" && t.place.country != "" {
			lead = t
			break
		}
	}
	if lead == nil {
		return
	}
	for _, t := range list {
		if t == lead || t.status != "held" || t.background || t.date.value == "" || dayNumber(t.date.to) >= dayNumber(lead.date.from) {
			continue
		}
		if f.travels(t, lead) && !f.opensBefore(t) {
			continue
		}
		t.background = true
		if t.part >= 0 {
			list[t.part].background = true
		}
	}
}

// travels tells whether one who is abroad in the first encounter takes part in the
// other, as on one journey.
func (f *finder) travels(t, lead *told) bool {
	for _, s := range lead.sides {
		if f.nation(s.actor) != lead.place.country && f.hasSide(t, s) {
			return true
		}
	}
	return false
}

// opensBefore tells of a sentence that begins with "Before".
func (f *finder) opensBefore(t *told) bool {
	first := f.text.Token(f.text.Sentence(t.sentence).First())
	return f.lex.links[first.Lower()] == "planned"
}

func (f *finder) shareSide(a, b *told) bool {
	for _, s := range a.sides {
		for _, x := range b.sides {
			if s.actor == x.actor {
				return true
			}
		}
	}
	return false
}
