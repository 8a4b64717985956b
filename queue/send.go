package queue

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"

	"chancery/intake"
)

const (
	// A batch is sent when it has this many documents or bytes, or when its first
	// document has waited so long. Small batches share work evenly; 16 stories keep a
	// core busy for about a second.
	batchDocuments = 16
	batchBytes     = 512 << 10
	batchAge       = time.Second
	// headRoom is what a message needs besides its body.
	headRoom = 4 << 10
	// A send that fails is tried again after retryFirst, and then less often.
	retryFirst = 100 * time.Millisecond
	retryLast  = 5 * time.Second
	// chunkBytes is the size of the parts of a large document.
	chunkBytes = 128 << 10
	// objectTime bounds one attempt to put or get a large document.
	objectTime = time.Minute
)

// SendOptions tell how documents are sent.
type SendOptions struct {
	// ByName sends the names of documents and not their bytes where they can be found
	// again by name and place: files that are one document, and records of web
	// archives. All workers must see the files under the same names. Other documents
	// carry their bytes all the same.
	ByName bool
	// Report is told of each document, in their order, once the server has it; may
	// be nil.
	Report func(Sent)
	// Waiting is told, at most every few seconds, why nothing can be sent at the
	// moment; may be nil.
	Waiting func(why error)
}

// Sent is what became of one document.
type Sent struct {
	Origin   intake.Origin
	Err      error // what package intake says of it; it was not sent then
	Consumed int64 // see intake.Item
}

// Send sends documents until there are no more. Where the queue is full, or out of
// reach, it waits. The error it returns is that of ctx, or one that waiting does not
// mend.
func (q *Queue) Send(ctx context.Context, items iter.Seq[intake.Item], opt SendOptions) error {
	s := &sender{queue: q, opt: &opt}
	in := make(chan intake.Item)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		defer close(in)
		for item := range items {
			select {
			case in <- item:
			case <-ctx.Done():
				return
			}
		}
	}()
	clock := time.NewTimer(batchAge)
	defer clock.Stop()
	for {
		select {
		case item, open := <-in:
			if !open {
				return errors.Join(s.flush(ctx), ctx.Err())
			}
			if len(s.batch) == 0 {
				clock.Reset(batchAge)
			}
			s.take(ctx, item)
			if len(s.batch) < batchDocuments && s.bytes < batchBytes {
				continue
			}
		case <-clock.C:
		}
		if err := s.flush(ctx); err != nil {
			return err
		}
	}
}

// sender gathers one batch after another.
type sender struct {
	queue  *Queue
	opt    *SendOptions
	batch  []document
	bytes  int
	report []Sent // of the batch, and of failures between
}

func (s *sender) take(ctx context.Context, item intake.Item) {
	s.report = append(s.report, Sent{Origin: item.Origin, Err: item.Err, Consumed: item.Consumed})
	if item.Err != nil {
		return
	}
	d := document{
		Input: intake.Absolute(item.Input), Part: item.Inner, URL: item.URL, Fetched: item.Fetched, Offset: item.Offset,
		Options: item.Article, Size: len(item.Data), data: item.Data,
	}
	if s.opt.ByName {
		d.forgetData(ctx)
	}
	s.batch = append(s.batch, d)
	s.bytes += len(d.data)
}

// flush sends the batch and reports it.
func (s *sender) flush(ctx context.Context) error {
	if len(s.batch) > 0 {
		if err := s.queue.send(ctx, s.batch, "", s.opt.Waiting); err != nil {
			return err
		}
	}
	if s.opt.Report != nil {
		for _, r := range s.report {
			s.opt.Report(r)
		}
	}
	s.batch, s.bytes, s.report = nil, 0, nil
	return nil
}

