package archive_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
)

// kept makes an archive with a few documents, closed, and gives its path.
func kept(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive.db")
	a, err := archive.Open(t.Context(), path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	archivetest.Add(t, a, archivetest.World()...)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func exec(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestOpenTellsWhatIsTheMatter(t *testing.T) {
	readOnly := archive.Options{ReadOnly: true}
	for _, c := range []struct {
		name string
		opt  archive.Options
		make func(t *testing.T) string
		kind error
		says string
	}{
		{"nothing there to read", readOnly, func(t *testing.T) string { return filepath.Join(t.TempDir(), "a.db") }, archive.ErrNoArchive, "chancery add"},
		{"a folder that is not there", archive.Options{}, func(t *testing.T) string { return filepath.Join(t.TempDir(), "no", "a.db") }, archive.ErrReadOnly, "the folder is there"},
		{"a folder", archive.Options{}, func(t *testing.T) string { return t.TempDir() }, archive.ErrNotArchive, "a folder"},
		{"no name", archive.Options{}, func(*testing.T) string { return "" }, archive.ErrNoArchive, "name a file"},
		{"another kind of archive", archive.Options{}, func(*testing.T) string { return "mysql://host/db" }, archive.ErrNotArchive, "postgres://"},
		{"a text", archive.Options{}, func(t *testing.T) string {
			return write(t, strings.Repeat("This is a letter and no database. ", 50))
		}, archive.ErrNotArchive, "something else"},
		{"another program's database", archive.Options{}, func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "a.db")
			exec(t, path, "CREATE TABLE recipe (name TEXT)")
			return path
		}, archive.ErrNotArchive, "another program"},
		{"a newer schema", archive.Options{}, func(t *testing.T) string {
			path := kept(t)
			exec(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
			return path
		}, archive.ErrNewer, "use the newer program"},
		{"a newer schema, to read", readOnly, func(t *testing.T) string {
			path := kept(t)
			exec(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
			return path
		}, archive.ErrNewer, "9999"},
		{"a damaged file", archive.Options{}, func(t *testing.T) string {
			path := kept(t)
			damage(t, path, 1)
			return path
		}, archive.ErrCorrupt, "restore a backup"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t)
			a, err := archive.Open(t.Context(), path, c.opt)
			if err == nil {
				a.Close()
			}
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || path != "" && !strings.Contains(err.Error(), path) {
				t.Errorf("error %v, want %q with %q and the path in it", err, c.kind, c.says)
			}
		})
	}
}

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// damage overwrites the page with this number, counted from 0.
func damage(t *testing.T, path string, page int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(strings.Repeat("\xfe", 4096)), page*4096); err != nil {
		t.Fatal(err)
	}
}

func TestAFileThatCannotBeWrittenToCanBeAsked(t *testing.T) {
	path := kept(t)
	if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	a := open(t, path, archive.Options{ReadOnly: true})
	page, err := a.Search(t.Context(), "coffee", archive.Filter{})
	if err != nil || len(page.Items) != 1 {
		t.Errorf("%d hits, %v", len(page.Items), err)
	}
	if _, err := a.Add(t.Context(), archivetest.World()[0].Entry(t)); !errors.Is(err, archive.ErrReadOnly) {
		t.Errorf("adding gave %v", err)
	}
	if os.Geteuid() == 0 {
		return // the superuser may write to it
	}
	if _, err := archive.Open(t.Context(), path, archive.Options{}); !errors.Is(err, archive.ErrReadOnly) {
		t.Errorf("opening to write gave %v", err)
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	path := kept(t)
	a := open(t, path, archive.Options{})
	a.LimitPages(t.Context(), t)
	big := archivetest.World()[0]
	big.After = strings.Repeat("Many words more. ", 40_000)
	if _, err := a.Add(t.Context(), big.Entry(t)); !errors.Is(err, archive.ErrFull) || !archive.Unusable(err) {
		t.Errorf("adding to a full disk gave %v", err)
	}
	page, err := a.Encounters(t.Context(), archive.Filter{})
	if err != nil || len(page.Items) != len(archivetest.World()) {
		t.Errorf("%d encounters, %v", len(page.Items), err)
	}
}

func TestTwoProcessesMayMakeOneArchiveAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	errs := make(chan error)
	for i := range 4 {
		go func() {
			a, err := archive.Open(t.Context(), path, archive.Options{})
			if err == nil {
				_, err = a.Add(t.Context(), archivetest.World()[i].Entry(t))
				err = errors.Join(err, a.Close())
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	page, err := open(t, path, archive.Options{ReadOnly: true}).Encounters(t.Context(), archive.Filter{})
	if err != nil || len(page.Items) != 4 {
		t.Errorf("%d encounters, %v, want one from each", len(page.Items), err)
	}
}
