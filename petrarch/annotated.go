package petrarch

import (
	"slices"

	"chancery/syntax"
)

func noun(k syntax.Token) bool {
	return k.UPOS() == syntax.Noun || k.UPOS() == syntax.Propn || k.UPOS() == syntax.Pron
}

// asked tells whether an annotated pattern fits a verb: its nouns head what hangs
// on the verb, its prepositions lead what hangs on the verb or on those nouns.
func (c *coder) asked(p *pattern, v syntax.Token) (sides, bool) {
	var s sides
	for i := range p.heads {
		if !c.has(&p.heads[i], v, true, &s) {
			return s, false
		}
	}
	for i := range p.tails {
		if !c.has(&p.tails[i], v, false, &s) {
			return s, false
		}
	}
	return s, true
}

// has tells whether a verb has what a pattern wants before it, as its subject, or
// behind it.
func (c *coder) has(w *want, v syntax.Token, before bool, s *sides) bool {
	for k := range v.Children() {
		subject := k.BaseRel() == syntax.Nsubj
		switch k.BaseRel() {
		case syntax.Nsubj, syntax.Obj, syntax.Iobj, syntax.Obl, syntax.Xcomp, syntax.Advmod, syntax.Ccomp:
		default:
			if k.Rel() != syntax.CompoundPrt {
				continue
			}
		}
		// A passive's subject is what the verb of the pattern is done to.
		if len(w.prep) == 0 && subject != before && !(subject && passive(v)) {
			continue
		}
		if c.hasAt(w, k, s, 0) {
			return true
		}
	}
	return false
}

// hasAt asks a noun, what is joined to it, and for a preposition what hangs on it.
func (c *coder) hasAt(w *want, k syntax.Token, s *sides, depth int) bool {
	if depth > 3 {
		return false
	}
	if (len(w.prep) == 0 || c.led(w, k)) && c.worded(w, k, s) {
		return true
	}
	if len(w.prep) == 1 && len(w.words) == 0 && c.is(&w.prep[0], k) {
		return true // "(ON)" for a particle
	}
	for child := range k.Children() {
		switch {
		case child.Is(syntax.Conj), len(w.prep) > 0 && child.BaseRel() == syntax.Nmod:
			if c.hasAt(w, child, s, depth+1) {
				return true
			}
		}
	}
	return false
}

// led tells whether a noun has the preposition of a pattern.
func (c *coder) led(w *want, k syntax.Token) bool {
	for child := range k.Children() {
		if (child.BaseRel() == syntax.Case || child.BaseRel() == syntax.Mark) && c.is(&w.prep[0], child) {
			return true
		}
	}
	return false
}

// is tells whether a token is the word, or the last of the words, of an element.
func (c *coder) is(e *element, k syntax.Token) bool {
	end := c.after(k.Index() + 1)
	if e.kind == wordElement {
		begin := end - len(e.words)
		return begin >= 0 && c.word(e, begin) == end
	}
	if e.kind == setElement {
		for begin := max(0, end-maxPhrase); begin < end; begin++ {
			if c.word(e, begin) == end {
				return true
			}
		}
	}
	return false
}

// worded tells whether a noun is the last word of what is wanted, with the others
// among its own.
func (c *coder) worded(w *want, k syntax.Token, s *sides) bool {
	if len(w.words) == 0 {
		return true
	}
	last := &w.words[len(w.words)-1]
	if last.actor() {
		return c.stands(last.kind, k, s)
	}
	if !c.is(last, k) {
		return false
	}
	tree := k.Subtree()
	for i := range w.words[:len(w.words)-1] {
		if !slices.ContainsFunc(tokens(tree), func(t syntax.Token) bool { return t != k && c.is(&w.words[i], t) }) {
			return false
		}
	}
	return true
}

func tokens(s syntax.Span) []syntax.Token { return slices.Collect(s.Tokens()) }

// stands takes the parties of a noun for what the pattern says they are.
func (c *coder) stands(kind kind, k syntax.Token, s *sides) bool {
	list := c.parties(k)
	switch {
	case kind == otherActor:
		return true
	case len(list) == 0:
		return false
	case kind == sourceActor:
		s.source = list
	case kind == targetActor:
		s.target = list
	case kind == severalOnes && len(list) < 2:
		return false
	default:
		s.several = list
	}
	return true
}
