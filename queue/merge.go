package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
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
	// mergeShards is how many shards are offered at a time, in so many groups.
	mergeShards = 1000
	mergeGroups = 32
	// groupShards bounds how many one message names.
	groupShards = 200
	mergersName = "mergers"
)

// The merging of reports into dossiers is work of its own where an archive is opened
// with archive.Options.Deferred. What waits stands in the archive; the stream
// NAME-merge only deals it out. A shard is two parties and a month; each belongs to one
// of a few groups, and of a group one message at most is on its way, which names those
// of its shards in which reports wait. So no two workers merge one shard, and a
// transaction merges several. A message that is lost is sent again by the next worker
// that looks.

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

// mergeBytes bounds what is dealt out, far above what a message a group takes.
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

// offer deals out the shards that wait. A group that is dealt out already is refused
// by the server; what waits in it now is offered when it is done.
func (m *merger) offer(ctx context.Context) error {
	shards, err := m.archive.Pending(ctx, mergeShards)
	if err != nil {
		return err
	}
	var groups [mergeGroups][]string
	for _, s := range shards {
		if g := &groups[groupOf(s.Name)]; len(*g) < groupShards {
			*g = append(*g, s.Name)
		}
	}
	for g, names := range groups {
		if len(names) == 0 {
			continue
		}
		body, err := json.Marshal(names)
		if err != nil {
			return err
		}
		if _, err := m.queue.js.Publish(ctx, fmt.Sprintf("%s.merge.%d", m.queue.name, g), body); err != nil && !isFull(err) {
			return err
		}
	}
	return nil
}

// groupOf is the group that a shard belongs to: the same for all months of two
// parties, since what happened at the end of one is compared with the next.
func groupOf(shard string) uint32 {
	parties := strings.SplitN(shard, "-", 3)
	h := fnv.New32a()
	h.Write([]byte(strings.Join(parties[:min(2, len(parties))], "-")))
	return h.Sum32() % mergeGroups
}

// work merges the groups that come, until none comes for a moment.
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

// merge merges the shards that a message names. One that cannot be understood is let
// go: what waits is offered again.
func (m *merger) merge(ctx context.Context, msg jetstream.Msg) {
	alive, stop := context.WithCancel(ctx)
	defer stop()
	go keepAlive(alive, m.opt.AckWait/3, func() { _ = msg.InProgress() })
	var shards []string
	if err := json.Unmarshal(msg.Data(), &shards); err != nil {
		m.opt.Log.Warn("what is to be merged cannot be understood", "error", err)
	}
	if _, err := m.archive.Merge(ctx, shards...); err != nil {
		if !errors.Is(err, context.Canceled) {
			m.opt.Log.Warn("shards are not merged", "shards", shards, "error", err)
		}
		_ = msg.NakWithDelay(returnWait)
		return
	}
	_ = msg.Ack()
}
