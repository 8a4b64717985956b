package actor

import "chancery/internal/trie"

// spellings finds the longest entry that begins at an atom.
type spellings struct {
	tree *trie.Trie
	ends map[int32][]entry // entries that end at a node
}

// entry is one spelling of something in the lexicon.
type entry struct {
	kind entryKind
	ref  int32 // row of the table of its kind
	// caps asks of each atom: '.' any case, 'C' a capital first, 'A' all capitals.
	caps string
}

type entryKind uint8

const (
	countryName entryKind = iota
	countryAdjective
	countryDemonym
	countryCapital
	countrySeat
	organizationName
	titleName
	portfolioName
	bodyName
	agentName
	honorificName
	holderName
	notActor
)

func newSpellings() *spellings {
	return &spellings{tree: trie.New(), ends: map[int32][]entry{}}
}

// add enters one spelling. Words written with a capital in the entry must have one
// in the text; short words all in capitals (UN, PLA) must be so there too.
func (t *spellings) add(spelling string, kind entryKind, ref int32) {
	atoms := cut(nil, spelling, -1)
	if len(atoms) == 0 {
		return
	}
	caps := make([]byte, len(atoms))
	node := trie.Root
	for i, a := range atoms {
		caps[i] = '.'
		switch {
		case a.shape == allCaps && len(a.text) <= 5 && len(a.text) > 1:
			caps[i] = 'A'
		case a.shape != lowerCase:
			caps[i] = 'C'
		}
		node = t.tree.Add(node, a.text)
	}
	for _, e := range t.ends[node] {
		if e.kind == kind && e.ref == ref {
			return
		}
	}
	t.ends[node] = append(t.ends[node], entry{kind, ref, string(caps)})
}

// match is a stretch of atoms that spells one or more entries.
type match struct {
	first, last int // atoms, last exclusive
	entries     []entry
}

// longest finds the longest match that begins at atom i and ends before limit,
// beginning and ending where tokens do.
func (t *spellings) longest(atoms []atom, i, limit int) (match, bool) {
	var best match
	node, ok := trie.Root, true
	for j := i; j < limit; j++ {
		if node, ok = t.tree.Next(node, atoms[j].text); !ok {
			break
		}
		if !atoms[j].last {
			continue
		}
		var fit []entry
		for _, e := range t.ends[node] {
			if fits(e.caps, atoms[i:j+1]) {
				fit = append(fit, e)
			}
		}
		if len(fit) > 0 {
			best = match{i, j + 1, fit}
		}
	}
	return best, best.last > best.first
}

func fits(caps string, atoms []atom) bool {
	for i := range atoms {
		switch caps[i] {
		case 'C':
			if atoms[i].shape == lowerCase {
				return false
			}
		case 'A':
			if atoms[i].shape != allCaps {
				return false
			}
		}
	}
	return true
}
