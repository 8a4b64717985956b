package article

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// stamp is a date, with a time of day where one stands beside it.
type stamp struct {
	Range
	year, month, day int // 0 where the words do not say
	hasTime          bool
	hour, minute     int
	offset           string // "Z", "+08:00", or "" when none is stated or its name means several
	swapped          bool   // day and month could be the other way round
}

// value is the record's form of the stamp and its precision.
func (s stamp) value() (value, precision string) {
	switch {
	case s.year == 0:
		return "", ""
	case s.month == 0:
		return fmt.Sprintf("%04d", s.year), "year"
	case s.day == 0:
		return fmt.Sprintf("%04d-%02d", s.year, s.month), "month"
	case !s.hasTime:
		return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day), "day"
	}
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d%s", s.year, s.month, s.day, s.hour, s.minute, s.offset), "minute"
}

// midnight is the stamp's day as a time, for distances.
func (s stamp) midnight() time.Time {
	return time.Date(s.year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC)
}

// dateForms are the expressions that dates are found with, each with the names
// of what its groups hold. Earlier forms win where two begin together.
type dateForm struct {
	expr   *regexp.Regexp
	groups string // one letter a group: y year, m month by number, M month by name, d day
}

// may tells whether text with these signs of a date can have one of the form.
func (f *dateForm) may(year, month bool) bool {
	return (year || !strings.Contains(f.groups, "y")) && (month || !strings.Contains(f.groups, "M"))
}

