package statement

import (
	"chancery/actor"
	"chancery/syntax"
)

// phraseOf is the noun phrase around a token by the tree, cut before a relative
// clause or an apposition set off by a comma.
func (r *reader) phraseOf(k syntax.Token) span {
	s := k.Subtree()
	out := span{s.First, s.Last}
	for i := k.Index() + 1; i < out.last; i++ {
		if r.lower[i] == "," && !r.listed(k, i) || r.isAny(i, "who", "which", "whose", "-", "–", "—", "(") {
			out.last = i
			break
		}
	}
	for out.first < k.Index() && r.upos[out.first] == syntax.Punct && !r.isMark(out.first) {
		out.first++
	}
	for i := k.Index() - 1; i > out.first; i-- {
		if r.lower[i] == "," && !r.joins(span{i, k.Index()}) && r.beforeComma(out.first, i) {
			out.first = i + 1 // "a day earlier, the minister"
			break
		}
	}
	for out.last-2 > k.Index() && r.isMonthOrDay(out.last-1) && (r.isAny(out.last-2, "on") || r.pointing(out.last-2)) {
		out.last -= 2 // "the president on Wednesday"
	}
	return out
}

// listed reports whether a comma inside a phrase parts the members of a list:
// the tree joins something behind it to the head.
func (r *reader) listed(k syntax.Token, comma int) bool {
	for c := range k.Children() {
		if c.Is(syntax.Conj) && c.Index() > comma && (c.UPOS() == syntax.Propn || c.UPOS() == syntax.Noun) {
			return true
		}
	}
	return false
}

// leftPhrase is the noun phrase that ends at token p, or, where p is the comma
// that closes an insertion, the one before the insertion.
func (r *reader) leftPhrase(p int, sentence span) (span, bool) {
	if p < sentence.first {
		return span{}, false
	}
	if r.lower[p] == "," || r.lower[p] == ")" {
		return r.beforeInsertion(p, sentence)
	}
	if r.isAny(p, "who") && p > sentence.first {
		q := p - 1
		if r.lower[q] == "," && q > sentence.first {
			q--
		}
		if s, ok := r.leftPhrase(q, sentence); ok {
			return s, true
		}
	}
	if s, ok := r.bodyWhich(p, sentence); ok {
		return s, true
	}
	p = r.beforeDate(p, sentence)
	if p < sentence.first || !r.nominal(p) && !r.knownIt(p) {
		return span{}, false
	}
	first := p
	for r.xpos[p] != "PRP" && first > sentence.first && r.continuesPhrase(first-1, first, sentence) {
		first-- // a pronoun stands alone: "in both calls | he"
	}
	for first < p && (r.upos[first] == syntax.Adp || r.upos[first] == syntax.Cconj || r.upos[first] == syntax.Punct || r.lower[first] == "'s") {
		first++
	}
	return span{r.listBefore(first, p, sentence), p + 1}, true
}

// listBefore extends "B and C" to "A, B and C" where the tree joins B to what
// stands before the comma, or where a person opens the sentence there.
func (r *reader) listBefore(first, p int, sentence span) int {
	for first-2 >= sentence.first && r.lower[first-1] == "," && r.nominal(first-2) {
		and := false
		for k := first; k <= p; k++ {
			and = and || r.isAny(k, "and")
		}
		if !and {
			break
		}
		joined := false
		for k := first; k <= p; k++ {
			h, ok := r.text.Token(k).Head()
			joined = joined || ok && h.Index() < first && r.text.Token(k).BaseRel() == syntax.Conj && r.nominal(k) && h.UPOS() == r.upos[k]
		}
		if !joined && !r.namesPerson(span{sentence.first, first - 1}) {
			break
		}
		k := first - 2
		for k > sentence.first && r.continuesPhrase(k-1, k, sentence) {
			k--
		}
		first = k
	}
	return first
}

// nominal reports whether a noun phrase may end at the token.
func (r *reader) nominal(i int) bool {
	switch r.upos[i] {
	case syntax.Noun, syntax.Propn, syntax.Num:
		return true
	case syntax.Pron:
		return !r.isAny(i, "which", "that", "what", "it", "there", "him", "them", "us", "me", "this", "itself", "himself", "herself", "themselves", "whom")
	case syntax.X:
		return true
	}
	return r.isAny(i, "both", "others", "many", "some", "most")
}

// continuesPhrase reports whether token i belongs to the noun phrase that goes
// on at token i+1.
func (r *reader) continuesPhrase(i, next int, sentence span) bool {
	switch r.upos[i] {
	case syntax.Noun, syntax.Propn:
		if r.isAny(next, "the") {
			return false // "during the talks | the sides"
		}
		return !r.isMonthOrDay(i) || next-i > 1
	case syntax.Adj, syntax.Det, syntax.Num, syntax.X:
		if r.upos[i] == syntax.Num && i > sentence.first && (r.isMonthOrDay(i-1) || r.isAny(i-1, "may") && r.capital(i-1)) {
			return false // "On August 3 | Tchiani"
		}
		return !r.isMonthOrDay(i) || next-i > 1
	case syntax.Pron:
		return r.xpos[i] == "PRP$"
	case syntax.Part:
		return r.lower[i] == "'s" || r.lower[i] == "'"
	case syntax.Adp:
		return r.isAny(i, "of", "for", "to") && i > sentence.first && (r.upos[i-1] == syntax.Noun || r.upos[i-1] == syntax.Propn)
	case syntax.Cconj:
		return r.isAny(i, "and") && i > sentence.first && r.joinsNames(i)
	case syntax.Punct:
		return r.isAny(i, "-", "‑", "'", ".") && r.end(i) == r.start(next) || r.isAny(i, "(", ")")
	}
	return r.lower[i] == "'s"
}

// joinsNames reports whether "and" joins two names or two nouns with the same
// article: "China and Egypt", not "Beijing, and Li".
func (r *reader) joinsNames(i int) bool {
	if i+1 >= r.n {
		return false
	}
	a, b := r.upos[i-1], r.upos[i+1]
	if a == syntax.Adj && b == syntax.Adj {
		return true // "Western and Ukrainian officials"
	}
	return (a == syntax.Propn || a == syntax.Noun) && (b == syntax.Propn || b == syntax.Noun || b == syntax.Det || b == syntax.Adj || r.xpos[i+1] == "PRP$")
}

// knownIt reports whether an "it" stands for a country or body of the cast.
func (r *reader) knownIt(i int) bool {
	if r.lower[i] != "it" {
		return false
	}
	m, ok := r.cast.AtHead(i)
	if !ok || m.Actor < 0 {
		return r.bodyBefore(i)
	}
	return (r.cast.Actors[m.Actor].Kind == actor.Organization || r.cast.Actors[m.Actor].Kind == actor.Country)
}

// bodyBefore reports whether a country or body has just spoken in the paragraph
// of token i, so that "it said" goes on with it.
func (r *reader) bodyBefore(i int) bool {
	if len(r.found) == 0 {
		return false
	}
	f := &r.found[len(r.found)-1]
	if f.source.empty() || r.para[i]-r.para[f.source.first] > 1 || f.source.first >= i {
		return false
	}
	who, _ := r.speaker(f)
	return who >= 0 && (r.cast.Actors[who].Kind == actor.Organization || r.cast.Actors[who].Kind == actor.Country)
}
