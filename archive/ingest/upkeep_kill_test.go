package ingest_test

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKilledWhileItIsBroughtUpToDateAnArchiveEndsRight makes an archive as an older
// version left it, with many events, and kills commands that open it, with SIGKILL and
// at random moments, until one ends: it then equals one that was opened once.
func TestKilledWhileItIsBroughtUpToDateAnArchiveEndsRight(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes, and kills them")
	}
	t.Parallel()
	folder := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(folder, "chancery"), "chancery/cmd/chancery").CombinedOutput(); err != nil {
		t.Fatalf("building the command: %v\n%s", err, out)
	}
	stories := filepath.Join(folder, "stories")
	if err := os.Mkdir(stories, 0o700); err != nil {
		t.Fatal(err)
	}
	shortStories(t, stories, 100)
	old := filepath.Join(folder, "old.db")
	spend(t, adding(t, folder, "old.db", stories))
	age(t, old)

	whole := filepath.Join(folder, "whole.db")
	copyFile(t, old, whole)
	usual := spend(t, asking(folder, whole, nil))
	want := contents(t, whole)

	var said strings.Builder
	random := rand.New(rand.NewPCG(9, 1))
	kills, midst := 0, 0
	for round := 0; kills < 5 || midst < 2; round++ {
		path := filepath.Join(folder, fmt.Sprintf("killed%d.db", round))
		copyFile(t, old, path)
		for {
			cmd := asking(folder, path, &said)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			timer := time.AfterFunc(time.Duration(random.Int64N(int64(usual))), func() { _ = cmd.Process.Kill() })
			err := cmd.Wait()
			timer.Stop()
			if err == nil {
				break
			}
			kills++
			if left := unlisted(t, path); left > 0 && left < unlisted(t, old) {
				midst++
			}
		}
		if got := contents(t, path); got != want {
			t.Fatalf("archive %d, after %d kills in all, differs from one that was left alone:\n%s\nwant\n%s", round, kills, got, want)
		}
		if round > 50 {
			t.Fatalf("of %d kills only %d were in the midst", kills, midst)
		}
	}
	if !strings.Contains(said.String(), "brought up to date") {
		t.Errorf("the commands said %q", said.String())
	}
	t.Logf("%d kills, %d of them in the midst of the events", kills, midst)
}

// age takes away what an archive gets when it is opened, after it has given its
// documents many more events.
func age(t *testing.T, path string) {
	t.Helper()
	db := database(t, path)
	for _, s := range []string{
		`WITH RECURSIVE n (i) AS (SELECT 16 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
			INSERT INTO event SELECT sort + i, document, id || 'x' || i, type, mode, actor, recipient, cameo, goldstein, quad, status, date, place, body, '' FROM event, n WHERE sort & 15 = 0`,
		"DELETE FROM event_term", "UPDATE event SET terms = ''",
		"DELETE FROM report_block", "UPDATE dossier SET shape = -1", "UPDATE dossier_term SET shape = -1",
		"DELETE FROM goose_db_version WHERE version_id >= 16",
		"PRAGMA wal_checkpoint(truncate)",
	} {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// asking is a command that wants to read only; what it says goes to said.
func asking(folder, path string, said io.Writer) *exec.Cmd {
	cmd := exec.Command(filepath.Join(folder, "chancery"), "search", "--archive", path, "ships")
	cmd.Stderr = said
	return cmd
}

func database(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func unlisted(t *testing.T, path string) (n int) {
	t.Helper()
	if err := database(t, path).QueryRowContext(t.Context(), "SELECT count(*) FROM event WHERE terms = ''").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// contents tells of the tables that are filled how many rows they have and what their
// hash is.
func contents(t *testing.T, path string) string {
	t.Helper()
	db := database(t, path)
	var out strings.Builder
	for _, query := range []string{
		"SELECT term, item, 0 FROM event_term ORDER BY 1, 2", "SELECT sort, document, terms FROM event ORDER BY 1",
		"SELECT block, encounter, 0 FROM report_block ORDER BY 1, 2", "SELECT serial, shape, terms FROM dossier ORDER BY 1",
		"SELECT term, item, shape FROM dossier_term ORDER BY 1, 2", "SELECT max(version_id), count(DISTINCT version_id), 0 FROM goose_db_version",
	} {
		rows, err := db.QueryContext(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		h, n := sha256.New(), 0
		for ; rows.Next(); n++ {
			var a, b, c string
			if err := rows.Scan(&a, &b, &c); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(h, a, b, c)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s: %d rows, %x\n", query, n, h.Sum(nil)[:8])
	}
	return out.String()
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
