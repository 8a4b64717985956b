package formula

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed formulae.tsv
var formulaeFile string

//go:embed folds.tsv
var foldsFile string

// Entry is a set phrase of the list.
type Entry struct {
	Formula  string   // the canonical wording
	Variants []string // other wordings of the same formula
	Users    []string // ISO 3166 alpha-3 codes and short names of organizations
	Since    int      // the year from which it is known in this sense; 0 if not known
	Meaning  string
}

// List gives the set phrases in the order of the data. The slice is shared: do
// not change it.
func List() []Entry { return data().entries }

// lists is the data, parsed.
type lists struct {
	entries []Entry
	folds   map[string]string // word → what it is read as; "" when left out
	trie    *node
}

// data parses the files once. They are part of the program and tested, so a
// fault in them is a fault of the build.
var data = sync.OnceValue(func() *lists {
	l, err := parse(formulaeFile, foldsFile)
	if err != nil {
		panic(err)
	}
	return l
})

func parse(formulae, folds string) (*lists, error) {
	l := &lists{folds: map[string]string{}, trie: &node{}}
	err := table.Each("folds.tsv", folds, 2, func(c []string) error {
		if c[1] == "-" {
			c[1] = ""
		}
		l.folds[c[0]] = c[1]
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Each("formulae.tsv", formulae, 5, l.add)
	return l, err
}

func (l *lists) add(c []string) error {
	e := Entry{Formula: c[0], Users: strings.Split(c[2], ";"), Meaning: c[4]}
	if c[1] != "-" {
		e.Variants = strings.Split(c[1], ";")
	}
	if c[3] != "-" {
		year, err := strconv.Atoi(c[3])
		if err != nil || year < 1600 || year > 2100 {
			return fmt.Errorf("year %q", c[3])
		}
		e.Since = year
	}
	l.entries = append(l.entries, e)
	for v := -1; v < len(e.Variants); v++ {
		if err := l.plant(e.wording(v), phrase{len(l.entries) - 1, v}); err != nil {
			return err
		}
	}
	return nil
}

// wording is variant v, or the formula itself for -1.
func (e Entry) wording(v int) string {
	if v < 0 {
		return e.Formula
	}
	return e.Variants[v]
}
