package when

import "fmt"

func yearOf(k int) action {
	return func(_ *parser, a []value) (value, bool) { return year(int(a[k].n)), true }
}

var periodRules = []ruleText{
	// Months.
	{"mo", "<mon>", func(p *parser, a []value) (value, bool) {
		v := p.bareMonth(int(a[0].n))
		v.bare = true
		return v, true
	}},
	{"moy", "<mon> <ofyr>", func(_ *parser, a []value) (value, bool) { return month(int(a[1].n), int(a[0].n)), true }},
	{"moy", "<mon> ,|of? '|- <yr2>", func(p *parser, a []value) (value, bool) { return month(int(a[3].n), int(a[0].n)), true }},
	{"moy", "<mon> <yr2>", func(p *parser, a []value) (value, bool) {
		return month(int(a[1].n), int(a[0].n)), a[1].s == "'"
	}},
	{"moy", "<yr> ,? <mon>", func(_ *parser, a []value) (value, bool) { return month(int(a[0].n), int(a[2].n)), true }},
	{"moy", "<yr> - <mon>", func(_ *parser, a []value) (value, bool) { return month(int(a[0].n), int(a[2].n)), true }},
	{"moy", "<mon> - <yr>", func(_ *parser, a []value) (value, bool) { return month(int(a[2].n), int(a[0].n)), true }},
	{"moy", "<nummonth>", same(0)},
	{"moy", "<mon> ,|of|in? <relu>", func(p *parser, a []value) (value, bool) { return p.inYear(p.bareMonth(int(a[0].n)), a[2]) }},
	{"moy", "<rel> <mon>", func(p *parser, a []value) (value, bool) {
		if a[0].n == 0 {
			return p.counted(month(p.ref.Year, int(a[1].n))), true
		}
		if !p.news {
			return p.counted(month(p.ref.Year+int(a[0].n), int(a[1].n))), true
		}
		return p.pick(p.bareMonth(int(a[1].n)), a[0].n > 0)
	}},
	{"moy", "<mon> last", func(p *parser, a []value) (value, bool) { return p.pick(p.bareMonth(int(a[0].n)), false) }},
	{"moy", "<mon> next", func(p *parser, a []value) (value, bool) { return p.pick(p.bareMonth(int(a[0].n)), true) }},
	{"moy", "<relu> 's? <mon>", func(p *parser, a []value) (value, bool) { return p.inYear(p.bareMonth(int(a[2].n)), a[0]) }},
	{"monthish", "<moy>", same(0)},
	{"monthish", "<mo>", same(0)},
	{"monthish", "<relu>", func(_ *parser, a []value) (value, bool) { return a[0], a[0].grain == "month" }},

	// Years.
	{"y", "<yr>", func(p *parser, a []value) (value, bool) {
		v := year(int(a[0].n))
		v.bare = true
		return v, true
	}},
	{"y", "year <yr>", yearOf(1)},
	{"y", "calendar|cy year? <yr>", yearOf(2)},
	{"y", "' <yr2>", yearOf(1)},
	{"y", "<yr2>", func(p *parser, a []value) (value, bool) { return year(int(a[0].n)), a[0].s == "'" }},
	{"y", "<int> @era", func(p *parser, a []value) (value, bool) { return p.eraYear(a[0], a[1].s) }},
	{"y", "<int> b ~. ~c ~.? ~e? ~.?", func(p *parser, a []value) (value, bool) { return p.eraYear(a[0], "bc") }},
	{"y", "<int> a ~. ~d ~.?", func(p *parser, a []value) (value, bool) { return p.eraYear(a[0], "ad") }},
	{"y", "ad|ce <int>", func(p *parser, a []value) (value, bool) { return p.eraYear(a[1], "ad") }},
	{"y", "fiscal|financial|school|academic|sy|fy year? <yr>", kindOfYear(0, 2)},
	{"y", "fy|sy <yr2>", kindOfYear(0, 1)},
	{"y", "<rel> fiscal|financial|school|academic year", func(p *parser, a []value) (value, bool) {
		y := p.ref.Year + int(a[0].n)
		v := value{kind: isPeriod, grain: "fiscalyear", y: y, timex: yearKind[a[1].s] + isoYear(y), relative: true}
		return v, true
	}},
	{"y", "<rel> calendar year", func(p *parser, a []value) (value, bool) { return p.unitAt("year", int(a[0].n)) }},

	// Quarters and halves.
	{"q", "<ordn> quarter", func(p *parser, a []value) (value, bool) { return p.quarterName(int(a[0].n), 3, 4) }},
	{"q", "q ~@digits", func(p *parser, a []value) (value, bool) { return p.quarterName(int(a[1].n), 3, 4) }},
	{"q", "h ~@digits", func(p *parser, a []value) (value, bool) { return p.quarterName(int(a[1].n), 6, 2) }},
	{"q", "@digits ~q|h", func(p *parser, a []value) (value, bool) {
		if a[1].s == "q" {
			return p.quarterName(int(a[0].n), 3, 4)
		}
		return p.quarterName(int(a[0].n), 6, 2)
	}},
	{"q", "first|second half", func(p *parser, a []value) (value, bool) {
		return p.quarterName(map[string]int{"first": 1, "second": 2}[a[0].s], 6, 2)
	}},
	{"year'send", "the? year|month|week ~' ~s end", func(p *parser, a []value) (value, bool) { return p.unitEnd(a[1].s) }},
	{"year'send", "the? year|month -? end", func(p *parser, a []value) (value, bool) { return p.unitEnd(a[1].s) }},
	{"year'send", "<y> ~' ~s end", func(p *parser, a []value) (value, bool) { return p.lastPart(a[0]) }},
	{"q", "last|final quarter", func(p *parser, a []value) (value, bool) { return p.quarterName(4, 3, 4) }},
	{"qy", "the? <q> of|in|,|-? the? <y>", func(p *parser, a []value) (value, bool) { return p.quarterOf(a[1], a[4]) }},
	{"qy", "the? <q> of|in|,? <relu>", func(p *parser, a []value) (value, bool) { return p.quarterOf(a[1], a[3]) }},
	{"qy", "<yr> ,|-? the? <q>", func(p *parser, a []value) (value, bool) { return p.quarterOf(a[3], year(int(a[0].n))) }},
	{"qy", "<yr> ~' ~s <q>", func(p *parser, a []value) (value, bool) { return p.quarterOf(a[3], year(int(a[0].n))) }},
	{"qy", "<relu> ~' ~s <q>", func(p *parser, a []value) (value, bool) { return p.quarterOf(a[3], a[0]) }},
	{"qy", "the? <q>", func(p *parser, a []value) (value, bool) {
		v := a[1]
		v.bare = true
		w := p.words[v.tok]
		return v, w.kind == letters || a[0].present()
	}},

	// Weeks and weekends.
	{"ordweek", "the? <nth> week|weekend of|in|,? the? <monthish>", func(p *parser, a []value) (value, bool) { return p.weekOfMonth(a[1], a[2].s, a[5]) }},
	{"ordweek", "the? <nth> week of|in|,? <y>", func(p *parser, a []value) (value, bool) { return p.weekOfYear(a[1], a[4]) }},
	{"ordweek", "the? <nth> week of|in|,? <relu>", func(p *parser, a []value) (value, bool) { return p.weekOfYear(a[1], a[4]) }},
	{"ordweek", "week <int> of|in|,? <y>", func(p *parser, a []value) (value, bool) { return p.weekOfYear(a[1], a[3]) }},
	{"ordweek", "week <int> of|in|,? <relu>", func(p *parser, a []value) (value, bool) { return p.weekOfYear(a[1], a[3]) }},
	{"ordweek", "week <int>", func(p *parser, a []value) (value, bool) {
		if p.strict {
			return value{}, false
		}
		return p.weekOfYear(a[1], p.counted(year(p.ref.Year)))
	}},
	{"wk", "the? week of the? <dx>", weekOfDay(4, "week")},
	{"wk", "the? week of the <ordn>", func(p *parser, a []value) (value, bool) { return p.unitOf("week", p.dayOfMonth(int(a[4].n))) }},
	{"wk", "the? week beginning|commencing|starting|from on? the? <dx>", weekOfDay(5, "week")},
	{"wk", "w / c <dx>", weekOfDay(3, "week")},
	{"wk", "the? weekend of the? <dx>", weekOfDay(4, "weekend")},
	{"wk", "the? <nth> month of the? <y>", func(p *parser, a []value) (value, bool) { return p.monthOfYear(a[1], a[5]) }},
	{"wk", "the? <nth> month of <relu>", func(p *parser, a []value) (value, bool) { return p.monthOfYear(a[1], a[4]) }},
	{"wk", "month of <dx>", weekOfDay(2, "month")},
	{"wk", "month of <mon>", func(p *parser, a []value) (value, bool) { return p.bareMonth(int(a[2].n)), true }},
	{"wk", "month of <mon> <ofyr>", func(p *parser, a []value) (value, bool) { return month(int(a[3].n), int(a[2].n)), true }},
	{"wk", "<hol> weekend", func(p *parser, a []value) (value, bool) { return p.unitOf("weekend", p.holiday(a[0])) }},
	{"wk", "<hol> weekend <ofyr>", func(p *parser, a []value) (value, bool) {
		h, ok := p.holidayIn(a[0], int(a[2].n))
		if !ok {
			return h, false
		}
		return p.unitOf("weekend", h)
	}},
	{"wk", "the? weekend", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt("weekend", 0)
		v.bare = true
		return v, ok && !(p.strict && !a[0].present())
	}},
	{"wk", "the week|month|year|quarter|decade|century", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt(a[1].s, 0)
		v.anchored, v.bare = true, true
		return v, ok
	}},

	// Decades and centuries.
	{"dec", "the? @digits ~'? ~s", func(p *parser, a []value) (value, bool) { return p.decadeName(a[1], 0) }},
	{"dec", "the? mid|early|late|' @digits ~'? ~s", func(p *parser, a []value) (value, bool) {
		if p.words[a[1].tok].low != "'" {
			return value{}, false
		}
		return p.decadeName(a[2], 0)
	}},
	{"dec", "the? @digits s", func(p *parser, a []value) (value, bool) {
		if p.strict || a[1].n < 10 {
			return value{}, false
		}
		return p.decadeName(a[1], 0)
	}},
	{"dec", "the? <domword> hundred? @decadeword", func(p *parser, a []value) (value, bool) {
		if a[1].n < 10 || a[1].n > 20 {
			return value{}, false
		}
		return decade(int(a[1].n)*100 + int(a[3].n)), true
	}},
	{"dec", "the? two thousand and? @decadeword", func(p *parser, a []value) (value, bool) { return decade(2000 + int(a[4].n)), true }},
	{"dec", "the @decadeword", func(p *parser, a []value) (value, bool) {
		w := p.words[a[1].tok].low
		if w == "tens" || w == "teens" {
			return value{}, false
		}
		v, ok := p.decadeName(value{n: a[1].n, tok: a[1].tok}, int(a[1].n)+1)
		v.inWords = true
		return v, ok
	}},
	{"cent", "<ordn> -? century", func(p *parser, a []value) (value, bool) {
		v, ok := centuryOf(a[0], "")
		v.inWords = a[0].s == "words"
		return v, ok
	}},
	{"cent", "<ordn> -? century @era", func(p *parser, a []value) (value, bool) { return centuryOf(a[0], a[3].s) }},
	{"cent", "the <ordn> -? century", func(p *parser, a []value) (value, bool) {
		v, ok := centuryOf(a[1], "")
		v.inWords = a[1].s == "words"
		return v, ok
	}},
	{"cent", "the <ordn> -? century @era", func(p *parser, a []value) (value, bool) { return centuryOf(a[1], a[4].s) }},

	// Seasons.
	{"sea", "the? @season", func(p *parser, a []value) (value, bool) {
		v := p.season(a[1].s)
		v.bare = true
		return v, !p.strict || p.words[a[1].tok].low != "fall" && p.words[a[1].tok].low != "spring" || a[0].present()
	}},
	{"sea", "<rel> @season", func(p *parser, a []value) (value, bool) {
		y := p.ref.Year + int(a[0].n)
		v := p.seasonIn(a[1].s, y)
		if p.news && a[0].n == 0 {
			// "This summer" is the one of now, else the last or the next.
			w := p.counted(p.season(a[1].s))
			v.iv, v.niv, v.sense = w.iv, w.niv, w.sense
		}
		if p.news && a[0].n != 0 {
			w, _ := p.pick(p.season(a[1].s), a[0].n > 0)
			v.iv, v.niv, v.y = w.iv, w.niv, w.y
		}
		return p.counted(v), true
	}},
	{"sea", "the? @season <ofyr>", func(p *parser, a []value) (value, bool) { return p.seasonIn(a[1].s, int(a[2].n)), true }},
	{"sea", "the? @season of <yr2>", func(p *parser, a []value) (value, bool) { return p.seasonIn(a[1].s, int(a[3].n)), true }},
	{"sea", "the? <yr> @season", func(p *parser, a []value) (value, bool) { return p.seasonIn(a[2].s, int(a[1].n)), true }},
	{"sea", "the? @season ,|of? <relu>", func(p *parser, a []value) (value, bool) {
		return p.counted(p.seasonIn(a[1].s, a[3].y)), a[3].grain == "year"
	}},

	// Stretches from the reference.
	{"st", "<rel> <len>", stretchOf(0, 1)},
	{"st", "the <rel> <len>", func(p *parser, a []value) (value, bool) {
		if u := a[2].length[0].unit; len(a[2].length) > 1 || u != "decade" && u != "century" && !p.strict {
			return value{}, false
		}
		return p.stretchLength(a[1], a[2])
	}},
	{"st", "<qty> <rel> @unit", func(p *parser, a []value) (value, bool) {
		l, ok := p.length(a[0], a[2])
		if !ok || !p.plural(a[2]) {
			return value{}, false
		}
		return p.stretchLength(a[1], l)
	}},
	{"st", "within <len>", func(p *parser, a []value) (value, bool) { return p.within(a[1]) }},
	{"st", "within the? next|coming|following <len>", func(p *parser, a []value) (value, bool) { return p.within(a[3]) }},
	{"st", "in? less|no than|more than? <len> from now|today", func(p *parser, a []value) (value, bool) {
		if p.words[a[1].tok].low != "less" {
			return value{}, false
		}
		v, ok := p.within(a[4])
		v.mod = "less"
		return v, ok
	}},
	{"st", "<len> in the future|past", func(p *parser, a []value) (value, bool) {
		sign := 1
		if p.words[a[3].tok].low == "past" {
			sign = -1
		}
		return p.stretchOfLength(a[0].length, sign)
	}},
	{"st", "the? recent|last|past|coming|next|following @unit", vagueStretch},
	{"st", "overnight", func(p *parser, _ []value) (value, bool) {
		v := p.relPeriod("range", p.ref.AddDays(-1), p.ref.AddDays(1), "")
		v.bare = true
		return v, p.strict
	}},
	{"st", "<len> hence", func(p *parser, a []value) (value, bool) { return p.stretchOfLength(a[0].length, 1) }},
	{"st", "for? <dur> ,? from <dx>", func(p *parser, a []value) (value, bool) { return p.startingAt(a[1], a[4]) }},
	{"st", "<dur> ,? starting|beginning from|on? <dx>", func(p *parser, a []value) (value, bool) { return p.startingAt(a[0], a[4]) }},
	{"st", "rest|remainder|remaining of? the? my|this|current? week|month|year|decade|century", func(p *parser, a []value) (value, bool) {
		return p.restOf(a[4].s)
	}},
	{"st", "the? <nth> <int> day|days|week|weeks|month|months|quarters|year|years of the? <p>", func(p *parser, a []value) (value, bool) {
		return p.firstUnits(a[1], a[2], a[3], a[6])
	}},
	{"st", "year|month|week -? to -? date", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt(a[0].s, 0)
		v.iv[0].end = p.ref.number() + 1
		v.iv[0].last = v.iv[0].end
		v.grain = "stretch"
		return v, ok
	}},
	{"st", "ytd", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt("year", 0)
		v.iv[0].end = p.ref.number() + 1
		v.iv[0].last = v.iv[0].end
		v.grain = "stretch"
		return v, ok
	}},

	// p: a period, whole or in part.
	{"p0", "<relu>", func(_ *parser, a []value) (value, bool) { return a[0], a[0].kind == isPeriod }},
	{"p0", "the <rel> decade|century|week|month|year|quarter|weekend|fortnight", func(p *parser, a []value) (value, bool) {
		if u := a[2].s; !p.strict && u != "decade" && u != "century" {
			return value{}, false
		}
		v, ok := p.unitAt(a[2].s, int(a[1].n))
		v.anchored = anaphoric[p.words[a[1].tok].low]
		// "the past year" and "the last decade" end today.
		if w := p.words[a[1].tok].low; ok && p.news && a[1].n < 0 && (w == "past" || w == "last") {
			s, o := p.stretchOfLength([]amount{{1, a[2].s}}, -1)
			if o && a[2].s != "weekend" {
				v = s
			}
		}
		return v, ok
	}},
	{"p0", "<moy>", same(0)},
	{"p0", "<mo>", same(0)},
	{"p0", "<y>", same(0)},
	{"p0", "<qy>", same(0)},
	{"p0", "<ordweek>", same(0)},
	{"p0", "<wk>", same(0)},
	{"p0", "<dec>", same(0)},
	{"p0", "<cent>", same(0)},
	{"p0", "<sea>", same(0)},
	{"p0", "<era>", same(0)},
	{"p0", "the <era>", same(1)},
	{"p", "<p0>", same(0)},
	{"p", "<st>", same(0)},
	{"p", "<year'send>", same(0)},
	{"p", "@portion -? in|of|on|during? the? <p0>", func(p *parser, a []value) (value, bool) { return p.portion(a[0], a[4]) }},
	{"p", "@portion of? year|month|week|decade|century", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt(a[2].s, 0)
		if !ok || !a[1].present() {
			return v, false
		}
		return p.portion(a[0], v)
	}},
}

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

