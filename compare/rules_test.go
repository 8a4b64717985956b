package compare_test

import (
	"slices"
	"strings"
	"testing"

	"chancery/compare"
	"chancery/reader"
)

// inOslo compares what Japan and Norway tell of one meeting, each in the sentences
// given.
func inOslo(t *testing.T, japan, norway string) *compare.Comparison {
	t.Helper()
	const met = "Prime Minister Mori Kenji of Japan met Prime Minister Nils Hansen of Norway in Oslo on May 3, 2024. "
	var accounts []compare.Account
	for _, a := range [][2]string{{"Ministry of Foreign Affairs of Japan", japan}, {"Office of the Prime Minister of Norway", norway}} {
		r, err := reader.Read([]byte("Meeting of the prime ministers\n"+a[0]+"\nMay 3, 2024\n\n"+met+"\n\n"+a[1]+"\n"), reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		accounts = append(accounts, compare.Account{Name: a[0], Record: r})
	}
	c, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestTwoSentencesStandAsAReaderWouldPutThem reads made accounts of one meeting with a
// sentence each, and tells how the two stand to one another; "" where they are apart.
func TestTwoSentencesStandAsAReaderWouldPutThem(t *testing.T) {
	for _, c := range []struct {
		rule          string
		japan, norway string
		class         compare.Class
	}{
		{"what no other line speaks of is the same thing, few words in common or not", "The two leaders agreed to reopen the harbour of Vardo to trawlers from Hokkaido in a first step.", "The two leaders agreed to open a harbour to Japanese trawlers.", compare.Reworded},
		{"a country that both name is not enough", "Prime Minister Hansen said that Cuba is far away.", "Prime Minister Hansen said that trade with Cuba grows.", ""},
		{"who denies the very word answers", "Prime Minister Mori said that the Vardo canal has been closed since the end of winter.", "Prime Minister Hansen stressed that the Vardo waterway is not closed.", compare.Contradicted},
		{"what was raised is denied by who says that it was not discussed", "Prime Minister Mori raised the hunting of whales in the Barents Sea.", "The two sides did not discuss the hunting of whales.", compare.Contradicted},
		{"a name in common is one thing, however many words it has", "Prime Minister Hansen said that Norway keeps out of the Arctic Fisheries Treaty for good.", "Prime Minister Hansen said that the pirates of the region mock the Arctic Fisheries Treaty.", ""},
		{"one thing of which little else is said may be the same", "Prime Minister Mori called for the truce to hold so that the ports can open.", "Prime Minister Mori stressed the necessity of keeping the truce.", compare.Reworded},
		{"nobody thanks himself", "The two leaders welcomed the signing of the treaty on sea rescue, under which Norway will receive lifeboats.", "Prime Minister Hansen thanked Japan for the gift of lifeboats under its sea rescue treaty.", ""},
		{"one party thanks in either account", "Prime Minister Hansen expressed his gratitude for the gift of lifeboats.", "Prime Minister Hansen thanked Japan for the gift of new lifeboats.", compare.Reworded},
		{"who asks for a thing does not tell that it is so", "Prime Minister Mori said that the whaling quotas of Japan are a matter for its competent authorities.", "Prime Minister Mori said that the talks between the whaling quota authorities should continue.", ""},
		{"the two are those whom the account named together", "Prime Minister Hansen spoke of the quarrel between Chile and Peru. He offered the help of Norway in reconciling the two.", "Prime Minister Hansen said that Norway is ready to assist Peru and Chile on the road to a settlement.", compare.Reworded},
		{"to keep open is to keep", "The two leaders agreed to keep open the shipping lanes of the north.", "The two leaders agreed to preserve the shipping lanes in their entirety.", compare.Reworded},
		{"who does not approve of a thing takes against it", "Prime Minister Hansen said that Norway does not endorse any duties imposed on cod by one side.", "Prime Minister Hansen voiced his concern over duties imposed on cod by one side.", compare.Reworded},
		{"another month of one thing agreed on, in few common words", "The two leaders agreed on the schedule of contacts, including the next session of the Joint Whaling Board in Bergen in June.", "The two leaders agreed to hold the Joint Fisheries Board in Bergen in July.", compare.Contradicted},
		{"who is joined by 'and' to the unnamed head of the side speaks with him", "Prime Minister Mori and Prime Minister Hansen reaffirmed the need for a fair quota of herring.", "The Head of Government and Prime Minister Mori stressed that the quota of herring has to be fair.", compare.Reworded},
		{"a clause begins before who says it", "The two leaders stressed that a treaty on herring is the only way to save the stocks.", "The treaty on herring, both leaders said, is the only way to save the stocks.", compare.Reworded},
		{"what one demands both may have agreed on", "Prime Minister Mori called for the dispute to be resolved by diplomatic means.", "The two leaders agreed that a diplomatic solution of the dispute was needed.", compare.Reworded},
		{"what must be is asked for", "Prime Minister Mori called for robust guarantees for the pilots.", "Prime Minister Mori said that there must be robust guarantees for the pilots.", compare.Both},
		{"who is called by his office is somebody", "Prime Minister Mori invited Prime Minister Hansen to the regatta of Sendai.", "Prime Minister Mori invited the Prime Minister to the regatta of Sendai.", compare.Both},
		{"two nouns that one number counts", "The two leaders welcomed the signing of 46 contracts and memoranda on the margins of the visit.", "The two leaders welcomed the signing of 52 treaties and memoranda on the margins of the visit.", compare.Contradicted},
		{"an invitation is what the other accepts", "Prime Minister Mori invited Prime Minister Hansen to visit Japan in the autumn.", "Prime Minister Hansen accepted the invitation to come to Japan.", compare.Reworded},
	} {
		got := inOslo(t, c.japan, c.norway)
		if len(got.Propositions) == 0 {
			t.Fatalf("%s: nothing was read", c.rule)
		}
		class := compare.Class("")
		for _, p := range got.Propositions {
			if len(p.Clauses) > 1 {
				class = p.Class
			}
		}
		if class != c.class {
			t.Errorf("%s: %q, want %q: %+v", c.rule, class, c.class, got.Propositions)
		}
	}
}

// TestAClauseIsCutWhereItsHalvesGoWithTwo reads what one account tells in one clause and
// the other in two.
func TestAClauseIsCutWhereItsHalvesGoWithTwo(t *testing.T) {
	const two = "The two leaders agreed to reopen the harbour of Vardo. They agreed to raise the quota of herring."
	for _, c := range []struct {
		japan, norway string
		pairs         int
	}{
		{"The two leaders agreed to reopen the harbour of Vardo and to raise the herring quota.", two, 2},
		{"The two leaders agreed to reopen the harbour of Vardo and to hold a regatta.", two, 1},
	} {
		pairs := 0
		for _, p := range inOslo(t, c.japan, c.norway).Propositions {
			if len(p.Clauses) == 2 {
				pairs++
			}
		}
		if pairs != c.pairs {
			t.Errorf("%q: %d pairs, want %d", c.japan, pairs, c.pairs)
		}
	}
}

// TestTwoClausesThatNothingJoinsMaySayOneThing reads accounts of which one line of either
// is left over, of one field and said by both together, and one where the fields differ.
func TestTwoClausesThatNothingJoinsMaySayOneThing(t *testing.T) {
	const first, last = "The two leaders agreed to reopen the harbour of Vardo. ", " The two leaders agreed to raise the quota of herring."
	for _, c := range []struct {
		japan, norway string
		pairs         int
	}{
		{"They agreed to look for lithium and cobalt in the fjords.", "They agreed that raw materials would be mined by joint ventures.", 3},
		{"They agreed to look for lithium and cobalt in the fjords.", "They agreed that nurses would be recruited by joint ventures.", 2},
	} {
		pairs, weighed := 0, false
		for _, p := range inOslo(t, first+c.japan+last, first+c.norway+last).Propositions {
			if len(p.Clauses) == 2 {
				pairs++
			}
			weighed = weighed || strings.HasPrefix(p.Reason, "in wholly other words, held to be the same by ")
		}
		if weighed != (c.pairs == 3) {
			t.Errorf("%q, %q: no reason tells that it was weighed, or one without need", c.japan, c.norway)
		}
		if pairs != c.pairs {
			t.Errorf("%q, %q: %d pairs, want %d", c.japan, c.norway, pairs, c.pairs)
		}
	}
}

// TestASideIsToldByItsHead reads accounts of which no publisher names the country.
func TestASideIsToldByItsHead(t *testing.T) {
	for _, c := range []struct {
		japan, norway string
		want          [2]string
	}{
		{"Ministry of Foreign Affairs of Japan", "Office of the Prime Minister", [2]string{"JPN", "NOR"}},
		{"Prime Minister's Office, Tokyo", "Cabinet Office, Kingdom of Norway", [2]string{"JPN", "NOR"}},
		{"Ministry of Foreign Affairs of Japan", "The Evening Courier", [2]string{"JPN", ""}},
	} {
		var accounts []compare.Account
		for _, head := range []string{c.japan, c.norway} {
			r, err := reader.Read([]byte("Meeting of the prime ministers\n"+head+"\nMay 3, 2024\n\nPrime Minister Mori Kenji of Japan met Prime Minister Nils Hansen of Norway in Oslo on May 3, 2024. The two leaders agreed to reopen the harbour of Vardo.\n"), reader.Options{})
			if err != nil {
				t.Fatal(err)
			}
			accounts = append(accounts, compare.Account{Name: head, Record: r})
		}
		got, err := compare.Compare(accounts)
		if err != nil {
			t.Fatal(err)
		}
		if sides := [2]string{got.Accounts[0].Country, got.Accounts[1].Country}; sides != c.want {
			t.Errorf("%q and %q are of %q, want %q", c.japan, c.norway, sides, c.want)
		}
	}
}

// TestAReasonNamesWhatIsCommonAndTheWordsThatDiffer reads made accounts that say one
// thing in other words.
func TestAReasonNamesWhatIsCommonAndTheWordsThatDiffer(t *testing.T) {
	c := inOslo(t, "The two leaders agreed to restart direct flights as soon as possible.", "The two leaders agreed to resume direct flights from Bergen at the earliest.")
	if len(c.Propositions) != 1 || len(c.Propositions[0].Clauses) != 2 {
		t.Fatalf("%+v, want one proposition of both", c.Propositions)
	}
	p := c.Propositions[0]
	if want := "in other words; common to both: restart (resume), direct, flights, as soon as possible (at the earliest)"; p.Reason != want {
		t.Errorf("reason %q, want %q", p.Reason, want)
	}
	var alone []string
	for _, e := range p.Clauses[1].Alone {
		alone = append(alone, e.Exact)
	}
	if len(p.Clauses[0].Alone) != 0 || !slices.Equal(alone, []string{"Bergen"}) {
		t.Errorf("only in the one %v, only in the other %q, want none and Bergen", p.Clauses[0].Alone, alone)
	}
}
