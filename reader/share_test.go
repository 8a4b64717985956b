package reader

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"chancery/actor"
	"chancery/article"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// page is a story taken apart as the pipeline does it, for timing its parts.
type page struct {
	data   []byte
	art    *article.Article
	ranges []syntax.Range
	tokens int
}

func pages(b *testing.B) []page {
	b.Helper()
	paths, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no stories in ../examples: %v", err)
	}
	var out []page
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		p := page{data: data}
		if p.art, err = article.Read(data, article.Options{}); err != nil {
			b.Fatal(err)
		}
		p.ranges, _ = bound(p.art)
		p.tokens = p.parse().Len()
		out = append(out, p)
	}
	return out
}

func (p *page) parse() *syntax.Text { return syntax.ParseRanges(p.art.Document.Text, p.ranges) }

// whoWhenWhere reads actors, times and places of a parsed story.
func (p *page) whoWhenWhere(text *syntax.Text) {
	doc := p.art.Document
	actor.Read(&doc, p.art.Quote, text)
	when.Read(text, basis(&doc))
	where.Read(text)
}

// BenchmarkShare tells how much of the engine's speed the whole reading keeps,
// and what actors, times and places cost beside the engine. The engine, the
// three and the whole take turns on each story, so that a noisy machine slows
// all of them alike.
func BenchmarkShare(b *testing.B) {
	stories := pages(b)
	for i := range stories { // loads the model and the lexicons
		if _, err := Read(stories[i].data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	var engine, three, whole time.Duration
	tokens := 0
	for b.Loop() {
		for i := range stories {
			p := &stories[i]
			start := time.Now()
			text := p.parse()
			parsed := time.Now()
			p.whoWhenWhere(text)
			placed := time.Now()
			if _, err := Read(p.data, Options{}); err != nil {
				b.Fatal(err)
			}
			engine += parsed.Sub(start)
			three += placed.Sub(parsed)
			whole += time.Since(placed)
			tokens += p.tokens
		}
	}
	b.ReportMetric(float64(tokens)/engine.Seconds(), "engine-tokens/s")
	b.ReportMetric(float64(tokens)/whole.Seconds(), "reading-tokens/s")
	b.ReportMetric(engine.Seconds()/whole.Seconds(), "reading/engine-speed")
	b.ReportMetric(three.Seconds()/engine.Seconds(), "who-when-where/engine-time")
}

// BenchmarkPages shows how the cost grows with the length of a document: one
// example told once, 10 and 100 times over, the three in turns.
func BenchmarkPages(b *testing.B) {
	page := pages(b)[0].data
	lengths := []int{1, 10, 100}
	var texts [][]byte
	for _, n := range lengths {
		texts = append(texts, bytes.Repeat(append(bytes.Clone(page), '\n', '\n'), n))
	}
	spent := make([]time.Duration, len(lengths))
	reads := make([]int, len(lengths))
	for b.Loop() {
		for k, n := range lengths {
			for range max(1, 10/n) { // the short ones more often
				start := time.Now()
				if _, err := Read(texts[k], Options{}); err != nil {
					b.Fatal(err)
				}
				spent[k] += time.Since(start)
				reads[k]++
			}
		}
	}
	for k, unit := range []string{"ms/page-of-1", "ms/page-of-10", "ms/page-of-100"} {
		b.ReportMetric(spent[k].Seconds()*1000/float64(reads[k]*lengths[k]), unit)
	}
}

// BenchmarkGazetteers reports what all lists of actors, times and places keep
// in memory once each has been asked. It must be the first to run in its
// process, since they are loaded at first use.
func BenchmarkGazetteers(b *testing.B) {
	before := heap()
	text, err := syntax.Sketch("Li Li PROPN 2 nsubj\nvisited visit VERB/VBD 0 root\nParis Paris PROPN 2 obj\nMonday Monday PROPN 2 obl")
	if err != nil {
		b.Fatal(err)
	}
	doc := record.Document{Text: text.Source()}
	for b.Loop() {
		actor.Read(&doc, record.NewQuoter(doc.Text), text)
		when.Read(text, basis(&doc))
		where.Read(text)
		if _, ok := where.ByID(1796236); !ok { // the index of identifiers, too
			b.Fatal("Shanghai has no entry")
		}
	}
	kept := heap()
	b.ReportMetric(float64(kept-before)/(1<<20), "MB")
}

// heap is what the heap holds after a collection, in bytes.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
