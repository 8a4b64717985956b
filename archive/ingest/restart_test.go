package ingest_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/internal/postgrestest"
)

// TestTheServerStopsInTheMidst stops the server of an archive while stories are
// added: for a moment, which adding outlasts, and for longer than it waits, after
// which it says so and is begun again.
func TestTheServerStopsInTheMidst(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a server that is not there")
	}
	t.Parallel()
	stories := t.TempDir()
	shortStories(t, stories, 700)
	whole := openArchive(t, filepath.Join(t.TempDir(), "whole.db"))
	if err := ingest.Add(t.Context(), whole, []string{stories}, ingest.Options{}); err != nil {
		t.Fatal(err)
	}
	want := dumped(t, whole)
	for _, c := range []struct {
		name string
		down time.Duration
	}{{"until adding gave up", 0}, {"for a moment", 2 * time.Second}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel() // it mostly waits
			server := postgrestest.New(t)
			location := server.Database(t)
			a, err := archive.Open(t.Context(), location, archive.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			committed, ended := make(chan bool, 10_000), make(chan error, 1)
			failed := 0
			go func() {
				ended <- ingest.Add(t.Context(), a, []string{stories}, ingest.Options{Report: func(o ingest.Outcome) {
					if o.Failed() {
						failed++
					}
					committed <- true
				}})
			}()
			for range 128 {
				<-committed
			}
			server.Stop(t)
			if c.down > 0 {
				time.Sleep(c.down)
				server.Start(t)
			}
			err = <-ended
			if c.down == 0 {
				if err == nil || !archive.Unusable(err) {
					t.Errorf("without a server adding ended with %v", err)
				}
				server.Start(t)
			} else if err != nil || failed > 0 {
				t.Errorf("adding did not outlast the restart: %d documents failed, %v", failed, err)
			}
			if err := ingest.Add(t.Context(), a, []string{stories}, ingest.Options{}); err != nil {
				t.Fatal(err)
			}
			if got := dumped(t, a); !bytes.Equal(got, want) {
				t.Errorf("the archive differs: %s", firstDifference(got, want))
			}
		})
	}
}
