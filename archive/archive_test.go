package archive_test

import (
	"path/filepath"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
)

func open(t testing.TB, path string, opt archive.Options) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func TestSQLiteKeepsTheContract(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) *archive.Archive {
		return open(t, filepath.Join(t.TempDir(), "archive.db"), archive.Options{})
	})
}
