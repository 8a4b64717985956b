package queue

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Headers of a dead letter.
const (
	headerReason    = "Chancery-Reason"
	headerOrigin    = "Chancery-Origin"
	headerDelivered = "Chancery-Delivered"
)

// dealTime bounds how long a worker tries to write a dead letter, or to split a
// batch, before it gives the batch back.
const dealTime = 10 * time.Second

// maxHeader bounds a line of text in a header, in bytes.
const maxHeader = 1000

// ErrNoLetter: a number that no dead letter has.
var ErrNoLetter = errors.New("no such dead letter")

// Letter is one dead letter.
type Letter struct {
	Number    uint64    `json:"number"`
	Time      time.Time `json:"time"`
	Origin    string    `json:"origin"` // of its first document; "" when it cannot be understood
	Reason    string    `json:"reason"`
	Delivered int       `json:"delivered"` // how often it was given out
	Bytes     int       `json:"bytes"`     // of the message; a large document lies elsewhere
}

// bury writes documents of a batch, nil for one that cannot be understood, to the
// dead letters.
func (q *Queue) bury(ctx context.Context, b *batch, documents []document, id string, why error) error {
	ctx, done := context.WithTimeout(ctx, dealTime)
	defer done()
	msg := newMessage(q.name+".dead", "dead/"+id)
	msg.Header.Set(headerReason, line(why.Error()))
	msg.Header.Set(headerDelivered, strconv.Itoa(b.delivered))
	if len(documents) > 0 {
		msg.Header.Set(headerOrigin, line(documents[0].origin().String()))
	}
	if len(documents) < len(b.documents) {
		_, packed, err := encode(documents)
		if err != nil {
			return err
		}
		return q.publishPacked(ctx, msg, packed, nil)
	}
	msg.Data = b.msg.Data()
	msg.Header[headerFormat] = b.msg.Headers()[headerFormat]
	if b.object != "" {
		msg.Header.Set(headerObject, b.object)
	}
	_, err := q.publish(ctx, msg, nil)
	if err == nil {
		b.object = "" // the letter has it now
	}
	return err
}

// line makes one line for a header of any text.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, s)
	if len(s) > maxHeader {
		s = strings.ToValidUTF8(s[:maxHeader], "") + "…"
	}
	return strings.TrimSpace(s)
}

// sendSingles sends each document of a batch by itself.
func (q *Queue) sendSingles(ctx context.Context, b *batch) error {
	ctx, done := context.WithTimeout(ctx, dealTime)
	defer done()
	for i := range b.documents {
		if err := q.send(ctx, b.documents[i:i+1], fmt.Sprintf("%s/%d", b.id, i), nil); err != nil {
			return err
		}
	}
	return nil
}

// Letters lists dead letters, the oldest first: at most limit, with numbers above
// after.
func (q *Queue) Letters(ctx context.Context, after uint64, limit int) ([]Letter, error) {
	list := []Letter{}
	for len(list) < limit {
		raw, err := q.letter(ctx, after+1, jetstream.WithGetMsgSubject(q.name+".dead"))
		if errors.Is(err, ErrNoLetter) {
			return list, nil
		}
		if err != nil {
			return list, err
		}
		after = raw.Sequence
		l := Letter{Number: raw.Sequence, Time: raw.Time, Origin: raw.Header.Get(headerOrigin), Reason: raw.Header.Get(headerReason), Bytes: len(raw.Data)}
		l.Delivered, _ = strconv.Atoi(raw.Header.Get(headerDelivered))
		list = append(list, l)
	}
	return list, nil
}

// letter is one dead letter as it is kept.
func (q *Queue) letter(ctx context.Context, number uint64, opt ...jetstream.GetMsgOpt) (*jetstream.RawStreamMsg, error) {
	raw, err := q.dead.GetMsg(ctx, number, opt...)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil, fmt.Errorf("%d: %w", number, ErrNoLetter)
	}
	return raw, err
}

// Requeue sends a dead letter again.
func (q *Queue) Requeue(ctx context.Context, number uint64) error {
	raw, err := q.letter(ctx, number)
	if err != nil {
		return err
	}
	msg := nats.NewMsg(q.subject())
	maps.Copy(msg.Header, raw.Header)
	for _, h := range []string{headerReason, headerOrigin, headerDelivered} {
		msg.Header.Del(h)
	}
	msg.Data = raw.Data
	// Sent once, though the letter may be asked for again before it is gone.
	msg.Header.Set(jetstream.MsgIDHeader, fmt.Sprintf("again/%d/%d", number, raw.Time.UnixNano()))
	if _, err := q.js.PublishMsg(ctx, msg); err != nil {
		return err
	}
	return q.dead.DeleteMsg(ctx, number)
}

// Drop deletes a dead letter with what it holds.
func (q *Queue) Drop(ctx context.Context, number uint64) error {
	raw, err := q.letter(ctx, number)
	if err != nil {
		return err
	}
	if object := raw.Header.Get(headerObject); object != "" {
		if err := q.forget(ctx, object); err != nil {
			return err
		}
	}
	return q.dead.DeleteMsg(ctx, number)
}
