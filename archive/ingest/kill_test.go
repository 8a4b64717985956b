package ingest_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"chancery/archive"
)

// shortStories writes n short stories, each seventh with the text of the one before
// it.
func shortStories(t testing.TB, folder string, n int) {
	t.Helper()
	for i := range n {
		k := i - i%7/6
		story := fmt.Sprintf("LIMA, June %d, 2025 (Example Press) -- Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on day %d.\n\n"+
			"Boric said that Chile is ready to buy %d ships.\n", 1+k%28, k, k)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), []byte(story), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKilledAtAnyMomentAnArchiveEndsEqual kills processes that add, with SIGKILL
// and at random moments: ten times, or CHANCERY_KILLS; make test kills fifty. One that ends all the same has its archive
// compared, and the next begins anew.
func TestKilledAtAnyMomentAnArchiveEndsEqual(t *testing.T) {
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
	shortStories(t, stories, 272) // two batches and the beginning of a third
	start := spend(t, adding(t, folder, "one.db", filepath.Join(stories, "0000.txt")))
	whole := spend(t, adding(t, folder, "whole.db", stories))
	want := dump(t, filepath.Join(folder, "whole.db"))

	kills := 10
	if n, err := strconv.Atoi(os.Getenv("CHANCERY_KILLS")); err == nil {
		kills = n
	}
	random := rand.New(rand.NewPCG(6, uint64(kills)))
	killed, round := 0, 0
	name := func() string { return fmt.Sprintf("killed%d.db", round) }
	finish := func() {
		t.Helper()
		if got := dump(t, filepath.Join(folder, name())); !bytes.Equal(want, got) {
			t.Fatalf("archive %d, after %d kills in all, differs from one that was left alone: %d bytes of contents, want %d", round, killed, len(got), len(want))
		}
		round++
	}
	for killed < kills {
		cmd := adding(t, folder, name(), stories)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(start/2+time.Duration(random.Int64N(int64(whole-start/2))), func() { _ = cmd.Process.Kill() })
		err := cmd.Wait()
		timer.Stop()
		if err != nil {
			killed++
			continue
		}
		finish()
	}
	spend(t, adding(t, folder, name(), stories))
	finish()
	t.Logf("%d kills, %d archives, each equal to the whole one", killed, round)
}

// adding is a command that adds input to an archive.
func adding(t *testing.T, folder, name, input string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(filepath.Join(folder, "chancery"), "add", "--quiet", "--archive", filepath.Join(folder, name), input)
	cmd.Stderr = os.Stderr
	return cmd
}

// spend runs a command that must end well, and tells how long it took.
func spend(t *testing.T, cmd *exec.Cmd) time.Duration {
	t.Helper()
	begun := time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	return time.Since(begun)
}

func dump(t *testing.T, path string) []byte {
	t.Helper()
	a, err := archive.Open(t.Context(), path, archive.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var b bytes.Buffer
	if err := a.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
