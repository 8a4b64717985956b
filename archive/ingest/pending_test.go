package ingest_test

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"chancery/archive"
	"chancery/internal/postgrestest"
)

// TestMergedLaterAnArchiveEndsEqual adds stories in any order by two programs
// that compare nothing, while two others merge what waits, each as it finds it.
func TestMergedLaterAnArchiveEndsEqual(t *testing.T) {
	t.Parallel()
	const stories, batch = 160, 12
	entries := newMade(t, examples(t), 0, 20*stories).entries(0, stories)
	whole := openArchive(t, filepath.Join(t.TempDir(), "whole.db"))
	if _, err := whole.Add(t.Context(), entries...); err != nil {
		t.Fatal(err)
	}
	want := dumped(t, whole)
	for name, location := range map[string]func(*testing.T) string{
		"SQLite":     func(t *testing.T) string { return filepath.Join(t.TempDir(), "shared.db") },
		"PostgreSQL": func(t *testing.T) string { return postgrestest.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(2) {
				random := rand.New(rand.NewPCG(seed, 9))
				shuffled := slices.Clone(entries)
				random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
				a := addedByTwo(t, location(t), slices.Collect(slices.Chunk(shuffled, batch)))
				mergeAll(t, a)
				if got := dumped(t, a); !bytes.Equal(got, want) {
					t.Errorf("order %d: the archive differs from one that was added at once: %s", seed, firstDifference(got, want))
				}
				if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
					t.Error(found, err)
				}
			}
		})
	}
}

// addedByTwo adds batches by two handles of one archive, and merges by two more
// meanwhile. It gives a handle of the archive.
func addedByTwo(t *testing.T, location string, batches [][]*archive.Entry) *archive.Archive {
	t.Helper()
	deferred := func() *archive.Archive {
		a, err := archive.Open(t.Context(), location, archive.Options{Deferred: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close() })
		return a
	}
	work := make(chan []*archive.Entry)
	done := make(chan bool)
	var adding, merging sync.WaitGroup
	for range 2 {
		a, m := deferred(), deferred()
		adding.Go(func() {
			for batch := range work {
				if _, err := a.Add(t.Context(), batch...); err != nil {
					t.Error(err)
				}
			}
		})
		merging.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					mergeSome(t, m, 5)
				}
			}
		})
	}
	for _, batch := range batches {
		work <- batch
	}
	close(work)
	adding.Wait()
	close(done)
	merging.Wait()
	return deferred()
}

func mergeSome(t *testing.T, a *archive.Archive, limit int) int {
	t.Helper()
	shards, err := a.Pending(t.Context(), limit)
	if err != nil {
		t.Error(err)
		return 0
	}
	var names []string
	for _, s := range shards {
		names = append(names, s.Name)
	}
	merged, err := a.Merge(t.Context(), names...)
	if err != nil {
		t.Error(err)
	}
	return merged
}

func mergeAll(t *testing.T, a *archive.Archive) (merged int) {
	t.Helper()
	for {
		n := mergeSome(t, a, 100)
		if merged += n; n == 0 {
			return merged
		}
	}
}

func dumped(t *testing.T, a *archive.Archive) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := a.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// firstDifference is the first line of one dump that another has otherwise.
func firstDifference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range g {
		if i >= len(w) || !bytes.Equal(g[i], w[i]) {
			other := []byte("nothing")
			if i < len(w) {
				other = w[i]
			}
			return string(g[i][:min(400, len(g[i]))]) + "\nwant " + string(other[:min(400, len(other))])
		}
	}
	return "lines are missing"
}
