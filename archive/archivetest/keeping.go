package archivetest

import (
	"strings"
	"testing"
	"time"

	"chancery/archive"
	"chancery/record"
)

func sameText(t *testing.T, a *archive.Archive) {
	r := World()[0].Record()
	first := Prepare(t, r, archive.Source{Input: "a.txt"})
	second := Prepare(t, r, archive.Source{Input: "b.zip", Part: "b.txt"})
	added, err := a.Add(t.Context(), first, second)
	if err != nil {
		t.Fatal(err)
	}
	if !added[0].New || added[1].New || !added[1].NewSource {
		t.Errorf("added %+v, want one new document and then a new source", added)
	}
	kept := get(t, a, r.Document.ID)
	if len(kept.Sources) != 2 || kept.Sources[1].Part != "b.txt" || !kept.Sources[0].Kept {
		t.Errorf("sources %+v, want a.txt and b.zip's b.txt with their bytes", kept.Sources)
	}
}

func addAgain(t *testing.T, a *archive.Archive) {
	Add(t, a, World()...)
	before := dump(t, a)
	for _, added := range Add(t, a, World()...) {
		if added.New || added.NewSource || added.Replaces != "" {
			t.Errorf("a repeat added %+v", added)
		}
	}
	if after := dump(t, a); after != before {
		t.Errorf("a repeat changed the archive from\n%s\nto\n%s", before, after)
	}
}

func known(t *testing.T, a *archive.Archive) {
	s := World()[0]
	hash := archive.Hash([]byte(s.Record().Document.Text))
	there := archive.Source{Input: s.Title + ".txt", URL: s.URL}
	if e, err := a.Known(t.Context(), hash, there); e != nil || err != nil {
		t.Fatalf("an empty archive knows %v, %v", e, err)
	}
	Add(t, a, s)
	for _, source := range []archive.Source{there, {Input: "copy.txt"}, {Input: "copy.txt"}} {
		e, err := a.Known(t.Context(), hash, source)
		if err != nil || e == nil {
			t.Fatalf("%s: not known, %v", source.Input, err)
		}
		added, err := a.Add(t.Context(), e)
		if err != nil || added[0].Document != s.Record().Document.ID || added[0].New {
			t.Errorf("%s: added %+v, %v", source.Input, added, err)
		}
	}
	if n := len(get(t, a, s.Record().Document.ID).Sources); n != 2 {
		t.Errorf("%d sources, want the first and the copy", n)
	}
	there.Options.Charset = "big5"
	if e, err := a.Known(t.Context(), hash, there); e != nil || err != nil {
		t.Errorf("bytes read as another charset are known as %v, %v", e, err)
	}
}

