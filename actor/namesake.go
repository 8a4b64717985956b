package actor

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// partOfPerson tells whether a one-word country or capital is part of a person's
// name here: "Michael Jordan", "Chad Smith".
func (r *reader) partOfPerson(i int) bool {
	if n := r.lower(i + 1); (strings.HasPrefix(n, "o'") || strings.HasPrefix(n, "o’")) && r.sameSentence(i, i+1) {
		return true // Georgia O'Keeffe
	}
	if r.kin[i] == syntax.Place || r.kin[i] == syntax.Group {
		return false
	}
	if r.sameSentence(i-1, i) && r.shape[i-1] == capitalized && r.unitAt[i-1] == -1 {
		if g, ok := r.lex.given[fold(r.text.Token(i-1).Text())]; ok && g != 0 && r.kin[i-1] != syntax.Place {
			return true
		}
	}
	if r.beforeTitle(i) || r.shape[i] == allCaps || r.ofTitle(i) {
		return false
	}
	if r.kin[i] == syntax.Person && r.sameSentence(i, i+1) && r.kin[i+1] == syntax.Person && r.shape[i+1] != lowerCase {
		return true
	}
	return r.kin[i] == syntax.Person && r.sameSentence(i-1, i) && r.kin[i-1] == syntax.Person
}

// ofTitle tells of "President of Brazil Lula da Silva": the country of an office
// stands before its holder, where names of the tree run the two together.
func (r *reader) ofTitle(i int) bool {
	if r.lower(i-1) != "of" || !r.sameSentence(i-1, i) {
		return false
	}
	u := r.unitTo(i - 1)
	return u != nil && (u.kind == titleName || u.kind == portfolioName)
}

// placed tells of a preposition that stands before a place.
func placed(w string) bool {
	return w == "in" || w == "of" || w == "from" || w == "to"
}

// beforeTitle tells whether a title begins behind token i.
func (r *reader) beforeTitle(i int) bool {
	if !r.sameSentence(i, i+1) {
		return false
	}
	m, ok := r.lex.trie.longest(r.atoms, int(r.atStart[i+1]), int(r.atStart[r.text.Token(i).Sentence().Last()]))
	return ok && slices.ContainsFunc(m.entries, func(e entry) bool {
		return e.kind == titleName || e.kind == portfolioName || e.kind == bodyName
	})
}

// namesake tells whether the name of a state means something else in its sentence,
// or in the document where the sentence does not tell.
func (r *reader) namesake(i int) bool {
	a, state, other, ok := r.cuesBeside(i)
	if !ok {
		return false
	}
	if state+other == 0 {
		sum, ok := r.wide[r.lower(i)]
		if !ok {
			sum[0], sum[1] = r.cues(a, 0, r.text.Len())
			r.wide[r.lower(i)] = sum
		}
		state, other = sum[0], sum[1]
	}
	return other > 0 && state == 0
}

// surelyState tells whether words of the sentence speak for the state.
func (r *reader) surelyState(i int) bool {
	_, state, other, ok := r.cuesBeside(i)
	return ok && state > other
}

// cuesBeside counts the cues of an ambiguous name in its sentence; false for a name that
// is none.
func (r *reader) cuesBeside(i int) (a ambiguity, state, other int, ok bool) {
	a, ok = r.lex.ambiguous[r.lower(i)]
	if ok {
		s := r.text.Token(i).Sentence()
		state, other = r.cues(a, s.First(), s.Last())
	}
	return a, state, other, ok
}

// cues counts the words between two tokens that speak for the state and for another
// bearer of its name.
func (r *reader) cues(a ambiguity, first, last int) (state, other int) {
	for i := first; i < last; i++ {
		w := strings.TrimSuffix(r.lower(i), ".")
		if a.state[w] {
			state++
		}
		if a.other[w] {
			other++
		}
	}
	return state, other
}
