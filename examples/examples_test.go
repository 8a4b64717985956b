// Package examples holds stories with gold records made by hand; see README.md.
// Its only code is the check that gold and stories belong together.
package examples

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/eval"
)

// golds loads the gold of the stories that rules are written with, and of those
// that they are not.
func golds(t *testing.T) []*eval.Gold {
	t.Helper()
	all, err := eval.LoadGold(".", "unseen")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEveryEvidenceReproducesItsWords loads each gold record, which fails where
// a span does not read as the record says or an id points nowhere.
func TestEveryEvidenceReproducesItsWords(t *testing.T) {
	for _, g := range golds(t) {
		if len(g.Record.Statements) == 0 {
			t.Errorf("%s: no statements", g.Path)
		}
	}
}

// vocabulary is every word that a record may use in a field that is a choice.
var vocabulary = map[string]string{
	"act":    "assert praise criticize reaffirm deny announce offer pledge agree reject threaten warn urge request invite hope thank congratulate condole apologize",
	"kind":   "meeting talks summit call visit signing ceremony consultation letter",
	"status": "held,under way,planned,invited,proposed,cancelled,denied,hypothetical",
	"role":   "host guest visitor party mediator",
	"level":  "head of state,head of government,deputy head of government,foreign minister,minister,legislature leader,party leader,special envoy,ambassador,senior official,spokesperson,military chief,head of organization",
	"plover": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}

// TestGoldUsesTheWordsThereAre catches a misspelt act or status, which would
// count as a miss for ever.
func TestGoldUsesTheWordsThereAre(t *testing.T) {
	for _, g := range golds(t) {
		check := func(field, word string) {
			sep := " "
			if strings.Contains(vocabulary[field], ",") {
				sep = ","
			}
			if word != "" && !slices.Contains(strings.Split(vocabulary[field], sep), word) {
				t.Errorf("%s: no %s is called %q", g.Path, field, word)
			}
		}
		for _, a := range g.Record.Actors {
			if a.Office != nil {
				check("level", a.Office.Level)
			}
		}
		for _, e := range g.Record.Encounters {
			check("kind", e.Kind)
			check("status", e.Status)
			for _, p := range e.Participants {
				check("role", p.Role)
			}
		}
		for _, s := range g.Record.Statements {
			for _, a := range s.Acts {
				check("act", a.Act)
			}
		}
		for _, e := range g.Record.Events {
			check("plover", e.Plover.Type)
			check("status", e.Status)
		}
	}
}

// TestEveryStoryHasItsGold keeps a story from being added and never scored.
func TestEveryStoryHasItsGold(t *testing.T) {
	for _, folder := range []string{".", "unseen"} {
		stories, _ := filepath.Glob(filepath.Join(folder, "*.txt"))
		if len(stories) < 6 {
			t.Errorf("%s: only %d stories", folder, len(stories))
		}
		for _, s := range stories {
			if _, err := os.Stat(strings.TrimSuffix(s, ".txt") + ".gold.json"); err != nil {
				t.Errorf("%s has no gold record", s)
			}
		}
	}
}
