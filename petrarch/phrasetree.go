package petrarch

import "chancery/internal/trie"

// phraseTree finds the longest phrase that begins at an atom. The first value entered
// for a phrase stays.
type phraseTree[T any] struct {
	tree *trie.Trie
	ends map[int32]T
}

func newPhraseTree[T any]() *phraseTree[T] {
	return &phraseTree[T]{tree: trie.New(), ends: map[int32]T{}}
}

func (t *phraseTree[T]) add(atoms []string, value T) {
	node := trie.Root
	for _, a := range atoms {
		node = t.tree.Add(node, a)
	}
	if _, ok := t.ends[node]; !ok && node != trie.Root {
		t.ends[node] = value
	}
}

// longest is the value of the longest phrase that begins at atom i and where it
// ends, at the end of a token; 0 for none.
func (t *phraseTree[T]) longest(atoms []atom, i int) (value T, end int) {
	node, ok := trie.Root, true
	for j := i; j < len(atoms); j++ {
		if node, ok = t.tree.Next(node, atoms[j].text); !ok {
			break
		}
		if v, ok := t.ends[node]; ok && atoms[j].last {
			value, end = v, j+1
		}
	}
	return value, end
}
