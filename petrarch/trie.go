package petrarch

// trie finds the longest phrase that begins at an atom. The first value entered
// for a phrase stays.
type trie[T any] struct {
	words map[string]int32
	edges map[uint64]int32
	ends  map[int32]T
	nodes int32
}

func newTrie[T any]() *trie[T] {
	return &trie[T]{words: map[string]int32{}, edges: map[uint64]int32{}, ends: map[int32]T{}, nodes: 1}
}

func (t *trie[T]) add(atoms []string, value T) {
	node := int32(0)
	for _, a := range atoms {
		w, ok := t.words[a]
		if !ok {
			w = int32(len(t.words))
			t.words[a] = w
		}
		key := uint64(node)<<32 | uint64(w)
		next, ok := t.edges[key]
		if !ok {
			next = t.nodes
			t.nodes++
			t.edges[key] = next
		}
		node = next
	}
	if _, ok := t.ends[node]; !ok && node != 0 {
		t.ends[node] = value
	}
}

// longest is the value of the longest phrase that begins at atom i and where it
// ends, at the end of a token; 0 for none.
func (t *trie[T]) longest(atoms []atom, i int) (value T, end int) {
	node := int32(0)
	for j := i; j < len(atoms); j++ {
		w, ok := t.words[atoms[j].text]
		if !ok {
			break
		}
		next, ok := t.edges[uint64(node)<<32|uint64(w)]
		if !ok {
			break
		}
		node = next
		if v, ok := t.ends[node]; ok && atoms[j].last {
			value, end = v, j+1
		}
	}
	return value, end
}
