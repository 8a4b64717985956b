package when

import "fmt"

// day is a definite day.
func day(d Date) value {
	v := value{kind: isDay, grain: "day", explicit: true, y: d.Year, m: d.Month, d: d.Day, hasYear: true, timex: d.String()}
	if !d.exists() {
		v.reason = reasonNoSuchDay
		return v
	}
	v.set(span(d, d.AddDays(1)))
	return v
}

// monthDay is a day of a month whose year the words do not tell.
func (p *parser) monthDay(m, d int) value {
	v := value{kind: isDay, grain: "day", m: m, d: d, timex: fmt.Sprintf("XXXX-%02d-%02d", m, d)}
	if d > 31 || m < 1 || m > 12 || d < 1 || d > monthDays(2000, m) {
		v.reason = reasonNoSuchDay
		return v
	}
	return p.yearless(v, func(y int) (interval, bool) {
		date := Date{y, m, d}
		if !date.exists() {
			return interval{}, false
		}
		return span(date, date.AddDays(1)), true
	})
}

// dayOfMonth is a day whose month the words do not tell.
func (p *parser) dayOfMonth(d int) value {
	v := value{kind: isDay, grain: "day", d: d, timex: fmt.Sprintf("XXXX-XX-%02d", d), sense: senseMonthly}
	if d < 1 || d > 31 {
		v.reason = reasonNoSuchDay
		return v
	}
	ref := p.anchor(&v)
	var past, future interval
	var havePast, haveFuture bool
	for k := 0; k <= 2; k++ {
		if b := (Date{ref.Year, ref.Month, 1}).addMonths(-k); !havePast && d <= monthDays(b.Year, b.Month) {
			if date := (Date{b.Year, b.Month, d}); date.before(ref) {
				past, havePast = span(date, date.AddDays(1)), true
			}
		}
		if f := (Date{ref.Year, ref.Month, 1}).addMonths(k); !haveFuture && d <= monthDays(f.Year, f.Month) {
			if date := (Date{f.Year, f.Month, d}); !date.before(ref) {
				future, haveFuture = span(date, date.AddDays(1)), true
			}
		}
	}
	v.set(past, future)
	return v
}

// weekday is a bare weekday.
func (p *parser) weekday(wd int) value {
	v := value{kind: isDay, grain: "day", wd: wd, timex: fmt.Sprintf("XXXX-WXX-%d", wd), sense: senseWeekday}
	ref := p.anchor(&v)
	next := ref.AddDays(floorMod(wd-ref.Weekday(), 7))
	past := next.AddDays(-7)
	v.set(span(past, past.AddDays(1)), span(next, next.AddDays(1)))
	return v
}

// moved shifts a day by n days in all its readings.
func (v value) moved(n int) (value, bool) {
	if v.kind != isDay {
		return v, false
	}
	for i := range v.niv {
		v.iv[i].start += n
		v.iv[i].end += n
		v.iv[i].last += n
	}
	if v.niv > 0 {
		d := fromNumber(v.iv[0].start)
		v.y, v.m, v.d, v.wd, v.timex = d.Year, d.Month, d.Day, 0, d.String()
	}
	return v, true
}

// at adds a time of day.
func (v value) at(c value) value {
	if c.kind != isNothing {
		v.clock, v.zone = c.clock, c.zone
	}
	return v
}

// pick keeps one reading of an open value.
func (p *parser) pick(v value, future bool) (value, bool) {
	if v.niv == 2 {
		if future {
			v.iv[0] = v.iv[1]
		}
		v.niv = 1
		d := fromNumber(v.iv[0].start)
		v.y, v.hasYear, v.sense = d.Year, true, senseNone
		if v.kind == isDay {
			v.timex = d.String()
		}
	}
	return v, true
}

// inYear sets the year of a day or month from another value that has one.
func (p *parser) inYear(v, y value) (value, bool) {
	if y.niv == 0 || y.grain != "year" || v.hasYear || v.m == 0 {
		return v, false
	}
	var out value
	if v.kind == isDay {
		out = day(Date{y.y, v.m, v.d})
	} else {
		out = month(y.y, v.m)
	}
	if y.relative {
		out = p.counted(out)
	}
	if out.anchored = y.anchored; out.anchored {
		out.counts = "year"
	}
	return out, true
}

