package encounter_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"chancery/actor"
	"chancery/article"
	"chancery/encounter"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// read runs the readings that this one stands on over a story's text.
func read(t testing.TB, story string) ([]record.Encounter, []record.Abstention, *article.Article) {
	t.Helper()
	a, err := article.Read([]byte(story), article.Options{})
	if err != nil {
		t.Fatalf("%q: %v", story, err)
	}
	var ranges []syntax.Range
	for _, s := range a.Ranges(record.Title, record.CaptionSeg, record.Paragraph) {
		ranges = append(ranges, syntax.Range{Start: s.Start, End: s.End})
	}
	text := syntax.ParseRanges(a.Document.Text, ranges)
	cast := actor.Read(&a.Document, a.Quote, text)
	var basis when.Basis
	if a.Document.Dateline != nil {
		basis.Dateline, _ = when.ParseDate(a.Document.Dateline.Date)
	}
	es, abs := encounter.Read(&a.Document, a.Quote, text, cast, when.Read(text, basis), where.Read(text))
	return es, abs, a
}

// story sets a sentence into a wire story of 10 March 2026, a Tuesday.
func story(sentence string) string {
	title, body, ok := strings.Cut(sentence, "||")
	if !ok {
		title, body = "News of the day", sentence
	}
	return title + "\n\nGENEVA, March 10, 2026 (Xinhua) -- " + body + "\n"
}

func lines(t testing.TB, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if l := sc.Text(); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

func describe(list []record.Encounter) string {
	var parts []string
	for _, e := range list {
		d := e.Kind + " " + e.Status
		if e.Background {
			d += " background"
		}
		parts = append(parts, d)
	}
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, ", ")
}

func TestTrapsTellOfNoEncounter(t *testing.T) {
	traps := lines(t, "testdata/traps.txt")
	if len(traps) < 60 {
		t.Fatalf("only %d traps", len(traps))
	}
	for _, trap := range traps {
		if got, _, _ := read(t, story(trap)); len(got) > 0 {
			t.Errorf("%s\n  read as %s: %+v", trap, describe(got), got[0].Participants)
		}
	}
}

func TestStatusIsToldApart(t *testing.T) {
	cases := lines(t, "testdata/cases.tsv")
	if len(cases) < 40 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		want, sentence, _ := strings.Cut(c, "\t")
		got, abs, _ := read(t, story(sentence))
		if d := describe(got); d != want {
			t.Errorf("%s\n  want %s, got %s %+v", sentence, want, d, abs)
		}
	}
}
