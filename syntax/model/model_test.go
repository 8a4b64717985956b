package model

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"chancery/syntax/internal/neural"
	"chancery/syntax/internal/neural/kernel"
)

// treebank returns the sentences of a CoNLL-U file under the shared corpora.
func treebank(tb testing.TB, name string) [][]string {
	tb.Helper()
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	f, err := os.Open(filepath.Join(root, "data", name))
	if err != nil {
		tb.Skip("the shared corpora are not there")
	}
	defer f.Close()
	var out [][]string
	var cur []string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		switch {
		case len(c) == 10 && !strings.ContainsAny(c[0], "-."):
			cur = append(cur, c[1])
		case sc.Text() == "" && len(cur) > 0:
			out = append(out, cur)
			cur = nil
		}
	}
	return out
}

// open loads the embedded model or, to compare sizes in benchmarks, the file
// that CHANCERY_MODEL names.
func open(tb testing.TB) *neural.Model {
	tb.Helper()
	m, err := neural.Load(file(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// check fails unless an analysis has one root, no cycle and labels within the
// tables.
func check(t *testing.T, m *neural.Model, words []string, a *neural.Analysis) {
	t.Helper()
	roots := 0
	tables := m.Tables()
	for i := range words {
		if a.Head[i] < 0 {
			roots++
			if tables.Rels[a.Rel[i]] != "root" {
				t.Fatalf("%q: the root's relation is %s", words, tables.Rels[a.Rel[i]])
			}
		} else if tables.Rels[a.Rel[i]] == "root" {
			t.Fatalf("%q: %q is called root and has a head", words, words[i])
		}
		steps := 0
		for j := int32(i); j >= 0; j = a.Head[j] {
			if steps++; steps > len(words) {
				t.Fatalf("%q: a cycle", words)
			}
		}
		if int(a.UPOS[i]) >= len(tables.UPOS) || int(a.XPOS[i]) >= len(tables.XPOS) || int(a.Feats[i]) >= len(tables.Feats) {
			t.Fatalf("%q: a tag outside the tables", words)
		}
	}
	if len(words) > 0 && roots != 1 {
		t.Fatalf("%q: %d roots", words, roots)
	}
	for _, n := range a.Names(m) {
		if n.Start < 0 || n.Start >= n.End || n.End > len(words) {
			t.Fatalf("%q: a name from %d to %d", words, n.Start, n.End)
		}
	}
}

func TestAnyWordsGiveOneTree(t *testing.T) {
	m := open(t)
	s := m.NewScratch()
	var a neural.Analysis
	long := make([]string, 1500)
	for i := range long {
		long[i] = []string{"the", "Council", "met", ",", "and"}[i%5]
	}
	for _, words := range [][]string{
		nil,
		{"Yes"},
		{"", "\xff\xfe", "\x00"},
		{"PREMIER", "MEETS", "PRESIDENT"},
		strings.Fields("Noting that ties are deep , the minister said both sides would talk in Seoul ."),
		slices.Repeat([]string{","}, 300),
		{strings.Repeat("é", 500), "日本", "🙂"},
		long,
	} {
		m.Analyze(words, s, &a)
		check(t, m, words, &a)
	}
}

func TestSameWordsSameAnalysis(t *testing.T) {
	m := open(t)
	texts := [][]string{
		strings.Fields("The two sides agreed to hold talks in Geneva next month ."),
		strings.Fields("Foreign Minister Amina Okoye arrived in Oslo ."),
	}
	want := make([]neural.Analysis, len(texts))
	for i, words := range texts {
		m.Analyze(words, m.NewScratch(), &want[i])
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s := m.NewScratch()
			var a neural.Analysis
			for k := range 20 {
				i := k % len(texts)
				m.Analyze(texts[i], s, &a)
				if !slices.Equal(a.Head, want[i].Head) || !slices.Equal(a.Rel, want[i].Rel) || !slices.Equal(a.Name, want[i].Name) {
					t.Errorf("another analysis of %q", texts[i])
				}
			}
		}()
	}
	wg.Wait()
}

func file(tb testing.TB) []byte {
	tb.Helper()
	path := os.Getenv("CHANCERY_MODEL")
	if path == "" {
		return data
	}
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func benchmark(b *testing.B, parallel bool) { benchmarkOn(b, open(b), parallel) }

func benchmarkOn(b *testing.B, m *neural.Model, parallel bool) {
	text := treebank(b, "gum-dev.conllu")
	words := 0
	for _, s := range text {
		words += len(s)
	}
	run := func() {
		s := m.NewScratch()
		var a neural.Analysis
		for _, w := range text {
			m.Analyze(w, s, &a)
		}
	}
	for b.Loop() {
		if !parallel {
			run()
			continue
		}
		var wg sync.WaitGroup
		for range 2 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				run()
			}()
		}
		wg.Wait()
	}
	if parallel {
		words *= 2
	}
	b.ReportMetric(float64(b.N)*float64(words)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkOneCore reads GUM-dev on one core, all tasks, memory of words cold.
func BenchmarkOneCore(b *testing.B) { benchmark(b, false) }

// BenchmarkPortable reads it on one core without assembly.
func BenchmarkPortable(b *testing.B) {
	defer kernel.Plain()()
	m, err := neural.Load(file(b))
	if err != nil {
		b.Fatal(err)
	}
	benchmarkOn(b, m, false)
}

// BenchmarkAVX2 reads it on one core without AVX-512.
func BenchmarkAVX2(b *testing.B) {
	defer kernel.AVX2()()
	benchmark(b, false)
}

// BenchmarkTwoCores reads it on two at once.
func BenchmarkTwoCores(b *testing.B) { benchmark(b, true) }

// BenchmarkLoad unpacks the model.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := neural.Load(file(b)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAssemblyChangesNothing compares all results with those of plain Go.
func TestAssemblyChangesNothing(t *testing.T) {
	fast := open(t)
	restore := kernel.Plain()
	defer restore()
	plain, err := neural.Load(file(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Noting that ties run deep , the foreign minister said on Monday that both sides had agreed to hold talks in Geneva .",
		"PRESIDENT LUIZ INACIO LULA DA SILVA ARRIVES IN HANOI FOR A THREE - DAY STATE VISIT",
		"The envoy , who has served in Nairobi , Oslo and Lima , did n't take questions .",
		"nothing was signed",
	} {
		words := strings.Fields(text)
		var want, got neural.Analysis
		s, p := fast.NewScratch(), plain.NewScratch()
		plain.Analyze(words, p, &want)
		restore()
		fast.Analyze(words, s, &got)
		kernel.Plain()
		if !slices.Equal(got.Head, want.Head) || !slices.Equal(got.Rel, want.Rel) || !slices.Equal(got.UPOS, want.UPOS) ||
			!slices.Equal(got.XPOS, want.XPOS) || !slices.Equal(got.Feats, want.Feats) || !slices.Equal(got.Name, want.Name) {
			t.Errorf("%q: assembly gives another analysis", text)
		}
		if x, y := s.Arcs(), p.Arcs(); !slices.Equal(x, y) {
			t.Errorf("%q: assembly gives other scores", text)
		}
	}
}
