package main

import (
	"context"
	"errors"

	"chancery/archive"
)

// archiveFlag names the archive a verb works on.
type archiveFlag struct {
	Archive string `env:"CHANCERY_ARCHIVE" default:"chancery.db" placeholder:"PATH" help:"The archive: a file, or postgres://user@host/database (default chancery.db; or set CHANCERY_ARCHIVE)."`

	globals *cli
	std     streams
}

// AfterApply is told where a verb writes, when its flags are known.
func (f *archiveFlag) AfterApply(globals *cli, std streams) error {
	f.globals, f.std = globals, std
	return nil
}

// open opens the archive, see openArchive.
func (f *archiveFlag) open(ctx context.Context, opt archive.Options) (*archive.Archive, error) {
	return openArchive(ctx, f.globals, f.std, f.Archive, opt)
}

// with opens the archive, does something with it and closes it. An interrupt, or
// what a system ends services by, ends ctx; a second one ends the program.
func (f *archiveFlag) with(opt archive.Options, do func(context.Context, *archive.Archive) error) error {
	ctx, restore := interruptible()
	defer restore()
	return f.opened(ctx, opt, impatient, do)
}

// opened is with under a context that is there, and waits for the database as long
// as wait does.
func (f *archiveFlag) opened(ctx context.Context, opt archive.Options, wait patience, do func(context.Context, *archive.Archive) error) (err error) {
	var a *archive.Archive
	if err := wait(ctx, archive.OutOfReach, func() (err error) {
		a, err = f.open(ctx, opt)
		return err
	}); err != nil {
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
