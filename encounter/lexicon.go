package encounter

import (
	"embed"
	"fmt"
	"strconv"
	"sync"

	"chancery/internal/table"
)

//go:embed data/*.tsv data/*.txt
var files embed.FS

// verb is one line of verbs.tsv.
type verb struct {
	particle, frame, kind, mode, need string
}

// noun is one line of nouns.tsv.
type noun struct {
	number, kind, mode string
	weak               bool
}

// governor is one line of status.tsv.
type governor struct{ particle, status string }

// lexicon is all data files of the package.
type lexicon struct {
	verbs                                                                                                                                                                                           map[string][]verb
	nouns                                                                                                                                                                                           map[string]noun
	governors                                                                                                                                                                                       map[string][]governor
	numbers                                                                                                                                                                                         map[string]int
	descriptions                                                                                                                                                                                    map[string][]string // noun → levels of office it can mean
	modals                                                                                                                                                                                          map[string]string
	links                                                                                                                                                                                           map[string]string
	visits                                                                                                                                                                                          map[string]string
	phones                                                                                                                                                                                          map[string]string
	lights                                                                                                                                                                                          map[string]string
	phases                                                                                                                                                                                          map[string]string
	happenings, papers, letters, traps, bearers, diplomats, habits, kin, venues, apart, credentials, states, former, tellings, joins, goings, rounds, accords, mediations, margins, dayparts, vague map[string]bool
}

var words = sync.OnceValues(load)

func load() (*lexicon, error) {
	l := &lexicon{verbs: map[string][]verb{}, nouns: map[string]noun{}, governors: map[string][]governor{}}
	for name, dst := range map[string]*map[string]bool{
		"habits.txt": &l.habits, "apart.txt": &l.apart, "tellings.txt": &l.tellings, "joins.txt": &l.joins, "vague.txt": &l.vague, "dayparts.txt": &l.dayparts, "margins.txt": &l.margins, "accords.txt": &l.accords, "mediations.txt": &l.mediations, "rounds.txt": &l.rounds, "goings.txt": &l.goings, "former.txt": &l.former, "states.txt": &l.states, "credentials.txt": &l.credentials, "kin.txt": &l.kin, "venues.txt": &l.venues, "happenings.txt": &l.happenings, "papers.txt": &l.papers, "letters.txt": &l.letters,
		"traps.txt": &l.traps, "bearers.txt": &l.bearers, "diplomats.txt": &l.diplomats,
	} {
		*dst = map[string]bool{}
		if err := each(name, 1, func(f []string) error { (*dst)[f[0]] = true; return nil }); err != nil {
			return nil, err
		}
	}
	for name, dst := range map[string]*map[string]string{
		"modals.tsv": &l.modals, "links.tsv": &l.links, "visits.tsv": &l.visits, "lights.tsv": &l.lights, "phones.tsv": &l.phones,
		"phases.tsv": &l.phases,
	} {
		*dst = map[string]string{}
		if err := each(name, 2, func(f []string) error { (*dst)[f[0]] = f[1]; return nil }); err != nil {
			return nil, err
		}
	}
	l.numbers, l.descriptions = map[string]int{}, map[string][]string{}
	err := each("numbers.tsv", 2, func(f []string) error {
		n, err := strconv.Atoi(f[1])
		l.numbers[f[0]] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	err = each("descriptions.tsv", 2, func(f []string) error {
		l.descriptions[f[0]] = append(l.descriptions[f[0]], f[1])
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each("verbs.tsv", 6, func(f []string) error {
		l.verbs[f[0]] = append(l.verbs[f[0]], verb{particle: dash(f[1]), frame: f[2], kind: dash(f[3]), mode: dash(f[4]), need: dash(f[5])})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each("nouns.tsv", 5, func(f []string) error {
		if f[4] != "sure" && f[4] != "weak" {
			return fmt.Errorf("standing %q is neither sure nor weak", f[4])
		}
		l.nouns[f[0]] = noun{number: dash(f[1]), kind: f[2], mode: dash(f[3]), weak: f[4] == "weak"}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, each("status.tsv", 3, func(f []string) error {
		l.governors[f[0]] = append(l.governors[f[0]], governor{dash(f[1]), f[2]})
		return nil
	})
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// each calls do with the columns of each line of a data file.
func each(name string, columns int, do func([]string) error) error {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	return table.Each("encounter/data/"+name, string(data), columns, do)
}
