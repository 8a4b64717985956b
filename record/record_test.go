package record_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"chancery/record"
)

func TestQuoterAgreesWithCountingRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 900, -1).Draw(t, "text")
		if !utf8.ValidString(text) {
			t.Skip("stored text is valid UTF-8")
		}
		q := record.NewQuoter(text)
		runes := []rune(text)
		a := rapid.IntRange(0, len(runes)).Draw(t, "a")
		b := rapid.IntRange(a, len(runes)).Draw(t, "b")
		start, end := len(string(runes[:a])), len(string(runes[:b]))
		e := q.Quote(start, end)
		if e.Start != a || e.End != b || e.Exact != string(runes[a:b]) {
			t.Fatalf("Quote(%d, %d) = %+v, want %d-%d", start, end, e, a, b)
		}
		if s, n := q.Bytes(e); s != start || n != end {
			t.Fatalf("Bytes(%+v) = %d, %d, want %d, %d", e, s, n, start, end)
		}
	})
}

func TestQuoteNeverCutsACodePoint(t *testing.T) {
	q := record.NewQuoter("né—Łódź")
	for a := -2; a < 14; a++ {
		for b := -2; b < 14; b++ {
			e := q.Quote(a, b)
			if !utf8.ValidString(e.Exact) {
				t.Errorf("Quote(%d, %d) = %q, which is not valid UTF-8", a, b, e.Exact)
			}
			if got := string([]rune(q.Text())[e.Start:e.End]); got != e.Exact {
				t.Errorf("Quote(%d, %d): the offsets give %q, the words are %q", a, b, got, e.Exact)
			}
		}
	}
}

func sample() *record.Record {
	text := "Łukasz met Noor."
	q := record.NewQuoter(text)
	return &record.Record{
		Schema:   record.Schema,
		Document: record.Document{Text: text, Segments: []record.Segment{{Kind: record.Paragraph, Start: 0, End: 16}}},
		Actors: []record.Actor{
			{ID: "lukasz", Kind: "person", Mentions: []record.Mention{{Evidence: q.Quote(0, 7), How: "name"}}},
			{ID: "noor", Kind: "person", Mentions: []record.Mention{{Evidence: q.Quote(12, 16), How: "name"}}},
		},
		Encounters: []record.Encounter{{
			ID: "e1", Participants: []record.Participant{{Actor: "lukasz"}, {Actor: "noor"}},
			Evidence: []record.Evidence{q.Quote(0, len(text))},
		}},
	}
}

func TestValidate(t *testing.T) {
	tests := []struct {
		name   string
		damage func(*record.Record)
		want   string // part of the message; "" when the record is sound
	}{
		{"a sound record passes", func(*record.Record) {}, ""},
		{"words that do not stand there", func(r *record.Record) { r.Actors[0].Mentions[0].Exact = "Lukasz" }, `reads "Łukasz"`},
		{"a span past the end", func(r *record.Record) { r.Encounters[0].Evidence[0].End = 99 }, "outside the text"},
		{"an actor who is not there", func(r *record.Record) { r.Encounters[0].Participants[0].Actor = "x" }, `no actor "x"`},
		{"an id given twice", func(r *record.Record) { r.Actors[1].ID = "lukasz" }, "given twice"},
		{"segments that overlap", func(r *record.Record) {
			r.Document.Segments = append(r.Document.Segments, record.Segment{Kind: record.Paragraph, Start: 3, End: 5})
		}, "overlaps"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sample()
			tt.damage(r)
			err := r.Validate()
			switch {
			case tt.want == "" && err != nil:
				t.Fatalf("unexpected: %v", err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Fatalf("got %v, want a message with %q", err, tt.want)
			}
		})
	}
}
