package ingest_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/record"
)

// example is a story of examples/ with its record as JSON, and the places of
// both where names and dates stand that other stories would have others for.
type example struct {
	world   *world
	record  record.Record
	json    []byte
	text    []rune
	slots   []slot            // of the text, in its order, apart
	phrases map[string][]slot // of the strings of the record that hold some
	nations []*nation
	base    time.Time // about when it was published
}

// slot is a stretch, in code points, and what makes the words for it.
type slot struct {
	start, end int
	make       func(*variation) string
}

// variation is one choice of countries, people and day.
type variation struct {
	random  *rand.Rand
	nations map[string]*nation // by the code that the example has
	people  map[string][]string
	ids     map[string]string
	day     time.Time
	days    int // by which dates are moved
	from    *example
	offsets []offset
	text    []rune
}

// offset says how far the text from a code point of the example on is moved.
type offset struct{ old, oldEnd, new, newEnd int }

// examples reads the stories once.
func examples(t testing.TB) []*example {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	w := loadWorld(t)
	var list []*example
	for _, path := range paths {
		r := archivetest.Read(t, path)
		list = append(list, newExample(t, w, r))
	}
	return list
}

func newExample(t testing.TB, w *world, r *record.Record) *example {
	t.Helper()
	body, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	e := &example{world: w, record: *r, json: body, text: []rune(r.Document.Text), phrases: make(map[string][]slot)}
	e.base, err = time.Parse(time.DateOnly, head(r.Document.Dated(), len(time.DateOnly)))
	if err != nil {
		e.base = time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC)
	}
	d := newDictionary(w, e)
	e.slots = d.slots(r.Document.Text)
	eachString(reflect.ValueOf(r).Elem(), "", func(_ string, s reflect.Value) {
		if found := d.slots(s.String()); len(found) > 0 && s.Len() < 200 {
			e.phrases[s.String()] = found
		}
	})
	return e
}

func head(s string, n int) string { return s[:min(n, len(s))] }

// eachString walks the strings of a record, each with the name of its field.
func eachString(v reflect.Value, field string, do func(field string, s reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachString(v.Elem(), field, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), field, do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachString(v.Field(i), v.Type().Field(i).Name, do)
		}
	case reflect.String:
		do(field, v)
	}
}

// vary draws what to exchange: more than half of the countries, and all people.
// The story moves to about a day, by whole weeks, so that weekdays stay right.
func (e *example) vary(random *rand.Rand, day time.Time) *variation {
	v := &variation{random: random, day: day, from: e, nations: make(map[string]*nation), people: make(map[string][]string), ids: make(map[string]string)}
	v.days = int(day.Sub(e.base).Hours()) / 24 / 7 * 7
	taken := make(map[*nation]bool)
	for _, n := range e.nations {
		taken[n] = true
	}
	for _, n := range e.nations {
		other := n
		if random.IntN(10) < 6 {
			if other = e.world.busy(random); taken[other] {
				other = n
			}
		}
		taken[other] = true
		v.nations[n.code] = other
		v.ids[n.code] = other.code
	}
	v.cast(e.world, day)
	v.write()
	return v
}

// cast gives people names: those in office the names of the holders, a third of
// the others names that come again.
func (v *variation) cast(w *world, day time.Time) {
	given := make(map[string]bool) // ids
	used := make(map[string]bool)  // given names, so that no two people of a story have one name
	for i := range v.from.record.Actors {
		a := &v.from.record.Actors[i]
		if a.Kind != "person" {
			continue
		}
		country := v.code(a.Country)
		level := strconv.Itoa(v.random.IntN(30))
		if a.Office != nil && a.Office.Level != "" {
			level = a.Office.Level
		}
		name := w.officer(country, level, day)
		for v.random.IntN(4) == 0 || used[name[0]] {
			name = w.person(v.random)
		}
		used[name[0]] = true
		for k, word := range strings.Fields(a.Name) {
			if _, there := v.people[word]; !there {
				v.people[word] = []string{name[min(k, len(name)-1)]}
			}
		}
		if at := v.from.phrases[a.Name]; len(at) > 0 {
			id := strings.ToLower(strings.ReplaceAll(v.phrase(a.Name), " ", "-"))
			for n := 2; given[id]; n++ { // two people whose names share words
				id = fmt.Sprintf("%s-%d", strings.TrimSuffix(id, fmt.Sprintf("-%d", n-1)), n)
			}
			given[id] = true
			v.ids[a.ID] = id
		}
	}
}

// code is the country that stands for another, or for the first letters of a
// code of CAMEO.
func (v *variation) code(s string) string {
	if len(s) >= 3 {
		if n := v.nations[s[:3]]; n != nil {
			return n.code + s[3:]
		}
	}
	return s
}

