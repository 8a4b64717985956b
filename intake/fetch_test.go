package intake

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func server(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	reply := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			fmt.Fprint(w, body)
		})
	}
	reply("/page", "text/html; charset=gbk", "<p>a page</p>")
	reply("/odd", "text/html; charset=klingon", "<p>odd</p>")
	reply("/1", "text/html", "<p>first</p>")
	reply("/3", "text/html", "<p>third</p>")
	reply("/lines", "application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n")
	reply("/warc", "application/warc", page("https://a.example/1", "", "<p>kept</p>"))
	reply("/feed", "application/rss+xml", strings.NewReplacer("https://coast.example", "", "<item><title>A title alone", "<item><title>Gone").Replace(rss))
	mux.HandleFunc("/agent", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) })
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, gz("packed on its way"))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, "word ")
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	mux.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestAddressesAreFetched(t *testing.T) {
	s := server(t)
	opt := Options{Fetch: true, AllowPrivate: true, Timeout: 2 * time.Second, MaxBytes: 1 << 20}
	for _, tt := range []struct {
		path string
		want []string // origin's inner part, address, what came
	}{
		{"/page", []string{" /page gbk = <p>a page</p>"}},
		{"/odd", []string{" /odd  = <p>odd</p>"}},
		{"/moved", []string{" /page gbk = <p>a page</p>"}},
		{"/gzip", []string{" /gzip  = packed on its way"}},
		{"/agent", []string{" /agent utf-8 = " + DefaultUserAgent}},
		{"/lines", []string{`line 1 /lines  = {"a":1}`, `line 2 /lines  = {"a":2}`}},
		{"/warc", []string{"record at byte 0 https://a.example/1  = <p>kept</p>"}},
		{"/feed", []string{"entry 1 /1  = <p>first</p>", "entry 2 /2  ! the server answered 404 Not Found", "entry 3 /3  = <p>third</p>"}},
		{"/none", []string{" /none  ! the server answered 404 Not Found"}},
		{"/circle", []string{" /circle  ! redirected to /circle: more than 10 redirects"}},
		{"/file", []string{` /file  ! redirected to file:///etc/passwd: a redirect to "file"`}},
		{"/endless", []string{" /endless  ! more than 1 MB: " + ErrTooLarge.Error()}},
		{"/slow", []string{" /slow  ! " + ErrSlow.Error()}},
		{"/silent", []string{" /silent  ! " + ErrSlow.Error()}},
	} {
		var got []string
		for item := range Walk(context.Background(), []string{s.URL + tt.path}, opt) {
			line := item.Inner + " " + strings.TrimPrefix(item.URL, s.URL) + " " + item.Article.Charset
			if item.Err != nil {
				line += " ! " + item.Err.Error()
			} else {
				line += " = " + string(item.Data)
				if item.Fetched.IsZero() || item.Article.URL != item.URL {
					t.Errorf("%s: %+v", tt.path, item.Origin)
				}
			}
			got = append(got, line)
		}
		expect(t, got, tt.want...)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := server(t)
	opt := Options{Fetch: true, Timeout: 2 * time.Second}
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, address := range []string{s.URL + "/page", "http://localhost" + port + "/page", "http://[::1]" + port + "/", "http://0.0.0.0" + port + "/page", "http://[::ffff:127.0.0.1]" + port + "/page"} {
		for item := range Walk(context.Background(), []string{address}, opt) {
			if !errors.Is(item.Err, ErrPrivate) {
				t.Errorf("%s: %v", address, item.Err)
			}
		}
	}
	for address, private := range map[string]bool{
		"127.0.0.1": true, "10.1.2.3": true, "172.16.0.1": true, "192.168.1.1": true, "169.254.169.254": true, "0.0.0.0": true, "100.64.1.1": true,
		"224.0.0.1": true, "255.255.255.255": true, "::1": true, "::": true, "fe80::1": true, "fc00::1": true, "::ffff:10.0.0.1": true,
		"64:ff9b::a00:1": true, "2002:a00:1::": true, "fec0::1": true,
		"93.184.216.34": false, "8.8.8.8": false, "2606:4700::1111": false, "64:ff9b::808:808": false, "172.32.0.1": false,
	} {
		if got := isPrivate(netip.MustParseAddr(address)); got != private {
			t.Errorf("%s: private %v", address, got)
		}
	}
}

// TestARedirectToAPrivateAddressIsRefused stands a public name in front: the
// first answer is let through by hand, the second address must not be dialled.
func TestARedirectToAPrivateAddressIsRefused(t *testing.T) {
	dialled := false
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { dialled = true }))
	defer inside.Close()
	w := &walker{ctx: context.Background(), opt: Options{Fetch: true}}
	w.yield = func(item Item) bool {
		if want := "redirected to " + inside.URL + ": " + ErrPrivate.Error(); !errors.Is(item.Err, ErrPrivate) || item.Err.Error() != want {
			t.Errorf("error %v, want %s", item.Err, want)
		}
		return true
	}
	client := w.client()
	guarded := client.Transport
	client.Transport = roundTripper(func(req *http.Request) (*http.Response, error) {
		if req.URL.Host == "public.example" {
			return &http.Response{StatusCode: http.StatusFound, Header: http.Header{"Location": {inside.URL}}, Body: http.NoBody, Request: req}, nil
		}
		return guarded.RoundTrip(req)
	})
	w.fetch(Origin{Input: "http://public.example/"}, "http://public.example/", true)
	if dialled {
		t.Error("the private address was dialled")
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }
