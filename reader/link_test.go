package reader

import (
	"testing"

	"chancery/record"
)

func TestLinkFindsTheEncounterAStatementWasMadeIn(t *testing.T) {
	ev := func(start int) []record.Evidence { return []record.Evidence{{Start: start, End: start + 5}} }
	party := func(ids ...string) (ps []record.Participant) {
		for _, id := range ids {
			ps = append(ps, record.Participant{Actor: id, Role: "party"})
		}
		return ps
	}
	actors := []record.Actor{
		{ID: "wong", Country: "SGP"},
		{ID: "anwar", Country: "MYS"},
		{ID: "marcos", Country: "PHL"},
		{ID: "SGP", Country: "SGP"},
		{ID: "MYS", Country: "MYS"},
		{ID: "SGP+MYS", Members: []string{"SGP", "MYS"}},
	}
	encounters := []record.Encounter{
		{ID: "e1", Kind: "meeting", Status: "held", Participants: party("wong", "anwar"), Evidence: ev(10)},
		{ID: "e2", Kind: "meeting", Status: "held", Participants: party("wong", "marcos"), Evidence: ev(200)},
		{ID: "e3", Kind: "meeting", Status: "held", Background: true, Participants: party("anwar", "marcos"), Evidence: ev(300)},
		{ID: "e4", Kind: "visit", Status: "held", Participants: party("anwar"), Evidence: ev(310)},
		{ID: "e5", Kind: "talks", Status: "planned", Participants: party("anwar", "marcos"), Evidence: ev(320)},
	}
	tests := []struct {
		name, speaker string
		at            int
		want          string
	}{
		{"the encounter told last before the words", "wong", 250, "e2"},
		{"an earlier statement belongs to the earlier encounter", "wong", 50, "e1"},
		{"plans, visits and memories are not where words were exchanged", "anwar", 400, "e1"},
		{"a country speaks where its person took part", "MYS", 400, "e1"},
		{"the two sides speak where both took part", "SGP+MYS", 400, "e1"},
		{"a stranger to all encounters is left alone", "putin", 400, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &record.Record{Encounters: encounters, Statements: []record.Statement{
				{ID: "s1", Speaker: tt.speaker, Content: &record.Evidence{Start: tt.at, End: tt.at + 9}},
			}}
			link(r, actors)
			if got := r.Statements[0].Encounter; got != tt.want {
				t.Errorf("encounter %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFormulaTakesTheSpeakerOfTheInnermostStatement(t *testing.T) {
	r := &record.Record{
		Statements: []record.Statement{
			{Speaker: "outer", Content: &record.Evidence{Start: 0, End: 100}},
			{Speaker: "inner", Contents: []record.Evidence{{Start: 20, End: 30}, {Start: 50, End: 60}}},
		},
		Formulae: []record.Formula{
			{Evidence: record.Evidence{Start: 52, End: 58}},
			{Evidence: record.Evidence{Start: 70, End: 80}},
			{Evidence: record.Evidence{Start: 120, End: 130}},
		},
	}
	attributeFormulae(r)
	for i, want := range []string{"inner", "outer", ""} {
		if got := r.Formulae[i].Speaker; got != want {
			t.Errorf("formula %d: speaker %q, want %q", i, got, want)
		}
	}
}
