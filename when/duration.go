package when

import (
	"strconv"
	"strings"
)

// lengthUnits are the units of durations, longest first, with their letter and
// their length in seconds as date specifications count them: a month has 30
// days and a year 365.
var lengthUnits = []struct {
	unit, timex string
	clock       bool
	seconds     float64
}{
	{"century", "Y", false, 100 * 365 * 86400},
	{"decade", "Y", false, 10 * 365 * 86400},
	{"year", "Y", false, 365 * 86400},
	{"quarter", "M", false, 90 * 86400},
	{"month", "M", false, 30 * 86400},
	{"fortnight", "W", false, 14 * 86400},
	{"week", "W", false, 7 * 86400},
	{"weekend", "WE", false, 2 * 86400},
	{"businessday", "BD", false, 86400},
	{"day", "D", false, 86400},
	{"night", "D", false, 86400},
	{"hour", "H", true, 3600},
	{"minute", "M", true, 60},
	{"second", "S", true, 1},
}

// timexFactor turns a unit without a letter of its own into one that has.
var timexFactor = map[string]float64{"century": 100, "decade": 10, "quarter": 3, "fortnight": 2}

// lengthTimex is the normal form of a length of time: P1Y2M, PT30M.
func lengthTimex(length []amount) string {
	var date, clock strings.Builder
	for _, u := range lengthUnits {
		for _, a := range length {
			if a.unit != u.unit {
				continue
			}
			n := a.n
			if f, ok := timexFactor[u.unit]; ok {
				n *= f
			}
			b := &date
			if u.clock {
				b = &clock
			}
			b.WriteString(number(n) + u.timex)
		}
	}
	if clock.Len() > 0 {
		return "P" + date.String() + "T" + clock.String()
	}
	return "P" + date.String()
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// seconds is the length of a duration.
func seconds(length []amount) float64 {
	sum := 0.0
	for _, a := range length {
		for _, u := range lengthUnits {
			if u.unit == a.unit {
				sum += a.n * u.seconds
			}
		}
	}
	return sum
}

// shortest is the finest unit of a length.
func shortest(length []amount) string {
	best := -1
	for _, a := range length {
		for k, u := range lengthUnits {
			if u.unit == a.unit && k > best {
				best = k
			}
		}
	}
	if best < 0 {
		return ""
	}
	return lengthUnits[best].unit
}

// subDay reports whether a length has hours, minutes or seconds.
func subDay(length []amount) bool {
	for _, a := range length {
		for _, u := range lengthUnits {
			if u.unit == a.unit && u.clock {
				return true
			}
		}
	}
	return false
}
