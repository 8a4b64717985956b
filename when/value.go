package when

import (
	"fmt"
	"math"
)

// value is what a rule has read: a bare word, a number, a day, a period or a
// length of time.
type value struct {
	kind valueKind
	n    float64 // of numbers, and of words whose class has a number
	s    string  // of words, and the unit's or season's name
	tok  int     // first word

	// What the words tell of a day or period, for ranges whose bounds lend
	// each other their month or year. hasYear is false when y is open.
	y, m, d, wd int
	hasYear     bool
	grain       string      // unit that the value fills: day, week, month, year…
	grainOf     string      // of an open stretch the grain of its bound
	half        string      // "early", "mid" or "late" part of the grain
	full        [2]interval // of such a part the whole

	iv  [2]interval // what it can stand for; the earlier one first
	niv int

	counts   string   // unit an anchored value is counted in where that is not its grain
	length   []amount // of durations
	timex    string
	mod      string
	reason   string // why it stands for nothing
	relative bool   // counted from the day of reference
	anchored bool   // counted from an earlier expression, if there is one
	explicit bool   // the words fix it: no choice between past and future
	sense    sense
	hol      *holiday
	era      era
	clock    string
	zone     string
	part     string
	inWords  bool // an ordinal in words
	bare     bool // a lone word or number that needs evidence around it
	fuzzy    bool // the count is vague: several, few
}

type valueKind uint8

const (
	isNothing valueKind = iota
	isWord
	isNumber
	isDay
	isPeriod
	isDuration
	isNow
)

// sense tells how the two readings of an open value are chosen between.
type sense uint8

const (
	senseNone    sense = iota
	senseWeekday       // a bare weekday
	senseYearly        // a day or month without a year
	senseMonthly       // a day without a month
	senseWeekend       // a weekend near the reference
)

// interval is a stretch of days, end exclusive. end is the end as date
// specifications count it, where the second bound is left out; last is the end
// as people mean it.
type interval struct{ start, end, last int }

const (
	openStart = math.MinInt32
	openEnd   = math.MaxInt32
)

func (v *value) set(iv ...interval) {
	v.niv = copy(v.iv[:], iv)
}

func span(a, b Date) interval {
	n := b.number()
	return interval{a.number(), n, n}
}

// amount is a number of units.
type amount struct {
	n    float64
	unit string
}

// ref is the day of reference; relative values call it so that they become
// unresolved when nobody knows it.
func (p *parser) anchor(v *value) Date {
	v.relative = true
	if p.noRef {
		v.reason = reasonNoReference
	}
	return p.ref
}

// The reasons that leave an expression unresolved.
const (
	reasonNoReference = "no day of report to count from"
	reasonNoSuchDay   = "no such day"
	reasonOrder       = "order of day and month is not known"
	reasonYear        = "year outside the calendar"
	reasonNoAnchor    = "counted from something the text does not date"
	reasonVague       = "the count is vague"
	reasonNational    = "this feast has another day in each country"
	reasonSighted     = "the day of this feast hangs on sighting the moon"
	reasonTable       = "the day of this feast is not known for that year"
)

// day is a definite day.
func day(d Date) value {
	v := value{kind: isDay, grain: "day", explicit: true, y: d.Year, m: d.Month, d: d.Day, hasYear: true, timex: d.String()}
	if !d.exists() {
		v.reason = reasonNoSuchDay
		return v
	}
	v.set(span(d, d.AddDays(1)))
	return v
}

// yearless is what happens every year: at gives the stretch in a year, or
// false. Its two readings are the last that begins before the reference and
// the first that does not.
func (p *parser) yearless(v value, at func(y int) (interval, bool)) value {
	ref := p.anchor(&v)
	v.sense = senseYearly
	now := ref.number()
	var past, future *interval
	for k := 0; k <= 8; k++ {
		if iv, ok := at(ref.Year - k); ok && iv.start < now && past == nil {
			past = &iv
		}
		if iv, ok := at(ref.Year + k); ok && iv.start >= now && future == nil {
			future = &iv
		}
	}
	// This year's stretch may lie ahead although years before were tried first.
	for k := -1; k <= 1; k++ {
		iv, ok := at(ref.Year + k)
		if ok && iv.start < now && iv.start > past.startOr(openStart) {
			past = &iv
		}
		if ok && iv.start >= now && iv.start < future.startOr(openEnd) {
			future = &iv
		}
	}
	if past == nil || future == nil {
		v.reason = reasonNoSuchDay
		return v
	}
	v.set(*past, *future)
	return v
}

func (iv *interval) startOr(n int) int {
	if iv == nil {
		return n
	}
	return iv.start
}

