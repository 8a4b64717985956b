package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"chancery/internal/bearer"
)

// Bounds of a request.
const (
	maxQuery = 8 << 10  // bytes of the query
	maxBody  = 64 << 10 // bytes of a body, which no route looks at
)

// Mux takes routes: an [http.ServeMux], or a server of pages.
type Mux interface {
	Handle(pattern string, handler http.Handler)
}

// routes is the mux as huma sees it: each route gets what stands around it.
type routes struct {
	Mux
	s *server
}

// HandleFunc registers a route that answers at once.
func (m routes) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	m.Handle(pattern, m.s.around(m.s.limited(http.HandlerFunc(handler))))
}

// ServeHTTP is not used: the mux is served by who made it.
func (routes) ServeHTTP(w http.ResponseWriter, r *http.Request) { notThere(w, r) }

// around guards a route, keeps its faults in and compresses its answers.
func (s *server) around(next http.Handler) http.Handler {
	return gzhttp.GzipHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil {
				if fault == http.ErrAbortHandler {
					panic(fault)
				}
				s.opt.Log.Error("a question broke off", "path", r.URL.Path, "fault", fault, "stack", string(debug.Stack()))
				writeProblem(w, http.StatusInternalServerError, "internal error")
			}
		}()
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if !bearer.Allowed(r, s.opt.Token) {
			w.Header().Set("WWW-Authenticate", bearer.Challenge)
			writeProblem(w, http.StatusUnauthorized, "a token is needed: Authorization: Bearer TOKEN")
			return
		}
		if status, detail := refuse(r); status != 0 {
			writeProblem(w, status, detail)
			return
		}
		next.ServeHTTP(w, r)
	}))
}

// refuse tells what is wrong with a request as such; 0 when nothing is.
func refuse(r *http.Request) (status int, detail string) {
	if len(r.URL.RawQuery) > maxQuery {
		return http.StatusRequestURITooLong, "the query is longer than 8 KB"
	}
	if r.ContentLength > maxBody {
		return http.StatusRequestEntityTooLarge, "a question has no body"
	}
	if _, err := url.ParseQuery(r.URL.RawQuery); err != nil {
		return http.StatusBadRequest, "the query cannot be read: " + err.Error()
	}
	return 0, ""
}

// limited gives a route its time, and its answer a validator: a client that has
// the same answer already is told so.
func (s *server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, done := context.WithTimeout(r.Context(), s.opt.Timeout)
		defer done()
		held := &heldAnswer{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(held, r.WithContext(ctx))
		held.send(r)
	})
}

// heldAnswer holds an answer back until it is whole.
type heldAnswer struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader notes the status.
func (h *heldAnswer) WriteHeader(status int) { h.status = status }

// Write notes the bytes.
func (h *heldAnswer) Write(b []byte) (int, error) { return h.body.Write(b) }

// send sends what was held, or only that it has not changed.
func (h *heldAnswer) send(r *http.Request) {
	head := h.Header()
	head.Set("Cache-Control", "no-cache")
	if h.status == http.StatusOK {
		sum := sha256.Sum256(h.body.Bytes())
		tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
		head.Set("ETag", tag)
		if matches(r.Header.Values("If-None-Match"), tag) {
			head.Del("Content-Type")
			h.ResponseWriter.WriteHeader(http.StatusNotModified)
			return
		}
	}
	head.Set("Content-Length", strconv.Itoa(h.body.Len()))
	h.ResponseWriter.WriteHeader(h.status)
	if r.Method != http.MethodHead {
		_, _ = h.ResponseWriter.Write(h.body.Bytes()) // the client may be gone
	}
}

// matches is the weak comparison of RFC 9110.
func matches(lists []string, tag string) bool {
	for _, list := range lists {
		for one := range strings.SplitSeq(list, ",") {
			if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") {
				return true
			}
		}
	}
	return false
}

// health tells whether the archive answers.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	ctx, done := context.WithTimeout(r.Context(), s.opt.Timeout)
	defer done()
	w.Header().Set("Cache-Control", "no-store")
	n, err := s.archive.Count(ctx)
	if err != nil {
		s.opt.Log.Error("the archive does not answer", "error", err)
		writeProblem(w, http.StatusServiceUnavailable, "the archive does not answer")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte(`{"status":"ok","documents":` + strconv.Itoa(n) + "}\n"))
}
