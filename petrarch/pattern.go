package petrarch

import (
	"errors"
	"fmt"
	"strings"
)

// pattern is what must stand around a verb for a code of its own.
type pattern struct {
	// upper is what stands before the verb and lower what stands behind it, in the
	// order of the text.
	upper, lower []chunk
	// heads and tails are the same of an annotated pattern, which is asked of the
	// tree.
	heads, tails []want
	annotated    bool
	weight       int // how much it asks for
	codes        codes
	discard      bool // "###": the sentence is not coded
	ref          ref
}

// chunk is elements without a gap between them; tight ones touch the verb.
type chunk struct {
	elements []element
	tight    bool
}

// element is a word, a set of synonyms or an actor.
type element struct {
	kind  kind
	words []string // of a word, its atoms
	set   *synset
}

type kind uint8

const (
	wordElement kind = iota
	setElement
	sourceActor // $
	targetActor // +
	otherActor  // ^, which is passed over
	severalOnes // %, actors joined
)

func (e *element) actor() bool { return e.kind >= sourceActor }

// want is a noun or a prepositional phrase of an annotated pattern.
type want struct {
	prep  []element // none: the verb's own noun, particle or adverb
	words []element // the last one is the head; none: the preposition alone will do
}

// synset is words and phrases that stand for one another.
type synset struct {
	words *phraseTree[struct{}]
	lists [][]string
	bare  bool // without plurals
}

// maxSynonyms bounds a set, with those of the sets in it.
const maxSynonyms = 5000

func (s *synset) add(phrase string, sets map[string]*synset) error {
	phrase = strings.TrimSpace(phrase)
	if strings.HasPrefix(phrase, "&") {
		other := sets[strings.ToUpper(strings.TrimRight(phrase, "_"))]
		if other == nil {
			return fmt.Errorf("no set of synonyms is named %s", phrase)
		}
		for _, list := range other.lists {
			s.enter(list)
		}
		return nil
	}
	atoms := phraseAtoms(phrase)
	if len(atoms) == 0 || len(atoms) > maxPhrase {
		return fmt.Errorf("no words, or more than %d, in %q", maxPhrase, phrase)
	}
	s.enter(atoms)
	if !s.bare && !strings.HasSuffix(phrase, "_") {
		s.enter(plurals(atoms))
	}
	return nil
}

func (s *synset) enter(atoms []string) {
	if len(s.lists) < maxSynonyms {
		s.lists = append(s.lists, atoms)
		s.words.add(atoms, struct{}{})
	}
}

// readPattern reads what stands between "-" and the code.
func readPattern(text string, sets map[string]*synset, annotated bool) (*pattern, error) {
	p := &pattern{annotated: annotated}
	if strings.Count(text, "*") != 1 {
		return nil, errors.New("a pattern has one * where the verb stands")
	}
	var err error
	if annotated {
		before, after, _ := strings.Cut(text, "*")
		if p.heads, err = readWants(before, sets); err == nil {
			p.tails, err = readWants(after, sets)
		}
	} else {
		err = p.read(text, sets)
	}
	p.weigh()
	return p, err
}

// read reads a pattern of words in their order.
func (p *pattern) read(text string, sets map[string]*synset) error {
	side := &p.upper
	for field := range strings.FieldsSeq(text) {
		parts := strings.Split(field, "_")
		var c chunk
		for i := 0; i < len(parts); {
			if parts[i] == "" {
				i++
				continue
			}
			if parts[i] == "*" {
				if len(c.elements) > 0 {
					c.tight = true
					*side = append(*side, c)
				}
				side = &p.lower
				c = chunk{tight: i+1 < len(parts)}
				i++
				continue
			}
			e, n, err := readElement(parts[i:], sets)
			if err != nil {
				return err
			}
			c.elements = append(c.elements, e)
			i += n
		}
		if len(c.elements) > 0 {
			*side = append(*side, c)
		}
	}
	return nil
}