// relWeekday is last, this or next Tuesday. Next and last belong to the next
// and the last week; "coming" and "past" to the nearest day.
func (p *parser) relWeekday(rel, wd value) (value, bool) {
	ref := p.ref
	var d Date
	switch w := p.words[rel.tok].low; {
	case rel.n == 0:
		d = ref.weekStart().AddDays(int(wd.n) - 1)
	case rel.n > 0 && (w == "coming" || w == "upcoming" || rel.tok == 0 && rel.s == ""):
		d = ref.AddDays(1 + floorMod(int(wd.n)-ref.Weekday()-1, 7))
	case rel.n > 0:
		d = ref.weekStart().AddDays(7 + int(wd.n) - 1)
	case w == "past" || p.news:
		d = ref.AddDays(-1 - floorMod(ref.Weekday()-int(wd.n)-1, 7))
	default:
		d = ref.weekStart().AddDays(-7 + int(wd.n) - 1)
	}
	v := p.counted(day(d))
	v.wd = int(wd.n)
	v.anchored = anaphoric[p.words[rel.tok].low]
	return v, true
}

// weekdayIn is a weekday of a week.
func (p *parser) weekdayIn(wd, week value) (value, bool) {
	if week.grain != "week" || week.niv == 0 {
		return value{}, false
	}
	v := day(fromNumber(week.iv[0].start + int(wd.n) - 1))
	v.relative, v.anchored, v.reason = week.relative, week.anchored, week.reason
	v.explicit = !week.relative
	return v, true
}

// weekdayNth is "Friday the 22nd": near the reference when the article says so,
// else the nearest days on which both fit.
func (p *parser) weekdayNth(wd, n value, near bool) (value, bool) {
	d := int(n.n)
	if d < 1 || d > 31 {
		return value{}, false
	}
	if near {
		for _, k := range []int{0, -1, 1} {
			m := (Date{p.ref.Year, p.ref.Month, 1}).addMonths(k)
			if c := (Date{m.Year, m.Month, d}); c.exists() && c.Weekday() == int(wd.n) {
				return p.counted(day(c)), true
			}
		}
	}
	v := value{kind: isDay, grain: "day", wd: int(wd.n), d: d, timex: "XXXX-WXX-" + number(wd.n), sense: senseMonthly, bare: wd.bare}
	p.anchor(&v)
	var found [2]*Date
	for k := 0; k <= 30; k++ {
		for side, sign := range []int{-1, 1} {
			m := (Date{p.ref.Year, p.ref.Month, 1}).addMonths(sign * k)
			c := Date{m.Year, m.Month, d}
			if found[side] == nil && c.exists() && c.Weekday() == int(wd.n) && (side == 0) == c.before(p.ref) {
				found[side] = &c
			}
		}
	}
	if found[0] == nil || found[1] == nil {
		v.reason = reasonNoSuchDay
		return v, true
	}
	v.set(span(*found[0], found[0].AddDays(1)), span(*found[1], found[1].AddDays(1)))
	return v, true
}

// nthAhead is "two Sundays from now".
func (p *parser) nthAhead(n, wd value) (value, bool) {
	if n.n < 1 || n.n > 60 {
		return value{}, false
	}
	d := p.ref.AddDays(1 + floorMod(int(wd.n)-p.ref.Weekday()-1, 7))
	return p.counted(day(d.AddDays(7 * (int(n.n) - 1)))), true
}

// nthOfMonth is the second Monday of a month.
func (p *parser) nthOfMonth(n, wd, m value) (value, bool) {
	if m.niv == 0 || m.grain != "month" {
		return value{}, false
	}
	pick := func(start int) (interval, bool) {
		f := fromNumber(start)
		d, ok := nthWeekday(f.Year, f.Month, int(wd.n), int(n.n))
		return span(d, d.AddDays(1)), ok
	}
	v := value{kind: isDay, grain: "day", relative: m.relative, sense: m.sense, reason: m.reason}
	for i := range m.niv {
		iv, ok := pick(m.iv[i].start)
		if !ok {
			v.reason = reasonNoSuchDay
			return v, true
		}
		v.iv[v.niv], v.niv = iv, v.niv+1
	}
	d := fromNumber(v.iv[0].start)
	v.y, v.m, v.d, v.hasYear = d.Year, d.Month, d.Day, v.niv == 1
	v.timex = d.String()
	return v, true
}

// dayOfPeriod is the n-th day of a month or of another period; -1 is its last.
func (p *parser) dayOfPeriod(n, m value) (value, bool) {
	if m.niv == 0 || m.kind != isPeriod {
		return value{}, false
	}
	v := value{kind: isDay, grain: "day", relative: m.relative, sense: m.sense, reason: m.reason, anchored: m.anchored}
	for i := range m.niv {
		s := m.iv[i].start + int(n.n) - 1
		if n.n < 0 {
			s = m.iv[i].last - 1
		}
		if s >= m.iv[i].last {
			v.reason, v.niv = reasonNoSuchDay, 0
			return v, true
		}
		v.iv[v.niv], v.niv = interval{s, s + 1, s + 1}, v.niv+1
	}
	d := fromNumber(v.iv[0].start)
	v.y, v.m, v.d, v.hasYear = d.Year, d.Month, d.Day, v.niv == 1
	v.timex = d.String()
	return v, true
}
