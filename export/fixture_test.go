package export

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
	"chancery/record"
)

// world is an archive of a few stories with encounters, statements and events,
// one of whose dates a person has ruled on.
func world(t *testing.T) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "world.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	a.Now = func() time.Time { return time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC) }
	for i, s := range archivetest.World() {
		r := withEvents(s)
		if _, err := a.Add(t.Context(), archivetest.Prepare(t, r, archive.Source{Input: s.Title + ".txt", URL: s.URL})); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			c, err := correction.New(r, correction.Ruling{Verb: correction.Change, Kind: correction.OfEncounter, ID: "e1", Field: "date", Value: json.RawMessage(`"2024-05-08"`), Author: "mk", Time: a.Now()})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := a.Correct(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	return a
}

// withEvents is the record of a story, its day and place told by words, with an
// event of the encounter, one of the statement and one that has no recipient
// though its type needs one.
func withEvents(s archivetest.Story) *record.Record {
	r := s.Record()
	e := &r.Encounters[0]
	lead, words := e.Evidence, []record.Evidence{*r.Statements[0].Content}
	if s.Title == "Talks on coffee" {
		e.DateEvidence, e.DatePrecision = lead, "day"
		e.Geo = &record.Geo{GeonameID: 426272, Lat: -3.4264, Lon: 29.9306}
	}
	r.Events = []record.Event{
		{
			ID: "v1", Actor: []string{s.Guest.Country + "GOV"}, Recipient: []string{s.Host.Country + "GOV"}, Plover: record.Plover{Type: "CONSULT", Mode: "visit", Context: []string{"diplomatic"}},
			Cameo: "042", Goldstein: 4, Quad: 1, Status: e.Status, Date: s.Date, Place: s.City, From: []string{"e1"}, Evidence: lead, Rule: "encounter talks",
		},
		{
			ID: "v2", Actor: []string{s.Host.Country}, Recipient: []string{s.Guest.Country}, Plover: record.Plover{Type: "AGREE"},
			Cameo: "030", Goldstein: 2.5, Quad: 1, Status: "held", Date: s.Date, From: []string{"s1"}, Evidence: words, Rule: "act offer",
		},
		{ID: "v3", Actor: []string{s.Host.Country + "MIL"}, Plover: record.Plover{Type: "AID"}, Cameo: "070", Goldstein: 10, Quad: 2, Status: "held", Evidence: words},
	}
	return r
}

// exported is what a job writes, with its manifest.
func exported(t *testing.T, a *archive.Archive, j Job) ([]byte, *Manifest) {
	t.Helper()
	j.Engine, j.Base = record.Reader{Name: "chancery", Version: "test", Model: "none"}, "https://archive.example"
	var b bytes.Buffer
	m, err := j.Write(t.Context(), a, &b)
	if err != nil {
		t.Fatalf("%s of %s: %v", j.Format, j.Of, err)
	}
	return b.Bytes(), m
}

// objects reads lines of JSON.
func objects[T any](t *testing.T, b []byte) []T {
	t.Helper()
	var out []T
	for dec := json.NewDecoder(bytes.NewReader(b)); dec.More(); {
		var x T
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}
