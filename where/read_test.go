package where

import (
	"slices"
	"testing"

	"chancery/syntax"
)

func names(ps []Place) []string {
	var out []string
	for _, p := range ps {
		n := p.Name
		if p.Adjective {
			n += "*"
		}
		out = append(out, n)
	}
	return out
}

func TestReadFindsPlaces(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"The two presidents met at the Diaoyutai State Guesthouse in Beijing on Tuesday.", []string{"Diaoyutai State Guesthouse", "Beijing"}},
		{"Talks opened in Geneva, and envoys flew to Damascus.", []string{"Geneva", "Damascus"}},
		{"The foreign minister of Jordan landed in Ankara.", []string{"Jordan", "Ankara"}},
		{"He spoke by telephone with his French counterpart.", []string{"France*"}},
		{"A patrol sailed through the Taiwan Strait.", []string{"Taiwan Strait"}},
		{"They met at Camp David.", []string{"Camp David"}},
		{"They walked down Oxford Street in London.", []string{"Oxford Street", "London"}},
		{"Wall Street fell on the news.", nil}, // no town to lay it in
		{"The Kremlin said it would wait.", nil},
		{"Guests gathered at the Kremlin.", []string{"Kremlin"}},
		{"The minister may march to the reading of the mobile report.", nil},
	}
	for _, c := range cases {
		if got := names(Read(syntax.Parse(c.text))); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadKnowsWhichOne(t *testing.T) {
	cases := []struct{ text, name, country, region string }{
		{"He was born in Paris, Texas.", "Paris", "USA", "Texas"},
		{"The talks were held in Paris.", "Paris", "FRA", "Île-de-France"},
		{"Voters in Atlanta and Savannah, Georgia, went to the polls.", "Georgia", "USA", ""},
		{"Tbilisi said Georgia would sign the treaty with Armenia in Yerevan.", "Georgia", "GEO", ""},
		{"Rallies were held in Birmingham, Alabama.", "Birmingham", "USA", "Alabama"},
		{"Tusk held talks in London with Britain's prime minister. Tusk will travel to Washington next month.", "Washington", "USA", ""},
	}
	for _, c := range cases {
		ok := false
		got := Read(syntax.Parse(c.text))
		for _, p := range got {
			if p.Name == c.name && p.Country == c.country && (c.region == "" || p.Region == c.region) {
				ok = true
			}
		}
		if !ok {
			t.Errorf("%s: %+v, want %s in %s", c.text, got, c.name, c.country)
		}
	}
}

func TestLookupTakesTheHint(t *testing.T) {
	if p, ok := Lookup("Cambridge", "USA"); !ok || p.Country != "USA" {
		t.Errorf("Cambridge, USA: %+v", p)
	}
	if p, ok := Lookup("Cambridge", ""); !ok || p.Country != "GBR" {
		t.Errorf("Cambridge: %+v", p)
	}
	if _, ok := Lookup("Qwertzuiop", ""); ok {
		t.Error("found Qwertzuiop")
	}
}
