package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/record"
)

// made writes stories of a world that is not ours, without end: examples with
// other countries, people and days. Four in ten are told again, with other
// paragraphs behind them, as agencies do. They come about in the order of their
// days, over ten years.
type made struct {
	t      testing.TB
	list   []*example
	random *rand.Rand
	next   int          // number of the next story
	of     int          // how many fill the ten years
	before []*variation // the last ones
	again  int          // how often the last one is told again
}

func newMade(t testing.TB, list []*example, from, of int) *made {
	return &made{t: t, list: list, random: rand.New(rand.NewPCG(uint64(from), 1)), next: from, of: of}
}

// draw is what the next story is made of.
type draw struct {
	*variation
	before []*variation // stories before it
	random *rand.Rand   // chance of its own for what stands behind it
}

// stories kept to take paragraphs from.
const kept = 50

func (m *made) draw() draw {
	if m.again > 0 {
		m.again--
	} else {
		v := m.list[m.random.IntN(len(m.list))].vary(m.random, m.day())
		m.before = append(m.before[max(0, len(m.before)-kept):len(m.before):len(m.before)], v)
		if m.random.IntN(10) < 4 {
			m.again = 1 + m.random.IntN(4)*m.random.IntN(2)
		}
	}
	m.next++
	return draw{m.before[len(m.before)-1], m.before, rand.New(rand.NewPCG(m.random.Uint64(), m.random.Uint64()))}
}

// day is about when the next story is published.
func (m *made) day() time.Time {
	const years, jitter = 10, 20
	first := time.Date(2016, 7, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, m.next*years*365/m.of+m.random.IntN(jitter))
}

// more is text to stand behind a story, at least half as long as it: paragraphs
// of the stories before.
func (d draw) more() string {
	var b strings.Builder
	for want := len(d.text) / 2; b.Len() < want; {
		paragraphs := strings.Split(strings.TrimSpace(string(d.before[d.random.IntN(len(d.before))].text)), "\n")
		if p := paragraphs[d.random.IntN(len(paragraphs))]; len(p) > 100 {
			b.WriteString("\n\n" + strings.TrimSpace(p))
		}
	}
	return b.String()
}

// story is the text of the next story.
func (m *made) story() string {
	d := m.draw()
	return string(d.text) + d.more()
}

// record is the record of the next story. What stands behind the example was not
// read.
func (m *made) record() *record.Record {
	d := m.draw()
	return d.record(m.t, d.more())
}

// fillBatch is how many records are added at once.
const fillBatch = 256

// fill adds n records behind the first ones of so many in all to an archive, in
// batches, and makes the next while one is written.
func fill(t testing.TB, a *archive.Archive, list []*example, from, n, of int) {
	t.Helper()
	m := newMade(t, list, from, of)
	batches := make(chan []*archive.Entry)
	go func() {
		defer close(batches)
		for at := from; at < from+n; at += fillBatch {
			batches <- m.entries(at, min(fillBatch, from+n-at))
		}
	}()
	for batch := range batches {
		if _, err := a.Add(t.Context(), batch...); err != nil {
			t.Error(err)
		}
	}
}

// entries makes n records ready to be added, on all cores.
func (m *made) entries(at, n int) []*archive.Entry {
	list := make([]*archive.Entry, n)
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range list {
		d := m.draw()
		workers.Go(func() (err error) {
			r := d.record(m.t, d.more())
			list[i], err = archive.Prepare(r, archive.Source{Input: fmt.Sprintf("v%07d.txt", at+i)}, []byte(r.Document.Text), true)
			return err
		})
	}
	if err := workers.Wait(); err != nil {
		m.t.Error(err)
	}
	return list
}

func TestVariantsAreValidRecords(t *testing.T) {
	m := newMade(t, examples(t), 0, 300)
	for range 300 {
		r := m.record()
		if err := r.Validate(); err != nil {
			t.Errorf("%v\n%s", err, r.Document.Text)
		}
	}
}

// TestEveryReportHasADossier fills an archive with stories that share parties
// and days but are not of the same encounters, in two orders of batches.
func TestEveryReportHasADossier(t *testing.T) {
	list := examples(t)
	a := openArchive(t, filepath.Join(t.TempDir(), "a.db"))
	for _, n := range []int{150, 1, 40} {
		have, err := a.Count(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		fill(t, a, list, have, n, 200)
	}
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
}
