package when

import "fmt"

// between is the stretch from one bound to another; what one leaves open it
// borrows from the other.
func (p *parser) between(a, b value) (value, bool) {
	if a.kind == isDuration || b.kind == isDuration {
		return value{}, false
	}
	if b.grain == "year" && (a.grain == "quarter" || a.grain == "month" || a.grain == "day" && a.m > 0) && !a.hasYear {
		return value{}, false // "Q1-2019" is one quarter, "8-May-2006" one day
	}
	a, b = p.lend(a, b)
	if a.half != "" && a.niv > 0 && a.kind == isPeriod {
		// A range from the end of a year begins when the year ends, one from
		// its middle in the middle.
		for k := range a.niv {
			switch f := a.full[k]; a.half {
			case "late":
				a.iv[k].start = f.last
			case "mid":
				a.iv[k].start = f.start + (f.last-f.start)/2
			}
		}
	}
	v := value{
		kind: isPeriod, grain: "range", relative: a.relative || b.relative, explicit: a.explicit && b.explicit,
		anchored: a.anchored || b.anchored,
	}
	for _, x := range []value{a, b} {
		if x.reason != "" {
			v.reason = x.reason
			v.timex = rangeTimex(a, b, "PXD")
			return v, true
		}
	}
	if a.niv == 0 || b.niv == 0 {
		return v, false
	}
	switch {
	case a.niv == 1 && b.niv == 1:
		v.set(interval{a.iv[0].start, endBound(b, 0), b.iv[0].last})
	case a.niv == 1:
		k := 0
		if endBound(b, 0) <= a.iv[0].start {
			k = 1
		}
		v.set(interval{a.iv[0].start, endBound(b, k), b.iv[k].last})
	case b.niv == 1:
		k := 1
		if a.iv[1].start > b.iv[0].start {
			k = 0
		}
		v.set(interval{a.iv[k].start, endBound(b, 0), b.iv[0].last})
	default:
		v.sense = a.sense
		for k := range 2 {
			// Each reading of the first bound with the next second one after it.
			s := a.iv[k].start
			e, l := endBound(b, 0), b.iv[0].last
			if b.iv[0].start < s {
				e, l = endBound(b, 1), b.iv[1].last
			}
			if b.sense == senseYearly && e <= s {
				d := fromNumber(e).addMonths(12)
				e, l = d.number(), fromNumber(l).addMonths(12).number()
			}
			if b.sense == senseWeekday && e <= s {
				e, l = e+7, l+7
			}
			v.iv[k] = interval{s, e, l}
		}
		v.niv = 2
		if p.ref.number() < v.iv[0].end && p.ref.number() >= v.iv[0].start && !(p.strict && v.sense == senseWeekday) {
			v.iv[1] = v.iv[0]
		}
	}
	if v.iv[0].end < v.iv[0].start || v.iv[0].last <= v.iv[0].start {
		return v, false
	}
	if v.niv == 1 || v.iv[0] == v.iv[1] {
		v.niv = 1
	}
	days := v.iv[0].end - v.iv[0].start
	v.timex = rangeTimex(a, b, rangeLength(a, b, fromNumber(v.iv[0].start), fromNumber(v.iv[0].end), days))
	d := fromNumber(v.iv[0].start)
	v.y, v.m, v.d, v.hasYear = d.Year, d.Month, d.Day, v.niv == 1
	return v, true
}

// endBound is where a range ends whose second bound is b, as date
// specifications count: at the start of the bound, but at the end of an "end".
func endBound(b value, k int) int {
	if b.half == "late" {
		return b.iv[k].last
	}
	return b.iv[k].start
}

func rangeLength(a, b value, lo, hi Date, days int) string {
	coarse := func(v value) bool { return v.grain == "month" || v.grain == "year" }
	switch {
	case a.grain == "year" && b.grain == "year" && a.half == "" && b.half == "":
		return fmt.Sprintf("P%dY", hi.Year-lo.Year)
	case coarse(a) && coarse(b) && lo.Day == 1 && hi.Day == 1:
		return fmt.Sprintf("P%dM", (hi.Year-lo.Year)*12+hi.Month-lo.Month)
	case a.grain == "week" && b.grain == "week":
		return fmt.Sprintf("P%dW", days/7)
	}
	return fmt.Sprintf("P%dD", days)
}

func rangeTimex(a, b value, length string) string {
	return "(" + boundTimex(a) + "," + boundTimex(b) + "," + length + ")"
}

func boundTimex(v value) string {
	switch {
	case v.niv == 0:
		return v.timex
	case v.niv == 2 && v.m > 0 && !v.hasYear && v.wd == 0:
		return fmt.Sprintf("XXXX-%02d-%02d", v.m, max(v.d, 1))
	}
	return fromNumber(v.iv[0].start).String()
}

// lend fills what one bound leaves open from the other.
func (p *parser) lend(a, b value) (value, value) {
	open := func(v value) bool {
		return v.m > 0 && !v.hasYear && (v.grain == "day" || v.grain == "month" || v.grain == "quarter") && v.hol == nil
	}
	// A day without a month.
	if a.grain == "day" && a.m == 0 && a.d > 0 && a.wd == 0 && b.m > 0 {
		a = p.dayIn(b, a.d)
	}
	if b.grain == "day" && b.m == 0 && b.d > 0 && b.wd == 0 && a.m > 0 {
		b = p.dayIn(a, b.d)
	}
	fixed := func(v value) bool {
		return v.hasYear && v.niv == 1 && (!v.relative || v.grain != "day") && v.kind != isNow
	}
	switch {
	case open(a) && fixed(b) && b.m > 0:
		y := b.y
		if a.m > b.m || a.m == b.m && a.d > max(b.d, 1) && b.grain == "day" {
			y--
		}
		a = p.onYear(a, y)
	case open(b) && fixed(a) && a.m > 0 && (a.grain == "day" || a.grain == "month"):
		y := a.y
		if b.m < a.m || b.m == a.m && b.d < a.d && b.grain == "day" {
			y++
		}
		b = p.onYear(b, y)
	}
	return a, b
}

// dayIn is the d-th of the month of another value.
func (p *parser) dayIn(m value, d int) value {
	if m.hasYear || m.niv == 1 {
		v := day(Date{m.y, m.m, d})
		v.relative, v.explicit = m.relative, !m.relative
		return v
	}
	return p.monthDay(m.m, d)
}

// onYear lays a day or month of no year in a year.
func (p *parser) onYear(v value, y int) value {
	if v.half != "" || v.niv == 0 {
		return v
	}
	if v.grain == "day" {
		return day(Date{y, v.m, v.d})
	}
	if v.grain == "quarter" {
		out, _ := p.quarterOf(v, year(y))
		return out
	}
	return month(y, v.m)
}

// dayTail is "Jan. 4 to 6", with the year at the end if there is one.
func (p *parser) dayTail(first, d, y, link, intro value) (value, bool) {
	w := p.words[link.tok].low
	if (w == "and" || w == "&") && (!intro.present() || intro.s == "from") && d.d != first.d+1 {
		return value{}, false
	}
	if first.m == 0 || first.reason != "" && first.reason != reasonNoReference {
		return value{}, false
	}
	// "Jan. 4 - 6 people" is no stretch, nor "May 5 to 7.5".
	if y.present() && !first.hasYear {
		first = day(Date{int(y.n), first.m, first.d})
	}
	if d.d <= first.d {
		return value{}, false
	}
	return p.between(first, p.dayIn(first, d.d))
}
