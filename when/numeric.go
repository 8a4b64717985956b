package when

// order tells how the numbers of a numeric date stand.
type order uint8

const (
	orderUnknown order = iota
	monthFirst
	dayFirst
)

// fields reads up to three groups of digits parted by the same mark, all
// touching; sep is the mark.
func (p *parser) fields(i int, seps string) (at []int, sep string, end int) {
	if p.badLeft(i) {
		return nil, "", i
	}
	at, end = []int{i}, i+1
	for len(at) < 3 && end+1 < len(p.words) {
		m, d := &p.words[end], &p.words[end+1]
		if m.kind != mark || d.kind != digits || !m.glued || !d.glued || len(m.low) != 1 {
			break
		}
		if sep == "" {
			if !containsByte(seps, m.low[0]) {
				break
			}
			sep = m.low
		} else if m.low != sep && (sep != "/" || m.low != ",") {
			break
		}
		at, end = append(at, end+1), end+2
	}
	return at, sep, end
}

func containsByte(s string, c byte) bool {
	for i := range len(s) {
		if s[i] == c {
			return true
		}
	}
	return false
}

// badLeft reports whether the digits at word i continue something: "138-2010",
// "v2.3".
func (p *parser) badLeft(i int) bool {
	if i == 0 || !p.words[i].glued {
		return false
	}
	b := &p.words[i-1]
	if b.kind != mark {
		return b.kind == digits
	}
	if p.moneyBefore(i) {
		return true
	}
	if b.low == "-" && i+1 < len(p.words) && p.words[i+1].low == "/" && p.words[i+1].glued {
		return false // "10/1-11/7"
	}
	return i > 1 && b.glued && p.words[i-2].kind == digits && (b.low == "-" || b.low == "/" || b.low == ":" || b.low == ".")
}

// badRight reports whether something touches the end that makes the digits
// before it no date.
func (p *parser) badRight(end int) bool {
	if end >= len(p.words) || !p.words[end].glued {
		return false
	}
	w := &p.words[end]
	switch w.kind {
	case digits:
		return true
	case letters:
		return w.low != "t" && w.low != "s"
	}
	if end+1 < len(p.words) && p.words[end+1].glued && p.words[end+1].kind == digits {
		return w.low == "." || w.low == "/" || w.low == ","
	}
	return w.low == "%"
}

// readNumericDate reads 2016-11-07, 11/7/2016, 7.11.16, 20161107.
func readNumericDate(p *parser, i int) []reading {
	w := &p.words[i]
	if len(w.low) == 8 {
		d := Date{w.n / 10000, w.n / 100 % 100, w.n % 100}
		if p.badLeft(i) || p.badRight(i+1) || !d.exists() || d.Year < 1800 || d.Year > 2100 {
			return nil
		}
		return []reading{{i + 1, day(d)}}
	}
	at, sep, end := p.fields(i, "-/.")
	if len(at) != 3 || p.badRight(end) {
		return nil
	}
	a, b, c := &p.words[at[0]], &p.words[at[1]], &p.words[at[2]]
	switch {
	case len(a.low) == 4 && a.n >= 1000 && a.n <= 2999 && len(b.low) <= 2 && len(c.low) <= 2:
		if b.n < 1 || b.n > 12 || c.n < 1 || c.n > 31 {
			return nil
		}
		return []reading{{end, day(Date{a.n, b.n, c.n})}}
	case len(a.low) <= 2 && len(b.low) <= 2 && (len(c.low) == 4 && c.n >= 1000 && c.n <= 2999 || len(c.low) == 2 && sep != "."):
		y := c.n
		if len(c.low) == 2 {
			y = fullYear(c.n)
		}
		if v, ok := p.ordered(a.n, b.n, sep); ok {
			if v.reason == reasonOrder {
				v.y, v.hasYear = y, true
				return []reading{{end, v}}
			}
			d := day(Date{y, v.m, v.d})
			d.m, d.d = v.m, v.d
			return []reading{{end, d}}
		}
	}
	return nil
}

