package archivetest

import (
	"os"
	"path/filepath"
	"testing"

	"chancery/archive"
	"chancery/reader"
	"chancery/record"
)

// Filled opens an archive in a new folder that holds the [World] and the stories
// at these paths, read as a user's would be. It is closed when the test is done.
func Filled(t testing.TB, stories ...string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "archive.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	Add(t, a, World()...)
	for _, path := range stories {
		r := Read(t, path)
		if _, err := a.Add(t.Context(), Prepare(t, r, archive.Source{Input: path})); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// Read reads the story at a path as a user's would be.
func Read(t testing.TB, path string) *record.Record {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.Read(data, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
