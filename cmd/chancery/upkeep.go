package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/archive"
)

// upkeep tells how far an archive of an older version is that is brought up to date
// when it is opened: at first why it takes time and that it may be stopped, then how
// far it is.
type upkeep struct {
	globals *cli
	std     streams
	name    string // of the archive
	begun   time.Time
	step    string
	bar     *progress
}

// told takes what [archive.Open] tells.
func (u *upkeep) told(k archive.Upkeep) {
	if u.begun.IsZero() {
		u.begun, u.name = time.Now(), k.Archive
		u.say("%s was made by an older version and is brought up to date; it may be stopped, and the next command goes on", u.name)
	}
	if k.Step != u.step {
		u.end()
		u.step, u.bar = k.Step, newCounter(u.globals, u.std, k.Step, k.Of)
	}
	words := ""
	if k.Of > 0 {
		words = fmt.Sprintf("%d of %d", k.Done, k.Of)
	}
	u.bar.set(int64(k.Done), words)
}

// end takes the bar away.
func (u *upkeep) end() {
	if u.bar != nil {
		u.bar.done()
	}
}

// opened tells how it ended, where there was something to do, and gives the error that
// the user is to see.
func (u *upkeep) opened(err error) error {
	u.end()
	switch {
	case u.begun.IsZero():
		return err
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("stopped while %s was brought up to date (%s); the next command that opens it goes on", u.name, u.step)
	case err == nil:
		u.say("%s is up to date after %s", u.name, time.Since(u.begun).Round(time.Second/10))
	}
	return err
}

func (u *upkeep) say(format string, args ...any) {
	if !u.globals.Quiet {
		fmt.Fprintf(u.std.err, "chancery: "+format+"\n", args...)
	}
}

// openArchive opens an archive and tells what takes time about it. One of an older
// version in a file is brought up to date even for who only wants to read it; what
// stands on a server is left to those who write to it, since others may use it.
func openArchive(ctx context.Context, globals *cli, std streams, location string, opt archive.Options) (*archive.Archive, error) {
	u := &upkeep{globals: globals, std: std}
	opt.Upkeep = u.told
	a, err := archive.Open(ctx, location, opt)
	if err = u.opened(err); !errors.Is(err, archive.ErrOlder) || strings.Contains(location, "://") {
		return a, err
	}
	if newer, failed := archive.Open(ctx, location, archive.Options{Present: true, Upkeep: u.told}); errors.Is(failed, archive.ErrReadOnly) {
		return nil, err
	} else if failed = u.opened(failed); failed != nil {
		return nil, failed
	} else if failed = newer.Close(); failed != nil {
		return nil, failed
	}
	return archive.Open(ctx, location, opt)
}
