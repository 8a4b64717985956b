package where

import (
	_ "embed"
	"strings"
	"testing"

	"chancery/syntax"
)

//go:embed testdata/places.tsv
var placesTable string

func TestPlaces(t *testing.T) {
	for n, line := range strings.Split(placesTable, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		text, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("places.tsv:%d: want a sentence and its places", n+1)
		}
		var got []string
		for _, p := range Read(syntax.Parse(text)) {
			if p.Adjective {
				continue
			}
			country := p.Country
			if country == "" {
				country = "-"
			}
			got = append(got, p.Name+" "+country+" "+string(p.Level))
		}
		if !samePlaces(got, want) {
			t.Errorf("places.tsv:%d: %s\n\tgot  %s\n\twant %s", n+1, text, strings.Join(got, " ; "), want)
		}
	}
}

// samePlaces compares places with a line of the table; a level of "-" is not asked.
func samePlaces(got []string, want string) bool {
	if want == "-" {
		return len(got) == 0
	}
	list := strings.Split(want, " ; ")
	if len(list) != len(got) {
		return false
	}
	for i, w := range list {
		if bare, any := strings.CutSuffix(w, " -"); any {
			if !strings.HasPrefix(got[i], bare+" ") {
				return false
			}
		} else if got[i] != w {
			return false
		}
	}
	return true
}
