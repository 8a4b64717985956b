package when

import "fmt"

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
