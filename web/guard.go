package web

import (
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// policy is the Content-Security-Policy of every answer: style, script, pictures
// and forms of this server alone.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Bounds of a request, in bytes.
const (
	maxQuery = 8 << 10
	maxBody  = 1 << 20
)

var errForbidden = errors.New("this needs the token that the server was started with")

// guard stands before every handler: names of the host, size of the request,
// requests from other sites, headers, compression.
func (s *Server) guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	next = origin.Handler(next)
	next = gzhttp.GzipHandler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		switch {
		case !s.known(r.Host):
			http.Error(w, "This server does not answer to that name.", http.StatusMisdirectedRequest)
			return
		case len(r.URL.RawQuery) > maxQuery:
			http.Error(w, "The address is too long.", http.StatusRequestURITooLong)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// known tells whether the server answers to the name in a Host header.
func (s *Server) known(host string) bool {
	if len(s.opt.Hosts) == 0 {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return slices.Contains(s.opt.Hosts, strings.ToLower(strings.Trim(host, "[]")))
}

// LoopbackHosts are the names of this machine to itself.
func LoopbackHosts() []string { return []string{"localhost", "127.0.0.1", "::1"} }
