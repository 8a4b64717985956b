package when

import "fmt"

// pt is what may bound a range.
var rangeRules = []ruleText{
	{"pt", "<d>", func(_ *parser, a []value) (value, bool) { return a[0], !a[0].fuzzy }},
	{"pt", "<p>", same(0)},
	{"pt", "now|present|today", func(p *parser, _ []value) (value, bool) {
		v := p.counted(day(p.ref))
		v.kind = isNow
		return v, true
	}},
	{"pt", "the present", func(p *parser, _ []value) (value, bool) {
		v := p.counted(day(p.ref))
		v.kind = isNow
		return v, true
	}},
	{"pt", "current date", func(p *parser, _ []value) (value, bool) { return p.counted(day(p.ref)), true }},
	{"pt", "<wd> ,? <d>", func(_ *parser, a []value) (value, bool) { return a[2], a[2].kind == isDay }},
	{"pt", "the @portion of the? <p0>", func(p *parser, a []value) (value, bool) { return p.portion(a[1], a[4]) }},
	{"dpt", "<dom>", func(p *parser, a []value) (value, bool) {
		return value{kind: isDay, grain: "day", d: int(a[0].n)}, true
	}},
	{"dpt", "the <ordn>", func(p *parser, a []value) (value, bool) {
		return value{kind: isDay, grain: "day", d: int(a[1].n)}, a[1].n >= 1 && a[1].n <= 31
	}},
	{"sp", "<d>", same(0)}, // a bound without "from": what is sure to be a date
	{"sp", "<moy>", same(0)},
	{"sp", "<mo>", same(0)},
	{"sp", "<y>", same(0)},
	{"sp", "<qy>", same(0)},

	// Two whole bounds.
	{"r", "from <pt> to|until|till|through|thru|- <pt>", rangeOf(1, 3)},
	{"r", "from <pt> up to|until <pt>", rangeOf(1, 4)},
	{"r", "from <pt> , to|until|till|through <pt>", rangeOf(1, 4)},
	{"r", "from <pt> ~ <pt>", rangeOf(1, 3)},
	{"r", "between <pt> and|-|~|through|to <pt>", rangeOf(1, 3)},
	{"r", "in <pt> through|to <pt>", func(p *parser, a []value) (value, bool) {
		if a[1].grain != a[3].grain {
			return value{}, false
		}
		return p.between(a[1], a[3])
	}},
	{"r", "<sp> -|~|through|thru <sp>", rangeOf(0, 2)},
	{"r", "<sp> to|until|till <sp>", rangeOf(0, 2)},
	{"r", "<sp> to|until|till|-|through now|present|today", func(p *parser, a []value) (value, bool) {
		v := p.counted(day(p.ref))
		v.kind = isNow
		return p.between(a[0], v)
	}},
	{"r", "<sp> to|until|till|-|through the present", func(p *parser, a []value) (value, bool) {
		v := p.counted(day(p.ref))
		v.kind = isNow
		return p.between(a[0], v)
	}},
	{"r", "from|since? <pt> to|till|until date", func(p *parser, a []value) (value, bool) {
		v := p.counted(day(p.ref))
		v.kind = isNow
		return p.between(a[1], v)
	}},
	{"r", "<yr> -|/ <yr2>", func(p *parser, a []value) (value, bool) {
		y := int(a[0].n)
		e := y/100*100 + int(a[2].n)%100
		if !p.news || e <= y || a[2].s != "" || !p.words[a[1].tok].glued || p.dateLike(a[1].tok) {
			return value{}, false
		}
		return p.between(year(y), year(e))
	}},

	// A first bound that is only a day and borrows its month.
	{"r", "from|between? <dpt> to|until|till|through|thru|-|and|& the? <mdy>", rangeBorrow(1, 4, 0)},
	{"r", "from|between? <dpt> to|until|till|through|thru|-|and|& the? <md>", rangeBorrow(1, 4, 0)},
	{"r", "from|between <dpt> to|until|till|through|thru|-|and|& <dom> , <mon> <ofyr>?", func(p *parser, a []value) (value, bool) {
		return p.daysOf(a[5], a[1], value{d: int(a[3].n)}, a[6])
	}},
	// A second bound that is only a day: "Jan. 4 to 6, 2026".
	{"r", "from|between? <md> to|until|till|through|thru|-|and|& <dpt> <ofyr>?", func(p *parser, a []value) (value, bool) { return p.dayTail(a[1], a[3], a[4], a[2], a[0]) }},
	{"r", "from|between? <md> to|until|till|through|thru|- <dpt> ,|of? <relu>", func(p *parser, a []value) (value, bool) {
		first, ok := p.inYear(a[1], a[5])
		if !ok {
			return value{}, false
		}
		return p.dayTail(first, a[3], value{}, a[2], a[0])
	}},
	{"r", "from|between? <mdy> to|until|till|through|thru|-|and <dpt>", func(p *parser, a []value) (value, bool) { return p.dayTail(a[1], a[3], value{}, a[2], a[0]) }},
	{"r", "<mon> between|from <dpt> and|to|- <dpt> <ofyr>?", func(p *parser, a []value) (value, bool) { return p.daysOf(a[0], a[2], a[4], a[5]) }},
	{"r", "from|between? <dpt> to|until|till|through|-|and <dpt> of|in|,? the? <relu>", func(p *parser, a []value) (value, bool) { return p.daysOfUnit(a[1], a[3], a[6]) }},
	{"r", "<relu> ,? from|between <dpt> to|until|till|through|-|and <dpt>", func(p *parser, a []value) (value, bool) { return p.daysOfUnit(a[3], a[5], a[0]) }},
	// Weekdays of one week.
	{"r", "<relu> ,? from|between <wd> to|until|till|through|-|and <wd>", func(p *parser, a []value) (value, bool) { return p.weekdaysOf(a[0], a[3], a[5]) }},
	{"r", "from|between? <wd> to|until|till|through|-|and <wd> of? <relu>", func(p *parser, a []value) (value, bool) { return p.weekdaysOf(a[5], a[1], a[3]) }},
	{"r", "from|between <wd> to|until|till|through|thru|-|and <wd>", func(p *parser, a []value) (value, bool) { return p.weekdayRange(a[1], a[3]) }},
	{"r", "<wd> to|through|thru|- <wd>", func(p *parser, a []value) (value, bool) { return p.weekdayRange(a[0], a[2]) }},
	// Weeks by number, decades and centuries.
	{"r", "from|between week <int> to|until|till|through|-|and week <int>", func(p *parser, a []value) (value, bool) {
		x, ok := p.weekOfYear(a[2], p.counted(year(p.ref.Year)))
		y, ok2 := p.weekOfYear(a[5], p.counted(year(p.ref.Year)))
		if !ok || !ok2 {
			return value{}, false
		}
		return p.between(x, y)
	}},
	{"r", "from|between? the? <ordn> to|and|- the? <cent>", func(p *parser, a []value) (value, bool) {
		c, ok := centuryOf(a[2], "")
		if !ok || a[5].niv == 0 || p.words[a[3].tok].low == "and" && !a[0].present() {
			return value{}, false
		}
		return p.between(c, a[5])
	}},
	{"r", "from <dx> to <len> later", func(p *parser, a []value) (value, bool) {
		if a[1].niv == 0 {
			return value{}, false
		}
		base := a[1].iv[a[1].niv-1]
		hi, ok := shift(fromNumber(base.start), a[3].length, 1)
		if !ok {
			return value{}, false
		}
		v := p.relPeriod("stretch", fromNumber(base.start), hi, "")
		return v, true
	}},
}

