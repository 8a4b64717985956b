package archive_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/internal/postgrestest"
)

func TestPostgreSQLKeepsTheContract(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) *archive.Archive {
		return open(t, postgrestest.Database(t), archive.Options{})
	})
}

// onServer runs statements on a database behind the archive's back.
func onServer(t *testing.T, location string, statements ...string) {
	t.Helper()
	db, err := sql.Open("pgx", location)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// keptOnServer makes an archive with a few documents and gives its location.
func keptOnServer(t *testing.T) string {
	t.Helper()
	location := postgrestest.Database(t)
	archivetest.Add(t, open(t, location, archive.Options{}), archivetest.World()...)
	return location
}

func TestVerifyFindsWhatWasTamperedWithInPostgreSQL(t *testing.T) {
	for _, c := range []struct{ name, statement, says string }{
		{"nothing", "SELECT 1", ""},
		{"a text", "UPDATE document_text SET text = replace(text, 'coffee', 'cocoa!')", "does not have the hash"},
		{"a text, behind the index", "UPDATE document_text SET text = text || ' tea'", "full-text index does not fit the texts: 4 "},
		{"an encounter", "UPDATE encounter SET body = replace(body, '2024-03-01', '2024-03-02')", "encounters are not those"},
		{"an original", "UPDATE original SET data = substr(data, 2)", "its bytes do not have the hash"},
		{"a use of a set phrase", "DELETE FROM formula_use", "the ledger of \"mutual respect\" has 0 uses, the records 1"},
		{"a report without dossier", "UPDATE report SET dossier = NULL WHERE encounter = (SELECT min(encounter) FROM report)", "1 encounters are in no dossier"},
		{"a reference", "UPDATE mention SET sort = sort + (100 << 16)", `a row of "mention" refers to one of "document" that is not there`},
		{"a count", "UPDATE tally SET items = items + 1 WHERE name = 'person'", "1 kept counts are not what is there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			location := keptOnServer(t)
			onServer(t, location, c.statement)
			found := strings.Join(problems(t, location), "\n")
			if c.says == "" && found != "" || !strings.Contains(found, c.says) {
				t.Errorf("found %q, want %q", found, c.says)
			}
		})
	}
}

func TestOpenTellsWhatIsTheMatterInPostgreSQL(t *testing.T) {
	readOnly := archive.Options{ReadOnly: true}
	for _, c := range []struct {
		name string
		opt  archive.Options
		make func(t *testing.T) string
		kind error
		says string
	}{
		{"nothing there, to read", readOnly, postgrestestDatabase, archive.ErrNoArchive, "add something first"},
		{"nothing there, which must be", archive.Options{Present: true}, postgrestestDatabase, archive.ErrNoArchive, "add something first"},
		{"another program's tables", archive.Options{}, foreign, archive.ErrNotArchive, "createdb NAME"},
		{"another program's tables, to read", readOnly, foreign, archive.ErrNotArchive, "createdb NAME"},
		{"a newer schema", archive.Options{}, newer, archive.ErrNewer, "use the newer program"},
		{"a newer schema, to read", readOnly, newer, archive.ErrNewer, "use the newer program"},
		{"no such database", archive.Options{}, func(t *testing.T) string {
			return strings.Replace(postgrestest.Database(t), "/postgres?", "/nowhere?", 1)
		}, archive.ErrNoArchive, "createdb NAME"},
		{"no server", archive.Options{}, func(*testing.T) string { return "postgres://mk@/db?host=/nowhere" }, nil, "cannot be reached"},
		{"no address", archive.Options{}, func(*testing.T) string { return "postgres://mk@host:port/db" }, archive.ErrNotArchive, "postgres://user@host/database"},
	} {
		t.Run(c.name, func(t *testing.T) {
			location := c.make(t)
			a, err := archive.Open(t.Context(), location, c.opt)
			if err == nil {
				a.Close()
				t.Fatal("it was opened")
			}
			if c.kind != nil && !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), location) {
				t.Errorf("error %v, want %q with %q and the location in it", err, c.kind, c.says)
			}
		})
	}
}

func postgrestestDatabase(t *testing.T) string { return postgrestest.Database(t) }

func foreign(t *testing.T) string {
	location := postgrestest.Database(t)
	onServer(t, location, "CREATE TABLE customer (id INT)")
	return location
}

func newer(t *testing.T) string {
	location := keptOnServer(t)
	onServer(t, location, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)")
	return location
}

func TestAPasswordIsNotShown(t *testing.T) {
	_, err := archive.Open(t.Context(), "postgres://mk:secret@/db?host=/nowhere", archive.Options{})
	if err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "postgres://mk@/db") {
		t.Errorf("the error is %v", err)
	}
}

// TestWritersDoNotLoseEachOther has several programs write at once, all to be
// compared, with documents that they share.
func TestWritersDoNotLoseEachOther(t *testing.T) {
	location := postgrestest.Database(t)
	const writers = 4
	stories := append(archivetest.World(), archivetest.TwoReports()[1:]...)
	failed := make(chan error)
	for i := range writers {
		a := open(t, location, archive.Options{Deferred: i%2 == 1})
		go func() {
			for k := range stories {
				if _, err := a.Add(context.WithoutCancel(t.Context()), stories[(k+i)%len(stories)].Entry(t)); err != nil {
					failed <- err
					return
				}
			}
			failed <- nil
		}()
	}
	for range writers {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	a := open(t, location, archive.Options{})
	shards, err := a.Pending(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shards {
		if _, err := a.Merge(t.Context(), s.Name); err != nil {
			t.Error(err)
		}
	}
	alone := open(t, t.TempDir()+"/alone.db", archive.Options{})
	archivetest.Add(t, alone, stories...)
	if !bytes.Equal(dumpOf(t, alone), dumpOf(t, a)) {
		t.Error("the archive differs from one that a single program made")
	}
	if found := problems(t, location); len(found) > 0 {
		t.Errorf("the archive has problems: %q", found)
	}
}

func TestReadersOfPostgreSQLSeeOneState(t *testing.T) {
	location := keptOnServer(t)
	reader := open(t, location, archive.Options{ReadOnly: true})
	stamp, err := reader.Stamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := reader.Stamp(t.Context()); err != nil || again != stamp {
		t.Errorf("the stamp went from %d to %d though nothing changed, %v", stamp, again, err)
	}
	archivetest.Add(t, open(t, location, archive.Options{}), archivetest.TwoReports()...)
	if after, err := reader.Stamp(t.Context()); err != nil || after == stamp {
		t.Errorf("the stamp stayed %d though documents were added, %v", after, err)
	}
	if _, err := reader.Add(t.Context(), archivetest.World()[0].Entry(t)); !errors.Is(err, archive.ErrReadOnly) {
		t.Errorf("a reader's add gave %v", err)
	}
}
