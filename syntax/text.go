package syntax

import "sort"

// Range is a stretch of the source text in bytes, end exclusive.
type Range struct{ Start, End int }

// Text is an analysed text. It owns all arrays; its views look into it. The zero
// Text has no tokens.
type Text struct {
	src    string
	ranges []Range
	labels *labels

	// One entry a token.
	start, end []int32
	flags      []uint8
	upos, rel  []uint16 // indices into labels
	xpos, feat []uint16
	head       []int32 // token of the whole text; -1 at a root
	child      []int32 // first child, -1 for none
	next       []int32 // next child of the same head, -1 for none
	sent       []int32
	lower      []int32 // indices into vocab
	lemma      []int32

	vocab []string
	sents []sentence
	names []Name
}

type sentence struct{ first, last, rng int32 }

// flagJoined marks a word that continues the multiword token of the word before.
const flagJoined uint8 = 1

// labels are the strings that the arrays of a Text index.
type labels struct {
	upos []UPOS
	xpos []string
	feat []string
	rel  []Rel
}

// Source is the text that all offsets point into.
func (t *Text) Source() string { return t.src }

// Ranges are the stretches of the source that were read.
func (t *Text) Ranges() []Range { return t.ranges }

// Len counts the tokens.
func (t *Text) Len() int { return len(t.start) }

// Token is the i-th token of the text; i counts from 0 up to Len()-1.
func (t *Text) Token(i int) Token {
	if i < 0 || i >= len(t.start) {
		panic("syntax: token index out of range")
	}
	return Token{t, int32(i)}
}

// Sentences counts the sentences.
func (t *Text) Sentences() int { return len(t.sents) }

// Sentence is the i-th sentence of the text; i counts from 0.
func (t *Text) Sentence(i int) Sentence {
	if i < 0 || i >= len(t.sents) {
		panic("syntax: sentence index out of range")
	}
	return Sentence{t, int32(i)}
}

// TokenAt is the token that covers the byte at offset off, or the next one after
// it when the byte lies between tokens. It is false when no token ends after off.
func (t *Text) TokenAt(off int) (Token, bool) {
	i := sort.Search(len(t.end), func(i int) bool { return int(t.end[i]) > off })
	if i == len(t.end) {
		return Token{}, false
	}
	return Token{t, int32(i)}, true
}

// SpanOf is the smallest span of tokens that covers the bytes from start to end.
// It is empty when no token lies there.
func (t *Text) SpanOf(start, end int) Span {
	first := sort.Search(len(t.end), func(i int) bool { return int(t.end[i]) > start })
	last := sort.Search(len(t.start), func(i int) bool { return int(t.start[i]) >= end })
	return Span{t, first, max(first, last)}
}

// Span is the span of the tokens from first up to, not including, last.
func (t *Text) Span(first, last int) Span { return Span{t, first, last} }

// Names are the named entities in order of their first token. They do not overlap
// and do not cross sentences. The slice is shared: do not change it.
func (t *Text) Names() []Name { return t.names }

// Name is a named entity: the tokens from First up to, not including, Last.
type Name struct {
	First, Last int
	Type        NameType
}

// NameAt is the name that covers the token, if one does.
func (t *Text) NameAt(token int) (Name, bool) {
	i := sort.Search(len(t.names), func(i int) bool { return t.names[i].Last > token })
	if i < len(t.names) && t.names[i].First <= token {
		return t.names[i], true
	}
	return Name{}, false
}

// link fills the arrays that list the children of each token, from the heads.
func (t *Text) link() {
	n := len(t.start)
	t.child = make([]int32, n)
	t.next = make([]int32, n)
	for i := range t.child {
		t.child[i], t.next[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- { // backwards, so that each list is in order
		if h := t.head[i]; h >= 0 {
			t.next[i] = t.child[h]
			t.child[h] = int32(i)
		}
	}
}

// Names are the names of the sentence in order. The slice is shared: do not change
// it.
func (s Sentence) Names() []Name {
	all := s.text.names
	first := sort.Search(len(all), func(i int) bool { return all[i].First >= s.First() })
	last := sort.Search(len(all), func(i int) bool { return all[i].First >= s.Last() })
	return all[first:last]
}
