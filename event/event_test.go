package event

import (
	"slices"
	"testing"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
)

func TestLexiconsAreRead(t *testing.T) {
	l, err := words()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range clause.Fine {
		r, ok := l.roots[f]
		if !ok {
			t.Errorf("roots.tsv lacks %s", f)
		}
		if _, ok := l.scores[[2]string{r.kind, ""}]; !ok {
			t.Errorf("scores.tsv lacks %s", r.kind)
		}
	}
	for act, r := range l.acts {
		if !slices.Contains([]string{"other", "subject", "first", "target", "about"}, r.aim) {
			t.Errorf("acts.tsv: %s has aim %q", act, r.aim)
		}
	}
}

// stage is a document of one sentence with three actors.
func stage(t *testing.T) Story {
	t.Helper()
	text, err := syntax.Sketch("China China PROPN 2 nsubj\nhopes hope VERB/VBZ 0 root")
	if err != nil {
		t.Fatal(err)
	}
	cast := &actor.Cast{Actors: []actor.Actor{
		{ID: "li", Kind: actor.Person, Name: "Li", Country: "CHN", Cameo: "CHNGOV"},
		{ID: "lee", Kind: actor.Person, Name: "Lee", Country: "KOR", Cameo: "KORGOV"},
		{ID: "CHN", Kind: actor.Country, Name: "China", Country: "CHN", Cameo: "CHN"},
		{ID: "KOR", Kind: actor.Country, Name: "South Korea", Country: "KOR", Cameo: "KOR"},
	}}
	return Story{Quote: record.NewQuoter(text.Source()), Text: text, Cast: cast}
}

func TestEncountersBecomeEvents(t *testing.T) {
	parties := func(a, b string) []record.Participant {
		return []record.Participant{{Actor: "li", Role: a}, {Actor: "lee", Role: b}}
	}
	for _, c := range []struct {
		name string
		e    record.Encounter
		want record.Event
	}{
		{
			"a guest visits his host",
			record.Encounter{ID: "e1", Kind: "meeting", Status: "held", Participants: parties("host", "guest")},
			record.Event{Actor: []string{"KORGOV"}, Recipient: []string{"CHNGOV"}, Plover: record.Plover{Type: "CONSULT", Mode: "visit"}, Cameo: "042", Goldstein: 4, Quad: 1},
		},
		{
			"a call has two actors",
			record.Encounter{ID: "e1", Kind: "call", Mode: "telephone", Status: "held", Participants: parties("party", "party")},
			record.Event{Actor: []string{"CHNGOV", "KORGOV"}, Plover: record.Plover{Type: "CONSULT", Mode: "phone"}, Cameo: "041", Goldstein: 1.5, Quad: 1},
		},
		{
			"what is planned is agreed",
			record.Encounter{ID: "e1", Kind: "meeting", Status: "planned", Participants: parties("party", "party")},
			record.Event{Actor: []string{"CHNGOV", "KORGOV"}, Plover: record.Plover{Type: "AGREE"}, Cameo: "036", Goldstein: 2.5, Quad: 1},
		},
		{
			"a signing supports",
			record.Encounter{ID: "e1", Kind: "signing", Status: "held", Participants: parties("party", "party")},
			record.Event{Actor: []string{"CHNGOV", "KORGOV"}, Plover: record.Plover{Type: "SUPPORT"}, Cameo: "057", Goldstein: 5, Quad: 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			story := stage(t)
			story.Encounters = []record.Encounter{c.e}
			got := Read(story)
			if len(got) != 1 {
				t.Fatalf("got %d events", len(got))
			}
			g := got[0]
			if states(g.Actor) != states(c.want.Actor) || states(g.Recipient) != states(c.want.Recipient) || g.Plover.Type != c.want.Plover.Type ||
				g.Plover.Mode != c.want.Plover.Mode || g.Cameo != c.want.Cameo || g.Goldstein != c.want.Goldstein || g.Quad != c.want.Quad {
				t.Errorf("got %+v", g)
			}
		})
	}
}

func TestOffersOfOneSideAreOneEvent(t *testing.T) {
	story := stage(t)
	offer := func(id string) record.Statement {
		return record.Statement{ID: id, Speaker: "li", OnBehalfOf: "CHN", Addressee: "KOR", Acts: []record.Act{{Act: "offer", Evidence: story.Quote.Quote(0, 5)}}}
	}
	story.Statements = []record.Statement{offer("s1"), offer("s2")}
	got := Read(story)
	if len(got) != 1 || len(got[0].From) != 2 || got[0].Plover.Type != "AGREE" || got[0].Actor[0] != "CHN" || got[0].Recipient[0] != "KOR" {
		t.Fatalf("got %+v", got)
	}
}

func TestNoEventWithoutAnotherSide(t *testing.T) {
	story := stage(t)
	q := story.Quote
	s := record.Statement{ID: "s1", Speaker: "li", OnBehalfOf: "CHN", Acts: []record.Act{{Act: "urge", Evidence: q.Quote(0, 5)}, {Act: "assert", Evidence: q.Quote(0, 5)}}}
	story.Statements = []record.Statement{s}
	if got := Read(story); len(got) != 0 {
		t.Fatalf("got %+v", got)
	}
}
