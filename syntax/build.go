package syntax

import (
	"fmt"
	"math"
	"strings"
)

// Word is a word of a text built by hand.
type Word struct {
	Form  string
	Lemma string // empty: the form in lower case
	UPOS  UPOS
	XPOS  string
	Feats string // as CoNLL-U writes them; empty for none
	Head  int    // 1 for the first word of the sentence; 0 for the root
	Rel   Rel
	// NoSpace says that the next word follows without a space.
	NoSpace bool
	// Joined says that the word continues a multiword token.
	Joined bool
	// Name is the type of the name that the word belongs to; Begin starts a new
	// name where two of one type touch.
	Name  NameType
	Begin bool
}

// Build makes a text from words, tags, heads and relations written by hand, one
// slice a sentence. It fails where a sentence is not a tree.
func Build(sentences ...[]Word) (*Text, error) {
	b := newBuilder()
	for i, words := range sentences {
		if err := b.add(words); err != nil {
			return nil, fmt.Errorf("sentence %d: %w", i+1, err)
		}
	}
	return b.text(), nil
}

// Sketch makes a text from a short table, for tests: a line a word, a blank line
// between sentences, columns parted by white space:
//
//	form lemma UPOS head relation [type of name]
//
// Heads count from 1, 0 is the root. A form that ends in "~" is joined to the next
// word without a space. XPOS is derived for verbs only when written as UPOS/XPOS
// ("VERB/VBD").
func Sketch(table string) (*Text, error) {
	var sentences [][]Word
	var cur []Word
	for n, line := range strings.Split(table, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			if len(cur) > 0 {
				sentences = append(sentences, cur)
				cur = nil
			}
			continue
		}
		w, err := sketchWord(f)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		cur = append(cur, w)
	}
	if len(cur) > 0 {
		sentences = append(sentences, cur)
	}
	return Build(sentences...)
}

func sketchWord(f []string) (Word, error) {
	if len(f) < 5 || len(f) > 6 {
		return Word{}, fmt.Errorf("want 5 or 6 columns, have %d", len(f))
	}
	w := Word{Form: f[0], Lemma: f[1], Rel: Rel(f[4])}
	if len(w.Form) > 1 && strings.HasSuffix(w.Form, "~") {
		w.Form, w.NoSpace = w.Form[:len(w.Form)-1], true
	}
	upos, xpos, _ := strings.Cut(f[2], "/")
	w.UPOS, w.XPOS = UPOS(upos), xpos
	if _, err := fmt.Sscanf(f[3], "%d", &w.Head); err != nil {
		return Word{}, fmt.Errorf("head %q is not a number", f[3])
	}
	if len(f) == 6 {
		w.Name = NameType(f[5])
	}
	return w, nil
}

// builder gathers sentences written by hand.
type builder struct {
	t     Text
	src   strings.Builder
	vocab *vocabulary
	upos  interner[UPOS]
	xpos  interner[string]
	feat  interner[string]
	rel   interner[Rel]
}

// interner numbers labels in order of their first use.
type interner[T comparable] struct {
	list  []T
	index map[T]uint16
}

func (n *interner[T]) id(v T) (uint16, error) {
	if i, ok := n.index[v]; ok {
		return i, nil
	}
	if len(n.list) > math.MaxUint16 {
		return 0, fmt.Errorf("more than %d different labels", math.MaxUint16)
	}
	if n.index == nil {
		n.index = map[T]uint16{}
	}
	i := uint16(len(n.list))
	n.list = append(n.list, v)
	n.index[v] = i
	return i, nil
}

func newBuilder() *builder { return &builder{vocab: newVocabulary()} }

func (b *builder) add(words []Word) error {
	if len(words) == 0 {
		return nil
	}
	if err := checkTree(words); err != nil {
		return err
	}
	first := int32(len(b.t.start))
	for i, w := range words {
		if w.Form == "" {
			return fmt.Errorf("word %d has no form", i+1)
		}
		if err := b.word(first, w); err != nil {
			return err
		}
	}
	last := int32(len(b.t.start))
	b.t.sents = append(b.t.sents, sentence{first, last, 0})
	b.names(int(first), words)
	return nil
}

func (b *builder) word(first int32, w Word) error {
	t := &b.t
	upos, err := b.upos.id(w.UPOS)
	if err != nil {
		return err
	}
	xpos, err := b.xpos.id(w.XPOS)
	if err != nil {
		return err
	}
	if w.Feats == "" {
		w.Feats = "_"
	}
	feat, err := b.feat.id(w.Feats)
	if err != nil {
		return err
	}
	rel, err := b.rel.id(w.Rel)
	if err != nil {
		return err
	}
	t.upos, t.xpos = append(t.upos, upos), append(t.xpos, xpos)
	t.feat, t.rel = append(t.feat, feat), append(t.rel, rel)
	t.start = append(t.start, int32(b.src.Len()))
	b.src.WriteString(w.Form)
	t.end = append(t.end, int32(b.src.Len()))
	if !w.NoSpace {
		b.src.WriteByte(' ')
	}
	head := int32(-1)
	if w.Head > 0 {
		head = first + int32(w.Head) - 1
	}
	t.head = append(t.head, head)
	t.sent = append(t.sent, int32(len(t.sents)))
	var flags uint8
	if w.Joined {
		flags |= flagJoined
	}
	t.flags = append(t.flags, flags)
	t.lower = append(t.lower, b.vocab.lowerID(w.Form))
	lemma := w.Lemma
	if lemma == "" {
		lemma = strings.ToLower(w.Form)
	}
	t.lemma = append(t.lemma, b.vocab.id(lemma))
	return nil
}

func (b *builder) names(first int, words []Word) {
	for i := 0; i < len(words); {
		if words[i].Name == "" {
			i++
			continue
		}
		end := i + 1
		for end < len(words) && words[end].Name == words[i].Name && !words[end].Begin {
			end++
		}
		b.t.names = append(b.t.names, Name{first + i, first + end, words[i].Name})
		i = end
	}
}

func (b *builder) text() *Text {
	t := &b.t
	t.src = strings.TrimSuffix(b.src.String(), " ")
	t.ranges = []Range{{0, len(t.src)}}
	t.vocab = b.vocab.words
	t.labels = &labels{b.upos.list, b.xpos.list, b.feat.list, b.rel.list}
	if len(t.head) == len(t.start) {
		t.link()
	}
	return t
}

// checkTree tells why the heads are not one tree, nil if they are.
func checkTree(words []Word) error {
	root := 0
	for i, w := range words {
		switch {
		case w.Head < 0 || w.Head > len(words):
			return fmt.Errorf("word %d (%s): head %d is no word of the sentence", i+1, w.Form, w.Head)
		case w.Head == i+1:
			return fmt.Errorf("word %d (%s) is its own head", i+1, w.Form)
		case w.Head == 0 && root > 0:
			return fmt.Errorf("words %d and %d are both roots", root, i+1)
		case w.Head == 0:
			root = i + 1
		}
	}
	if root == 0 {
		return fmt.Errorf("no root")
	}
	state := make([]int, len(words)+1) // the walk that first came by, 0 for none
	for i := range words {
		at := i + 1
		for at > 0 && state[at] == 0 {
			state[at] = i + 1
			at = words[at-1].Head
		}
		if at > 0 && state[at] == i+1 {
			return fmt.Errorf("word %d (%s) is in a cycle", at, words[at-1].Form)
		}
	}
	return nil
}
