// Package metrics counts what a server does, for Prometheus: how many requests a
// route had, how they ended and how long they took, and how much the archive
// holds; what a worker has read, and how its queue stands.
package metrics

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"chancery/archive"
	"chancery/internal/bearer"
)

// countTime bounds how long the archive may count for one scrape.
const countTime = 5 * time.Second

// Metrics keeps the counts of one server.
type Metrics struct {
	registry *prometheus.Registry
	took     *prometheus.HistogramVec
	open     prometheus.Gauge
}

// New makes metrics of a server that answers from a. version is that of the
// program.
func New(a *archive.Archive, version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "chancery_request_duration_seconds", Help: "How long requests took, by route, method and status.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"route", "method", "status"}),
		open: prometheus.NewGauge(prometheus.GaugeOpts{Name: "chancery_requests_open", Help: "Requests that are being answered."}),
	}
	m.registry.MustRegister(m.took, m.open, buildInfo(version), &holdings{archive: a}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func buildInfo(version string) prometheus.Collector {
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "chancery_build_info", Help: "1; the label has the version of the program.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	return build
}

// Handler answers a scrape; when token is set, only one that carries it:
// Authorization: Bearer TOKEN.
func (m *Metrics) Handler(token string) http.Handler { return handler(m.registry, token) }

func handler(registry *prometheus.Registry, token string) http.Handler {
	answer := promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 2})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !bearer.Allowed(r, token) {
			w.Header().Set("WWW-Authenticate", bearer.Challenge)
			http.Error(w, "a token is needed: Authorization: Bearer TOKEN", http.StatusUnauthorized)
			return
		}
		answer.ServeHTTP(w, r)
	})
}

// Wrap measures what a mux answers. The route is the pattern of the mux, so that
// hostile paths do not make new ones; it must be given the mux itself, or what
// hands it the same request.
func (m *Metrics) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		m.open.Inc()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			m.open.Dec()
			m.took.WithLabelValues(route(r.Pattern), method(r.Method), strconv.Itoa(seen.status)).Observe(time.Since(begun).Seconds())
		}()
		next.ServeHTTP(seen, r)
	})
}

// route is a pattern without its method and host.
func route(pattern string) string {
	if i := strings.IndexByte(pattern, '/'); i >= 0 {
		return pattern[i:]
	}
	return "none"
}

// method is one of those that are known: others would be labels of a stranger's
// choice.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return m
	}
	return "other"
}

// statusWriter notes the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
	sent   bool
}

// WriteHeader notes the first final status.
func (w *statusWriter) WriteHeader(status int) {
	if !w.sent && status >= http.StatusOK {
		w.status, w.sent = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what lies below.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush sends what is held back.
func (w *statusWriter) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// holdings tells how much the archive holds, counted when it is asked.
type holdings struct{ archive *archive.Archive }

var held = prometheus.NewDesc("chancery_archive_items", "What the archive holds, by kind.", []string{"kind"}, nil)

// Describe names the metric.
func (h *holdings) Describe(ch chan<- *prometheus.Desc) { ch <- held }

// Collect counts. When the archive does not answer, the metric is missing.
func (h *holdings) Collect(ch chan<- prometheus.Metric) {
	ctx, done := context.WithTimeout(context.Background(), countTime)
	defer done()
	n, err := h.archive.Numbers(ctx)
	if err != nil {
		slog.Default().Error("the archive does not count", "error", err)
		return
	}
	for _, c := range []struct {
		kind string
		n    int
	}{
		{"documents", n.Documents},
		{"encounters", n.Encounters},
		{"reports", n.Reports},
		{"statements", n.Statements},
		{"persons", n.Persons},
		{"countries", n.Countries},
		{"organizations", n.Organizations},
		{"formulae", n.Formulae},
	} {
		ch <- prometheus.MustNewConstMetric(held, prometheus.GaugeValue, float64(c.n), c.kind)
	}
}
