package when

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
