package eval

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestCountSetsCountsDoublesOnce(t *testing.T) {
	for _, tc := range []struct {
		name            string
		gold, predicted []string
		want            Counts
	}{
		{"same", []string{"a", "b"}, []string{"b", "a"}, Counts{2, 2, 2}},
		{"one missed", []string{"a", "b"}, []string{"a"}, Counts{1, 1, 2}},
		{"one extra", []string{"a"}, []string{"a", "b"}, Counts{1, 2, 1}},
		{"doubles", []string{"a", "a"}, []string{"a", "a", "a"}, Counts{1, 1, 1}},
		{"nothing", nil, nil, Counts{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := CountSets(tc.gold, tc.predicted); got != tc.want {
				t.Errorf("got %+v, want %+v", got, tc.want)
			}
		})
	}
}

func TestRatesOfNothingAreZero(t *testing.T) {
	var c Counts
	if c.P() != 0 || c.R() != 0 || c.F1() != 0 {
		t.Errorf("got %v %v %v, want zeros", c.P(), c.R(), c.F1())
	}
	if got := (Counts{1, 2, 4}).F1(); got != 1.0/3 {
		t.Errorf("F1 of 1 right, 2 predicted, 4 gold: got %v, want 1/3", got)
	}
}

func TestReportAlignsItsColumns(t *testing.T) {
	r := &Report{Name: "ner"}
	r.Add("types", PRF("Person", Counts{1, 2, 4})).Add("", Share("right", 3, 4), Value("LAS", 88.126)).Note("note %d", 1)
	var b bytes.Buffer
	if err := r.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"ner            P       R      F1   right predicted    gold",
		"types",
		"  Person   50.00   25.00   33.33       1         2       4",
		"  right                    75.00       3                 4",
		"  LAS                      88.13",
		"note 1",
		"",
	}, "\n")
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

type namedReader struct{ *strings.Reader }

func (namedReader) Name() string { return "dev.jsonl" }

func TestReadJSONLNamesTheLineOfAnError(t *testing.T) {
	type row struct{ ID string }
	_, err := ReadJSONL[row](namedReader{strings.NewReader("{\"id\":\"a\"}\n\n{oops\n")})
	if err == nil || !strings.HasPrefix(err.Error(), "dev.jsonl:3: ") {
		t.Errorf("got %v, want an error at dev.jsonl:3", err)
	}
	rows, err := ReadJSONL[row](strings.NewReader("{\"id\":\"a\"}\r\n{\"id\":\"b\"}"))
	if err != nil || fmt.Sprint(rows) != "[{a} {b}]" {
		t.Errorf("got %v, %v", rows, err)
	}
	if _, err := ReadJSONL[row](strings.NewReader("\n")); err == nil {
		t.Error("no error for an input without lines")
	}
}