func stretchOf(rel, l int) action {
	return func(p *parser, a []value) (value, bool) { return p.stretchLength(a[rel], a[l]) }
}

// stretchLength is "the last three weeks", "next 3 days".
func (p *parser) stretchLength(rel, l value) (value, bool) {
	if rel.n == 0 || subDay(l.length) {
		return value{}, false
	}
	if w := p.words[l.tok]; len(l.length) == 1 && l.length[0].n == 1 && (w.low == "a" || w.low == "an") {
		return value{}, false
	}
	v, ok := p.stretchOfLength(l.length, int(rel.n))
	v.fuzzy = l.fuzzy
	return v, ok
}

func (p *parser) stretchOfLength(length []amount, sign int) (value, bool) {
	v := value{kind: isPeriod, grain: "stretch", length: length}
	ref := p.anchor(&v)
	lo, hi, ok := ref, ref, true
	switch u := length[0].unit; {
	case len(length) == 1 && (u == "quarter" || (u == "decade" || u == "century") && !p.news):
		n := int(length[0].n)
		now, o := p.unitAt(u, 0)
		if !o {
			return v, false
		}
		months := map[string]int{"quarter": 3, "decade": 120, "century": 1200}[u]
		edge := fromNumber(now.iv[0].start)
		if sign < 0 {
			lo, hi = edge.addMonths(-n*months), edge
		} else {
			lo = fromNumber(now.iv[0].last)
			hi = lo.addMonths(n * months)
		}
	case sign < 0:
		lo, ok = shift(ref, length, -1)
	default:
		lo = ref.AddDays(1)
		hi, ok = shift(lo, length, 1)
	}
	if !ok {
		return v, false
	}
	v.set(span(lo, hi))
	v.y, v.m, v.d, v.hasYear = lo.Year, lo.Month, lo.Day, true
	v.timex = fmt.Sprintf("(%s,%s,%s)", lo, hi, lengthTimex(length))
	return v, true
}

