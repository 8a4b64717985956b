package archivetest

import (
	"fmt"
	"testing"

	"chancery/archive"
	"chancery/record"
)

// eventful is a story with an event of its encounter, one of its statement and one
// that rests on neither and has no day.
func eventful(t *testing.T, s Story) *archive.Entry {
	r := s.Record()
	lead, words := r.Encounters[0].Evidence, []record.Evidence{*r.Statements[0].Content}
	r.Events = []record.Event{
		{
			ID: "v1", Actor: []string{s.Guest.Country + "GOV"}, Recipient: []string{s.Host.Country + "GOV"}, Plover: record.Plover{Type: "CONSULT", Mode: "visit"},
			Cameo: "042", Goldstein: 4, Quad: 1, Status: r.Encounters[0].Status, Date: s.Date, Place: s.City, From: []string{"e1"}, Evidence: lead,
		},
		{
			ID: "v2", Actor: []string{s.Host.Country}, Recipient: []string{s.Guest.Country}, Plover: record.Plover{Type: "AGREE"},
			Cameo: "030", Goldstein: 2.5, Quad: 1, Status: "held", Date: s.Date, From: []string{"s1"}, Evidence: words,
		},
		{
			ID: "v3", Actor: []string{s.Host.Country + "MIL"}, Plover: record.Plover{Type: "RETREAT"},
			Cameo: "087", Goldstein: 8, Quad: 2, Status: "held", Evidence: words,
		},
	}
	return Prepare(t, r, archive.Source{Input: s.Title + ".txt", URL: s.URL})
}

func events(t *testing.T, a *archive.Archive) {
	for _, s := range World() {
		if _, err := a.Add(t.Context(), eventful(t, s)); err != nil {
			t.Fatal(err)
		}
	}
	const coffee, fish, visit = "Talks on coffee", "A call about fish", "Visit put off"
	list := func(ss ...string) []string { return append([]string{}, ss...) }
	for _, c := range []struct {
		name   string
		filter archive.Filter
		want   []string // title and local id
	}{
		{"from a day, so with one", archive.Filter{From: "2023"}, list(fish+" v2", fish+" v1", coffee+" v2", coffee+" v1", visit+" v2", visit+" v1")},
		{"oldest first", archive.Filter{From: "2024", Oldest: true}, list(coffee+" v1", coffee+" v2", fish+" v1", fish+" v2")},
		{"a dyad, from the first to the second", archive.Filter{Dyad: list("FIN", "BDI")}, list(coffee + " v1")},
		{"and the other way", archive.Filter{Dyad: list("BDI", "FIN")}, list(coffee + " v2")},
		{"a country by the codes", archive.Filter{Country: list("FIN"), From: "2024-05"}, list(fish+" v2", fish+" v1")},
		{"a country nobody names", archive.Filter{Country: list("AUS")}, list()},
		{"its own status", archive.Filter{Status: list("cancelled")}, list(visit + " v1")},
		{"the person who spoke", archive.Filter{Who: list("nahayo"), From: "2024"}, list(coffee+" v2", coffee+" v1")},
		{"the act it rests on, or that its document has", archive.Filter{Act: list("request")}, list(fish+" v2", fish+" v1", fish+" v3")},
		{"a topic and a place", archive.Filter{Topic: list("trade"), Place: list("gitega"), From: "2024"}, list(coffee+" v2", coffee+" v1")},
		{"a stranger", archive.Filter{Who: list("nobody")}, list()},
	} {
		page, err := a.Events(t.Context(), c.filter)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		got := []string{}
		for _, e := range page.Items {
			got = append(got, e.Document.Title+" "+e.Event.ID)
		}
		wantTitles(t, c.name, got, c.want...)
	}
	page, err := a.Events(t.Context(), archive.Filter{Act: []string{"offer"}, Limit: 1, Oldest: true})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d items, %v", len(page.Items), err)
	}
	e := page.Items[0]
	if e.Encounter == nil || e.Encounter.City != "Gitega" || len(e.Parties) != 2 || e.Parties[0].Name != "Élise Nahayo" || e.Parties[0].Role != "host" || e.Added == "" || e.Day != "2024-03-01" {
		t.Errorf("the event came back as %+v", e)
	}
	one, err := a.Event(t.Context(), e.ID[:12]+"/"+e.Event.ID)
	if err != nil || one.ID != e.ID || one.Encounter == nil || one.Day != e.Day {
		t.Errorf("by its id it came back as %+v, %v", one, err)
	}
	_, err = a.Event(t.Context(), e.Document.ID+"/v99")
	wantError(t, err, archive.ErrNotFound, "no such event")
	_, err = a.Events(t.Context(), archive.Filter{Act: []string{"promise"}})
	wantError(t, err, archive.ErrFilter, "no act")
}

func eventPages(t *testing.T, a *archive.Archive) {
	for _, s := range many(8) {
		if _, err := a.Add(t.Context(), eventful(t, s)); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []archive.Filter{{}, {Oldest: true}, {Act: []string{"offer"}}} {
		f.Limit = 5
		seen := make(map[string]bool)
		for pages := 0; ; pages++ {
			page, err := a.Events(t.Context(), f)
			if err != nil || pages > 6 {
				t.Fatal(pages, err)
			}
			for _, e := range page.Items {
				if seen[e.ID] {
					t.Errorf("%s came twice", e.ID)
				}
				seen[e.ID] = true
			}
			if f.After = page.Next; f.After == "" {
				break
			}
		}
		if len(seen) != 24 {
			t.Error(fmt.Sprint(len(seen)), "events of 24 in pages")
		}
	}
}
