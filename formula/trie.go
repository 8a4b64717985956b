package formula

import (
	"fmt"
	"strings"
	"unicode"
)

// phrase is a wording of the list: entry and variant, -1 for the formula itself.
type phrase struct{ entry, variant int }

// node is a place in the tree of all wordings, word by word.
type node struct {
	next map[string]*node
	end  bool
	phrase
}

// plant adds a wording. Two wordings that are read alike would hide each other.
func (s *Set) plant(wording string, p phrase) error {
	at := s.trie
	words := s.words(wording)
	if len(words) == 0 {
		return fmt.Errorf("no words in %q", wording)
	}
	for _, w := range words {
		if at.next == nil {
			at.next = map[string]*node{}
		}
		if at.next[w] == nil {
			at.next[w] = &node{}
		}
		at = at.next[w]
	}
	if at.end {
		if at.entry == p.entry {
			return nil
		}
		return fmt.Errorf("%q is a wording of %q as well", wording, s.entries[at.entry].Formula)
	}
	at.end, at.phrase = true, p
	return nil
}

// words cuts a wording into the words that count.
func (s *Set) words(wording string) []string {
	var out []string
	for _, w := range cut(wording) {
		out = append(out, strings.Fields(s.fold(strings.ToLower(w)))...)
	}
	return out
}

// fold gives what a word in lower case is read as.
func (s *Set) fold(w string) string {
	if f, ok := s.folds[w]; ok {
		return f
	}
	return w
}

// cut divides a word or wording at everything but letters, digits and the
// apostrophe of a possessive, which opens a word of its own ("'s"), as the
// tokenizer has it.
func cut(s string) []string {
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, s[start:end])
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case r == '\'' || r == '’':
			flush(i)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(s))
	return out
}
