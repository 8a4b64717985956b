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

// input is what this reading stands on, made from a story.
type input struct {
	article *article.Article
	text    *syntax.Text
	cast    *actor.Cast
	times   []when.Time
	places  []where.Place
}

func tryPrepare(story string) (*input, error) {
	a, err := article.Read([]byte(story), article.Options{})
	if err != nil {
		return nil, err
	}
	var ranges []syntax.Range
	for _, s := range a.Ranges(record.Title, record.CaptionSeg, record.Paragraph) {
		ranges = append(ranges, syntax.Range{Start: s.Start, End: s.End})
	}
	var basis when.Basis
	if a.Document.Dateline != nil {
		basis.Dateline, _ = when.ParseDate(a.Document.Dateline.Date)
	}
	if a.Document.Published != nil {
		basis.Published, _ = when.ParseDate(a.Document.Published.Value)
	}
	in := &input{article: a, text: syntax.ParseRanges(a.Document.Text, ranges)}
	in.cast = actor.Read(&a.Document, a.Quote, in.text)
	in.times, in.places = when.Read(in.text, basis), where.Read(in.text)
	return in, nil
}

func prepare(t testing.TB, story string) *input {
	t.Helper()
	in, err := tryPrepare(story)
	if err != nil {
		t.Fatalf("%q: %v", story, err)
	}
	return in
}

func (in *input) encounters() ([]record.Encounter, []record.Abstention) {
	return encounter.Read(&in.article.Document, in.article.Quote, in.text, in.cast, in.times, in.places)
}

func read(t testing.TB, story string) ([]record.Encounter, []record.Abstention, *article.Article) {
	t.Helper()
	in := prepare(t, story)
	es, abs := in.encounters()
	return es, abs, in.article
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
	if len(traps) < 140 {
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
