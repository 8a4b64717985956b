package archivetest

import (
	"errors"
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

// AddEventful adds stories with events, three each.
func AddEventful(t *testing.T, a *archive.Archive, stories ...Story) {
	t.Helper()
	for _, s := range stories {
		if _, err := a.Add(t.Context(), eventful(t, s)); err != nil {
			t.Fatal(err)
		}
	}
}

func events(t *testing.T, a *archive.Archive) {
	AddEventful(t, a, World()...)
	const coffee, fish, visit, summit = "Talks on coffee", "A call about fish", "Visit put off", "Memories of a summit"
	list := func(ss ...string) []string { return append([]string{}, ss...) }
	for _, c := range []struct {
		name   string
		filter archive.Filter
		want   []string // title and local id
	}{
		{"from a day, its own or its document's", archive.Filter{From: "2023"}, list(fish+" v3", fish+" v2", fish+" v1", coffee+" v3", coffee+" v2", coffee+" v1", visit+" v2", visit+" v1", visit+" v3")},
		{"oldest first", archive.Filter{From: "2024", Oldest: true}, list(coffee+" v1", coffee+" v2", coffee+" v3", fish+" v1", fish+" v2", fish+" v3")},
		{"a dyad, from the first to the second", archive.Filter{Dyad: list("FIN", "BDI")}, list(coffee + " v1")},
		{"and the other way", archive.Filter{Dyad: list("BDI", "FIN")}, list(coffee + " v2")},
		{"a country by the codes", archive.Filter{Country: list("FIN"), From: "2024-05"}, list(fish+" v2", fish+" v1")},
		{"a country nobody names", archive.Filter{Country: list("AUS")}, list()},
		{"its own status", archive.Filter{Status: list("cancelled")}, list(visit + " v1")},
		{"the person who spoke", archive.Filter{Who: list("nahayo"), From: "2024"}, list(coffee+" v2", coffee+" v1")},
		{"the act it rests on", archive.Filter{Act: list("request")}, list(fish+" v2", fish+" v1")},
		{"its own type", archive.Filter{Type: list("AGREE")}, list(fish+" v2", coffee+" v2", visit+" v2", summit+" v2")},
		{"its own mode", archive.Filter{Mode: list("visit")}, list(fish+" v1", coffee+" v1", visit+" v1", summit+" v1")},
		{"who does it", archive.Filter{Actor: list("BDI"), From: "2024", To: "2024-04"}, list(coffee+" v3", coffee+" v2")},
		{"whom it is done to, and who does it with whom", archive.Filter{Recipient: list("BDI"), From: "2024", To: "2024-04"}, list(coffee+" v3", coffee+" v1")},
		{"what is done to oneself", archive.Filter{Actor: list("BDI"), Recipient: list("BDI"), Type: list("RETREAT"), To: "2024-04"}, list(coffee+" v3", visit+" v3")},
		{"a source, by the document of a plain clause", archive.Filter{Source: list("xinhua"), Type: list("RETREAT")}, list()},
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
	_, err = a.Events(t.Context(), archive.Filter{Type: []string{"MEET"}})
	wantError(t, err, archive.ErrFilter, "no type")
	_, err = a.Statements(t.Context(), archive.Filter{Mode: []string{"visit"}})
	wantError(t, err, archive.ErrFilter, "only events have the field mode")
}

func eventFacets(t *testing.T, a *archive.Archive) {
	AddEventful(t, a, World()...)
	counted, err := a.Facets(t.Context(), archive.OfEvents, archive.Filter{Actor: []string{"BDI"}})
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, f := range counted.Fields {
		for _, v := range f.Values {
			got[f.Field] += fmt.Sprintf("%s %d, ", v.Value, v.Count)
		}
	}
	if counted.Total != 4 || got["type"] != "AGREE 2, RETREAT 2, " || got["recipient"] != "BDI 2, FIN 1, UGA 1, " || got["mode"] != "" ||
		got["status"] != "held 4, " || got["year"] != "2024 2, 2023 2, " || got["country"] != "" {
		t.Errorf("of %d: %v", counted.Total, got)
	}
	if _, err := a.Facets(t.Context(), archive.OfStatements, archive.Filter{Actor: []string{"BDI"}}); !errors.Is(err, archive.ErrFilter) {
		t.Errorf("statements with an actor: %v", err)
	}
}

func eventPages(t *testing.T, a *archive.Archive) {
	AddEventful(t, a, many(8)...)
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
		want := 24
		if len(f.Act) > 0 {
			want = 16 // plain clauses do nothing in words
		}
		if len(seen) != want {
			t.Errorf("%d events of %d in pages", len(seen), want)
		}
	}
}
