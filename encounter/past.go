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
	if r.about && !f.ref.IsZero() && r.date.precision == string(when.Day) && r.date.to.Number() < f.ref.Number() {
		r.status = "held" // "spoke about the talks of March 11"
	}
	f.lookAhead(r)
	f.lookBack(r)
	if r.date.value == "" || f.ref.IsZero() || r.date.from.Month == 0 && r.date.precision != string(when.Year) {
		return
	}
	switch {
	case r.status == "cancelled" && r.date.to.Number() < f.ref.Number()-oldAfter && r.date.precision != string(when.Year):
		r.background = true
	case r.status == "held" && r.date.to.Number() < f.ref.Number()-oldAfter && !covers(r.date, f.ref):
		r.background = true
	case r.status == "held" && r.date.to.Number() < f.ref.Number() && f.stretch(r.date) && !f.leads(r):
		r.background = true // "last week", "earlier this month"
	case r.status == "held" && r.arrival && r.date.from.Number() >= f.ref.Number()-1:
		r.status = "under way"
	case (r.status == "held" || r.status == "under way") && r.date.from.Number() > f.ref.Number()+1:
		r.status = "planned"
	}
}

// doneBefore tells of "was welcomed on Wednesday before a meeting with B", told after
// that day.
func (f *finder) doneBefore(r *report) bool {
	v := f.text.Token(max(r.anchor, 0))
	return r.kind != "visit" && r.token != r.anchor && isVerb(v) && (v.XPOS() == "VBD" || v.XPOS() == "VBN" && isFinite(v)) && !f.ref.IsZero() &&
		r.date.precision == string(when.Day) && r.date.end == "" && r.date.to.Number() < f.ref.Number()
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
		return !f.ref.IsZero() && r.date.from.Number() >= f.ref.Number()
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
		if f.times[i].Part != "" && f.times[i].Value == "" || f.times[i].Part != "" && !f.ref.IsZero() && f.times[i].From.Number() == f.ref.Number() {
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
	return (f.ref.IsZero() || r.date.to.Number() > f.ref.Number() || f.bare(r) && r.date.to.Number() < f.ref.Number())
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
		if month && r.kind == "visit" && !f.leads(r) && t.Start > f.text.Token(r.token).Start() {
			relative = true // "visited Mogadishu in February", told in passing
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
	return d.from.Number() <= day.Number() && day.Number() <= d.to.Number()
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
		if t == lead || t.status != "held" || t.background || t.date.value == "" || t.date.to.Number() >= lead.date.from.Number() {
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
