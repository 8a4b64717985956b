package when

import (
	"strings"

	"chancery/syntax"
)

// Read finds the time expressions of a text, sorted and without overlap.
// Relative ones are counted from the basis; where the basis lacks the day they
// come back unresolved. A bare weekday or day without a year is, in a clause
// that looks back, the last one up to and including the day of report, and in
// one that looks ahead the first one from that day on.
func Read(text *syntax.Text, basis Basis) []Time {
	r := newsReader{basis: basis, text: text}
	for i := 0; i < text.Sentences(); i++ {
		first := text.Sentence(i)
		end := first.End()
		for i+1 < text.Sentences() && cutInDate(text.Source(), first.Start(), end, text.Sentence(i+1)) {
			i++
			end = text.Sentence(i).End()
		}
		r.sentence(text.Source(), first.Start(), end, i)
	}
	return r.out
}

// cutInDate tells whether a sentence was ended at the full stop of a shortened
// month: "ON JAN. | 6 THE TWO MET".
func cutInDate(src string, start, end int, next syntax.Sentence) bool {
	s := strings.TrimSuffix(src[start:end], ".")
	if len(s) == end-start || next.Start()-end > 1 || src[next.Start()] < '0' || src[next.Start()] > '9' {
		return false
	}
	w := strings.ToLower(s[strings.LastIndexAny(s, " \n\t(")+1:])
	for _, e := range theLexicon().words[w] {
		if e.class == cMonthAbbr {
			return true
		}
	}
	return false
}

// Find is [Read] on a bare string, without the help of syntax: the string is
// read as one sentence.
func Find(text string, basis Basis) []Time {
	r := newsReader{basis: basis}
	r.sentence(text, 0, len(text), 0)
	return r.out
}

// newsReader goes through a text from front to back.
type newsReader struct {
	basis Basis
	text  *syntax.Text // nil for a bare string
	out   []Time
	// told are the day, the month and the year told last: "a day earlier"
	// counts from a day, "three years later" from any of them.
	told [3]told
}

// told is a time that the text has told, and in which sentence.
type told struct {
	at       Date
	sentence int
	ok       bool
}

// fineness is 0 for what is counted in days or weeks, 1 in months, 2 in years.
func fineness(v value) int {
	unit := v.grain
	if v.kind == isDay && v.length != nil {
		unit = v.half
	}
	if v.counts != "" {
		unit = v.counts
	}
	switch unit {
	case "month", "quarter":
		return 1
	case "year", "decade", "century":
		return 2
	}
	return 0
}

// anchorFor is the latest time told that is as fine as the value is counted.
func (r *newsReader) anchorFor(v value, sentence int) (Date, bool) {
	best := told{sentence: -1}
	for _, t := range r.told[:fineness(v)+1] {
		if t.ok && sentence-t.sentence <= anaphorReach && t.sentence >= best.sentence {
			best = t
		}
	}
	return best.at, best.ok
}

// anaphorReach is how many sentences back "a day earlier" may look.
const anaphorReach = 4

func (r *newsReader) sentence(src string, start, end, index int) {
	p := newParser(src, start, end, r.basis.Reference())
	p.strict, p.news = true, true
	switch {
	case r.basis.DayFirst:
		p.order = dayFirst
	case r.basis.MonthFirst:
		p.order = monthFirst
	}
	for _, f := range p.scan() {
		a, b := p.words[f.first].start, p.words[f.end-1].end
		if f.v.mod == "hours" || f.v.bare && f.v.length != nil && r.looks(a, src, start, end) != ahead {
			continue
		}
		basis := ""
		if f.v.relative {
			basis = "dateline"
			if r.basis.Dateline.IsZero() {
				basis = "publication"
			}
		}
		if f.v.anchored {
			if day, ok := r.anchorFor(f.v, index); ok {
				q := *p
				q.ref, q.noRef, q.memo, q.vals = day, false, map[int][]reading{}, nil
				if v, ok := q.at(f.first, f.end); ok {
					f.v, basis = v, "earlier expression"
				}
			} else if f.v.reason == "" && (r.basis.Dateline.IsZero() || fineness(f.v) > 0) {
				f.v.reason = reasonNoAnchor
			}
		}
		t := r.time(f.v, r.looks(a, src, start, end))
		if last := f.end - 1; p.words[last].low == "." && p.words[last-1].classes&(cMonth|cWeekday) != 0 && p.words[last-1].classes&(cMonthAbbr|cWeekdayAbbr) == 0 {
			b = p.words[last-1].end // the full stop of the sentence
		}
		t.Start, t.End, t.Basis = a, b, basis
		if t.Unresolved {
			t.Basis = ""
		}
		if !t.Unresolved && !t.From.IsZero() && (t.Precision == Day || t.Precision == Minute || t.Precision == Month || t.Precision == Year) {
			r.told[fineness(f.v)] = told{t.From, index, true}
		}
		r.out = append(r.out, t)
	}
}

