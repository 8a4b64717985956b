package gaz

import (
	"fmt"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"São Paulo": "sao paulo", "St. Petersburg": "saint petersburg", "Al-Qāmishlī": "al qamishli", "Xi'an": "xian", "Łódź": "lodz",
		"U.S.": "us", "  Rio   de Janeiro ": "rio de janeiro", "Bürgenstock": "burgenstock", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEntriesComeBack(t *testing.T) {
	in := []Entry{
		{ID: 3, Name: "Springfield", Level: City, Country: "US", Admin: "MO", People: 160000, Lat: 37.215, Lon: -93.298},
		{ID: 2, Name: "Springfield", Level: City, Country: "US", Admin: "IL", People: 116000, Lat: 39.8, Lon: -89.644, Capital: true},
		{ID: 9, Name: "Genève", Level: Region, Country: "CH", Admin: "GE", Lat: 46.2, Lon: 6.15, Also: []string{"Geneva", "Genf"}},
	}
	b, err := Encode(in)
	if err != nil {
		t.Fatal(err)
	}
	g, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	var ids []int
	g.Named("springfield", func(i int) { ids = append(ids, g.Entry(i).ID) })
	g.Called("geneva", func(i int) { ids = append(ids, g.Entry(i).ID) })
	if len(ids) != 3 || ids[0] != 3 || ids[1] != 2 || ids[2] != 9 {
		t.Errorf("found %v, want 3, 2 (by inhabitants) and 9", ids)
	}
	g.Named("springfield", func(i int) {
		if e := g.Entry(i); e.ID == 2 && (!e.Capital || e.Level != City || e.Admin != "IL" || e.Lat != 39.8) {
			t.Errorf("%+v", e)
		}
	})
}

func TestEveryNameIsFoundByItsKey(t *testing.T) {
	var in []Entry
	for i := range 5 * markStep {
		for k := range 1 + i%7*10 { // some names have more bearers than a mark has names
			in = append(in, Entry{ID: 1000*i + k, Name: fmt.Sprintf("Söder-%c%c", 'a'+i%26, 'a'+i/26), Level: City, Country: "SE", People: k})
		}
	}
	b, err := Encode(in)
	if err != nil {
		t.Fatal(err)
	}
	g, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 * markStep {
		key, n := fmt.Sprintf("soder %c%c", 'a'+i%26, 'a'+i/26), 0
		g.Named(key, func(int) { n++ })
		if want := 1 + i%7*10; n != want {
			t.Errorf("%s: %d entries, want %d", key, n, want)
		}
	}
	for _, key := range []string{"", "a", "soder", "soder aa ", "zz"} {
		g.Named(key, func(i int) { t.Errorf("%q found %q", key, g.Name(i)) })
	}
}

func TestDecodeRefusesOtherBytes(t *testing.T) {
	if _, err := Decode([]byte("not a gazetteer")); err == nil {
		t.Error("no error")
	}
}
