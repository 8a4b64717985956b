package web

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"chancery/archive"
	"chancery/reader"
)

// TestThePageOfAlertsHasTheThreeThatThereAre shows the page of the series that the
// test of the command line reads, too.
func TestThePageOfAlertsHasTheThreeThatThereAre(t *testing.T) {
	s := newSite(t, testToken)
	addSeries(t, s)
	page := s.get("/formulae/alerts")
	if n := strings.Count(page, `<li data-item>`); n != 3 {
		t.Errorf("%d alerts, want 3", n)
	}
	wantWords(t, page,
		`alert-altered`, `<del>reserving</del>`, `<ins>shelving</ins>`,
		`alert-missing`, `each other&#39;s core interests and major concerns`,
		`alert-new`, `<mark>zero-sum mindset</mark>`, "against 7 accounts before")
}

// addSeries adds the accounts of one side, of which the last has three alerts.
func addSeries(t *testing.T, s *site) {
	t.Helper()
	const series = "../cmd/chancery/testdata/script/alerts.txtar"
	data, err := os.ReadFile(series)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(data).Files {
		r, err := reader.Read(f.Data, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := archive.Prepare(r, archive.Source{Input: f.Name}, f.Data, true)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.archive.Add(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAPageOfAlertsLooksFurtherOnlyWhileNothingIsFound asks for the first account of
// a side, which has no past to be compared with.
func TestAPageOfAlertsLooksFurtherOnlyWhileNothingIsFound(t *testing.T) {
	s := newSite(t, testToken)
	addSeries(t, s)
	ask := func(further int) archive.Page[archive.DocumentAlerts] {
		t.Helper()
		opt := archive.DefaultAlerts
		opt.Further = further
		page, err := s.archive.AlertsPage(t.Context(), archive.Filter{Oldest: true, Limit: 1}, opt)
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	if page := ask(0); len(page.Items) != 1 || len(page.Items[0].Alerts) != 0 || page.Next == "" {
		t.Errorf("without looking further: %+v", page)
	}
	if page := ask(2); len(page.Items) != 3 || page.Next == "" {
		t.Errorf("looking through two more: %d, next %q", len(page.Items), page.Next)
	}
	page := ask(100)
	last := len(page.Items) - 1
	for i, d := range page.Items {
		if found := len(d.Alerts) > 0; found != (i == last) {
			t.Errorf("account %d of %d: %d alerts", i, last, len(d.Alerts))
		}
	}
}
