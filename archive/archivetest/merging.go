package archivetest

import (
	"fmt"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/tenure"
)

// TwoReports tell of one encounter; the second names the guest otherwise and
// knows the venue's city only. The third is of another day.
func TwoReports() []Story {
	first := World()[0]
	second := first
	second.Title, second.Agency, second.Published = "Burundi and Finland talk", "Andes News", "2024-03-03"
	second.Says, second.Topic, second.Formula = "the sides had a long day", "climate", ""
	third := first
	third.Title, third.Date, third.Published = "They met again", "2024-03-28", "2024-03-29"
	third.Says = "we are ready to sell tea in a spirit of mutual respect"
	return []Story{first, second, third}
}

func dossiers(t *testing.T, a *archive.Archive) {
	first := Add(t, a, TwoReports()[0])
	alone := listDossiers(t, a, archive.Filter{})
	Add(t, a, TwoReports()[1:]...)
	all := listDossiers(t, a, archive.Filter{})
	if len(alone) != 1 || len(all) != 2 || all[0].Reports != 1 || all[1].Reports != 2 || all[1].ID != alone[0].ID {
		t.Fatalf("first %s, then %s; want the two reports of 1 March together under the first id, behind that of the 28th", show(alone), show(all))
	}
	if d := all[1]; d.Stories != 2 || len(d.Detail.Joins) != 1 || len(d.Detail.Joins[0].Reasons) == 0 || d.Detail.Joins[0].Score <= 0 ||
		!strings.HasPrefix(d.Lead.ID, first[0].Document) && d.Lead.ID == "" {
		t.Errorf("the dossier tells %+v", d)
	}
	for name, f := range map[string]archive.Filter{
		"a topic of the second report": {Topic: []string{"climate"}},
		"the source of the first":      {Source: []string{"news.example"}, To: "2024-03-10"},
		"topics of both":               {Topic: []string{"climate"}, Formula: []string{"mutual respect"}},
	} {
		if list := listDossiers(t, a, f); len(list) != 1 || list[0].ID != all[1].ID {
			t.Errorf("%s: found %s", name, show(list))
		}
	}
}

func dossierOrder(t *testing.T, a *archive.Archive) {
	stories := append(TwoReports(), World()[1:]...)
	for i := range stories {
		Add(t, a, stories[len(stories)-1-i])
	}
	if list := listDossiers(t, a, archive.Filter{}); len(list) != 5 || list[len(list)-1].Reports+list[0].Reports+list[1].Reports+list[2].Reports+list[3].Reports != 6 {
		t.Errorf("added backwards: %s", show(list))
	}
	if list := listDossiers(t, a, archive.Filter{Topic: []string{"climate"}}); len(list) != 1 || list[0].Reports != 2 {
		t.Errorf("added backwards: %s", show(list))
	}
}

// tenureEntered has a report that names the host by office alone, and enters who
// held it that day: first another than the one whom the other report names.
func tenureEntered(t *testing.T, a *archive.Archive) {
	stories := TwoReports()
	for i := range stories {
		stories[i].Host.Country = "PYF" // the list has presidents of states alone
	}
	Add(t, a, stories[0])
	r := stories[1].Record()
	r.Actors[0].Mentions[0].How = "title"
	if _, err := a.Add(t.Context(), Prepare(t, r, archive.Source{Input: "title.txt"})); err != nil {
		t.Fatal(err)
	}
	if list := listDossiers(t, a, archive.Filter{}); len(list) != 1 {
		t.Fatalf("before: %s", show(list))
	}
	for _, enter := range []struct {
		person   string
		dossiers int
	}{{"Marie Gahutu", 2}, {Nahayo.Name, 1}} {
		held := tenure.Tenure{Person: enter.person, From: "2023-01-01", To: "2024-12-31"}
		held.Country, held.Level, held.Title = "PYF", "head of state", "President"
		if enter.dossiers == 1 { // the other was gone before
			gone := tenure.Tenure{Person: "Marie Gahutu", From: "2023-01-01", To: "2023-12-31"}
			gone.Office = held.Office
			if err := a.EnterTenures(t.Context(), "test", gone); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.EnterTenures(t.Context(), "test", held); err != nil {
			t.Fatal(err)
		}
		if list := listDossiers(t, a, archive.Filter{}); len(list) != enter.dossiers {
			t.Errorf("%s was president: %s", enter.person, show(list))
		}
	}
}

func listDossiers(t *testing.T, a *archive.Archive, f archive.Filter) []archive.Dossier {
	t.Helper()
	page, err := a.Dossiers(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return page.Items
}

func show(list []archive.Dossier) string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s (%d reports, %s)", d.ID, d.Reports, d.Lead.Encounter.Date))
	}
	return strings.Join(out, ", ")
}

// mergedLater adds without comparing, and compares when asked.
func mergedLater(t *testing.T, a *archive.Archive) {
	later, err := archive.Open(t.Context(), a.Location(), archive.Options{Deferred: true})
	if err != nil {
		t.Fatal(err)
	}
	defer later.Close()
	Add(t, later, TwoReports()...)
	shards, err := a.Pending(t.Context(), 10)
	if list := listDossiers(t, a, archive.Filter{}); err != nil || len(list) != 0 || len(shards) != 1 || shards[0] != (archive.Shard{Name: "BDI-FIN-2024-03", Reports: 3}) {
		t.Fatalf("before merging there are %s and waits %v, %v", show(list), shards, err)
	}
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
	for _, want := range []int{3, 0} {
		if merged, err := a.Merge(t.Context(), shards[0].Name, "CHN-KOR-2024-03"); err != nil || merged != want {
			t.Errorf("%d merged, %v, want %d", merged, err, want)
		}
		if list := listDossiers(t, a, archive.Filter{}); len(list) != 2 || list[0].Reports != 1 || list[1].Reports != 2 {
			t.Errorf("merged: %s", show(list))
		}
	}
	if n, err := a.CountPending(t.Context()); err != nil || n != 0 {
		t.Errorf("%d reports wait still, %v", n, err)
	}
}
