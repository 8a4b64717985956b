package queue

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/intake"
)

const (
	// DefaultDeliveries is how often a batch is given out before it is given up.
	DefaultDeliveries = 5
	// DefaultAckWait is how long the server waits for a sign of life before it gives a
	// batch to another worker; workers give one three times as often.
	DefaultAckWait = 30 * time.Second
	// maxInFlight bounds the batches that all workers together have in hand; a core has
	// about three.
	maxInFlight = 8192
	// A worker asks for one batch and waits idleWait for it, or briefWait when it has
	// documents in hand, which it then commits; drainWait when no more are to come.
	idleWait  = time.Second
	briefWait = 250 * time.Millisecond
	drainWait = 50 * time.Millisecond
	// returnWait is how long a batch rests that could not be kept.
	returnWait = time.Second
	// The archive is tried again after trouble, at first soon and then less often.
	troubleFirst = time.Second
	troubleLast  = 30 * time.Second
)

// WorkOptions tell how a worker works. All workers of a queue should have the same
// Deliveries and AckWait.
type WorkOptions struct {
	// Reading is how documents are read and kept; Intake and Report are not used.
	Reading    ingest.Options
	Deliveries int           // 0 means DefaultDeliveries
	AckWait    time.Duration // 0 means DefaultAckWait
	// Merge takes part in the merging of reports, where the archive was opened with
	// archive.Options.Deferred by some worker.
	Merge bool
	// Drain ends the work when nothing waits and nothing is in flight, and with
	// Merge, when all is merged.
	Drain bool
	// Document is told what became of each document, once it is committed; Batch, how
	// the work on a batch ended. Both may be nil.
	Document func(ingest.Outcome)
	Batch    func(End)
	Log      *slog.Logger // of what goes wrong; nil is silent
}

// End is how the work on a batch ended.
type End string

// The ends of the work on a batch.
const (
	Done     End = "done"     // all is committed, or among the dead letters
	Returned End = "returned" // it could not be kept and is given out again
	Split    End = "split"    // it was given up and goes on as single documents
	Dead     End = "dead"     // it was given up
)

// Work takes batches, reads them on all cores and keeps what was read, until ctx is
// done; then it finishes what it has in hand. While the archive is out of reach it
// waits. The error is one of the archive that waiting does not mend, or of the queue.
func (q *Queue) Work(ctx context.Context, a *archive.Archive, opt WorkOptions) error {
	w, err := q.newWorker(ctx, a, opt)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	alive, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	go keepAlive(alive, w.opt.AckWait/3, w.hand.inProgress)
	if w.merger != nil {
		merging := make(chan struct{})
		defer func() { <-merging }()
		defer stop()
		go func() {
			defer close(merging)
			w.merger.run(alive)
		}()
	}
	trouble := troubleFirst
	for {
		err := w.round(ctx)
		switch {
		case err == nil:
			trouble = troubleFirst
			if w.drained && w.merger != nil {
				w.merger.finish(ctx)
			}
			if w.drained || ctx.Err() != nil {
				return nil
			}
			continue
		case ctx.Err() != nil || hopeless(err):
			return err
		}
		w.opt.Log.Warn("the archive is out of reach", "error", err, "pause", trouble)
		if !w.await(ctx, &trouble) {
			return nil
		}
	}
}

// hopeless tells of errors of the archive that time does not mend.
func hopeless(err error) bool {
	for _, kind := range []error{archive.ErrNotArchive, archive.ErrNewer, archive.ErrCorrupt, archive.ErrReadOnly} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// worker is one call of Work.
type worker struct {
	queue    *Queue
	archive  *archive.Archive
	opt      WorkOptions
	consumer jetstream.Consumer
	hand     hand
	merger   *merger // nil without Merge
	drained  bool    // Drain is set, and there is nothing left
}

func (q *Queue) newWorker(ctx context.Context, a *archive.Archive, opt WorkOptions) (*worker, error) {
	if opt.Deliveries <= 0 {
		opt.Deliveries = DefaultDeliveries
	}
	if opt.AckWait <= 0 {
		opt.AckWait = DefaultAckWait
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Batch == nil {
		opt.Batch = func(End) {}
	}
	w := &worker{queue: q, archive: a, opt: opt}
	ask := func(do func(context.Context) error) error { // the connection may be cut before the first answer, too
		return patiently(ctx, func(err error) { opt.Log.Warn("the queue does not answer", "error", err) }, func(ctx context.Context) error {
			once, done := context.WithTimeout(ctx, answerTime)
			defer done()
			return do(once)
		})
	}
	err := ask(func(ctx context.Context) (err error) {
		w.consumer, err = q.work.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
			Durable: consumerName, AckPolicy: jetstream.AckExplicitPolicy, AckWait: opt.AckWait, MaxAckPending: maxInFlight,
			MaxDeliver: -1, // the worker counts, so that it can say why
		})
		return err
	})
	if err == nil && opt.Merge {
		err = ask(func(ctx context.Context) (err error) {
			w.merger, err = q.newMerger(ctx, a, &w.opt)
			return err
		})
	}
	return w, err
}

// await waits until the archive answers again; false when ctx is done before.
func (w *worker) await(ctx context.Context, pause *time.Duration) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(*pause):
		}
		*pause = min(2**pause, troubleLast)
		if _, err := w.archive.Known(ctx, "", archive.Source{}); err == nil {
			return true
		}
	}
}

// round reads batches until none comes for a moment, and commits them. What is not
// committed by then is given back.
func (w *worker) round(ctx context.Context) error {
	// The reading goes on when ctx is done, until it is through with what it has.
	opt := w.opt.Reading
	opt.Report = func(o ingest.Outcome) { w.report(ctx, o) }
	err := ingest.AddItems(context.WithoutCancel(ctx), w.archive, func(reading context.Context) iter.Seq[intake.Item] {
		return w.items(ctx, reading)
	}, opt)
	for _, b := range w.hand.drop() {
		w.giveBack(b)
	}
	return err
}

