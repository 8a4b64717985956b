package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/metrics"
	"chancery/queue"
	"chancery/reader"
)

type workCmd struct {
	queueFlag
	archiveFlag
	formulaeFlag
	dictionariesFlag
	waitFlag
	NoOriginals bool          `help:"Keep the hash of the bytes a document came as, not the bytes."`
	Cores       int           `placeholder:"N" help:"Read on N cores (default all)."`
	Drain       bool          `help:"End when nothing waits in the queue and no worker has anything in hand."`
	Deliveries  int           `default:"5" placeholder:"N" help:"Give up what was given out N times and never finished (default 5). The same for all workers."`
	AckWait     time.Duration `default:"30s" placeholder:"TIME" help:"After how long without a sign of life a batch goes to another worker (default 30s). The same for all workers."`
	Merge       string        `enum:"auto,at-once,apart" default:"auto" help:"Reports become dossiers at-once, as part of the commit, or apart, by whichever worker takes their two parties and month (auto: apart on a server's database)."`
	Metrics     string        `placeholder:"ADDR" help:"Answer GET /metrics there, for Prometheus: host and port."`
	// MetricsToken closes the metrics.
	MetricsToken string `env:"CHANCERY_METRICS_TOKEN" placeholder:"WORDS" help:"Metrics answer only a program that sends it: Authorization: Bearer WORDS (or set CHANCERY_METRICS_TOKEN)."`
}

// Help is the longer text of --help.
func (workCmd) Help() string {
	return `Takes batches of documents from a queue, reads them and keeps them in the archive. Any number of workers, on any number of machines, share one queue and one archive. What a worker that dies had in hand is given to another; nothing is added twice. On SIGTERM or Ctrl-C a worker finishes what it has in hand, which takes a few seconds.

  chancery add --queue nats://127.0.0.1:4222 stories/     send
  chancery work --queue nats://127.0.0.1:4222             read and keep, until Ctrl-C
  chancery work --queue nats://127.0.0.1:4222 --drain     until the queue is empty
  chancery queue --queue nats://127.0.0.1:4222            see how it goes`
}

// Run works until it is interrupted, or the queue is drained.
func (c *workCmd) Run(globals *cli, std streams) error {
	if c.Cores < 0 || c.Deliveries < 1 || c.AckWait < time.Second {
		return usageError{errors.New("--cores and --deliveries must be 1 or more, --ack-wait a second or more")}
	}
	if c.Cores > 0 {
		runtime.GOMAXPROCS(c.Cores)
	}
	set, err := c.set()
	if err != nil {
		return err
	}
	dict, _, err := c.load(globals, std) // lines that cannot be read are named
	if err != nil {
		return err
	}
	apart := c.Merge == "apart" || c.Merge == "auto" && strings.Contains(c.Archive, "://")
	ctx, restore := interruptible()
	defer restore()
	err = c.opened(ctx, archive.Options{Deferred: apart}, c.patience(std), func(ctx context.Context, a *archive.Archive) error {
		return c.connect(ctx, c.Queue, c.patience(std), func(q *queue.Queue) error {
			return c.work(ctx, globals, std, a, q, queue.WorkOptions{
				Reading:    ingest.Options{NoOriginals: c.NoOriginals, Formulae: set, Dictionaries: dict},
				Deliveries: c.Deliveries, AckWait: c.AckWait, Drain: c.Drain, Merge: apart,
			})
		})
	})
	if errors.Is(err, errStopped) { // it had nothing in hand
		return nil
	}
	return err
}

// work works until ctx is done, or the queue is drained.
func (c *workCmd) work(ctx context.Context, globals *cli, std streams, a *archive.Archive, q *queue.Queue, opt queue.WorkOptions) error {
	t := &workTally{std: std, globals: globals, archive: a}
	count := metrics.NewWork(q, reader.Version)
	stop, err := c.measure(count)
	if err != nil {
		return err
	}
	defer stop()
	if !globals.Quiet {
		fmt.Fprintf(std.err, "chancery: working on queue %s for %s with %s (Ctrl-C ends it)\n", q.Name(), a.Location(), cores(runtime.GOMAXPROCS(0)))
	}
	opt.Log = slog.New(slog.NewTextHandler(std.err, nil))
	opt.Document = func(o ingest.Outcome) { count.Document(o); t.report(o) }
	opt.Batch = count.Batch
	err = q.Work(ctx, a, opt)
	if !globals.Quiet {
		t.print()
	}
	return err
}

func cores(n int) string { return count(n, "core", "cores") }

// measure answers scrapes, where an address is given, until stop is called.
func (c *workCmd) measure(m *metrics.Work) (stop func(), err error) {
	if c.Metrics == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", c.Metrics)
	if err != nil {
		return nil, fmt.Errorf("%w; choose another address with --metrics", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler(c.MetricsToken))
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = serve(ctx, listener, mux, slog.Default())
	}()
	return func() { cancel(); <-ended }, nil
}

// workTally counts what became of the documents.
type workTally struct {
	std     streams
	globals *cli
	archive *archive.Archive

	added, known, skipped, failed int
}

func (t *workTally) report(o ingest.Outcome) {
	switch {
	case o.Failed():
		t.failed++
		fmt.Fprintf(t.std.err, "chancery: %s: %v\n", o.Origin, o.Err)
	case o.Err != nil:
		t.skipped++
	case o.Added.New:
		t.added++
	default:
		t.known++
	}
	if t.globals.Verbose && o.Err == nil {
		fmt.Fprintf(t.std.err, "%s: %s\n", o.Origin, short(o.Added.Document))
	}
}

func (t *workTally) print() {
	fmt.Fprintf(t.std.out, "%s: %s, %d known already, %d set aside, %s\n", t.archive.Location(),
		count(t.added, "document added", "documents added"), t.known, t.skipped, count(t.failed, "failure", "failures"))
}
