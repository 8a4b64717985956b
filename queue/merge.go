package queue

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"chancery/archive"
)

const (
	// mergeEvery is how often a worker that has committed something looks for reports
	// that wait to be merged, and mergeSeldom how often one that has not.
	mergeEvery  = 2 * time.Second
	mergeSeldom = 30 * time.Second
	// mergeShards is how many shards are offered at a time.
	mergeShards = 1000
	mergersName = "mergers"
)

// The merging of reports into dossiers is work of its own where an archive is opened
// with archive.Options.Deferred. What waits stands in the archive; the stream
// NAME-merge only deals it out, one message a shard (two parties and a month) at most,
// so that no two workers merge one shard. A message that is lost is sent again by the
// next worker that looks.

// merger merges beside the reading of one worker.
type merger struct {
	queue    *Queue
	archive  *archive.Archive
	opt      *WorkOptions
	consumer jetstream.Consumer
	fresh    atomic.Bool // something was committed since the last look
}

func (q *Queue) newMerger(ctx context.Context, a *archive.Archive, opt *WorkOptions) (*merger, error) {
	s, err := q.merges(ctx)
	if err != nil {
		return nil, err
	}
	m := &merger{queue: q, archive: a, opt: opt}
	m.consumer, err = s.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
		Durable: mergersName, AckPolicy: jetstream.AckExplicitPolicy, AckWait: opt.AckWait, MaxAckPending: maxInFlight, MaxDeliver: -1,
	})
	return m, err
}

// merges is the stream that deals out the merging.
func (q *Queue) merges(ctx context.Context) (jetstream.Stream, error) {
	return q.stream(ctx, jetstream.StreamConfig{
		Name: q.name + "-merge", Subjects: []string{q.name + ".merge.*"}, Description: "Chancery: shards whose reports wait to be merged",
		Retention: jetstream.WorkQueuePolicy, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgsPerSubject: 1,
		MaxBytes: mergeBytes,
	})
}

// mergeBytes bounds the shards that are dealt out: some hundred thousand.
const mergeBytes = 64 << 20

// run merges until ctx is done.
func (m *merger) run(ctx context.Context) {
	tick := time.NewTicker(mergeEvery)
	defer tick.Stop()
	var looked time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if m.fresh.Swap(false) || time.Since(looked) >= mergeSeldom {
			looked = time.Now()
			if err := m.offer(ctx); err != nil && ctx.Err() == nil {
				m.opt.Log.Warn("what waits to be merged cannot be listed", "error", err)
			}
		}
		m.work(ctx)
	}
}

// finish merges until nothing waits, with whoever else merges.
func (m *merger) finish(ctx context.Context) {
	for ctx.Err() == nil {
		n, err := m.archive.CountPending(ctx)
		if err == nil && n == 0 {
			return
		}
		if err == nil {
			err = m.offer(ctx)
		}
		if err != nil && ctx.Err() == nil {
			m.opt.Log.Warn("what waits to be merged cannot be listed", "error", err)
		}
		m.work(ctx)
	}
}

// offer deals out the shards that wait. One that is dealt out already is refused by
// the server.
func (m *merger) offer(ctx context.Context) error {
	shards, err := m.archive.Pending(ctx, mergeShards)
	if err != nil {
		return err
	}
	for _, s := range shards {
		if _, err := m.queue.js.Publish(ctx, m.queue.name+".merge."+s.Name, nil); err != nil && !isFull(err) {
			return err
		}
	}
	return nil
}

// work merges the shards that come, until none comes for a moment.
func (m *merger) work(ctx context.Context) {
	for ctx.Err() == nil {
		got, err := m.consumer.Fetch(1, jetstream.FetchMaxWait(briefWait))
		if err != nil {
			return
		}
		msg, open := <-got.Messages()
		if !open {
			return
		}
		m.merge(ctx, msg)
	}
}

// merge merges one shard.
func (m *merger) merge(ctx context.Context, msg jetstream.Msg) {
	alive, stop := context.WithCancel(ctx)
	defer stop()
	go keepAlive(alive, m.opt.AckWait/3, func() { _ = msg.InProgress() })
	shard := msg.Subject()[strings.LastIndexByte(msg.Subject(), '.')+1:]
	if _, err := m.archive.Merge(ctx, shard); err != nil {
		if !errors.Is(err, context.Canceled) {
			m.opt.Log.Warn("a shard is not merged", "shard", shard, "error", err)
		}
		_ = msg.NakWithDelay(returnWait)
		return
	}
	_ = msg.Ack()
}
