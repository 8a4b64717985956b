package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"syscall"
	"testing"
	"time"

	"chancery/archive"
)

// BenchmarkPages makes pages of an archive, none of them kept from before, and
// tells the median and the 95th percentile of each kind, in elapsed and in
// processor time. The archive is bench-100000.db in the folder that
// CHANCERY_BENCH names; BenchmarkQuestions of archive/ingest makes it.
//
//	CHANCERY_BENCH=/tmp/bench go test -run '^$' -bench Pages -benchtime 1x ./web
func BenchmarkPages(b *testing.B) {
	folder := os.Getenv("CHANCERY_BENCH")
	if folder == "" {
		b.Skip("CHANCERY_BENCH names no folder")
	}
	a, err := archive.Open(b.Context(), filepath.Join(folder, "bench-100000.db"), archive.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	s, err := New(a, Options{})
	if err != nil {
		b.Fatal(err)
	}
	v := visitor{b, s}
	for _, kind := range v.tour() {
		b.Run(kind.name, func(b *testing.B) {
			var elapsed, processor []time.Duration
			for b.Loop() {
				for _, path := range kind.paths {
					s.cache.pages.Purge()
					before, begun := used(), time.Now()
					v.get(path)
					elapsed, processor = append(elapsed, time.Since(begun)), append(processor, used()-before)
				}
			}
			percentiles(b, "ms", elapsed)
			percentiles(b, "cpu-ms", processor)
		})
	}
}

// percentiles reports the median and the 95th percentile.
func percentiles(b *testing.B, unit string, list []time.Duration) {
	slices.Sort(list)
	for _, percent := range []int{50, 95} {
		at := list[min(len(list)*percent/100, len(list)-1)]
		b.ReportMetric(float64(at.Microseconds())/1000, fmt.Sprintf("p%d-%s", percent, unit))
	}
}

// used is the processor time of this program.
func used() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// visitor asks a server for pages.
type visitor struct {
	*testing.B
	server *Server
}

func (v visitor) get(path string) string {
	v.Helper()
	w := httptest.NewRecorder()
	v.server.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
	if w.Code != http.StatusOK {
		v.Fatalf("%s: %d", path, w.Code)
	}
	return w.Body.String()
}

// links are the first addresses of a kind on a page.
func (v visitor) links(path, pattern string, limit int) []string {
	list := regexp.MustCompile(`href="(`+pattern+`)["?#]`).FindAllStringSubmatch(v.get(path), -1)
	var out []string
	for _, one := range list {
		if !slices.Contains(out, one[1]) && len(out) < limit {
			out = append(out, one[1])
		}
	}
	return out
}

// tourStop is a kind of page with addresses of it.
type tourStop struct {
	name  string
	paths []string
}

// tour chooses pages of each kind, of all years and of countries much and little
// in the news.
func (v visitor) tour() []tourStop {
	var documents, dossiers, compared []string
	for year := 2016; year <= 2026; year++ {
		in := fmt.Sprintf("?from=%d&to=%d", year, year)
		documents = append(documents, v.links("/documents"+in, "/documents/[0-9a-f]{64}", 4)...)
		dossiers = append(dossiers, v.links("/encounters"+in, "/encounters/d[0-9a-f]+", 4)...)
	}
	for _, d := range dossiers {
		compared = append(compared, "/compare?encounter="+filepath.Base(d))
	}
	codes := []string{"CHN", "USA", "RUS", "FRA", "DEU", "JPN", "KOR", "IND", "BRA", "UKR", "SAU", "EU", "TUR", "GBR"}
	var countries, dyads []string
	for _, c := range codes {
		countries = append(countries, "/actors/"+c)
	}
	for _, a := range codes[:4] {
		for _, b := range codes[5:12] {
			dyads = append(dyads, "/dyads/"+a+"/"+b)
		}
	}
	var found []string
	for _, words := range []string{"cooperation", "talks", "sanctions", `"mutual respect"`, "trade OR energy", "said -war", "minister", "visit", "peace*", "united"} {
		q := "/search?q=" + url.QueryEscape(words)
		found = append(found, q, q+"&country=CHN", q+"&from=2024")
	}
	filtered := func(path string, narrower ...string) []string {
		list := []string{path}
		for _, c := range codes {
			list = append(list, path+"?country="+c)
			for _, n := range narrower {
				list = append(list, path+"?country="+c+n)
			}
		}
		return list
	}
	return []tourStop{
		{"home", []string{"/", "/", "/", "/", "/"}},
		{"document", documents},
		{"encounter", dossiers},
		{"person", v.links("/actors", "/actors/[a-z][^\"?#]*", 20)},
		{"country", countries},
		{"dyad", dyads},
		{"search", found},
		{"encounters", filtered("/encounters", "&kind=meeting&from=2022", "&status=held")},
		{"statements", filtered("/statements", "&act=urge", "&act=pledge")},
		{"events", filtered("/events", "&type=ACCUSE", "&status=held&from=2022", "&topic=trade&mode=visit")},
		{"documents", filtered("/documents", "&from=2022")},
		{"map", filtered("/map", "&from=2024")},
		{"formulae", filtered("/formulae", "&from=2024")},
		{"formula", v.links("/formulae", "/formulae/[a-z][^\"?#]*", 20)},
		{"alerts", filtered("/formulae/alerts")},
		{"compare", compared},
		{"people", filtered("/actors")},
	}
}
