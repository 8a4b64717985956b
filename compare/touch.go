package compare

import "slices"

// What two clauses of one voice must have in common to be of one thing, though
// neither says what the other does. Chosen on examples/accounts.
const (
	touchWeight = 1.3  // more than one word
	touchShare  = 0.20 // of all words of both
	touchAlike  = 0.40 // or so much likeness of two that name the same third country
)

// touching is a clause by which the side that another clause is ascribed to speaks of
// the same thing in its own account, in a way that goes with it; nil where none does.
// What is ascribed then is neither confirmed nor left out. A clause that
// goes with another one of the same account must have more in common than a name.
func touching(units []unit, u *unit) *unit {
	for i := range units {
		v := &units[i]
		if v.Account == u.Account || v.agenda || feels(u) || feels(v) || !slices.Contains(u.Voice, v.told.side) ||
			!slices.Contains(v.Voice, v.told.side) || apart(v.told, u.told) != "" {
			continue
		}
		if sameDeal(u, v) || sameMatter(u, v) || !slices.Contains(v.with, u.Account) && sameName(u, v) {
			return v
		}
	}
	return nil
}

// sameDeal tells whether both clauses tell of something agreed on one thing, which
// both call by the same word: "to designate high commissioners", "to begin with the
// return of high commissioners". So does what the same several say in either account
// of a thing that no other line speaks of: "the need for a two-state solution", "the
// two-state solution is the only path".
func sameDeal(u, v *unit) bool {
	deal := u.Act == "agree" && v.Act == "agree"
	joint := len(u.Voice) > 1 && slices.Equal(u.Voice, v.Voice)
	return (deal || joint) && !alike(u, v).turned && slices.ContainsFunc(u.terms, func(t term) bool {
		at, much := t.among(v)
		sole := t.spread == 1 && v.terms[at].spread == 1
		return much == 1 && t.weight == 1 && !named(t.key) && !v.terms[at].turned && (deal || sole)
	})
}

// sameMatter tells whether two clauses that the same speak have several words in
// common, what their sentences set before them taken in. What somebody demands he does
// not tell of: they must do the same, or one of them bind who says it.
func sameMatter(u, v *unit) bool {
	one, both := binds(u) || binds(v), binds(u) && binds(v)
	if !(slices.Equal(u.Voice, v.Voice) && (one || u.Act == v.Act)) && !both || alike(u, v).turned {
		return false
	}
	own := commonTerms(u, v)
	if len(own) == 0 {
		return false
	}
	if v.lead != nil {
		for key, w := range commonTerms(u, v.lead) {
			own[key] = max(own[key], w)
		}
	}
	weight := 0.0
	for _, w := range own {
		weight += w
	}
	return weight >= touchWeight && 2*weight >= touchShare*(u.total+v.total)
}

// sameName tells whether the same speak of the same third country in clauses that are
// half alike, though they say different things of it.
func sameName(u, v *unit) bool {
	if !slices.Equal(u.Voice, v.Voice) {
		return false
	}
	third := slices.ContainsFunc(u.terms, func(t term) bool {
		_, much := t.among(v)
		return named(t.key) && t.weight == 1 && much == 1
	})
	like := alike(u, v)
	return third && !like.turned && like.share >= touchAlike
}

// binds tells whether a clause binds who says it: what one account has as an offer
// may be what the other has as agreed.
func binds(u *unit) bool { return slices.Contains(binding, u.Act) }

// commonTerms are the terms of a clause that another has too, each of its terms once,
// neither names nor nouns of position, with what they weigh by their keys.
func commonTerms(u, v *unit) map[string]float64 {
	out := map[string]float64{}
	used := map[int]bool{}
	for i := range u.terms {
		t := &u.terms[i]
		at, much := t.among(v)
		if w := t.weight * much; w >= someWeight*alikeWeight && !named(t.key) && !data().position[t.key] && !used[at] {
			out[t.key], used[at] = w, true
		}
	}
	return out
}
