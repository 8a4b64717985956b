package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// rightContent is the content behind the cue.
func (r *reader) rightContent(c *claim, all []claim, n int, s span) span {
	from := c.last
	if from >= s.last {
		return span{}
	}
	start, kind := r.opening(c, from, s)
	if e := c.entry.pattern; kind == 0 && e&itself != 0 && (e&told == 0 || r.ownAccount()) {
		noun := r.text.Token(c.last - 1).Subtree()
		c.last = c.first + 1 // "accepted | an invitation to visit Cairo"
		start, kind = max(c.last, noun.First), 'o'
	}
	if kind == 0 || start >= s.last {
		return span{}
	}
	end := r.closing(c, start, kind, all, n, s)
	if a := c.entry.act; (a == "thank" || a == "congratulate") && r.xpos[start] == "PRP" && start+2 < end && r.isAny(start+1, "for", "on") {
		start++ // "thanked him | for the offer"
	}
	return r.trim(span{start, end})
}

// opening finds where the content behind a cue begins and of what kind it is: c
// for a clause, q for a quotation, i for an infinitive, o for a noun phrase; 0
// when there is none.
func (r *reader) opening(c *claim, from int, s span) (int, byte) {
	p := r.patternOf(c.entry)
	// A colon or comma before a quotation.
	from = r.skipOwner(c, r.skipJoined(c, r.skipInsertion(from, s), s), s)
	if start, kind := r.calledAs(c, from, s); kind != 0 {
		return start, kind
	}
	k := from
	for k < s.last && k < from+12 {
		w := r.lower[k]
		switch {
		case r.isMark(k) && r.titled(k, s):
			k = r.quotes[r.quoted[k]].last // "told NBC's “Meet the Press” that"
			continue
		case r.isMark(k) && p&(quotation|object) != 0 && r.quoteOpens(c, from, k, s):
			return k, 'q'
		case r.isMark(k):
			return r.bareOpening(c, from, s)
		case w == ":" && p&(quotation|thatClause) != 0:
			if k+1 < s.last {
				return k + 1, 'q'
			}
			return 0, 0
		case w == "that" && p&thatClause != 0 && (k == from || r.upos[k] != syntax.Det || tellers[c.entry.words[0]]) && r.reaches(c, from, k, s):
			return k + 1, 'c'
		case w == "," && k+1 < s.last && r.isMark(k+1) && p&quotation != 0:
			return k + 1, 'q'
		case w == "," && p&thatClause != 0 && k > from && r.insertedBefore(k, s) > 0:
			return r.insertedBefore(k, s) + 1, 'c'
		case w == "," || w == ";" || w == "." || w == "-" && r.end(k-1) < r.start(k):
			k = s.last // no clause may begin behind a mark
			continue
		case w == "to" && p&infinitive != 0 && k+1 < s.last && (k == from || k == r.skipAdjuncts(from, s)) && r.upos[k+1] != syntax.Det && r.upos[k+1] != syntax.Propn && !(slices.Contains(c.entry.prepositions, r.lower[from]) && r.nouns(k+1, from, k)):
			return k, 'i'
		}
		if k > from && r.isAny(k, "and", "or", "but") {
			break
		}
		if r.upos[k] == syntax.Verb && k > from && r.xpos[k] != "VBN" && r.xpos[k] != "VBG" || r.upos[k] == syntax.Aux {
			break
		}
		k++
	}
	return r.bareOpening(c, from, s)
}

// insertedBefore is the "that" behind what two commas set off from token i on: "wrote
// on X, the platform he owns, | that". It is 0 for none.
func (r *reader) insertedBefore(i int, s span) int {
	if i+1 >= s.last || r.isAny(i+1, "and", "but") {
		return 0
	}
	for k := i + 1; k+2 < s.last && k < i+12; k++ {
		switch {
		case r.lower[k] == ",":
			if r.lower[k+1] == "that" && r.xpos[k+1] != "WDT" && r.upos[k+1] != syntax.Det {
				return k + 1
			}
			return 0
		case r.isMark(k) || r.lower[k] == "that":
			return 0
		}
	}
	return 0
}

// patternOf is what the content of a cue may be in this document.
func (r *reader) patternOf(e *cueEntry) pattern {
	if e.pattern&told != 0 && r.ownAccount() {
		return e.pattern | object
	}
	return e.pattern
}

// nouns reports whether the tree hangs an infinitive on a noun of a span: "the
// need | to hold Russia accountable".
func (r *reader) nouns(verb, from, to int) bool {
	for i := from; i < to; i++ {
		if r.isAny(i, "importance", "need", "necessity", "urgency", "significance") {
			return true // "agreed on the importance of engagement to make progress"
		}
	}
	k := r.text.Token(verb)
	h, ok := k.Head()
	return ok && k.BaseRel() == syntax.Acl && from <= h.Index() && h.Index() < to && h.UPOS() == syntax.Noun
}

// titled reports whether a quotation is a few words behind which a "that"
// follows: the name of a programme.
func (r *reader) titled(k int, s span) bool {
	q := r.quoted[k]
	if q < 0 || r.quotes[q].first != k || !r.scare(q) {
		return false
	}
	end := r.quotes[q].last
	return end < s.last && r.lower[end] == "that"
}

// tellers are cues whose object hears what is said: what stands between them
// and "that" is who was told.
var tellers = map[string]bool{
	"tell": true, "inform": true, "assure": true, "reassure": true, "remind": true, "warn": true, "notify": true,
	"brief": true, "promise": true, "advise": true, "caution": true, "persuade": true, "convince": true, "ask": true, "apprise": true,
}

// reaches reports whether a cue can reach over the words in between to the
// "that" of its content: over adverbs, times, places and who was told, not over
// an object, whose own "that" it is.
func (r *reader) reaches(c *claim, from, to int, s span) bool {
	if to == from || tellers[c.entry.words[0]] {
		return true
	}
	if r.reachesBehindAdjunct(from, to) {
		return true
	}
	if r.xpos[to] == "WDT" {
		return false // "apologized to Ankara for errors that led to"
	}
	if r.upos[from] == syntax.Adp && r.isAny(from, "to", "for") {
		return c.entry.pattern&object == 0 // "explained to Li that"
	}
	if r.lower[to] == "that" && r.isAny(to-1, "once", "twice", "times") && to-from < 5 {
		return true // "said more than once | that"
	}
	return r.skipAdjuncts(from, s) >= to || !r.beginsPhrase(from)
}

// quoteOpens reports whether the content begins with the quotation at token k,
// not with words before it: "said in Paris: “…”", but "said it “changes
// nothing”".
func (r *reader) quoteOpens(c *claim, from, k int, s span) bool {
	if c.entry.pattern&quotation == 0 {
		return false
	}
	return k == from || tellers[c.entry.words[0]] && !r.withinPhrase(from, k) || r.skipAdjuncts(from, s) >= k
}

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

// beginsPhrase reports whether a noun phrase may begin at the token.
func (r *reader) beginsPhrase(i int) bool {
	if i >= r.n {
		return false
	}
	switch r.upos[i] {
	case syntax.Noun, syntax.Propn, syntax.Det, syntax.Adj, syntax.Num, syntax.Pron, syntax.X, syntax.Sym:
		return true
	case syntax.Cconj:
		return r.isAny(i, "both")
	}
	if x := r.xpos[i]; x == "VBN" || x == "VBG" { // "asked for | continued support"
		h, ok := r.text.Token(i).Head()
		return ok && r.text.Token(i).Is(syntax.Amod) && h.Index() > i || r.isMark(i)
	}
	return r.isMark(i)
}