func (p *parser) within(l value) (value, bool) {
	if subDay(l.length) {
		return value{}, false
	}
	v := value{kind: isPeriod, grain: "stretch", length: l.length}
	ref := p.anchor(&v)
	hi, ok := shift(ref, l.length, 1)
	v.set(span(ref, hi))
	v.timex = fmt.Sprintf("(%s,%s,%s)", ref, hi, lengthTimex(l.length))
	return v, ok
}

// startingAt is "three days from next Monday", "a week starting tomorrow".
func (p *parser) startingAt(l, d value) (value, bool) {
	if d.kind != isDay || d.niv == 0 || subDay(l.length) {
		return value{}, false
	}
	base := d.iv[0]
	if d.niv == 2 {
		base = d.iv[1]
	}
	lo := fromNumber(base.start)
	hi, ok := shift(lo, l.length, 1)
	v := period("stretch", lo, hi, fmt.Sprintf("(%s,%s,%s)", lo, hi, lengthTimex(l.length)))
	v.relative, v.reason = d.relative, d.reason
	return v, ok
}

// restOf is the rest of the week, month or year; date specifications leave its
// last day out.
func (p *parser) restOf(unit string) (value, bool) {
	u, ok := p.unitAt(unit, 0)
	if !ok {
		return u, false
	}
	v := p.relPeriod("stretch", p.ref, fromNumber(u.iv[0].last), "")
	v.iv[0].end--
	v.timex = fmt.Sprintf("(%s,%s,P%dD)", p.ref, fromNumber(v.iv[0].end), v.iv[0].end-v.iv[0].start)
	return v, true
}

