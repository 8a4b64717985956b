package compare_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"chancery/compare"
	"chancery/reader"
	"chancery/record"
)

func TestTheOrderOfAccountsChangesNothing(t *testing.T) {
	accounts := accountsOf(t, "biden-xi-bali", []string{"china", "usa"})
	there, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(accounts)
	back, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	if len(there.Propositions) != len(back.Propositions) {
		t.Fatalf("%d propositions one way, %d the other", len(there.Propositions), len(back.Propositions))
	}
	for k, n := range there.Counts() {
		if back.Counts()[k] != n {
			t.Errorf("%s: %d one way, %d the other", k, n, back.Counts()[k])
		}
	}
}

func TestSidesTellWhoPublishesHowItSoundsAndWhoAsked(t *testing.T) {
	a := "Minister Meets Counterpart\nMinistry of Foreign Affairs of Japan\nMay 6, 2024\n\nJapanese Foreign Minister Yoko Kamikawa held candid talks with Chinese Foreign Minister Wang Yi in Tokyo on May 6, 2024, at the request of China. Kamikawa said that Japan hopes for stable relations.\n"
	b := "Wang Yi Meets Kamikawa\nMinistry of Foreign Affairs of the People's Republic of China\nMay 6, 2024\n\nChinese Foreign Minister Wang Yi met with Japanese Foreign Minister Yoko Kamikawa in Tokyo on May 6, 2024. Wang said that China hopes for stable relations.\n"
	c := comparison(t, a, b)
	s := c.Accounts[0]
	if s.Country != "JPN" || c.Accounts[1].Country != "CHN" {
		t.Errorf("sides %q and %q", s.Country, c.Accounts[1].Country)
	}
	if len(s.Tones) != 1 || s.Tones[0].Name != "candid" || s.Tones[0].Evidence.Exact != "candid" {
		t.Errorf("tones %+v", s.Tones)
	}
	if s.Asked == nil || s.Asked.By != "CHN" || s.Asked.Evidence.Exact != "at the request of China" {
		t.Errorf("asked %+v", s.Asked)
	}
	for _, p := range c.Propositions {
		if len(p.Clauses) > 1 {
			t.Errorf("what each said for itself was joined: %+v", p)
		}
	}
}

