package mcp

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/record"
)

// stories are two accounts of one meeting, told by both sides.
var stories = []string{"../examples/accounts/trump-modi-osaka.india.txt", "../examples/accounts/trump-modi-osaka.usa.txt"}

// connect connects a client by a transport.
func connect(t testing.TB, transport sdk.Transport) *sdk.ClientSession {
	t.Helper()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// inMemory connects a client to a server in the same process.
func inMemory(t testing.TB, a *archive.Archive, opt Options) *sdk.ClientSession {
	t.Helper()
	there, here := sdk.NewInMemoryTransports()
	if _, err := New(a, opt).Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	return connect(t, here)
}

// call calls a tool that must succeed.
func call[T any](t testing.TB, c *sdk.ClientSession, tool string, arguments any) (out T) {
	t.Helper()
	res, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	if res.IsError {
		t.Fatalf("%s: %s", tool, res.Content[0].(*sdk.TextContent).Text)
	}
	b, err := json.Marshal(res.StructuredContent)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return out
}

type m = map[string]any

func TestToolsHaveSchemasAndOnlyRead(t *testing.T) {
	c := inMemory(t, archivetest.Filled(t), Options{})
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if tool.OutputSchema == nil || tool.Description == "" || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s lacks a schema, a description or the word that it only reads", tool.Name)
		}
	}
	for _, want := range []string{"search", "encounters", "statements", "events", "actor", "dossier", "document", "compare", "formula", "alerts"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not among %v", want, names)
		}
	}
	if b, _ := json.Marshal(list.Tools); !strings.Contains(string(b), `"under way"`) {
		t.Error("the words of a filter are not described")
	}
}

// TestNameInPlaceOfAnID asks by a person's name where an id is wanted: it is that
// person, and not the country whose leader has the name.
func TestNameInPlaceOfAnID(t *testing.T) {
	c := inMemory(t, archivetest.Filled(t, stories...), Options{})
	for id, want := range map[string]string{"Narendra Modi": "person", "India": "country", "IND": "country"} {
		if p := call[Profile](t, c, "actor", m{"id": id}); p.Kind != want {
			t.Errorf("%s is %s, a %s", id, p.Name, p.Kind)
		}
	}
}

// TestEveryFactCanBeCited calls all tools and holds each quotation in what comes
// back to its document, and its link to the page.
func TestEveryFactCanBeCited(t *testing.T) {
	a := archivetest.Filled(t, stories...)
	c := inMemory(t, a, Options{Base: "https://pages.example"})
	met := call[Page[Encounter]](t, c, "encounters", m{"country": []string{"India"}, "dyad": []string{"IND", "USA"}, "from": "2019"})
	if len(met.Items) == 0 {
		t.Fatal("no encounter of India and the United States")
	}
	e := met.Items[slices.IndexFunc(met.Items, func(e Encounter) bool { return e.Reports > 1 })]
	for tool, arguments := range map[string]m{
		"search":     {"query": "trade", "limit": 3},
		"encounters": {"limit": 50},
		"statements": {"limit": 50},
		"events":     {"limit": 50},
		"actor":      {"name": "Modi"},
		"dossier":    {"id": e.ID},
		"document":   {"id": e.Source.Document},
		"compare":    {"encounter": e.ID},
		"formula":    {"phrase": "mutual respect"},
	} {
		q := quotations{a: a, texts: make(map[string]*record.Quoter)}
		q.look(t, tool, call[any](t, c, tool, arguments))
		if q.found < 2 {
			t.Errorf("%s: %d quotations", tool, q.found)
		}
	}
}

// quotations checks the quotations in a result.
type quotations struct {
	a     *archive.Archive
	texts map[string]*record.Quoter
	found int
}

func (q *quotations) look(t *testing.T, where string, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			q.look(t, where, one)
		}
	case map[string]any:
		if exact, ok := v["exact"].(string); ok {
			q.check(t, where, exact, int(v["start"].(float64)), int(v["end"].(float64)), v["link"].(string))
		}
		for key, one := range v {
			q.look(t, where+"."+key, one)
		}
	}
}