// firstUnits is "the last four months of 2021".
func (p *parser) firstUnits(nth, n, unit, of value) (value, bool) {
	if of.niv == 0 || (nth.n != 1 && nth.n != -1) || n.n < 1 || n.n > 1000 {
		return value{}, false
	}
	a := amount{n.n, unit.s}
	switch unit.s {
	case "days", "weeks", "months", "quarters", "years":
		a.unit = unit.s[:len(unit.s)-1]
	}
	v := value{kind: isPeriod, grain: "stretch", relative: of.relative, reason: of.reason, sense: of.sense, length: []amount{a}}
	for i := range of.niv {
		lo, hi := fromNumber(of.iv[i].start), fromNumber(of.iv[i].last)
		var ok bool
		if nth.n > 0 {
			hi, ok = a.plus(lo, 1)
		} else {
			lo, ok = a.plus(hi, -1)
		}
		if !ok {
			return value{}, false
		}
		v.iv[i] = span(lo, hi)
		v.niv++
	}
	v.timex = fmt.Sprintf("(%s,%s,%s)", fromNumber(v.iv[0].start), fromNumber(v.iv[0].end), lengthTimex(v.length))
	return v, true
}

// edgeWords are nouns and verbs too, and want an "of" after them.
var edgeWords = map[string]bool{"beginning": true, "start": true, "middle": true, "end": true}

