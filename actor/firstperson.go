package actor

import "chancery/syntax"

// me resolves "I" and "my": to the person who says the clause they stand in, before or
// behind it ("I met him," B said), else to whose turn it is in a transcript.
func (w *walker) me(p pointer) (int, int, How) {
	if i := w.sayer(p); i >= 0 {
		return i, -1, ByPronoun
	}
	if i := w.turnOf(p.token); i >= 0 {
		return i, -1, ByPronoun
	}
	return -1, -1, ""
}

// sayer is the person who is the subject of a verb whose clause the pronoun stands in.
func (w *walker) sayer(p pointer) int {
	k := w.r.text.Token(p.token)
	for range 8 {
		h, ok := k.Head()
		if !ok {
			return -1
		}
		if b := k.BaseRel(); b == syntax.Ccomp || b == syntax.Parataxis {
			if s, ok := h.ChildBase(syntax.Nsubj); ok && s.Index() != p.token {
				return w.personAt(s.Index())
			}
		}
		k = h
	}
	return -1
}

// personAt is the person whose mention covers a token, passed yet or not.
func (w *walker) personAt(token int) int {
	lo, hi := 0, len(w.order)
	for lo < hi {
		mid := (lo + hi) / 2
		if w.r.cast.Mentions[w.order[mid]].First <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for n := lo - 1; n >= 0 && n > lo-8; n-- {
		m := &w.r.cast.Mentions[w.order[n]]
		if m.WholeFirst <= token && token < m.WholeLast && m.Actor >= 0 && w.r.cast.Actors[m.Actor].Kind == Person {
			return m.Actor
		}
	}
	return -1
}

// turnReach is how many sentences a turn is followed back.
const turnReach = 40

// turnOf is the person whose name and a colon open the paragraph: "Eide: I shall go".
func (w *walker) turnOf(token int) int {
	r := w.r
	s := r.text.Token(token).Sentence()
	first := s.Index()
	for first > 0 && s.Index()-first < turnReach && r.text.Sentence(first-1).Range() == s.Range() {
		first--
	}
	i := r.text.Sentence(first).First()
	for j := i + 1; j < min(i+5, token); j++ {
		if r.lower(j) == ":" {
			return w.personAt(j - 1)
		}
	}
	return -1
}
