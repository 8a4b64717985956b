package queue

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// State is how a queue stands.
type State struct {
	Name        string `json:"name"`
	Waiting     int    `json:"waiting"`      // batches that no worker has
	InFlight    int    `json:"in_flight"`    // batches that workers have
	Redelivered int    `json:"redelivered"`  // batches not done yet that were given out more than once
	Workers     int    `json:"workers_idle"` // workers that ask for a batch at this moment
	// Lag is how long ago, in seconds, the oldest batch was sent that is not done; 0
	// when there is none.
	Lag        float64 `json:"lag_seconds"`
	Bytes      int64   `json:"bytes"` // of the batches not done
	MaxBytes   int64   `json:"max_bytes"`
	LargeBytes int64   `json:"large_bytes"` // of documents that lie in the object store
	Dead       int     `json:"dead"`        // dead letters
	DeadBytes  int64   `json:"dead_bytes"`
	Merging    int     `json:"merging"` // groups of shards that are dealt out to be merged
}

// State asks the server how the queue stands.
func (q *Queue) State(ctx context.Context) (State, error) {
	s := State{Name: q.name}
	work, err := q.work.Info(ctx)
	if err != nil {
		return s, err
	}
	s.Waiting, s.Bytes, s.MaxBytes = int(work.State.Msgs), int64(work.State.Bytes), work.Config.MaxBytes
	if work.State.Msgs > 0 {
		s.Lag = max(0, time.Since(work.State.FirstTime).Seconds())
	}
	consumer, err := q.work.Consumer(ctx, consumerName)
	switch {
	case err == nil:
		info := consumer.CachedInfo()
		// Two answers may be of two moments.
		s.InFlight = min(info.NumAckPending, s.Waiting)
		s.Waiting -= s.InFlight
		s.Redelivered, s.Workers = info.NumRedelivered, info.NumWaiting
	case !errors.Is(err, jetstream.ErrConsumerNotFound): // no worker was ever there
		return s, err
	}
	dead, err := q.dead.Info(ctx)
	if err != nil {
		return s, err
	}
	s.Dead, s.DeadBytes = int(dead.State.Msgs), int64(dead.State.Bytes)
	merges, err := q.js.Stream(ctx, q.name+"-merge")
	switch {
	case err == nil:
		s.Merging = int(merges.CachedInfo().State.Msgs)
	case !errors.Is(err, jetstream.ErrStreamNotFound): // no worker was ever there that merges apart
		return s, err
	}
	large, err := q.large.Status(ctx)
	if err != nil {
		return s, err
	}
	s.LargeBytes = int64(large.Size())
	return s, nil
}
