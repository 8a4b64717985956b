package statement

import (
	"chancery/actor"
	"chancery/syntax"
)

// beforeInsertion finds the noun phrase before "…, who is on a visit," or
// "…, a spokesman for the ministry,".
func (r *reader) beforeInsertion(p int, sentence span) (span, bool) {
	for k := p - 1; k > sentence.first && k > p-40; k-- {
		switch {
		case r.lower[k] == "(" && r.lower[p] == ")":
			return r.leftPhrase(k-1, sentence)
		case r.lower[p] != ",":
		case r.isMark(k):
			return span{}, false
		case r.lower[k] == ",":
			if k+1 >= p || !r.opensInsertion(k+1, p) {
				return span{}, false
			}
			s, ok := r.leftPhrase(k-1, sentence)
			if ok && r.namesPerson(span{k + 1, p}) {
				if first := r.listedTitle(s, sentence); first < s.first || r.upos[s.last-1] == syntax.Noun {
					s = span{first, p} // "the coach, Pia Lindqvist,"
				}
			}
			return s, ok && r.properSubject(s)
		}
	}
	return span{}, false
}

// listedTitle is where an office begins that lists several fields of one, the last of
// which is s: "Its Commissioner for Political Affairs, | Peace and Security". It is the
// beginning of s for any other.
func (r *reader) listedTitle(s, sentence span) int {
	if s.first-2 <= sentence.first || r.lower[s.first-1] != "," {
		return s.first
	}
	for k := s.first - 2; k >= sentence.first; k-- {
		if r.upos[k] == syntax.Verb || r.upos[k] == syntax.Aux || r.isMark(k) {
			return s.first
		}
	}
	t, ok := r.leftPhrase(s.first-2, sentence)
	if !ok || t.first != sentence.first {
		return s.first
	}
	for k := t.first + 1; k < t.last; k++ {
		if r.isAny(k, "for", "of") {
			return t.first
		}
	}
	return s.first
}

// namesPerson reports whether a span is the name of a person.
func (r *reader) namesPerson(s span) bool {
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person && m.WholeFirst <= s.first && m.WholeLast >= s.last {
			return true
		}
	}
	return false
}

// opensInsertion reports whether what begins at token i and ends before p reads
// as an apposition or a relative clause.
func (r *reader) opensInsertion(i, p int) bool {
	if r.isAny(i, "who", "whose", "which", "also", "speaking", "currently", "now", "asked", "pressed", "questioned") {
		return true
	}
	if r.xpos[i] == "VBG" && r.text.Token(i).Is(syntax.Acl, syntax.Advcl) && !r.mainVerbFollows(i, p) {
		return true
	}
	for k := i; k < p; k++ {
		if (r.upos[k] == syntax.Verb && r.xpos[k] != "VBN" || r.upos[k] == syntax.Aux) && !r.isAny(k-1, "to") {
			return false
		}
	}
	switch r.upos[i] {
	case syntax.Det, syntax.Noun, syntax.Propn, syntax.Adj, syntax.X:
		return true
	}
	return r.upos[i] == syntax.Adv && p-i > 2 || r.isAny(i, "himself", "herself", "itself", "themselves", "on", "in", "at", "during", "after", "following", "through", "via", "for")
}

// properSubject reports whether a noun phrase can be a speaker: not a place or
// a time after a preposition.
func (r *reader) properSubject(s span) bool {
	return s.first == 0 || r.upos[s.first-1] != syntax.Adp || r.isAny(s.first-1, "after", "before", "since", "until", "as", "than", "whereupon")
}
