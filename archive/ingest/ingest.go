// Package ingest takes documents into an archive: it walks the inputs, reads
// them on all cores and has one writer commit what was read, a batch at a time.
//
// It can be stopped at any moment and begun again. What was committed is found
// by its bytes and not read again; what was not is read anew. Memory is bounded
// by the size of one large document, whatever the inputs hold.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"chancery/archive"
	"chancery/formula"
	"chancery/intake"
	"chancery/petrarch"
	"chancery/reader"
)

const (
	// budget bounds the bytes of documents in hand at once. A document of that
	// size or more is alone in hand.
	budget = 64 << 20
	// overhead is what the smallest document counts for: its record is many
	// times its text.
	overhead = 64 << 10
	// A batch is committed when it has this many documents or bytes, or is this
	// old. What many documents of a batch have in common is written once, so that
	// large ones cost less.
	batchDocuments = 256
	batchBytes     = budget / 4
	batchAge       = 6 * time.Second
	// batchLeast is the smallest batch that is committed before it is old, when no
	// more documents come: see [writer.enough].
	batchLeast = 8
	// foreseen is how many documents of files are taken in before they are read, so
	// that the writer knows in time that the end is near.
	foreseen = 64
	// ahead is how many documents a core reads beyond the one that the writer waits
	// for, so that reading goes on while a batch is committed, or waits for another
	// program that writes: some seconds.
	ahead = 128
)

// ErrNotKept: the archive could not be asked for a document or would not take it.
// The document itself may be sound.
var ErrNotKept = errors.New("it cannot be kept")

// Options of [Add] and [AddItems].
type Options struct {
	Intake intake.Options // of Add
	// NoOriginals keeps the hash of the bytes a document came as, not the bytes.
	NoOriginals bool
	// Formulae are the set phrases to look for; nil is the list of the program.
	Formulae *formula.Set
	// Dictionaries are used on top of the own lexicons; nil for none.
	Dictionaries *petrarch.Dictionaries
	// Report is told what became of each document, in the order of the inputs,
	// once it is committed; may be nil.
	Report func(Outcome)
}

// Outcome is what became of one document.
type Outcome struct {
	Origin   intake.Origin
	Added    archive.Added // when Err is nil
	Err      error         // wraps intake.ErrSkipped where nothing is wrong
	Consumed int64         // see intake.Item
}

// Add takes the inputs in. A document that fails is reported and the rest goes
// on; the error that Add returns is one of the archive, or that of ctx. When ctx
// is done, what has been read is committed still.
func Add(ctx context.Context, a *archive.Archive, inputs []string, opt Options) error {
	items := func(ctx context.Context) iter.Seq[intake.Item] { return intake.Walk(ctx, inputs, opt.Intake) }
	return addItems(ctx, a, items, opt, foreseen)
}

// AddItems is [Add] for documents that come from elsewhere. items is called once,
// with a context that is done when no more are wanted; what it gives is ranged over
// in a goroutine of its own, not faster than documents are read.
func AddItems(ctx context.Context, a *archive.Archive, items func(context.Context) iter.Seq[intake.Item], opt Options) error {
	return addItems(ctx, a, items, opt, 0)
}

