package address

import (
	"errors"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/archive"
)

func TestNamesOfCountriesAreCodes(t *testing.T) {
	f, err := Parse(url.Values{"country": {"south korea", "fra"}, "dyad": {"China,Burundi"}})
	if err != nil || !slices.Equal(f.Country, []string{"KOR", "FRA"}) || !slices.Equal(f.Dyad, []string{"CHN", "BDI"}) {
		t.Errorf("got %v, %v, %v", f.Country, f.Dyad, err)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	many := strings.Split(strings.Repeat("x ", MaxValues+1)[:2*MaxValues+1], " ")
	for _, c := range []struct {
		name, says string
		q          url.Values
	}{
		{"a country that is none", "Atlantis", url.Values{"country": {"Atlantis"}}},
		{"two cursors", "one value", url.Values{"after": {"1", "2"}}},
		{"a limit that is no number", "limit", url.Values{"limit": {"ten"}}},
		{"a limit below none", "limit", url.Values{"limit": {"-1"}}},
		{"a limit beyond any", "limit", url.Values{"limit": {"99999999999999999999"}}},
		{"too many values", "at most", url.Values{"topic": many}},
		{"a long value", "bytes", url.Values{"who": {strings.Repeat("a", MaxLength+1)}}},
		{"a null byte", "control", url.Values{"place": {"Lima\x00"}}},
		{"bytes that are no text", "UTF-8", url.Values{"source": {"\xff\xfe"}}},
	} {
		if _, err := Parse(c.q); !errors.Is(err, archive.ErrFilter) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want a wrong filter with %q", c.name, err, c.says)
		}
	}
}

// FuzzParse holds any query string to this: it is refused as a wrong filter, or it
// is a filter that its own address gives again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"who=Li+Qiang&from=2025", "dyad=CHN,KOR&limit=5", "country=%00", "country=South%20Korea&after=zz", "dyad=a&dyad=b&dyad=c",
		"limit=-0", "kind=%ff", "dyad=,&country=aBc", "country=%C5%BF",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		q, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		first, err := Parse(q)
		if err != nil {
			if !errors.Is(err, archive.ErrFilter) {
				t.Fatalf("%q: error %v is of no kind", query, err)
			}
			return
		}
		again, err := Parse(Query(first))
		if err != nil || !reflect.DeepEqual(again, first) {
			t.Fatalf("%q: %+v became %+v, %v", query, first, again, err)
		}
	})
}
