package queue

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	// DefaultMaxBytes bounds the batches that wait, and again the large documents
	// beside them: 1 GB holds about half a million stories.
	DefaultMaxBytes = 1 << 30
	// deadBytes bounds the dead letters. When they are full, what cannot be read
	// stays in the queue.
	deadBytes = 1 << 30
	// duplicates is how long the server remembers what was sent.
	duplicates = 2 * time.Minute
	// answerTime is how long the server may take for one answer.
	answerTime = 5 * time.Second

	consumerName = "readers"
)

// Queue is an open connection to one queue. Its methods may be called from many
// goroutines.
type Queue struct {
	name  string
	conn  *nats.Conn
	js    jetstream.JetStream
	work  jetstream.Stream
	dead  jetstream.Stream
	large jetstream.ObjectStore
}

// Open connects to the queue at address (see [Options]) and makes its streams where
// they are not there. A connection that is lost later is taken up again for as long
// as it takes.
func Open(ctx context.Context, address string, opt Options) (*Queue, error) {
	servers, name, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	settings, err := opt.settings()
	if err != nil {
		return nil, err
	}
	conn, err := nats.Connect(servers, settings...)
	if err != nil {
		return nil, explain(servers, err)
	}
	q := &Queue{name: name, conn: conn}
	if err := q.ensure(ctx); err != nil {
		conn.Close()
		return nil, explain(servers, err)
	}
	return q, nil
}

// ensure finds the streams, or makes them.
func (q *Queue) ensure(ctx context.Context) (err error) {
	if q.js, err = jetstream.New(q.conn, jetstream.WithDefaultTimeout(answerTime)); err != nil {
		return err
	}
	if q.work, err = q.stream(ctx, jetstream.StreamConfig{
		Name: q.name, Subjects: []string{q.subject()}, Description: "Chancery: batches of documents to read",
		Retention: jetstream.WorkQueuePolicy, Discard: jetstream.DiscardNew, MaxBytes: DefaultMaxBytes, Duplicates: duplicates,
	}); err != nil {
		return err
	}
	if q.dead, err = q.stream(ctx, jetstream.StreamConfig{
		Name: q.name + "-dead", Subjects: []string{q.name + ".dead"}, Description: "Chancery: documents that could not be read, with the reason",
		Discard: jetstream.DiscardNew, MaxBytes: deadBytes, Duplicates: duplicates,
	}); err != nil {
		return err
	}
	bucket := q.name + "-large"
	if q.large, err = q.js.ObjectStore(ctx, bucket); errors.Is(err, jetstream.ErrBucketNotFound) {
		q.large, err = q.js.CreateObjectStore(ctx, jetstream.ObjectStoreConfig{
			Bucket: bucket, Description: "Chancery: documents too large for a message", MaxBytes: DefaultMaxBytes,
		})
		if errors.Is(err, jetstream.ErrBucketExists) { // made by another meanwhile
			q.large, err = q.js.ObjectStore(ctx, bucket)
		}
	}
	return err
}

// stream finds a stream, whatever its limits are by now, or makes it.
func (q *Queue) stream(ctx context.Context, config jetstream.StreamConfig) (jetstream.Stream, error) {
	s, err := q.js.Stream(ctx, config.Name)
	if !errors.Is(err, jetstream.ErrStreamNotFound) {
		return s, err
	}
	s, err = q.js.CreateStream(ctx, config)
	if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) { // made by another meanwhile
		return q.js.Stream(ctx, config.Name)
	}
	return s, err
}

// subject is where batches are sent to.
func (q *Queue) subject() string { return q.name + ".read" }

// Name is the queue's name.
func (q *Queue) Name() string { return q.name }

// Close ends the connection once what was said last has been sent.
func (q *Queue) Close() {
	_ = q.conn.FlushTimeout(answerTime)
	q.conn.Close()
}

// forget deletes an object, with the mark that the library leaves where one was: such
// marks would fill the store in the end.
func (q *Queue) forget(ctx context.Context, object string) error {
	if err := q.large.Delete(ctx, object); err != nil && !errors.Is(err, jetstream.ErrObjectNotFound) {
		return err
	}
	s, err := q.js.Stream(ctx, "OBJ_"+q.name+"-large")
	if err != nil {
		return err
	}
	mark := "$O." + q.name + "-large.M." + base64.URLEncoding.EncodeToString([]byte(object))
	return s.Purge(ctx, jetstream.WithPurgeSubject(mark))
}

// Limits are what a queue is allowed.
type Limits struct {
	MaxBytes int64 // of waiting batches, and again of large documents; 0 leaves it
	Replicas int   // on how many servers of a cluster each message lies; 0 leaves it
}

// SetLimits changes what a queue is allowed.
func (q *Queue) SetLimits(ctx context.Context, l Limits) error {
	for _, name := range []string{q.name, "OBJ_" + q.name + "-large", q.name + "-dead", q.name + "-merge"} {
		s, err := q.js.Stream(ctx, name)
		if errors.Is(err, jetstream.ErrStreamNotFound) && strings.HasSuffix(name, "-merge") { // made by the first that needs it
			continue
		}
		if err != nil {
			return err
		}
		config := s.CachedInfo().Config
		if l.MaxBytes > 0 && (name == q.name || strings.HasPrefix(name, "OBJ_")) {
			config.MaxBytes = l.MaxBytes
		}
		if l.Replicas > 0 {
			config.Replicas = l.Replicas
		}
		if _, err := q.js.UpdateStream(ctx, config); err != nil {
			return fmt.Errorf("stream %s: %w", name, err)
		}
	}
	return nil
}
