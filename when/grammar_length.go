package when

// qty is an amount without its unit; dur a length of time.
var durationRules = []ruleText{
	{"qty", "<int>", same(0)},
	{"qty", "@digits ~. ~@digits", func(p *parser, a []value) (value, bool) {
		return decimal(a[0].n, p.words[a[2].tok].low), true
	}},
	{"qty", "a|an", func(_ *parser, _ []value) (value, bool) { return value{kind: isNumber, n: 1}, true }},
	{"qty", "another|one", func(_ *parser, _ []value) (value, bool) { return value{kind: isNumber, n: 1}, true }},
	{"qty", "a? @few of?", func(p *parser, a []value) (value, bool) {
		return value{kind: isNumber, n: a[1].n, fuzzy: true}, true
	}},
	{"qty", "half|½ a|an?", func(_ *parser, _ []value) (value, bool) { return value{kind: isNumber, n: 0.5}, true }},
	{"qty", "a half", func(_ *parser, _ []value) (value, bool) { return value{kind: isNumber, n: 0.5}, true }},
	{"qty", "<int> and a? half", plusFraction(0.5)},
	{"qty", "<int> and a quarter", plusFraction(0.25)},
	{"qty", "<int> and three quarters", plusFraction(0.75)},
	{"qty", "<int> 1 / 2", plusFraction(0.5)},
	{"qty", "<int> ½", plusFraction(0.5)},

	{"len1", "<qty> -? @unit", func(p *parser, a []value) (value, bool) { return p.length(a[0], a[2]) }},
	{"len1", "<qty> - plus @unit", func(p *parser, a []value) (value, bool) {
		v, ok := p.length(a[0], a[3])
		v.mod, v.fuzzy = "more", true
		return v, ok
	}},
	{"len1", "<qty> business|working|work day|days|week|weeks", func(p *parser, a []value) (value, bool) {
		u := "businessday"
		if w := p.words[a[2].tok].low; w == "week" || w == "weeks" {
			u = "week"
		}
		return value{kind: isDuration, length: []amount{{a[0].n, u}}}, a[0].n > 0
	}},
	{"len1", "<qty> calendar|consecutive|straight|whole|full|long @unit", func(p *parser, a []value) (value, bool) { return p.length(a[0], a[2]) }},
	{"len1", "<qty> ~@unitabbr ~.?", func(p *parser, a []value) (value, bool) { return p.length(a[0], a[1]) }},
	{"len1", "<qty> @unitabbr ~.?", func(p *parser, a []value) (value, bool) {
		if len(p.words[a[1].tok].low) == 1 {
			return value{}, false
		}
		return p.length(a[0], a[1])
	}},
	{"len1", "<qty> @unit and a? half", func(p *parser, a []value) (value, bool) {
		v, ok := p.length(a[0], a[1])
		if ok {
			v.length = []amount{{v.length[0].n + 0.5, v.length[0].unit}}
		}
		return v, ok
	}},
	{"len", "<len1>", same(0)},
	{"len", "<len1> and|,? <len>", func(p *parser, a []value) (value, bool) { return joinLengths(a[0], a[2]) }},
	{"dur", "<len>", same(0)},
	{"dur", "all|full|whole -? day|week|month|year|night", func(p *parser, a []value) (value, bool) { return wholeUnit(a[2].s), true }},
	{"dur", "the whole|entire|full day|week|month|year|decade|century", func(p *parser, a []value) (value, bool) { return wholeUnit(a[2].s), true }},
	{"dur", "the hour|minute", func(p *parser, a []value) (value, bool) { return wholeUnit(a[1].s), !p.strict }},
}

func plusFraction(f float64) action {
	return func(_ *parser, a []value) (value, bool) {
		return value{kind: isNumber, n: a[0].n + f}, true
	}
}

func decimal(whole float64, frac string) value {
	f, scale := 0.0, 1.0
	for _, c := range []byte(frac[:min(len(frac), 9)]) {
		f, scale = f*10+float64(c-'0'), scale*10
	}
	return value{kind: isNumber, n: whole + f/scale}
}

func wholeUnit(u string) value {
	return value{kind: isDuration, length: []amount{{1, u}}}
}

func (p *parser) length(q, u value) (value, bool) {
	if q.n < 0 || q.n == 0 && !p.plural(u) || q.n > 1e7 || u.s == "workweek" || u.s == "millennium" {
		return value{}, false
	}
	v := value{kind: isDuration, length: []amount{{q.n, u.s}}, fuzzy: q.fuzzy}
	// "second" is an ordinal first: "one second" is a time, "a second" is not.
	if u.s == "second" && p.words[u.tok].low == "second" {
		if w := p.words[u.tok-1].low; w == "a" || w == "another" {
			return v, false
		}
	}
	// "a quarter" is most often a fourth.
	if u.s == "quarter" && q.n == 1 {
		return v, false
	}
	if w := p.words[u.tok].low; len(w) == 1 && (w == "m" || p.news) {
		return v, false
	}
	return v, true
}

func joinLengths(a, b value) (value, bool) {
	for _, x := range a.length {
		for _, y := range b.length {
			if x.unit == y.unit {
				return value{}, false
			}
		}
	}
	v := a
	v.length = append(append([]amount{}, a.length...), b.length...)
	v.fuzzy = a.fuzzy || b.fuzzy
	return v, true
}

