package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"chancery/archive"
)

// archiveFlag names the archive a verb works on.
type archiveFlag struct {
	Archive string `env:"CHANCERY_ARCHIVE" default:"chancery.db" placeholder:"PATH" help:"The archive: a file, or postgres://user@host/database (default chancery.db; or set CHANCERY_ARCHIVE)."`
}

// with opens the archive, does something with it and closes it. An interrupt, or
// what a system ends services by, ends ctx; a second one ends the program.
func (f *archiveFlag) with(opt archive.Options, do func(context.Context, *archive.Archive) error) (err error) {
	ctx, restore := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer restore()
	context.AfterFunc(ctx, restore)
	a, err := archive.Open(ctx, f.Archive, opt)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return do(ctx, a)
}

// wrongUse makes a usage error of what the user asked for wrongly.
func wrongUse(err error) error {
	if errors.Is(err, archive.ErrQuery) || errors.Is(err, archive.ErrFilter) {
		return usageError{err}
	}
	return err
}