// write makes the text.
func (v *variation) write() {
	at := 0
	for _, s := range v.from.slots {
		v.text = append(v.text, v.from.text[at:s.start]...)
		start := len(v.text)
		v.text = append(v.text, []rune(s.make(v))...)
		v.offsets = append(v.offsets, offset{s.start, s.end, start, len(v.text)})
		at = s.end
	}
	v.text = append(v.text, v.from.text[at:]...)
}

// move is where a code point of the example's text stands now. One within a slot
// becomes the beginning of the new words, or their end.
func (v *variation) move(at int, end bool) int {
	i, _ := slices.BinarySearchFunc(v.offsets, at, func(o offset, at int) int { return cmp.Compare(o.old, at) })
	if i < len(v.offsets) && v.offsets[i].old == at {
		return v.offsets[i].new
	}
	if i == 0 {
		return at
	}
	switch o := v.offsets[i-1]; {
	case at >= o.oldEnd:
		return at - o.oldEnd + o.newEnd
	case end:
		return o.newEnd
	default:
		return o.new
	}
}

// phrase is a string of the record with the names exchanged.
func (v *variation) phrase(s string) string {
	runes, at := []rune(s), 0
	var b strings.Builder
	for _, x := range v.from.phrases[s] {
		b.WriteString(string(runes[at:x.start]))
		b.WriteString(x.make(v))
		at = x.end
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

// record is the example's record with all exchanged, and more text behind it.
func (v *variation) record(t testing.TB, more string) *record.Record {
	t.Helper()
	r := new(record.Record)
	if err := json.Unmarshal(v.from.json, r); err != nil {
		t.Fatal(err)
	}
	v.spans(reflect.ValueOf(r).Elem())
	eachString(reflect.ValueOf(r).Elem(), "", func(field string, s reflect.Value) { s.SetString(v.field(field, s.String())) })
	for i := range r.Encounters {
		v.place(&r.Encounters[i])
	}
	d := &r.Document
	d.Text = string(v.text) + more
	if more != "" {
		d.Segments = append(d.Segments, record.Segment{Kind: record.Paragraph, Start: len(v.text) + 2, End: len(v.text) + utf8.RuneCountInString(more)})
	}
	d.ID = archive.Hash([]byte(d.Text))
	return r
}

// place puts an encounter into the capital of its new country.
func (v *variation) place(e *record.Encounter) {
	if e.Geo == nil {
		return
	}
	for old, n := range v.nations {
		if n.code == e.Country && old != n.code {
			e.Geo = &record.Geo{GeonameID: n.capital.GeonameID, Lat: n.capital.Lat, Lon: n.capital.Lon}
		}
	}
}

var (
	evidenceType = reflect.TypeFor[record.Evidence]()
	segmentType  = reflect.TypeFor[record.Segment]()
)

// spans moves all spans.
func (v *variation) spans(x reflect.Value) {
	switch x.Kind() {
	case reflect.Pointer:
		if !x.IsNil() {
			v.spans(x.Elem())
		}
	case reflect.Slice:
		for i := range x.Len() {
			v.spans(x.Index(i))
		}
	case reflect.Struct:
		switch x.Type() {
		case evidenceType:
			e := x.Addr().Interface().(*record.Evidence)
			e.Start, e.End = v.move(e.Start, false), v.move(e.End, true)
			e.Exact = string(v.text[e.Start:e.End])
		case segmentType:
			s := x.Addr().Interface().(*record.Segment)
			s.Start, s.End = v.move(s.Start, false), v.move(s.End, true)
		default:
			for i := range x.NumField() {
				v.spans(x.Field(i))
			}
		}
	}
}

// field exchanges what one field of the record says.
func (v *variation) field(name, s string) string {
	switch name {
	case "Exact", "Text", "Version", "Schema":
		return s
	case "Date", "EndDate", "OngoingOn", "Value":
		return shifted(s, v.days)
	case "ID", "Speaker", "Addressee", "OnBehalfOf", "ReportedBy", "Target", "Members", "Actor", "Recipient", "Country", "Organization", "Cameo":
		if id, ok := v.ids[s]; ok {
			return id
		}
		if strings.ToUpper(s) == s {
			return v.code(s)
		}
		return v.phrase(s)
	}
	return v.phrase(s)
}

// shifted moves a date as records write them.
func shifted(s string, days int) string {
	date, rest, _ := strings.Cut(s, "T")
	if rest != "" {
		rest = "T" + rest
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if day, err := time.Parse(layout, date); err == nil {
			return middle(day, layout).AddDate(0, 0, days).Format(layout) + rest
		}
	}
	return s
}

// middle is the middle of a month or year.
func middle(day time.Time, layout string) time.Time {
	switch layout {
	case "2006-01":
		return day.AddDate(0, 0, 14)
	case "2006":
		return day.AddDate(0, 6, 0)
	}
	return day
}

func letterAt(text []rune, i int) bool {
	return i >= 0 && i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]))
}
