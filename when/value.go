package when

import "math"

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

// counted marks a value as counted from the reference.
func (p *parser) counted(v value) value {
	v.explicit = false
	p.anchor(&v)
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
