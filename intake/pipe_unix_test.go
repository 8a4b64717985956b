//go:build unix

package intake

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestWaitingForAPipeCanBeCalledOff names a pipe that nobody writes to, and reads from
// one that nobody ends.
func TestWaitingForAPipeCanBeCalledOff(t *testing.T) {
	dir := t.TempDir()
	never, name := filepath.Join(dir, "never"), filepath.Join(dir, "pipe")
	for _, n := range []string{never, name} {
		if err := syscall.Mkfifo(n, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	silent, _ := io.Pipe()
	for _, input := range []string{never, "-"} {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
		for item := range Walk(ctx, []string{input}, Options{Stdin: silent}) {
			t.Errorf("%s: %+v", input, item)
		}
		cancel()
	}
	go func() {
		if err := os.WriteFile(name, []byte("said"), 0o600); err != nil {
			t.Error(err)
		}
	}()
	expect(t, collect(dir, Options{}, name), "pipe = said")
}
