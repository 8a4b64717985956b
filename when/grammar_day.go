package when

var dayRules = []ruleText{
	// md: a day of a month without a year.
	{"md", "<mon> ,? <dom>", monthDayYear(0, 2, -1)},
	{"md", "<mon> -|/ <dom>", monthDayYear(0, 2, -1)},
	{"md", "<mon> the <ordn>", monthDayYear(0, 2, -1)},
	{"md", "<mon> <domword>", monthDayYear(0, 1, -1)},
	{"md", "<dom> day? of? <mon>", monthDayYear(3, 0, -1)},
	{"md", "the? <dom> day of <mon>", monthDayYear(4, 1, -1)},
	{"md", "<dom> -|/ <mon>", monthDayYear(2, 0, -1)},
	{"md", "<domword> of? <mon>", monthDayYear(2, 0, -1)},
	// mdy: a day of a month and year.
	{"mdy", "<mon> ,? <dom> <ofyr>", monthDayYear(0, 2, 3)},
	{"mdy", "<mon> the <ordn> <ofyr>", monthDayYear(0, 2, 3)},
	{"mdy", "<mon> <domword> <ofyr>", monthDayYear(0, 1, 2)},
	{"mdy", "<dom> day? of? <mon> <ofyr>", monthDayYear(3, 0, 4)},
	{"mdy", "the <dom> day of <mon> <ofyr>", monthDayYear(4, 1, 5)},
	{"mdy", "<domword> of? <mon> <ofyr>", monthDayYear(2, 0, 3)},
	{"mdy", "<mon> <ordn> ,? <yr2>", func(p *parser, a []value) (value, bool) { return p.withYear(a[0], a[1], a[3]) }},
	{"mdy", "<dom> of? <mon> ,|of? <yr2>", func(p *parser, a []value) (value, bool) {
		if p.strict && a[4].s == "" {
			return value{}, false
		}
		return p.withYear(a[2], a[0], a[4])
	}},
	{"mdy", "<mon> ,? <dom> , <yr2>", func(p *parser, a []value) (value, bool) {
		if p.strict && a[4].s == "" {
			return value{}, false
		}
		return p.withYear(a[0], a[2], a[4])
	}},
	{"mdy", "<dom> -|/|. <mon> -|/|. <yr>", monthDayYear(2, 0, 4)},
	{"mdy", "<dom> - <mon> - <yr2>", monthDayYear(2, 0, 4)},
	{"mdy", "<yr> -|/|.|,? <mon> -|/|.|,? <dom>", monthDayYear(2, 4, 0)},
	{"mdy", "<mon> -|/ <dom> -|/ <yr>", monthDayYear(0, 2, 4)},
	{"mdy", "<yr> / <dom> / <mon>", monthDayYear(4, 2, 0)},
	{"mdy", "<mon> - <yr> - <dom>", monthDayYear(0, 4, 2)},
	{"mdy", "<numdate>", same(0)},
	{"mdy", "<mon> <dom> ,? <yrfar>", farYear},
	{"mdy", "<dom> of? <mon> ,? <yrfar>", farYear},
	{"mdy", "<md> last|next", func(p *parser, a []value) (value, bool) {
		v, ok := p.pick(a[0], p.words[a[1].tok].low == "next")
		v.anchored = p.tei
		return v, ok
	}},
	{"mdy", "<md> ,|of|in? <relu>", func(p *parser, a []value) (value, bool) { return p.inYear(a[0], a[2]) }},
	{"mdy", "this|last|next <md>", func(p *parser, a []value) (value, bool) {
		switch p.words[a[0].tok].low {
		case "this":
			return p.inYear(a[1], p.counted(year(p.ref.Year)))
		case "next":
			return p.inYear(a[1], p.counted(year(p.ref.Year+1)))
		}
		return p.pick(a[1], false)
	}},
	{"mdy", "this|last|next <numday>", func(p *parser, a []value) (value, bool) {
		dy := map[string]int{"this": 0, "last": -1, "next": 1}[p.words[a[0].tok].low]
		return p.inYear(a[1], p.counted(year(p.ref.Year+dy)))
	}},

	// d: every day but those counted by an amount.
	{"d", "<mdy>", same(0)},
	{"d", "<md>", same(0)},
	{"d", "<numday>", same(0)},
	{"d", "<wd> ,|the|. <mdy>", same(2)},
	{"d", "<wd> <mdy>", same(1)},
	{"d", "<wd> ,? the? <md>", weekdayBefore(3)},
	{"d", "<wd> ,? <numday>", weekdayBefore(2)},
	{"d", "<rel> <wd> ,? <md>", weekdayRel},
	{"d", "<rel> <wd> ,? <numday>", weekdayRel},
	{"d", "<mdy> ,? ( <wd> )", same(0)},
	{"d", "<md> ,? ( <wd> )", same(0)},
	{"d", "<wd> ,? the <ordn>", func(p *parser, a []value) (value, bool) { return p.weekdayNth(a[0], a[3], true) }},
	{"d", "<wd> ,? the <domword>", func(p *parser, a []value) (value, bool) { return p.weekdayNth(a[0], a[3], true) }},
	{"d", "<wd> <dom>", func(p *parser, a []value) (value, bool) { return p.weekdayNth(a[0], a[1], false) }},
	{"d", "the <ordn>", func(p *parser, a []value) (value, bool) {
		v := p.dayOfMonth(int(a[1].n))
		v.bare = true
		return v, v.reason == "" || v.reason == reasonNoReference
	}},
	{"d", "the <dom>", func(p *parser, a []value) (value, bool) {
		v := p.dayOfMonth(int(a[1].n))
		v.bare, v.fuzzy = true, true
		return v, true
	}},
	{"d", "@dayword", func(p *parser, a []value) (value, bool) { return p.unitAt("day", int(a[0].n)) }},
	{"d", "the day|night before <d>", dayNextTo(3, -1)},
	{"d", "the day|night after <d>", dayNextTo(3, 1)},
	{"d", "the day|night before last", func(p *parser, _ []value) (value, bool) { return p.unitAt("day", -2) }},
	{"d", "<rel> <wd>", func(p *parser, a []value) (value, bool) { return p.relWeekday(a[0], a[1]) }},
	{"d", "the <rel> <wd>", func(p *parser, a []value) (value, bool) { return p.relWeekday(a[1], a[2]) }},
	{"d", "<int> @wdplural from now|today", func(p *parser, a []value) (value, bool) { return p.nthAhead(a[0], a[1]) }},
	{"d", "<int> <wd> from now|today", func(p *parser, a []value) (value, bool) { return p.nthAhead(a[0], a[1]) }},
	{"d", "<wd>", func(p *parser, a []value) (value, bool) {
		v := p.weekday(int(a[0].n))
		v.bare = a[0].bare
		return v, true
	}},
	{"d", "<wd> <rel>", func(p *parser, a []value) (value, bool) {
		if w := p.words[a[1].tok].low; w != "last" && w != "next" {
			return value{}, false
		}
		return p.relWeekday(a[1], a[0])
	}},
	{"d", "<relu> on|, <wd>", func(p *parser, a []value) (value, bool) { return p.weekdayIn(a[2], a[0]) }},
	{"d", "<relu> <wd>", func(p *parser, a []value) (value, bool) { return p.weekdayIn(a[1], a[0]) }},
	{"d", "on? <wd> of the? <relu>", func(p *parser, a []value) (value, bool) { return p.weekdayIn(a[1], a[4]) }},
	{"d", "<wd> ,? <relu>", func(p *parser, a []value) (value, bool) { return p.weekdayIn(a[0], a[2]) }},
	{"d", "<ordweek> ,|on? <wd>", func(p *parser, a []value) (value, bool) { return p.weekdayIn(a[2], a[0]) }},
	{"d", "the? <nth> <wd> of|in the? <monthish>", func(p *parser, a []value) (value, bool) { return p.nthOfMonth(a[1], a[2], a[5]) }},
	{"d", "the? <ordn> <wd>", func(p *parser, a []value) (value, bool) {
		return p.nthOfMonth(a[1], a[2], p.counted(month(p.ref.Year, p.ref.Month)))
	}},
	{"d", "<dom> of <relu>", func(p *parser, a []value) (value, bool) { return p.dayOfPeriod(a[0], a[2]) }},
	{"d", "<relu> the? <ordn>", func(p *parser, a []value) (value, bool) {
		if a[0].grain != "month" {
			return value{}, false
		}
		return p.dayOfPeriod(a[2], a[0])
	}},
	{"d", "the? <dom> of the month", func(p *parser, a []value) (value, bool) {
		return p.dayOfPeriod(a[1], p.counted(month(p.ref.Year, p.ref.Month)))
	}},
	{"d", "the? <dom> ,? <relu>", func(p *parser, a []value) (value, bool) { return p.dayOfPeriod(a[1], a[3]) }},
	{"d", "the? <nth> day|days of <relu>", func(p *parser, a []value) (value, bool) { return p.dayOfPeriod(a[1], a[4]) }},
	{"d", "the? <nth> day of the month", func(p *parser, a []value) (value, bool) {
		return p.dayOfPeriod(a[1], p.counted(month(p.ref.Year, p.ref.Month)))
	}},
	{"d", "the? <nth> day of the? <monthish>", func(p *parser, a []value) (value, bool) { return p.dayOfPeriod(a[1], a[5]) }},
	{"d", "the? <nth> day of the? <p>", func(p *parser, a []value) (value, bool) { return p.dayOfPeriod(a[1], a[5]) }},
	{"d", "the? <nth> day of his|her|their|its|the|a|this|that <len1>? state|official|working? visit|trip|tour|talks|summit|meeting|conference|session|forum|stay", func(p *parser, _ []value) (value, bool) {
		return value{kind: isDay, grain: "day", reason: reasonNoAnchor}, p.strict
	}},
	{"d", "the? day", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt("day", 0)
		v.anchored, v.bare = true, true
		return v, ok && a[0].present()
	}},
	{"d", "my|our day", func(p *parser, _ []value) (value, bool) {
		if p.strict {
			return value{}, false
		}
		return p.unitAt("day", 0)
	}},
	{"d", "the|on? <rel> day", func(p *parser, a []value) (value, bool) {
		v, ok := p.unitAt("day", int(a[1].n))
		v.anchored = a[1].n != 0
		// The last day of a stay is not yesterday.
		return v, ok && !(p.news && p.words[a[1].tok].low == "last")
	}},
	{"d", "the day before|after", func(p *parser, a []value) (value, bool) {
		n := 1
		if p.words[a[2].tok].low == "before" {
			n = -1
		}
		v, ok := p.unitAt("day", n)
		v.anchored = true
		return v, ok
	}},
	{"d", "<hol>", func(p *parser, a []value) (value, bool) { return p.holiday(a[0]), true }},
	{"d", "<hol> <ofyr>", func(p *parser, a []value) (value, bool) { return p.holidayIn(a[0], int(a[1].n)) }},
	{"d", "<yr> <hol>", func(p *parser, a []value) (value, bool) { return p.holidayIn(a[1], int(a[0].n)) }},
	{"d", "<hol> ,|of? <relu>", func(p *parser, a []value) (value, bool) {
		if a[2].grain != "year" {
			return value{}, false
		}
		return p.holidayIn(a[0], a[2].y)
	}},
	{"d", "<relu> <hol>", func(p *parser, a []value) (value, bool) {
		if a[0].grain != "year" {
			return value{}, false
		}
		return p.holidayIn(a[1], a[0].y)
	}},
	{"d", "this|last|next|previous|following|coming <hol>", func(p *parser, a []value) (value, bool) {
		switch p.words[a[0].tok].low {
		case "this":
			return p.holidayIn(a[1], p.ref.Year)
		case "last", "previous":
			return p.pick(p.holiday(a[1]), false)
		}
		return p.pick(p.holiday(a[1]), true)
	}},

	// dp: a day with a part of the day or a time, which leave the day as it is.
	{"dp", "<d> <clocked>", func(_ *parser, a []value) (value, bool) { return a[0].at(a[1]), true }},
	{"dp", "<clocked> on|,|of|in? the? <d>", func(_ *parser, a []value) (value, bool) { return a[3].at(a[0]), true }},
	{"dp", "<d> @part <clocked>?", func(_ *parser, a []value) (value, bool) {
		v := a[0]
		v.part = a[1].s
		return v.at(a[2]), true
	}},
	{"dp", "the? early|late? @part of <d>", func(_ *parser, a []value) (value, bool) {
		v := a[4]
		v.part = a[2].s
		return v, true
	}},
	{"dp", "<d> in? the @part", func(_ *parser, a []value) (value, bool) {
		v := a[0]
		v.part = a[3].s
		return v, true
	}},
	{"dp", "early|late|earlier|later <d>", func(p *parser, a []value) (value, bool) {
		return a[1], p.words[a[0].tok+1].classes&(cWeekday|cDayWord) != 0
	}},
	{"dp", "early|late|earlier|later on <d>", func(p *parser, a []value) (value, bool) {
		return a[2], p.words[a[1].tok+1].classes&(cWeekday|cDayWord|cMonth|cMonthAbbr) != 0
	}},
	{"dp", "<numdate> ~t ~<clock>", func(_ *parser, a []value) (value, bool) { return a[0].at(a[2]), true }},
	{"dp", "early|late <d> @part", func(_ *parser, a []value) (value, bool) {
		v := a[1]
		v.part = a[2].s
		return v, true
	}},
	{"dp", "<rel> @part", func(p *parser, a []value) (value, bool) {
		w := p.words[a[0].tok].low
		if w != "this" && w != "last" && w != "tomorrow" {
			return value{}, false
		}
		v, ok := p.unitAt("day", int(a[0].n))
		v.part = a[1].s
		return v, ok && (a[0].n == 0 || a[1].s == "NI" || a[1].s == "EV")
	}},
	{"dp", "earlier|later in? the day", func(p *parser, _ []value) (value, bool) {
		v, ok := p.unitAt("day", 0)
		v.anchored = true
		return v, ok
	}},
	{"clocked", "at|around|about|,? <clock>", same(1)},
}

