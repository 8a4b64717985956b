package actor

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// What only points back by a number: "the two", "the trio", "the 64-year-old".

// number recognises "the two", "the trio" without a noun behind; word is the token
// of the number.
func (w *walker) number(i, word, number int) (pointer, bool) {
	r := w.r
	if !r.sameSentence(i, word) {
		return pointer{}, false
	}
	k := r.text.Token(word)
	limit := k.Sentence().Last()
	if number == 0 {
		for _, d := range r.lex.descriptions[r.lower(word)] {
			if d.form == "number" {
				number = len(d.kind) // as many as there are strokes
			}
		}
		if number == 0 || r.lower(i) != "the" || r.lower(word+1) == "of" {
			return pointer{}, false
		}
	} else if r.lower(i) != "the" || word+1 < limit && r.nominal(word+1) {
		return pointer{}, false
	}
	switch k.BaseRel() {
	case syntax.Nsubj, syntax.Obj, syntax.Iobj, syntax.Obl, syntax.Nmod:
	default:
		return pointer{}, false
	}
	return pointer{word, i, word + 1, func(w *walker, p pointer) (int, int, How) {
		kinds := []string{"person", "country"}
		if _, cased := k.ChildBase(syntax.Case); k.BaseRel() == syntax.Nmod && cased {
			kinds = []string{"country"} // "ties between the two"
		}
		for _, kind := range kinds {
			members, more := w.lately(p, number, kind)
			if members != nil {
				return w.groupOf(members), w.lastOf(members), ByGroup
			}
			if more && kind == "person" {
				break
			}
		}
		return -1, -1, ""
	}}, true
}

// nominal tells of a word that goes on the noun phrase it stands in.
func (r *reader) nominal(i int) bool {
	switch r.text.Token(i).UPOS() {
	case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Num:
		return true
	}
	return r.lower(i) == "of"
}

// lately lists just so many actors of a kind that one of the last sentences names.
// Where the nearest that names that many names more, they are its subjects if those
// are as many: "A, B and C sat across from D. The three…"; else nil, and more.
func (w *walker) lately(p pointer, number int, kind string) (members []int, more bool) {
	here := w.sentence(p.token)
	for d := range 3 {
		set := w.inSentence(here-d, kind, nil)
		if len(set) == number {
			return set, false
		}
		if len(set) < number {
			continue
		}
		if set = w.subjectsIn(here-d, kind); d > 0 && len(set) == number {
			return set, false
		}
		return nil, true
	}
	return nil, false
}

// subjectsIn lists the actors of a kind that a sentence names before its main verb.
func (w *walker) subjectsIn(n int, kind string) []int {
	if n < 0 {
		return nil
	}
	var set []int
	root := w.r.text.Sentence(n).Root()
	for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence >= n; i-- {
		s := w.seen[i]
		if s.sentence != n || s.token > root.Index() || root.UPOS() != syntax.Verb || w.r.cast.Mentions[s.mention].How == ByPronoun {
			continue
		}
		for _, m := range w.countsFor(s, kind, nil) {
			if !slices.Contains(set, m) {
				set = append(set, m)
			}
		}
	}
	slices.Sort(set)
	return set
}

// aged recognises "the 64-year-old" without a noun behind.
func (w *walker) aged(i int) (pointer, bool) {
	r := w.r
	limit := r.text.Token(i).Sentence().Last()
	if r.lower(i) != "the" || i+1 >= limit || !startsDigit(r.lower(i+1)) {
		return pointer{}, false
	}
	end := i + 1
	for end < min(limit, i+7) && r.lower(end) != "old" && !strings.HasSuffix(r.lower(end), "-old") {
		end++
	}
	if end >= min(limit, i+7) || end+1 < limit && r.nominal(end+1) && r.unitFrom(end+1) == nil {
		return pointer{}, false
	}
	return pointer{end, i, end + 1, func(w *walker, p pointer) (int, int, How) {
		s, ok := w.best(p, func(a *Actor) bool { return a.Kind == Person && !a.Plural }, 1.3)
		if !ok {
			return -1, -1, ""
		}
		return s.actor, s.mention, ByTitle
	}}, true
}