func (q *quotations) check(t *testing.T, where, exact string, start, end int, link string) {
	t.Helper()
	q.found++
	rest, ok := strings.CutPrefix(link, "https://pages.example/documents/")
	id, span, _ := strings.Cut(rest, "?at=")
	want := strings.TrimSuffix(span, "#at")
	if b, _ := json.Marshal(start); !ok || !strings.HasPrefix(want, string(b)+"-") {
		t.Errorf("%s: link %s for %d", where, link, start)
		return
	}
	if q.texts[id] == nil {
		kept, err := q.a.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		q.texts[id] = record.NewQuoter(kept.Record.Document.Text)
	}
	text := q.texts[id]
	if got := text.Text()[text.Byte(start):text.Byte(end)]; got != exact {
		t.Errorf("%s: the document has %q there, not %q", where, got, exact)
	}
}

func TestStatementsArePaged(t *testing.T) {
	c := inMemory(t, archivetest.Filled(t), Options{})
	var got []string
	for after := ""; ; {
		page := call[Page[Statement]](t, c, "statements", m{"limit": 3, "after": after})
		for _, s := range page.Items {
			got = append(got, s.Contents[0].Exact)
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if len(got) != 4 || len(slices.Compact(slices.Sorted(slices.Values(got)))) != 4 {
		t.Errorf("got %q", got)
	}
	one := call[Page[Statement]](t, c, "statements", m{"act": []string{"offer"}, "dyad": []string{"Burundi", "Finland"}}).Items
	if len(one) != 1 || one[0].Speaker.Name != "Élise Nahayo" || one[0].Speaker.Evidence.Exact != "Élise Nahayo" || one[0].Addressee.Country != "FIN" {
		t.Errorf("got %+v", one)
	}
}

func TestADocumentComesInPieces(t *testing.T) {
	a := archivetest.Filled(t)
	long := archivetest.World()[0]
	long.Title, long.After = "Long", strings.Repeat("À bientôt. ", 4000)
	added := archivetest.Add(t, a, long)
	c := inMemory(t, a, Options{})
	var text strings.Builder
	statements := 0
	for start := 0; ; {
		piece := call[Document](t, c, "document", m{"id": added[0].Document, "start": start})
		text.WriteString(piece.Text)
		statements += len(piece.Statements)
		if piece.Next == 0 {
			break
		}
		start = piece.Next
	}
	kept, err := a.Document(t.Context(), added[0].Document)
	if err != nil || text.String() != kept.Record.Document.Text || statements != 1 {
		t.Errorf("%d bytes, want %d; %d statements; %v", text.Len(), len(kept.Record.Document.Text), statements, err)
	}
}

func TestAccountsAreCompared(t *testing.T) {
	a := archivetest.Filled(t, stories...)
	c := inMemory(t, a, Options{})
	met := call[Page[Encounter]](t, c, "encounters", m{"dyad": []string{"IND", "USA"}, "place": []string{"Osaka"}})
	e := met.Items[slices.IndexFunc(met.Items, func(e Encounter) bool { return e.Reports > 1 })]
	found := call[Comparison](t, c, "compare", m{"encounter": e.ID})
	if len(found.Accounts) != 2 || len(found.Propositions) == 0 || found.Link != "/compare?encounter="+e.ID {
		t.Errorf("%d accounts, %d propositions, %s", len(found.Accounts), len(found.Propositions), found.Link)
	}
	again := call[Comparison](t, c, "compare", m{"documents": []string{found.Accounts[0].Document, found.Accounts[1].Document}})
	if len(again.Propositions) != len(found.Propositions) {
		t.Errorf("by documents %d propositions, by encounter %d", len(again.Propositions), len(found.Propositions))
	}
}

func TestWrongArgumentsAreExplained(t *testing.T) {
	var log strings.Builder
	c := inMemory(t, archivetest.Filled(t), Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, w := range []struct {
		tool      string
		arguments m
		says      string
	}{
		{"statements", m{"act": []string{"shout"}}, "shout"},
		{"statements", m{"from": "soon"}, "soon"},
		{"statements", m{"after": "!"}, "cursor"},
		{"statements", m{"country": []string{"Atlantis"}}, "Atlantis"},
		{"statements", m{"who": []string{"\x00"}}, "control"},
		{"statements", m{"colour": "red"}, "colour"},
		{"search", m{"query": `"`}, "query"},
		{"search", m{}, "query"},
		{"search", m{"query": strings.Repeat("a", 2000)}, "bytes"},
		{"actor", m{}, "name"},
		{"actor", m{"name": "Nobody Atall"}, "Nobody"},
		{"actor", m{"id": "no/such/../actor"}, "not in the archive"},
		{"dossier", m{"id": "' OR 1=1 --"}, "not in the archive"},
		{"document", m{"id": "../../etc/passwd"}, "not in the archive"},
		{"document", m{"id": "000000", "start": -1}, "not in the archive"},
		{"formula", m{"phrase": "no such phrase anywhere"}, "not in the archive"},
		{"compare", m{}, "two documents"},
		{"compare", m{"documents": []string{"000000", "111111"}}, "not in the archive"},
		{"compare", m{"documents": []string{"000000", "111111"}, "against": "last"}, "with an encounter"},
		{"compare", m{"encounter": "000000/e1", "against": "first"}, "last"},
		{"compare", m{"encounter": "000000/e1", "against": "last"}, "not in the archive"},
		{"alerts", m{"document": "000000"}, "not in the archive"},
		{"alerts", m{"dyad": []string{"Atlantis"}}, "Atlantis"},
	} {
		res, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: w.tool, Arguments: w.arguments})
		text := ""
		switch {
		case err != nil:
			text = err.Error()
		case res.IsError:
			text = res.Content[0].(*sdk.TextContent).Text
		}
		if !strings.Contains(text, w.says) {
			t.Errorf("%s %v: %q, want %q in it", w.tool, w.arguments, text, w.says)
		}
	}
	if log.Len() > 0 {
		t.Errorf("told to the log: %s", log.String())
	}
}

func TestACallHasItsTime(t *testing.T) {
	c := inMemory(t, archivetest.Filled(t), Options{Timeout: time.Nanosecond})
	res, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: "encounters", Arguments: m{}})
	if err != nil || !res.IsError || !strings.Contains(res.Content[0].(*sdk.TextContent).Text, "longer than 1ns") {
		t.Errorf("%+v, %v", res, err)
	}
}

