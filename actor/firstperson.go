package actor

import (
	"slices"

	"chancery/syntax"
)

// me resolves "I" and "my": to the person who says the clause they stand in, before or
// behind it ("I met him," B said), else to whose turn it is in a transcript, or whose
// words the whole text is.
func (w *walker) me(p pointer) (int, int, How) {
	if i := w.sayer(p); i >= 0 {
		return i, -1, ByPronoun
	}
	return w.speakerHere(p)
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

// us resolves "we", "us" and "our" to the one whose words the text is: he speaks for
// those who were with him. "Our talks" are his and his partner's, where one is known;
// who "we all" are is not.
func (w *walker) us(p pointer) (int, int, How) {
	k := w.r.text.Token(p.token)
	if k.Text() == "US" || slices.Contains([]string{"all", "both"}, w.r.lower(p.token+1)) {
		return -1, -1, ""
	}
	who, antecedent, how := w.speakerHere(p)
	if who < 0 || !w.ofBoth(k) {
		return who, antecedent, how
	}
	if partner := w.partner(p.token, who); partner >= 0 {
		return w.groupOf([]int{who, partner}), antecedent, how
	}
	return who, antecedent, how
}

// ofBoth tells whether "we" or "our" belongs to a contact of which nothing more says
// with whom it was: "our talks", "we met in Samarkand".
func (w *walker) ofBoth(k syntax.Token) bool {
	h, ok := k.Head()
	switch {
	case !ok:
		return false
	case k.Rel() == syntax.NmodPoss:
		ok = w.r.speechWord(h.Index(), "contact")
	default:
		ok = k.Is(syntax.Nsubj) && slices.Contains(w.r.lex.speech[h.Lemma()], "together")
	}
	if !ok || w.r.lower(h.Index()+1) == "with" {
		return false
	}
	for c := range h.Children() {
		if x, ok := c.Child(syntax.Case); ok && (x.Lower() == "with" || x.Lower() == "to") {
			return false
		}
		if c.BaseRel() == syntax.Obj && c.UPOS() != syntax.Pron && h.Lemma() == "meet" || c.BaseRel() == syntax.Conj && k.Is(syntax.Nsubj) && c.UPOS() == syntax.Propn {
			return false
		}
	}
	return true
}

// partner is who speaks beside the speaker: the other one of a transcript of two, or
// whom the head names with him. It is -1 for nobody, and where there are several.
func (w *walker) partner(token, who int) int {
	if _, ok := w.r.cast.Turn(token); !ok {
		return w.r.cast.voice.Partner
	}
	return w.r.cast.other(who)
}

// speakerHere is the person whose turn it is, or whose words the text is outside of
// quotations.
func (w *walker) speakerHere(p pointer) (int, int, How) {
	if who, ok := w.r.cast.Turn(p.token); ok {
		if who < 0 || w.r.cast.Actors[who].Kind != Person {
			return -1, -1, ""
		}
		return who, -1, ByPronoun
	}
	v, ok := w.r.cast.Voice()
	if !ok || v.Actor < 0 || w.r.cast.Actors[v.Actor].Kind != Person || w.quoted[p.token] != v.Quoted {
		return -1, -1, ""
	}
	return v.Actor, -1, ByPronoun
}
