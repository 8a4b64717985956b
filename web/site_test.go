package web

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"chancery/archive"
)

const testToken = "a long phrase"

// site is a server over an archive of its own, and a browser that keeps cookies.
type site struct {
	*testing.T
	archive *archive.Archive
	server  *Server
	cookies map[string]string
}

// newSite opens an empty archive and serves it.
func newSite(t *testing.T, token string) *site {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	s, err := New(a, Options{Token: token, Hosts: LoopbackHosts(), Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return &site{t, a, s, make(map[string]string)}
}

// do sends a request and keeps the cookies of the answer.
func (s *site) do(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	s.Helper()
	r := httptest.NewRequest(method, "http://localhost"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	for name, value := range s.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	s.server.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if s.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(s.cookies, c.Name)
		}
	}
	return w
}

// get wants a page and gives its body.
func (s *site) get(path string) string {
	s.Helper()
	w := s.do("GET", path, "")
	if w.Code != http.StatusOK {
		s.Fatalf("GET %s: %d %s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

// post sends a form: names and values in turn.
func (s *site) post(path string, form ...string) *httptest.ResponseRecorder {
	s.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		v.Add(form[i], form[i+1])
	}
	return s.do("POST", path, v.Encode())
}

// wantTo wants an answer that leads to a page.
func (s *site) wantTo(w *httptest.ResponseRecorder, path string) {
	s.Helper()
	if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != path {
		s.Fatalf("answered %d to %q, want %q: %s", w.Code, got, path, w.Body)
	}
}

func (s *site) logIn() {
	s.Helper()
	s.wantTo(s.post("/login", "name", "Ida Noor", "token", testToken), "/review")
}

func wantWords(t *testing.T, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			t.Errorf("the page does not say %q:\n%s", w, page)
		}
	}
}
