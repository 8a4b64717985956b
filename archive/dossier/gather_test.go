package dossier

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// shelf keeps reports and their dossiers as a store would.
type shelf struct {
	t       interface{ Fatal(...any) }
	reports map[Key]Report
	links   []Link
	home    map[Key]Dossier
	fetched int
}

func newShelf(t interface{ Fatal(...any) }) *shelf {
	return &shelf{t: t, reports: map[Key]Report{}, home: map[Key]Dossier{}}
}

// gather asks for the dossiers around some reports.
func (s *shelf) gather(seeds []Report) ([]Report, []Dossier) {
	byBlock := map[string][]Report{}
	for _, r := range s.reports {
		in, _ := Blocks(r, s.links, Options{})
		for _, b := range in {
			byBlock[b] = append(byBlock[b], r)
		}
	}
	reports, dossiers, err := Gather(seeds, s.links, Options{}, func(blocks []string) (found []Report, err error) {
		for _, b := range blocks {
			found = append(found, byBlock[b]...)
		}
		s.fetched += len(found)
		return found, nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return reports, dossiers
}

// change does something to the shelf and puts the dossiers around it anew.
func (s *shelf) change(around []Key, do func()) {
	seeds := map[Key]Report{}
	var there []Report
	for _, k := range around {
		if r, ok := s.reports[k]; ok {
			there = append(there, r)
		}
	}
	touched, _ := s.gather(there)
	for _, r := range touched {
		seeds[r.Key] = r
	}
	do()
	for _, k := range around {
		seeds[k] = s.reports[k]
	}
	var list []Report
	for k := range seeds {
		if r, ok := s.reports[k]; ok {
			list = append(list, r)
		}
	}
	for k := range s.home {
		if _, ok := s.reports[k]; !ok {
			delete(s.home, k)
		}
	}
	_, dossiers := s.gather(list)
	for _, d := range dossiers {
		for _, k := range d.Reports {
			s.home[k] = d
		}
	}
}

func (s *shelf) add(reports ...Report) {
	var keys []Key
	for _, r := range reports {
		keys = append(keys, r.Key)
	}
	s.change(keys, func() {
		for _, r := range reports {
			s.reports[r.Key] = r
		}
	})
}

func (s *shelf) remove(k Key) { s.change([]Key{k}, func() { delete(s.reports, k) }) }

func (s *shelf) rule(l Link) {
	s.change([]Key{l.A, l.B}, func() { s.links = append(s.links, l) })
}

// check compares the dossiers with those of all reports at once.
func (s *shelf) check() {
	all := Cluster(slices.Collect(maps.Values(s.reports)), s.links, Options{})
	if len(s.home) != len(s.reports) {
		s.t.Fatal(len(s.reports), "reports, in dossiers:", len(s.home))
	}
	for k, d := range s.home {
		if want, got := asJSON(s.t, holding(all, k)), asJSON(s.t, d); got != want {
			s.t.Fatal("bit by bit:", got, "\nat once:", want)
		}
	}
}

// TestOrderOfArrivalDoesNotMatter keeps reports as a store would, by block, adds
// them in any order with detours, and must have at any time the dossiers that all
// of them at once give.
func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports, links := drawWorld(t)
		s := newShelf(t)
		order := rapid.Permutation(indexes(len(reports))).Draw(t, "order")
		for n := 0; n < len(order); {
			some := order[n:min(len(order), n+rapid.IntRange(1, 3).Draw(t, "batch"))]
			var batch []Report
			for _, i := range some {
				batch = append(batch, reports[i])
			}
			s.add(batch...)
			s.check()
			if n%3 == 1 { // taken out and put back
				s.remove(batch[0].Key)
				s.check()
				s.add(batch[0])
			}
			if n <= len(reports)/2 && n+len(some) > len(reports)/2 {
				for _, l := range links {
					s.rule(l)
					s.check()
				}
			}
			n += len(some)
		}
		s.check()
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