// Days that lie an amount of time from another day.
var offsetRules = []ruleText{
	{"off", "<dur> ago|back", func(p *parser, a []value) (value, bool) { return p.offset(a[0], -1, false) }},
	{"off", "<dur> earlier|before|prior|previously|beforehand", func(p *parser, a []value) (value, bool) { return p.offset(a[0], -1, true) }},
	{"off", "<dur> later|after|afterwards|afterward", func(p *parser, a []value) (value, bool) { return p.offset(a[0], 1, true) }},
	{"off", "<dur> from now|today", func(p *parser, a []value) (value, bool) { return p.offset(a[0], 1, false) }},
	{"off", "<dur> before now|today", func(p *parser, a []value) (value, bool) { return p.offset(a[0], -1, false) }},
	{"off", "<dur> from|after|following the? <dx>", func(p *parser, a []value) (value, bool) { return p.offsetFrom(a[0], a[3], 1) }},
	{"off", "<dur> before|prior|ahead to|of? the? <dx>", func(p *parser, a []value) (value, bool) { return p.offsetFrom(a[0], a[4], -1) }},
	{"off", "in <dur>", func(p *parser, a []value) (value, bool) {
		if subDay(a[1].length) || p.words[a[1].tok].low == "all" {
			return value{}, false
		}
		v, ok := p.offset(a[1], 1, false)
		v.bare = true // "in two weeks" may also be how long something took
		return v, ok && (!a[1].fuzzy || p.news)
	}},
	{"off", "in <dur> time", func(p *parser, a []value) (value, bool) { return p.offset(a[1], 1, false) }},
	{"off", "in <dur> ' time", func(p *parser, a []value) (value, bool) { return p.offset(a[1], 1, false) }},
	{"off", "a week from|on <wd>", func(p *parser, a []value) (value, bool) {
		v, ok := p.pick(p.weekday(int(a[3].n)), true)
		if !ok {
			return v, false
		}
		return v.moved(7)
	}},
	{"off", "<wd> week", func(p *parser, a []value) (value, bool) {
		v, ok := p.pick(p.weekday(int(a[0].n)), true)
		if !ok || !p.words[a[0].tok].upper {
			return v, false
		}
		return v.moved(7)
	}},
	{"d", "<wd> ,? <off>", func(p *parser, a []value) (value, bool) {
		if p.news && a[2].anchored {
			return value{}, false // "on Tuesday, a day after" are two
		}
		return p.weekdayNear(a[0], a[2])
	}},
	{"d", "<off> on|, <wd>", func(p *parser, a []value) (value, bool) {
		if p.news && a[0].anchored {
			return value{}, false
		}
		return p.weekdayNear(a[2], a[0])
	}},
	{"d", "<off>", same(0)},
	// dx: the days that an amount may be counted from.
	{"dx", "<mdy>", same(0)},
	{"dx", "<md>", same(0)},
	{"dx", "<numday>", same(0)},
	{"dx", "<wd> ,? <mdy>", same(2)},
	{"dx", "<wd>", func(p *parser, a []value) (value, bool) { return p.weekday(int(a[0].n)), true }},
	{"dx", "<rel> <wd>", func(p *parser, a []value) (value, bool) { return p.relWeekday(a[0], a[1]) }},
	{"dx", "@dayword", func(p *parser, a []value) (value, bool) { return p.unitAt("day", int(a[0].n)) }},
	{"dx", "the day before|after <dx>", func(p *parser, a []value) (value, bool) {
		n := 1
		if p.words[a[2].tok].low == "before" {
			n = -1
		}
		return a[3].moved(n)
	}},
	{"dx", "<hol>", func(p *parser, a []value) (value, bool) { return p.holiday(a[0]), true }},
	{"dx", "<hol> <ofyr>", func(p *parser, a []value) (value, bool) { return p.holidayIn(a[0], int(a[1].n)) }},
}

// offset is the day that lies a length of time from the reference. A length
// in months or years leaves the finer parts open, but date specifications
// count to the day.
func (p *parser) offset(l value, sign float64, anchored bool) (value, bool) {
	v := value{kind: isDay, grain: "day", length: l.length, anchored: anchored, fuzzy: l.fuzzy, mod: l.mod}
	if subDay(l.length) {
		if seconds(l.length) > 366*86400 {
			return v, false
		}
		// Hours before or after a moment nobody knows: only the day of
		// reference itself, and that only for news.
		v.mod = "hours"
		v.set(span(p.ref, p.ref.AddDays(1)))
		p.anchor(&v)
		return v, p.news
	}
	d, ok := shift(p.ref, l.length, sign)
	if !ok {
		return v, false
	}
	p.anchor(&v)
	v.y, v.m, v.d, v.hasYear = d.Year, d.Month, d.Day, true
	v.timex = d.String()
	v.set(span(d, d.AddDays(1)))
	v.half = shortest(l.length)
	return v, true
}

func (p *parser) offsetFrom(l, from value, sign float64) (value, bool) {
	if subDay(l.length) || from.kind != isDay {
		return value{}, false
	}
	v := value{kind: isDay, grain: "day", length: l.length, relative: from.relative, reason: from.reason}
	// The reading of the day that lies ahead is the one that people count from.
	base := from.iv[0]
	if from.niv == 2 {
		base = from.iv[1]
	}
	if from.niv == 0 {
		return v, from.reason != ""
	}
	d, ok := shift(fromNumber(base.start), l.length, sign)
	if !ok {
		return v, false
	}
	v.y, v.m, v.d, v.hasYear = d.Year, d.Month, d.Day, true
	v.timex = d.String()
	v.set(span(d, d.AddDays(1)))
	return v, true
}

// weekdayNear is the weekday in the week of another day, weeks counted from
// Sunday as the speakers of "Monday two weeks from now" do.
func (p *parser) weekdayNear(wd, o value) (value, bool) {
	if o.niv != 1 || o.kind != isDay {
		return value{}, false
	}
	d := fromNumber(o.iv[0].start)
	c := d.AddDays(-(d.Weekday() % 7)).AddDays(int(wd.n) % 7)
	v := p.counted(day(c))
	v.anchored = o.anchored
	return v, true
}
