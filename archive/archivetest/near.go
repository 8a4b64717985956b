package archivetest

import (
	"slices"
	"testing"

	"chancery/archive"
	"chancery/record"
)

// Nearly are two records of one day on which the same countries met, and no more
// is told: too little for one encounter.
func Nearly() []*record.Record {
	var list []*record.Record
	for _, s := range []Story{
		{Title: "A meeting over coffee", Published: "2024-06-02", Agency: "Example Press", Host: Nahayo, Guest: Laine, Date: "2024-06-01", Says: "we shall sell more"},
		{Title: "Neighbours of the lake", Published: "2024-06-03", Agency: "Andes News", Host: Nahayo, Guest: Laine, Date: "2024-06-01", Says: "we count on a good harvest"},
	} {
		r := s.Record()
		for i, code := range []string{"BDI", "FIN"} {
			a := &r.Actors[i]
			*a = record.Actor{ID: code, Kind: "country", Name: code, Country: code, Mentions: a.Mentions}
			r.Encounters[0].Participants[i].Actor = code
		}
		r.Statements[0].Speaker, r.Statements[0].Addressee = "BDI", "FIN"
		list = append(list, r)
	}
	return list
}

func nearlyJoined(t *testing.T, a *archive.Archive) {
	ask := func() []archive.Awaiting {
		page, err := a.Review(t.Context(), archive.AwaitsNear, archive.Filter{})
		if err != nil || page.Next != "" {
			t.Fatal(page, err)
		}
		return page.Items
	}
	for _, r := range Nearly() {
		if alone := ask(); len(alone) != 0 {
			t.Errorf("before there are two: %+v", alone)
		}
		if _, err := a.Add(t.Context(), Prepare(t, r, archive.Source{Input: r.Document.Title.Exact})); err != nil {
			t.Fatal(err)
		}
	}
	found := ask()
	if len(found) != 1 || len(found[0].Things) != 3 || len(found[0].Where) != 2 || len(found[0].Reasons) == 0 || found[0].Where[1].Evidence == nil {
		t.Fatalf("nearly joined: %+v", found)
	}
	split, err := a.RuleLink(t.Context(), found[0].Things[1], found[0].Things[2], false, "mk", "")
	if err != nil {
		t.Fatal(err)
	}
	if again := ask(); len(again) != 0 {
		t.Errorf("after somebody parted them: %+v", again)
	}
	if _, err := a.Withdraw(t.Context(), split.ID, "mk", ""); err != nil {
		t.Fatal(err)
	}
	if again := ask(); len(again) != 1 {
		t.Errorf("after that was taken back: %+v", again)
	}
	if _, err := a.RuleLink(t.Context(), found[0].Things[1], found[0].Things[2], true, "mk", ""); err != nil {
		t.Fatal(err)
	}
	if again := ask(); len(again) != 0 {
		t.Errorf("after somebody joined them: %+v", again)
	}
	d, err := a.Dossier(t.Context(), found[0].Things[2])
	if err != nil || !slices.ContainsFunc(d.Accounts, func(x archive.Account) bool { return x.ID == found[0].Things[1] }) {
		t.Errorf("the two are not one dossier: %+v, %v", d, err)
	}
}
