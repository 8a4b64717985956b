package when

import "fmt"

// Date is a day of the proleptic Gregorian calendar. Year 0 is 1 BC. The zero
// Date means no date. Month or Day 0 in a Date that has a year means that only
// the coarser part is known.
type Date struct{ Year, Month, Day int }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// String is the ISO 8601 form, as far as the date is known: 2026, 2026-01 or
// 2026-01-06; "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return isoYear(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s-%02d", isoYear(d.Year), d.Month)
	}
	return fmt.Sprintf("%s-%02d-%02d", isoYear(d.Year), d.Month, d.Day)
}

func isoYear(y int) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// ParseDate reads 2026, 2026-01 or 2026-01-06 (what follows a T is ignored).
// It reports false for anything else and for days that do not exist.
func ParseDate(s string) (Date, bool) {
	var d Date
	parts := [3]*int{&d.Year, &d.Month, &d.Day}
	width := [3]int{4, 2, 2}
	k, i := 0, 0
	for ; k < 3; k++ {
		if i+width[k] > len(s) {
			return Date{}, false
		}
		for _, c := range []byte(s[i : i+width[k]]) {
			if c < '0' || c > '9' {
				return Date{}, false
			}
			*parts[k] = *parts[k]*10 + int(c-'0')
		}
		i += width[k]
		if i == len(s) || s[i] == 'T' || s[i] == ' ' {
			k++
			break
		}
		if s[i] != '-' {
			return Date{}, false
		}
		i++
	}
	if k >= 2 && (d.Month < 1 || d.Month > 12) || k == 3 && !d.exists() {
		return Date{}, false
	}
	return d, true
}

func (d Date) exists() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= monthDays(d.Year, d.Month)
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func monthDays(y, m int) int {
	switch m {
	case 2:
		if leap(y) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// number counts days from 1970-01-01 (Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms").
func (d Date) number() int {
	y := d.Year
	if d.Month <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*((d.Month+9)%12)+2)/5 + d.Day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

func fromNumber(z int) Date {
	z += 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d := Date{yoe + era*400, mp + 3, doy - (153*mp+2)/5 + 1}
	if d.Month > 12 {
		d.Month -= 12
		d.Year++
	}
	return d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }

// Number counts days from 1970-01-01, of a month or year its first.
func (d Date) Number() int {
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}.number()
}

// AddDays moves d by n days.
func (d Date) AddDays(n int) Date { return fromNumber(d.number() + n) }

// addMonths moves d by n months; a day that the month lacks becomes its last.
func (d Date) addMonths(n int) Date {
	k := d.Year*12 + d.Month - 1 + n
	out := Date{floorDiv(k, 12), floorMod(k, 12) + 1, d.Day}
	if last := monthDays(out.Year, out.Month); out.Day > last {
		out.Day = last
	}
	return out
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Date) Weekday() int { return floorMod(d.number()+3, 7) + 1 }

func (d Date) before(e Date) bool { return d.number() < e.number() }

// weekStart is the Monday of d's week.
func (d Date) weekStart() Date { return d.AddDays(1 - d.Weekday()) }

// isoWeek gives the ISO 8601 year and week that d lies in.
func (d Date) isoWeek() (year, week int) {
	th := d.weekStart().AddDays(3)
	return th.Year, (th.number()-Date{th.Year, 1, 1}.number())/7 + 1
}

// firstWeek is the Monday of ISO week 1 of a year.
func firstWeek(year int) Date { return Date{year, 1, 4}.weekStart() }

// nthWeekday is the n-th (1 to 5) given weekday of a month; false when the
// month has none. n = -1 is the last one.
func nthWeekday(y, m, wd, n int) (Date, bool) {
	if n < 0 {
		last := Date{y, m, monthDays(y, m)}
		return last.AddDays(-floorMod(last.Weekday()-wd, 7)), true
	}
	first := Date{y, m, 1}
	d := first.AddDays(floorMod(wd-first.Weekday(), 7) + 7*(n-1))
	return d, d.Month == m
}

// easter is Easter Sunday of the western churches (the anonymous Gregorian
// computus, Nature 1876).
func easter(y int) Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{y, n / 31, n%31 + 1}
}