// portion is the early, middle or late part of a period: of a year named by
// its number thirds, with a half where it is counted from the reference.
func (p *parser) portion(w, of value) (value, bool) {
	if of.kind != isPeriod || of.half != "" {
		return value{}, false
	}
	word := p.words[w.tok].low
	next := p.words[w.tok+1].low
	if edgeWords[word] && (next == "in" || next == "on" || next == "during" || next != "of" && p.strict) {
		return value{}, false
	}
	v := of
	v.full = of.iv
	if of.bare {
		v.anchored, v.bare = false, false // "the end of the year" is that of the report
	}
	v.half, v.mod = w.s, map[string]string{"early": "start", "mid": "mid", "late": "end"}[w.s]
	if of.grain == "season" || of.grain == "fiscalyear" {
		return v, true
	}
	for i := range of.niv {
		iv, ok := portionOf(of.grain, of.iv[i], w.s, of.relative && of.grain == "year")
		if ok && p.strict && edgeWords[word] && w.s != "mid" {
			iv, ok = edgeOf(of.grain, of.iv[i], w.s)
		}
		if !ok {
			return value{}, false
		}
		// "Earlier this month" lies before today, "later this year" after it.
		if now := p.ref.number(); of.relative && of.niv == 1 {
			switch word {
			case "later":
				iv.start = max(iv.start, now)
				if p.strict && of.iv[i].start < now && now < of.iv[i].last {
					iv = interval{now, of.iv[i].last, of.iv[i].last}
				}
			case "earlier":
				iv = interval{of.iv[i].start, now, now}
				if of.grain == "day" || now <= of.iv[i].start || now > of.iv[i].last {
					return value{}, false
				}
			}
		}
		v.iv[i] = iv
	}
	v.explicit = false
	return v, true
}

