package compare_test

import (
	"strings"
	"testing"

	"chancery/compare"
	"chancery/reader"
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
		const met = "Prime Minister Mori Kenji of Japan met Prime Minister Nils Hansen of Norway in Oslo on May 3, 2024. "
		var accounts []compare.Account
		for _, a := range [][2]string{{"Ministry of Foreign Affairs of Japan", c.japan}, {"Office of the Prime Minister of Norway", c.norway}} {
			r, err := reader.Read([]byte("Meeting of the prime ministers\n"+a[0]+"\nMay 3, 2024\n\n"+met+"\n\n"+a[1]+"\n"), reader.Options{})
			if err != nil {
				t.Fatal(err)
			}
			accounts = append(accounts, compare.Account{Name: a[0], Record: r})
		}
		got, err := compare.Compare(accounts)
		if err != nil {
			t.Fatal(err)
		}
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
