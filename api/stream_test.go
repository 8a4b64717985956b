package api

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/mmcdole/gofeed/atom"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
)

func TestExportsAreWholeLists(t *testing.T) {
	s, a := serve(t, Options{})
	want, err := a.Dossiers(t.Context(), archive.Filter{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	sheet := get(t, s.URL+"/encounters.csv")
	rows, err := csv.NewReader(strings.NewReader(sheet.body)).ReadAll()
	if err != nil || len(rows) != len(want.Items)+1 || rows[0][0] != "date" {
		t.Errorf("%d rows, %v: %s", len(rows), err, sheet.body)
	}
	if sheet.Header.Get("Content-Disposition") != `attachment; filename="encounters.csv"` || sheet.Trailer.Get(TrailerTruncated) != "" {
		t.Errorf("headers %v, trailers %v", sheet.Header, sheet.Trailer)
	}
	lines := strings.Split(strings.TrimSpace(get(t, s.URL+"/encounters.jsonl").body), "\n")
	if len(lines) != len(want.Items) {
		t.Fatalf("%d lines, want %d", len(lines), len(want.Items))
	}
	for i, line := range lines {
		var d archive.Dossier
		if err := json.Unmarshal([]byte(line), &d); err != nil || d.ID != want.Items[i].ID {
			t.Errorf("line %d: %v %s", i+1, err, d.ID)
		}
	}
	if rows := strings.Count(get(t, s.URL+"/statements.csv?act=offer&topic=trade&who=nahayo").body, "\n"); rows != 2 {
		t.Errorf("%d lines", rows)
	}
}

func TestAnExportThatIsCutSaysSo(t *testing.T) {
	s, a := serve(t, Options{MaxRows: 4})
	all, err := a.Statements(t.Context(), archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	first := get(t, s.URL+"/statements.jsonl")
	if strings.Count(first.body, "\n") != 4 || first.Trailer.Get(TrailerTruncated) != "true" || first.Trailer.Get(TrailerNext) == "" {
		t.Fatalf("%d lines, trailers %v", strings.Count(first.body, "\n"), first.Trailer)
	}
	rest := get(t, s.URL+"/statements.jsonl?after="+first.Trailer.Get(TrailerNext))
	var st archive.Statement
	if err := json.Unmarshal([]byte(strings.SplitN(rest.body, "\n", 2)[0]), &st); err != nil || st.ID != all.Items[4].ID {
		t.Errorf("goes on with %s, want %s (%v)", st.ID, all.Items[4].ID, err)
	}
}

func TestCorrectionsCanBeTakenHome(t *testing.T) {
	s, a := serve(t, Options{})
	page, err := a.Encounters(t.Context(), archive.Filter{Who: []string{"nahayo"}})
	if err != nil {
		t.Fatal(err)
	}
	ruled, err := a.Rule(t.Context(), page.Items[0].ID, correction.Ruling{Verb: correction.Confirm, Author: "mk"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := correction.Decode(strings.NewReader(get(t, s.URL+Prefix+"/corrections.jsonl").body))
	if err != nil || len(got) != 1 || got[0].ID != ruled.ID {
		t.Errorf("got %+v, %v", got, err)
	}
	if list := read[list[correction.Correction]](t, s.URL+Prefix+"/corrections").Items; len(list) != 1 || list[0].ID != ruled.ID {
		t.Errorf("got %+v", list)
	}
}

func TestFeedsAreValid(t *testing.T) {
	s, a := serve(t, Options{Base: "https://pages.example"})
	archivetest.Add(t, a, archivetest.Story{
		Title: `A <b>bold</b> & "quoted" title`, Agency: "<script>alert(1)</script>", Published: "2024-09-01", Date: "2024-08-31",
		Host: archivetest.Person{Name: "Ann ]]> Smith", Office: "Minister", Country: "NZL"}, Guest: archivetest.Laine, Says: "it is <i>so</i>",
	})
	for _, path := range []string{"/encounters.atom?limit=3", "/statements.atom?limit=3"} {
		res := get(t, s.URL+path)
		feed, err := (&atom.Parser{}).Parse(strings.NewReader(res.body))
		if err != nil || res.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
			t.Fatalf("%s: %v in %s", path, err, res.body)
		}
		checkFeed(t, feed)
		if !strings.Contains(res.body, `rel="next"`) || len(feed.Entries) != 3 {
			t.Errorf("%s: %d entries in %s", path, len(feed.Entries), res.body)
		}
		again, err := (&atom.Parser{}).Parse(strings.NewReader(get(t, s.URL+path).body))
		if err != nil || again.ID != feed.ID || again.Entries[0].ID != feed.Entries[0].ID {
			t.Errorf("%s: the ids change", path)
		}
	}
	all, err := (&atom.Parser{}).Parse(strings.NewReader(get(t, s.URL+"/statements.atom?who=smith").body))
	if err != nil || len(all.Entries) != 1 || all.Entries[0].Summary != "it is <i>so</i>" || all.Entries[0].Authors[0].Name != "<script>alert(1)</script>" {
		t.Errorf("%+v, %v", all, err)
	}
}

// checkFeed holds a feed to what RFC 4287 demands.
func checkFeed(t *testing.T, f *atom.Feed) {
	t.Helper()
	if f.ID == "" || f.Title == "" || f.UpdatedParsed == nil || len(f.Authors) != 1 {
		t.Errorf("the feed lacks id, title, updated or author: %+v", f)
	}
	seen := make(map[string]bool)
	for _, e := range f.Entries {
		if !strings.HasPrefix(e.ID, "urn:uuid:") || e.Title == "" || e.UpdatedParsed == nil || len(e.Links) != 1 || !strings.HasPrefix(e.Links[0].Href, "https://pages.example/") {
			t.Errorf("an entry lacks id, title, updated or link: %+v", e)
		}
		if seen[e.ID] {
			t.Errorf("two entries have the id %s", e.ID)
		}
		seen[e.ID] = true
	}
}

func TestACalendarHasDaysThatWordsTell(t *testing.T) {
	s, a := serve(t, Options{Base: "https://pages.example"})
	archivetest.Add(t, a,
		archivetest.Story{Title: "Month", Host: archivetest.Nahayo, Guest: archivetest.Quispe, Date: "2024-06", Says: "one"},
		archivetest.Story{Title: "Minute; a, b", Host: archivetest.Quispe, Guest: archivetest.Nahayo, Date: "2024-07-02T08:30", City: "Lima, Peru; North\nBEGIN:VALARM", Status: "planned", Says: "two"},
	)
	res := get(t, s.URL+"/encounters.ics")
	cal, err := ics.ParseCalendar(strings.NewReader(res.body))
	if err != nil || res.Header.Get("Content-Type") != "text/calendar; charset=utf-8" {
		t.Fatalf("%v in %s", err, res.body)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(res.body, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	starts := make(map[string]*ics.VEvent)
	for _, e := range cal.Events() {
		for _, p := range []ics.ComponentProperty{ics.ComponentPropertyUniqueId, ics.ComponentPropertyDtstamp, ics.ComponentPropertyDtStart} {
			if e.GetProperty(p) == nil {
				t.Errorf("an event lacks %s", p)
			}
		}
		starts[e.GetProperty(ics.ComponentPropertyDtStart).Value] = e
	}
	coffee := starts["20240301"]
	if coffee == nil || coffee.GetProperty(ics.ComponentPropertyDtEnd).Value != "20240302" || coffee.GetProperty(ics.ComponentPropertyStatus).Value != "CONFIRMED" {
		t.Errorf("the talks on coffee are not there: %s", res.body)
	}
	minute := starts["20240702T083000"]
	if minute == nil || minute.GetProperty(ics.ComponentPropertyStatus).Value != "TENTATIVE" || len(minute.Components) > 0 {
		t.Fatalf("the call of a minute is not there: %s", res.body)
	}
	if place := ics.FromText(minute.GetProperty(ics.ComponentPropertyLocation).Value); place != "Lima, Peru; North BEGIN:VALARM" {
		t.Errorf("place %q", place)
	}
	if strings.Contains(res.body, "202406") {
		t.Error("an encounter of a month got a day")
	}
	if res := get(t, s.URL+"/encounters.ics?limit=1"); !strings.Contains(res.body, "X-CHANCERY-TRUNCATED:TRUE") || res.StatusCode != http.StatusOK {
		t.Errorf("a calendar that is cut does not say so: %s", res.body)
	}
}
