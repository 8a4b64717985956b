package ingest_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery/archive"
	"chancery/reader"
	"chancery/record"
)

// example is a story of examples/ with its record as JSON, and what can be
// exchanged in both without moving an offset.
type example struct {
	text, json string
	words      []string // of the names of persons and of cities
	dates      []string // "2023-04-14", as they stand in the record
}

// examples reads the stories once.
func examples(t testing.TB) []example {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var list []example
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(data, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, newExample(t, string(data), r))
	}
	return list
}

func newExample(t testing.TB, text string, r *record.Record) example {
	t.Helper()
	body, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	e := example{text: text, json: string(body)}
	for _, a := range r.Actors {
		if a.Kind == "person" {
			e.words = append(e.words, strings.Fields(a.Name)...)
		}
	}
	for _, x := range r.Encounters {
		e.words = append(e.words, strings.Fields(x.City)...)
		e.dates = append(e.dates, x.Date, x.EndDate, x.OngoingOn)
	}
	if d := r.Document.Published; d != nil {
		e.dates = append(e.dates, d.Value)
	}
	e.words = slices.DeleteFunc(unique(e.words), func(w string) bool { return !plainName(w) })
	for i, d := range e.dates {
		e.dates[i], _, _ = strings.Cut(d, "T")
	}
	e.dates = slices.DeleteFunc(unique(e.dates), func(d string) bool { _, err := time.Parse(time.DateOnly, d); return err != nil })
	return e
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// plainName tells words that can be exchanged wherever they stand: long enough
// not to be part of others, letters only.
func plainName(w string) bool {
	return len(w) >= 5 && strings.IndexFunc(w, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) < 0
}

// syllables that exchanged names are made of.
var syllables = strings.Fields("ba ko li mu ne ra so ti va yo za du fe gi ha jo ke lo mi na")

// exchange makes the n-th replacement of an example: names by others of the same
// length, dates by others. A third of the names is drawn from a few, so that
// some people are in many documents.
func (e *example) exchange(random *rand.Rand) *strings.Replacer {
	var pairs []string
	for _, w := range e.words {
		from := random
		if random.IntN(3) == 0 {
			from = rand.New(rand.NewPCG(uint64(len(w)), uint64(random.IntN(40))))
		}
		pairs = append(pairs, w, newName(from, utf8.RuneCountInString(w)))
	}
	shift := random.IntN(20 * 365)
	for _, d := range e.dates {
		day, _ := time.Parse(time.DateOnly, d)
		pairs = append(pairs, d, day.AddDate(0, 0, -shift).Format(time.DateOnly))
	}
	return strings.NewReplacer(pairs...)
}

// story is a text made from an example: names and years exchanged, and paragraphs
// of other examples behind it, about half as many words as it has.
func (e *example) story(random *rand.Rand, list []example) string {
	text := e.text
	for want := len(text) * 3 / 2; len(text) < want; {
		paragraphs := strings.Split(strings.TrimSpace(list[random.IntN(len(list))].text), "\n")
		if p := paragraphs[random.IntN(len(paragraphs))]; len(p) > 100 {
			text += "\n\n" + p
		}
	}
	text = e.exchange(random).Replace(text)
	earlier := random.IntN(40)
	return years.ReplaceAllStringFunc(text, func(y string) string {
		n, _ := strconv.Atoi(y)
		return strconv.Itoa(n - earlier)
	})
}

// years are those that stories tell of.
var years = regexp.MustCompile(`\b20[0-2][0-9]\b`)

func newName(random *rand.Rand, length int) string {
	var b strings.Builder
	for b.Len() < length {
		b.WriteString(syllables[random.IntN(len(syllables))])
	}
	name := b.String()[:length]
	return strings.ToUpper(name[:1]) + name[1:]
}

// filler makes a paragraph of n words that no other story has, so that variants
// of one story are not copies of one text.
func filler(random *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(newName(random, 3+random.IntN(6))))
	}
	return b.String() + "."
}

// variant is a record made from an example without reading anything. Its text is
// that of the example with twice as many words of its own behind it.
func (e *example) variant(t testing.TB, random *rand.Rand) *record.Record {
	t.Helper()
	r := new(record.Record)
	if err := json.Unmarshal([]byte(e.exchange(random).Replace(e.json)), r); err != nil {
		t.Fatal(err)
	}
	d := &r.Document
	start := utf8.RuneCountInString(d.Text) + 1
	d.Text += "\n" + filler(random, 2*len(strings.Fields(d.Text)))
	d.Segments = append(d.Segments, record.Segment{Kind: record.Paragraph, Start: start, End: utf8.RuneCountInString(d.Text)})
	d.ID = archive.Hash([]byte(d.Text))
	return r
}

// fill adds n variants to an archive, in batches.
func fill(t testing.TB, a *archive.Archive, list []example, from, n int) {
	t.Helper()
	random := rand.New(rand.NewPCG(uint64(from), 1))
	var batch []*archive.Entry
	for i := range n {
		r := list[(from+i)%len(list)].variant(t, random)
		e, err := archive.Prepare(r, archive.Source{Input: fmt.Sprintf("v%07d.txt", from+i)}, []byte(r.Document.Text), true)
		if err != nil {
			t.Fatal(err)
		}
		if batch = append(batch, e); len(batch) == 256 || i == n-1 {
			if _, err := a.Add(t.Context(), batch...); err != nil {
				t.Fatal(err)
			}
			batch = batch[:0]
		}
	}
}

func TestVariantsAreValidRecords(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, e := range examples(t) {
		if err := e.variant(t, random).Validate(); err != nil {
			t.Error(err)
		}
	}
}

// TestEveryReportHasADossier fills an archive with stories that share parties
// and days but are not of the same encounters, in two orders of batches.
func TestEveryReportHasADossier(t *testing.T) {
	list := examples(t)
	a := openArchive(t, filepath.Join(t.TempDir(), "a.db"))
	for _, n := range []int{150, 1, 40} {
		have, err := a.Count(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		fill(t, a, list, have, n)
	}
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
}
