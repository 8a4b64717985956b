package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/record"
)

var update = flag.Bool("update", false, "write what is read as the expectation of each layout")

const (
	inputMark = "-- input --\n"
	wantMark  = "-- want --\n"
)

// TestLayouts reads each file of testdata/layouts: a story in the layout of
// some agency or ministry, and below it every field and segment that must come
// out. Run with -update to write the expectations, and read the diff.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/layouts/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d layouts, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkLayout(t, file) })
	}
}

func checkLayout(t *testing.T, file string) {
	checkFile(t, file, func(input string, a *Article) string {
		if a.Document.Text != input {
			t.Error("the stored text is not the input")
		}
		return describe(a)
	})
}

// checkFile reads the input of a file and compares what print makes of it with
// the rest of the file.
func checkFile(t *testing.T, file string, print func(input string, a *Article) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	input, want, ok := strings.Cut(strings.TrimPrefix(string(data), inputMark), wantMark)
	if !ok {
		t.Fatalf("%s: no %q", file, wantMark)
	}
	a, err := Read([]byte(input), Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := print(input, a)
	if *update {
		if err := os.WriteFile(file, []byte(inputMark+input+wantMark+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("%s reads\n%s\nwant\n%s", file, got, want)
	}
}

// describe prints a document's fields, one a line, and its segments with their
// first and last words.
func describe(a *Article) string {
	var b strings.Builder
	d := a.Document
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	if d.Title != nil {
		field("title", d.Title.Exact)
	}
	field("language", d.Language)
	field("agency", d.Agency)
	field("publisher", d.Publisher)
	for name, date := range map[string]*record.Date{"published": d.Published} {
		if date != nil {
			field(name, date.Value+" "+date.Precision+" = "+date.Evidence.Exact)
		}
	}
	if d.HeaderDate != nil {
		field("header date", d.HeaderDate.Value)
	}
	if l := d.Dateline; l != nil {
		field("dateline", fmt.Sprintf("%s, %s, %s, %s = %s", l.Place, orDash(l.Country), orDash(l.Date), orDash(l.Agency), l.Evidence.Exact))
	}
	for _, c := range d.Captions {
		field("credit", orDash(c.Credit))
	}
	for _, s := range d.Segments {
		start, end := a.Quote.Byte(s.Start), a.Quote.Byte(s.End)
		fmt.Fprintf(&b, "%s %d-%d %s\n", s.Kind, s.Start, s.End, ends(d.Text[start:end]))
	}
	return b.String()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// ends keeps the first and last words of a long segment.
func ends(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 70 {
		return string(r[:42]) + " … " + string(r[len(r)-22:])
	}
	return s
}
