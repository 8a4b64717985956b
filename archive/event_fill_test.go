package archive_test

import (
	"path/filepath"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/internal/postgrestest"
)

// TestEventsOfAnOlderArchiveAreListed takes the lists of events away, as an archive
// of an older schema has none, with the places that it gave to events without a day.
func TestEventsOfAnOlderArchiveAreListed(t *testing.T) {
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
			a, err := archive.Open(t.Context(), path, archive.Options{})
			if err != nil {
				t.Fatal(err)
			}
			archivetest.AddEventful(t, a, archivetest.World()...)
			want := eventsIn(t, a)
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			c.exec(t, path, "DELETE FROM event_term", "UPDATE event SET terms = ''", "UPDATE event SET sort = sort & 17592186044415 WHERE date = ''")
			a = open(t, path, archive.Options{})
			if got := eventsIn(t, a); got != want || got == "" {
				t.Errorf("after the change of schema:\n%s\nbefore:\n%s", got, want)
			}
			if _, err := a.Verify(t.Context(), func(s string) { t.Error(s) }, nil); err != nil {
				t.Error(err)
			}
		})
	}
}

// eventsIn are the answers to a few questions for events.
func eventsIn(t *testing.T, a *archive.Archive) string {
	t.Helper()
	out := ""
	for _, f := range []archive.Filter{{}, {Type: []string{"AGREE"}}, {Source: []string{"Andes News"}}, {Dyad: []string{"FIN", "BDI"}}, {From: "2024"}} {
		page, err := a.Events(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Items {
			out += e.ID + " "
		}
		out += "\n"
	}
	return out
}
