package metrics

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"chancery/archive/archivetest"
)

func TestRequestsAndHoldingsAreCounted(t *testing.T) {
	m := New(archivetest.Filled(t), "1.2.3")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /things/{id}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("id") == "bad" {
			w.WriteHeader(http.StatusTeapot)
		}
	})
	s := httptest.NewServer(m.Wrap(mux))
	defer s.Close()
	for _, c := range []struct{ method, path string }{
		{"GET", "/things/1"}, {"GET", "/things/2"}, {"GET", "/things/bad"}, {"GET", "/elsewhere/<script>"}, {"INVENTED", "/things/1"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), c.method, s.URL+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
	}
	w := httptest.NewRecorder()
	m.Handler("").ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`chancery_request_duration_seconds_count{method="GET",route="/things/{id}",status="200"} 2`,
		`chancery_request_duration_seconds_count{method="GET",route="/things/{id}",status="418"} 1`,
		`chancery_request_duration_seconds_count{method="GET",route="none",status="404"} 1`,
		`chancery_request_duration_seconds_count{method="other",route="none",status="405"} 1`,
		`chancery_requests_open 0`,
		`chancery_build_info{version="1.2.3"} 1`,
		`chancery_archive_items{kind="documents"} 4`,
		`chancery_archive_items{kind="statements"} 4`,
	} {
		if !strings.Contains(w.Body.String(), want+"\n") {
			t.Errorf("not there: %s", want)
		}
	}
	if strings.Contains(w.Body.String(), "elsewhere") {
		t.Error("a stranger's path became a label")
	}
}

func TestAScrapeNeedsTheTokenWhenOneIsSet(t *testing.T) {
	h := New(archivetest.Filled(t), "1").Handler("s3cret")
	for header, status := range map[string]int{"": 401, "Bearer wrong": 401, "Basic s3cret": 401, "Bearer s3cret": 200} {
		r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		r.Header.Set("Authorization", header)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != status || strings.Contains(w.Body.String(), "chancery_") != (status == 200) {
			t.Errorf("%q: %d", header, w.Code)
		}
	}
}