// send sends a batch in as many messages as it needs. id "" stands for one made
// from what the batch holds.
func (q *Queue) send(ctx context.Context, batch []document, id string, waiting func(error)) error {
	made, packed, err := encode(batch)
	if err != nil {
		return err
	}
	if id == "" {
		id = made
	}
	half := len(batch) / 2
	if q.fits(packed) || half == 0 {
		return q.publishPacked(ctx, newMessage(q.subject(), id), packed, waiting)
	}
	if err := q.send(ctx, batch[:half], "", waiting); err != nil {
		return err
	}
	return q.send(ctx, batch[half:], "", waiting)
}

func newMessage(subject, id string) *nats.Msg {
	msg := nats.NewMsg(subject)
	msg.Header.Set(headerFormat, format)
	msg.Header.Set(jetstream.MsgIDHeader, id)
	return msg
}

// fits tells whether the server takes so much in one message.
func (q *Queue) fits(packed []byte) bool { return int64(len(packed)) <= q.conn.MaxPayload()-headRoom }

// publishPacked sends a message with a packed batch: in itself where it fits, else in
// an object. Each sending has an object of its own, so that none takes away that of
// another.
func (q *Queue) publishPacked(ctx context.Context, msg *nats.Msg, packed []byte, waiting func(error)) error {
	if q.fits(packed) {
		msg.Data = packed
		_, err := q.publish(ctx, msg, waiting)
		return err
	}
	object := nuid.Next()
	chunk := uint32(min(chunkBytes, q.conn.MaxPayload()-headRoom))
	err := patiently(ctx, waiting, func(ctx context.Context) error {
		_, err := q.large.Put(ctx, jetstream.ObjectMeta{Name: object, Opts: &jetstream.ObjectMetaOptions{ChunkSize: chunk}}, bytes.NewReader(packed))
		return err
	})
	if err != nil {
		return err
	}
	msg.Header.Set(headerObject, object)
	again, err := q.publish(ctx, msg, waiting)
	if again { // the queue has one of it
		err = errors.Join(err, q.forget(ctx, object))
	}
	return err
}

// unpack reads what publishPacked sent.
func (q *Queue) unpack(ctx context.Context, header nats.Header, data []byte) ([]document, error) {
	if got := header.Get(headerFormat); got != format {
		return nil, fmt.Errorf("%w: its format is %q, this program knows %q", errFormat, got, format)
	}
	if object := header.Get(headerObject); object != "" {
		once, done := context.WithTimeout(ctx, objectTime)
		defer done()
		var err error
		if data, err = q.large.GetBytes(once, object); err != nil {
			return nil, err
		}
	}
	return decode(data)
}

// publish sends a message until the server has it. again tells that it had the same
// before, and not from an attempt of this call.
func (q *Queue) publish(ctx context.Context, msg *nats.Msg, waiting func(error)) (again bool, err error) {
	attempts := 0
	err = patiently(ctx, waiting, func(ctx context.Context) error {
		attempts++
		once, done := context.WithTimeout(ctx, answerTime)
		defer done()
		ack, err := q.js.PublishMsg(once, msg)
		again = err == nil && ack.Duplicate && attempts == 1
		return err
	})
	return again, err
}

// patiently does something until it succeeds or ctx is done, or fails for a reason
// that time does not mend.
func patiently(ctx context.Context, waiting func(error), do func(context.Context) error) error {
	var told time.Time
	for pause := retryFirst; ; pause = min(2*pause, retryLast) {
		once, done := context.WithTimeout(ctx, objectTime)
		err := do(once)
		done()
		if err == nil || ctx.Err() != nil || !mends(err) {
			return errors.Join(err, ctx.Err())
		}
		if waiting != nil && time.Since(told) >= retryLast {
			told = time.Now()
			waiting(err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// mends tells whether an error may be gone later: no room, no server, no answer.
func mends(err error) bool {
	var api *jetstream.APIError
	if errors.As(err, &api) {
		return isFull(err) || api.Code == 503
	}
	for _, never := range []error{nats.ErrConnectionClosed, nats.ErrMaxPayload, nats.ErrAuthorization, nats.ErrPermissionViolation} {
		if errors.Is(err, never) {
			return false
		}
	}
	return true
}
