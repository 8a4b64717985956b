package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// bareOpening finds a content that no word introduces.
func (r *reader) bareOpening(c *claim, from int, s span) (int, byte) {
	p := r.patternOf(c.entry)
	w := r.lower[from]
	if r.isAny(from, "related", "relating", "pertaining") && p&preposition != 0 && from+2 < s.last && r.isAny(from+1, "to") {
		return from + 2, 'o' // "concerns related to | the safety of the reactors"
	}
	if w == "," || w == "." || w == ";" || w == ")" || r.isMark(from) && p&quotation == 0 || r.received(c, from, s) {
		return 0, 0
	}
	if p&thatClause != 0 {
		if start, ok := r.bareClause(c, from, s); ok {
			return start, 'c'
		}
	}
	if w == "to" && p&preposition != 0 && !slices.Contains(c.entry.prepositions, w) {
		if start := r.prepositionAfter(c, from, s); start > 0 {
			return start, 'o' // "apologized to Qatar on Monday | for the strike"
		}
	}
	if p&preposition != 0 && (slices.Contains(c.entry.prepositions, w) || r.isAny(from, "over", "about", "with", "for", "at", "regarding", "to")) {
		if r.isAny(from, "over", "about", "at", "on", "of", "regarding") && from+1 < s.last && (r.beginsPhrase(from+1) || r.xpos[from+1] == "VBG") {
			from++ // the concern is not "over" something: "concern over | the attack"
		}
		return from, 'o'
	}
	if p&preposition != 0 {
		if start := r.prepositionAfter(c, from, s); start > 0 {
			return start, 'o'
		}
	}
	if (p&object != 0 || p&objectInfinitive != 0 && r.infinitiveAfter(from, s)) && (r.beginsPhrase(from) || r.capital(from)) {
		return from, 'o'
	}
	if p&object != 0 {
		if start := r.behindAddressee(from, s); start > from {
			return start, 'o'
		}
		if start := r.behindPhrase(from, s); start > from {
			return start, 'o'
		}
	}
	if p&object != 0 && r.xpos[from] == "VBG" {
		return from, 'o' // "denies targeting civilians"
	}
	if p&thatClause != 0 && !c.entry.weak {
		if start, ok := r.performs(c, from, s); ok {
			return start, 'o'
		}
	}
	if tellers[c.entry.words[0]] {
		if start, ok := r.toldOf(c, from, s); ok {
			return start, 'o'
		}
	}
	return 0, 0
}

// prepositionAfter is where the phrase with a preposition of the cue begins that
// the tree hangs on it behind what tells when, where and to whom: "apologized on
// Friday to Turkey | for errors". It is 0 for none.
func (r *reader) prepositionAfter(c *claim, from int, s span) int {
	if r.upos[from] != syntax.Adp && r.upos[from] != syntax.Adv && !r.isMonthOrDay(from) {
		return 0
	}
	for v := c.first; v < c.last; v++ {
		for k := range r.text.Token(v).Children() {
			if !k.Is(syntax.Obl, syntax.Nmod, syntax.Advcl) || k.Index() < from || k.Index() >= s.last {
				continue
			}
			mark, ok := k.Child(syntax.Case, syntax.Mark)
			if !ok || mark.Index() <= from || r.isMark(mark.Index()) || !slices.Contains(c.entry.prepositions, r.lower[mark.Index()]) || r.tellsWhen(k.Index()) {
				continue
			}
			if r.isAny(mark.Index(), "for", "to", "with") {
				return mark.Index()
			}
			return mark.Index() + 1
		}
	}
	return 0
}

// performs finds the object of a cue of saying that names an act: "set out his
// plans to", "conveyed to Li India's concern over".
func (r *reader) performs(c *claim, from int, s span) (int, bool) {
	k, ok := r.text.Token(c.first).Child(syntax.Obj)
	if !ok || k.Index() < from || k.Index() >= s.last {
		return 0, false
	}
	start := max(from, k.Subtree().First)
	if start > from && r.skipAdjuncts(from, s) < start || k.Index() > start+5 || r.isMark(start) {
		return 0, false
	}
	return start, r.namesAct(k.Index())
}

