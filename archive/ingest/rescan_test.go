package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/archive"
	"chancery/archive/archivetest"
	"chancery/archive/ingest"
	"chancery/formula"
	"chancery/intake"
	"chancery/reader"
)

func TestARescanFindsWhatAFirstReadingFinds(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	f, parsed := formula.NewFinder(formula.Embedded()), 0
	for _, path := range paths {
		r := archivetest.Read(t, path)
		if !f.Unchanged(r.Document.Text, r.Formulae) {
			parsed++
		}
		again := *r
		again.Formulae = f.Read(&r.Document, r.Formulae)
		reader.AttributeFormulae(&again)
		if !reflect.DeepEqual(again.Formulae, r.Formulae) {
			t.Errorf("%s: %+v, first %+v", path, again.Formulae, r.Formulae)
		}
	}
	if parsed > len(paths)/10 {
		t.Errorf("%d of %d texts had to be parsed again", parsed, len(paths))
	}
}

func TestAcceptedPhrasesReachTheLedgerByARescan(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "story.txt")
	text := readouts[0].readout() // it says "promote high-quality Belt and Road cooperation"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(t.Context(), filepath.Join(folder, "a.db"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := ingest.Add(t.Context(), a, []string{path}, ingest.Options{Intake: intake.Options{}}); err != nil {
		t.Fatal(err)
	}
	const phrase = "trade between the two countries"
	if _, err := a.Formula(t.Context(), phrase, archive.Filter{}, 1); !errors.Is(err, archive.ErrNotFound) {
		t.Fatal(err)
	}
	own := filepath.Join(folder, "own.tsv")
	if err := formula.Accept(own, phrase, []string{"CHN"}); err != nil {
		t.Fatal(err)
	}
	set, err := formula.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	rescan := func(set *formula.Set, want int) {
		t.Helper()
		changed := 0
		if err := ingest.Rescan(t.Context(), a, set, func(_, n int) { changed = n }); err != nil || changed != want {
			t.Fatalf("%d changed, want %d: %v", changed, want, err)
		}
	}
	rescan(set, 1)
	l, err := a.Formula(t.Context(), phrase, archive.Filter{Country: []string{"CHN"}}, 1)
	if err != nil || l.Documents != 1 || !strings.Contains(l.Newest[0].Sentence.Exact, "grew fast") || l.Counterparts[0].Name != "CHN>KAZ" {
		t.Fatalf("%+v %v", l, err)
	}
	rescan(set, 0)
	rescan(formula.Embedded(), 1)
	if _, err := a.Formula(t.Context(), phrase, archive.Filter{}, 1); !errors.Is(err, archive.ErrNotFound) {
		t.Fatal(err)
	}
}
