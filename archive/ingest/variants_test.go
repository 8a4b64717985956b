package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"

	"chancery/archive"
	"chancery/record"
)

// made writes stories of a world that is not ours, without end: examples with
// other countries, people and days. Four in ten are told again, with other
// paragraphs behind them, as agencies do.
type made struct {
	t      testing.TB
	list   []*example
	random *rand.Rand
	next   int
	last   *variation
	again  int // how often the last one is told again
}

func newMade(t testing.TB, list []*example, from int) *made {
	return &made{t: t, list: list, random: rand.New(rand.NewPCG(uint64(from), 1)), next: from}
}

// draw draws the next story: what is exchanged, and chance of its own for what
// stands behind it.
func (m *made) draw() (*variation, *rand.Rand) {
	switch {
	case m.again > 0:
		m.again--
	default:
		m.last = m.list[m.next%len(m.list)].vary(m.random)
		m.next++
		if m.random.IntN(10) < 4 {
			m.again = 1 + m.random.IntN(4)*m.random.IntN(2)
		}
	}
	return m.last, rand.New(rand.NewPCG(m.random.Uint64(), m.random.Uint64()))
}

// more is text to stand behind a story, at least half as long as it: paragraphs
// of other stories.
func (m *made) more(v *variation, random *rand.Rand) string {
	var b strings.Builder
	for want := len(v.text) / 2; b.Len() < want; {
		other := m.list[random.IntN(len(m.list))].vary(random)
		paragraphs := strings.Split(strings.TrimSpace(string(other.text)), "\n")
		if p := paragraphs[random.IntN(len(paragraphs))]; len(p) > 100 {
			b.WriteString("\n\n" + strings.TrimSpace(p))
		}
	}
	return b.String()
}

// story is the text of the next story.
func (m *made) story() string {
	v, random := m.draw()
	return string(v.text) + m.more(v, random)
}

// record is the record of the next story. What stands behind the example was not
// read.
func (m *made) record() *record.Record {
	v, random := m.draw()
	return v.record(m.t, m.more(v, random))
}

// fillBatch is how many records are added at once.
const fillBatch = 256

// fill adds n records to an archive, in batches, and makes the next while one is
// written.
func fill(t testing.TB, a *archive.Archive, list []*example, from, n int) {
	t.Helper()
	m := newMade(t, list, from)
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
		v, random := m.draw()
		workers.Go(func() (err error) {
			r := v.record(m.t, m.more(v, random))
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
	m := newMade(t, examples(t), 0)
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
		fill(t, a, list, have, n)
	}
	if found, err := a.Verify(t.Context(), func(p string) { t.Error(p) }, nil); err != nil || found.Problems > 0 {
		t.Error(found, err)
	}
}
