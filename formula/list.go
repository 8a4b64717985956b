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

//go:embed ambiguous.tsv
var ambiguousFile string

// Entry is a set phrase of the list.
type Entry struct {
	Formula  string   `json:"formula"`            // the canonical wording
	Variants []string `json:"variants,omitempty"` // other wordings of the same formula
	Users    []string `json:"users,omitempty"`    // ISO 3166 alpha-3 codes and short names of organizations
	Since    int      `json:"since,omitempty"`    // the year from which it is known in this sense; 0 if not known
	Meaning  string   `json:"meaning,omitempty"`
	// Own tells that a user's file brought it, not the program.
	Own bool `json:"own,omitempty"`
}

// Set is a list of set phrases, ready to be looked for. It never changes, so any
// number of goroutines may use it.
type Set struct {
	entries  []Entry
	byWords  map[string]int    // canonical wording, as words are matched → entry
	folds    map[string]string // word → what it is read as; "" when left out
	trie     *node
	everyday map[int]bool    // entries that count only where states are spoken of
	context  map[string]bool // words that speak of them
	loose    map[int]bool    // entries that tell of no position
	rejected map[string]bool // by their words, as matched
	own      bool            // what is added now is a user's
}

// Embedded is the list that comes with the program.
func Embedded() *Set { return embedded() }

// embedded parses the files once. They are part of the program and tested, so a
// fault in them is a fault of the build.
var embedded = sync.OnceValue(func() *Set {
	s, err := program()
	if err != nil {
		panic(err)
	}
	return s
})

// program reads the list that comes with the program.
func program() (*Set, error) {
	s, err := parse("formulae.tsv", formulaeFile, foldsFile)
	if err != nil {
		return nil, err
	}
	return s, table.Each("ambiguous.tsv", ambiguousFile, 2, s.addAmbiguous)
}

// addAmbiguous takes in a line on phrases whose words are everyday ones.
func (s *Set) addAmbiguous(c []string) error {
	switch c[0] {
	case "phrase", "loose":
		at, ok := s.byWords[strings.Join(s.words(c[1]), " ")]
		if !ok {
			return fmt.Errorf("no set phrase %q", c[1])
		}
		if c[0] == "loose" {
			s.loose[at] = true
		} else {
			s.everyday[at] = true
		}
	case "context":
		for _, w := range strings.Split(c[1], ";") {
			s.context[w] = true
		}
	default:
		return fmt.Errorf("no class %q", c[0])
	}
	return nil
}

// List gives the set phrases in the order of the data, a user's own behind those
// of the program. The slice is shared: do not change it.
func (s *Set) List() []Entry { return s.entries }

// Find looks up a wording, canonical or a variant; variant is "" for the
// canonical one.
func (s *Set) Find(wording string) (e Entry, variant string, ok bool) {
	at := s.trie
	for _, w := range s.words(wording) {
		if at = at.next[w]; at == nil {
			return Entry{}, "", false
		}
	}
	if !at.end {
		return Entry{}, "", false
	}
	e = s.entries[at.entry]
	if at.variant >= 0 {
		variant = e.Variants[at.variant]
	}
	return e, variant, true
}

// Loose tells of a formula, by its canonical wording, that it is a way of reporting
// more than a position ("reaffirmed the importance of"): that it comes, goes or
// changes is no news.
func (s *Set) Loose(formula string) bool {
	at, ok := s.byWords[strings.Join(s.words(formula), " ")]
	return ok && s.loose[at]
}

// Rejected tells whether a user's file says that a wording is no set phrase.
func (s *Set) Rejected(wording string) bool {
	return s.rejected[strings.Join(s.words(wording), " ")]
}

func newSet(folds string) (*Set, error) {
	s := &Set{
		folds: map[string]string{}, trie: &node{}, byWords: map[string]int{}, rejected: map[string]bool{},
		everyday: map[int]bool{}, context: map[string]bool{}, loose: map[int]bool{},
	}
	err := table.Each("folds.tsv", folds, 2, func(c []string) error {
		if c[1] == "-" {
			c[1] = ""
		}
		s.folds[c[0]] = c[1]
		return nil
	})
	return s, err
}

func parse(name, formulae, folds string) (*Set, error) {
	s, err := newSet(folds)
	if err != nil {
		return nil, err
	}
	err = table.Each(name, formulae, 5, s.add)
	return s, err
}

// add takes a line in. One of a formula that is there adds its variants.
func (s *Set) add(c []string) error {
	e := Entry{Formula: c[0], Own: s.own}
	for _, column := range []struct {
		text string
		into *[]string
	}{{c[1], &e.Variants}, {c[2], &e.Users}} {
		if column.text != "-" {
			*column.into = strings.Split(column.text, ";")
		}
	}
	if c[4] != "-" {
		e.Meaning = c[4]
	}
	if c[3] != "-" {
		year, err := strconv.Atoi(c[3])
		if err != nil || year < 1600 || year > 2100 {
			return fmt.Errorf("year %q", c[3])
		}
		e.Since = year
	}
	words := strings.Join(s.words(e.Formula), " ")
	if at, there := s.byWords[words]; there && s.own {
		return s.extend(at, e.Variants)
	}
	s.byWords[words] = len(s.entries)
	s.entries = append(s.entries, e)
	for v := -1; v < len(e.Variants); v++ {
		if err := s.plant(e.wording(v), phrase{len(s.entries) - 1, v}); err != nil {
			return err
		}
	}
	return nil
}

// extend gives an entry more variants.
func (s *Set) extend(entry int, variants []string) error {
	e := &s.entries[entry]
	e.Variants = append([]string{}, e.Variants...) // those of the program stay as they are
	for _, v := range variants {
		e.Variants = append(e.Variants, v)
		if err := s.plant(v, phrase{entry, len(e.Variants) - 1}); err != nil {
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
