package ingest_test

import (
	"slices"
	"testing"
	"time"

	"chancery/archive"
)

// BenchmarkFormulae asks for the overview of all set phrases and for the ledger
// of the most frequent one, with filters and without, and tells the medians. See
// BenchmarkQuestions for CHANCERY_BENCH.
//
//	CHANCERY_BENCH=/tmp/bench go test -run '^$' -bench Formulae -benchtime 1x -timeout 2h ./archive/ingest
func BenchmarkFormulae(b *testing.B) {
	overArchives(b, func(b *testing.B, a *archive.Archive) {
		for b.Loop() {
			askFormulae(b, a)
		}
	})
}

func askFormulae(b *testing.B, a *archive.Archive) {
	page, err := a.Formulae(b.Context(), archive.Filter{})
	if err != nil || len(page.Items) == 0 {
		b.Fatal(page, err)
	}
	top := page.Items[0].Formula
	b.Logf("%q is in %d documents", top, page.Items[0].Documents)
	for _, q := range []struct {
		name string
		ask  func() error
	}{
		{"overview", func() error { _, err := a.Formulae(b.Context(), archive.Filter{}); return err }},
		{"overview-of-CHN", func() error { _, err := a.Formulae(b.Context(), archive.Filter{Country: []string{"CHN"}}); return err }},
		{"overview-dyad", func() error {
			_, err := a.Formulae(b.Context(), archive.Filter{Dyad: []string{"CHN", "USA"}})
			return err
		}},
		{"ledger", func() error { _, err := a.Formula(b.Context(), top, archive.Filter{}, 20); return err }},
		{"ledger-of-CHN", func() error {
			_, err := a.Formula(b.Context(), top, archive.Filter{Country: []string{"CHN"}}, 20)
			return err
		}},
	} {
		var took []time.Duration
		for range 7 {
			one, _ := measure(func() { err = q.ask() })
			if err != nil {
				b.Fatal(err)
			}
			took = append(took, one)
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, q.name+"-ms")
	}
}
