package api

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/correction"
	"chancery/compare/fromarchive"
)

// TestAnswersAreAsDescribed asks every question of the description about the
// examples and holds the answers, with their nulls, to its schemas.
func TestAnswersAreAsDescribed(t *testing.T) {
	a, ask := everyQuestion(t)
	s := httptest.NewServer(New(a, Options{}))
	t.Cleanup(s.Close)
	description := read[map[string]any](t, s.URL+"/openapi.json")
	schemas := jsonschema.NewCompiler()
	schemas.DefaultDraft(jsonschema.Draft2020)
	if err := schemas.AddResource("mem:///openapi", description); err != nil {
		t.Fatal(err)
	}
	nulls := make(map[string]bool)
	for path, operations := range description["paths"].(map[string]any) {
		operation := operations.(map[string]any)["get"].(map[string]any)
		id := operation["operationId"].(string)
		if id == "getText" {
			continue // not JSON
		}
		questions := ask[id]
		if len(questions) == 0 {
			t.Errorf("%s (%s) is not asked", id, path)
			continue
		}
		schema, err := schemas.Compile("mem:///openapi#" + pointer("paths", path, "get", "responses", "200", "content", "application/json", "schema"))
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		for _, question := range questions {
			answer := read[any](t, s.URL+Prefix+question)
			if err := schema.Validate(answer); err != nil {
				t.Errorf("%s: %#v", question, err)
			}
			gatherNulls(answer, id, nulls)
		}
	}
	for _, want := range []string{"getRecord.statements.cue", "getRecord.statements.source", "getRecord.document.title", "listStatements.speaker"} {
		if !nulls[want] {
			t.Errorf("no example has %s null", want)
		}
	}
}

// pointer is a JSON pointer, as a fragment.
func pointer(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		b.WriteString("/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(name)))
	}
	return b.String()
}

// gatherNulls notes where an answer has null, without the places in lists.
func gatherNulls(v any, where string, into map[string]bool) {
	switch v := v.(type) {
	case nil:
		into[strings.ReplaceAll(where, ".items", "")] = true
	case []any:
		for _, one := range v {
			gatherNulls(one, where, into)
		}
	case map[string]any:
		for name, one := range v {
			gatherNulls(one, where+"."+name, into)
		}
	}
}

// everyQuestion fills an archive with the examples and some made stories and a
// correction, and gives for each operation what to ask: each list, and each thing
// of the lists.
func everyQuestion(t *testing.T) (*archive.Archive, map[string][]string) {
	t.Helper()
	var examples []string
	for _, pattern := range []string{"../examples/*.txt", "../examples/accounts/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		examples = append(examples, found...)
	}
	a := archivetest.Filled(t, examples...)
	ctx, all := t.Context(), archive.Filter{Limit: 60}
	untitled := archivetest.World()[0].Record()
	untitled.Document.Title, untitled.Document.ID = nil, archive.Hash([]byte(untitled.Document.Text+"\n"))
	untitled.Document.Text += "\n"
	if _, err := a.Add(ctx, archivetest.Prepare(t, untitled, archive.Source{Input: "untitled"})); err != nil {
		t.Fatal(err)
	}
	said, err := a.Statements(ctx, all)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Rule(ctx, said.Items[0].ID, correction.Ruling{Verb: correction.Reject, Author: "tester"}); err != nil {
		t.Fatal(err)
	}
	if said, err = a.Statements(ctx, all); err != nil {
		t.Fatal(err)
	}
	var again []archivetest.Story
	for _, day := range []string{"2023-01-09", "2023-02-09"} {
		again = append(again, archivetest.Story{Title: day, Published: day, Date: day, Host: archivetest.Okello, Guest: archivetest.Laine, Says: "trade grows"})
	}
	added := archivetest.Add(t, a, again...)
	ask := map[string][]string{
		"listActors": {"/actors?limit=200"}, "listCorrections": {"/corrections"}, "listDocuments": {"/documents?limit=200"},
		"listEncounters": {"/encounters?limit=200"}, "listReports": {"/reports?limit=200"}, "listEvents": {"/events?limit=200"}, "listStatements": {"/statements?limit=200"},
		"listFormulae": {"/formulae"}, "listAlerts": {"/formulae/alerts?limit=100"}, "getNumbers": {"/numbers"}, "getPairs": {"/pairs"},
		"getPlaces": {"/places"}, "getTimeline": {"/timeline"}, "search": {"/search?q=trade", "/search?q=nothing+like+it"},
		"getFacets": {"/facets", "/facets?of=statements"}, "listTenures": {"/tenures?country=CHN", "/tenures?country=TUV"},
		"getDyad":         {"/dyads/CHN/USA", "/dyads/UGA/FIN"},
		"compareWithLast": {"/encounters/" + added[1].Document + "%2Fe1/change"},
	}
	add := func(id, question string) { ask[id] = append(ask[id], question) }
	documents, err := a.Documents(ctx, all)
	if err != nil {
		t.Fatal(err)
	}
	for year := 2014; year <= 2026; year++ { // those whose speaker is not resolved are few
		add("listStatements", fmt.Sprintf("/statements?limit=200&from=%d&to=%[1]d", year))
	}
	add("getRecord", "/documents/"+untitled.Document.ID+"/record")
	for i := range documents.Items {
		at := "/documents/" + documents.Items[i].ID
		add("getDocument", at)
		add("getRecord", at+"/record")
		add("listVersions", at+"/versions")
		add("getAlerts", at+"/alerts")
	}
	add("getRecord", "/documents/"+untitled.Document.ID+"/record")
	add("compareDocuments", "/compare?doc="+documents.Items[0].ID+"&doc="+documents.Items[1].ID)
	for i := range said.Items {
		add("getStatement", "/statements/"+said.Items[i].ID)
	}
	told, err := a.Events(ctx, all)
	if err != nil || len(told.Items) == 0 {
		t.Fatal(len(told.Items), err)
	}
	for i := range told.Items {
		add("getEvent", "/events/"+told.Items[i].ID)
	}
	people, err := a.Actors(ctx, archive.Filter{Limit: 40})
	if err != nil {
		t.Fatal(err)
	}
	for i := range people.Items {
		add("getActor", "/actors/"+people.Items[i].ID)
		add("getCounterparts", "/actors/"+people.Items[i].ID+"/counterparts")
	}
	phrases, err := a.Formulae(ctx, archive.Filter{Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	for i := range phrases.Items {
		add("getFormula", "/formulae/"+url.PathEscape(phrases.Items[i].Key))
	}
	met, err := a.Dossiers(ctx, all)
	if err != nil {
		t.Fatal(err)
	}
	for i := range met.Items {
		at := "/encounters/" + met.Items[i].ID
		add("getEncounter", at)
		add("listReportsOfEncounter", at+"/reports")
		loaded, err := fromarchive.Encounter(ctx, a, met.Items[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(loaded.Accounts) > 1 { // several reports of one side are one account
			add("compareEncounter", at+"/comparison")
		}
	}
	return a, ask
}