// items are the documents of one batch after another. They end when none waits, so
// that what is in hand is committed at once, when ctx is done, or when reading is.
func (w *worker) items(ctx, reading context.Context) iter.Seq[intake.Item] {
	return func(yield func(intake.Item) bool) {
		for ctx.Err() == nil && reading.Err() == nil {
			msg := w.fetch(ctx)
			if msg == nil {
				if w.opt.Drain {
					w.drained = w.isDrained(ctx)
				}
				if w.drained || !w.hand.empty() {
					return
				}
				continue
			}
			b := w.open(ctx, msg)
			if b == nil {
				continue
			}
			w.hand.take(b)
			for i := range b.documents {
				if !yield(b.documents[i].item(reading)) {
					return
				}
			}
		}
	}
}

// fetch asks for one batch; nil when none comes.
func (w *worker) fetch(ctx context.Context) jetstream.Msg {
	wait := idleWait
	switch {
	case w.opt.Drain:
		wait = drainWait
	case !w.hand.empty():
		wait = briefWait
	}
	begun := time.Now()
	got, err := w.consumer.Fetch(1, jetstream.FetchMaxWait(wait))
	if err == nil {
		if msg, open := <-got.Messages(); open {
			return msg
		}
		err = got.Error()
	}
	if err != nil && !errors.Is(err, nats.ErrTimeout) {
		w.opt.Log.Warn("the queue does not answer", "error", err)
		select { // an error may come at once
		case <-time.After(wait - time.Since(begun)):
		case <-ctx.Done():
		}
	}
	return nil
}

// isDrained asks whether nothing waits and nothing is in flight: what is done is no
// more in the stream.
func (w *worker) isDrained(ctx context.Context) bool {
	if !w.hand.empty() {
		return false
	}
	info, err := w.queue.work.Info(ctx)
	return err == nil && info.State.Msgs == 0
}

// open makes a batch of a message, or nil when the message is dealt with already: it
// cannot be understood, or was given out too often.
func (w *worker) open(ctx context.Context, msg jetstream.Msg) *batch {
	b := &batch{msg: msg, id: msg.Headers().Get(jetstream.MsgIDHeader), object: msg.Headers().Get(headerObject)}
	if about, err := msg.Metadata(); err == nil {
		b.delivered = int(about.NumDelivered)
	}
	var err error
	if b.documents, err = w.queue.unpack(ctx, msg.Headers(), msg.Data()); err == nil {
		if b.delivered <= w.opt.Deliveries {
			return b
		}
		err = fmt.Errorf("given out %d times and never finished: a worker stops or dies over it", b.delivered-1)
	} else if !errors.Is(err, errFormat) && b.delivered <= w.opt.Deliveries {
		w.opt.Log.Warn("a large document cannot be fetched", "object", b.object, "error", err)
		w.giveBack(b)
		return nil
	}
	w.giveUp(ctx, b, err)
	return nil
}

// report takes the outcome of the document whose turn it is.
func (w *worker) report(ctx context.Context, o ingest.Outcome) {
	if w.opt.Document != nil {
		w.opt.Document(o)
	}
	if w.merger != nil && o.Added.New {
		w.merger.fresh.Store(true)
	}
	if b := w.hand.note(o); b != nil {
		w.finish(context.WithoutCancel(ctx), b)
	}
}

// finish ends the work on a batch all of whose documents are through.
func (w *worker) finish(ctx context.Context, b *batch) {
	if err := b.notKept(); err != nil {
		w.opt.Log.Warn("a document is not kept", "delivery", b.delivered, "error", err)
		if b.delivered < w.opt.Deliveries {
			w.giveBack(b)
		} else {
			w.giveUp(ctx, b, err)
		}
		return
	}
	for _, i := range slices.Sorted(maps.Keys(b.failed)) {
		if err := w.queue.bury(ctx, b, b.documents[i:i+1], fmt.Sprintf("%s/%d", b.id, i), b.failed[i]); err != nil {
			w.opt.Log.Warn("the dead letters cannot be written", "error", err)
			w.giveBack(b)
			return
		}
	}
	w.done(ctx, b, Done)
}

// done acknowledges a batch. If that is lost, the batch comes again and its
// documents are known.
func (w *worker) done(ctx context.Context, b *batch, end End) {
	w.opt.Batch(end)
	if b.object == "" {
		_ = b.msg.Ack()
		return
	}
	once, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if b.msg.DoubleAck(once) == nil { // nobody will ask for the object again
		_ = w.queue.forget(once, b.object)
	}
}

func (w *worker) giveBack(b *batch) {
	w.opt.Batch(Returned)
	_ = b.msg.NakWithDelay(returnWait)
}

// giveUp cuts a batch into single documents, each of which is tried again; a single
// one, or what cannot be understood, goes to the dead letters.
func (w *worker) giveUp(ctx context.Context, b *batch, why error) {
	if len(b.documents) > 1 {
		if err := w.queue.sendSingles(ctx, b); err != nil {
			w.opt.Log.Warn("a batch cannot be split", "error", err)
			w.giveBack(b)
			return
		}
		w.done(ctx, b, Split)
		return
	}
	if err := w.queue.bury(ctx, b, b.documents, b.id, why); err != nil {
		w.opt.Log.Warn("the dead letters cannot be written", "error", err)
		w.giveBack(b)
		return
	}
	w.opt.Log.Warn("given up", "id", b.id, "error", why)
	w.done(ctx, b, Dead)
}
