package syntax

import (
	"os"
	"testing"

	"chancery/syntax/conllu"
)

func TestOwnTreebankKeepsTheRulesOfUD(t *testing.T) {
	f, err := os.Open("testdata/diplomatic.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sentences, err := conllu.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) < 150 {
		t.Errorf("%d sentences, want at least 150", len(sentences))
	}
	seen := map[string]bool{}
	for _, s := range sentences {
		if seen[s.ID()] {
			t.Errorf("%s stands twice", s.ID())
		}
		seen[s.ID()] = true
		for _, e := range s.Validate() {
			t.Errorf("%s: %v", s.ID(), e)
		}
	}
}
