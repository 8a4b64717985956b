package eval

import (
	"testing"

	"chancery/record"
)

// Two organs of one body share the code IGO; they are told apart by their names, and a
// spokesperson without a name is the one whom gold has without a name.
func TestActorsMeetByNameBeforeCode(t *testing.T) {
	words := record.Mention{Evidence: record.Evidence{Start: 10, End: 33, Exact: "a ministry spokesperson"}, How: "title"}
	g := &Gold{mentions: map[string][]string{"spokes": {"a ministry spokesperson"}}}
	g.Record.Actors = []record.Actor{
		{ID: "AU", Kind: "organization", Name: "African Union", Cameo: "IGO"},
		{ID: "PSC", Kind: "organization", Name: "Peace and Security Council", Cameo: "IGO", Aliases: []string{"PSC"}},
		{ID: "WEU", Kind: "organization", Name: "Western European Union", Cameo: "WEUX"},
		{ID: "spokes", Kind: "group"},
	}
	got := &record.Record{Actors: []record.Actor{
		{ID: "council", Kind: "organization", Name: "PSC", Cameo: "IGO"},
		{ID: "au", Kind: "organization", Name: "the African Union", Cameo: "IGO"},
		{ID: "union", Kind: "organization", Name: "Union of Western Europe", Cameo: "WEUX"},
		{ID: "ministry-spokesperson", Kind: "person", Name: "ministry spokesperson", Mentions: []record.Mention{words}},
	}}
	a := align(g, got)
	for read, want := range map[string]string{"council": "PSC", "au": "AU", "union": "WEU", "ministry-spokesperson": "spokes"} {
		if a.known(read) != want {
			t.Errorf("%s is taken for %s; want %s", read, a.known(read), want)
		}
	}
}
