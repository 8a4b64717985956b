package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"chancery/queue"
)

// queueFlag names a queue and how to reach it.
type queueFlag struct {
	Queue string `env:"CHANCERY_QUEUE" required:"" placeholder:"URL" help:"The queue: nats://HOST:PORT[/NAME], or tls:// (or set CHANCERY_QUEUE)."`
	queueAccess
}

// queueAccess is what a server of queues may ask for.
type queueAccess struct {
	QueueToken string `env:"CHANCERY_QUEUE_TOKEN" placeholder:"WORDS" help:"The token that the NATS server asks for (or set CHANCERY_QUEUE_TOKEN, which other users of the machine cannot see)."`
	QueueCreds string `env:"CHANCERY_QUEUE_CREDS" placeholder:"FILE" help:"A file of NATS credentials."`
	QueueCA    string `name:"queue-ca" env:"CHANCERY_QUEUE_CA" placeholder:"FILE" help:"Certificates to trust, for a server with its own."`
	QueueCert  string `env:"CHANCERY_QUEUE_CERT" placeholder:"FILE" help:"The own certificate, for a server that asks for one."`
	QueueKey   string `env:"CHANCERY_QUEUE_KEY" placeholder:"FILE" help:"The key of the own certificate."`
}

// connected connects to the queue, does something with it and closes it.
func (f *queueFlag) connected(ctx context.Context, do func(*queue.Queue) error) error {
	return f.connect(ctx, f.Queue, impatient, do)
}

func (f *queueAccess) connect(ctx context.Context, address string, wait patience, do func(*queue.Queue) error) error {
	var q *queue.Queue
	err := wait(ctx, queue.OutOfReach, func() (err error) {
		q, err = queue.Open(ctx, address, f.options())
		return err
	})
	if errors.Is(err, queue.ErrAddress) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	defer q.Close()
	return do(q)
}

func (f *queueAccess) options() queue.Options {
	return queue.Options{Token: f.QueueToken, Creds: f.QueueCreds, CA: f.QueueCA, Cert: f.QueueCert, Key: f.QueueKey}
}

type queueCmd struct {
	Show    queueShowCmd    `cmd:"" default:"withargs" help:"How much waits, how old it is, what could not be read and why. This is what queue alone does."`
	Requeue queueRequeueCmd `cmd:"" help:"Send dead letters again."`
	Drop    queueDropCmd    `cmd:"" help:"Delete dead letters."`
	Limit   queueLimitCmd   `cmd:"" help:"Change how much may wait, and on how many servers it lies."`
}

// Help is the longer text of --help.
func (queueCmd) Help() string {
	return `A queue stands between chancery add --queue, which sends documents, and chancery work, which reads and keeps them. Dead letters are documents that could not be read, or over which workers died again and again; they stay with the reason until they are sent again or dropped.

  chancery queue --queue nats://127.0.0.1:4222
  chancery queue requeue 4 7        send two of them again
  chancery queue drop --all         delete them all
  chancery queue limit --max-bytes 4000000000`
}

type queueShowCmd struct {
	queueFlag
	Format string `enum:"table,json" default:"table" help:"table for people, json for programs."`
	Limit  int    `default:"20" help:"How many dead letters to list."`
	After  uint64 `placeholder:"NUMBER" help:"List those behind this number."`
}

// queueView is what queue show prints as JSON.
type queueView struct {
	queue.State
	Letters []queue.Letter `json:"letters"`
}

// Run prints the state and the dead letters.
func (c *queueShowCmd) Run(std streams) error {
	ctx := context.Background()
	return c.connected(ctx, func(q *queue.Queue) error {
		state, err := q.State(ctx)
		if err != nil {
			return err
		}
		letters, err := q.Letters(ctx, c.After, c.Limit)
		if err != nil {
			return err
		}
		if c.Format == "json" {
			return encoder(std.out).Encode(queueView{state, letters})
		}
		printState(std.out, &state)
		if len(letters) > 0 {
			fmt.Fprintln(std.out)
			return printLetters(std.out, letters)
		}
		return nil
	})
}

func printState(w io.Writer, s *queue.State) {
	lag := "none"
	if s.Lag > 0 {
		lag = time.Duration(s.Lag*float64(time.Second)).Round(time.Second).String() + " since the oldest batch was sent"
	}
	fmt.Fprintf(w, "queue %s\n", s.Name)
	for _, row := range [][2]string{
		{"waiting", count(s.Waiting, "batch", "batches")},
		{"in flight", fmt.Sprintf("%s, %d given out more than once", count(s.InFlight, "batch", "batches"), s.Redelivered)},
		{"lag", lag},
		{"size", fmt.Sprintf("%.1f MB of at most %.0f MB, and %.1f MB of large documents", float64(s.Bytes)/1e6, float64(s.MaxBytes)/1e6, float64(s.LargeBytes)/1e6)},
		{"workers", fmt.Sprintf("%d ask for work at this moment", s.Workers)},
		{"merging", count(s.Merging, "group of dossiers is dealt out", "groups of dossiers are dealt out")},
		{"dead letters", fmt.Sprintf("%d, %.1f MB", s.Dead, float64(s.DeadBytes)/1e6)},
	} {
		fmt.Fprintf(w, "  %-13s %s\n", row[0], row[1])
	}
}

