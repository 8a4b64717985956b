package when

import (
	"fmt"
	"math"
)

// amount is a number of units.
type amount struct {
	n    float64
	unit string
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
