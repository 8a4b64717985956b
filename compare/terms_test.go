package compare

import (
	"math"
	"slices"
	"testing"

	"chancery/record"
)

// clauseOf makes a clause of words alone, in which nobody is named.
func clauseOf(act, words string) *unit {
	doc := &told{Report: Report{Record: &record.Record{Document: record.Document{Text: words}}}, quoter: record.NewQuoter(words)}
	u := data().unit(doc, Clause{Act: act, Evidence: doc.quoter.Quote(0, len(words))}, nil)
	return &u
}

func TestClausesOfOneMeaningAreAlike(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"to put an end to the fighting at once", "an immediate ceasefire"},
		{"to stay in touch", "to remain in contact"},
		{"the bravery of the firemen", "the courage of the firefighters"}, // only data/wordnet.tsv has them
		{"cooperation in AI", "collaboration in artificial intelligence"},
		{"the reopening of the consulates", "consular offices will open again"},
		{"trade should be conducted in national currencies", "to use local currencies in bilateral commerce"},
		{"the capacity of the port will reach 2.5 million tonnes", "a port capacity of 2,500,000 tonnes"},
		{"ten new schools for the children of refugees", "10 schools for refugee children"},
	} {
		if like := alike(clauseOf("agree", c.a), clauseOf("agree", c.b)); like.share < wordsFrom || !like.telling || like.turned {
			t.Errorf("%q and %q: %+v", c.a, c.b, like)
		}
	}
}

func TestWhatEveryReadoutSaysMakesNoPair(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"the two countries should strengthen bilateral cooperation", "the two sides would promote the development of bilateral relations and cooperation"},
		{"relations are important for peace and stability in the region", "peace talks should be resumed under the auspices of a regional body"},
		{"grain exports should reach Africa", "the pipeline will reach the sea in spring"},
	} {
		if like := alike(clauseOf("assert", c.a), clauseOf("assert", c.b)); like.telling && like.share >= wordsFrom {
			t.Errorf("%q and %q: %+v", c.a, c.b, like)
		}
	}
}

func TestANegationReachesAsFarAsItsPart(t *testing.T) {
	for _, c := range []struct {
		act, a, b string
		turned    bool
	}{
		{"assert", "the road was not opened", "the road was opened", true},
		{"assert", "the ministers did not agree to open the road", "to open the road", true},
		{"reject", "the road was opened", "the road was opened", true},
		{"reject", "to reject the opening of the road", "the opening of the road was rejected", false},
		{"assert", "rivalry must be managed with care to ensure that it does not veer into conflict", "rivalry should be managed with care", false},
		{"assert", "the road should be opened, and no toll taken", "the road should be opened", false},
		{"assert", "the road not only links the towns but also serves the port", "the road links the towns", false},
		{"assert", "the road does not link the towns, but a toll is due", "the road links the towns", true},
		{"reject", "the road will never be opened", "the road was opened", true},
		{"assert", "the road does not need to be closed, and no toll will be taken", "the road does not need to be closed", false},
	} {
		if like := alike(clauseOf(c.act, c.a), clauseOf("assert", c.b)); like.turned != c.turned {
			t.Errorf("%s %q and %q: turned %v", c.act, c.a, c.b, like.turned)
		}
	}
}

func TestWhoThanksOrAsksDoesNotTell(t *testing.T) {
	tell := clauseOf("assert", "the road links the towns")
	tell.Voice = []string{"EST"}
	for _, c := range []struct {
		act   string
		voice []string
		want  float64
	}{
		{"assert", []string{"EST"}, sameVoice + sameAct},
		{"thank", []string{"EST"}, sameVoice - otherKind},
		{"urge", []string{"EST"}, sameVoice - demanded},
		{"pledge", []string{"EST"}, sameVoice},
	} {
		u := clauseOf(c.act, "the road links the towns")
		u.Voice = c.voice
		if got := bonus(u, tell); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s and assert: %.2f, want %.2f", c.act, got, c.want)
		}
	}
}

func TestWordsOfANameAreComparedWhereTheyAreNone(t *testing.T) {
	for name, want := range map[string]int{"Brazilian judiciary": 9, "Bank of Japan": 0, "Ministry": 0, "the navy": 0} {
		if got := properWords(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}

func TestAShortClauseMayBePartOfALongOne(t *testing.T) {
	long := clauseOf("agree", "to open the ferry to Limassol in spring, to build a terminal, to train pilots at the academy, to exchange weather data and to lower fees for fishing boats")
	if like := alike(long, clauseOf("agree", "pilots will be trained at the naval academy")); like.share < wordsFrom {
		t.Errorf("%+v", like)
	}
}

func TestNumbersAreValues(t *testing.T) {
	l := data()
	for text, want := range map[string][]float64{
		"90,000 lives and 2.5 billion dollars": {90000, 2.5e9},
		"ten ships, 40 million people":         {10, 4e7},
		"on May 6, one-China":                  nil,
		"by 2030":                              nil,
		"covid 19.":                            {19},
	} {
		numbers, _, _ := l.figures(clauseOf("", text))
		var got []float64
		for _, f := range numbers {
			got = append(got, f.value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	for _, c := range []struct {
		a, b float64
		want bool
	}{{150, 152, true}, {2.8e9, 2.84e9, true}, {40, 60, false}, {4, 6, false}, {152, 158, false}, {1000, 1000, true}, {0, 0, true}} {
		if near(c.a, c.b) != c.want || near(c.b, c.a) != c.want {
			t.Errorf("near(%v, %v) is not %v", c.a, c.b, c.want)
		}
	}
}

func FuzzTermsHaveAllWords(f *testing.F) {
	for _, s := range []string{"to put an end to 2.5 billion", "no, not the 90,000 and 1,2,3", "it’s n't — x", "1.1.1,000", "\xff 9"} {
		f.Add(s, "reject")
	}
	f.Fuzz(func(t *testing.T, text, act string) {
		u := clauseOf(act, text)
		for _, w := range u.words {
			if w.key == "" {
				t.Fatalf("%q: %q has no key", text, w.lower)
			}
		}
		if like := alike(u, u); like.turned || like.share < 0 || like.share > 1.0001 {
			t.Fatalf("%q with itself: %+v", text, like)
		}
		data().atOdds([]Side{{Name: "A"}}, u, clauseOf(act, "40 ships in May 2030"))
	})
}

func TestFamiliesAreTheSameHoweverOftenTheListsAreRead(t *testing.T) {
	first := data().families
	for range 5 {
		again, err := readLexicon(synonymsData)
		if err != nil {
			t.Fatal(err)
		}
		for root, sets := range first {
			if !slices.Equal(again.families[root], sets) {
				t.Fatalf("family %q has the sets %v, and had %v", root, again.families[root], sets)
			}
		}
	}
}
