package reader

import (
	"strings"
	"testing"

	"chancery/record"
	"chancery/statement"
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

func TestWhatASpeakerTellsOfHisTalksIsSaidElsewhere(t *testing.T) {
	told := record.Evidence{Start: 10, End: 60, Exact: "I raised it with the premier on Tuesday, and he agreed"}
	r := &record.Record{
		Actors:     []record.Actor{{ID: "valtonen", Kind: "person"}, {ID: "eide", Kind: "person"}},
		Encounters: []record.Encounter{{ID: "e1", Kind: "talks", Status: "held", Participants: []record.Participant{{Actor: "valtonen"}, {Actor: "eide"}}, Evidence: []record.Evidence{told}}},
	}
	later := record.Evidence{Start: 62, End: 100, Exact: "The sea is a common concern"}
	link(r, []statement.Statement{
		{Statement: record.Statement{ID: "s1", Speaker: "valtonen", Content: &told}},
		{Statement: record.Statement{ID: "s2", Speaker: "valtonen", Content: &later}},
		{Statement: record.Statement{ID: "s3", Speaker: "eide", Content: &later}},
	}, map[string]string{})
	if got := r.Statements[0].Encounter + r.Statements[1].Encounter; got != "" {
		t.Errorf("she tells of the talks elsewhere, not in %q", got)
	}
	if got := r.Statements[2].Encounter; got != "e1" {
		t.Errorf("he speaks in %q, want the talks", got)
	}
}
