package reader

import (
	"strings"
	"testing"

	"chancery/record"
	"chancery/statement"
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
		{ID: "SGP", Kind: "country", Country: "SGP"},
		{ID: "MYS", Kind: "country", Country: "MYS"},
		{ID: "SGP+MYS", Members: []string{"SGP", "MYS"}},
	}
	side := map[string]string{"wong": "SGP", "anwar": "MYS", "marcos": "PHL", "SGP": "SGP", "MYS": "MYS"}
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
		{"a country speaks for itself to all", "MYS", 400, ""},
		{"the two sides speak where both took part", "SGP+MYS", 400, "e1"},
		{"a stranger to all encounters is left alone", "putin", 400, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &record.Record{Encounters: encounters, Actors: actors}
			link(r, []statement.Statement{said(tt.speaker, tt.at, statement.Setting{})}, side)
			if got := r.Statements[0].Encounter; got != tt.want {
				t.Errorf("encounter %q, want %q", got, tt.want)
			}
		})
	}
}

// said is a statement at a place of the text.
func said(speaker string, at int, in statement.Setting) statement.Statement {
	s := record.Statement{ID: "s1", Speaker: speaker, Content: &record.Evidence{Start: at, End: at + 9}}
	return statement.Statement{Statement: s, Setting: in}
}

func TestWhatIsSaidToThePressIsSaidInNoEncounter(t *testing.T) {
	side := map[string]string{"wong": "SGP", "anwar": "MYS", "SGP": "SGP", "MYS": "MYS"}
	ev := func(start int) []record.Evidence { return []record.Evidence{{Start: start, End: start + 5}} }
	met := []record.Participant{{Actor: "wong", Role: "host"}, {Actor: "anwar", Role: "guest"}}
	r := &record.Record{
		Actors: []record.Actor{{ID: "wong"}, {ID: "anwar"}, {ID: "SGP"}, {ID: "MYS"}},
		Encounters: []record.Encounter{
			{ID: "e1", Kind: "meeting", Status: "held", Participants: met, Evidence: ev(10)},
			{ID: "e2", Kind: "call", Status: "held", Background: true, Participants: met, Evidence: ev(20)},
			{ID: "e3", Kind: "talks", Status: "held", Participants: met, Evidence: ev(500)},
		},
	}
	reported := said("anwar", 450, statement.Setting{})
	reported.ReportedBy = "wong"
	link(r, []statement.Statement{
		said("wong", 100, statement.Setting{}),
		said("wong", 200, statement.Setting{Public: true}),
		said("wong", 300, statement.Setting{}), // goes on speaking to the press
		said("wong", 400, statement.Setting{Public: true, Joint: true}),
		reported,
		said("wong", 600, statement.Setting{}),
	}, side)
	var got []string
	for _, s := range r.Statements {
		got = append(got, s.Encounter+"/"+s.Addressee)
	}
	if want := "e1/MYS / / e1/ e2/SGP e3/MYS"; strings.Join(got, " ") != want {
		t.Errorf("encounters and addressees %q, want %q", strings.Join(got, " "), want)
	}
}

func TestAnEncounterToldInPassingIsNotWhereWordsAreExchanged(t *testing.T) {
	side := map[string]string{"wong": "SGP", "anwar": "MYS", "marcos": "PHL"}
	ev := func(start int) []record.Evidence { return []record.Evidence{{Start: start, End: start + 5}} }
	of := func(a, b string) []record.Participant { return []record.Participant{{Actor: a}, {Actor: b}} }
	r := &record.Record{
		Actors: []record.Actor{{ID: "wong"}, {ID: "anwar"}, {ID: "marcos"}},
		Encounters: []record.Encounter{
			{ID: "e1", Kind: "meeting", Status: "held", Participants: of("wong", "anwar"), Evidence: ev(10)},
			{ID: "e2", Kind: "meeting", Status: "held", Participants: of("wong", "marcos"), Evidence: ev(40)},
		},
	}
	link(r, []statement.Statement{
		said("anwar", 100, statement.Setting{}),
		said("wong", 200, statement.Setting{}), // replies to Anwar, though he had met Marcos since
	}, side)
	if got := r.Statements[1].Encounter; got != "e1" {
		t.Errorf("encounter %q, want e1", got)
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
	AttributeFormulae(r)
	for i, want := range []string{"inner", "outer", ""} {
		if got := r.Formulae[i].Speaker; got != want {
			t.Errorf("formula %d: speaker %q, want %q", i, got, want)
		}
	}
}
