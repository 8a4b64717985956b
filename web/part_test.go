package web

import (
	"net/url"
	"strings"
	"testing"

	"chancery/record"
)

func TestLongTextsAreShownInParts(t *testing.T) {
	text := strings.Repeat("é", 100_000)
	r := &record.Record{Document: record.Document{ID: strings.Repeat("a", 64), Text: text}}
	d := &r.Document
	for start := 0; start < 100_000; start += 1000 {
		d.Segments = append(d.Segments, record.Segment{Kind: record.Paragraph, Start: start, End: start + 999})
	}
	last := 0
	for n, address := 1, ""; ; n++ {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		p := partOf(r, u.Query())
		if p.Number != n || p.start != last || p.end <= p.start || p.end-p.start > partLetters+1000 {
			t.Fatalf("part %d goes from %d to %d, after %d", p.Number, p.start, p.end, last)
		}
		last = p.end
		if address = p.Later; address == "" {
			if n != p.Of || n < 3 {
				t.Errorf("%d parts, of %d", n, p.Of)
			}
			break
		}
	}
	if last != 100_000 {
		t.Errorf("the parts end at %d", last)
	}
	r.Encounters = []record.Encounter{{ID: "e1", Evidence: []record.Evidence{{Start: 50_000, End: 50_010}}}, {ID: "e2"}}
	r.Statements = []record.Statement{{ID: "s900", Content: &record.Evidence{Start: 99_000, End: 99_010}}}
	for at, want := range map[string]string{
		"item=e1": "2", "item=s900": "3", "item=e2": "1", "item=s1": "1", "item=s900&part=2": "2",
		"at=0-5": "1", "at=50000-50010": "2", "at=99999-100000": "3", "at=500000-500001": "1", "part=99": "3", "part=-1": "1", "part=x": "1",
	} {
		q, _ := url.ParseQuery(at)
		if p := partOf(r, q); want != string(rune('0'+p.Number)) {
			t.Errorf("%s shows part %d, want %s", at, p.Number, want)
		}
	}
	d.Segments = nil
	if p := partOf(r, nil); p.Of != 1 || p.end != 100_000 {
		t.Errorf("a text without segments has parts: %+v", p)
	}
}

func TestAPartHasWhatBeginsInIt(t *testing.T) {
	ev := func(start int) record.Evidence { return record.Evidence{Start: start, End: start + 2} }
	r := &record.Record{
		Encounters: []record.Encounter{{ID: "e1", Evidence: []record.Evidence{ev(5)}}, {ID: "e2", Evidence: []record.Evidence{ev(50)}}},
		Actors:     []record.Actor{{ID: "a", Mentions: []record.Mention{{Evidence: ev(5)}, {Evidence: ev(50)}}}, {ID: "b", Mentions: []record.Mention{{Evidence: ev(5)}}}},
	}
	p := part{start: 40, end: 80, Number: 2, Of: 2}
	got := p.cut(r)
	if len(got.Encounters) != 1 || got.Encounters[0].ID != "e2" || len(got.Actors) != 1 || len(got.Actors[0].Mentions) != 1 {
		t.Errorf("the second part has %+v", got)
	}
	if len(r.Actors[0].Mentions) != 2 || len(r.Encounters) != 2 {
		t.Error("the record itself was cut")
	}
}