func TestRoundTripOverHTTP(t *testing.T) {
	a := archivetest.Filled(t)
	s := httptest.NewServer(Handler(a, Options{Token: "s3cret"}))
	defer s.Close()
	c := connect(t, &sdk.StreamableClientTransport{Endpoint: s.URL, HTTPClient: &http.Client{Transport: withToken("s3cret")}})
	hits := call[Page[Hit]](t, c, "search", m{"query": "anchovies"}).Items
	if len(hits) != 1 || hits[0].Matches[0].Exact != "anchovies" || !strings.HasPrefix(hits[0].Matches[0].Link, s.URL+"/documents/") {
		t.Errorf("got %+v", hits)
	}
	for name, header := range map[string]http.Header{
		"no token":       {},
		"another token":  {"Authorization": {"Bearer wrong"}},
		"another origin": {"Authorization": {"Bearer s3cret"}, "Origin": {"https://evil.example"}, "Sec-Fetch-Site": {"cross-site"}},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL, strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header = header
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusUnauthorized && res.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", name, res.Status)
		}
	}
}

func TestHostsOfOthersAreNotServed(t *testing.T) {
	for _, c := range []struct {
		host, base string
		known      bool
	}{
		{"anything", "", true},
		{"chancery.example", "https://chancery.example", true},
		{"localhost:8080", "https://chancery.example", true},
		{"[::1]:8080", "https://chancery.example", true},
		{"evil.example", "https://chancery.example", false},
		{"chancery.example.evil.example", "https://chancery.example", false},
	} {
		if known(c.host, c.base) != c.known {
			t.Errorf("%s at %q: %v", c.host, c.base, !c.known)
		}
	}
}

// withToken sends a token with every request.
type withToken string

// RoundTrip sends one request.
func (w withToken) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(w))
	return http.DefaultTransport.RoundTrip(r)
}

// TestRoundTripOverStdio runs the command as a client does.
func TestRoundTripOverStdio(t *testing.T) {
	dir := t.TempDir()
	program, path := filepath.Join(dir, "chancery"), filepath.Join(dir, "archive.db")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../cmd/chancery").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	a, err := archive.Open(t.Context(), path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	archivetest.Add(t, a, archivetest.World()...)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "mcp", "--archive", path, "--url", "http://127.0.0.1:8080")
	c := connect(t, &sdk.CommandTransport{Command: command})
	said := call[Page[Statement]](t, c, "statements", m{"topic": []string{"fisheries"}}).Items
	if len(said) != 1 || said[0].Contents[0].Exact != "Finland should open its market for anchovies" || !strings.HasPrefix(said[0].Contents[0].Link, "http://127.0.0.1:8080/documents/") {
		t.Errorf("got %+v", said)
	}
	if err := c.Close(); err != nil {
		t.Errorf("the program did not end well: %v", err)
	}
}
