package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// waitFlag is for what runs as a service, which may be started before the servers
// that it needs.
type waitFlag struct {
	Wait time.Duration `env:"CHANCERY_WAIT" default:"5m" placeholder:"TIME" help:"How long to wait at the start for a database or a queue that is out of reach (default 5m; 0 not at all; or set CHANCERY_WAIT)."`
}

// The pauses between two attempts: the first, and the longest.
const (
	waitFirst = time.Second
	waitLast  = 30 * time.Second
)

// errStopped: ended by a signal while it waited.
var errStopped = errors.New("stopped while it waited")

// patience does something again while its error is one that passes. The error is
// errStopped when ctx is done meanwhile.
type patience func(ctx context.Context, passes func(error) bool, do func() error) error

// impatient tries once.
func impatient(_ context.Context, _ func(error) bool, do func() error) error { return do() }

// patience is as long as the flag says, and names what it waits for at each attempt.
func (f *waitFlag) patience(std streams) patience {
	return func(ctx context.Context, passes func(error) bool, do func() error) error {
		end := time.Now().Add(f.Wait)
		for pause := waitFirst; ; pause = min(2*pause, waitLast) {
			err := do()
			if err == nil || !passes(err) {
				return err
			}
			left := time.Until(end)
			if left <= 0 {
				return err
			}
			pause = min(pause, left)
			fmt.Fprintf(std.err, "chancery: %v\nchancery: waiting: tries again in %v, and gives up in %v (--wait)\n", err, pause.Round(time.Millisecond), left.Round(time.Second))
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return errStopped
			}
		}
	}
}

// interruptible is a context that an interrupt ends, or what a system ends services
// by; a second one ends the program.
func interruptible() (ctx context.Context, restore func()) {
	ctx, restore = signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, restore)
	return ctx, restore
}