func TestAccountsOfTwoMeetingsContradictNothing(t *testing.T) {
	accounts := append(accountsOf(t, "jaishankar-wang-astana", []string{"china"}), accountsOf(t, "jaishankar-wang-vientiane", []string{"india"})...)
	c, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(c.Apart, "2024-07-04") || !strings.Contains(c.Apart, "2024-07-25") {
		t.Errorf("apart: %q", c.Apart)
	}
	for _, p := range c.Propositions {
		if p.Class == compare.Contradicted || p.Class == compare.Unconfirmed {
			t.Errorf("%s: %q", p.Class, p.Clauses[0].Evidence.Exact)
		}
	}
	same, err := compare.Compare(accountsOf(t, "jaishankar-wang-vientiane", []string{"china", "india"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range same.Propositions {
		if strings.Contains(p.Clauses[0].Evidence.Exact, "prolongation") {
			t.Error("what was agreed in Astana stands in the talks of Vientiane")
		}
	}
	if same.Apart != "" {
		t.Errorf("one meeting is apart: %q", same.Apart)
	}
}

func TestWhatChangedAgainstTheLastMeeting(t *testing.T) {
	now, last := accountsOf(t, "jaishankar-wang-vientiane", []string{"china"}), accountsOf(t, "jaishankar-wang-astana", []string{"china"})
	c, err := compare.Against(now, last)
	if err != nil {
		t.Fatal(err)
	}
	has := func(list []compare.Proposition, words string) bool {
		return slices.ContainsFunc(list, func(p compare.Proposition) bool { return strings.Contains(p.Clauses[0].Evidence.Exact, words) })
	}
	if !has(c.New, "Global South") || has(c.Gone, "Global South") {
		t.Error("the Global South is new")
	}
	if !has(c.Gone, "put in its proper place") || has(c.New, "put in its proper place") {
		t.Error("the proper place of the border issue is gone")
	}
	if _, err := compare.Against(now, nil); err == nil {
		t.Error("nothing to compare with is no error")
	}
}

func TestCompareNamesWhatIsWrong(t *testing.T) {
	one := []compare.Account{{Name: "A", Record: &record.Record{}}}
	if _, err := compare.Compare(one); !errors.Is(err, compare.ErrOne) {
		t.Errorf("one account: %v", err)
	}
	two := append(one, compare.Account{Name: "B", Record: &record.Record{}})
	if _, err := compare.Compare(two); !errors.Is(err, compare.ErrNoEncounter) || !strings.HasPrefix(err.Error(), "A: ") {
		t.Errorf("no encounter: %v", err)
	}
}

func BenchmarkCompare(b *testing.B) {
	accounts := accountsOf(b, "biden-xi-bali", []string{"china", "usa"})
	for b.Loop() {
		if _, err := compare.Compare(accounts); err != nil {
			b.Fatal(err)
		}
	}
}

// comparison reads the texts and lays them beside one another.
func comparison(t *testing.T, texts ...string) *compare.Comparison {
	t.Helper()
	var accounts []compare.Account
	for _, s := range texts {
		r, err := reader.Read([]byte(s), reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		accounts = append(accounts, compare.Account{Record: r})
	}
	c, err := compare.Compare(accounts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// compared reads the texts as accounts and gives the class of the proposition
// whose first clause has some words.
func compared(t *testing.T, words string, texts ...string) compare.Class {
	t.Helper()
	c := comparison(t, texts...)
	for _, p := range c.Propositions {
		for _, cl := range p.Clauses {
			if strings.Contains(cl.Evidence.Exact, words) {
				return p.Class
			}
		}
	}
	return ""
}

const (
	headJordan = "Minister receives his Cypriot counterpart\nMinistry of Foreign Affairs of Jordan\n3 March 2025\n\nForeign Minister Samer Haddad of Jordan met with Foreign Minister Andreas Loizou of Cyprus in Amman on 3 March 2025.\n\n"
	headCyprus = "Minister meets his Jordanian counterpart\nMinistry of Foreign Affairs of Cyprus\n3 March 2025\n\nForeign Minister Andreas Loizou of Cyprus met with Foreign Minister Samer Haddad of Jordan in Amman on 3 March 2025.\n\n"
)

func TestWhoAgreesWithWhatWasSaidSaysItToo(t *testing.T) {
	plain := headJordan + "Minister Haddad said that the ferry to Limassol should run all year.\n"
	agreed := strings.TrimSpace(plain) + " Minister Loizou concurred with this view.\n"
	other := headCyprus + "Minister Loizou said that Cyprus values its friendship with Jordan.\n"
	if got := compared(t, "ferry", plain, other); got != compare.Only {
		t.Errorf("said by one side for itself: %s", got)
	}
	if got := compared(t, "ferry", agreed, other); got != compare.Unconfirmed {
		t.Errorf("agreed with by the other, whose account lacks it: %s", got)
	}
}

func TestAMinistryDeniesWhatTheOtherSideSaysOfIt(t *testing.T) {
	claim := headJordan + "Minister Loizou agreed to open the airport of Larnaca to military flights.\n"
	for _, answer := range []string{
		"The Ministry denies that the Minister agreed to open the airport of Larnaca to military flights.\n",
		"Minister Loizou dismissed reports that Cyprus would open the airport of Larnaca to military flights.\n",
		"It was denied that Cyprus would open the airport of Larnaca to military flights.\n",
	} {
		if got := compared(t, "airport", claim, headCyprus+answer); got != compare.Contradicted {
			t.Errorf("%q: %s", answer, got)
		}
	}
}

func TestAStateAgencyTellsItsSidesAccount(t *testing.T) {
	cyprus := headCyprus + "Minister Haddad promised that the ferry to Limassol would run all year.\n"
	body := "Jordanian Foreign Minister Samer Haddad met with Cypriot Foreign Minister Andreas Loizou in Amman on Monday.\n\nHaddad said that Jordan values its friendship with Cyprus.\n"
	if got := compared(t, "ferry", cyprus, "AMMAN, March 3, 2025 (Petra) -- "+body); got != compare.Unconfirmed {
		t.Errorf("the state agency's account lacks it: %s", got)
	}
	if got := compared(t, "ferry", cyprus, "AMMAN, March 3, 2025 (Reuters) -- "+body); got != compare.Only {
		t.Errorf("an agency that is nobody's lacks it: %s", got)
	}
}

func TestAnotherNumberOfTheSameThingIsAContradiction(t *testing.T) {
	for _, c := range []struct {
		jordan, cyprus string
		want           compare.Class
	}{
		{"to double the number of ferries to 40 by 2030", "to double the number of ferries to 60 by 2030", compare.Contradicted}, // a year is no number of ferries
		{"to run 40 ferries to the ports of the island", "to run 60 ferries to the ports of the island", compare.Contradicted},
		{"to run 40 ferries to the ports of the island", "to run ferries to the ports of the island", compare.Reworded},
		{"to run 40 ferries to the ports of the island", "to run ferries to 6 ports of the island", compare.Reworded},
		{"to open the ferry to the island in May", "to open the ferry to the island in June", compare.Contradicted},
		{"to open the ferry to the island on May 6", "to open the ferry to the island on May 7", compare.Reworded}, // clocks differ
	} {
		got := compared(t, "ferr", headJordan+"The two sides agreed "+c.jordan+".\n", headCyprus+"The two sides agreed "+c.cyprus+".\n")
		if got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.jordan, c.cyprus, got, c.want)
		}
	}
}

func TestWhatASideDeniesToHaveBeenSaidContradictsTheOther(t *testing.T) {
	claim := headJordan + "Minister Loizou agreed to open the airport of Larnaca to military flights.\n"
	for _, answer := range []string{
		"No promise to open the airport of Larnaca to military flights was made.\n",
		"The opening of the airport of Larnaca to military flights was not discussed.\n",
		"Minister Loizou did not agree to open the airport of Larnaca to military flights.\n",
	} {
		if got := compared(t, "airport", claim, headCyprus+answer); got != compare.Contradicted {
			t.Errorf("%q: %s", answer, got)
		}
	}
	other := headCyprus + "The price of ferry tickets was not discussed.\n"
	if got := compared(t, "airport", claim, other); got != compare.Unconfirmed {
		t.Errorf("a denial of something else: %s", got)
	}
}

func TestTwoViewsOfAThingContradictNothing(t *testing.T) {
	a := headJordan + "Minister Haddad said that Jordan regards the League of the North as a charity.\n"
	b := headCyprus + "Minister Loizou rejected the view that the League of the North is a charity.\n"
	if got := compared(t, "regards", a, b); got != compare.Only {
		t.Errorf("a view of one's own: %s", got)
	}
}

func TestATitleAndASentenceTellOfOneCall(t *testing.T) {
	usa := "Readout of the President's Call with President Haddad of Jordan\nMinistry of Foreign Affairs of Cyprus\n3 March 2025\n\nPresident Andreas Loizou of Cyprus spoke today with President Samer Haddad of Jordan. The call follows the two leaders' meeting in Amman in November 2024.\n\nThe two leaders held a candid discussion. President Loizou said that the ferry to Limassol should run all year.\n"
	jordan := "President Haddad speaks with his Cypriot counterpart\nMinistry of Foreign Affairs of Jordan\n3 March 2025\n\nPresident Samer Haddad of Jordan spoke by telephone with President Andreas Loizou of Cyprus on 3 March 2025. President Loizou said that the Limassol ferry ought to sail the year round.\n"
	if got := compared(t, "ferry", usa, jordan); got != compare.Reworded {
		t.Errorf("the ferry: %q", got)
	}
}

func TestEachVerdictIsASentence(t *testing.T) {
	jordan := headJordan + "Minister Loizou said that the ferry to Limassol will run all year. The two sides agreed to run 40 buses to the port. Minister Haddad said that Jordan values its friendship with Cyprus. Minister Loizou agreed to open the airport of Larnaca to military flights.\n"
	cyprus := headCyprus + "The two sides agreed to run 60 buses to the port. Minister Loizou said that the ferry to Limassol may run the whole year. It was denied that Cyprus agreed to open the airport of Larnaca to military flights. Minister Haddad said that the dams of Jordan are empty.\n"
	c := comparison(t, jordan, cyprus)
	for words, want := range map[string]string{
		"ferry":      "firm in Jordan’s account (“will”), open in Cyprus’ account (“may”)",
		"buses":      "Jordan’s account has 40 buses, Cyprus’ account has 60 buses",
		"friendship": "only Jordan’s account has it",
		"airport":    "Jordan says that Cyprus agreed to it; Cyprus’ account denies it",
		"dams":       "Cyprus says that Jordan said it; Jordan’s account does not have it",
	} {
		i := slices.IndexFunc(c.Propositions, func(p compare.Proposition) bool { return strings.Contains(p.Clauses[0].Evidence.Exact, words) })
		if i < 0 || c.Propositions[i].Reason != want {
			t.Errorf("%s: want %q in %+v", words, want, c.Propositions)
		}
	}
}

func TestWhatASideSaysItselfAndTheOtherDenies(t *testing.T) {
	cyprus := headCyprus + "Minister Loizou said that Cyprus asked Jordan for fuel.\n"
	jordan := headJordan + "It was denied that Cyprus asked Jordan for fuel.\n"
	c := comparison(t, cyprus, jordan)
	if want := "Cyprus says so; Jordan’s account denies it"; len(c.Propositions) != 1 || c.Propositions[0].Reason != want {
		t.Errorf("want %q in %+v", want, c.Propositions)
	}
}

func TestWhatIsReportedAsAgreedStandsOnce(t *testing.T) {
	claim := headJordan + "Minister Haddad said that the two countries have agreed to begin talks on a ferry to Limassol.\n"
	other := headCyprus + "The two sides agreed to start negotiations on a Limassol ferry.\n"
	c := comparison(t, claim, other)
	if len(c.Propositions) != 1 || c.Propositions[0].Class != compare.Reworded {
		t.Errorf("%+v", c.Propositions)
	}
}
