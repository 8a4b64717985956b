// Package trie walks phrases word by word: the nodes of a tree of all the phrases
// entered. What ends at a node is for its users to keep.
package trie

// Root is the node from which all phrases begin.
const Root int32 = 0

// Trie numbers its nodes; its edges are one map from node and word to node, which
// keeps it small and quick to build.
type Trie struct {
	words map[string]int32
	edges map[uint64]int32
	nodes int32
}

// New is a trie with nothing but the root.
func New() *Trie {
	return &Trie{words: map[string]int32{}, edges: map[uint64]int32{}, nodes: Root + 1}
}

// Add gives the node that a word leads to, and makes it if there is none.
func (t *Trie) Add(node int32, word string) int32 {
	w, ok := t.words[word]
	if !ok {
		w = int32(len(t.words))
		t.words[word] = w
	}
	key := uint64(node)<<32 | uint64(w)
	next, ok := t.edges[key]
	if !ok {
		next = t.nodes
		t.nodes++
		t.edges[key] = next
	}
	return next
}

// Next is the node that a word leads to; false when no phrase goes on so.
func (t *Trie) Next(node int32, word string) (int32, bool) {
	w, ok := t.words[word]
	if !ok {
		return 0, false
	}
	next, ok := t.edges[uint64(node)<<32|uint64(w)]
	return next, ok
}