// portionOf cuts a period. The middle of a month is its second third.
func portionOf(grain string, iv interval, half string, halves bool) (interval, bool) {
	a := fromNumber(iv.start)
	cut := func(lo, hi Date) (interval, bool) { return span(lo, hi), true }
	b := fromNumber(iv.last)
	switch grain {
	case "year":
		switch {
		case half == "early" && halves:
			return cut(a, a.addMonths(6))
		case half == "late" && halves:
			return cut(a.addMonths(6), b)
		case half == "early":
			return cut(a, a.addMonths(4))
		case half == "mid":
			return cut(a.addMonths(4), a.addMonths(8))
		}
		return cut(a.addMonths(8), b)
	case "month":
		switch half {
		case "early":
			return cut(a, a.AddDays(15))
		case "mid":
			return cut(a.AddDays(9), a.AddDays(20))
		}
		return cut(a.AddDays(15), b)
	case "week":
		switch half {
		case "early":
			return cut(a, a.AddDays(4))
		case "mid":
			return cut(a.AddDays(2), a.AddDays(4))
		}
		return cut(a.AddDays(3), b)
	case "quarter":
		switch half {
		case "early":
			return cut(a, a.addMonths(1))
		case "mid":
			return cut(a.addMonths(1), a.addMonths(2))
		}
		return cut(b.addMonths(-1), b)
	case "decade", "century":
		m := (b.Year - a.Year) * 12
		switch half {
		case "early":
			return cut(a, a.addMonths(m/2))
		case "mid":
			return cut(a.addMonths(m*3/10), a.addMonths(m*7/10))
		}
		return cut(a.addMonths(m/2), b)
	}
	return interval{}, false
}
