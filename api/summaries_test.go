package api

import (
	"slices"
	"strings"
	"testing"

	"chancery/archive"
)

func TestSummaries(t *testing.T) {
	s, a := serve(t, Options{})
	rest := s.URL + Prefix
	n, err := a.Numbers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := read[archive.Numbers](t, rest+"/numbers"); got != n {
		t.Errorf("numbers %+v, want %+v", got, n)
	}
	facets := read[archive.Facets](t, rest+"/facets?of=statements&who=nahayo")
	if i := slices.IndexFunc(facets.Fields, func(f archive.Facet) bool { return f.Field == "act" }); i < 0 || len(facets.Fields[i].Values) != 2 {
		t.Errorf("facets %+v", facets)
	}
	if line := read[archive.Timeline](t, rest+"/timeline?step=year&country=BDI&background=no"); line.Step != "year" || line.Total != 2 {
		t.Errorf("timeline %+v", line)
	}
	if places := read[archive.Places](t, rest+"/places"); places.Encounters == 0 {
		t.Errorf("places %+v", places)
	}
	if pairs := read[archive.Pairs](t, rest+"/pairs?from=2024-03&to=2024-03&limit=5"); len(pairs.Countries) != 1 {
		t.Errorf("pairs %+v", pairs)
	}
	dyad := read[archive.Dyad](t, rest+"/dyads/Burundi/FIN")
	if len(dyad.Encounters) != 1 || dyad.Ways[0].From != "BDI" || dyad.Ways[0].Statements != 1 || dyad.Ways[1].Statements != 0 {
		t.Errorf("dyad %+v", dyad)
	}
}

func TestOneOfEachKind(t *testing.T) {
	s, a := serve(t, Options{})
	rest := s.URL + Prefix
	all, err := a.Dossiers(t.Context(), archive.Filter{Who: []string{"nahayo"}, Status: []string{"held"}})
	if err != nil || len(all.Items) != 1 {
		t.Fatalf("%d dossiers, %v", len(all.Items), err)
	}
	want := all.Items[0]
	for _, id := range []string{want.ID, strings.Replace(want.Lead.ID, "/", "%2F", 1)} {
		got := read[FullEncounter](t, rest+"/encounters/"+id)
		if got.ID != want.ID || len(got.Accounts) != 1 || got.Accounts[0].Statements[0].ID != want.Lead.Document.ID+"/s1" || got.Link != "/encounters/"+want.ID {
			t.Errorf("%s: %+v", id, got)
		}
	}
	if reports := read[list[Report]](t, rest+"/encounters/"+want.ID+"/reports").Items; len(reports) != 1 || reports[0].ID != want.Lead.ID {
		t.Errorf("reports %+v", reports)
	}
	person := read[list[Actor]](t, rest+"/actors?who=laine").Items[0]
	if full := read[FullActor](t, rest+"/actors/"+person.ID); full.Name != "Otto Laine" || full.Encounters != 2 || full.Names[0].Seen[0].Evidence.Exact != "Otto Laine" {
		t.Errorf("actor %+v", full)
	}
	if full := read[FullActor](t, rest+"/actors/fin"); full.ID != "FIN" {
		t.Errorf("country %+v", full)
	}
	if met := read[archive.Network](t, rest+"/actors/"+person.ID+"/counterparts?limit=1"); len(met.People) != 1 {
		t.Errorf("counterparts %+v", met)
	}
	if d := read[list[Listed]](t, rest+"/documents?source=Andes+News").Items; len(d) != 2 || d[0].Statements != 1 {
		t.Errorf("documents %+v", d)
	}
	phrases := read[list[Formula]](t, rest+"/formulae?country=BDI").Items
	if len(phrases) != 1 || phrases[0].Formula != "mutual respect" {
		t.Fatalf("phrases %+v", phrases)
	}
	if one := read[Ledger](t, rest+"/formulae/"+phrases[0].Key); one.Documents != 1 || one.Newest[0].Evidence.Exact != "mutual respect" {
		t.Errorf("ledger %+v", one)
	}
	if alerts := read[list[archive.DocumentAlerts]](t, rest+"/formulae/alerts?source=Andes+News").Items; len(alerts) != 3 || alerts[0].Note == "" {
		t.Errorf("alerts %+v", alerts)
	}
	if alerts := read[list[archive.DocumentAlerts]](t, rest+"/documents/"+want.Lead.Document.ID+"/alerts").Items; len(alerts) == 0 || alerts[0].Document.ID != want.Lead.Document.ID {
		t.Errorf("alerts %+v", alerts)
	}
}
