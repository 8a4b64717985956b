package statement

import (
	"slices"

	"chancery/syntax"
)

// rightContent is the content behind the cue.
func (r *reader) rightContent(c *claim, all []claim, n int, s span) span {
	from := c.last
	if from >= s.last {
		return span{}
	}
	start, kind := r.opening(c, from, s)
	noun := -1
	if e := c.entry.pattern; kind == 0 && e&itself != 0 && (e&told == 0 || r.ownAccount()) {
		noun = c.last - 1
		c.last = c.first + 1 // "accepted | an invitation to visit Cairo"
		start, kind = max(c.last, r.text.Token(noun).Subtree().First), 'o'
	}
	if kind == 0 || start >= s.last {
		return span{}
	}
	end := r.closing(c, start, kind, all, n, s)
	if noun >= start && c.entry.act == "" {
		if end = r.beforePartner(noun, end); end-start < 3 {
			return span{} // "raised the matter", of which nothing more is told
		}
	}
	if a := c.entry.act; (a == "thank" || a == "congratulate") && r.xpos[start] == "PRP" && start+2 < end && r.isAny(start+1, "for", "on") {
		start++ // "thanked him | for the offer"
	}
	start = r.behindCondoled(c, start, end)
	return r.trim(span{start, end})
}

// beforePartner is the end of what one raises before the one with whom: "raised the case of
// the crew | with Foreign Minister B".
func (r *reader) beforePartner(noun, end int) int {
	for k := noun + 1; k+1 < end; k++ {
		if r.isAny(k, "with") && r.quoted[k] < 0 && r.namesSomebody(span{k + 1, min(end, k+8)}) {
			return k
		}
	}
	return end
}

// behindCondoled passes over those whom one congratulates or condoles with at greater
// length than on what: "a cable of congratulations to President A of B | on the treaty".
func (r *reader) behindCondoled(c *claim, start, end int) int {
	if c.entry.act != "congratulate" && c.entry.act != "condole" {
		return start
	}
	named := start
	for _, m := range r.cast.Within(r.start(start), r.end(end-1)) {
		if m.Actor >= 0 && m.WholeFirst <= named+2 && !m.Modifier && (m.WholeLast >= end || !r.isAny(m.WholeLast, "'s", "'")) {
			named = max(named, m.WholeLast)
		}
	}
	for k := max(named, start+1); k+2 < end && r.quoted[k] < 0; k++ {
		if r.isAny(k, "on", "over", "for", "upon") {
			if k-start > end-k && !r.isMonthOrDay(k+1) {
				return k
			}
			break
		}
	}
	return start
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
