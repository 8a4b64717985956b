package ingest_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"chancery/archive"
)

// BenchmarkSummaries asks for what pages show besides lists, of the archives of
// BenchmarkQuestions, and tells for each kind of summary the median and the
// longest in elapsed and in processor time.
//
//	CHANCERY_BENCH=/tmp/bench go test -run '^$' -bench Summaries -benchtime 1x -timeout 2h ./archive/ingest
func BenchmarkSummaries(b *testing.B) {
	overArchives(b, func(b *testing.B, a *archive.Archive) {
		all := summaries(b, a)
		for b.Loop() {
			summarize(b, a, all)
		}
	})
}

// summary is a kind of summary with the questions that ask for it.
type summary struct {
	name string
	asks []func(context.Context, *archive.Archive) error
}

// summarize asks each question a few times and reports the times.
func summarize(b *testing.B, a *archive.Archive, all []summary) {
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	var tookAll, cpuAll []time.Duration
	for _, s := range all {
		var took, cpu []time.Duration
		for _, ask := range s.asks {
			for range 5 {
				var err error
				t, c := measure(func() { err = ask(b.Context(), a) })
				if err != nil {
					b.Fatal(s.name, err)
				}
				took, cpu = append(took, t), append(cpu, c)
			}
		}
		slices.Sort(took)
		slices.Sort(cpu)
		b.Logf("%-14s median %7.1f ms, %6.1f of the processor; longest %7.1f, %6.1f", s.name,
			ms(took[len(took)/2]), ms(cpu[len(cpu)/2]), ms(took[len(took)-1]), ms(cpu[len(cpu)-1]))
		tookAll, cpuAll = append(tookAll, took...), append(cpuAll, cpu...)
	}
	slices.Sort(tookAll)
	slices.Sort(cpuAll)
	b.ReportMetric(ms(tookAll[len(tookAll)/2]), "p50-ms")
	b.ReportMetric(ms(tookAll[len(tookAll)*95/100]), "p95-ms")
	b.ReportMetric(ms(cpuAll[len(cpuAll)/2]), "p50-cpu-ms")
	b.ReportMetric(ms(cpuAll[len(cpuAll)*95/100]), "p95-cpu-ms")
}

// summaries makes the questions: of the whole archive, of a country in many
// documents, of a person in many, of a year and of several fields together.
func summaries(b *testing.B, a *archive.Archive) []summary {
	b.Helper()
	person := frequentPerson(b, a)
	filters := []archive.Filter{
		{},
		{Country: []string{"CHN"}},
		{Who: []string{person}},
		{From: "2014", To: "2014"},
		{Country: []string{"CHN"}, Status: []string{"held"}},
	}
	page, err := a.Dossiers(b.Context(), archive.Filter{Limit: archive.MaxLimit})
	if err != nil || len(page.Items) == 0 {
		b.Fatal("no dossiers", err)
	}
	fullest := slices.MaxFunc(page.Items, func(x, y archive.Dossier) int { return x.Reports - y.Reports })
	each := func(name string, ask func(context.Context, *archive.Archive, archive.Filter) error) summary {
		s := summary{name: name}
		for _, f := range filters {
			s.asks = append(s.asks, func(ctx context.Context, a *archive.Archive) error { return ask(ctx, a, f) })
		}
		return s
	}
	one := func(name string, ask func(context.Context, *archive.Archive) error) summary {
		return summary{name, []func(context.Context, *archive.Archive) error{ask}}
	}
	list := []summary{
		one("numbers", func(ctx context.Context, a *archive.Archive) error { _, err := a.Numbers(ctx); return err }),
		one("dossier", func(ctx context.Context, a *archive.Archive) error { _, err := a.Dossier(ctx, fullest.ID); return err }),
		one("person", func(ctx context.Context, a *archive.Archive) error { _, err := a.Actor(ctx, person); return err }),
		one("country", func(ctx context.Context, a *archive.Archive) error {
			_, err := a.ActorByCountry(ctx, "CHN")
			return err
		}),
		each("timeline", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Timeline(ctx, f, "")
			return err
		}),
		each("places", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Places(ctx, f)
			return err
		}),
		each("pairs", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Pairs(ctx, f)
			return err
		}),
		each("documents", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Documents(ctx, f)
			return err
		}),
		each("network, CHN", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Counterparts(ctx, "CHN", f)
			return err
		}),
		each("network, one", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Counterparts(ctx, person, f)
			return err
		}),
		each("dyad", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Dyad(ctx, "CHN", "USA", f)
			return err
		}),
		each("review", func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Review(ctx, "", f)
			return err
		}),
	}
	for _, of := range []archive.Items{archive.OfEncounters, archive.OfReports, archive.OfStatements, archive.OfDocuments} {
		list = append(list, each("facets, "+string(of), func(ctx context.Context, a *archive.Archive, f archive.Filter) error {
			_, err := a.Facets(ctx, of, f)
			return err
		}))
	}
	return list
}

// frequentPerson is the id of a person in many documents.
func frequentPerson(b *testing.B, a *archive.Archive) string {
	b.Helper()
	page, err := a.Actors(b.Context(), archive.Filter{Limit: archive.MaxLimit})
	if err != nil {
		b.Fatal(err)
	}
	for _, x := range page.Items {
		if x.Kind == "person" {
			return x.ID
		}
	}
	b.Fatal("nobody is in the archive")
	return ""
}
