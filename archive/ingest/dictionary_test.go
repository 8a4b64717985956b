package ingest_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// dictionary holds the words of an example that are exchanged.
type dictionary struct {
	e     *example
	words map[string]func(*variation) string
	order []string // the longest first
}

func newDictionary(w *world, e *example) *dictionary {
	d := &dictionary{e: e, words: make(map[string]func(*variation) string)}
	for _, code := range codesOf(e) {
		if n := w.of[code]; n != nil {
			e.nations = append(e.nations, n)
			d.nation(n)
		}
	}
	d.cities()
	text := e.record.Document.Text
	for i := range e.record.Actors {
		a := &e.record.Actors[i]
		if a.Kind != "person" {
			continue
		}
		for _, word := range strings.Fields(a.Name) {
			first, _ := utf8.DecodeRuneInString(word)
			if unicode.IsUpper(first) && utf8.RuneCountInString(word) > 1 && !strings.Contains(text, " "+strings.ToLower(word)+" ") {
				d.add(word, func(v *variation) string { return strings.Join(v.people[word], " ") })
			}
		}
	}
	for word := range d.words {
		d.order = append(d.order, word)
	}
	slices.SortFunc(d.order, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return d
}

// codesOf are the countries that an example speaks of.
func codesOf(e *example) []string {
	var codes []string
	for i := range e.record.Actors {
		codes = append(codes, e.record.Actors[i].Country)
	}
	for i := range e.record.Encounters {
		codes = append(codes, e.record.Encounters[i].Country)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func (d *dictionary) add(word string, make func(*variation) string) {
	if _, there := d.words[word]; word != "" && !there {
		d.words[word] = make
		if upper := strings.ToUpper(word); upper != word && d.words[upper] == nil && len(word) > 3 {
			d.words[upper] = func(v *variation) string { return strings.ToUpper(make(v)) }
		}
	}
}

func (d *dictionary) nation(n *nation) {
	to := func(word string, first func(*nation) string) {
		d.add(word, func(v *variation) string {
			if other := v.nations[n.code]; other != n {
				return first(other)
			}
			return word
		})
	}
	for _, word := range n.names {
		to(word, func(o *nation) string { return o.names[0] })
	}
	for _, word := range n.adjectives {
		to(word, func(o *nation) string { return o.adjectives[0] })
	}
	for _, word := range n.capitals {
		to(word, func(o *nation) string { return o.capitals[0] })
	}
	for _, word := range n.seats {
		to(word, func(o *nation) string {
			if o.seats[0] != "" {
				return o.seats[0]
			}
			return o.capitals[0]
		})
	}
}

// cities are the towns of encounters: in another country they become its capital.
func (d *dictionary) cities() {
	for i := range d.e.record.Encounters {
		city, country := d.e.record.Encounters[i].City, d.e.record.Encounters[i].Country
		d.add(city, func(v *variation) string {
			if n := v.nations[country]; n != nil && n.code != country {
				return n.capitals[0]
			}
			return city
		})
	}
}

// slots finds what is exchanged in a text.
func (d *dictionary) slots(s string) []slot {
	list := d.dates(s)
	taken := make(map[int]bool)
	for _, x := range list {
		for i := x.start; i < x.end; i++ {
			taken[i] = true
		}
	}
	text := []rune(s)
	for i := 0; i < len(text); i++ {
		if letterAt(text, i-1) || !letterAt(text, i) || taken[i] {
			continue
		}
		for _, word := range d.order {
			if n := utf8.RuneCountInString(word); strings.HasPrefix(string(text[i:min(len(text), i+n)]), word) && !letterAt(text, i+n) {
				list = append(list, slot{i, i + n, d.words[word]})
				i += n - 1
				break
			}
		}
	}
	slices.SortFunc(list, func(a, b slot) int { return a.start - b.start })
	return list
}

const monthWords = `(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)([a-z]*\.?)`

// dated are the ways in which texts write dates: what to match, and which groups
// are the year, month and day, 0 for one that is not told.
var dated = []struct {
	match            *regexp.Regexp
	year, month, day int
}{
	{regexp.MustCompile(`\b(20\d\d)([-/.])(\d\d)[-/.](\d\d)\b`), 1, 3, 4},
	{regexp.MustCompile(`\b(\d\d)([./])(\d\d)[./](20\d\d)\b`), 4, 3, 1},
	{regexp.MustCompile(`(?i)\b` + monthWords + ` (\d{1,2})\b(?:(,? )(20\d\d)\b)?`), 5, 1, 3},
	{regexp.MustCompile(`(?i)\b(\d{1,2}) ` + monthWords + `(?:( )(20\d\d)\b)?`), 5, 2, 1},
	{regexp.MustCompile(`(?i)\b` + monthWords + `( )(20\d\d)\b`), 4, 1, 0},
	{regexp.MustCompile(`\b(20[0-3]\d)\b`), 1, 0, 0},
}

// dates finds the dates of a text. One without a year is of the example's own.
func (d *dictionary) dates(s string) []slot {
	var list []slot
	free := []byte(s)
	for _, form := range dated {
		for _, m := range form.match.FindAllSubmatchIndex(free, -1) {
			group := func(i int) string {
				if i == 0 || m[2*i] < 0 {
					return ""
				}
				return s[m[2*i]:m[2*i+1]]
			}
			day, layout, ok := d.day(group(form.year), group(form.month), group(form.day))
			if !ok {
				continue
			}
			pieces := pieces{words: s[m[0]:m[1]]}
			for i, kind := range map[int]string{form.year: "year", form.month: "month", form.day: "day"} {
				if i > 0 && m[2*i] >= 0 {
					pieces.at = append(pieces.at, piece{m[2*i] - m[0], m[2*i+1] - m[0], kind})
				}
			}
			slices.SortFunc(pieces.at, func(a, b piece) int { return a.start - b.start })
			start := utf8.RuneCountInString(s[:m[0]])
			list = append(list, slot{start, start + utf8.RuneCountInString(pieces.words), func(v *variation) string {
				return pieces.write(middle(day, layout).AddDate(0, 0, v.days))
			}})
			for i := m[0]; i < m[1]; i++ {
				free[i] = ' '
			}
		}
	}
	return list
}

// day reads what a match told.
func (d *dictionary) day(year, month, day string) (time.Time, string, bool) {
	layout := "2006-01-02"
	if year == "" {
		year = strconv.Itoa(d.e.base.Year())
	}
	if day == "" {
		layout, day = "2006-01", "1"
	}
	if month == "" {
		layout, month = "2006", "1"
	}
	m, err := strconv.Atoi(month)
	if err != nil {
		m = 1 + slices.IndexFunc(months, func(name string) bool { return strings.EqualFold(name[:3], month[:3]) })
	}
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), n, 0, 0, 0, 0, time.UTC)
	return t, layout, m > 0 && t.Day() == n && int(t.Month()) == m
}

var months = func() (list []string) {
	for m := time.January; m <= time.December; m++ {
		list = append(list, m.String())
	}
	return list
}()

// pieces are the words of a date with the places of its parts.
type pieces struct {
	words string
	at    []piece
}

type piece struct {
	start, end int
	kind       string
}

// write puts another date into the words.
func (p pieces) write(day time.Time) string {
	var b strings.Builder
	at := 0
	for _, x := range p.at {
		old := p.words[x.start:x.end]
		b.WriteString(p.words[at:x.start])
		at = x.end
		switch {
		case x.kind == "year":
			b.WriteString(strconv.Itoa(day.Year()))
		case x.kind == "day" && len(old) == 2 && old[0] == '0':
			b.WriteString(day.Format("02"))
		case x.kind == "day":
			b.WriteString(strconv.Itoa(day.Day()))
		case unicode.IsDigit(rune(old[0])):
			b.WriteString(day.Format("01"))
		default:
			rest := strings.TrimRight(p.words[at:], "0123456789 ,")
			name := day.Month().String()
			if len(rest) == 0 || rest[0] == '.' || !unicode.IsLetter(rune(rest[0])) { // an abbreviation
				name = name[:3]
			} else { // the rest of the word goes with it
				at += len(rest) - len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
			}
			if strings.ToUpper(old) == old {
				name = strings.ToUpper(name)
			}
			b.WriteString(name)
		}
	}
	b.WriteString(p.words[at:])
	return b.String()
}