// toldOf finds what somebody was told of or to do: "assured Li of its support",
// "told him to wait".
func (r *reader) toldOf(c *claim, from int, s span) (int, bool) {
	of, told := -1, c.entry.words[0] != "tell" && c.entry.words[0] != "ask"
	for k := from + 1; k+1 < s.last && k < from+8; k++ {
		switch {
		case r.lower[k] == "to" && r.xpos[k+1] == "VB" && of < 0:
			return k, true
		case told && r.isAny(k, "about", "on") && r.beginsPhrase(k+1) && !r.isMonthOrDay(k+1):
			return k + 1, true
		case told && r.lower[k] == "of" && of < 0:
			of = k + 1
		case r.lower[k] == "," || r.isAny(k, "at", "in") || r.finiteVerb(k) || r.isMark(k):
			k = s.last
		}
	}
	return of, of >= 0
}

// capital reports whether a word is written with a capital, as a name is.
func (r *reader) capital(i int) bool {
	w := r.text.Token(i).Text()
	return len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z'
}

// received reports whether "welcome" means that somebody was received: "welcomed
// the president to the palace".
func (r *reader) received(c *claim, from int, s span) bool {
	if c.entry.words[0] != "welcome" {
		return false
	}
	for _, m := range r.cast.Within(r.start(from), r.end(min(from+12, s.last)-1)) {
		if m.WholeFirst <= from+2 && m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == actor.Person {
			k := m.WholeLast
			return k >= s.last || !r.isAny(k, "'s") && !(r.lower[k] == "to" && k+1 < s.last && r.upos[k+1] == syntax.Verb)
		}
	}
	return false
}

// bareClause finds a clause without "that": "said China will".
func (r *reader) bareClause(c *claim, from int, s span) (int, bool) {
	if k, ok := r.text.Token(c.first).Child(syntax.Ccomp); ok && k.Index() >= from && k.Index() < s.last {
		if t := k.Subtree(); t.First >= from && !r.isMark(t.First) && !r.leavesOut(c, from, t.First, s) && !r.hangsOn(c, from, t.First, k) {
			first := t.First
			for first < k.Index() && (r.upos[first] == syntax.Punct && !r.isMark(first) || r.lower[first] == "that") {
				first++
			}
			return r.subjectBefore(first, from), true
		}
	}
	start := r.skipAdjuncts(from, s)
	if start >= s.last || r.xpos[start] == "WDT" || !r.beginsPhrase(start) && !r.isAny(start, "it", "there", "if", "as", "while", "when", "this", "these", "those") {
		return 0, false
	}
	for k := start; k < s.last && k < start+25; k++ {
		switch {
		case r.finiteVerb(k), k > start && r.isMark(k-1) && r.upos[k] == syntax.Verb && r.xpos[k] == "VB": // "said sanctions “threaten peace”"
			return start, k > start
		case r.lower[k] == "," || r.lower[k] == ";" || k > start && r.isAny(k, "that", "who", "which", "when", "if"):
			return start, start == from && r.saysClause(c, start, s)
		case c.entry.pattern&object != 0 && r.isAny(k, "and", "but", "to", "for", "as", "after", "while"):
			return 0, false
		}
	}
	// No finite verb is seen where there must be one: the tags are wrong.
	if c.entry.words[0] == "say" && s.last-start > 5 && start == from {
		return start, true
	}
	return 0, false
}

// subjectBefore takes in the subject that the tree leaves out of a clause which
// begins with its verb: "told him | Warsaw would".
func (r *reader) subjectBefore(first, from int) int {
	if !r.finiteVerb(first) || first-1 < from {
		return first
	}
	if t, ok := r.leftPhrase(first-1, span{from, first}); ok && t.first >= from {
		return t.first
	}
	return first
}

// hangsOn reports whether the tree takes for the clause of a cue what belongs to the
// object before it: "vetoed a draft Wednesday | put forward by Brazil".
func (r *reader) hangsOn(c *claim, from, first int, verb syntax.Token) bool {
	_, subject := verb.Child(syntax.Nsubj, syntax.NsubjPass, syntax.Csubj, syntax.Expl)
	return !subject && first > from && first == verb.Index() && c.entry.pattern&object != 0 && r.beginsPhrase(from)
}

// leavesOut reports whether the tree's clause leaves out a noun phrase before
// it that is most likely its subject.
func (r *reader) leavesOut(c *claim, from, first int, s span) bool {
	start := r.skipAdjuncts(from, s)
	return start < first && r.beginsPhrase(start) && !tellers[c.entry.words[0]] && c.entry.pattern&object == 0
}
