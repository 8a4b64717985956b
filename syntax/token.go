package syntax

import (
	"iter"
	"strings"
)

// Token is a word of a text: a small value that may be copied and compared. The
// methods of the zero Token panic.
type Token struct {
	text *Text
	i    int32
}

// Index is the position of the token in the whole text, from 0.
func (k Token) Index() int { return int(k.i) }

// Start is the offset in bytes of the token's first byte in the source.
func (k Token) Start() int { return int(k.text.start[k.i]) }

// End is the offset in bytes just past the token in the source.
func (k Token) End() int { return int(k.text.end[k.i]) }

// Text is the token as the source has it.
func (k Token) Text() string { return k.text.src[k.text.start[k.i]:k.text.end[k.i]] }

// Lower is the token in lower case.
func (k Token) Lower() string { return k.text.vocab[k.text.lower[k.i]] }

// Lemma is the dictionary form: "go" for "went", "Korea" for "Korea".
func (k Token) Lemma() string { return k.text.vocab[k.text.lemma[k.i]] }

// UPOS is the universal part of speech.
func (k Token) UPOS() UPOS { return k.text.labels.upos[k.text.upos[k.i]] }

// XPOS is the Penn Treebank tag as EWT and GUM use it: "VBD", "NNP".
func (k Token) XPOS() string { return k.text.labels.xpos[k.text.xpos[k.i]] }

// Feats are all morphological features as CoNLL-U writes them; "_" for none.
func (k Token) Feats() string { return k.text.labels.feat[k.text.feat[k.i]] }

// Feat is the value of one morphological feature, "" if the token lacks it.
func (k Token) Feat(name string) string {
	rest := k.Feats()
	for rest != "" {
		var pair string
		pair, rest, _ = strings.Cut(rest, "|")
		if key, value, ok := strings.Cut(pair, "="); ok && key == name {
			return value
		}
	}
	return ""
}

// Rel is the relation to the head, with its subtype; [Root] at the root.
func (k Token) Rel() Rel { return k.text.labels.rel[k.text.rel[k.i]] }

// BaseRel is the relation to the head without its subtype.
func (k Token) BaseRel() Rel { return k.Rel().Base() }

// Is tells whether the relation to the head is exactly one of these.
func (k Token) Is(rels ...Rel) bool {
	own := k.Rel()
	for _, r := range rels {
		if own == r {
			return true
		}
	}
	return false
}

// IsRoot tells whether the token is the root of its sentence.
func (k Token) IsRoot() bool { return k.text.head[k.i] < 0 }

// Head is the token that governs this one; false at the root.
func (k Token) Head() (Token, bool) {
	if h := k.text.head[k.i]; h >= 0 {
		return Token{k.text, h}, true
	}
	return Token{}, false
}

// Sentence is the sentence that holds the token.
func (k Token) Sentence() Sentence { return Sentence{k.text, k.text.sent[k.i]} }

// Children are the tokens that this one governs, in order.
func (k Token) Children() iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for c := k.text.child[k.i]; c >= 0; c = k.text.next[c] {
			if !yield(Token{k.text, c}) {
				return
			}
		}
	}
}

// Child is the first child whose relation, subtype included, is one of these.
func (k Token) Child(rels ...Rel) (Token, bool) {
	for c := range k.Children() {
		if c.Is(rels...) {
			return c, true
		}
	}
	return Token{}, false
}

// ChildBase is the first child whose relation without its subtype is one of these:
// ChildBase(Nsubj) finds nsubj:pass too.
func (k Token) ChildBase(rels ...Rel) (Token, bool) {
	for c := range k.Children() {
		base := c.BaseRel()
		for _, r := range rels {
			if base == r {
				return c, true
			}
		}
	}
	return Token{}, false
}

// Subtree is the smallest span that covers the token and all its descendants.
func (k Token) Subtree() Span {
	first, last := k.i, k.i
	k.text.reach(k.i, &first, &last)
	return Span{k.text, int(first), int(last) + 1}
}

// reach widens first and last to all descendants of token i. Its depth is bounded
// by maxSentence.
func (t *Text) reach(i int32, first, last *int32) {
	for c := t.child[i]; c >= 0; c = t.next[c] {
		*first, *last = min(*first, c), max(*last, c)
		t.reach(c, first, last)
	}
}

// Above tells whether this token governs other, directly or through others.
func (k Token) Above(other Token) bool {
	for h := k.text.head[other.i]; h >= 0; h = k.text.head[h] {
		if h == k.i {
			return true
		}
	}
	return false
}

// Next is the token that follows in the same sentence.
func (k Token) Next() (Token, bool) {
	if s := k.text.sents[k.text.sent[k.i]]; k.i+1 < s.last {
		return Token{k.text, k.i + 1}, true
	}
	return Token{}, false
}

// Prev is the token before this one in the same sentence.
func (k Token) Prev() (Token, bool) {
	if s := k.text.sents[k.text.sent[k.i]]; k.i > s.first {
		return Token{k.text, k.i - 1}, true
	}
	return Token{}, false
}

// SpaceAfter tells whether something stands between this token and the next byte
// that belongs to a token; it is true at the end of the text.
func (k Token) SpaceAfter() bool {
	return int(k.i)+1 >= len(k.text.start) || k.text.start[k.i+1] > k.text.end[k.i]
}

// Joined tells whether the token continues a multiword token: "n't" after "do".
func (k Token) Joined() bool { return k.text.flags[k.i]&flagJoined != 0 }
