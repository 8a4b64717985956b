package petrarch

import (
	_ "embed"
	"strings"
	"sync"

	"chancery/internal/table"
	"chancery/syntax"
)

//go:embed data/grammar.tsv
var grammarFile string

var grammar = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	err := table.Each("petrarch/data/grammar.tsv", grammarFile, 2, func(f []string) error {
		out[f[0]] = map[string]bool{}
		for w := range strings.FieldsSeq(f[1]) {
			out[f[0]][w] = true
		}
		return nil
	})
	if err != nil {
		panic(err) // the file is part of the program; a test reads it
	}
	return out
})

func isA(class, word string) bool { return grammar()[class][word] }

// cased tells whether one of a noun's prepositions is of a class.
func cased(k syntax.Token, class string) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Case && isA(class, c.Lower()) {
			return true
		}
	}
	return false
}

// modifies tells whether a word is part of the noun phrase of its head.
func modifies(k syntax.Token) bool {
	switch k.Rel() {
	case syntax.NmodPoss, syntax.NmodDesc:
		return true
	}
	switch k.BaseRel() {
	case syntax.Compound, syntax.Flat, syntax.Amod, syntax.RelDet, syntax.Nummod, syntax.Goeswith, syntax.Fixed:
		return k.Rel() != syntax.CompoundPrt
	}
	return false
}

// first is the first of joined words: "Italy" of "Italy, Spain and France".
func first(k syntax.Token) syntax.Token {
	for range maxClimb {
		h, ok := k.Head()
		if !ok || !k.Is(syntax.Conj) {
			return k
		}
		k = h
	}
	return k
}

// nominal is the head of the noun phrase that a word belongs to.
func nominal(k syntax.Token) syntax.Token {
	for range maxClimb {
		top := k
		if k.Is(syntax.Conj) {
			if top = first(k); !modifies(top) {
				return k
			}
		}
		h, ok := top.Head()
		if !ok || !modifies(top) || h.UPOS() == syntax.Verb && h.BaseRel() != syntax.Amod {
			return k
		}
		k = h
	}
	return k
}

// maxClimb bounds walks up a tree.
const maxClimb = 60
