package queue

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"chancery/internal/natstest"
)

// built is where the command is built, once for all tests.
var built struct {
	folder string
	once   sync.Once
	err    error
}

func TestMain(m *testing.M) {
	natstest.Serve()
	folder, err := os.MkdirTemp("", "chancery-queue-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	built.folder = folder
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// command is the path of the command.
func command(t testing.TB) string {
	t.Helper()
	path := filepath.Join(built.folder, "chancery")
	built.once.Do(func() {
		if out, err := exec.Command("go", "build", "-o", path, "chancery/cmd/chancery").CombinedOutput(); err != nil {
			built.err = fmt.Errorf("building the command: %w\n%s", err, out)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return path
}
