package event

import (
	"strings"
	"testing"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// TestCodedDeeds gives deeds of a dictionary: the code is kept, PLOVER's type,
// scale and quad follow from it, status and day from the clause.
func TestCodedDeeds(t *testing.T) {
	const source = "Meridia sent tents to Tessaly. Meridia will send grain to Tessaly. Meridia did not meet Tessaly. Meridia did not meet Tessaly, it greeted them. Meridia wants to visit Tessaly."
	text := syntax.Parse(source)
	verb := func(words string) syntax.Token {
		k, ok := text.TokenAt(strings.Index(source, words))
		if !ok {
			t.Fatal(words)
		}
		return k
	}
	mer, tes := []string{"MER"}, []string{"TES"}
	events := Read(Story{
		Quote: record.NewQuoter(source), Text: text, Cast: &actor.Cast{},
		Coded: []Coded{
			{Verb: verb("sent"), Actor: mer, Recipient: tes, Code: "073", Rule: "a"},
			{Verb: verb("send"), Actor: mer, Recipient: tes, Code: "071", Rule: "b"},
			{Verb: verb("meet"), Actor: mer, Recipient: tes, Code: "040", Rule: "c"},
			{Verb: verb("greeted"), Actor: tes, Recipient: mer, Code: "223", Rule: "d"},
			{Verb: verb("meet"), Actor: mer, Recipient: tes, Code: "129", Negated: true, Rule: "e"},
			{Verb: verb("visit"), Actor: mer, Recipient: tes, Code: "042", Rule: "f"},
			{Verb: verb("greeted"), Actor: mer, Recipient: tes, Code: "010", Rule: "g"},
			{Verb: verb("sent"), Actor: mer, Recipient: tes, Code: "074", Rule: "h"},
			{Verb: verb("greeted"), Actor: mer, Recipient: tes, Code: "073", Rule: "i"},
		},
	})
	var got []string
	for _, e := range events {
		got = append(got, strings.Join([]string{e.Cameo, e.Plover.Type, e.Plover.Mode, e.Status, e.Rule}, " "))
	}
	want := []string{
		"073 AID  held a", "071 AID  planned b", "040 CONSULT  denied c", "223   held d", "129 REJECT  held e",
		"042 CONSULT visit hypothetical f", "010   held g", "074 AID  held h",
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("events %q\nwant   %q", got, want)
	}
	if e := events[0]; e.Goldstein != 10 || e.Quad != 2 || len(e.Evidence) != 2 || e.ID != "v1" {
		t.Errorf("event %+v", e)
	}
	if e := events[3]; e.Goldstein != 0 || e.Quad != 0 {
		t.Errorf("a code of another scheme has a scale: %+v", e)
	}
}
