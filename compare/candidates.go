package compare

import (
	"strings"
	"sync"
)

// Candidate is a pair of clauses for which no pair is found by their words, with the
// values of the traits by which it is weighed, in the order of [Traits].
type Candidate struct {
	A, B   Clause
	Traits []float64
}

// Traits are the names of what candidates are weighed by, as data/pairs.tsv has them.
func Traits() []string {
	var names []string
	for _, t := range traits {
		names = append(names, t.name)
	}
	return names
}

// Candidates are the pairs of clauses that would be left over if no synonyms were known:
// so accounts look of which the words were not known beforehand. Command compare/train
// learns from them what each trait counts.
func Candidates(accounts []Account) ([]Candidate, error) {
	if len(accounts) < 2 {
		return nil, ErrOne
	}
	l, err := plain()
	if err != nil {
		return nil, err
	}
	list := tell(accounts)
	if err := choose(list); err != nil {
		return nil, err
	}
	var sides []Side
	units := l.halved(l.read(list, &sides), otherEncounters)
	var out []Candidate
	for _, c := range l.candidates(units, l.pairs(units, otherEncounters)) {
		values := make([]float64, len(traits))
		for k, t := range traits {
			values[k] = t.of(&c)
		}
		out = append(out, Candidate{A: c.a.Clause, B: c.b.Clause, Traits: values})
	}
	return out, nil
}

// plain is the lexicon without synonyms.
var plain = sync.OnceValues(func() (*lexicon, error) {
	head, _, _ := strings.Cut(synonymsData, "# set\n")
	return readLexicon(head + "# set\n")
})
