package markup

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// isoExpr is ISO 8601 with or without its marks, as sources write it: a day,
// then perhaps a time of day and an offset.
var isoExpr = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$`)

// mailForms are the forms of RFC 1123 and its relatives, which feeds use.
var mailForms = []string{
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04 -0700",
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate,
}

// normalDate writes a time in ISO 8601, to the minute or the day, with the
// offset only where one is stated. A time of day of exactly midnight to the
// second is what systems write that know the day alone, and is left out. A form
// that is not known here is returned as it stands.
func normalDate(s string) string {
	s = field(s)
	if len(s) > 80 {
		return ""
	}
	if m := isoExpr.FindStringSubmatch(s); m != nil {
		return isoDate(m)
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return unixDate(n)
	}
	for _, form := range mailForms {
		t, err := time.Parse(form, s)
		if err != nil {
			continue
		}
		if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
			return t.Format("2006-01-02")
		}
		if name, offset := t.Zone(); offset == 0 && name != "UTC" && name != "GMT" && !strings.Contains(form, "-0700") {
			return t.Format("2006-01-02T15:04") // a zone whose name means nothing here
		}
		return t.Format("2006-01-02T15:04Z07:00")
	}
	return s
}

func isoDate(m []string) string {
	day := m[1] + "-" + m[2] + "-" + m[3]
	if _, err := time.Parse("2006-01-02", day); err != nil {
		return ""
	}
	if m[4] == "" || m[4]+m[5] == "0000" && (m[6] == "" || m[6] == "00") {
		return day
	}
	if m[4] > "23" || m[5] > "59" {
		return day
	}
	return day + "T" + m[4] + ":" + m[5] + offset(m[7])
}

func offset(s string) string {
	switch s {
	case "":
		return ""
	case "Z", "UTC", "GMT":
		return "Z"
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) == 2 {
		digits += "00"
	}
	if digits == "0000" {
		return "Z"
	}
	return fmt.Sprintf("%c%s:%s", s[0], digits[:2], digits[2:])
}

// unixDate reads seconds or milliseconds since 1970 that lie between 1980 and
// 2100; other numbers are no times.
func unixDate(n int64) string {
	const first, last = 315532800, 4102444800
	if n >= first*1000 && n < last*1000 {
		n /= 1000
	}
	if n < first || n >= last {
		return ""
	}
	return time.Unix(n, 0).UTC().Format("2006-01-02T15:04Z07:00")
}

// address keeps an absolute address of the web.
func address(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 4*maxField {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// language keeps the two or three letters of a language tag.
func language(s string) string {
	tag, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"), "-")
	tag = strings.ToLower(tag)
	if len(tag) < 2 || len(tag) > 3 {
		return ""
	}
	for _, c := range tag {
		if c < 'a' || c > 'z' {
			return ""
		}
	}
	return tag
}
