package dossier

import (
	"testing"

	"pgregory.net/rapid"
)

// TestGatherFindsAllThatMayChange keeps reports as a store would, by block, and
// must get for a new report the dossier that a full run gives it.
func TestGatherFindsAllThatMayChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports, links := drawWorld(t)
		byBlock := map[string][]Report{}
		for _, r := range reports {
			in, _ := Blocks(r, links, Options{})
			for _, b := range in {
				byBlock[b] = append(byBlock[b], r)
			}
		}
		fetch := func(blocks []string) (found []Report, err error) {
			for _, b := range blocks {
				found = append(found, byBlock[b]...)
			}
			return found, nil
		}
		seed := reports[rapid.IntRange(0, len(reports)-1).Draw(t, "seed")]
		gathered, err := Gather([]Report{seed}, links, Options{}, fetch)
		if err != nil {
			t.Fatal(err)
		}
		want := holding(Cluster(reports, links, Options{}), seed.Key)
		got := holding(Cluster(gathered, links, Options{}), seed.Key)
		if asJSON(t, got) != asJSON(t, want) {
			t.Fatalf("gathered: %s\nof all: %s", asJSON(t, got), asJSON(t, want))
		}
	})
}

func holding(dossiers []Dossier, k Key) Dossier {
	for _, d := range dossiers {
		for _, r := range d.Reports {
			if r == k {
				return d
			}
		}
	}
	return Dossier{}
}