// ordered tells which of two numbers is the month. The marks help: with a full
// stop the day comes first.
func (p *parser) ordered(a, b int, sep string) (value, bool) {
	v := value{kind: isDay, grain: "day"}
	switch {
	case a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12:
		return v, false
	case a > 12:
		v.d, v.m = a, b
	case b > 12:
		v.m, v.d = a, b
	case a == b:
		v.m, v.d = a, b
	case sep == "." || p.order == dayFirst:
		v.d, v.m = a, b
	case p.order == monthFirst:
		v.m, v.d = a, b
	default:
		v.reason = reasonOrder
	}
	return v, true
}

// readNumericDay reads 11/20: a day without a year.
func readNumericDay(p *parser, i int) []reading {
	at, sep, end := p.fields(i, "/")
	if len(at) == 3 && p.words[at[2]-1].low != "/" {
		at, end = at[:2], at[2]-1
	}
	if len(at) != 2 || sep != "/" || len(p.words[at[0]].low) > 2 || len(p.words[at[1]].low) > 2 || p.badRight(end) {
		return nil
	}
	v, ok := p.ordered(p.words[at[0]].n, p.words[at[1]].n, sep)
	if !ok {
		return nil
	}
	if v.reason == "" {
		v = p.monthDay(v.m, v.d)
	}
	v.bare = true
	return []reading{{end, v}}
}

// readNumericMonth reads 2015-03, 3/2015 and 2015.3.
func readNumericMonth(p *parser, i int) []reading {
	at, sep, end := p.fields(i, "-/.")
	if len(at) != 2 || p.badRight(end) {
		return nil
	}
	if end+1 < len(p.words) && p.words[end].glued && p.words[end].low == "-" && p.words[end+1].glued {
		return nil
	}
	a, b := &p.words[at[0]], &p.words[at[1]]
	switch {
	case len(a.low) == 4 && len(b.low) <= 2 && b.n >= 1 && b.n <= 12 && a.n >= 1000 && a.n <= 2999:
		return []reading{{end, month(a.n, b.n)}}
	case sep != "." && len(b.low) == 4 && len(a.low) <= 2 && a.n >= 1 && a.n <= 12 && b.n >= 1000 && b.n <= 2999:
		return []reading{{end, month(b.n, a.n)}}
	}
	return nil
}

// readClock reads a time of day: 3 p.m., 08:30, 15:00 GMT, noon.
func readClock(p *parser, i int) []reading {
	w := &p.words[i]
	if w.kind != digits {
		e, _ := w.entryOf(cPart)
		if e.s == "NO" && w.low != "lunchtime" {
			return []reading{{i + 1, value{kind: isWord, clock: "12:00"}}}
		}
		return nil
	}
	if len(w.low) == 4 {
		return p.militaryClock(i)
	}
	if len(w.low) > 2 || w.n > 24 {
		return nil
	}
	h, m, j, sure := w.n, 0, i+1, false
	if j+1 < len(p.words) && (p.words[j].low == ":" || p.words[j].low == ".") && p.words[j].glued && p.words[j+1].glued &&
		p.words[j+1].kind == digits && len(p.words[j+1].low) == 2 && p.words[j+1].n < 60 {
		sure = p.words[j].low == ":"
		m, j = p.words[j+1].n, j+2
		if j+1 < len(p.words) && p.words[j].low == ":" && p.words[j].glued && p.words[j+1].glued && p.words[j+1].kind == digits {
			j += 2 // seconds
		}
	}
	if half, end := p.halfDay(j); end > j && h <= 12 {
		sure, j = true, end
		h %= 12
		if half == "pm" {
			h += 12
		}
	} else if j+1 < len(p.words) && p.words[j].low == "o'clock" {
		sure, j = true, j+1
	} else if j < len(p.words) && h == 12 && m == 0 && (p.words[j].low == "noon" || p.words[j].low == "midnight") {
		if p.words[j].low == "midnight" {
			h = 0
		}
		sure, j = true, j+1
	}
	v := value{kind: isWord}
	zone, end := p.zoneAt(j)
	if end > j {
		v.zone, sure, j = zone, true, end
	}
	if !sure || h > 23 {
		return nil
	}
	v.clock = pad2(h) + ":" + pad2(m)
	return []reading{{p.sameMoment(j), v}}
}

