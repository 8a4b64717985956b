package metrics

import (
	"context"
	"log/slog"
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"chancery/archive/ingest"
	"chancery/queue"
)

// Work keeps the counts of one worker, and tells how its queue stands.
type Work struct {
	registry  *prometheus.Registry
	documents *prometheus.CounterVec
	batches   *prometheus.CounterVec
}

// NewWork makes metrics of a worker on q. version is that of the program.
func NewWork(q *queue.Queue, version string) *Work {
	m := &Work{
		registry: prometheus.NewRegistry(),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "chancery_work_documents_total", Help: "Documents this worker is through with, by what became of them.",
		}, []string{"outcome"}),
		batches: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "chancery_work_batches_total", Help: "Batches this worker is through with, by how it ended.",
		}, []string{"end"}),
	}
	for _, outcome := range []string{"added", "source", "known", "skipped", "failed"} {
		m.documents.WithLabelValues(outcome)
	}
	for _, end := range []queue.End{queue.Done, queue.Returned, queue.Split, queue.Dead} {
		m.batches.WithLabelValues(string(end))
	}
	m.registry.MustRegister(m.documents, m.batches, buildInfo(version), &standing{queue: q}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Document counts a document.
func (m *Work) Document(o ingest.Outcome) { m.documents.WithLabelValues(outcome(&o)).Inc() }

func outcome(o *ingest.Outcome) string {
	switch {
	case o.Failed():
		return "failed"
	case o.Err != nil:
		return "skipped"
	case o.Added.New:
		return "added"
	case o.Added.NewSource:
		return "source"
	}
	return "known"
}

// Batch counts a batch.
func (m *Work) Batch(end queue.End) { m.batches.WithLabelValues(string(end)).Inc() }

// Handler answers a scrape; when token is set, only one that carries it:
// Authorization: Bearer TOKEN.
func (m *Work) Handler(token string) http.Handler { return handler(m.registry, token) }

// Queue adds how a queue stands to what a server tells. open is called at a scrape,
// and again at the next ones until it succeeds, since pages must not wait for a queue.
func (m *Metrics) Queue(open func(context.Context) (*queue.Queue, error)) {
	m.registry.MustRegister(&standing{open: open})
}

// standing tells how a queue stands, asked when it is scraped.
type standing struct {
	open  func(context.Context) (*queue.Queue, error)
	mu    sync.Mutex
	queue *queue.Queue // nil until it could be opened
}

func (s *standing) state(ctx context.Context) (queue.State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.queue == nil {
		q, err := s.open(ctx)
		if err != nil {
			return queue.State{}, err
		}
		s.queue = q
	}
	return s.queue.State(ctx)
}

// queueNumbers are the numbers of a queue's state.
var queueNumbers = []struct {
	desc  *prometheus.Desc
	value func(*queue.State) float64
}{
	{queueDesc("waiting_batches", "Batches that no worker has."), func(s *queue.State) float64 { return float64(s.Waiting) }},
	{queueDesc("in_flight_batches", "Batches that workers have in hand."), func(s *queue.State) float64 { return float64(s.InFlight) }},
	{queueDesc("redelivered_batches", "Batches not done that were given out more than once."), func(s *queue.State) float64 { return float64(s.Redelivered) }},
	{queueDesc("lag_seconds", "How long ago the oldest batch was sent that is not done."), func(s *queue.State) float64 { return s.Lag }},
	{queueDesc("bytes", "Bytes of the batches that are not done."), func(s *queue.State) float64 { return float64(s.Bytes) }},
	{queueDesc("max_bytes", "Bytes above which senders wait."), func(s *queue.State) float64 { return float64(s.MaxBytes) }},
	{queueDesc("large_bytes", "Bytes of documents in the object store."), func(s *queue.State) float64 { return float64(s.LargeBytes) }},
	{queueDesc("merging_groups", "Groups of dossiers that are dealt out to be merged."), func(s *queue.State) float64 { return float64(s.Merging) }},
	{queueDesc("dead_letters", "Dead letters."), func(s *queue.State) float64 { return float64(s.Dead) }},
}

func queueDesc(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("chancery_queue_"+name, help, []string{"queue"}, nil)
}

// Describe names the metrics.
func (s *standing) Describe(ch chan<- *prometheus.Desc) {
	for _, n := range queueNumbers {
		ch <- n.desc
	}
}

// Collect asks the queue. When it does not answer, the metrics are missing.
func (s *standing) Collect(ch chan<- prometheus.Metric) {
	ctx, done := context.WithTimeout(context.Background(), countTime)
	defer done()
	state, err := s.state(ctx)
	if err != nil {
		slog.Default().Error("the queue does not answer", "error", err)
		return
	}
	for _, n := range queueNumbers {
		ch <- prometheus.MustNewConstMetric(n.desc, prometheus.GaugeValue, n.value(&state), state.Name)
	}
}
