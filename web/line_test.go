package web

import (
	"testing"

	"chancery/archive"
)

func TestAFewOutliersDoNotStretchTheAxis(t *testing.T) {
	counted := func(counts ...int) (bins []archive.Bin) {
		for _, n := range counts {
			bins = append(bins, archive.Bin{Count: n})
		}
		return bins
	}
	for _, c := range []struct {
		name        string
		bins        []archive.Bin
		first, last int
	}{
		{"one", counted(5), 0, 1},
		{"two far off", counted(1, 0, 0, 0, 0, 0, 100, 200, 150), 6, 9},
		{"and one to come", counted(1, 0, 0, 0, 0, 0, 100, 200, 150, 0, 0, 1), 6, 9},
		{"not so far off", counted(1, 100, 200, 150, 120), 0, 5},
		{"not so few", counted(50, 0, 0, 0, 0, 0, 100, 200, 150), 0, 9},
	} {
		if first, last := mass(c.bins); first != c.first || last != c.last {
			t.Errorf("%s: bins %d to %d, want %d to %d", c.name, first, last, c.first, c.last)
		}
	}
}