// militaryClock reads "0900 hours" and "0400 GMT".
func (p *parser) militaryClock(i int) []reading {
	w := &p.words[i]
	h, m, j := w.n/100, w.n%100, i+1
	if h > 23 || m > 59 || j >= len(p.words) {
		return nil
	}
	v := value{kind: isWord, clock: pad2(h) + ":" + pad2(m)}
	zone, end := p.zoneAt(j)
	switch l := p.words[j].low; {
	case end > j:
		v.zone, j = zone, end
	case l == "hours" || l == "hrs":
		j++
		v.zone, j = p.zoneAt(j)
	default:
		return nil
	}
	return []reading{{p.sameMoment(j), v}}
}

// zoneAt reads a time zone at word j: GMT, UTC+8, +08:00, Z, "Beijing time",
// "local time". The zone is empty where the words leave it open; end is j when
// there is none.
func (p *parser) zoneAt(j int) (zone string, end int) {
	low := func(k int) string { return p.low(k) }
	if low(j) == "local" && low(j+1) == "time" {
		return "", j + 2
	}
	if j >= len(p.words) {
		return "", j
	}
	w := &p.words[j]
	if e, ok := w.entryOf(cZoneCity); ok && low(j+1) == "time" {
		return zoneOffset(e.n), j + 2
	}
	e, ok := w.entryOf(cZone)
	if ok && (w.upper || w.low == "z" && w.glued) {
		end = j + 1
		if off, past := p.offsetAt(end); past > end && e.n == 0 {
			return zoneOffset(off), past
		}
		if low(end) == "time" {
			end++
		}
		return zoneOffset(e.n), end
	}
	if w.glued {
		if off, past := p.offsetAt(j); past > j && len(p.words[j+1].low) >= 2 {
			return zoneOffset(off), past
		}
	}
	return "", j
}

// offsetAt reads +8, -05:00 or +0530 at word j, in minutes.
func (p *parser) offsetAt(j int) (minutes, end int) {
	if j+1 >= len(p.words) || p.low(j) != "+" && p.low(j) != "-" || !p.words[j+1].glued || p.words[j+1].kind != digits {
		return 0, j
	}
	d := &p.words[j+1]
	end = j + 2
	switch {
	case len(d.low) == 4:
		minutes = d.n/100*60 + d.n%100
	case len(d.low) <= 2:
		minutes = d.n * 60
		if end+1 < len(p.words) && p.low(end) == ":" && p.words[end].glued && len(p.words[end+1].low) == 2 && p.words[end+1].kind == digits && p.words[end+1].glued {
			minutes += p.words[end+1].n
			end += 2
		}
	}
	if minutes > 14*60 || len(d.low) == 3 || len(d.low) > 4 {
		return 0, j
	}
	if p.low(j) == "-" {
		minutes = -minutes
	}
	return minutes, end
}

// sameMoment passes over the same moment told in another zone, in brackets or
// after a comma: "12 noon local time (0400 GMT)".
func (p *parser) sameMoment(j int) int {
	if p.low(j) != "(" || j+1 >= len(p.words) || p.words[j+1].kind != digits {
		return j
	}
	for _, r := range readClock(p, j+1) {
		if r.v.zone != "" && p.low(r.end) == ")" {
			return r.end + 1
		}
	}
	return j
}

// halfDay reads am, a.m., p.m. at word j.
func (p *parser) halfDay(j int) (half string, end int) {
	if j >= len(p.words) {
		return "", j
	}
	switch w := p.words[j].low; w {
	case "am", "pm":
		return w, j + 1
	case "a", "p":
		if j+2 < len(p.words) && p.words[j+1].low == "." && p.words[j+2].low == "m" && p.words[j+2].glued {
			end = j + 3
			if end < len(p.words) && p.words[end].low == "." && p.words[end].glued {
				end++
			}
			return w + "m", end
		}
	}
	return "", j
}

func pad2(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

func zoneOffset(minutes int) string {
	if minutes == 0 {
		return "Z"
	}
	sign := "+"
	if minutes < 0 {
		sign, minutes = "-", -minutes
	}
	return sign + pad2(minutes/60) + ":" + pad2(minutes%60)
}
