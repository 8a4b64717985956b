package formula

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/article"
	"chancery/record"
	"chancery/syntax"
)

func read(text string) []record.Formula {
	return Embedded().Read(record.NewQuoter(text), syntax.Parse(text))
}

func TestListIsLongAndSound(t *testing.T) {
	if n := len(Embedded().List()); n < 400 {
		t.Errorf("%d formulae", n)
	}
	users := map[string]int{}
	for _, e := range Embedded().List() {
		if e.Formula == "" || e.Meaning == "" || len(e.Users) == 0 {
			t.Errorf("%+v lacks something", e)
		}
		for _, u := range e.Users {
			users[u]++
		}
	}
	for _, u := range []string{"CHN", "USA", "EU", "ASEAN", "RUS", "KOR", "JPN", "IND", "SAU", "UNO"} {
		if users[u] < 15 {
			t.Errorf("%d formulae of %s", users[u], u)
		}
	}
}

// Every tenth wording, for time: parsing all takes seconds.
func TestWordingsFindTheirFormula(t *testing.T) {
	n := 0
	for _, e := range Embedded().List() {
		for v := -1; v < len(e.Variants); v++ {
			if n++; n%10 != 0 {
				continue
			}
			w := e.wording(v)
			found := false
			for _, f := range read("The ministers spoke of " + w + " again.") {
				found = found || f.Formula == e.Formula
			}
			if !found {
				t.Errorf("%q is not found as %q", w, e.Formula)
			}
		}
	}
}

func TestReadFindsForms(t *testing.T) {
	for text, want := range map[string][]string{
		"Japan attached great importance to the talks.":                       {"attach great importance to = attached great importance to"},
		"They sought common ground while reserving differences.":              {"seek common ground while reserving differences = sought common ground while reserving differences"},
		"He spoke of good-neighbourliness and friendship.":                    {"good-neighborliness and friendship = good-neighbourliness and friendship"},
		"It is a free, and open, Indo-Pacific that we want.":                  {"free and open Indo-Pacific = free, and open, Indo-Pacific"},
		"He called for “win-win” cooperation with all.":                       {"win-win cooperation = win-win” cooperation"},
		"Both respect each other’s core interests and major concerns.":        {"each other's core interests and major concerns = each other’s core interests and major concerns"},
		"The rules. Based international order is a thing of books, they say.": nil,
		"The minister bought a new car on Monday and drove it to the sea.":    nil,
	} {
		var got []string
		for _, f := range read(text) {
			got = append(got, f.Formula+" = "+f.Evidence.Exact)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestEverydayWordsAreSetPhrasesOnlyWhereStatesAreSpokenOf(t *testing.T) {
	for text, want := range map[string]int{
		"The bus broke through the guardrails of the bridge and fell.":       0,
		"The couple's special relationship ended last year.":                 0,
		"He played a constructive role in the school play.":                  0,
		"The restrictive measures on water use in the town were lifted.":     0,
		"The two countries need guardrails.":                                 1,
		"London looks after its special relationship with Washington.":       1,
		"Qatar played a constructive role.":                                  1,
		"The restrictive measures of the Union are extended by six months.":  1,
		"They sought common ground while reserving differences, as ever.":    1, // no everyday words
		"Guardrails were what the ministers asked for, and de-risking.":      2,
		"The bank warned of a shadow fleet of delivery vans without permits": 0,
	} {
		if got := read(text); len(got) != want {
			t.Errorf("%s: %+v, want %d", text, got, want)
		}
	}
}

func TestWaysOfReportingAreNoNews(t *testing.T) {
	if l := Embedded(); !l.Loose("reaffirmed the importance of") || l.Loose("one-China principle") || l.Loose("no formula") {
		t.Error("a way of reporting is news, or a position none")
	}
}

func TestVariantIsNamed(t *testing.T) {
	got := read("They reaffirmed a rule-based international order.")
	if len(got) != 1 || got[0].Variant != "rule-based international order" {
		t.Errorf("%+v", got)
	}
	if got := read("They upheld the rules-based international order."); len(got) != 1 || got[0].Variant != "" {
		t.Errorf("%+v", got)
	}
}

func TestFormulaInsideALongerOneCountsOnce(t *testing.T) {
	got := read("China proposed mutual respect, peaceful coexistence and win-win cooperation.")
	if len(got) != 1 || got[0].Formula != "mutual respect, peaceful coexistence and win-win cooperation" {
		t.Errorf("%+v", got)
	}
}

func TestSeedStoryHoldsTheFormulaeOfItsGold(t *testing.T) {
	const name = "chinese-premier-meets-rok-president"
	data := shared(t, "articles/"+name+".txt")
	var gold struct{ Formulae []record.Evidence }
	if err := json.Unmarshal(shared(t, "gold/"+name+".json"), &gold); err != nil {
		t.Fatal(err)
	}
	a, err := article.Read(data, article.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ranges []syntax.Range
	for _, r := range a.Ranges(record.Title, record.CaptionSeg, record.Paragraph) {
		ranges = append(ranges, syntax.Range(r))
	}
	found := map[record.Evidence]int{}
	for _, f := range Embedded().Read(a.Quote, syntax.ParseRanges(a.Document.Text, ranges)) {
		found[f.Evidence]++
		t.Logf("%s = %q", f.Formula, f.Evidence.Exact)
	}
	for _, want := range gold.Formulae {
		if found[want] != 1 {
			t.Errorf("%q is found %d times", want.Exact, found[want])
		}
	}
}

func shared(t *testing.T, name string) []byte {
	t.Helper()
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = "../../shared"
	}
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Skip("the shared corpora are not here: set CHANCERY_SHARED to their folder")
	}
	return data
}

func TestFaultsInTheDataNameTheirLine(t *testing.T) {
	for table, want := range map[string]string{
		"one\t-\tCHN\t-\n":                         "formulae.tsv:1: 4 columns",
		"# head\none\t-\tCHN\tlong ago\tthing\n":   "formulae.tsv:2: year",
		"one\t-\tCHN\t-\tx\ntwo\tOne\tCHN\t-\ty\n": "formulae.tsv:2: \"One\" is a wording of \"one\"",
	} {
		if _, err := parse("formulae.tsv", table, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", table, err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("China attaches great importance to its ties with its neighbours and is willing to seek common ground while reserving differences. ", 40)
	parsed, q := syntax.Parse(text), record.NewQuoter(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Embedded().Read(q, parsed)
	}
}
