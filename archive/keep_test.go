package archive_test

import (
	"path/filepath"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
)

// problems verifies the archive at path.
func problems(t *testing.T, path string) []string {
	t.Helper()
	var found []string
	a := open(t, path, archive.Options{})
	if _, err := a.Verify(t.Context(), func(p string) { found = append(found, p) }, nil); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestVerifyFindsWhatWasTamperedWith(t *testing.T) {
	for _, c := range []struct{ name, statement, says string }{
		{"nothing", "", ""},
		{"a text", "UPDATE document_text SET text = replace(text, 'coffee', 'cocoa!')", "does not have the hash"},
		{"a text, behind the index", "DROP TRIGGER document_text_update; UPDATE document_text SET text = text || ' tea'", "full-text index"},
		{"an encounter", "UPDATE encounter SET body = replace(body, '2024-03-01', '2024-03-02')", "encounters are not those"},
		{"a statement taken away", "DELETE FROM statement WHERE id = 's1'", "statements are not those"},
		{"a term", "UPDATE encounter SET terms = '1'", "encounters are not those"},
		{"an original", "UPDATE original SET data = substr(data, 2)", "its bytes do not have the hash"},
		{"a record", "UPDATE record SET json = x'00'", "cannot be unpacked"},
		{"a day", "UPDATE document SET day = '1999'", "its place in lists"},
		{"a use of a set phrase", "DELETE FROM formula_use", "the ledger of \"mutual respect\" has 0 uses, the records 1"},
		{"packed uses", "UPDATE formula_use SET heads = x'ff'", "uses of set phrases cannot be unpacked"},
		{"a report without dossier", "UPDATE report SET dossier = NULL WHERE rowid = (SELECT min(rowid) FROM report)", "1 encounters are in no dossier"},
		{"a shape", "UPDATE dossier_term SET shape = 0", "do not have the dossier's shape"},
		{"a count", "UPDATE tally SET items = items + 1 WHERE name = 'person'", "1 kept counts are not what is there"},
		{"a former dossier", "INSERT INTO former VALUES ('d0', 'x', 'e1')", "1 former ids of dossiers lead to no document"},
		{"a reference", "PRAGMA foreign_keys = 0; DELETE FROM document WHERE serial = 1", `a row of "`},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := kept(t)
			if c.statement != "" {
				exec(t, path, c.statement)
			}
			found := strings.Join(problems(t, path), "\n")
			if c.says == "" && found != "" || !strings.Contains(found, c.says) {
				t.Errorf("found %q, want %q", found, c.says)
			}
		})
	}
}

func TestABackupIsTakenWhileTheArchiveIsWrittenTo(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"), archive.Options{})
	archivetest.Add(t, a, archivetest.World()...)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				s := archivetest.World()[0]
				s.After = strings.Repeat("More. ", i)
				if _, err := a.Add(t.Context(), s.Entry(t)); err != nil {
					t.Error(err)
					return
				}
			}
		}
	}()
	path := filepath.Join(t.TempDir(), "copy.db")
	err := a.Backup(t.Context(), path)
	close(stop)
	<-stopped
	if err != nil {
		t.Fatal(err)
	}
	if found := problems(t, path); len(found) > 0 {
		t.Errorf("the copy has problems: %q", found)
	}
	if err := a.Backup(t.Context(), path); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("a backup over another gave %v", err)
	}
}
