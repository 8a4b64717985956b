package web

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
	"chancery/archive/ingest"
	"chancery/record"
)

// What stories are made hostile with. Whatever of it became an element, an
// attribute or a link would be called xss; see wantHarmless.
const (
	tags   = `"><xss xss="1" onload='xss()'></script><script>xss()</script><img src=x onerror=xss()>`
	quotes = `'); DROP TABLE document; -- " ' \" ` + "`"
	tricks = `../../etc/passwd%00%2e%2e/C:\xss\..`
	script = "javascript:xss()//https://news.example/"
)

var (
	bidi     = "\u202egnp.exe\u2066\u200f\u202c"
	longWord = strings.Repeat("antidisestablishmentarianism", 40)
	all      = tags + " " + quotes + " " + tricks + " " + bidi
)

// hostileSite is a server over stories that are as hostile as they can be: some
// taken in from files as users do, and one whose record was made by hand so that
// every field of it is hostile. It gives the id of that.
func hostileSite(t *testing.T) (*site, string) {
	t.Helper()
	s := newSite(t, testToken)
	if err := ingest.Add(t.Context(), s.archive, hostileFiles(t), ingest.Options{Report: func(o ingest.Outcome) {
		if o.Failed() {
			t.Errorf("%v: %v", o.Origin, o.Err)
		}
	}}); err != nil {
		t.Fatal(err)
	}
	r := hostileRecord()
	e, err := archive.Prepare(r, archive.Source{Input: "/tmp/" + tags + tricks, Part: tags, URL: script}, []byte(r.Document.Text), true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.archive.Add(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	archivetest.Add(t, s.archive, archivetest.World()...)
	archivetest.Add(t, s.archive, archivetest.TwoReports()...)
	for _, say := range []correction.Ruling{
		{Verb: correction.Change, Field: "venue", Value: quoted(all), Author: all, Reason: all},
		{Verb: correction.Confirm, Field: "city", Author: "Ida Noor", Reason: longWord},
	} {
		if _, err := s.archive.Rule(t.Context(), r.Document.ID+"/e1", say); err != nil {
			t.Fatal(err)
		}
	}
	return s, r.Document.ID
}

func quoted(s string) json.RawMessage {
	b, _ := json.Marshal(s)
	return b
}

// hostileFiles writes stories as files, the name of one as hostile as a system of
// files takes.
func hostileFiles(t *testing.T) (names []string) {
	dir := t.TempDir()
	body := "President Anna " + quotes + " Novak met Prime Minister Li " + tags + " Qiang at the " + tags + " Palace in Beijing on March 3, 2026.\n\n" +
		"\"We " + tags + " support " + quotes + " cooperation " + bidi + longWord + ",\" Novak said. Li said that " + tricks + "\x00 trade was welcome.\n"
	story := string(quoted(body))
	object := `{"title":` + string(quoted(tags+bidi)) + `,"publisher":` + string(quoted(quotes+tags)) + `,"url":` + string(quoted(script)) +
		`,"date":"2026-03-04","author":` + string(quoted(tricks+tags)) + `,"agency":` + string(quoted(tags)) + `,"body":` + story + `}`
	page := "<html><head><title>" + strings.ReplaceAll(tags, "<", "&lt;") + "</title><base href='" + script + "'><link rel=canonical href='" + script +
		"'></head><body><article><h1>" + tags + "</h1><p>" + body + "</p><p>" + body + "</p></article></body></html>"
	for name, text := range map[string]string{
		"plain.txt": tags + longWord + "\n\nBEIJING, March 3 (" + tags + ") -- " + body,
		`"><xss xss='1'>; DROP TABLE x; ..%2f` + bidi + ".txt": "A meeting\n\nBEIJING, March 3 (Xinhua) -- Chinese Premier Li Qiang met with Serbian President Aleksandar Vucic in Beijing on Tuesday.\n\n" + body,
		"object.json": object, "page.html": page,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, path)
	}
	return names
}

// hostileRecord is a record in which every word that can be one is hostile.
func hostileRecord() *record.Record {
	story := archivetest.Story{
		Title: "T " + all, Published: "2026-03-04", Agency: all, URL: script,
		Host:  archivetest.Person{Name: "H " + all, Office: "O " + tags, Level: tags, Country: tags},
		Guest: archivetest.Person{Name: longWord, Office: longWord, Level: quotes, Country: `X"Y`},
		Kind:  tags, Status: tags, Date: "2026-03-03", City: all, Act: tags, Topic: all, Says: "we " + all, Formula: "we " + all,
	}
	r := story.Record()
	d := &r.Document
	d.Publisher, d.Language = all, `en" xss="1`
	d.Segments = append(d.Segments, record.Segment{Kind: record.SegmentKind(tags), Start: d.Segments[0].End, End: len([]rune(d.Text))})
	e := &r.Encounters[0]
	e.Venue, e.Mode, e.VisitKind, e.Rule, e.ReportedBy, e.Country, e.DateEvidence, e.PlaceEvidence = all, tags, tags, tags, tags, tags, e.Evidence, e.Evidence
	e.Participants[0].Role = tags
	st := &r.Statements[0]
	st.Rule, st.InferredAttribution, st.ReportedBy, st.Acts[0].Status, st.Acts[0].Target = "carry/"+tags, true, tags, tags, "guest"
	r.Actors[0].Aliases, r.Actors[0].Kind, r.Actors[0].Cameo, r.Actors[0].Office.Status = []string{all}, "person", tags, tags
	r.Events = []record.Event{{ID: "v1", Actor: []string{tags}, Recipient: []string{all}, Plover: record.Plover{Type: tags, Mode: tags}, Cameo: tags, Status: tags, Place: all, Rule: "clause model", Evidence: e.Evidence}}
	r.Abstained = []record.Abstention{{What: all, Reason: tags + longWord, Evidence: e.Evidence[0]}}
	r.Reader.Version = tags
	return r
}
