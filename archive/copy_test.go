package archive_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
	"chancery/archive/tenure"
	"chancery/internal/postgrestest"
)

// TestCopiesAreEqual copies an archive from a file to PostgreSQL and back to
// another file, and compares all three by what they hold and answer.
func TestCopiesAreEqual(t *testing.T) {
	file := open(t, filepath.Join(t.TempDir(), "a.db"), archive.Options{})
	fillToCopy(t, file)
	server := open(t, postgrestest.Database(t), archive.Options{})
	back := open(t, filepath.Join(t.TempDir(), "b.db"), archive.Options{})
	for _, c := range []struct {
		name     string
		from, to *archive.Archive
	}{{"to PostgreSQL", file, server}, {"back to a file", server, back}} {
		t.Run(c.name, func(t *testing.T) {
			copied, err := c.from.CopyTo(t.Context(), c.to, nil)
			want := archive.Copied{Documents: copied.Documents, Corrections: 3, Tenures: 1}
			if err != nil || copied != want || copied.Documents < 300 {
				t.Fatalf("copied %+v, %v", copied, err)
			}
			same(t, c.from, c.to)
			again, err := c.from.CopyTo(t.Context(), c.to, nil)
			if err != nil || again != (archive.Copied{}) {
				t.Errorf("copied again: %+v, %v", again, err)
			}
		})
	}
}

// TestCopyGoesOnWhereItWasStopped stops a copy, changes the archive that it is
// taken from, and copies again.
func TestCopyGoesOnWhereItWasStopped(t *testing.T) {
	from := open(t, filepath.Join(t.TempDir(), "a.db"), archive.Options{})
	fillToCopy(t, from)
	to := open(t, filepath.Join(t.TempDir(), "b.db"), archive.Options{})
	ctx, stop := context.WithCancel(t.Context())
	first, err := from.CopyTo(ctx, to, func(int, int) { stop() })
	if !errors.Is(err, context.Canceled) || first.Documents == 0 {
		t.Fatalf("stopped: %+v, %v", first, err)
	}
	story := archivetest.World()[0]
	if _, err := from.Add(t.Context(), archivetest.Prepare(t, story.Record(), archive.Source{Input: "elsewhere.txt"})); err != nil {
		t.Fatal(err)
	}
	r := archivetest.World()[1].Record()
	r.Encounters[0].City = "Cusco"
	r.Reader.Version = "later"
	stale, err := from.Outdated(t.Context(), r.Reader, nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range stale {
		if stale[i].ID != r.Document.ID {
			continue
		}
		p, err := stale[i].Replace(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := from.Replace(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	rest, err := from.CopyTo(t.Context(), to, nil)
	if err != nil || rest.Sources != 1 || rest.Replaced != 1 || rest.Documents == 0 {
		t.Errorf("the rest: %+v, %v", rest, err)
	}
	same(t, from, to)
}

// fillToCopy makes an archive with something of each kind, more documents than are
// copied at once, at different times.
func fillToCopy(t *testing.T, a *archive.Archive) {
	t.Helper()
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	a.Now = func() time.Time { now = now.Add(time.Minute); return now }
	archivetest.Add(t, a, archivetest.World()...)
	reports := archivetest.TwoReports()
	archivetest.Add(t, a, reports...)
	changed := reports[0]
	changed.After = "The text was changed."
	archivetest.Add(t, a, changed)
	var entries []*archive.Entry
	for i := range 300 {
		s := archivetest.World()[i%4]
		s.Date = fmt.Sprintf("2024-%02d-%02d", 1+i/28%12, 1+i%28)
		s.After = fmt.Sprintf("Story %d.", i)
		entries = append(entries, s.Entry(t))
	}
	if _, err := a.Add(t.Context(), entries...); err != nil {
		t.Fatal(err)
	}
	held := tenure.Tenure{Person: archivetest.Nahayo.Name, From: "2023-01-01"}
	held.Country, held.Level, held.Title = "BDI", "head of state", "President"
	if err := a.EnterTenures(t.Context(), "mk", held); err != nil {
		t.Fatal(err)
	}
	page, err := a.Dossiers(t.Context(), archive.Filter{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	for i, say := range []correction.Ruling{{Verb: correction.Confirm, Author: "mk"}, {Verb: correction.Reject, Author: "mk", Reason: "never met"}} {
		if _, err := a.Rule(t.Context(), page.Items[i].Lead.ID, say); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.RuleLink(t.Context(), page.Items[2].ID, page.Items[6].ID, true, "mk", "one visit"); err != nil {
		t.Fatal(err)
	}
}

// same compares archives by their dumps, by answers with times and ids, and by
// what verify says of the second.
func same(t *testing.T, a, b *archive.Archive) {
	t.Helper()
	if one, other := dumpOf(t, a), dumpOf(t, b); !bytes.Equal(one, other) {
		t.Errorf("the dumps differ: %d and %d bytes", len(one), len(other))
	}
	if found, err := b.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
	for name, ask := range map[string]func(*archive.Archive) (any, error){
		"documents":   func(a *archive.Archive) (any, error) { return a.Documents(t.Context(), archive.Filter{Limit: 100}) },
		"dossiers":    func(a *archive.Archive) (any, error) { return a.Dossiers(t.Context(), archive.Filter{Limit: 100}) },
		"corrections": func(a *archive.Archive) (any, error) { return a.Corrections(t.Context()) },
		"versions":    func(a *archive.Archive) (any, error) { return a.Versions(t.Context(), "https://news.example/coffee") },
		"search": func(a *archive.Archive) (any, error) {
			return a.Search(t.Context(), `"more coffee" -tea`, archive.Filter{Limit: 100})
		},
		"a document": func(a *archive.Archive) (any, error) {
			return a.Document(t.Context(), archivetest.World()[0].Record().Document.ID)
		},
	} {
		one, err := ask(a)
		if err != nil {
			t.Error(name, err)
		}
		other, err := ask(b)
		if err != nil {
			t.Error(name, err)
		}
		if x, y := asJSON(t, one), asJSON(t, other); x != y {
			t.Errorf("%s differ:\n%.2000s\n%.2000s", name, x, y)
		}
	}
}

// cursors count documents in the order in which they came to one archive.
var cursors = regexp.MustCompile(`"next":"[^"]*"`)

func asJSON(t *testing.T, answer any) string {
	t.Helper()
	b, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	return cursors.ReplaceAllString(string(b), "")
}

func dumpOf(t *testing.T, a *archive.Archive) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := a.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
