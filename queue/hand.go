package queue

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"chancery/archive/ingest"
)

// batch is one that a worker has in hand.
type batch struct {
	msg       jetstream.Msg
	id        string
	object    string // where its bytes lie, "" when the message has them
	delivered int    // how often it was given out, with this time
	documents []document
	through   int           // how many documents are reported
	failed    map[int]error // by the place of the document; made when needed
}

// notKept is an error of the archive, where there was one: the batch must come again.
func (b *batch) notKept() error {
	for _, err := range b.failed {
		if errors.Is(err, ingest.ErrNotKept) {
			return err
		}
	}
	return nil
}

// hand is what a worker has in hand: batches in the order in which their documents
// are reported.
type hand struct {
	mu   sync.Mutex
	list []*batch
}

func (h *hand) take(b *batch) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.list = append(h.list, b)
}

func (h *hand) empty() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.list) == 0
}

// note takes the outcome of the next document. When it is the last of its batch, the
// batch is handed out of the list.
func (h *hand) note(o ingest.Outcome) *batch {
	h.mu.Lock()
	defer h.mu.Unlock()
	b := h.list[0]
	if o.Failed() {
		if b.failed == nil {
			b.failed = make(map[int]error)
		}
		b.failed[b.through] = o.Err
	}
	if b.through++; b.through < len(b.documents) {
		return nil
	}
	h.list = h.list[1:]
	return b
}

// drop empties the hand.
func (h *hand) drop() []*batch {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := h.list
	h.list = nil
	return list
}

// inProgress tells the server that the batches in hand are worked on.
func (h *hand) inProgress() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, b := range h.list {
		_ = b.msg.InProgress()
	}
}

// keepAlive gives a sign of life every so often until ctx is done.
func keepAlive(ctx context.Context, every time.Duration, sign func()) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			sign()
		}
	}
}
