// Package postgrestest runs a PostgreSQL server of its own for tests, in a
// temporary folder and without a port.
//
// It takes the programs from PATH or from where Debian's package "postgresql" has
// them. Where there are none, tests that need it are skipped and say so; with
// CHANCERY_REQUIRE_SERVICES=1 they fail. A server cannot run as root; a test that
// does runs it as the user postgres or nobody.
package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience is how long a server may take to start or to stop.
const patience = 60 * time.Second

// shared is the server of a test binary, started by the first test that needs it.
var shared = sync.OnceValues(func() (*Server, error) { return start() })

var schemas atomic.Int64

// Database makes room for an archive and gives its address. The tests of one binary
// share a server.
func Database(t testing.TB) string {
	t.Helper()
	address, err := Address()
	require(t, err)
	return address
}

// Address is [Database] for who has no test at hand; its error says what is
// missing.
func Address() (string, error) {
	s, err := shared()
	if err != nil {
		return "", err
	}
	return s.room()
}

// Required tells that tests must fail, and not be skipped, where there is no server.
func Required() bool { return os.Getenv("CHANCERY_REQUIRE_SERVICES") == "1" }

// New starts a server for one test alone, which may stop it and start it again.
func New(t testing.TB) *Server {
	t.Helper()
	s, err := start()
	require(t, err)
	t.Cleanup(s.end)
	return s
}

func require(t testing.TB, err error) {
	t.Helper()
	var missing *missingError
	switch {
	case errors.As(err, &missing) && !Required():
		t.Skipf("NOT TESTED on PostgreSQL: %v", err)
	case err != nil:
		t.Fatalf("a PostgreSQL server for the test: %v", err)
	}
}

type missingError struct{ program string }

func (e *missingError) Error() string {
	return e.program + " is not installed; on Debian: apt-get install postgresql"
}

// program finds a program of PostgreSQL, of the newest version there is.
func program(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if err != nil || len(found) == 0 {
		return "", &missingError{name}
	}
	slices.Sort(found)
	return found[len(found)-1], nil
}

// Server is a running server.
type Server struct {
	folder string
	run    *running // nil while it is stopped
}

// start makes a server's folder and starts it. Its locale is English, so that a
// query that forgets to compare by bytes is found out.
func start() (*Server, error) {
	initdb, err := program("initdb")
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("/tmp", "chancery-pg-") // the name of a socket must be short
	if err != nil {
		return nil, err
	}
	s := &Server{folder: folder}
	if err := own(folder); err != nil {
		return nil, err
	}
	cmd := exec.Command(initdb, "-D", filepath.Join(folder, "data"), "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
	asUser(cmd)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		s.end()
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	if err := s.start(); err != nil {
		s.end()
		return nil, err
	}
	return s, nil
}

// Database makes room for an archive on the server.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	address, err := s.room()
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// room makes a schema, which is quicker to make than a database. It goes with the
// server.
func (s *Server) room() (string, error) {
	name := fmt.Sprintf("t%d", schemas.Add(1))
	return s.address() + "&search_path=" + name, s.do("CREATE SCHEMA " + name)
}

func (s *Server) address() string { return "postgres://postgres@/postgres?host=" + s.folder }

// do runs a statement that concerns the server.
func (s *Server) do(statement string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c, err := pgx.Connect(ctx, s.address())
	if err != nil {
		return err
	}
	_, err = c.Exec(ctx, statement)
	return errors.Join(err, c.Close(ctx))
}

// Stop stops the server as an administrator does who is in a hurry: sessions end
// in the midst of what they do.
func (s *Server) Stop(t testing.TB) {
	t.Helper()
	s.run.stop()
	s.run = nil
}

// Start starts a server that was stopped.
func (s *Server) Start(t testing.TB) {
	t.Helper()
	if err := s.start(); err != nil {
		t.Fatal(err)
	}
}

func (s *Server) start() error {
	postgres, err := program("postgres")
	if err != nil {
		return err
	}
	s.run, err = run(s.folder, postgres, "-D", filepath.Join(s.folder, "data"), "-k", s.folder, "-c", "listen_addresses=",
		"-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=100", "-c", "shared_buffers=64MB")
	if err != nil {
		return err
	}
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		err := s.do("SELECT 1")
		if err == nil {
			return nil
		}
		if time.Since(begun) > patience {
			return err
		}
	}
}

// end stops the server and takes its folder away.
func (s *Server) end() {
	if s.run != nil {
		s.run.stop()
	}
	os.RemoveAll(s.folder)
}