// withYear makes a day of a month and year; the year may be absent.
func (p *parser) withYear(m, d, y value) (value, bool) {
	if y.kind == isNothing {
		return p.monthDay(int(m.n), int(d.n)), true
	}
	return day(Date{int(y.n), int(m.n), int(d.n)}), true
}

func monthDayYear(m, d, y int) action {
	return func(p *parser, a []value) (value, bool) {
		var yr value
		if y >= 0 {
			yr = a[y]
		}
		return p.withYear(a[m], a[d], yr)
	}
}

func farYear(p *parser, a []value) (value, bool) {
	return value{kind: isDay, grain: "day", reason: reasonYear}, true
}

func weekdayBefore(k int) action {
	return func(p *parser, a []value) (value, bool) {
		v := a[k]
		if v.niv == 2 && v.reason == "" {
			// The weekday tells which year is meant.
			wd := int(a[0].n)
			for _, dy := range []int{0, -1, 1, -2, 2, -3, 3} {
				d := Date{p.ref.Year + dy, v.m, v.d}
				if d.exists() && d.Weekday() == wd {
					if dy < -1 || dy > 1 {
						break
					}
					out := p.counted(day(d))
					out.timex = v.timex
					return out, true
				}
			}
		}
		return v, true
	}
}

func weekdayRel(p *parser, a []value) (value, bool) {
	v := a[3]
	if a[0].n == 0 {
		return p.inYear(v, p.counted(year(p.ref.Year)))
	}
	w, ok := p.inYear(v, p.counted(year(p.ref.Year)))
	return w, ok
}

func dayNextTo(k, n int) action {
	return func(_ *parser, a []value) (value, bool) {
		return a[k].moved(n)
	}
}
