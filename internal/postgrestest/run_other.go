//go:build !unix

package postgrestest

import "os/exec"

// Elsewhere no server is run, and the tests say that they were skipped.

func own(string) error { return &missingError{"a PostgreSQL server for tests"} }

func asUser(*exec.Cmd) {}

type running struct{}

func run(string, ...string) (*running, error) { return nil, own("") }

func (*running) stop() {}
