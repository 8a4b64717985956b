package discover

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"chancery/formula"
	"chancery/internal/table"
)

//go:embed words.tsv
var wordsFile string

// kinds of words; see words.tsv.
type kinds struct{ function, plain map[string]bool }

// words parses the file once; it is part of the program and tested.
var words = sync.OnceValue(func() kinds {
	k, err := parseKinds(wordsFile)
	if err != nil {
		panic(err)
	}
	return k
})

func parseKinds(data string) (kinds, error) {
	k := kinds{map[string]bool{}, map[string]bool{}}
	err := table.Each("words.tsv", data, 2, func(c []string) error {
		switch c[1] {
		case "function":
			k.function[c[0]] = true
		case "plain":
			k.plain[c[0]] = true
		default:
			return fmt.Errorf("no kind %q", c[1])
		}
		return nil
	})
	return k, err
}

// token is a word of speech: its stem, and its bytes in the text.
type token struct {
	stem       int32 // index into corpus.stems; -1 where no phrase goes across
	speech     int32
	start, end int32
}

// corpus is all speech as tokens, -1 between stretches.
type corpus struct {
	speech []Speech
	tokens []token
	ids    map[string]int32
	forms  map[string][]int32 // stems of a word; several where its spelling is cut
	set    *formula.Set
	edge   []bool // by stem: it neither begins nor ends a phrase
	empty  []bool // by stem: it makes no phrase specific
	stems  []string
}

func newCorpus(speech []Speech, set *formula.Set) *corpus {
	c := &corpus{speech: speech, ids: map[string]int32{}, forms: map[string][]int32{}, set: set}
	for i := range speech {
		c.read(int32(i), speech[i].Text)
		c.tokens = append(c.tokens, token{stem: -1, speech: int32(i)})
	}
	return c
}

// read cuts a text into words. A phrase goes on over spaces, commas, hyphens and
// apostrophes, and over no other mark.
func (c *corpus) read(at int32, text string) {
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		for _, id := range c.stemsOf(text[start:end]) {
			c.tokens = append(c.tokens, token{id, at, int32(start), int32(end)})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		case unicode.IsSpace(r) || strings.ContainsRune(",-–'’", r):
			flush(i)
		default:
			flush(i)
			c.tokens = append(c.tokens, token{stem: -1, speech: at})
		}
	}
	flush(len(text))
}

func (c *corpus) stemsOf(word string) []int32 {
	lower := strings.ToLower(word)
	if ids, ok := c.forms[lower]; ok {
		return ids
	}
	ids := []int32{}
	for _, stem := range c.set.Stems(lower) {
		id, ok := c.ids[stem]
		if !ok {
			id = int32(len(c.stems))
			c.ids[stem] = id
			c.stems = append(c.stems, stem)
			digit := strings.ContainsFunc(stem, unicode.IsDigit)
			c.edge = append(c.edge, words().function[lower] || digit)
			c.empty = append(c.empty, words().function[lower] || words().plain[lower] || digit)
		}
		ids = append(ids, id)
	}
	c.forms[lower] = ids
	return ids
}

// gram is a frequent word sequence.
type gram struct {
	parent    int32 // the sequence without its last word, -1 for one word
	stem      int32
	length    int32
	count     int32
	documents int32
	at        int32 // the token at which it begins somewhere
}

// grams are the frequent sequences of a corpus as a tree.
type grams struct {
	list     []gram
	children map[uint64]int32 // parent and stem → gram
}

func childKey(parent, stem int32) uint64 { return uint64(uint32(parent+1))<<32 | uint64(uint32(stem)) }

// frequent counts sequences of up to maxWords words, level by level. At each
// position the sequence of the level before is known by its number.
func (c *corpus) frequent(least, maxWords int) *grams {
	g := &grams{children: map[uint64]int32{}}
	n := len(c.tokens)
	before := make([]int32, n) // the sequence of the last level that begins here, -1 for none frequent
	for i := range before {
		before[i] = -1
	}
	for length := 1; length <= maxWords; length++ {
		now := make([]int32, n)
		counted := map[uint64]*gram{}
		last := map[uint64]int32{} // the document it was last seen in
		any := false
		key := func(i int) (uint64, bool) {
			end := i + length - 1
			if end >= n || c.tokens[end].stem < 0 {
				return 0, false
			}
			if length > 1 && (before[i] < 0 || before[i+1] < 0) {
				return 0, false
			}
			return childKey(before[i], c.tokens[end].stem), true
		}
		for i := range n {
			k, ok := key(i)
			if !ok {
				continue
			}
			x := counted[k]
			if x == nil {
				x = &gram{parent: before[i], stem: c.tokens[i+length-1].stem, length: int32(length), at: int32(i)}
				counted[k] = x
				last[k] = -1
			}
			x.count++
			if d := c.speech[c.tokens[i].speech].document(); last[k] != d {
				last[k] = d
				x.documents++
			}
		}
		for i := range n {
			now[i] = -1
			k, ok := key(i)
			if !ok || int(counted[k].count) < least {
				continue
			}
			id, known := g.children[k]
			if !known {
				id = int32(len(g.list))
				g.children[k] = id
				g.list = append(g.list, *counted[k])
			}
			now[i], any = id, true
		}
		before = now
		if !any {
			break
		}
	}
	return g
}

// find is the number of a sequence, -1 when it is not frequent.
func (g *grams) find(stems []int32) int32 {
	at := int32(-1)
	for _, s := range stems {
		next, ok := g.children[childKey(at, s)]
		if !ok {
			return -1
		}
		at = next
	}
	return at
}

// stemsOf are the words of a sequence.
func (g *grams) stemsOf(id int32) []int32 {
	out := make([]int32, g.list[id].length)
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = g.list[id].stem
		id = g.list[id].parent
	}
	return out
}
