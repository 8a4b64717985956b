package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/intake"
	"chancery/reader"
)

// TestReadAgainBringsOldRecordsUpToDate adds records of an older reader that
// found less, and one document whose original gives another text today.
func TestReadAgainBringsOldRecordsUpToDate(t *testing.T) {
	folder := t.TempDir()
	fresh, old := openArchive(t, filepath.Join(folder, "fresh.db")), openArchive(t, filepath.Join(folder, "old.db"))
	paths, err := filepath.Glob("../../examples/x*.txt")
	if err != nil || len(paths) < 2 {
		t.Fatal(paths, err)
	}
	if err := ingest.Add(t.Context(), fresh, paths, ingest.Options{Intake: intake.Options{}}); err != nil {
		t.Fatal(err)
	}
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(data, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r.Reader.Version = "0.0.1"
		r.Document.Published = nil // so that its day, and its place in lists, change
		r.Encounters, r.Statements, r.Events = nil, nil, nil
		absolute, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 { // a page of which today's engine makes another text
			data = []byte("Another text altogether, and a long one, about the harvest in the south.")
		}
		e, err := archive.Prepare(r, archive.Source{Input: absolute}, data, true)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := old.Add(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	for round, want := range []int{len(paths), 0} {
		n, fromText := 0, 0
		if err := ingest.ReadAgain(t.Context(), old, reader.Options{}, func(r ingest.Reread) {
			if n++; r.Err != nil {
				t.Error(r.Err)
			}
			if r.FromText {
				fromText++
			}
		}); err != nil {
			t.Fatal(err)
		}
		if n != want || round == 0 && fromText != 1 {
			t.Errorf("round %d: %d documents read again, %d of them from their text; want %d and 1", round, n, fromText, want)
		}
	}
	if found, err := old.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
	if a, b := dumpOf(t, fresh), dumpOf(t, old); a != b {
		t.Errorf("read again, the archive differs from one read now: %d bytes of contents, want %d", len(b), len(a))
	}
}

func openArchive(t *testing.T, path string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// dumpOf is what an archive holds, but for where it came from.
func dumpOf(t *testing.T, a *archive.Archive) string {
	t.Helper()
	var b strings.Builder
	if err := a.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, `["source"`) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}
