package queue

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go/jetstream"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/article"
	"chancery/intake"
	"chancery/internal/natstest"
)

// open opens a queue on a server of its own.
func open(t *testing.T) *Queue {
	t.Helper()
	q, err := Open(t.Context(), natstest.Start(t, nil), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(q.Close)
	return q
}

// openSmall opens a queue on a server that takes small messages only.
func openSmall(t *testing.T) *Queue {
	t.Helper()
	q, err := Open(t.Context(), natstest.Start(t, func(o *server.Options) { o.MaxPayload = 8 << 10 }), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(q.Close)
	return q
}

func newArchive(t *testing.T) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func item(name, text string) intake.Item {
	return intake.Item{Origin: intake.Origin{Input: name}, Data: []byte(text), Article: article.Options{MaxBytes: article.DefaultMaxBytes}}
}

// stories are n short stories that are not alike.
func stories(n int) []intake.Item {
	var list []intake.Item
	for i := range n {
		list = append(list, item(fmt.Sprintf("/stories/%03d.txt", i), fmt.Sprintf(
			"LIMA, June %d, 2025 (Example Press) -- Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on day %d.\n", 1+i%28, i)))
	}
	return list
}

func send(t *testing.T, q *Queue, opt SendOptions, items ...intake.Item) {
	t.Helper()
	if err := q.Send(t.Context(), slices.Values(items), opt); err != nil {
		t.Fatal(err)
	}
}

func state(t *testing.T, q *Queue) State {
	t.Helper()
	s, err := q.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func letters(t *testing.T, q *Queue) []Letter {
	t.Helper()
	list, err := q.Letters(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// drain works until the queue is empty.
func drain(t *testing.T, q *Queue, a *archive.Archive) {
	t.Helper()
	if err := q.Work(t.Context(), a, WorkOptions{Drain: true}); err != nil {
		t.Fatal(err)
	}
}

func dump(t *testing.T, a *archive.Archive) string {
	t.Helper()
	var b bytes.Buffer
	if err := a.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// alone is what an archive holds that one process has filled.
func alone(t *testing.T, items ...intake.Item) string {
	t.Helper()
	a := newArchive(t)
	err := ingest.AddItems(t.Context(), a, func(context.Context) iter.Seq[intake.Item] { return slices.Values(items) }, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return dump(t, a)
}

func TestWhatIsSentIsKeptAsIfAddedHere(t *testing.T) {
	q, a := open(t), newArchive(t)
	items := stories(40)
	items[7].URL, items[7].Fetched, items[7].Inner, items[7].Offset = "https://news.example/7", time.Date(2026, 1, 6, 8, 30, 0, 0, time.UTC), "record at byte 9", 9
	items[8].Article.Publisher = "Example Press"
	var sent []string
	items = append(items, intake.Item{Origin: intake.Origin{Input: "missing"}, Err: intake.ErrNoMatch})
	send(t, q, SendOptions{Report: func(s Sent) { sent = append(sent, s.Origin.Input) }}, items...)
	if len(sent) != len(items) || sent[40] != "missing" {
		t.Errorf("%d reports", len(sent))
	}
	if s := state(t, q); s.Waiting != 3 || s.Lag <= 0 || s.Bytes == 0 || s.InFlight != 0 {
		t.Errorf("before: %+v", s)
	}
	drain(t, q, a)
	if s := state(t, q); s.Waiting != 0 || s.InFlight != 0 || s.Dead != 0 || s.Bytes != 0 || s.Lag != 0 {
		t.Errorf("after: %+v", s)
	}
	if dump(t, a) != alone(t, items[:40]...) {
		t.Error("the archive differs from one that a single process made")
	}
}

func TestTheSameBatchSentTwiceIsKeptOnce(t *testing.T) {
	q := open(t)
	send(t, q, SendOptions{}, stories(20)...)
	send(t, q, SendOptions{}, stories(20)...)
	if s := state(t, q); s.Waiting != 2 {
		t.Errorf("%d batches wait, want 2", s.Waiting)
	}
}

func TestLargeDocumentsGoThroughTheObjectStore(t *testing.T) {
	q, a := openSmall(t), newArchive(t)
	var b strings.Builder
	b.WriteString("MINSK, June 2, 2025 (Example Press) -- Two ministers met in Minsk.\n\n")
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		fmt.Fprintf(&b, "%x\n", random.Uint64())
	}
	items := append(stories(3), item("/large.txt", b.String()))
	send(t, q, SendOptions{}, items...)
	if s := state(t, q); s.LargeBytes < 10_000 || s.Bytes > 4_000 {
		t.Fatalf("%+v", s)
	}
	drain(t, q, a)
	if s := state(t, q); s.LargeBytes != 0 || s.Waiting != 0 || s.Dead != 0 {
		t.Errorf("after: %+v", s)
	}
	if dump(t, a) != alone(t, items...) {
		t.Error("the archive differs from one that a single process made")
	}
}

func TestWhatCannotBeReadGoesToTheDeadLettersAndBack(t *testing.T) {
	q, a := open(t), newArchive(t)
	items := stories(4)
	items[2] = item("/stories/broken.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	send(t, q, SendOptions{}, items...)
	drain(t, q, a)
	list := letters(t, q)
	if len(list) != 1 || list[0].Origin != "/stories/broken.txt" || !strings.Contains(list[0].Reason, "PNG") || list[0].Delivered != 1 {
		t.Fatalf("%+v", list)
	}
	if n, err := a.Numbers(t.Context()); err != nil || n.Documents != 3 {
		t.Errorf("%d documents, %v", n.Documents, err)
	}
	if err := q.Requeue(t.Context(), list[0].Number); err != nil {
		t.Fatal(err)
	}
	if s := state(t, q); s.Dead != 0 || s.Waiting != 1 {
		t.Errorf("sent again: %+v", s)
	}
	drain(t, q, a)
	again := letters(t, q)
	if len(again) != 1 || again[0].Number == list[0].Number {
		t.Fatalf("read again: %+v", again)
	}
	if err := q.Drop(t.Context(), again[0].Number); err != nil || state(t, q).Dead != 0 {
		t.Errorf("dropped: %v", err)
	}
	if err := q.Drop(t.Context(), again[0].Number); err == nil {
		t.Error("a letter was dropped twice")
	}
}

func TestALargeDocumentThatCannotBeReadStaysWithItsLetter(t *testing.T) {
	q, a := openSmall(t), newArchive(t)
	noise := make([]byte, 100_000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	send(t, q, SendOptions{}, item("/large", "\x89PNG\r\n\x1a\n"+string(noise)))
	drain(t, q, a)
	list := letters(t, q)
	if s := state(t, q); len(list) != 1 || s.LargeBytes < 100_000 {
		t.Fatalf("%+v %+v", list, s)
	}
	if err := q.Drop(t.Context(), list[0].Number); err != nil || state(t, q).LargeBytes != 0 {
		t.Errorf("%v: %+v", err, state(t, q))
	}
}

func TestAForeignMessageGoesToTheDeadLetters(t *testing.T) {
	q, a := open(t), newArchive(t)
	for _, data := range []string{"", "no batch", string(encoder.EncodeAll([]byte(`[{"input":"a","size":9}]`+"\nshort"), nil))} {
		msg := newMessage(q.subject(), "foreign"+data)
		msg.Data = []byte(data)
		if _, err := q.js.PublishMsg(t.Context(), msg); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := q.js.Publish(t.Context(), q.subject(), []byte("without a header")); err != nil {
		t.Fatal(err)
	}
	drain(t, q, a)
	list := letters(t, q)
	if len(list) != 4 {
		t.Fatalf("%+v", list)
	}
	for _, l := range list {
		if !strings.Contains(l.Reason, errFormat.Error()) {
			t.Errorf("reason %q", l.Reason)
		}
	}
}

func TestNamesAreEnoughWhereFilesAreShared(t *testing.T) {
	q, a := open(t), newArchive(t)
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, it := range stories(3) {
		write(fmt.Sprintf("%d.txt", i), string(it.Data))
	}
	write("3.jsonl", `{"title":"a","body":"Mr. Li met Mr. Lee in Lima."}`+"\n"+`{"title":"b","body":"Mr. Lee met Mr. Li in Rome."}`+"\n")
	if err := q.Send(t.Context(), intake.Walk(t.Context(), []string{folder}, intake.Options{}), SendOptions{ByName: true}); err != nil {
		t.Fatal(err)
	}
	write("1.txt", "something else")
	if err := os.Remove(filepath.Join(folder, "2.txt")); err != nil {
		t.Fatal(err)
	}
	drain(t, q, a)
	if n, err := a.Numbers(t.Context()); err != nil || n.Documents != 3 { // the first file, and both lines
		t.Errorf("%d documents, %v", n.Documents, err)
	}
	list := letters(t, q)
	if len(list) != 2 || !strings.Contains(list[0].Reason, "has changed") || !strings.Contains(list[1].Reason, "no such file") {
		t.Errorf("%+v", list)
	}
}

// take gives a batch to a worker that never comes back.
func takeAndDie(t *testing.T, q *Queue, n int) {
	t.Helper()
	c, err := q.work.CreateOrUpdateConsumer(t.Context(), jetstream.ConsumerConfig{
		Durable: consumerName, AckPolicy: jetstream.AckExplicitPolicy, AckWait: time.Second, MaxAckPending: maxInFlight, MaxDeliver: -1,
	})
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		got, err := c.Fetch(1, jetstream.FetchMaxWait(5*time.Second))
		if err != nil {
			t.Fatal(err)
		}
		for msg := range got.Messages() {
			if err := msg.Nak(); err != nil { // as the time running out would
				t.Fatal(err)
			}
		}
	}
}

func TestABatchThatIsNeverFinishedIsSplitAndThenGivenUp(t *testing.T) {
	q, a := open(t), newArchive(t)
	send(t, q, SendOptions{}, stories(3)...)
	takeAndDie(t, q, DefaultDeliveries)
	var ends []End
	work := func() {
		t.Helper()
		if err := q.Work(t.Context(), a, WorkOptions{Drain: true, Batch: func(e End) { ends = append(ends, e) }}); err != nil {
			t.Fatal(err)
		}
	}
	work()
	if want := []End{Split, Done, Done, Done}; !slices.Equal(ends, want) {
		t.Errorf("%v, want %v", ends, want)
	}
	if dump(t, a) != alone(t, stories(3)...) {
		t.Error("the archive differs from one that a single process made")
	}
	ends = nil
	send(t, q, SendOptions{}, stories(4)[3])
	takeAndDie(t, q, DefaultDeliveries)
	work()
	list := letters(t, q)
	if !slices.Equal(ends, []End{Dead}) || len(list) != 1 || list[0].Origin != "/stories/003.txt" || !strings.Contains(list[0].Reason, "given out 5 times") {
		t.Fatalf("%v %+v", ends, list)
	}
	if err := q.Requeue(t.Context(), list[0].Number); err != nil {
		t.Fatal(err)
	}
	work()
	if dump(t, a) != alone(t, stories(4)...) {
		t.Error("what was sent again is not kept")
	}
}

func TestSendersWaitWhileTheQueueIsFull(t *testing.T) {
	q, a := open(t), newArchive(t)
	if err := q.SetLimits(t.Context(), Limits{MaxBytes: 4000}); err != nil {
		t.Fatal(err)
	}
	items := stories(160) // ten batches, of which a few fit
	full := make(chan bool, 1)
	sent := make(chan error, 1)
	go func() {
		sent <- q.Send(t.Context(), slices.Values(items), SendOptions{Waiting: func(error) {
			select {
			case full <- true:
			default:
			}
		}})
	}()
	select {
	case <-full:
	case err := <-sent:
		t.Fatal("all was sent:", err)
	case <-time.After(30 * time.Second):
		t.Fatal("it neither waits nor ends")
	}
	if s := state(t, q); s.Waiting == 0 || s.Waiting >= 10 || s.Bytes > 4000 {
		t.Errorf("%+v", s)
	}
	for done := false; !done; {
		drain(t, q, a)
		select {
		case err := <-sent:
			if err != nil {
				t.Fatal(err)
			}
			done = true
		default:
		}
	}
	drain(t, q, a)
	if dump(t, a) != alone(t, items...) {
		t.Error("the archive differs from one that a single process made")
	}
}

func TestMergingApartMakesTheSameDossiers(t *testing.T) {
	q := open(t)
	location := filepath.Join(t.TempDir(), "deferred.db")
	items := stories(40)
	send(t, q, SendOptions{}, items...)
	var workers sync.WaitGroup
	for range 2 { // as two processes would
		a, err := archive.Open(t.Context(), location, archive.Options{Deferred: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close() })
		workers.Go(func() {
			if err := q.Work(t.Context(), a, WorkOptions{Drain: true, Merge: true}); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	a, err := archive.Open(t.Context(), location, archive.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if n, err := a.CountPending(t.Context()); n != 0 || err != nil {
		t.Errorf("%d reports wait, %v", n, err)
	}
	if dump(t, a) != alone(t, items...) {
		t.Error("the archive differs from one that a single process made")
	}
	if s := state(t, q); s.Merging != 0 {
		t.Errorf("%+v", s)
	}
}

func TestAShardIsDealtOutOnceAtATime(t *testing.T) {
	q := open(t)
	s, err := q.merges(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, true} {
		if _, err := q.js.Publish(t.Context(), "chancery.merge.CHL-PER-2025-06", nil); isFull(err) != want || err != nil && !want {
			t.Errorf("offer %d: %v", i, err)
		}
	}
	if _, err := q.js.Publish(t.Context(), "chancery.merge.CHL-PER-2025-07", nil); err != nil {
		t.Error(err)
	}
	if info, err := s.Info(t.Context()); err != nil || info.State.Msgs != 2 {
		t.Errorf("%+v, %v", info, err)
	}
}