// monthDay is a day of a month whose year the words do not tell.
func (p *parser) monthDay(m, d int) value {
	v := value{kind: isDay, grain: "day", m: m, d: d, timex: fmt.Sprintf("XXXX-%02d-%02d", m, d)}
	if d > 31 || m < 1 || m > 12 || d < 1 || d > monthDays(2000, m) {
		v.reason = reasonNoSuchDay
		return v
	}
	return p.yearless(v, func(y int) (interval, bool) {
		date := Date{y, m, d}
		if !date.exists() {
			return interval{}, false
		}
		return span(date, date.AddDays(1)), true
	})
}

// dayOfMonth is a day whose month the words do not tell.
func (p *parser) dayOfMonth(d int) value {
	v := value{kind: isDay, grain: "day", d: d, timex: fmt.Sprintf("XXXX-XX-%02d", d), sense: senseMonthly}
	if d < 1 || d > 31 {
		v.reason = reasonNoSuchDay
		return v
	}
	ref := p.anchor(&v)
	var past, future interval
	var havePast, haveFuture bool
	for k := 0; k <= 2; k++ {
		if b := (Date{ref.Year, ref.Month, 1}).addMonths(-k); !havePast && d <= monthDays(b.Year, b.Month) {
			if date := (Date{b.Year, b.Month, d}); date.before(ref) {
				past, havePast = span(date, date.AddDays(1)), true
			}
		}
		if f := (Date{ref.Year, ref.Month, 1}).addMonths(k); !haveFuture && d <= monthDays(f.Year, f.Month) {
			if date := (Date{f.Year, f.Month, d}); !date.before(ref) {
				future, haveFuture = span(date, date.AddDays(1)), true
			}
		}
	}
	v.set(past, future)
	return v
}

// weekday is a bare weekday.
func (p *parser) weekday(wd int) value {
	v := value{kind: isDay, grain: "day", wd: wd, timex: fmt.Sprintf("XXXX-WXX-%d", wd), sense: senseWeekday}
	ref := p.anchor(&v)
	next := ref.AddDays(floorMod(wd-ref.Weekday(), 7))
	past := next.AddDays(-7)
	v.set(span(past, past.AddDays(1)), span(next, next.AddDays(1)))
	return v
}

// month is a month of a year.
func month(y, m int) value {
	v := value{kind: isPeriod, grain: "month", explicit: true, y: y, m: m, hasYear: true, timex: fmt.Sprintf("%04d-%02d", y, m)}
	if m < 1 || m > 12 {
		v.reason = reasonNoSuchDay
		return v
	}
	a := Date{y, m, 1}
	v.set(span(a, a.addMonths(1)))
	return v
}

// bareMonth is a month whose year the words do not tell.
func (p *parser) bareMonth(m int) value {
	v := value{kind: isPeriod, grain: "month", m: m, timex: fmt.Sprintf("XXXX-%02d", m)}
	return p.yearless(v, func(y int) (interval, bool) {
		a := Date{y, m, 1}
		return span(a, a.addMonths(1)), true
	})
}

// year is a whole year.
func year(y int) value {
	v := value{kind: isPeriod, grain: "year", explicit: true, y: y, hasYear: true, timex: isoYear(y)}
	v.set(span(Date{y, 1, 1}, Date{y + 1, 1, 1}))
	return v
}

// period is a definite stretch of days, end exclusive.
func period(grain string, a, b Date, timex string) value {
	v := value{kind: isPeriod, grain: grain, timex: timex, y: a.Year, m: a.Month, d: a.Day, hasYear: true}
	v.set(span(a, b))
	return v
}

// relPeriod is a period that was counted from the reference.
func (p *parser) relPeriod(grain string, a, b Date, timex string) value {
	v := period(grain, a, b, timex)
	p.anchor(&v)
	return v
}

// week is the week of a day, Monday to Sunday.
func (p *parser) week(d Date) value {
	a := d.weekStart()
	y, w := a.isoWeek()
	return p.relPeriod("week", a, a.AddDays(7), fmt.Sprintf("%04d-W%02d", y, w))
}

// weekend is Saturday and Sunday of a day's week.
func (p *parser) weekend(d Date) value {
	a := d.weekStart()
	y, w := a.isoWeek()
	return p.relPeriod("weekend", a.AddDays(5), a.AddDays(7), fmt.Sprintf("%04d-W%02d-WE", y, w))
}