// time is a value as records have it.
func (r *newsReader) time(v value, l look) Time {
	t := Time{Kind: Period, Timex: v.timex, Mod: v.mod, Clock: v.clock, Zone: v.zone, Part: partNames[v.part]}
	t.Precision = Range
	if g, ok := precisionOf[v.grain]; ok {
		t.Precision = g
	}
	if v.half != "" && v.kind == isPeriod {
		t.Mod = v.half
	}
	switch v.kind {
	case isDuration:
		t.Kind, t.Timex, t.Precision = Duration, lengthTimex(v.length), ""
		return t
	case isDay:
		t.Kind = Point
	}
	if t.Mod == "ref_undef" {
		t.Mod = ""
	}
	switch {
	case v.reason != "":
	case v.grain == "fiscalyear":
		v.reason = "a fiscal or school year begins on different days in different places"
	case v.fuzzy && v.length != nil && v.kind != isDuration:
		v.reason = reasonVague
	case v.niv == 0:
		v.reason = "cannot be laid on the calendar"
	}
	if v.reason != "" {
		t.Unresolved, t.Reason = true, v.reason
		return t
	}
	iv := chooseReading(v, l, r.basis.Reference())
	if v.grain == "quarter" && iv.last-iv.start > 92 {
		t.Precision = Range // half a year
	}
	r.lay(&t, v, iv)
	return t
}

// precisionOf names the grain of a value.
var precisionOf = map[string]Precision{
	"day": Day, "week": Week, "weekend": Range, "month": Month, "quarter": Quarter, "season": Season,
	"year": Year, "decade": Decade, "century": Century, "fiscalyear": Year, "era": Range,
}

var partNames = map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "NO": "noon", "MN": "midnight"}

// lay puts an interval into a time.
func (r *newsReader) lay(t *Time, v value, iv interval) {
	if iv.start > openStart {
		t.From = fromNumber(iv.start)
	}
	if iv.last < openEnd {
		t.To = fromNumber(iv.last - 1)
	}
	if v.mod == "by" { // up to and including what is named
		t.Mod = "before"
	}
	if v.mod == "after" && v.grainOf == "day" {
		t.From = t.From.AddDays(1)
	}
	if v.kind == isDay && v.length != nil {
		r.coarsen(t, v.half)
	}
	switch {
	case t.From.IsZero() || t.To.IsZero():
		return
	case t.Kind == Point && t.Precision == Day:
		t.Value = t.From.String()
		if t.Clock != "" {
			t.Value += "T" + t.Clock
			if t.Zone != "" {
				t.Value += t.Zone
			}
			t.Precision = Minute
		}
	case t.Precision == Month && v.half == "" || t.Precision == Month && v.length != nil:
		t.Value = Date{t.From.Year, t.From.Month, 0}.String()
	case t.Precision == Year && (v.half == "" || v.length != nil):
		t.Value = Date{t.From.Year, 0, 0}.String()
	default:
		t.Value, t.EndValue = t.From.String(), t.To.String()
	}
}

// coarsen widens the day that lies a length of time away to the unit that the
// length was counted in: "two years ago" names a year.
func (r *newsReader) coarsen(t *Time, unit string) {
	d := t.From
	switch unit {
	case "week", "fortnight", "weekend":
		t.Precision = Week
		t.From, t.To = d.weekStart(), d.weekStart().AddDays(6)
	case "month", "quarter":
		t.Precision = Month
		t.From = Date{d.Year, d.Month, 1}
		t.To = t.From.addMonths(1).AddDays(-1)
	case "year":
		t.Precision = Year
		t.From, t.To = Date{d.Year, 1, 1}, Date{d.Year, 12, 31}
	case "decade", "century":
		t.Precision = Range
		t.From, t.To = Date{d.Year - 1, 1, 1}, Date{d.Year + 1, 12, 31}
	}
	if unit != "day" && unit != "businessday" && unit != "" && unit != "night" {
		t.Kind = Period
	}
}
