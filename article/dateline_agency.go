package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// startsDate tells whether a date begins the words.
func startsDate(s string) bool {
	dates := scanDates(cutRunes(s, 24))
	return len(dates) > 0 && dates[0].Start == 0
}

// dateFirst moves a date that stands behind the agency before it: "PRAIA
// (Inforpress) 14 May 2024" is read as "PRAIA, 14 May 2024 (Inforpress)".
func dateFirst(s string) string {
	dates := scanDates(s)
	if len(dates) != 1 || dates[0].End != len(s) {
		return s
	}
	day := s[dates[0].Start:]
	rest := strings.TrimRight(s[:dates[0].Start], " ,-–")
	open := strings.LastIndexByte(rest, '(')
	if open <= 0 || !strings.HasSuffix(rest, ")") {
		return s
	}
	return strings.TrimRightFunc(rest[:open], isSpace) + ", " + day + " " + rest[open:]
}

// dateOut takes the date out of the bracket of the agency: "GENEVA (6 January
// 2026)", "WASHINGTON (UrduPoint / Sputnik - 24th March, 2022)". Of two dates the
// whole one counts.
func dateOut(rest, name string) (string, string) {
	dates := scanDates(name)
	if len(dates) != 1 || strings.Trim(name[dates[0].End:], " .") != "" {
		if len(dates) > 0 {
			return rest + ", " + name, ""
		}
		return rest, name
	}
	day := name[dates[0].Start:dates[0].End]
	if had := scanDates(rest); len(had) == 1 && dates[0].year != 0 {
		rest = strings.TrimRight(rest[:had[0].Start], " ,") + rest[had[0].End:]
	}
	return rest + ", " + day, strings.TrimRight(name[:dates[0].Start], " ,-–")
}

// splitAgency takes "(Xinhua)" or "/TASS/" off the end; ok is false when there
// is some other bracket.
func splitAgency(s string) (rest, name string, ok bool) {
	switch {
	case strings.HasSuffix(s, ")"):
		open := strings.LastIndexByte(s, '(')
		if open < 0 {
			return "", "", false
		}
		return strings.TrimRightFunc(s[:open], isSpace), strings.TrimSpace(s[open+1 : len(s)-1]), true
	case strings.HasSuffix(s, "/"):
		open := strings.LastIndexByte(s[:len(s)-1], '/')
		if open < 0 {
			return "", "", false
		}
		return strings.TrimRight(s[:open], " .,"), s[open+1 : len(s)-1], true
	}
	if open, end := strings.IndexByte(s, '('), strings.IndexByte(s, ')'); open > 0 && end > open && onlyDate(s[end+1:]) {
		return s[:open] + "," + s[end+1:], s[open+1 : end], true // "PRAIA (Agency) 14 May 2024"
	}
	return s, "", true
}

// onlyDate tells whether the text is one date and nothing else.
func onlyDate(s string) bool {
	dates := scanDates(s)
	return len(dates) == 1 && strings.Trim(s[:dates[0].Start]+s[dates[0].End:], " ,.") == ""
}

// looksLikeAgency accepts names that the data do not know: one to four words
// that begin with capitals ("STL.News", "BelTA/APP").
func looksLikeAgency(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 || len(s) > 40 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(scanDates(s)) == 0
}
