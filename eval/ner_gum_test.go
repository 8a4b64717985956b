package eval

import (
	"slices"
	"testing"

	"chancery/record"
)

func TestGUMMentionsNestAndSpanClauses(t *testing.T) {
	const text = "The minister studied at the University of Vienna. She met John Okafor, who teaches in Berlin."
	var found []string
	for _, e := range newGUMMentions(text).find(record.NewQuoter(text)) {
		found = append(found, e.Type+" "+e.Text)
	}
	want := []string{
		"organization the University of Vienna", "place Vienna",
		"person John Okafor, who teaches in Berlin", "place Berlin",
	}
	if !slices.Equal(found, want) {
		t.Errorf("found %q\nwant %q", found, want)
	}
}
