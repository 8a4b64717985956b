// Package examples holds stories with gold records made by hand; see README.md.
// Its only code is the check that gold and stories belong together.
package examples

import (
	"path/filepath"
	"strings"
	"testing"

	"chancery/eval"
)

// TestEveryEvidenceReproducesItsWords loads each gold record, which fails where
// a span does not read as the record says or an id points nowhere.
func TestEveryEvidenceReproducesItsWords(t *testing.T) {
	golds, err := eval.LoadGold(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range golds {
		if len(g.Record.Statements) == 0 {
			t.Errorf("%s: no statements", g.Path)
		}
	}
}

// TestEveryStoryHasItsGold keeps a story from being added and never scored.
func TestEveryStoryHasItsGold(t *testing.T) {
	stories, _ := filepath.Glob("*.txt")
	golds, _ := filepath.Glob("*.gold.json")
	have := map[string]bool{}
	for _, g := range golds {
		have[strings.TrimSuffix(g, ".gold.json")] = true
	}
	for _, s := range stories {
		if !have[strings.TrimSuffix(s, ".txt")] {
			t.Errorf("%s has no gold record", s)
		}
	}
	if len(stories) < 8 {
		t.Errorf("only %d stories", len(stories))
	}
}
