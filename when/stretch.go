package when

import "fmt"

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
