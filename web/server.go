package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"chancery/archive"
	"chancery/record"
)

// Options of a server.
type Options struct {
	// Token lets its bearer review: confirm, correct, split, join. "" leaves the
	// pages read-only.
	Token string
	// Hosts are the names by which the server may be asked for; empty for any. A
	// server on the loopback takes only loopback names, so that no page of
	// another site can reach it by a name of its own.
	Hosts []string
	// Reader names the program, for the foot of the pages.
	Reader record.Reader
	// Formulae is the file in which is kept what reviewers decide about recurring
	// phrases; "" when nothing is to be decided about them.
	Formulae string
	// Log takes what went wrong; nil for slog's default.
	Log *slog.Logger
	// Timeout bounds the work for one page; 0 for ten seconds.
	Timeout time.Duration
}

// Server answers with pages. It is an http.Handler; other faces of the archive
// (REST, MCP, metrics) are mounted beside the pages with Handle.
type Server struct {
	archive *archive.Archive
	opt     Options
	log     *slog.Logger
	pages   *pages
	static  *static
	session *session
	cache   *cache
	brake   *brake
	desk    *desk
	mux     *http.ServeMux
	handler http.Handler
	// patterns are those of the mux, so that a test can visit every page.
	patterns []string
}

// New makes a server of the pages of an archive.
func New(a *archive.Archive, opt Options) (*Server, error) {
	if opt.Timeout == 0 {
		opt.Timeout = 10 * time.Second
	}
	s := &Server{archive: a, opt: opt, log: opt.Log, brake: newBrake(), desk: &desk{archive: a, file: opt.Formulae}, mux: http.NewServeMux()}
	if s.log == nil {
		s.log = slog.Default()
	}
	var err error
	if s.static, err = newStatic(); err != nil {
		return nil, err
	}
	if s.pages, err = newPages(s.static); err != nil {
		return nil, err
	}
	if s.session, err = newSession(opt.Token); err != nil {
		return nil, err
	}
	if s.cache, err = newCache(); err != nil {
		return nil, err
	}
	s.routes()
	s.handler = s.guard(s.mux)
	return s, nil
}

// Handle mounts another handler beside the pages, behind the same guard.
func (s *Server) Handle(pattern string, h http.Handler) {
	s.mux.Handle(pattern, h)
	s.patterns = append(s.patterns, pattern)
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// routes lists the pages.
func (s *Server) routes() {
	s.Handle("GET /static/", s.static)
	s.reviewRoutes()
	for pattern, page := range map[string]page{
		"GET /{$}":                     s.home,
		"GET /documents/{id}":          s.document,
		"GET /documents/{id}/versions": s.versions,
		"GET /accuracy":                s.accuracy,
		"GET /encounters":              s.encounters,
		"GET /encounters/{id...}":      s.encounter,
		"GET /documents":               s.documents,
		"GET /actors/{id}":             s.actor,
		"GET /dyads":                   s.pairs,
		"GET /dyads/{a}/{b}":           s.dyad,
		"GET /map":                     s.worldMap,
		"GET /statements":              s.statements,
		"GET /events":                  s.events,
		"GET /compare":                 s.compare,
		"GET /formulae":                s.formulae,
		"GET /formulae/alerts":         s.alerts,
		"GET /formulae/{key}":          s.formula,
		"GET /actors":                  s.actors,
		"GET /search":                  s.search,
	} {
		s.Handle(pattern, s.show(page))
	}
	s.mux.HandleFunc("/", s.show(func(context.Context, *http.Request) (view, error) { return view{}, errNoPage }))
}
