package when

import (
	"fmt"
)

// eraYear is a year counted from, or back from, the year 1.
func (p *parser) eraYear(n value, era string) (value, bool) {
	y := int(n.n)
	if y < 1 || y > 9999 {
		return value{}, false
	}
	if era == "bc" {
		v := value{kind: isPeriod, grain: "year", explicit: true, y: 1 - y, hasYear: true, timex: fmt.Sprintf("BC%04d", y)}
		v.set(span(Date{1 - y, 1, 1}, Date{2 - y, 1, 1}))
		return v, true
	}
	return year(y), true
}

var yearKind = map[string]string{"fiscal": "FY", "financial": "FY", "fy": "FY", "school": "SY", "academic": "SY", "sy": "SY"}

// kindOfYear is a fiscal or school year, whose bounds depend on whose it is.
func kindOfYear(k, y int) action {
	return func(_ *parser, a []value) (value, bool) {
		v := value{kind: isPeriod, grain: "fiscalyear", y: int(a[y].n), hasYear: true, explicit: true}
		v.timex = yearKind[a[k].s] + isoYear(v.y)
		return v, true
	}
}

// quarterName is the n-th quarter or half of a year that the words leave open.
func (p *parser) quarterName(n, months, count int) (value, bool) {
	if n < 1 || n > count {
		return value{}, false
	}
	v := value{kind: isPeriod, grain: "quarter", m: (n-1)*months + 1, d: months}
	v.timex = fmt.Sprintf("(XXXX-%02d-01,P%dM)", v.m, months)
	v = p.yearless(v, func(y int) (interval, bool) {
		a := Date{y, (n-1)*months + 1, 1}
		return span(a, a.addMonths(months)), true
	})
	return v, true
}

// unitEnd is the end of the week, month or year of the report.
func (p *parser) unitEnd(unit string) (value, bool) {
	v, ok := p.unitAt(unit, 0)
	if !ok {
		return v, false
	}
	return p.lastPart(v)
}

// lastPart is the last part of a period, "2025's end".
func (p *parser) lastPart(of value) (value, bool) {
	v := of
	v.full, v.half, v.mod, v.bare = of.iv, "late", "end", false
	for i := range of.niv {
		iv, ok := edgeOf(of.grain, of.iv[i], "late")
		if !ok {
			return value{}, false
		}
		v.iv[i] = iv
	}
	return v, true
}

// edgeOf is the beginning or end of a period, as "the end of the year" names
// it: a quarter of a year, a third of a month.
func edgeOf(grain string, iv interval, half string) (interval, bool) {
	a, b := fromNumber(iv.start), fromNumber(iv.last)
	late := half == "late"
	switch {
	case grain == "year" && late:
		return span(b.addMonths(-3), b), true
	case grain == "year":
		return span(a, a.addMonths(3)), true
	case grain == "month" && late:
		return span(a.AddDays(20), b), true
	case grain == "month":
		return span(a, a.AddDays(10)), true
	}
	return portionOf(grain, iv, half, false)
}

// vagueStretch is "recent years", "the coming weeks": how many, nobody says.
func vagueStretch(p *parser, a []value) (value, bool) {
	if !p.plural(a[2]) || !p.news || a[2].s == "hour" || a[2].s == "minute" || a[2].s == "second" {
		return value{}, false
	}
	v := value{kind: isPeriod, grain: "stretch", fuzzy: true, reason: reasonVague}
	v.length = []amount{{0, a[2].s}}
	v.mod = "past"
	if w := p.words[a[1].tok].low; w == "coming" || w == "next" || w == "following" {
		v.mod = "future"
	}
	p.anchor(&v)
	v.reason = reasonVague
	return v, true
}

func (p *parser) quarterOf(q, y value) (value, bool) {
	if y.grain != "year" || y.niv == 0 {
		return value{}, false
	}
	a := Date{y.y, q.m, 1}
	v := period("quarter", a, a.addMonths(q.d), fmt.Sprintf("(%s,%s,P%dM)", a, a.addMonths(q.d), q.d))
	v.relative, v.reason, v.anchored = y.relative, y.reason, y.anchored
	return v, true
}

// weekOfMonth is the n-th week of a month: the first is the one that holds the
// month's first Thursday, as ISO 8601 has it for years.
func (p *parser) weekOfMonth(n value, unit string, m value) (value, bool) {
	if m.grain != "month" || m.niv == 0 || n.n > 6 {
		return value{}, false
	}
	v := m
	v.grain, v.explicit, v.hasYear = unit, false, false
	for i := range m.niv {
		first := fromNumber(m.iv[i].start)
		a := first.AddDays(3).weekStart()
		if a.AddDays(3).Month != first.Month {
			a = a.AddDays(7)
		}
		a = a.AddDays(7 * (int(n.n) - 1))
		if n.n < 0 {
			a = fromNumber(m.iv[i].last - 1).weekStart()
			if a.AddDays(3).Month != first.Month {
				a = a.AddDays(-7)
			}
		}
		v.iv[i] = span(a, a.AddDays(7))
		if unit == "weekend" {
			v.iv[i] = span(a.AddDays(5), a.AddDays(7))
		}
	}
	if v.niv > 0 {
		d := fromNumber(v.iv[0].start)
		v.y, v.m, v.d = d.Year, d.Month, d.Day
	}
	v.timex += fmt.Sprintf("-W%02d", int(n.n))
	return v, true
}

