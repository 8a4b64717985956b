package archive_test

import (
	"errors"
	"path/filepath"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/internal/postgrestest"
)

// TestUpkeepIsTold takes away what changes of the schema left to be made, as if the
// archive was older, and the last change itself: opened to read it says that it is
// older, opened to write each step is told from its beginning to its end.
func TestUpkeepIsTold(t *testing.T) {
	for _, c := range []struct {
		name     string
		location func(*testing.T) string
		exec     func(*testing.T, string, ...string)
	}{
		{"SQLite", func(t *testing.T) string { return filepath.Join(t.TempDir(), "a.db") }, exec},
		{"PostgreSQL", func(t *testing.T) string { return postgrestest.Database(t) }, onServer},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.location(t)
			told := map[string]archive.Upkeep{}
			opt := archive.Options{Upkeep: func(u archive.Upkeep) {
				if u.Archive == "" || u.Of == 0 || u.Done < told[u.Step].Done || u.Done > u.Of {
					t.Errorf("told %+v after %+v", u, told[u.Step])
				}
				told[u.Step] = u
			}}
			a, err := archive.Open(t.Context(), path, opt)
			if err != nil || len(told) > 0 {
				t.Fatalf("a new archive: %v, %v", told, err)
			}
			archivetest.AddEventful(t, a, archivetest.World()...)
			want := a.Tables(t.Context(), t)
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			c.exec(t, path, "DELETE FROM event_term", "UPDATE event SET terms = ''", "DELETE FROM report_block",
				"UPDATE dossier SET shape = -1", "UPDATE dossier_term SET shape = -1")
			if _, err := archive.Open(t.Context(), path, archive.Options{ReadOnly: true}); !errors.Is(err, archive.ErrOlder) {
				t.Errorf("opened to read: %v", err)
			}
			a = open(t, path, opt)
			if got := a.Tables(t.Context(), t); got != want {
				t.Errorf("the tables differ:\n%s\nwant:\n%s", got, want)
			}
			for _, step := range []string{"grouping its reports", "describing its dossiers", "listing its events"} {
				if u := told[step]; u.Done == 0 || u.Done != u.Of {
					t.Errorf("%s ended at %d of %d", step, u.Done, u.Of)
				}
			}
			clear(told)
			if open(t, path, opt); len(told) > 0 {
				t.Errorf("opened again it told %v", told)
			}
		})
	}
}
