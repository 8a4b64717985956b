package client_test

import (
	"errors"
	"net/http/httptest"
	"testing"

	"chancery/api"
	"chancery/api/client"
	"chancery/archive"
	"chancery/archive/archivetest"
)

func connect(t *testing.T) (*client.ClientWithResponses, *archive.Archive) {
	t.Helper()
	a := archivetest.Filled(t)
	s := httptest.NewServer(api.New(a, api.Options{Token: "s3cret"}))
	t.Cleanup(s.Close)
	c, err := client.NewClientWithResponses(s.URL, client.WithToken("s3cret"))
	if err != nil {
		t.Fatal(err)
	}
	return c, a
}

func TestRoundTrip(t *testing.T) {
	c, a := connect(t)
	ctx := t.Context()
	met, err := c.ListEncountersWithResponse(ctx, &client.ListEncountersParams{Kind: []client.Kind{"talks", "call"}, Status: []client.Status{"held"}, From: "2024-03", To: "2024-04"})
	if err != nil || met.JSON200 == nil || len(met.JSON200.Items) != 1 {
		t.Fatalf("%v: %s", err, met.Body)
	}
	e := met.JSON200.Items[0]
	full, err := c.GetEncounterWithResponse(ctx, e.Id)
	if err != nil || full.JSON200 == nil || len(full.JSON200.Accounts) != 1 {
		t.Fatalf("%v: %s", err, full.Body)
	}
	said := full.JSON200.Accounts[0].Statements[0].Statement
	words := said.Content
	text, err := c.GetTextWithResponse(ctx, e.Lead.Document.Id, &client.GetTextParams{Start: words.Start, End: words.End})
	if err != nil || string(text.Body) != words.Exact || words.Exact == "" {
		t.Errorf("%v: the text has %q, the evidence %q", err, text.Body, words.Exact)
	}
	n, err := c.GetNumbersWithResponse(ctx)
	want, _ := a.Numbers(ctx)
	if err != nil || n.JSON200 == nil || int(n.JSON200.Documents) != want.Documents {
		t.Errorf("%v: %s, want %+v", err, n.Body, want)
	}
	phrase, err := c.GetFormulaWithResponse(ctx, "mutual-respect", &client.GetFormulaParams{Uses: 1})
	if err != nil || phrase.JSON200 == nil || phrase.JSON200.Newest[0].Evidence.Exact != "mutual respect" {
		t.Errorf("%v: %s", err, phrase.Body)
	}
}

func TestAllWalksThePages(t *testing.T) {
	c, _ := connect(t)
	var got []string
	for s, err := range client.All(func(after string) ([]client.Statement, string, error) {
		res, err := c.ListStatementsWithResponse(t.Context(), &client.ListStatementsParams{Limit: 3, After: after})
		if err != nil {
			return nil, "", err
		}
		if res.JSON200 == nil {
			return nil, "", client.Failed(res.HTTPResponse, res.Body)
		}
		return res.JSON200.Items, res.JSON200.Next, nil
	}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s.Id)
	}
	if len(got) != len(archivetest.World()) {
		t.Errorf("%d statements", len(got))
	}
}

func TestAProblemIsAnError(t *testing.T) {
	c, _ := connect(t)
	res, err := c.ListStatementsWithResponse(t.Context(), &client.ListStatementsParams{From: "soon"})
	if err != nil || res.JSON200 != nil {
		t.Fatalf("%v: %s", err, res.Body)
	}
	var p *client.Problem
	if err := client.Failed(res.HTTPResponse, res.Body); !errors.As(err, &p) || p.Status != 422 || p.Detail == "" {
		t.Errorf("got %v", err)
	}
	none, err := client.NewClientWithResponses(c.ClientInterface.(*client.Client).Server, client.WithToken(""))
	if err != nil {
		t.Fatal(err)
	}
	if res, err := none.GetNumbersWithResponse(t.Context()); err != nil || res.StatusCode() != 401 {
		t.Errorf("without the token: %v", err)
	}
}
