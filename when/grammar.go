package when

// allRules is the grammar, from the parts to the whole. The order of rules of
// one name matters only where two of them end at the same word.
func allRules() []ruleText {
	var all []ruleText
	for _, part := range [][]ruleText{partRules, dayRules, offsetRules, periodRules, durationRules, rangeRules, modRules, topRules} {
		all = append(all, part...)
	}
	return all
}

func same(k int) action {
	return func(_ *parser, a []value) (value, bool) { return a[k], true }
}

func (v *value) present() bool { return v.kind != isNothing }

// plural reports whether the word of a value is written as a plural.
func (p *parser) plural(v value) bool {
	w := p.words[v.tok].low
	return len(w) > 3 && w[len(w)-1] == 's' || w == "centuries"
}

var partRules = []ruleText{
	{"mon", "@month ~.?", same(0)},
	{"mon", "@monthabbr ~.?", same(0)},
	{"wd", "@wd", same(0)},
	{"wd", "@wdabbr ~.?", func(p *parser, a []value) (value, bool) {
		w := p.words[a[0].tok]
		v := a[0]
		// "sun", "sat", "mon" and "wed" are words too.
		v.bare = !w.upper && w.low != "tue" && w.low != "fri" && w.low != "thu" && len(w.low) == 3
		return v, !v.bare || !p.strict
	}},
	{"rel", "@rel", same(0)},
	{"rel", "this past|last", func(_ *parser, _ []value) (value, bool) { return value{kind: isWord, n: -1}, true }},
	{"rel", "this coming|next", func(_ *parser, _ []value) (value, bool) { return value{kind: isWord, n: 1}, true }},
	{"nth", "<ordn>", same(0)},
	{"nth", "@ordlast", same(0)},
	{"nth", "opening", func(_ *parser, _ []value) (value, bool) { return value{kind: isNumber, n: 1}, true }},
	// A year after a day or month, with what may stand between.
	{"ofyr", ",|of|in? <yr>", same(1)},
	{"ofyr", ", of|in <yr>", same(2)},
	{"ofyr", ",|of|in? the? year of? <yr>", same(4)},
	// A week, month or year counted from the reference.
	{"relu", "<rel> @unit", func(p *parser, a []value) (value, bool) {
		if p.plural(a[1]) {
			return value{}, false
		}
		v, ok := p.unitAt(a[1].s, int(a[0].n))
		v.anchored = anaphoric[p.words[a[0].tok].low]
		return v, ok
	}},
	{"relu", "@poss @unit", func(p *parser, a []value) (value, bool) {
		if a[1].s != "week" && a[1].s != "weekend" || p.plural(a[1]) || p.strict {
			return value{}, false
		}
		return p.unitAt(a[1].s, 0)
	}},
	{"relu", "the? same @unit", func(p *parser, a []value) (value, bool) {
		if a[0].present() && !p.news {
			return value{}, false
		}
		return p.sameUnit(a[2])
	}},
	{"relu", "that same? @unit", func(p *parser, a []value) (value, bool) { return p.sameUnit(a[2]) }},
	{"relu", "the @unit before|after", func(p *parser, a []value) (value, bool) {
		n := 1
		if p.words[a[2].tok].low == "before" {
			n = -1
		}
		if !p.news || p.plural(a[1]) || a[1].s == "day" {
			return value{}, false
		}
		v, ok := p.unitAt(a[1].s, n)
		v.anchored = true
		return v, ok
	}},
	{"relu", "the @unit before|after that", func(p *parser, a []value) (value, bool) {
		n := 1
		if p.words[a[2].tok].low == "before" {
			n = -1
		}
		if p.plural(a[1]) {
			return value{}, false
		}
		v, ok := p.unitAt(a[1].s, n)
		v.anchored = true
		return v, ok
	}},
	{"relu", "the|a @unit after the? next", func(p *parser, a []value) (value, bool) { return p.unitAt(a[1].s, 2) }},
	{"relu", "the|a @unit before the? last", func(p *parser, a []value) (value, bool) { return p.unitAt(a[1].s, -2) }},
}

// anaphoric words count from what was told last: "the following day".
var anaphoric = map[string]bool{"following": true, "previous": true, "preceding": true, "prior": true, "subsequent": true}

func (p *parser) sameUnit(u value) (value, bool) {
	if p.plural(u) {
		return value{}, false
	}
	v, ok := p.unitAt(u.s, 0)
	v.anchored = true
	v.mod = "ref_undef"
	if u.s == "year" {
		v.timex = "XXXX"
	}
	if u.s == "weekend" {
		v.timex = "XXXX-WXX-WE"
	}
	return v, ok
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

// nthAhead is "two Sundays from now".
func (p *parser) nthAhead(n, wd value) (value, bool) {
	if n.n < 1 || n.n > 60 {
		return value{}, false
	}
	d := p.ref.AddDays(1 + floorMod(int(wd.n)-p.ref.Weekday()-1, 7))
	return p.counted(day(d.AddDays(7 * (int(n.n) - 1)))), true
}

func dayNextTo(k, n int) action {
	return func(_ *parser, a []value) (value, bool) {
		return a[k].moved(n)
	}
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