// dateLike reports whether the mark before word k+1 belongs to a numeric date.
func (p *parser) dateLike(k int) bool {
	return k+2 < len(p.words) && p.words[k+2].glued && (p.words[k+2].low == "-" || p.words[k+2].low == "/" || p.words[k+2].kind != mark)
}

func rangeOf(x, y int) action {
	return func(p *parser, a []value) (value, bool) { return p.between(a[x], a[y]) }
}

func rangeBorrow(x, y, intro int) action {
	return func(p *parser, a []value) (value, bool) {
		// "4 and 6 May" are two days, but "between 4 and 6 May" is a stretch, and
		// so is "4 and 5 May".
		if w := p.words[a[2].tok].low; (w == "and" || w == "&") && (!a[intro].present() || a[intro].s == "from") && a[y].d != a[x].d+1 {
			return value{}, false
		}
		return p.between(a[x], a[y])
	}
}

func (p *parser) daysOf(m, a, b, y value) (value, bool) {
	if a.d >= b.d {
		return value{}, false
	}
	if y.present() {
		return p.between(day(Date{int(y.n), int(m.n), a.d}), day(Date{int(y.n), int(m.n), b.d}))
	}
	return p.between(p.monthDay(int(m.n), a.d), p.monthDay(int(m.n), b.d))
}

func (p *parser) daysOfUnit(a, b, m value) (value, bool) {
	if m.grain != "month" || m.niv == 0 || a.d >= b.d {
		return value{}, false
	}
	x, y := day(Date{m.y, m.m, a.d}), day(Date{m.y, m.m, b.d})
	v, ok := p.between(x, y)
	v.relative, v.explicit, v.reason = true, false, m.reason
	return v, ok
}

func (p *parser) weekdaysOf(week, a, b value) (value, bool) {
	x, ok := p.weekdayIn(a, week)
	y, ok2 := p.weekdayIn(b, week)
	if !ok || !ok2 || y.iv[0].start <= x.iv[0].start {
		return value{}, false
	}
	return p.between(x, y)
}

func (p *parser) weekdayRange(a, b value) (value, bool) {
	x, y := p.weekday(int(a.n)), p.weekday(int(b.n))
	if a.bare || b.bare {
		return value{}, false
	}
	n := floorMod(int(b.n)-int(a.n), 7)
	if n == 0 {
		return value{}, false
	}
	v := x
	v.kind, v.grain, v.wd = isPeriod, "range", 0
	for k := range v.niv {
		v.iv[k].end = v.iv[k].start + n
		v.iv[k].last = v.iv[k].end + 1
	}
	v.timex = fmt.Sprintf("(%s,%s,P%dD)", x.timex, y.timex, n)
	return v, true
}
