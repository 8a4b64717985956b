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
	const series = "../cmd/chancery/testdata/script/alerts.txtar"
	data, err := os.ReadFile(series)
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, testToken)
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
	page := s.get("/formulae/alerts")
	if n := strings.Count(page, `<li data-item>`); n != 3 {
		t.Errorf("%d alerts, want 3", n)
	}
	wantWords(t, page,
		`alert-altered`, `<del>reserving</del>`, `<ins>shelving</ins>`,
		`alert-missing`, `each other&#39;s core interests and major concerns`,
		`alert-new`, `<mark>zero-sum mindset</mark>`, "against 7 accounts before")
}