// addItems takes so many items in before there is a core to read them.
func addItems(ctx context.Context, a *archive.Archive, items func(context.Context) iter.Seq[intake.Item], opt Options, foreseen int) error {
	w := &writer{archive: a, report: opt.Report, inHand: semaphore.NewWeighted(budget)}
	walking, stop := context.WithCancel(ctx)
	defer stop()
	err := w.collect(context.WithoutCancel(ctx), readAll(walking, a, items(walking), opt, w, foreseen), stop)
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// work is one document on its way.
type work struct {
	outcome Outcome
	entry   *archive.Entry // nil when outcome.Err is set
	weight  int64          // of the budget
	dropped bool           // not begun when no more were wanted
}

// job is a document to be read, and where the work goes.
type job struct {
	item   intake.Item
	weight int64
	slot   chan<- work
}

// readAll reads the items on all cores and gives a channel for each document,
// in their order. It ends early when ctx is done; what it has begun,
// it ends. The writer is told when there are no more.
func readAll(ctx context.Context, a *archive.Archive, items iter.Seq[intake.Item], opt Options, w *writer, foreseen int) <-chan chan work {
	workers := runtime.GOMAXPROCS(0)
	slots := make(chan chan work, ahead*workers)
	jobs := make(chan job, foreseen)
	for range workers {
		go func() {
			for j := range jobs {
				done := work{dropped: ctx.Err() != nil}
				if !done.dropped {
					done = readOne(context.WithoutCancel(ctx), a, j.item, &opt)
				}
				done.weight = j.weight
				j.slot <- done
			}
		}()
	}
	go func() {
		defer close(slots)
		defer close(jobs)
		defer w.last.Store(true)
		for item := range items {
			weight := min(int64(len(item.Data))+overhead, budget)
			if w.inHand.Acquire(ctx, weight) != nil {
				return
			}
			slot := make(chan work, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				w.inHand.Release(weight)
				return
			}
			jobs <- job{item, weight, slot}
		}
	}()
	return slots
}

// readOne reads one document, unless the archive knows its bytes. A fault of the
// program costs that document and is named like any other failure.
func readOne(ctx context.Context, a *archive.Archive, item intake.Item, opt *Options) (w work) {
	w.outcome = Outcome{Origin: item.Origin, Err: item.Err, Consumed: item.Consumed}
	if item.Err != nil {
		return w
	}
	source := archive.Source{
		Input: intake.Absolute(item.Input), Part: item.Inner, URL: item.URL, Fetched: item.Fetched, Offset: item.Offset, Options: item.Article,
	}
	known, err := a.Known(ctx, archive.Hash(item.Data), source)
	if err != nil {
		w.outcome.Err = fmt.Errorf("%w: %w", ErrNotKept, err)
		return w
	}
	if known != nil {
		w.entry = known
		return w
	}
	r, err := reader.ReadSafely(item.Data, reader.Options{Article: item.Article, Formulae: opt.Formulae, Dictionaries: opt.Dictionaries})
	if err == nil {
		w.entry, err = archive.Prepare(r, source, item.Data, !opt.NoOriginals)
	}
	w.outcome.Err = err
	return w
}

// writer commits what was read.
type writer struct {
	archive *archive.Archive
	report  func(Outcome)
	inHand  *semaphore.Weighted
	last    atomic.Bool // no documents come after those that are being read
	batch   []work
	bytes   int
	begun   time.Time
}

// collect takes the documents in their order until there are no more. On an
// error of the archive it calls stop and lets go of the rest.
func (w *writer) collect(ctx context.Context, slots <-chan chan work, stop func()) error {
	clock := time.NewTicker(batchAge / 4)
	defer clock.Stop()
	var failed error
	for slots != nil {
		var done work
		select {
		case slot, open := <-slots:
			if !open {
				slots = nil
				continue
			}
			done = w.wait(ctx, slot, clock, &failed)
		case <-clock.C:
			w.tick(ctx, &failed)
			continue
		}
		if done.dropped {
			w.inHand.Release(done.weight)
			continue
		}
		if failed == nil && archive.Unusable(done.outcome.Err) {
			failed = done.outcome.Err
		}
		w.take(done)
		if len(w.batch) >= w.enough(len(slots)) || w.bytes >= batchBytes {
			w.commit(ctx, &failed)
		}
		if failed != nil {
			stop()
		}
	}
	w.commit(ctx, &failed)
	return failed
}

// enough is how many documents make a batch while so many more are being read or
// have been. Of the last ones each batch is as large as what is left, so that little
// is to be written when all is read.
func (w *writer) enough(waiting int) int {
	if w.last.Load() {
		return min(max(waiting, batchLeast), batchDocuments)
	}
	return batchDocuments
}

// wait waits for a document that is being read, and commits meanwhile what has
// become old.
func (w *writer) wait(ctx context.Context, slot <-chan work, clock *time.Ticker, failed *error) work {
	for {
		select {
		case done := <-slot:
			return done
		case <-clock.C:
			w.tick(ctx, failed)
		}
	}
}

func (w *writer) tick(ctx context.Context, failed *error) {
	if len(w.batch) > 0 && time.Since(w.begun) >= batchAge {
		w.commit(ctx, failed)
	}
}

func (w *writer) take(done work) {
	if len(w.batch) == 0 {
		w.begun = time.Now()
	}
	w.batch = append(w.batch, done)
	if done.entry != nil {
		w.bytes += done.entry.Bytes()
	}
}

// commit keeps the batch, reports it, and lets go of it. After an error of the
// archive nothing more is kept.
func (w *writer) commit(ctx context.Context, failed *error) {
	if *failed == nil {
		if *failed = w.keep(ctx); *failed == nil && w.report != nil {
			for i := range w.batch {
				w.report(w.batch[i].outcome)
			}
		}
	}
	for i := range w.batch {
		w.inHand.Release(w.batch[i].weight)
		w.batch[i] = work{}
	}
	w.batch, w.bytes = w.batch[:0], 0
}

// keep commits all entries of the batch at once. If one of them cannot be kept,
// each is tried alone, so that it costs no other.
func (w *writer) keep(ctx context.Context) error {
	var entries []*archive.Entry
	var of []*Outcome
	for i := range w.batch {
		if e := w.batch[i].entry; e != nil {
			entries = append(entries, e)
			of = append(of, &w.batch[i].outcome)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	added, err := w.archive.Add(ctx, entries...)
	if err == nil {
		for i := range added {
			of[i].Added = added[i]
		}
		return nil
	}
	if archive.Unusable(err) {
		return err
	}
	for i, e := range entries {
		added, err := w.archive.Add(ctx, e)
		switch {
		case err == nil:
			of[i].Added = added[0]
		case archive.Unusable(err):
			return err
		default:
			of[i].Err = fmt.Errorf("%w: %w", ErrNotKept, err)
		}
	}
	return nil
}

// Failed tells whether an outcome is a failure to be named; what was merely set
// aside is none.
func (o *Outcome) Failed() bool { return o.Err != nil && !errors.Is(o.Err, intake.ErrSkipped) }
