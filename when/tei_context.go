package when

import "strings"

// wordsIn are the words of sentence[start:end], end exclusive.
func (p *parser) wordsIn(start, end int) (a, b int) {
	a = len(p.words)
	for i := range p.words {
		if p.words[i].start >= start {
			a = min(a, i)
		}
		if p.words[i].start < end {
			b = i + 1
		}
	}
	return a, b
}

// inContext lays a day or month without a year in the year told last, when
// that is not the year of the document: a life is told in its own years.
func (r *TEIReader) inContext(p *parser, v value, reference Date, l look) value {
	if v.sense != senseYearly || v.niv < 2 || r.years == 0 || v.grain == "season" || v.hol != nil || v.half != "" {
		return v
	}
	if d := reference.Year - r.years; d == 0 || d == 1 || d < 0 && l != back {
		return v
	}
	w, ok := p.inYear(v, year(r.years))
	if !ok {
		return v
	}
	return w
}

func (r *TEIReader) remember(v value, reference Date, l look) {
	if v.niv == 0 || v.kind == isDuration || v.reason != "" {
		return
	}
	iv := chooseReading(v, l, reference)
	if iv.start <= openStart {
		return
	}
	d := fromNumber(iv.start)
	switch {
	case v.kind == isDay, v.grain == "month", v.grain == "year", v.grain == "week":
		r.last, r.have = d, true
		if (v.niv == 1 || v.sense != senseYearly) && !(v.relative && reference.before(d)) {
			r.years, r.bc = d.Year, d.Year <= 0
		}
	}
}

// saysToday tells "it is May 7" and "tonight is Thursday": the words before a
// day say that it is the day of the text.
func saysToday(p *parser, start int) bool {
	a, _ := p.wordsIn(start, start+1)
	switch p.low(a - 1) {
	case "is":
		return among(" it today tonight ", p.low(a-2))
	case "it's", "today's", "happy":
		return true
	case "s":
		return p.low(a-2) == "'" && among(" it today ", p.low(a-3))
	}
	return false
}

// hasPerfect tells a sentence in the perfect: "I've done nothing this week".
func hasPerfect(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if strings.HasSuffix(w, "'ve") || strings.HasSuffix(w, "’ve") || w == "have" || w == "has" || w == "haven't" {
			return true
		}
	}
	return false
}

// boundOf is a month or day that bounds a stretch of the sentence, laid where
// the stretch lies: "March" in "from March to August 2011".
func (p *parser) boundOf(start, end int, sentence string, reference Date) (value, bool) {
	a, b := p.wordsIn(start, end)
	if b <= a {
		return value{}, false
	}
	own, ok := p.at(a, b)
	if !ok || own.niv != 2 || own.grain == "month" && timeless(sentence) || own.sense != senseYearly || own.m == 0 || own.hol != nil || own.half != "" {
		return value{}, false
	}
	best, first := reading{}, 0
	for i := max(0, a-8); i <= a; i++ {
		for _, rd := range p.read(p.g.top, i) {
			if rd.end >= b && rd.v.grain == "range" && rd.v.niv > 0 && rd.end-i > b-a && rd.end-i > best.end-first {
				best, first = rd, i
			}
		}
	}
	if best.end == 0 {
		return value{}, false
	}
	iv := chooseReading(best.v, looksOf(sentence, start), reference)
	d := fromNumber(iv.start)
	if best.end == b {
		d = fromNumber(iv.last - 1)
	}
	if d.Month != own.m {
		return value{}, false
	}
	return p.inYear(own, year(d.Year))
}