func printLetters(w io.Writer, letters []queue.Letter) error {
	columns := []column[queue.Letter]{
		{title: "number", value: func(l queue.Letter) string { return fmt.Sprint(l.Number) }},
		{title: "since", value: func(l queue.Letter) string { return l.Time.UTC().Format("2006-01-02 15:04") }},
		{title: "given out", value: func(l queue.Letter) string { return fmt.Sprint(l.Delivered) }},
		{title: "document", value: func(l queue.Letter) string { return printable(l.Origin) }, wide: true},
		{title: "reason", value: func(l queue.Letter) string { return printable(l.Reason) }, wide: true},
	}
	p := list[queue.Letter]{columns: func(painter) []column[queue.Letter] { return columns }}.table(w, false, width(w))
	return errors.Join(p.page(letters), p.end(""))
}

// letterFlags choose dead letters.
type letterFlags struct {
	queueFlag
	Numbers []uint64 `arg:"" optional:"" name:"number" help:"Numbers as chancery queue lists them."`
	All     bool     `help:"All of them."`
}

// each does something with the letters that were chosen, and says how many they
// were.
func (f *letterFlags) each(globals *cli, std streams, done string, do func(context.Context, *queue.Queue, uint64) error) error {
	if f.All == (len(f.Numbers) > 0) {
		return usageError{errors.New("give the numbers of dead letters, or --all")}
	}
	ctx := context.Background()
	return f.connected(ctx, func(q *queue.Queue) error {
		n, failed := 0, 0
		act := func(number uint64) {
			if err := do(ctx, q, number); err != nil {
				failed++
				fmt.Fprintf(std.err, "chancery: dead letter %d: %v\n", number, err)
				return
			}
			n++
		}
		for _, number := range f.Numbers {
			act(number)
		}
		if f.All {
			if err := eachLetter(ctx, q, act); err != nil {
				return err
			}
		}
		if !globals.Quiet {
			fmt.Fprintf(std.out, "%s %s\n", count(n, "dead letter", "dead letters"), done)
		}
		if failed > 0 {
			return errSomeFailed
		}
		return nil
	})
}

// eachLetter goes through the letters that there are now.
func eachLetter(ctx context.Context, q *queue.Queue, act func(uint64)) error {
	state, err := q.State(ctx)
	if err != nil {
		return err
	}
	after := uint64(0)
	for left := state.Dead; left > 0; {
		letters, err := q.Letters(ctx, after, min(left, 20))
		if err != nil || len(letters) == 0 {
			return err
		}
		for _, l := range letters {
			act(l.Number)
			after = l.Number
		}
		left -= len(letters)
	}
	return nil
}

type queueRequeueCmd struct{ letterFlags }

// Run sends dead letters again.
func (c *queueRequeueCmd) Run(globals *cli, std streams) error {
	return c.each(globals, std, "sent again", func(ctx context.Context, q *queue.Queue, n uint64) error { return q.Requeue(ctx, n) })
}

type queueDropCmd struct{ letterFlags }

// Run deletes dead letters.
func (c *queueDropCmd) Run(globals *cli, std streams) error {
	return c.each(globals, std, "dropped", func(ctx context.Context, q *queue.Queue, n uint64) error { return q.Drop(ctx, n) })
}

type queueLimitCmd struct {
	queueFlag
	MaxBytes int64 `placeholder:"N" help:"How many bytes may wait before senders must (default 1 GB at first), and again how many bytes of large documents."`
	Replicas int   `placeholder:"N" help:"On how many servers of a cluster each message lies: 1, 3 or 5."`
}

// Run changes the limits of a queue.
func (c *queueLimitCmd) Run() error {
	if c.MaxBytes < 0 || c.Replicas < 0 || c.MaxBytes == 0 && c.Replicas == 0 {
		return usageError{errors.New("give --max-bytes, --replicas or both")}
	}
	ctx := context.Background()
	return c.connected(ctx, func(q *queue.Queue) error {
		return q.SetLimits(ctx, queue.Limits{MaxBytes: c.MaxBytes, Replicas: c.Replicas})
	})
}
