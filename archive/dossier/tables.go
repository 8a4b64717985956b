package dossier

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"chancery/internal/table"
)

//go:embed zones.tsv
var zonesData string

//go:embed venues.tsv
var venuesData string

// clock is how far a country's clocks are ahead of Greenwich, in hours.
type clock struct{ least, greatest float64 }

type tables struct {
	clocks map[string]clock
	venues map[string]string // folded name to the first of its line
}

// data reads the embedded files. They are part of the program, so a fault in
// them is one of the program; the tests meet it first.
var data = sync.OnceValue(func() *tables {
	t, err := load()
	if err != nil {
		panic(err)
	}
	return t
})

func load() (*tables, error) {
	t := &tables{clocks: map[string]clock{}, venues: map[string]string{}}
	head := true
	err := table.Each("zones.tsv", zonesData, 3, func(f []string) error {
		if head {
			head = false
			return nil
		}
		least, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return fmt.Errorf("%q is no number of hours", f[1])
		}
		greatest, err := strconv.ParseFloat(f[2], 64)
		if err != nil || greatest < least {
			return fmt.Errorf("%q is no number of hours from %q on", f[2], f[1])
		}
		t.clocks[f[0]] = clock{least, greatest}
		return nil
	})
	if err != nil {
		return nil, err
	}
	head = true
	err = table.Each("venues.tsv", venuesData, 1, func(f []string) error {
		if head {
			head = false
			return nil
		}
		names := strings.Split(f[0], "|")
		for _, n := range names {
			t.venues[fold(n)] = fold(names[0])
		}
		return nil
	})
	return t, err
}

// ahead gives by how many hours the clock of a is ahead of b's, in the middle of
// each country, and whether both are known.
func (t *tables) ahead(a, b string) (hours float64, known bool) {
	if a == b {
		return 0, a != ""
	}
	x, okA := t.clocks[a]
	y, okB := t.clocks[b]
	return (x.least + x.greatest - y.least - y.greatest) / 2, okA && okB
}

// fold writes a place's name in small letters and single spaces, without marks
// of punctuation.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// sameVenue tells whether two names may be one venue's: one stands in the other,
// or a line of venues.tsv has both.
func (t *tables) sameVenue(a, b string) bool {
	a, b = fold(a), fold(b)
	if v, ok := t.venues[a]; ok {
		a = v
	}
	if v, ok := t.venues[b]; ok {
		b = v
	}
	return strings.Contains(a, b) || strings.Contains(b, a)
}
