package discover

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/formula"
)

// vocabulary that what is said is made of, with a few words far more frequent
// than the rest, as in any text.
var vocabulary = func() []string {
	heads := strings.Fields("bar cor dal fen gor hul jas kel lom mer nad pol quin ros sel tam vor wex yar zul")
	tails := strings.Fields("ia ent ing ous al ive ment ure ance ish ode ular est ory ism aph eck und ost ire")
	var list []string
	for _, h := range heads {
		for _, t := range tails {
			list = append(list, h+t, h+"a"+t)
		}
	}
	return list
}()

func filler(random *rand.Rand, n int) string {
	var words []string
	for range n {
		r := random.Float64()
		words = append(words, vocabulary[int(r*r*r*float64(len(vocabulary)))])
		if random.IntN(4) == 0 {
			words = append(words, []string{"of", "and", "the", "to", "in"}[random.IntN(5)])
		}
	}
	return strings.Join(words, " ")
}

// speech makes so many documents of some statements each. Every phrase stands in
// one document of ten, among words drawn by chance.
func speech(documents, statements int, phrases ...string) []Speech {
	random := rand.New(rand.NewPCG(7, uint64(documents)))
	var list []Speech
	for d := range documents {
		for range statements {
			text := filler(random, 8+random.IntN(20))
			if p := random.IntN(10); p < len(phrases) {
				text += " " + phrases[p] + " " + filler(random, 4)
			}
			list = append(list, Speech{d, fmt.Sprintf("speaker-%d", random.IntN(9)), []string{"FIN", "PER", "BDI"}[random.IntN(3)], text})
		}
	}
	return list
}

func phrasesOf(list []Candidate) []string {
	out := []string{}
	for _, c := range list {
		out = append(out, c.Phrase)
	}
	return out
}

func TestPlantedPhrasesAreFoundWholeAndAlone(t *testing.T) {
	planted := []string{
		"a lantern carried by many hands", "deep roots and open windows", "patience at the harbour of reason",
	}
	list := Find(speech(200, 4, planted...), formula.Embedded(), Options{})
	got := phrasesOf(list)
	slices.Sort(got)
	want := []string{"deep roots and open windows", "lantern carried by many hands", "patience at the harbour of reason"}
	if !slices.Equal(got, want) {
		t.Fatalf("found %q", got)
	}
	for _, c := range list {
		if c.Speakers != 9 || len(c.Countries) != 3 || c.Documents < 40 || c.Count < c.Documents || c.Sticky < 4 || c.Left < 2 || c.Right < 2 {
			t.Errorf("%+v", c)
		}
	}
}

func TestAShorterPhraseOnItsOwnIsOfferedBesideTheLonger(t *testing.T) {
	list := Find(speech(300, 4, "steady hands and clear heads", "steady hands and clear heads in every season"), formula.Embedded(), Options{})
	got := phrasesOf(list)
	slices.Sort(got)
	if want := []string{"steady hands and clear heads", "steady hands and clear heads in every season"}; !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
}

func TestWhatIsListedIsNotOfferedAndAVariantIsSaidToBeOne(t *testing.T) {
	list := Find(speech(200, 4, "mutual respect, peaceful coexistence and win-win cooperation", "seek common ground while forgetting differences"), formula.Embedded(), Options{})
	if len(list) != 1 || list[0].Phrase != "seek common ground while forgetting differences" || list[0].VariantOf != "seek common ground while reserving differences" {
		t.Errorf("%+v", list)
	}
}

func TestAFunctionWordBeforeEachPlaceHidesNoPhrase(t *testing.T) {
	got := phrasesOf(Find(speech(200, 4, "as a lantern carried by many hands"), formula.Embedded(), Options{}))
	if !slices.Equal(got, []string{"lantern carried by many hands"}) {
		t.Errorf("found %q", got)
	}
}

func TestNamesAndOneSpeakersWordsAreNotOffered(t *testing.T) {
	all := speech(200, 4, "Harald Fenwick Tamrosen of Norland", "the long river of small favours")
	for i := range all {
		if strings.Contains(all[i].Text, "favours") {
			all[i].Speaker = "speaker-1"
		}
	}
	if list := Find(all, formula.Embedded(), Options{}); len(list) > 0 {
		t.Errorf("%q", phrasesOf(list))
	}
}

func TestWhatWasRejectedIsNotOffered(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.tsv")
	for _, err := range []error{formula.Reject(file, "the long river of small favours"), formula.Accept(file, "deep roots and open windows", []string{"FIN"})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	set, err := formula.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	all := speech(200, 4, "the long river of small favours", "deep roots and open windows", "a lantern carried by many hands")
	if got := phrasesOf(Find(all, set, Options{})); !slices.Equal(got, []string{"lantern carried by many hands"}) {
		t.Errorf("%q", got)
	}
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "deep roots and open windows\t-\tFIN\t-\t-\n") {
		t.Errorf("%s %v", data, err)
	}
}

func TestTheSameSpeechGivesTheSameAnswer(t *testing.T) {
	all := speech(150, 4, "a lantern carried by many hands", "deep roots and open windows")
	one, other := Find(all, formula.Embedded(), Options{}), Find(all, formula.Embedded(), Options{})
	if fmt.Sprint(one) != fmt.Sprint(other) {
		t.Error("two answers")
	}
}

func TestFaultsInTheWordsNameTheirLine(t *testing.T) {
	if _, err := parseKinds("of\tsmall\n"); err == nil || !strings.Contains(err.Error(), "words.tsv:1: no kind") {
		t.Error(err)
	}
}

// BenchmarkFind is discovery over so many documents of twelve statements each.
// The time a document must grow no more than log n does.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{500, 1000, 2000, 4000} {
		all := speech(n, 12, "a lantern carried by many hands", "deep roots and open windows", "patience at the harbour of reason",
			"mutual respect, peaceful coexistence and win-win cooperation", "the long river of small favours")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Find(all, formula.Embedded(), Options{})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/document")
		})
	}
}
