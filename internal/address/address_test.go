package address

import (
	"net/url"
	"reflect"
	"testing"

	"chancery/archive"
	"chancery/record"

	"pgregory.net/rapid"
)

func TestFilterSurvivesItsAddress(t *testing.T) {
	values := rapid.SliceOfN(rapid.StringN(1, 12, -1), 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		f := archive.Filter{
			Who: values.Draw(t, "who"), Country: values.Draw(t, "country"), Level: values.Draw(t, "level"),
			Place: values.Draw(t, "place"), Formula: values.Draw(t, "formula"),
			From: rapid.StringN(0, 10, -1).Draw(t, "from"), Background: rapid.StringN(0, 3, -1).Draw(t, "background"),
			Limit: rapid.IntRange(0, 2000).Draw(t, "limit"),
		}
		u, err := url.Parse(List("/encounters", f))
		if err != nil {
			t.Fatal(err)
		}
		got := Filter(u.Query())
		for _, pair := range [][2][]string{{f.Who, got.Who}, {f.Country, got.Country}, {f.Level, got.Level}, {f.Place, got.Place}, {f.Formula, got.Formula}} {
			if len(pair[0]) != len(pair[1]) || len(pair[0]) > 0 && !reflect.DeepEqual(pair[0], pair[1]) {
				t.Fatalf("%q came back as %q", pair[0], pair[1])
			}
		}
		if got.From != f.From || got.Background != f.Background || got.Limit != f.Limit {
			t.Fatalf("%+v came back as %+v", f, got)
		}
	})
}

func TestAddresses(t *testing.T) {
	for _, c := range [][2]string{
		{Span("ab", record.Evidence{Start: 3, End: 9}), "/documents/ab?at=3-9#at"},
		{Item("ab", "s3"), "/documents/ab#s3"},
		{Encounter("ab/e1"), "/encounters/ab/e1"},
		{Actor("li-qiang"), "/actors/li-qiang"},
		{Actor("../x?y#z"), "/actors/..%2Fx%3Fy%23z"},
		{Formula("win-win cooperation"), "/formulae/win-win%20cooperation"},
		{Compare("a", "b"), "/compare?doc=a&doc=b"},
		{List("/statements", archive.Filter{}), "/statements"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %s, want %s", c[0], c[1])
		}
	}
	if f := Filter(url.Values{"dyad": {"CHN,KOR"}, "who": {""}}); len(f.Dyad) != 2 || len(f.Who) != 0 {
		t.Errorf("got %+v", f)
	}
}
