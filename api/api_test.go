package api

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
)

// stories are those that the tests' archive holds beside the made ones.
var stories = []string{"../examples/he-bessent-xinhua.txt", "../examples/kishida-yoon-kyodo.txt"}

// serve serves an archive filled for the test.
func serve(t testing.TB, opt Options) (*httptest.Server, *archive.Archive) {
	t.Helper()
	a := archivetest.Filled(t, stories...)
	s := httptest.NewServer(New(a, opt))
	t.Cleanup(s.Close)
	return s, a
}

// response is an answer, read to its end.
type response struct {
	*http.Response
	body string
}

func get(t testing.TB, address string, header ...string) response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return do(t, r)
}

func do(t testing.TB, r *http.Request) response {
	t.Helper()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response{res, string(body)}
}

// read decodes an answer that must be 200.
func read[T any](t testing.TB, address string) (out T) {
	t.Helper()
	res := get(t, address)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s: %s", address, res.Status, res.body)
	}
	dec := json.NewDecoder(strings.NewReader(res.body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&out); err != nil {
		t.Fatalf("%s: %v in %s", address, err, res.body)
	}
	return out
}

func TestListsAnswerWhatTheArchiveDoes(t *testing.T) {
	s, a := serve(t, Options{})
	rest := s.URL + Prefix
	want, err := a.Statements(t.Context(), archive.Filter{Act: []string{"offer"}, Topic: []string{"trade"}, Dyad: []string{"BDI", "FIN"}})
	if err != nil || len(want.Items) != 1 {
		t.Fatalf("%d statements, %v", len(want.Items), err)
	}
	got := read[list[Statement]](t, rest+"/statements?act=offer&topic=trade&dyad=Burundi&dyad=Finland")
	if len(got.Items) != 1 || got.Items[0].ID != want.Items[0].ID || got.Items[0].Statement.Statement.Content.Exact != want.Items[0].Statement.Content.Exact {
		t.Errorf("got %+v", got)
	}
	if id := want.Items[0].Document.ID; got.Items[0].Link != "/documents/"+id+"#s1" {
		t.Errorf("link %s", got.Items[0].Link)
	}
	one := read[Statement](t, rest+"/statements/"+want.Items[0].ID)
	if one.Statement.Statement.Content.Exact != want.Items[0].Statement.Content.Exact {
		t.Errorf("got %+v", one)
	}
	if n := len(read[list[Encounter]](t, rest+"/encounters?status=cancelled&kind=visit").Items); n != 1 {
		t.Errorf("%d cancelled visits", n)
	}
	if n := len(read[list[Report]](t, rest+"/reports?level=foreign+minister&country=PER").Items); n != 2 {
		t.Errorf("%d reports", n)
	}
	if events := read[list[Event]](t, rest+"/events?dyad=USA&dyad=CHN&limit=3").Items; len(events) == 0 || events[0].Link != "/documents/"+strings.Replace(events[0].ID, "/", "#", 1) {
		t.Errorf("events %+v", events)
	} else if one := read[Event](t, rest+"/events/"+events[0].ID); one.ID != events[0].ID || one.Event.Event.Cameo != events[0].Event.Event.Cameo {
		t.Errorf("event %+v", one)
	}
	if hits := read[list[Hit]](t, rest+"/search?q=anchovies").Items; len(hits) != 1 || !strings.Contains(hits[0].Link, "?at=") {
		t.Errorf("hits %+v", hits)
	}
	if list := read[list[Actor]](t, rest+"/actors?who=nahayo").Items; len(list) != 1 || list[0].Country != "BDI" {
		t.Errorf("actors %+v", list)
	}
}

