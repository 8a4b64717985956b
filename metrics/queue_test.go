package metrics

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"chancery/archive/archivetest"
	"chancery/archive/ingest"
	"chancery/intake"
	"chancery/internal/natstest"
	"chancery/queue"
)

func scrape(t *testing.T, h http.Handler) string {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}

func TestAQueueAndItsWorkAreCounted(t *testing.T) {
	q, err := queue.Open(t.Context(), natstest.Start(t, nil)+"/news", queue.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	item := intake.Item{Origin: intake.Origin{Input: "a"}, Data: []byte("a story")}
	if err := q.Send(t.Context(), slices.Values([]intake.Item{item}), queue.SendOptions{}); err != nil {
		t.Fatal(err)
	}
	m := NewWork(q, "1.2.3")
	m.Document(ingest.Outcome{Err: errors.New("broken")})
	m.Document(ingest.Outcome{Err: intake.ErrSkipped})
	m.Document(ingest.Outcome{})
	m.Batch(queue.Returned)
	text := scrape(t, m.Handler(""))
	for _, want := range []string{
		`chancery_queue_waiting_batches{queue="news"} 1`,
		`chancery_queue_in_flight_batches{queue="news"} 0`,
		`chancery_queue_dead_letters{queue="news"} 0`,
		`chancery_work_documents_total{outcome="failed"} 1`,
		`chancery_work_documents_total{outcome="skipped"} 1`,
		`chancery_work_documents_total{outcome="known"} 1`,
		`chancery_work_documents_total{outcome="added"} 0`,
		`chancery_work_batches_total{end="returned"} 1`,
		`chancery_build_info{version="1.2.3"} 1`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("not there: %s", want)
		}
	}
}

func TestAServerTellsOfAQueueOnceItIsThere(t *testing.T) {
	m := New(archivetest.Filled(t), "1")
	address := natstest.Start(t, nil)
	there := false
	m.Queue(func(ctx context.Context) (*queue.Queue, error) {
		if !there {
			return nil, errors.New("not yet")
		}
		return queue.Open(ctx, address, queue.Options{})
	})
	const number = `chancery_queue_waiting_batches{queue="chancery"} 0`
	if text := scrape(t, m.Handler("")); strings.Contains(text, "chancery_queue") || !strings.Contains(text, "chancery_archive_items") {
		t.Error("numbers of a queue that is not there, or none of the archive")
	}
	there = true
	if text := scrape(t, m.Handler("")); !strings.Contains(text, number) {
		t.Error("the queue is not told of")
	}
}
