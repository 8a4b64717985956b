package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
	"chancery/record"
)

// told follows a redirect to a page and wants it to say what was done.
func (s *site) wantTold(w string, words string) {
	s.Helper()
	page := s.get(strings.Split(w, "#")[0])
	wantWords(s.T, page, words+". Kept as correction")
	if again := s.get(strings.Split(w, "#")[0]); strings.Contains(again, "Kept as correction") {
		s.Error("it is told twice")
	}
}

func TestCorrectFromThePage(t *testing.T) {
	s := newSite(t, testToken)
	id := archivetest.Add(t, s.archive, archivetest.World()...)[0].Document
	form := "/documents/" + id + "/correct"
	if page := s.get("/documents/" + id); strings.Contains(page, form) {
		t.Error("a reader is offered to correct")
	}
	s.wantTo(s.do("GET", form+"?thing=e1&field=date", ""), "/login?next="+url.QueryEscape(form+"?thing=e1&field=date"))
	s.logIn()
	wantWords(t, s.get("/documents/"+id), form+"?field=date&amp;thing=e1", form+"?thing=s1", form+"?field=acts%2F")
	wantWords(t, s.get(form+"?thing=e1&field=kind"), "<mark>", `<option value="summit">summit</option>`, `<option value="talks" selected>`)

	w := s.post(form, "thing", "e1", "field", "date", "verb", "change", "value", "2024-02-31", "reason", "seen in the <i>gazette")
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a wrong date: %d", w.Code)
	}
	wantWords(t, w.Body.String(), "is no date", `value="2024-02-31"`, `value="seen in the &lt;i&gt;gazette"`, `value="change" checked`)

	w = s.post(form, "thing", "e1", "field", "date", "verb", "change", "value", "2024-02-28", "reason", "seen in the gazette")
	s.wantTo(w, "/documents/"+id+"#e1")
	s.wantTold("/documents/"+id+"#e1", "Changed")
	kept, err := s.archive.Document(t.Context(), id)
	if err != nil || kept.Record.Encounters[0].Date != "2024-02-28" {
		t.Fatalf("the record is %+v, %v", kept.Record.Encounters[0], err)
	}
	list, err := s.archive.Corrections(t.Context())
	if err != nil || list[0].Author != "Ida Noor" || list[0].Reason != "seen in the gazette" {
		t.Errorf("kept %+v, %v", list, err)
	}
	wantWords(t, s.get(form+"?thing=e1&field=date"), "now, by hand", "Ruled before", "seen in the gazette")
	wantWords(t, s.get("/documents/"+id), "by hand")

	s.wantTo(s.post(form, "thing", "e1", "field", "date", "verb", "confirm", "next", "/corrections"), "/corrections")
	s.wantTold("/corrections", "Confirmed")
	if kept, err = s.archive.Document(t.Context(), id); err != nil || kept.Record.Encounters[0].Date == "2024-02-28" {
		t.Errorf("confirming did not take the change back: %+v, %v", kept.Record.Encounters[0], err)
	}
	s.wantTo(s.post(form, "thing", "s1", "verb", "reject"), "/documents/"+id+"#s1")
	if kept, err = s.archive.Document(t.Context(), id); err != nil || len(kept.Record.Statements) != 0 {
		t.Errorf("the statement is still there, %v", err)
	}
	wantWords(t, s.get("/corrections"), "seen in the gazette", "Ida Noor", "rule again", "export as JSONL")
	if w := s.post("/corrections/withdraw", "id", "nothing"); w.Code != http.StatusNotFound {
		t.Errorf("what is not there is withdrawn: %d", w.Code)
	}
	all, err := s.archive.Corrections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	last := all[len(all)-1].ID
	s.wantTo(s.post("/corrections/withdraw", "id", last), "/corrections#"+last)
	s.wantTold("/corrections#"+last, "Withdrawn")
	if kept, err = s.archive.Document(t.Context(), id); err != nil || len(kept.Record.Statements) != 1 {
		t.Errorf("the statement is not back, %v", err)
	}
	file := s.get("/corrections.jsonl")
	if back, err := correction.Decode(strings.NewReader(file)); err != nil || len(back) != 6 { // the precision of the date goes with it
		t.Errorf("the export is no file of corrections: %v\n%s", err, file)
	}
}

