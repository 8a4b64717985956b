package archive

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// BenchmarkLedger asks for ledgers in an archive of 100,000 documents with three
// uses of set phrases each, over twenty years: 400 phrases, the most frequent of
// them in a document of five, 40 countries, 200 speakers. Only what ledgers are
// made of is written, in the folder that CHANCERY_BENCH names, where it is found
// again, else in a temporary one. The processor time tells more than the elapsed
// one where other programs run.
func BenchmarkLedger(b *testing.B) {
	const documents = 100_000
	folder := os.Getenv("CHANCERY_BENCH")
	if folder == "" {
		folder = b.TempDir()
	}
	a, err := Open(b.Context(), filepath.Join(folder, "ledger.db"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	have, err := a.Count(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, uint64(have)))
	for from := have + 1; from <= documents; from += 1000 {
		if err := a.update(b.Context(), func(t *tx) error { return fillUses(b, t, random, from, 1000) }); err != nil {
			b.Fatal(err)
		}
	}
	for _, q := range []struct {
		name string
		ask  func() error
	}{
		{"overview", func() error { _, err := a.Formulae(b.Context(), Filter{}); return err }},
		{"overview of a country", func() error { _, err := a.Formulae(b.Context(), Filter{Country: []string{"C00"}}); return err }},
		{"overview of a dyad", func() error { _, err := a.Formulae(b.Context(), Filter{Dyad: []string{"C00", "C01"}}); return err }},
		{"overview of a year", func() error { _, err := a.Formulae(b.Context(), Filter{From: "2015", To: "2015"}); return err }},
		{"ledger", func() error { _, err := a.Formula(b.Context(), "phrase 000", Filter{}, 20); return err }},
		{"ledger of a country", func() error {
			_, err := a.Formula(b.Context(), "phrase 000", Filter{Country: []string{"C00"}}, 20)
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			before := processorTime()
			for b.Loop() {
				if err := q.ask(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processorTime()-before).Microseconds())/1000/float64(b.N), "cpu-ms")
		})
	}
}

func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func fillUses(b *testing.B, t *tx, random *rand.Rand, from, n int) error {
	zipf := func(n int) int { r := random.Float64(); return int(r * r * r * float64(n)) }
	const text = "He spoke of phrase 000, of phrase 001 and of phrase 002."
	for serial := int64(from); serial < int64(from+n); serial++ {
		day := time.Date(2005, 1, 1+random.IntN(20*365), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		sort := sortKey(dayOf(day), serial, 0)
		for _, insert := range []struct {
			query string
			args  []any
		}{
			{`INSERT INTO document (serial, id, sort, day, title, language, agency, publisher, url, added) VALUES (?, ?, ?, ?, '', 'en', '', '', '', '')`, []any{serial, fmt.Sprintf("%064x", serial), sort, day}},
			{"INSERT INTO document_text (sort, text) VALUES (?, ?)", []any{sort, text}},
		} {
			if _, err := t.exec(b.Context(), insert.query, insert.args...); err != nil {
				return err
			}
		}
		t.index.days[dayIn(sort)]++
		country, other := fmt.Sprintf("c%02d", zipf(40)), fmt.Sprintf("c%02d", zipf(40))
		r := &rows{day: day, terms: []term{{fieldCountry, country}, {fieldDyad, country + ">" + other}}}
		var formulae []int
		for len(formulae) < 3 {
			if f := zipf(400); !slices.Contains(formulae, f) {
				formulae = append(formulae, f)
			}
		}
		for _, f := range formulae {
			u := useRow{formula: fmt.Sprintf("phrase %03d", f), start: 12, stop: 22, statement: -1}
			u.terms[useWho] = []term{{fieldWho, fmt.Sprintf("person-%d", random.IntN(200))}}
			u.terms[useCountry] = []term{{fieldCountry, country}}
			u.terms[useDyad] = []term{{fieldDyad, country + ">" + other}}
			u.terms[useLevel] = []term{{fieldLevel, []string{"head of state", "minister", "ambassador"}[random.IntN(3)]}}
			u.terms[usePlace] = []term{{fieldPlace, fmt.Sprintf("place %d", zipf(300))}}
			u.terms[useOther] = []term{{fieldStatus, "held"}, {fieldBackground, "no"}, {fieldSource, "example press"}, {fieldTopic, fmt.Sprintf("topic %d", zipf(50))}}
			r.uses = append(r.uses, u)
		}
		if err := t.index.uses.add(b.Context(), t, serial, r); err != nil {
			return err
		}
		if _, err := t.index.terms(b.Context(), t, t.index.documentTerms, sort, r.terms); err != nil {
			return err
		}
	}
	return t.index.flushRows(b.Context(), t)
}
