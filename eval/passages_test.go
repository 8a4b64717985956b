package eval

import (
	"strings"
	"testing"

	"chancery/record"
)

func tinyPassage() *passage {
	zero := 0
	return &passage{
		ID: "tiny", Text: tinyText,
		Encounters: []passageEncounter{
			{Kind: "talks", Status: "held", Participants: []string{"Li Qiang", "President Lee Jae Myung"}, Words: "met with"},
			{Kind: "visit", Status: "held", Background: true, Participants: []string{"Li Qiang"}, Words: "was in Seoul in 2019"},
			{Kind: "meeting", Status: "planned", Participants: []string{"Li", "Lee"}, Words: "open its market", Optional: true},
		},
		Statements: []passageStatement{
			{Speaker: "Li Qiang", Acts: []string{"pledge"}, Contents: []string{"China will open its market"}, Encounter: &zero},
			{Speaker: "Lee", Addressee: "Li Qiang", Acts: []string{"thank"}, Contents: []string{"China for its help"}},
		},
	}
}

func passageRecord() *record.Record {
	both := []record.Participant{{Actor: "li", Role: "host"}, {Actor: "lee", Role: "guest"}}
	r := tinyRecord()
	r.Encounters = []record.Encounter{
		{ID: "e1", Kind: "meeting", Status: "held", Participants: both, Evidence: []record.Evidence{quote("met with")}},
		{ID: "e2", Kind: "call", Status: "held", Participants: []record.Participant{{Actor: "lee"}, {Actor: "CHN"}}, Evidence: []record.Evidence{quote("Lee thanked China")}},
	}
	r.Statements = []record.Statement{
		{ID: "s1", Speaker: "li", Content: quoted("China will open its market"), Acts: []record.Act{{Act: "offer"}, {Act: "pledge"}}, Encounter: "e1"},
		{ID: "s2", Speaker: "lee", Addressee: "CHN", Content: quoted("China for its help"), Acts: []record.Act{{Act: "thank"}}, Encounter: "e2"},
		{ID: "s3", Speaker: "lee", Content: quoted("in Seoul in 2019")},
	}
	for i := range r.Actors {
		if r.Actors[i].ID == "li" {
			r.Actors[i].Country = "CHN"
		}
	}
	return r
}

func TestPassagesAreScoredByTheirWords(t *testing.T) {
	var s passagesScore
	if err := s.add(tinyPassage(), passageRecord()); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Counts{
		"found": {1, 2, 2}, "  kind": {0, 1, 1}, "  status": {1, 1, 1}, "  participants": {2, 2, 2},
	} {
		if got := s.ofEncounters.Get(name); got != want {
			t.Errorf("encounters, %s: %+v, want %+v", name, got, want)
		}
	}
	for name, want := range map[string]Counts{
		"content": {2, 3, 2}, "content and speaker": {2, 3, 2}, "  acts": {2, 3, 2}, "  addressee": {1, 1, 1}, "  encounter": {1, 2, 1},
	} {
		if got := s.ofStatements.Get(name); got != want {
			t.Errorf("statements, %s: %+v, want %+v", name, got, want)
		}
	}
	if len(s.misses) != 3 {
		t.Errorf("misses: %+v", s.misses)
	}
}

func TestAnOptionalEncounterIsNeitherMissedNorSuperfluous(t *testing.T) {
	p := tinyPassage()
	p.Encounters = p.Encounters[2:]
	p.Statements = nil
	r := passageRecord()
	r.Encounters = r.Encounters[:1]
	var s passagesScore
	if err := s.add(p, r); err != nil {
		t.Fatal(err)
	}
	if got := s.ofEncounters.Get("found"); got != (Counts{}) {
		t.Errorf("%+v", got)
	}
}

func TestAPassageMustHaveTheWordsOfItsAnswers(t *testing.T) {
	seven := 7
	for name, spoil := range map[string]func(p *passage){
		`"Xi Jinping"`:            func(p *passage) { p.Encounters[0].Participants[0] = "Xi Jinping" },
		"there is no encounter 7": func(p *passage) { p.Statements[0].Encounter = &seven },
		"no contents":             func(p *passage) { p.Statements[0].Contents = nil },
	} {
		p := tinyPassage()
		spoil(p)
		var s passagesScore
		if err := s.add(p, passageRecord()); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
