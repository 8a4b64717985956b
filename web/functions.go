package web

import (
	"fmt"
	"html/template"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/tenure"
	"chancery/formula/alert"
	"chancery/internal/address"
	"chancery/record"
	"chancery/web/draw"
)

// functions are what templates can call.
func functions(files *static) template.FuncMap {
	return template.FuncMap{
		"static":    files.address,
		"origin":    originWords,
		"alertword": func(k alert.Kind) string { return alertWords[k] },
		"input":     inputName,
		"place":     place,
		"flag":      func(code string) template.HTML { return draw.Flag(code, "") },
		"thousands": thousands,
		"name":      countryName,
		"called":    called,
		"days":      daysOf,
		"plover":    func(s string) string { return strings.ReplaceAll(s, "_", " ") },
		"said":      said,
		"spans":     saidAt,
		"acts":      actsOf,
		"document":  address.Document,
		"span":      address.Span,
		"item":      address.Item,
		"encounter": address.Encounter,
		"actor":     address.Actor,
		"day":       longDay,
		"brief":     briefDay,
		"date":      func(s string) string { day, _, _ := strings.Cut(s, "T"); return longDay(day) },
		"month":     longMonth,
		"count":     count,
		"short":     shortID,
		"clip":      clip,
		"join":      strings.Join,
		"lower":     strings.ToLower,
		"minus":     func(a, b int) int { return a - b },
		"head":      func(n int, list []words) []words { return list[:min(n, len(list))] },
		"beyond":    func(n int, list []words) int { return max(0, len(list)-n) },
		"few":       fewParties,
		"others":    otherParties,
		"query":     url.QueryEscape,
		"slug":      slug,
		"sides":     sidesOf,
		"scale":     scale,
		"pairs":     pairs,
		"menu":      menu,
	}
}

// longDay writes a date for people: "6 January 2026", "January 2026", "2026".
// What is no date stays as it is.
func longDay(date string) string {
	clock := ""
	if d, t, ok := strings.Cut(date, "T"); ok {
		date, clock = d, ", "+t
	}
	for _, form := range [][2]string{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(form[0], date); err == nil {
			return t.Format(form[1]) + clock
		}
	}
	return date + clock
}

// daysOf writes when an encounter was: a day, or from when to when.
func daysOf(e record.Encounter) string {
	day := longDay(e.Date)
	switch {
	case e.EndDate == "" || e.EndDate == e.Date:
		return day
	case len(e.Date) == len(time.DateOnly) && len(e.EndDate) == len(e.Date) && e.Date[:len("2006")] == e.EndDate[:len("2006")]:
		day = strings.TrimSuffix(day, " "+e.Date[:len("2006")])
	}
	return day + " – " + longDay(e.EndDate)
}

// briefDay writes a day for the cell of a table: "6 Jan 2026", "Jan 2026", "2026".
func briefDay(date string) string {
	for _, form := range [][2]string{{"2006-01-02", "2 Jan 2006"}, {"2006-01", "Jan 2006"}} {
		if t, err := time.Parse(form[0], date); err == nil {
			return t.Format(form[1])
		}
	}
	return date
}

// longMonth writes the month of a date: "January 2026".
func longMonth(date string) string {
	if len(date) >= len("2006-01") {
		return longDay(date[:len("2006-01")])
	}
	return date
}

// count writes a number with its noun: "1 report", "12,345 reports".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// namedParties is how many of those who took part a line names.
const namedParties = 6

// fewParties are those whom a line names.
func fewParties(list []archive.Party) []archive.Party { return list[:min(len(list), namedParties)] }

// otherParties is how many more took part.
func otherParties(list []archive.Party) int { return len(list) - len(fewParties(list)) }

// thousands writes a number with its digits in groups.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// shortID is how much of a document's id people are shown.
func shortID(id string) string {
	if len(id) > 12 {
		return id[:12]
	}
	return id
}

// clip shortens to about n characters, at a space.
func clip(n int, s string) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// slug makes a word fit for a class name of "head of state".
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s)
}

// pairs hands several values to a part of a template, by name.
func pairs(list ...any) (map[string]any, error) {
	if len(list)%2 != 0 {
		return nil, fmt.Errorf("with: a value is missing")
	}
	m := make(map[string]any, len(list)/2)
	for i := 0; i < len(list); i += 2 {
		m[fmt.Sprint(list[i])] = list[i+1]
	}
	return m, nil
}

// said is what a statement says, its pieces parted by dots.
func said(s record.Statement) string {
	var list []string
	for _, c := range s.Pieces() {
		list = append(list, c.Exact)
	}
	return strings.Join(list, " … ")
}

// saidAt is a document, open at what a statement says.
func saidAt(document string, s record.Statement) string {
	if list := s.Pieces(); len(list) > 0 {
		return address.Span(document, list[0])
	}
	return address.Item(document, s.ID)
}

// actsOf lists the acts of a statement, each once.
func actsOf(s record.Statement) []string {
	var list []string
	for _, a := range s.Acts {
		list = append(list, a.Act)
	}
	return compact(list)
}

// originWords tells where a tenure comes from.
func originWords(o tenure.Origin) string {
	switch o {
	case tenure.Seed:
		return "of the list that comes with the program"
	case tenure.Analyst:
		return "entered by hand"
	}
	return "as the texts show"
}

// inputName is what is told of where a document was added from: an address
// whole, of a file its name, since the folders of a machine are nobody's business.
func inputName(input string) string {
	if strings.Contains(input, "://") {
		return input
	}
	return filepath.Base(input)
}