// signsOfDate tells whether a text has four digits in a row, as a year, and the
// first letters of a month's name at the beginning of a word or behind "1st".
func signsOfDate(s string) (year, month bool) {
	digits := 0
	for i := range len(s) {
		if !digitAt(s, i) {
			digits = 0
			if !month && isLetter(s[i]) && (i == 0 || !isLetter(s[i-1]) || i > 2 && digitAt(s, i-3)) {
				month = monthNumber(s[i:min(i+3, len(s))]) > 0
			}
			continue
		}
		digits++
		year = year || digits == 4
	}
	return year, month
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

var dateForms = sync.OnceValue(func() []dateForm {
	month := `(` + monthExpr() + `)`
	day := `(\d{1,2})(?:st|nd|rd|th)?`
	return []dateForm{
		{regexp.MustCompile(`(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日`), "ymd"},
		{regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`), "ymd"},
		{regexp.MustCompile(`(?i)\b` + month + `\.?\s{0,3}` + day + `\s{0,3}(?:,\s{0,3}|\s)(\d{4})\b`), "Mdy"},
		{regexp.MustCompile(`(?i)\b` + day + `[\s-]{0,3}(?:of\s)?` + month + `\b\.?,?[\s-]{0,3}(\d{4})\b`), "dMy"},
		{regexp.MustCompile(`\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b`), "dmy"},
		{regexp.MustCompile(`\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b`), "dmy"},
		{regexp.MustCompile(`(?i)\b` + month + `\.?\s{0,3}` + day + `\b`), "Md"},
		{regexp.MustCompile(`(?i)\b` + day + `\s{0,3}` + month + `\b\.?`), "dM"},
		{regexp.MustCompile(`(?i)\b` + month + `\.?,?\s(\d{4})\b`), "My"},
	}
})

// monthExpr matches the English names of months, whole or cut to three letters
// or more.
func monthExpr() string {
	var names []string
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		tail := ""
		for i := len(name) - 1; i >= 3; i-- {
			tail = `(?:` + name[i:i+1] + tail + `)?`
		}
		names = append(names, name[:3]+tail)
	}
	return strings.Join(names, "|")
}

// monthNumber is the month that a name or its first letters mean.
func monthNumber(name string) int {
	if len(name) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name[:3]) {
			return int(m)
		}
	}
	return 0
}

// clockForms find times of day: hour, minute and the half of the day.
var clockForms = []*regexp.Regexp{
	regexp.MustCompile(`(?i)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s?hrs\b)?(?:\s{0,2}([ap])\.?m\b\.?)?`),
	regexp.MustCompile(`(?i)(\d{1,2})\.(\d{2})\s?([ap])\.?m\b\.?`),
	regexp.MustCompile(`(?i)(\d{1,2})()\s?([ap])\.?m\b\.?`),
}

// dottedExpr is a time with a dot right behind a date.
var dottedExpr = regexp.MustCompile(`^,?\s{1,2}(\d{2})\.(\d{2})\b`)

var offsetExpr = regexp.MustCompile(`^\s?\(?(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?\)?`)

// scanDates finds dates in a short text (a byline, the beginning of a
// paragraph), in order and apart, each with the time of day beside it.
func scanDates(s string) []stamp {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	var out []stamp
	for i := 0; i < len(s); {
		st, ok := nextDate(s, i)
		if !ok {
			break
		}
		out = append(out, st)
		i = st.End
	}
	times := scanTimes(s)
	for i := range out {
		attachTime(s, &out[i], times)
	}
	return out
}

// nextDate is the first date that begins at or after byte from.
func nextDate(s string, from int) (stamp, bool) {
	var best stamp
	found := false
	year, month := signsOfDate(s[from:])
	for _, f := range dateForms() {
		if !f.may(year, month) {
			continue
		}
		at := from
		for at < len(s) {
			m := f.expr.FindStringSubmatchIndex(s[at:])
			if m == nil || found && at+m[0] > best.Start {
				break
			}
			st, ok := f.read(s[at:], m)
			if ok {
				st.Start, st.End = at+m[0], at+m[1]
				if !found || st.Start < best.Start || st.Start == best.Start && st.End > best.End {
					best, found = st, true
				}
				break
			}
			at += m[0]
			for at < len(s) && isWordRune(rune(s[at])) { // no date begins inside a word or number
				at++
			}
			at++
		}
	}
	return best, found
}

// read fills a stamp from the groups of a match; it is refused when no such day
// can be.
func (f dateForm) read(s string, m []int) (stamp, bool) {
	var st stamp
	for g, kind := range f.groups {
		word := s[m[2*g+2]:m[2*g+3]]
		n, _ := strconv.Atoi(word)
		switch kind {
		case 'y':
			st.year = n
		case 'm':
			st.month = n
		case 'M':
			st.month = monthNumber(word)
		case 'd':
			st.day = n
		}
	}
	if f.groups == "dmy" && st.month > 12 && st.day <= 12 {
		st.day, st.month = st.month, st.day
	}
	dotted := strings.Contains(s[m[0]:m[1]], ".")
	st.swapped = f.groups == "dmy" && !dotted && st.day <= 12 && st.month <= 12 && st.day != st.month
	return st, st.possible(strings.ContainsRune(f.groups, 'd'))
}

// possible checks the calendar; 29 February needs a leap year where the year
// is known.
func (s stamp) possible(withDay bool) bool {
	if s.year != 0 && (s.year < 1800 || s.year > 2200) || s.month < 1 || s.month > 12 {
		return false
	}
	if !withDay {
		return true
	}
	year := s.year
	if year == 0 {
		year = 2024 // any leap year
	}
	t := time.Date(year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC)
	return s.day >= 1 && t.Day() == s.day && int(t.Month()) == s.month
}

// clock is a time of day in a text.
type clock struct {
	Range
	hour, minute int
	offset       string
}

func scanTimes(s string) []clock {
	var out []clock
	for _, form := range clockForms {
		for _, m := range form.FindAllStringSubmatchIndex(s, -1) {
			if covered(out, m[0]) || m[0] > 0 && strings.IndexByte("0123456789:.", s[m[0]-1]) >= 0 {
				continue
			}
			half := ""
			if m[6] >= 0 {
				half = s[m[6]:m[7]]
			}
			out = appendClock(out, s, Range{m[0], m[1]}, s[m[2]:m[3]], s[m[4]:m[5]], half)
		}
	}
	return out
}

func covered(in []clock, at int) bool {
	for _, c := range in {
		if at >= c.Start && at < c.End {
			return true
		}
	}
	return false
}

func appendClock(out []clock, s string, at Range, hour, minute, half string) []clock {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	switch {
	case half == "":
	case h < 1 || h > 12:
		return out
	case strings.EqualFold(half, "p") && h < 12:
		h += 12
	case strings.EqualFold(half, "a") && h == 12:
		h = 0
	}
	if h > 23 || m > 59 {
		return out
	}
	c := clock{Range: at, hour: h, minute: m}
	c.offset, c.End = zoneAfter(s, at.End)
	return append(out, c)
}

// zoneAfter reads the time zone that stands at byte at, and gives its offset
// and where it ends.
func zoneAfter(s string, at int) (offset string, end int) {
	rest := s[at:]
	if m := offsetExpr.FindStringSubmatch(rest); m != nil && m[0] != "" {
		hours, _ := strconv.Atoi(m[2])
		minutes := m[3]
		if minutes == "" {
			minutes = "00"
		}
		if hours <= 14 && minutes < "60" && !strings.HasPrefix(rest[len(m[0]):], ":") && !digitAt(rest, len(m[0])) {
			return fmt.Sprintf("%s%02d:%s", m[1], hours, minutes), at + len(m[0])
		}
	}
	skip := len(rest) - len(strings.TrimLeft(rest, " ("))
	best := zone{}
	for _, z := range lex().zones {
		if hasWordPrefix(rest[skip:], z.name) && len(z.name) > len(best.name) {
			best = z
		}
	}
	if best.name == "" {
		return "", at
	}
	end = at + skip + len(best.name)
	if strings.Contains(rest[:skip], "(") && strings.HasPrefix(s[end:], ")") {
		end++
	}
	if best.offset == "?" {
		return "", end
	}
	return best.offset, end
}

func digitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// attachTime gives a date the time of day that stands right before or after it.
func attachTime(s string, st *stamp, times []clock) {
	if m := dottedExpr.FindStringSubmatch(s[st.End:]); m != nil { // "11 March 2025 18.05"
		h, _ := strconv.Atoi(m[1])
		minute, _ := strconv.Atoi(m[2])
		if h < 24 && minute < 60 && st.year != 0 {
			st.hasTime, st.hour, st.minute = true, h, minute
			st.offset, st.End = zoneAfter(s, st.End+len(m[0]))
			return
		}
	}
	for _, c := range times {
		var gap string
		switch {
		case c.Start >= st.End:
			gap = s[st.End:c.Start]
		case c.End <= st.Start:
			gap = s[c.End:st.Start]
		default:
			continue
		}
		if !joinsTime(gap) {
			continue
		}
		st.hasTime, st.hour, st.minute, st.offset = true, c.hour, c.minute, c.offset
		st.Start, st.End = min(st.Start, c.Start), max(st.End, c.End)
		return
	}
}

// joinsTime reports whether what stands between a date and a time only joins
// them: punctuation, "at", "T", the name of a day.
func joinsTime(gap string) bool {
	if len(gap) > 16 {
		return false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(gap), isMark) {
		if w != "at" && w != "t" && w != "on" && !isWeekday(w) {
			return false
		}
	}
	return true
}

// isWeekday reports a day's English name, whole or cut to three letters or
// more.
func isWeekday(w string) bool {
	w = strings.ToLower(strings.TrimRight(w, "."))
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(w) >= 3 && strings.HasPrefix(strings.ToLower(d.String()), w) {
			return true
		}
	}
	return false
}

// nearestYear gives a day without a year the year that brings it nearest to
// known, yet not later than a day after it: a story is not published before
// its dateline, except across time zones.
func nearestYear(month, day int, known time.Time) (time.Time, bool) {
	latest := known.AddDate(0, 0, 1)
	for year := latest.Year(); year >= latest.Year()-4; year-- {
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if t.Day() == day && !t.After(latest) {
			return t, true
		}
	}
	return time.Time{}, false
}
