package where

import (
	"runtime"
	"strings"
	"testing"

	"chancery/syntax"
	"chancery/where/internal/gaz"
)

// FuzzResolve: no spans and no text may cause a panic, and each span gets one
// place.
func FuzzResolve(f *testing.F) {
	f.Add("He flew from Paris, Texas, to St. Petersburg and the U.S.", 13, 18, 20, 25)
	f.Add("\xff\xfe Córdoba ́ ́", 0, 3, 1, 30)
	f.Add("", -4, 9, 0, 0)
	f.Fuzz(func(t *testing.T, s string, a, b, c, d int) {
		spans := []Span{{a, b}, {c, d}}
		if c < a {
			spans[0], spans[1] = spans[1], spans[0]
		}
		for i := range spans { // spans come sorted and inside the text, whatever their words
			spans[i].Start = max(0, min(spans[i].Start, len(s)))
			spans[i].End = max(spans[i].Start, min(spans[i].End, len(s)))
		}
		if got := Resolve(s, spans); len(got) != 2 {
			t.Fatalf("%d places for 2 spans", len(got))
		}
	})
}

// FuzzRead: spans lie inside the text, in order and without overlap.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"BEIJING AND WASHINGTON MET IN GENEVA", "Jordan, Chad and Georgia met Turkey in China.", "Сеул и Москва", "Bei\u00adjing Pa\u200bris", "At the Great Hall of the People the the The",
		"New York New York New York", strings.Repeat("Paris, ", 40), "the  White \n House", "U.S.-China Sino-Russian", "Saint St. Saint",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		last := 0
		for _, p := range Read(syntax.Parse(s)) {
			if p.Start < last || p.End <= p.Start || p.End > len(s) {
				t.Fatalf("%q: span %d-%d after %d", s, p.Start, p.End, last)
			}
			last = p.End
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("chancery-gazetteer/1\n"))
	b, err := gaz.Encode([]gaz.Entry{{ID: 1, Name: "Oslo", Level: gaz.City, Country: "NO", Admin: "12", People: 5, Lat: 1, Lon: 2, Also: []string{"Christiania"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(_ *testing.T, b []byte) {
		if g, err := gaz.Decode(b); err == nil && g.Len() > 0 {
			g.Entry(0)
			g.Named("oslo", func(int) {})
			g.Called("oslo", func(int) {})
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := gaz.Decode(packed); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMemory reports what the atlas keeps in memory.
func BenchmarkMemory(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	a := theAtlas()
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
	b.ReportMetric(float64(a.towns.Len()), "entries")
	for b.Loop() {
		runtime.KeepAlive(a)
	}
}

const benchText = `Envoys of Syria and Turkey met in Geneva on Monday. From Damascus the delegation flew to Ankara, then to Paris, Texas, and Birmingham, Alabama. ` +
	`At the Great Hall of the People in Beijing the president received guests from Jordan, Georgia and Chad, who had come through the Strait of Hormuz. `

func BenchmarkRead(b *testing.B) {
	text := syntax.Parse(strings.Repeat(benchText, 10))
	theAtlas()
	b.SetBytes(int64(len(benchText) * 10))
	for b.Loop() {
		Read(text)
	}
}