func (p *parser) weekOfYear(n, y value) (value, bool) {
	if y.niv == 0 || n.n > 53 || n.n == 0 {
		return value{}, false
	}
	if y.grain == "month" {
		return p.weekOfMonth(n, "week", y)
	}
	if y.grain != "year" {
		return value{}, false
	}
	a := firstWeek(y.y).AddDays(7 * (int(n.n) - 1))
	if n.n < 0 {
		a = firstWeek(y.y + 1).AddDays(-7)
	}
	if yy, _ := a.isoWeek(); yy != y.y {
		return value{}, false
	}
	v := p.week(a)
	v.relative, v.reason = y.relative, y.reason
	return v, true
}

// monthOfYear is the first or last month of a year.
func (p *parser) monthOfYear(n, y value) (value, bool) {
	m := int(n.n)
	if m == -1 {
		m = 12
	}
	if y.grain != "year" || y.niv == 0 || m < 1 || m > 12 {
		return value{}, false
	}
	v := month(y.y, m)
	v.relative, v.reason, v.anchored = y.relative, y.reason, y.anchored
	return v, true
}

func weekOfDay(k int, unit string) action {
	return func(p *parser, a []value) (value, bool) { return p.unitOf(unit, a[k]) }
}

// unitOf is the week, weekend or month that holds a day.
func (p *parser) unitOf(unit string, d value) (value, bool) {
	if d.kind != isDay || d.niv == 0 {
		return d, d.reason != "" && d.kind == isDay
	}
	v := d
	v.kind, v.grain = isPeriod, unit
	for i := range d.niv {
		day := fromNumber(d.iv[i].start)
		switch unit {
		case "week":
			v.iv[i] = span(day.weekStart(), day.weekStart().AddDays(7))
		case "weekend":
			v.iv[i] = span(day.weekStart().AddDays(5), day.weekStart().AddDays(7))
		case "month":
			a := Date{day.Year, day.Month, 1}
			v.iv[i] = span(a, a.addMonths(1))
		}
	}
	a := fromNumber(v.iv[0].start)
	v.y, v.m, v.d = a.Year, a.Month, a.Day
	return v, true
}

// decadeName reads 1990s, 90s and, as 1 more than the number, "nineties".
func (p *parser) decadeName(n value, word int) (value, bool) {
	y := int(n.n)
	if word > 0 {
		if y = word - 1; y == 0 {
			y = 2000
		}
	} else if l := len(p.words[n.tok].low); l != 4 && l != 2 || y%10 != 0 || l == 2 && y == 0 && p.strict {
		return value{}, false
	}
	if y >= 100 {
		if y < 1000 || y > 2990 {
			return value{}, false
		}
		if y%100 == 0 && y < 2000 && p.news {
			v := century(y/100 + 1)
			return v, true
		}
		return decade(y), true
	}
	v := decade(1900 + y)
	v.timex = fmt.Sprintf("(XX%02d-01-01,XX%02d-01-01,P10Y)", y, (y+10)%100)
	if p.strict || p.news {
		if y < 20 {
			v = decade(2000 + y)
		}
		return v, true
	}
	f := decade(2000 + y)
	v.set(v.iv[0], f.iv[0])
	v.explicit = false
	return v, true
}

func centuryOf(n value, era string) (value, bool) {
	if n.n < 1 || n.n > 40 {
		return value{}, false
	}
	if era == "bc" {
		c := int(n.n)
		a := Date{1 - 100*c, 1, 1}
		return period("century", a, Date{101 - 100*c, 1, 1}, fmt.Sprintf("BC%02d", c)), true
	}
	return century(int(n.n)), true
}

// seasonMonths are the first months of the northern seasons, as the weather
// services count them.
var seasonMonths = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

func (p *parser) season(s string) value {
	v := value{kind: isPeriod, grain: "season", s: s, timex: s}
	return p.yearless(v, func(y int) (interval, bool) {
		a := Date{y, seasonMonths[s], 1}
		return span(a, a.addMonths(3)), true
	})
}

func (p *parser) seasonIn(s string, y int) value {
	a := Date{y, seasonMonths[s], 1}
	v := period("season", a, a.addMonths(3), isoYear(y)+"-"+s)
	v.s, v.explicit = s, true
	return v
}