// readElement reads the first element of some words that underscores part, and
// tells how many it takes: a set's name may have underscores.
func readElement(parts []string, sets map[string]*synset) (element, int, error) {
	switch parts[0] {
	case "$":
		return element{kind: sourceActor}, 1, nil
	case "+":
		return element{kind: targetActor}, 1, nil
	case "^":
		return element{kind: otherActor}, 1, nil
	case "%":
		return element{kind: severalOnes}, 1, nil
	}
	if strings.HasPrefix(parts[0], "&") {
		for n := len(parts); n > 0; n-- {
			name := strings.ToUpper(strings.TrimRight(strings.Join(parts[:n], "_"), "_"))
			if set := sets[name]; set != nil {
				return element{kind: setElement, set: set}, n, nil
			}
		}
		return element{}, 0, fmt.Errorf("no set of synonyms is named %s", parts[0])
	}
	atoms := phraseAtoms(parts[0])
	if len(atoms) == 0 {
		return element{}, 0, fmt.Errorf("%q is no word", parts[0])
	}
	return element{kind: wordElement, words: atoms}, 1, nil
}

// readWants reads one side of an annotated pattern: "NOUN {NOUN PHRASE} (PREP
// NOUN) (PREP {NOUN PHRASE})".
func readWants(text string, sets map[string]*synset) ([]want, error) {
	var out []want
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		var w want
		var inner string
		var err error
		switch text[0] {
		case '(':
			if inner, text, err = within(text, ')'); err != nil {
				return nil, err
			}
			prep, rest, _ := strings.Cut(strings.TrimSpace(inner), " ")
			if w.prep, err = readElements(prep, sets); err == nil {
				w.words, err = readElements(strings.Trim(strings.TrimSpace(rest), "{}"), sets)
			}
			if len(w.prep) == 0 {
				err = errors.Join(err, errors.New("a parenthesis without a preposition"))
			}
		case '{':
			if inner, text, err = within(text, '}'); err != nil {
				return nil, err
			}
			w.words, err = readElements(inner, sets)
		default:
			n := strings.IndexAny(text, " \t({")
			if n < 0 {
				n = len(text)
			}
			w.words, err = readElements(text[:n], sets)
			text = text[n:]
		}
		if err != nil {
			return nil, err
		}
		if len(w.words) > 0 || len(w.prep) > 0 {
			out = append(out, w)
		}
	}
	return out, nil
}

func within(text string, closing byte) (inner, rest string, err error) {
	n := strings.IndexByte(text, closing)
	if n < 0 {
		return "", "", fmt.Errorf("%q is not closed", text[:1])
	}
	return text[1:n], text[n+1:], nil
}

func readElements(text string, sets map[string]*synset) ([]element, error) {
	var out []element
	for field := range strings.FieldsSeq(strings.NewReplacer("{", " ", "}", " ", "(", " ", ")", " ").Replace(text)) {
		parts := strings.FieldsFunc(field, func(r rune) bool { return r == '_' })
		for len(parts) > 0 {
			e, n, err := readElement(parts, sets)
			if err != nil {
				return nil, err
			}
			out, parts = append(out, e), parts[n:]
		}
	}
	return out, nil
}

// weigh counts what a pattern asks for: words more than actors, and words that
// must touch more than those that need not.
func (p *pattern) weigh() {
	add := func(list []element) {
		for i := range list {
			if p.weight += 4; list[i].actor() {
				p.weight -= 2
			}
		}
	}
	for _, side := range [][]chunk{p.upper, p.lower} {
		for _, c := range side {
			add(c.elements)
			if p.weight += len(c.elements) - 1; c.tight {
				p.weight++
			}
		}
	}
	for _, side := range [][]want{p.heads, p.tails} {
		for _, w := range side {
			p.weight += len(w.prep) // any preposition is soon found
			add(w.words)
		}
	}
}
