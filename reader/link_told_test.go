package reader

import (
	"strings"
	"testing"
)

func TestTheTalksThatSomebodyTellsOfAreNotWhereTheReadoutGoesOn(t *testing.T) {
	story := `Telephone conversation with President of Brazil Luiz Inacio Lula da Silva
The Kremlin, Moscow
August 9, 2025

Vladimir Putin had a telephone conversation with President of Brazil Luiz Inacio Lula da Silva.

The President of Russia informed his Brazilian counterpart about the results of his conversation with Special Envoy of the President of the United States Steve Witkoff. Vladimir Putin invited Lula to pay an official visit to Russia.
`
	r, err := Read([]byte(story), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Statements {
		if s.Cue != nil && s.Cue.Exact == "invited" {
			if s.Encounter != "e1" {
				t.Errorf("he was invited in %q, want the call", s.Encounter)
			}
			return
		}
	}
	t.Error("no invitation is read")
}

func TestInABriefingTheWordsInATalkThatIsToldStayThere(t *testing.T) {
	story := "SEOUL, May 6 - Foreign Minister Han Jae-min of South Korea met Danish Foreign Minister Lars Kjaer here on Tuesday. Kjaer said that he had met Chinese Foreign Minister Gao Wei in Beijing on Monday and that Gao had told him that exports would go on.\n"
	r, err := Read([]byte(story), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Statements {
		if s.Content != nil && strings.Contains(s.Content.Exact, "exports would go on") && s.ReportedBy != "" && s.Encounter == "e1" {
			t.Errorf("%q was said in the meeting with Kjaer in Beijing, not in Seoul", s.Content.Exact)
		}
	}
}
