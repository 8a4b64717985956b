package reader

import (
	"strings"
	"testing"

	"chancery/record"
	"chancery/statement"
)

func TestOfEncountersToldTogetherTheOneWhoseSideIsNamed(t *testing.T) {
	side := map[string]string{"joly": "CAN", "ouattara": "CIV", "camara": "CIV", "wong": "SGP", "CIV": "CIV", "SGP": "SGP"}
	with := func(id, kind string, ids ...string) record.Encounter {
		e := record.Encounter{ID: id, Kind: kind, Status: "held", Evidence: []record.Evidence{{Start: 10, End: 90}}}
		for _, a := range ids {
			e.Participants = append(e.Participants, record.Participant{Actor: a})
		}
		return e
	}
	abidjan := []record.Encounter{with("president", "meeting", "joly", "ouattara"), with("minister", "talks", "joly", "camara")}
	apart := []record.Encounter{with("president", "meeting", "joly", "ouattara"), with("singapore", "meeting", "joly", "wong")}
	again := []record.Encounter{with("alone", "meeting", "joly", "ouattara"), with("enlarged", "meeting", "joly", "ouattara", "CIV")}
	names := func(ids ...string) (out []record.Actor) {
		for _, id := range []string{"joly", "ouattara", "camara", "wong", "CIV", "SGP"} {
			a := record.Actor{ID: id}
			for _, n := range ids {
				if n == id {
					a.Mentions = []record.Mention{{Evidence: record.Evidence{Start: 102, End: 105}}}
				}
			}
			out = append(out, a)
		}
		return out
	}
	tests := []struct {
		name       string
		encounters []record.Encounter
		named      []record.Actor
		want       string
	}{
		{"he whom she names", abidjan, names("ouattara"), "president/CIV"},
		{"talks where she names no one", abidjan, names(), "minister/CIV"},
		{"none where she names no one and they are of two governments", apart, names(), "/"},
		{"the government that she names", apart, names("SGP"), "singapore/SGP"},
		{"none where she names both", apart, names("SGP", "CIV"), "/"},
		{"the same two, met twice", again, names(), "alone/CIV"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &record.Record{Actors: tt.named, Encounters: tt.encounters}
			link(r, []statement.Statement{said("joly", 100, statement.Setting{})}, side)
			if got := r.Statements[0].Encounter + "/" + r.Statements[0].Addressee; got != tt.want {
				t.Errorf("said in %q, want %q", got, tt.want)
			}
		})
	}
}

func TestATalkGoesOnByWhatWasLastSaidInIt(t *testing.T) {
	of := func(id string, at int, ids ...string) record.Encounter {
		e := record.Encounter{ID: id, Kind: "meeting", Status: "held", Evidence: []record.Evidence{{Start: at, End: at + 9}}}
		for _, a := range ids {
			e.Participants = append(e.Participants, record.Participant{Actor: a})
		}
		return e
	}
	var words []statement.Statement
	for _, at := range []int{1000, 2000, 4000} {
		s := said("wong", at, statement.Setting{})
		s.Cue = &record.Evidence{Start: at - 5, End: at - 1}
		words = append(words, s)
	}
	r := &record.Record{
		Actors:     []record.Actor{{ID: "wong"}, {ID: "anwar"}, {ID: "marcos"}},
		Encounters: []record.Encounter{of("e1", 10, "wong", "anwar"), of("e2", 20, "anwar", "marcos")},
	}
	link(r, words, map[string]string{"wong": "SGP", "anwar": "MYS", "marcos": "PHL"})
	var got []string
	for _, s := range r.Statements {
		got = append(got, s.Encounter)
	}
	if want := "e1 e1 "; strings.Join(got, " ") != want {
		t.Errorf("said in %q, want %q", strings.Join(got, " "), want)
	}
}
