package dossier

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func drawWorld(t *rapid.T) ([]Report, []Link) {
	n := rapid.IntRange(2, 14).Draw(t, "reports")
	reports := make([]Report, n)
	for i := range reports {
		reports[i] = drawReport(t, i)
	}
	var links []Link
	for range rapid.IntRange(0, 3).Draw(t, "links") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
		if a != b {
			links = append(links, Link{A: reports[a].Key, B: reports[b].Key, Same: rapid.Bool().Draw(t, "same")})
		}
	}
	return reports, links
}

func asJSON(t interface{ Fatal(...any) }, v any) string {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestBlocksMissNoJoin compares all pairs: any two reports whose signs are
// enough must stand in a block that the other looks up.
func TestBlocksMissNoJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawReport(t, 0), drawReport(t, 2)
		p, q := newProfile(&a, false, Options{}), newProfile(&b, false, Options{})
		v := weigh(p, q)
		if w := weigh(q, p); w.score != v.score || (w.veto == "") != (v.veto == "") {
			t.Fatalf("%+v one way, %+v the other", v, w)
		}
		if !v.joins() {
			return
		}
		inP, lookP := p.blocks(newLinked(nil))
		inQ, lookQ := q.blocks(newLinked(nil))
		if !meet(lookP, inQ) || !meet(lookQ, inP) {
			t.Fatalf("joined by %+v, but\n%q\n%q\n%q\n%q", v.reasons, inP, lookQ, inQ, lookP)
		}
	})
}

func meet(a, b []string) bool {
	has := map[string]bool{}
	for _, x := range a {
		has[x] = true
	}
	for _, x := range b {
		if has[x] {
			return true
		}
	}
	return false
}

// TestRulingsHold checks that what a person rules is so, whatever the signs.
func TestRulingsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports, links := drawWorld(t)
		if len(links) > 1 {
			links = links[:1] // several may contradict each other
		}
		of := map[Key]string{}
		for _, d := range Cluster(reports, links, Options{}) {
			for _, k := range d.Reports {
				of[k] = d.ID
			}
		}
		for _, l := range links {
			if (of[l.A] == of[l.B]) != l.Same {
				t.Fatalf("%v is %v, and the ruling is %v", of[l.A], of[l.B], l.Same)
			}
		}
	})
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// BenchmarkCluster prints how the time for a report grows with the reports.
func BenchmarkCluster(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		reports := madeReports(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Cluster(reports, nil, Options{})
			}
			growth(b, reports)
		})
	}
}

// growth reports, for one report, the time and the comparisons made.
func growth(b *testing.B, reports []Report) {
	n := float64(len(reports))
	x := newPool(nil, Options{})
	for i := range reports {
		x.put(&reports[i])
	}
	x.cluster(x.all())
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/n/float64(time.Microsecond), "µs/report")
	b.ReportMetric(float64(x.compared)/n, "comparisons/report")
}

// BenchmarkGather prints what one more report costs, and how many are fetched.
func BenchmarkGather(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		reports := madeReports(n)
		byBlock := map[string][]Report{}
		for _, r := range reports {
			in, _ := Blocks(r, nil, Options{})
			for _, k := range in {
				byBlock[k] = append(byBlock[k], r)
			}
		}
		rng := rand.New(rand.NewPCG(1, 2))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fetched := 0
			for b.Loop() {
				if _, _, err := Gather([]Report{reports[rng.IntN(n)]}, nil, Options{}, func(blocks []string) (found []Report, err error) {
					for _, k := range blocks {
						found = append(found, byBlock[k]...)
					}
					fetched += len(found)
					return found, nil
				}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(fetched)/float64(b.N), "fetched/report")
		})
	}
}

// BenchmarkOneStory is the hardest case: every report tells of one meeting.
func BenchmarkOneStory(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		reports := madeReports(1)
		for i := 1; i < n; i++ {
			r := reports[0]
			r.Document = fmt.Sprint("copy", i)
			reports = append(reports, r)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Cluster(reports, nil, Options{})
			}
			growth(b, reports)
		})
	}
}