func TestWrongCorrectionsAreExplained(t *testing.T) {
	s := newSite(t, testToken)
	id := archivetest.Add(t, s.archive, archivetest.World()...)[0].Document
	form := "/documents/" + id + "/correct"
	s.logIn()
	for _, c := range []struct {
		want string
		form []string
	}{
		{"say whether", []string{"thing", "e1", "field", "date"}},
		{"is none of", []string{"thing", "e1", "field", "kind", "verb", "change", "value", "picnic"}},
		{"no actor", []string{"thing", "s1", "field", "speaker", "verb", "change", "value", "nobody"}},
		{"no country", []string{"thing", "e1", "field", "country", "verb", "change", "value", "Freedonia"}},
		{"cannot be empty", []string{"thing", "e1", "field", "kind", "verb", "reject"}},
		{"give a value", []string{"thing", "e1", "field", "venue", "verb", "change"}},
		{"not changed", []string{"thing", "e1", "verb", "change", "value", "x"}},
		{"not changed", []string{"thing", "e1", "field", "participants/host", "verb", "change", "value", "x"}},
		{"too long", []string{"thing", "e1", "field", "venue", "verb", "change", "value", strings.Repeat("x", mostValue+1)}},
		{"control characters", []string{"thing", "e1", "field", "venue", "verb", "change", "value", "a\x00b"}},
		{"read again", []string{"thing", "e1", "field", "kind", "verb", "confirm", "seen", `"visit"`}},
		{"no ruling", []string{"thing", "e1", "field", "kind", "verb", "burn"}},
	} {
		w := s.post(form, c.form...)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(strings.ToLower(w.Body.String()), c.want) {
			t.Errorf("%q: %d, want %q in %s", c.form, w.Code, c.want, w.Body)
		}
	}
	for path, status := range map[string]int{
		form + "?thing=e9": 404, form + "?thing=e1&field=evidence": 400, form + "?thing=e1&field=participants/nobody": 400,
		"/documents/ffffffffffff/correct?thing=e1": 404,
	} {
		if w := s.do("GET", path, ""); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	if list, err := s.archive.Corrections(t.Context()); err != nil || len(list) > 0 {
		t.Errorf("kept %+v, %v", list, err)
	}
}

// TestWhatGoesTogether changes a date and a place: its precision and its point on
// the map must not tell of what was there before.
func TestWhatGoesTogether(t *testing.T) {
	s := newSite(t, testToken)
	r := archivetest.World()[0].Record()
	r.Encounters[0].DatePrecision, r.Encounters[0].City, r.Encounters[0].Geo = "day", "Gitega", &record.Geo{GeonameID: 1}
	if _, err := s.archive.Add(t.Context(), archivetest.Prepare(t, r, archive.Source{Input: "x"})); err != nil {
		t.Fatal(err)
	}
	s.logIn()
	form := "/documents/" + r.Document.ID + "/correct"
	s.wantTo(s.post(form, "thing", "e1", "field", "date", "verb", "change", "value", "2024-02"), "/documents/"+r.Document.ID+"#e1")
	s.wantTo(s.post(form, "thing", "e1", "field", "city", "verb", "change", "value", "Ngozi"), "/documents/"+r.Document.ID+"#e1")
	s.wantTo(s.post(form, "thing", "e1", "field", "participants/-", "verb", "change", "value", "host", "role", "mediator"), "/documents/"+r.Document.ID+"#e1")
	kept, err := s.archive.Document(t.Context(), r.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	e := kept.Record.Encounters[0]
	if e.Date != "2024-02" || e.DatePrecision != "month" || e.City != "Ngozi" || e.Geo != nil || len(e.Participants) != 3 {
		t.Errorf("the encounter is now %+v", e)
	}
}

func TestSplitAndJoinFromThePage(t *testing.T) {
	s := newSite(t, testToken)
	added := archivetest.Add(t, s.archive, archivetest.TwoReports()...)
	one, two := added[0].Document+"/e1", added[1].Document+"/e1"
	dossiers := func() int {
		page, err := s.archive.Dossiers(t.Context(), archive.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(page.Items)
	}
	before := dossiers()
	if w := s.post("/encounters/link", "verb", "split", "one", one, "other", two); w.Code != http.StatusForbidden || dossiers() != before {
		t.Errorf("a reader splits: %d", w.Code)
	}
	s.logIn()
	wantWords(t, s.get("/encounters/"+firstDossier(s)), "Split or join reports", "These are two encounters", "/correct?")
	s.wantTo(s.post("/encounters/link", "verb", "split", "one", one, "other", one, "other", two, "reason", "two meetings"), "/encounters/"+one)
	if n := dossiers(); n != before+1 {
		t.Errorf("%d dossiers after a split, %d before", n, before)
	}
	s.wantTo(s.post("/encounters/link", "verb", "join", "one", one, "other", "http://localhost/encounters/"+two+"?x#y", "next", "/review"), "/review")
	if n := dossiers(); n != before {
		t.Errorf("%d dossiers after a join, %d before", n, before)
	}
	w := s.post("/encounters/link", "verb", "join", "one", one, "other", "nowhere", "reason", "a <b>typo")
	if w.Code != http.StatusUnprocessableEntity {
		t.Error(w.Code)
	}
	wantWords(t, w.Body.String(), `role="alert"`, `value="nowhere"`, "a &lt;b&gt;typo")
}

// firstDossier is the id of a dossier of several reports.
func firstDossier(s *site) string {
	s.Helper()
	page, err := s.archive.Dossiers(s.Context(), archive.Filter{})
	if err != nil {
		s.Fatal(err)
	}
	for _, d := range page.Items {
		if d.Reports > 1 {
			return d.ID
		}
	}
	s.Fatal("no dossier has several reports")
	return ""
}

// TestFieldsAreThere holds fields.tsv to the record: each path must be one that a
// correction can be aimed at.
func TestFieldsAreThere(t *testing.T) {
	r := doubtful()
	r.Encounters[0].Participants[0].Role = "host"
	r.Formulae = []record.Formula{{Formula: "mutual respect", Evidence: r.Statements[0].Acts[0].Evidence}}
	r.Events = []record.Event{{ID: "v1", Evidence: r.Encounters[0].Evidence}}
	ids := map[string]string{"encounter": "e1", "statement": "s1", "actor": "host", "event": "v1", "formula": "f1", "document": r.Document.ID}
	inputs := []string{"words", "day", "country", "choice", "yes or no", "actor", "encounter", "list", "participant", "part"}
	for _, f := range rulables {
		paths := pathsOf(r, f.kind, ids[f.kind], f.path)
		if len(paths) == 0 || !slices.Contains(inputs, f.input) || (f.input == "choice" || f.input == "participant") != (len(f.values) > 0) {
			t.Errorf("%+v", f)
		}
		for _, path := range paths {
			if _, err := correction.Value(r, f.kind, ids[f.kind], path); err != nil {
				t.Errorf("%s of %s: %v", path, f.kind, err)
			}
			if found, ok := rulableAt(f.kind, path); !ok || found.path != f.path {
				t.Errorf("%s of %s is taken for %+v", path, f.kind, found)
			}
			// What the field is made of is known to the record: an unknown key is refused.
			value, err := f.jsonOf(sampleAnswer(&f, r), r)
			if f.input == "part" {
				continue
			}
			if err != nil {
				t.Errorf("%s of %s: %v", path, f.kind, err)
				continue
			}
			if _, err := correction.New(r, correction.Ruling{
				Verb: correction.Change, Kind: f.kind, ID: ids[f.kind], Field: path, Value: value, Author: "ida", Time: time.Unix(1, 0),
			}); err != nil {
				t.Errorf("%s of %s to %s: %v", path, f.kind, value, err)
			}
		}
	}
}

// sampleAnswer is something that a person may type for a field.
func sampleAnswer(f *rulable, r *record.Record) answer {
	switch f.input {
	case "choice":
		return answer{Value: f.values[0]}
	case "participant":
		return answer{Value: r.Actors[0].ID, Role: f.values[0]}
	case "actor":
		return answer{Value: r.Actors[0].ID}
	case "encounter":
		return answer{Value: "e1"}
	case "day":
		return answer{Value: "2026-01"}
	case "country":
		return answer{Value: "China"}
	case "list":
		return answer{Value: "trade, energy"}
	case "yes or no":
		return answer{Value: "yes"}
	}
	return answer{Value: "words"}
}
