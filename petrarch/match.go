package petrarch

import "slices"

// sides are the parties that a pattern names: nil where it leaves them to the tree.
type sides struct {
	source, target, several []*phrase
}

// linear tells whether a pattern of words fits: its upper part in the sentence before the
// verb, its lower part in the verb's own clauses behind it.
func (c *coder) linear(p *pattern, begin, end int) (sides, bool) {
	var s sides
	hi := begin
	for i, ch := range slices.Backward(p.upper) {
		at, ok := c.seek(&ch, 0, hi, true, ch.tight && i == len(p.upper)-1, &s)
		if !ok {
			return s, false
		}
		hi = at
	}
	lo := end
	for i, ch := range p.lower {
		at, ok := c.seek(&ch, lo, c.reach, false, ch.tight && i == 0, &s)
		if !ok {
			return s, false
		}
		lo = at
	}
	return s, true
}

// seek finds a chunk between two atoms: the last one there is going up, the first
// one going down. It gives where the search goes on.
func (c *coder) seek(ch *chunk, lo, hi int, up, tight bool, s *sides) (int, bool) {
	if up {
		for i := hi - 1; i >= lo; i-- {
			if end, ok := c.here(ch, i, hi, s); ok && (!tight || end == hi) {
				return i, true
			}
		}
		return 0, false
	}
	for i := lo; i < hi && (!tight || i == lo); i++ {
		if end, ok := c.here(ch, i, hi, s); ok {
			return end, true
		}
	}
	return 0, false
}

// here tells whether a chunk begins at an atom, and where it ends.
func (c *coder) here(ch *chunk, i, limit int, s *sides) (int, bool) {
	found := *s
	for k := range ch.elements {
		e := &ch.elements[k]
		end := 0
		if e.actor() {
			end = c.party(e.kind, i, &found)
		} else {
			end = c.word(e, i)
		}
		if end == 0 || end > limit {
			return 0, false
		}
		i = end
	}
	*s = found
	return i, true
}

// word is where a word or synonym that begins at an atom ends; 0 for none.
func (c *coder) word(e *element, i int) int {
	if i > 0 && !c.atoms[i-1].last && c.atoms[i-1].text != "-" {
		return 0
	}
	if e.kind == setElement {
		_, end := e.set.words.longest(c.atoms, i)
		return end
	}
	if i+len(e.words) > len(c.atoms) {
		return 0
	}
	for k, w := range e.words {
		if c.atoms[i+k].text != w {
			return 0
		}
	}
	return i + len(e.words)
}

// party is where the parties that begin at an atom end, noted as what the pattern
// takes them for; 0 for none.
func (c *coder) party(k kind, i int, s *sides) int {
	if i > 0 && !c.atoms[i-1].last {
		return 0
	}
	token := c.atoms[i].token
	p := c.starts[token]
	if p == nil {
		if k == otherActor && noun(c.text.Token(token)) {
			return c.after(token + 1)
		}
		return 0
	}
	list := c.joined(p.head)
	if p.inside != nil {
		list = []*phrase{p}
	}
	last := p.last
	for _, q := range list {
		last = max(last, q.last)
	}
	switch k {
	case sourceActor:
		s.source = list
	case targetActor:
		s.target = list
	case severalOnes:
		if len(list) < 2 {
			return 0
		}
		s.several = list
	}
	return c.after(last)
}

// after is the first atom of a token or of one behind it.
func (c *coder) after(token int) int {
	n, _ := slices.BinarySearchFunc(c.atoms, token, func(a atom, t int) int { return a.token - t })
	return n
}