func TestPagesFollowOneAnother(t *testing.T) {
	s, a := serve(t, Options{MaxItems: 3})
	all, err := a.Statements(t.Context(), archive.Filter{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for after := ""; ; {
		page := read[list[Statement]](t, s.URL+Prefix+"/statements?limit=500&after="+after)
		for _, st := range page.Items {
			got = append(got, st.ID)
		}
		if page.Truncated != (page.Next != "") || len(page.Items) > 3 {
			t.Fatalf("%d items, next %q, truncated %v", len(page.Items), page.Next, page.Truncated)
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if len(got) != len(all.Items) || len(got) < 6 {
		t.Fatalf("%d statements, want %d", len(got), len(all.Items))
	}
	for i, st := range all.Items {
		if got[i] != st.ID {
			t.Errorf("place %d: %s, want %s", i, got[i], st.ID)
		}
	}
}

func TestDocuments(t *testing.T) {
	s, a := serve(t, Options{Base: "https://pages.example/"})
	page, err := a.Search(t.Context(), "coffee", archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	id := page.Items[0].Document.ID
	kept, err := a.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	rest := s.URL + Prefix + "/documents/" + id
	d := read[Document](t, s.URL+Prefix+"/documents/"+id[:12])
	if d.ID != id || d.Title != "Talks on coffee" || d.Statements != 1 || d.Link != "https://pages.example/documents/"+id {
		t.Errorf("got %+v", d)
	}
	if text := get(t, rest+"/text"); text.body != kept.Record.Document.Text || text.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("text %q (%s)", text.body, text.Header.Get("Content-Type"))
	}
	said := kept.Record.Statements[0].Content
	if piece := get(t, rest+"/text?start="+itoa(said.Start)+"&end="+itoa(said.End)); piece.body != said.Exact {
		t.Errorf("piece %q, want %q", piece.body, said.Exact)
	}
	var want, got bytes.Buffer
	_ = json.NewEncoder(&want).Encode(kept.Record)
	if err := json.Compact(&got, []byte(get(t, rest+"/record").body)); err != nil || got.String() != strings.TrimSpace(want.String()) {
		t.Errorf("the record is another: %v", err)
	}
	if v := read[list[archive.Version]](t, rest+"/versions").Items; len(v) != 1 || v[0].Document != id {
		t.Errorf("versions %+v", v)
	}
}

func itoa(n int) string { return string(json.RawMessage(mustJSON(n))) }

func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

func TestAnAnswerThatHasNotChangedIsNotSentAgain(t *testing.T) {
	s, a := serve(t, Options{})
	for _, path := range []string{Prefix + "/encounters?from=2024", "/openapi.json", "/encounters.atom"} {
		first := get(t, s.URL+path)
		tag := first.Header.Get("ETag")
		if tag == "" {
			t.Fatalf("%s: no ETag", path)
		}
		again := get(t, s.URL+path, "If-None-Match", `"other", `+tag)
		if again.StatusCode != http.StatusNotModified || again.body != "" || again.Header.Get("ETag") != tag {
			t.Errorf("%s: %s, body %q", path, again.Status, again.body)
		}
	}
	before := get(t, s.URL+Prefix+"/encounters").Header.Get("ETag")
	archivetest.Add(t, a, archivetest.Story{Title: "New", Host: archivetest.Okello, Guest: archivetest.Laine, Says: "hello", Date: "2024-08-08"})
	if res := get(t, s.URL+Prefix+"/encounters", "If-None-Match", before); res.StatusCode != http.StatusOK {
		t.Errorf("a new encounter: %s", res.Status)
	}
}

func TestAnswersAreCompressedForThoseWhoTakeIt(t *testing.T) {
	s, _ := serve(t, Options{})
	for _, path := range []string{Prefix + "/encounters", "/statements.jsonl"} {
		res := get(t, s.URL+path, "Accept-Encoding", "gzip")
		if res.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(res.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("%s: %v", path, res.Header)
		}
		if res := get(t, s.URL+path, "Accept-Encoding", "identity"); res.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: compressed for one who does not take it", path)
		}
	}
}

func TestHeadAnswersWithoutBody(t *testing.T) {
	s, _ := serve(t, Options{})
	for _, path := range []string{Prefix + "/statements", "/encounters.csv", "/encounters.ics"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodHead, s.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, want := do(t, r), get(t, s.URL+path)
		if got.StatusCode != http.StatusOK || got.body != "" || got.Header.Get("Content-Type") != want.Header.Get("Content-Type") || got.Header.Get("ETag") != want.Header.Get("ETag") {
			t.Errorf("%s: %s %v", path, got.Status, got.Header)
		}
	}
}

func TestATokenIsNeededWhenOneIsSet(t *testing.T) {
	s, _ := serve(t, Options{Token: "s3cret"})
	for _, path := range []string{Prefix + "/encounters", Prefix + "/nothing", "/encounters.csv", "/encounters.atom", Prefix + "/corrections.jsonl"} {
		for _, header := range []string{"", "Bearer", "Bearer wrong", "Bearer s3cretx", "Basic s3cret"} {
			res := get(t, s.URL+path, "Authorization", header)
			if res.StatusCode != http.StatusUnauthorized || res.Header.Get("WWW-Authenticate") == "" || !isProblem(res) {
				t.Errorf("%s with %q: %s", path, header, res.Status)
			}
		}
	}
	if res := get(t, s.URL+Prefix+"/encounters", "Authorization", "Bearer s3cret"); res.StatusCode != http.StatusOK {
		t.Errorf("with the token: %s", res.Status)
	}
	if res := get(t, s.URL+"/healthz"); res.StatusCode != http.StatusOK {
		t.Errorf("health: %s", res.Status)
	}
}

func isProblem(res response) bool {
	var p struct {
		Title, Detail string
		Status        int
	}
	return res.Header.Get("Content-Type") == "application/problem+json" && json.Unmarshal([]byte(res.body), &p) == nil && p.Status == res.StatusCode && p.Title != ""
}

// logged collects what is told to the log.
type logged struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write takes a line.
func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(b)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func (l *logged) logger() *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }
