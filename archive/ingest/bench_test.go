package ingest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"chancery/archive"
	"chancery/archive/ingest"
	"chancery/intake"
	"chancery/reader"
)

// BenchmarkAdd adds 2,000 stories, or CHANCERY_STORIES, and sets its speed beside that of reading them
// alone, on the same cores. share-% is in elapsed time, cpu-share-% in processor
// time, which other programs on the machine disturb less.
//
//	go test -run '^$' -bench Add -benchtime 1x ./archive/ingest
func BenchmarkAdd(b *testing.B) {
	n := 2000
	if few, err := strconv.Atoi(os.Getenv("CHANCERY_STORIES")); err == nil {
		n = few
	}
	list := examples(b)
	m := newMade(b, list, 7, n)
	folder := b.TempDir()
	var texts [][]byte
	for i := range n {
		text := []byte(m.story())
		texts = append(texts, text)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), text, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		alone, aloneCPU := measure(func() { readAlone(b, texts) })
		a, err := archive.Open(b.Context(), filepath.Join(b.TempDir(), "a.db"), archive.Options{})
		if err != nil {
			b.Fatal(err)
		}
		added := 0
		with, withCPU := measure(func() {
			err = ingest.Add(b.Context(), a, []string{folder}, ingest.Options{Report: func(o ingest.Outcome) {
				if o.Added.New {
					added++
				}
			}, Intake: intake.Options{}})
		})
		if err != nil || added != n {
			b.Fatalf("%d added, %v", added, err)
		}
		if err := a.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(n)/alone.Seconds(), "read/s")
		b.ReportMetric(float64(n)/with.Seconds(), "add/s")
		b.ReportMetric(100*alone.Seconds()/with.Seconds(), "share-%")
		b.ReportMetric(100*aloneCPU.Seconds()/withCPU.Seconds(), "cpu-share-%")
	}
}

func readAlone(b *testing.B, texts [][]byte) {
	var workers sync.WaitGroup
	jobs := make(chan []byte)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for text := range jobs {
				if _, err := reader.Read(text, reader.Options{}); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, text := range texts {
		jobs <- text
	}
	close(jobs)
	workers.Wait()
}

// measure tells the elapsed and the processor time of do.
func measure(do func()) (elapsed, cpu time.Duration) {
	used := func() time.Duration {
		var u syscall.Rusage
		_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	begun, before := time.Now(), used()
	do()
	return time.Since(begun), used() - before
}

// BenchmarkQuestions asks a mix of questions of archives of 1,000, 10,000 and
// 100,000 documents and tells the median and the 95th percentile, in elapsed and
// in processor time.
//
// Archives are made of records that were read before, in the folder that
// CHANCERY_BENCH names, where they are found again, else in a temporary one; and,
// where CHANCERY_POSTGRES is the address of a database, in schemas of it.
// CHANCERY_STORIES takes the place of the three sizes.
//
//	CHANCERY_BENCH=/tmp/bench go test -run '^$' -bench Questions -benchtime 1x -timeout 2h ./archive/ingest
func BenchmarkQuestions(b *testing.B) {
	overArchives(b, func(b *testing.B, a *archive.Archive) {
		for b.Loop() {
			ask(b, a)
		}
	})
}

// overArchives runs a benchmark on archives of 1,000, 10,000 and 100,000
// documents, or, where CHANCERY_STORIES tells how many, of one of so many.
func overArchives(b *testing.B, run func(*testing.B, *archive.Archive)) {
	folder := os.Getenv("CHANCERY_BENCH")
	if folder == "" {
		folder = b.TempDir()
	}
	list := examples(b)
	sizes := []int{1000, 10_000, 100_000}
	if n, err := strconv.Atoi(os.Getenv("CHANCERY_STORIES")); err == nil {
		sizes = []int{n}
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("takes minutes to make")
			}
			run(b, filled(b, filepath.Join(folder, fmt.Sprintf("bench-%d.db", n)), list, n))
		})
		if server := os.Getenv("CHANCERY_POSTGRES"); server != "" {
			b.Run(fmt.Sprint(n, "-on-PostgreSQL"), func(b *testing.B) {
				run(b, filled(b, inSchema(server, fmt.Sprintf("bench_%d", n)), list, n))
			})
		}
	}
}

// inSchema is the location of an archive in a schema of a database.
func inSchema(server, name string) string {
	sign := "?"
	if strings.Contains(server, "?") {
		sign = "&"
	}
	return server + sign + "search_path=" + name
}

// filled opens an archive of n variants, made now if it is not there whole.
func filled(b *testing.B, path string, list []*example, n int) *archive.Archive {
	b.Helper()
	a, err := archive.Open(b.Context(), path, archive.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	have, err := a.Count(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if have < n {
		begun := time.Now()
		fill(b, a, list, have, n-have, n)
		b.Logf("%d records added in %s", n-have, time.Since(begun).Round(time.Second))
	}
	return a
}

// question is one of the mix.
type question struct {
	name string
	ask  func(context.Context, *archive.Archive) (int, error)
}

// ask asks every question a few times and reports the times.
func ask(b *testing.B, a *archive.Archive) {
	type timed struct {
		name      string
		items     int
		took, cpu time.Duration
	}
	var all []timed
	for _, q := range questions(b, a) {
		for range 5 {
			var items int
			var err error
			took, cpu := measure(func() { items, err = q.ask(b.Context(), a) })
			if err != nil {
				b.Fatal(q.name, err)
			}
			all = append(all, timed{q.name, items, took, cpu})
		}
	}
	slices.SortFunc(all, func(x, y timed) int { return int(x.took - y.took) })
	tookP50, tookP95 := all[len(all)/2].took, all[len(all)*95/100].took
	slices.SortFunc(all, func(x, y timed) int { return int(x.cpu - y.cpu) })
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(tookP50), "p50-ms")
	b.ReportMetric(ms(tookP95), "p95-ms")
	b.ReportMetric(ms(all[len(all)/2].cpu), "p50-cpu-ms")
	b.ReportMetric(ms(all[len(all)*95/100].cpu), "p95-cpu-ms")
	b.ReportMetric(ms(all[len(all)-1].cpu), "max-cpu-ms")
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(memory.Sys>>20), "MB")
	for _, t := range all[len(all)*90/100:] {
		b.Logf("%8.1f ms, %6.1f of the processor, %4d items  %s", ms(t.took), ms(t.cpu), t.items, t.name)
	}
}

// questions asks for somebody who is in many documents, among others.
func questions(b *testing.B, a *archive.Archive) []question {
	actors, err := a.Actors(b.Context(), archive.Filter{Limit: archive.MaxLimit})
	if err != nil {
		b.Fatal(err)
	}
	somebody := actors.Items[slices.IndexFunc(actors.Items, func(x archive.Actor) bool { return x.Kind == "person" })].Name
	family := strings.Fields(somebody)[1]
	var list []question
	filters := map[string]archive.Filter{
		"all":                      {},
		"who, many":                {Who: []string{"United"}},
		"who, one":                 {Who: []string{family}},
		"who, two words":           {Who: []string{somebody}},
		"country":                  {Country: []string{"CHN"}},
		"country, few":             {Country: []string{"FIN"}},
		"countries":                {Country: []string{"SAU", "IRN", "BRA"}},
		"dyad":                     {Dyad: []string{"CHN", "USA"}},
		"dyad, none":               {Dyad: []string{"CHN", "FIN"}},
		"level":                    {Level: []string{"foreign minister"}},
		"kind":                     {Kind: []string{"call"}},
		"kinds":                    {Kind: []string{"meeting", "talks", "summit"}},
		"status":                   {Status: []string{"denied"}},
		"act":                      {Act: []string{"threaten"}},
		"topic":                    {Topic: []string{"trade"}},
		"place":                    {Place: []string{"Washington"}},
		"source":                   {Source: []string{"TASS"}},
		"formula":                  {Formula: []string{"one-China principle"}},
		"background":               {Background: "yes"},
		"a year":                   {From: "2019", To: "2019"},
		"country and year":         {Country: []string{"CHN"}, From: "2019", To: "2019"},
		"country, kind and status": {Country: []string{"CHN"}, Kind: []string{"call"}, Status: []string{"held"}},
		"dyad and act":             {Dyad: []string{"CHN", "USA"}, Act: []string{"urge"}},
		"level and place":          {Level: []string{"head of state"}, Place: []string{"Washington"}},
		"source and topic":         {Source: []string{"Xinhua"}, Topic: []string{"Taiwan"}},
		"nothing in common":        {Country: []string{"BRA"}, Source: []string{"TASS"}},
	}
	for name, f := range filters {
		list = append(list,
			question{"encounters, " + name, func(ctx context.Context, a *archive.Archive) (int, error) {
				page, err := a.Encounters(ctx, f)
				return len(page.Items), err
			}},
			question{"statements, " + name, func(ctx context.Context, a *archive.Archive) (int, error) {
				page, err := a.Statements(ctx, f)
				return len(page.Items), err
			}},
			question{"actors, " + name, func(ctx context.Context, a *archive.Archive) (int, error) {
				page, err := a.Actors(ctx, f)
				return len(page.Items), err
			}})
	}
	for _, s := range []struct {
		query  string
		filter archive.Filter
	}{
		{"said", archive.Filter{}},
		{"president met", archive.Filter{}},
		{"grain", archive.Filter{}},
		{family, archive.Filter{}},
		{`"strategic partnership"`, archive.Filter{}},
		{`"the two sides"`, archive.Filter{}},
		{"normali*", archive.Filter{}},
		{"grain OR salmon OR nuclear", archive.Filter{}},
		{"president -xi", archive.Filter{}},
		{"zebra", archive.Filter{}},
		{"said", archive.Filter{Country: []string{"FIN"}}},
		{"said", archive.Filter{Who: []string{family}}},
		{"president", archive.Filter{Country: []string{"BRA"}, From: "2019", To: "2019"}},
		{"taiwan", archive.Filter{Source: []string{"Xinhua"}}},
		{"grain", archive.Filter{Source: []string{"Xinhua"}}},
		{"said", archive.Filter{From: "2018-05", To: "2018-06"}},
	} {
		list = append(list, question{fmt.Sprintf("search %s %+v", s.query, s.filter), func(ctx context.Context, a *archive.Archive) (int, error) {
			page, err := a.Search(ctx, s.query, s.filter)
			return len(page.Items), err
		}})
	}
	slices.SortFunc(list, func(x, y question) int {
		if x.name < y.name {
			return -1
		}
		return 1
	})
	return list
}

// BenchmarkFill adds records that were read before, to see what the archive
// itself costs; where CHANCERY_POSTGRES is the address of a database, in a schema of
// it too, with what is added alone and with what is left to be merged later.
func BenchmarkFill(b *testing.B) {
	list := examples(b)
	run := func(location string, deferred bool) func(b *testing.B) {
		return func(b *testing.B) {
			a, err := archive.Open(b.Context(), location, archive.Options{Deferred: deferred})
			if err != nil {
				b.Fatal(err)
			}
			defer a.Close()
			const n = 500
			at, err := a.Count(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			took, cpu := measure(func() {
				for b.Loop() {
					fill(b, a, list, at, n, 20*n)
					at += n
				}
			})
			b.ReportMetric(cpu.Seconds()*1000/n/float64(b.N), "cpu-ms/record")
			b.ReportMetric(float64(n)*float64(b.N)/took.Seconds(), "records/s")
		}
	}
	b.Run("SQLite", run(filepath.Join(b.TempDir(), "a.db"), false))
	if server := os.Getenv("CHANCERY_POSTGRES"); server != "" {
		name := fmt.Sprintf("fill_%d", time.Now().Unix())
		b.Run("PostgreSQL", run(inSchema(server, name), false))
		b.Run("PostgreSQL-merged-later", run(inSchema(server, name+"_later"), true))
	}
}