// unitAt is the n-th unit from the one that holds the reference.
func (p *parser) unitAt(unit string, n int) (value, bool) {
	r := p.ref
	switch unit {
	case "day":
		v := day(r.AddDays(n))
		v.explicit = false
		p.anchor(&v)
		return v, true
	case "week":
		return p.week(r.AddDays(7 * n)), true
	case "workweek":
		v := p.week(r.AddDays(7 * n))
		v.iv[0].end -= 2
		v.iv[0].last -= 2
		return v, true
	case "weekend":
		v := p.weekend(r.AddDays(7 * n))
		if p.news && n == 0 && r.Weekday() <= 5 {
			// "This weekend" is the one to come, or, told of what was, the last.
			last := p.weekend(r.AddDays(-7))
			v.set(last.iv[0], v.iv[0])
			v.sense = senseWeekend
		}
		return v, true
	case "month":
		a := (Date{r.Year, r.Month, 1}).addMonths(n)
		return p.counted(month(a.Year, a.Month)), true
	case "year":
		return p.counted(year(r.Year + n)), true
	case "quarter":
		a := (Date{r.Year, (r.Month-1)/3*3 + 1, 1}).addMonths(3 * n)
		return p.counted(quarter(a)), true
	case "decade":
		return p.counted(decade(floorDiv(r.Year, 10)*10 + 10*n)), true
	case "century":
		return p.counted(century(floorDiv(r.Year, 100) + 1 + n)), true
	case "fortnight":
		if n > 0 {
			return p.stretch(amount{2, "week"}, 1), true
		}
		return p.stretch(amount{2, "week"}, -1), true
	}
	return value{}, false
}

// counted marks a value as counted from the reference.
func (p *parser) counted(v value) value {
	v.explicit = false
	p.anchor(&v)
	return v
}

func quarter(a Date) value {
	return period("quarter", a, a.addMonths(3), fmt.Sprintf("(%s,%s,P3M)", a, a.addMonths(3)))
}

func decade(y int) value {
	v := period("decade", Date{y, 1, 1}, Date{y + 10, 1, 1}, fmt.Sprintf("(%04d-01-01,%04d-01-01,P10Y)", y, y+10))
	v.explicit = true
	return v
}

// century n is counted as people do: the 20th is 1900 to 1999.
func century(n int) value {
	y := (n - 1) * 100
	v := period("century", Date{y, 1, 1}, Date{y + 100, 1, 1}, fmt.Sprintf("(%04d-01-01,%04d-01-01,P100Y)", y, y+100))
	v.explicit = true
	return v
}

// plus moves a day by n amounts; it is false for units shorter than a day and
// for moves that leave the calendar.
func (a amount) plus(d Date, sign float64) (Date, bool) {
	n := a.n * sign
	if math.Abs(n) > 1e6 {
		return d, false
	}
	whole := int(math.Round(n))
	fraction := n != math.Trunc(n)
	switch a.unit {
	case "day", "night":
		return d.AddDays(int(math.Trunc(n))), true
	case "businessday":
		return d.addBusinessDays(whole), true
	case "week":
		return d.AddDays(int(math.Round(7 * n))), true
	case "fortnight":
		return d.AddDays(14 * whole), true
	case "weekend":
		return d.AddDays(7 * whole), true
	case "month":
		if fraction {
			return d.addMonths(int(math.Trunc(n))).AddDays(int(math.Round((n - math.Trunc(n)) * 30))), true
		}
		return d.addMonths(whole), true
	case "quarter":
		return d.addMonths(3 * whole), true
	case "year":
		return d.addMonths(int(math.Round(12 * n))), true
	case "decade":
		return d.addMonths(int(math.Round(120 * n))), true
	case "century":
		return d.addMonths(int(math.Round(1200 * n))), math.Abs(n) < 200
	}
	return d, false
}

func (d Date) addBusinessDays(n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n = min(n, 10000); n > 0; {
		d = d.AddDays(step)
		if d.Weekday() <= 5 {
			n--
		}
	}
	return d
}

// shift moves a day by a whole length of time.
func shift(d Date, length []amount, sign float64) (Date, bool) {
	ok := true
	for _, a := range length {
		var o bool
		d, o = a.plus(d, sign)
		ok = ok && o
	}
	return d, ok && -20000 < d.Year && d.Year < 10000
}

// stretch is the n units before the day of reference, or after it.
func (p *parser) stretch(a amount, sign int) value {
	v := value{kind: isPeriod, grain: "stretch"}
	ref := p.anchor(&v)
	lo, hi := ref, ref
	var ok bool
	if sign < 0 {
		lo, ok = a.plus(ref, -1)
	} else {
		lo = ref.AddDays(1)
		hi, ok = a.plus(lo, 1)
	}
	if !ok {
		v.reason = reasonYear
		return v
	}
	v.set(span(lo, hi))
	v.length = []amount{a}
	v.timex = fmt.Sprintf("(%s,%s,%s)", lo, hi, lengthTimex([]amount{a}))
	return v
}
