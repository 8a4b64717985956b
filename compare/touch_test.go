package compare_test

import (
	"strings"
	"testing"

	"chancery/compare"
)

// TestWhatTheOtherSpeaksOfIsNotUnconfirmed reads made accounts of one meeting: what
// Japan ascribes to Norway, and what Norway's own account has.
func TestWhatTheOtherSpeaksOfIsNotUnconfirmed(t *testing.T) {
	for _, c := range []struct {
		japan, norway string
		class         compare.Class
		near          string
	}{
		{"The two leaders agreed to name a joint envoy for whaling.", "The two leaders agreed to hold talks on whaling in Bergen every autumn.", compare.Only, "whaling"},
		{"The two leaders agreed to name a joint envoy for whaling.", "The two leaders agreed to hold talks on shipping in Bergen every autumn.", compare.Unconfirmed, ""},
		{"Prime Minister Hansen said that Norway would open a consulate in Osaka at once.", "With regard to the consulate in Osaka, Prime Minister Hansen said that Norway will send two diplomats and rent rooms near the harbour right away.", compare.Only, "right away"},
		{"Prime Minister Hansen said that Norway would open a consulate in Osaka at once.", "Prime Minister Hansen said that Norway will build ferries right away.", compare.Unconfirmed, ""},
	} {
		got := inOslo(t, c.japan, c.norway)
		if len(got.Propositions) == 0 {
			t.Fatalf("%q: nothing was read", c.japan)
		}
		p := got.Propositions[0]
		if p.Class != c.class {
			t.Errorf("%q is %s, want %s: %s", c.japan, p.Class, c.class, p.Reason)
		}
		if c.near != "" && (p.Nearest == nil || !strings.Contains(p.Nearest.Evidence.Exact, c.near)) {
			t.Errorf("%q: the nearest line is %v, want one of %s", c.japan, p.Nearest, c.near)
		}
	}
}
