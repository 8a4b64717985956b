package main

import (
	"context"
	"errors"
	"fmt"

	"chancery/intake"
	"chancery/queue"
)

// sendFlags are those of add for a queue.
type sendFlags struct {
	Queue  string `placeholder:"URL" help:"Do not read, but send the documents to workers: nats://HOST:PORT[/NAME], or tls://."`
	ByName bool   `help:"With --queue: send the names of files and not their bytes, where the workers see the same files under the same names."`
	queueAccess
	waitFlag
}

// send sends every input to the queue. One that fails is named on standard error and
// does not stop the others.
func (c *addCmd) send(globals *cli, std streams) error {
	if c.Formulae != "" || c.Dictionaries != "" || c.NoOriginals {
		return usageError{errors.New("--formulae, --dictionaries and --no-originals are for those who read: give them to chancery work")}
	}
	ctx, restore := interruptible()
	defer restore()
	return c.connect(ctx, c.Queue, c.patience(std), func(q *queue.Queue) error {
		t := &sendTally{std: std, progress: newProgress(globals, std, "sending", intake.Size(c.Inputs))}
		err := q.Send(ctx, intake.Walk(ctx, c.Inputs, c.intake(std)), queue.SendOptions{ByName: c.ByName, Report: t.report, Waiting: t.waiting})
		t.progress.done()
		if !globals.Quiet {
			fmt.Fprintf(std.out, "queue %s: %s sent\n", q.Name(), count(t.sent, "document", "documents"))
		}
		switch {
		case errors.Is(err, context.Canceled):
			return errors.New("stopped; what was sent is in the queue, run the same command again for the rest")
		case err != nil:
			return err
		case t.failed > 0:
			return errSomeFailed
		}
		return nil
	})
}

// sendTally counts what was sent.
type sendTally struct {
	std          streams
	progress     *progress
	sent, failed int
}

func (t *sendTally) report(s queue.Sent) {
	switch {
	case s.Err == nil:
		t.sent++
	case !errors.Is(s.Err, intake.ErrSkipped):
		t.failed++
		t.progress.clear()
		fmt.Fprintf(t.std.err, "chancery: %s: %v\n", s.Origin, s.Err)
	}
	t.progress.set(s.Consumed, fmt.Sprintf("%d sent", t.sent))
}

// waiting tells why nothing is sent at the moment.
func (t *sendTally) waiting(why error) {
	t.progress.clear()
	fmt.Fprintf(t.std.err, "chancery: waiting to send: %v\n", why)
}
