package archivetest

import (
	"testing"

	"chancery/archive"
	"chancery/archive/correction"
)

func change(field, value string) correction.Ruling {
	return correction.Ruling{Verb: correction.Change, Field: field, Value: []byte(value), Author: "mk", Reason: "seen in the gazette"}
}

func corrections(t *testing.T, a *archive.Archive) {
	id := Add(t, a, World()...)[0].Document
	if _, err := a.Rule(t.Context(), id+"/e1", change("date", `"2024-02-28"`)); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Rule(t.Context(), id[:12]+"/e1", change("kind", `"summit"`)); err != nil {
		t.Fatal(err)
	}
	page, err := a.Encounters(t.Context(), archive.Filter{Kind: []string{"summit"}, To: "2024-02-28"})
	if err != nil || len(page.Items) != 1 || page.Items[0].Encounter.Date != "2024-02-28" {
		t.Errorf("a filter finds %+v, %v", page.Items, err)
	}
	if list := listDossiers(t, a, archive.Filter{Kind: []string{"talks"}}); len(list) != 0 {
		t.Errorf("the dossier is still of talks: %s", show(list))
	}
	kept := get(t, a, id)
	if kept.Record.Encounters[0].Kind != "summit" || len(kept.Corrections.Human) != 2 || len(kept.Corrections.Moved) != 0 {
		t.Errorf("the record came back as %+v with %+v", kept.Record.Encounters[0], kept.Corrections)
	}
	if _, err := a.Rule(t.Context(), id+"/s1", correction.Ruling{Verb: correction.Reject, Author: "mk"}); err != nil {
		t.Fatal(err)
	}
	if list, err := a.Statements(t.Context(), archive.Filter{Act: []string{"offer"}}); err != nil || len(list.Items) != 0 {
		t.Errorf("%d statements after the only one was rejected, %v", len(list.Items), err)
	}
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
	_, err = a.Rule(t.Context(), id+"/e9", change("date", `"2024"`))
	wantError(t, err, archive.ErrNotFound, "e9")
}

func correctionsFirst(t *testing.T, a *archive.Archive) {
	story := World()[0]
	c, err := correction.New(story.Record(), correction.Ruling{
		Verb: correction.Change, Kind: correction.OfEncounter, ID: "e1", Field: "city", Value: []byte(`"Ngozi"`), Author: "mk", Time: a.Now(),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{1, 0} {
		if n, err := a.Correct(t.Context(), c); n != want || err != nil {
			t.Errorf("%d corrections kept, %v, want %d", n, err, want)
		}
	}
	Add(t, a, story)
	page, err := a.Encounters(t.Context(), archive.Filter{Place: []string{"Ngozi"}})
	if err != nil || len(page.Items) != 1 {
		t.Errorf("%d encounters in Ngozi, %v", len(page.Items), err)
	}
	list, err := a.Corrections(t.Context())
	if err != nil || len(list) != 1 || list[0].ID != c.ID {
		t.Errorf("corrections %+v, %v", list, err)
	}
	if moved, err := a.Moved(t.Context()); err != nil || len(moved) != 0 {
		t.Errorf("moved %+v, %v", moved, err)
	}
}

func rulings(t *testing.T, a *archive.Archive) {
	added := Add(t, a, TwoReports()...)
	report := func(i int) string { return added[i].Document + "/e1" }
	if _, err := a.RuleLink(t.Context(), report(0), report(1), false, "mk", "two meetings"); err != nil {
		t.Fatal(err)
	}
	if list := listDossiers(t, a, archive.Filter{}); len(list) != 3 {
		t.Fatalf("after a split: %s", show(list))
	}
	list := listDossiers(t, a, archive.Filter{})
	if _, err := a.RuleLink(t.Context(), list[0].ID, report(0), true, "mk", "a misprint"); err != nil {
		t.Fatal(err)
	}
	joined := listDossiers(t, a, archive.Filter{Formula: []string{"mutual respect"}})
	if len(joined) != 1 || joined[0].Reports != 2 {
		t.Fatalf("after a join: %s", show(joined))
	}
	late := TwoReports()[1] // one more copy changes nothing of what was ruled
	late.Title = "Burundi and Finland talked"
	Add(t, a, late)
	for _, d := range listDossiers(t, a, archive.Filter{}) {
		of := map[string]bool{}
		for _, k := range d.Detail.Reports {
			of[k.Document] = true
		}
		if of[added[0].Document] && of[added[1].Document] || of[added[0].Document] != of[added[2].Document] {
			t.Errorf("what was ruled is undone: %s", show(listDossiers(t, a, archive.Filter{})))
		}
	}
	n := len(listDossiers(t, a, archive.Filter{}))
	split, err := a.RuleLink(t.Context(), report(0), report(2), false, "mk", "no misprint")
	if err != nil || len(listDossiers(t, a, archive.Filter{})) != n+1 {
		t.Fatalf("after another split: %s, %v", show(listDossiers(t, a, archive.Filter{})), err)
	}
	if _, err := a.Withdraw(t.Context(), split.ID, "jo", "a misprint after all"); err != nil || len(listDossiers(t, a, archive.Filter{})) != n {
		t.Errorf("after the split was withdrawn: %s, %v", show(listDossiers(t, a, archive.Filter{})), err)
	}
	_, err = a.Withdraw(t.Context(), "c0", "jo", "")
	wantError(t, err, archive.ErrNotFound, "c0")
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
}
