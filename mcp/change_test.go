package mcp

import (
	"fmt"
	"testing"

	"chancery/archive/archivetest"
	"chancery/record"
)

// TestWhatChangedIsToldWithItsWords has one side say "mutual respect" in six
// accounts and drop it in the seventh.
func TestWhatChangedIsToldWithItsWords(t *testing.T) {
	a := archivetest.Filled(t)
	var stories []archivetest.Story
	for month := 1; month <= 7; month++ {
		s := archivetest.Story{
			Title: fmt.Sprintf("Round %d", month), Published: fmt.Sprintf("2023-%02d-10", month), Date: fmt.Sprintf("2023-%02d-09", month),
			Host: archivetest.Okello, Guest: archivetest.Laine, Agency: "Round News", Topic: "trade",
			Says: "Finland should deal with Uganda in mutual respect", Formula: "mutual respect",
		}
		if month == 7 {
			s.Says, s.Formula, s.Topic = "fishing boats need harbours, and here is common ground", "common ground", "fisheries"
		}
		stories = append(stories, s)
	}
	added := archivetest.Add(t, a, stories...)
	newest := added[len(added)-1].Document
	c := inMemory(t, a, Options{Base: "https://pages.example"})
	kinds := make(map[string]Alert)
	for _, one := range call[AlertsPage](t, c, "alerts", m{"document": newest}).Items {
		for _, x := range one.Alerts {
			kinds[x.Kind+" "+x.Formula] = x
		}
	}
	missing, isMissing := kinds["missing mutual respect"]
	if !isMissing || missing.Then == nil || missing.Then.Evidence == nil || missing.Then.Evidence.Exact != "mutual respect" || missing.Used != 6 {
		t.Errorf("missing: %+v of %v", missing, kinds)
	}
	page := call[AlertsPage](t, c, "alerts", m{"from": "2023-06", "to": "2023-12", "dyad": []string{"UGA", "FIN"}})
	if len(page.Items) != 1 || page.Items[0].Source.Document != newest || page.Quiet < 1 {
		t.Errorf("of two accounts: %+v", page)
	}
	change := call[Comparison](t, c, "compare", m{"encounter": newest + "/e1", "against": "last"}).Change
	if change == nil || change.Last.Date != "2023-06-09" || len(change.New) == 0 || len(change.Gone) == 0 ||
		len(change.Formulae.New) != 1 || change.Formulae.New[0].Evidence.Exact != "common ground" || change.Topics.Gone[0] != "trade" {
		t.Errorf("against the last: %+v", change)
	}
	for tool, arguments := range map[string]m{
		"alerts":  {"document": newest},
		"compare": {"encounter": newest + "/e1", "against": "last"},
	} {
		q := quotations{a: a, texts: make(map[string]*record.Quoter)}
		q.look(t, tool, call[any](t, c, tool, arguments))
		if q.found < 2 {
			t.Errorf("%s: %d quotations", tool, q.found)
		}
	}
}