func allOrNothing(t *testing.T, a *archive.Archive) {
	good := World()[0].Entry(t)
	clash := World()[1].Record()
	clash.Encounters = append(clash.Encounters, clash.Encounters[0]) // an id twice
	bad, err := archive.Prepare(clash, archive.Source{Input: "bad.txt"}, []byte(clash.Document.Text), true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Add(t.Context(), good, bad); err == nil {
		t.Fatal("a record with two encounters of one id was taken")
	}
	page, err := a.Encounters(t.Context(), archive.Filter{})
	if err != nil || len(page.Items) != 0 {
		t.Errorf("%d encounters, %v after a batch that failed", len(page.Items), err)
	}
	Add(t, a, World()...) // what was rolled back is not remembered
	page, err = a.Encounters(t.Context(), archive.Filter{Who: []string{"nahayo"}})
	if err != nil || len(page.Items) != 2 {
		t.Errorf("%d encounters of Nahayo, %v, want 2", len(page.Items), err)
	}
}

func versions(t *testing.T, a *archive.Archive) {
	first := World()[0]
	first.After = "The two sides agreed on a price. They parted as friends."
	second := first
	second.After = "They parted as friends. A photograph was taken."
	added := Add(t, a, first, second)
	if added[1].Replaces != first.Record().Document.ID {
		t.Errorf("replaces %q, want the first text", added[1].Replaces)
	}
	list, err := a.Versions(t.Context(), "https://www.news.example/coffee?utm_source=feed#top")
	if err != nil || len(list) != 2 {
		t.Fatalf("%d versions, %v", len(list), err)
	}
	came, went := list[1].Came, list[1].Went
	if len(came) != 1 || came[0].Exact != "A photograph was taken." || len(went) != 1 || went[0].Exact != "The two sides agreed on a price." {
		t.Errorf("came %+v, went %+v", came, went)
	}
	_, err = a.Versions(t.Context(), "https://elsewhere.example/")
	wantError(t, err, archive.ErrNotFound, "elsewhere")
}

func versionOrder(t *testing.T, a *archive.Archive) {
	first, second := World()[0], World()[0]
	first.After, second.After = "Old words.", "New words."
	day := func(d int) archive.Source {
		return archive.Source{Input: "w.warc", URL: first.URL, Fetched: time.Date(2024, 3, d, 0, 0, 0, 0, time.UTC)}
	}
	added, err := a.Add(t.Context(), Prepare(t, second.Record(), day(9)), Prepare(t, first.Record(), day(3)))
	if err != nil {
		t.Fatal(err)
	}
	if added[1].Replaces != "" {
		t.Errorf("the older text replaces %q", added[1].Replaces)
	}
	list, err := a.Versions(t.Context(), first.URL)
	if err != nil || len(list) != 2 || list[0].Document != first.Record().Document.ID || list[1].Came[0].Exact != "New words." {
		t.Errorf("versions %+v, %v", list, err)
	}
}

func document(t *testing.T, a *archive.Archive) {
	want := World()[0].Record()
	Add(t, a, World()...)
	kept := get(t, a, want.Document.ID[:12])
	if err := kept.Record.Validate(); err != nil {
		t.Error(err)
	}
	if kept.Record.Document.Text != want.Document.Text || kept.Record.Encounters[0].Date != "2024-03-01" {
		t.Errorf("the record came back as %+v", kept.Record)
	}
	_, err := a.Document(t.Context(), "0123456789ab")
	wantError(t, err, archive.ErrNotFound, "0123456789ab")
	_, err = a.Document(t.Context(), "e1")
	wantError(t, err, archive.ErrNotFound, "hexadecimal")
}

func get(t *testing.T, a *archive.Archive, id string) *archive.Kept {
	t.Helper()
	kept, err := a.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func dump(t *testing.T, a *archive.Archive) string {
	t.Helper()
	var b strings.Builder
	if err := a.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func movedDay(t *testing.T, a *archive.Archive) {
	stories := World()
	moving := stories[0]
	added := Add(t, a, stories...)
	for _, day := range []string{"2031-05-06", "1850-07-01", "", "2150-01-01", "2024-02-29"} {
		stale, err := a.Outdated(t.Context(), record.Reader{Version: "another"}, nil, len(stories))
		if err != nil || len(stale) != len(stories) || stale[0].ID != added[0].Document {
			t.Fatalf("%d documents to be read anew, %v", len(stale), err)
		}
		moving.Published = day
		anew, err := stale[0].Replace(moving.Record())
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Replace(t.Context(), anew); err != nil {
			t.Fatal(err)
		}
		page, err := a.Search(t.Context(), "coffee", archive.Filter{From: day, To: day})
		if err != nil || len(page.Items) != 1 || page.Items[0].Document.Day != day {
			t.Errorf("on %q are %+v, %v", day, page.Items, err)
		}
		x, err := a.Actor(t.Context(), actorNamed(t, a, "Nahayo"))
		if err != nil || len(x.Names) != 1 || x.Names[0].Documents != 2 {
			t.Errorf("on %q the actor is called %+v, %v", day, x, err)
		}
		if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
			t.Error(found, err)
		}
	}
}
