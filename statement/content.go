package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// contents finds what a claim says: on its right, else on its left.
func (r *reader) contents(c *claim, all []claim, n int, s span) []span {
	if q := r.quoted[c.first]; q >= 0 {
		s = r.clip(s, r.quotes[q])
	}
	if rest := r.remarked(c, s); !rest.empty() {
		return []span{rest}
	}
	right := r.rightContent(c, all, n, s)
	if !right.empty() && r.timesOnly([]span{right}) {
		right = span{} // "…, the ministry announced | Monday"
	}
	left := span{}
	if c.how == finite && c.side != borrowed && c.entry.pattern&(quotation|thatClause) != 0 {
		left = r.leftContent(c, all, n, s)
	}
	switch {
	case c.side == after:
		return r.joinAfter(c, left, s)
	case !right.empty() && !left.empty() && r.isAny(r.skipAdjuncts(c.last, s), ",", ":"):
		return []span{r.onlySubject(left, right), right}
	case !right.empty() && !left.empty() && r.aside(c, left, right):
		return r.joinAfter(c, left, s)
	case !right.empty():
		if q := r.quoted[c.first]; q >= 0 && r.quotes[q].has(right.last-1) {
			return []span{right} // the cue itself stands in the quotation
		}
		return r.withFollowing([]span{right}, s)
	case !left.empty():
		if rest := r.resumes(c, left, all, n, s); !rest.empty() {
			return []span{r.onlySubject(left, rest), rest}
		}
		return r.joinAfter(c, left, s)
	}
	return r.behindOpener(c, all, n, s)
}

// aside reports whether what follows a cue behind a quotation of some length tells
// when, why or to whom it was said: "“…,” Li said at a time when trade is slow",
// "“…,” she told reporters as she left".
func (r *reader) aside(c *claim, left, right span) bool {
	q := r.quoted[left.first]
	if q < 0 || r.scare(q) || r.quoted[right.first] >= 0 {
		return false
	}
	if tellers[c.entry.words[0]] && right.first <= c.last+1 {
		return true
	}
	return right.first > c.last && r.upos[c.last] == syntax.Adp || r.isAny(right.first, "as", "when", "while", "after", "before")
}

// resumes is what goes on behind a cue that interrupts its content: "The
// position, Li argued, has not changed."
func (r *reader) resumes(c *claim, left span, all []claim, n int, s span) span {
	if r.quoted[left.first] >= 0 {
		return span{}
	}
	k := r.skipAdjuncts(c.last, s)
	if k+2 >= s.last || !r.isAny(k, ",", ";", ":") {
		return span{}
	}
	if n+1 < len(all) && all[n+1].group <= k+2 && !(r.soft(&all[n+1]) && r.tense(c.first) == 'd') {
		return span{}
	}
	if r.isAny(k+1, "and", "but") {
		return r.resumesJoined(c, span{k + 2, s.last})
	}
	if r.isAny(k+1, "according", "citing", "while", "when", "after", "before", "as", "which", "who", "in", "at", "on", "with", "a") {
		return span{}
	}
	rest := span{k + 1, s.last}
	if n+1 < len(all) && r.lower[k] != "," {
		rest.last = min(rest.last, r.beforeClaim(&all[n+1], rest))
	}
	if !r.clauseLike(rest) {
		return span{}
	}
	return r.trim(rest)
}

// beforeClaim is where another's words begin in what goes on behind a cue: those of
// a claim in it with a source of its own.
func (r *reader) beforeClaim(d *claim, rest span) int {
	if d.side == borrowed || d.source.first < rest.first {
		return d.group
	}
	return d.source.first
}

// resumesJoined is what goes on behind "…, Li said, and": a clause in the present
// or with a modal, or of somebody else, not what Li did next.
func (r *reader) resumesJoined(c *claim, rest span) span {
	for k := rest.first; k < rest.last && k < rest.first+15; k++ {
		if !r.finiteVerb(k) {
			continue
		}
		modal := slices.Contains(modals, r.lower[k])
		if r.tense(c.first) == 'd' && r.tense(k) == 'd' && !modal {
			s, ok := r.leftPhrase(k-1, rest)
			if !ok || s.first != rest.first || r.isAny(s.last-1, "he", "she", "they", "it") || r.text.Source()[r.start(s.first):r.end(s.last-1)] == r.text.Source()[r.start(c.source.first):r.end(c.source.last-1)] {
				return span{}
			}
		}
		return r.trim(rest)
	}
	return span{}
}

func (r *reader) clip(s, t span) span {
	return span{max(s.first, t.first), min(s.last, t.last)}
}

// joinAfter adds to a content before the cue what goes on behind it: "X," Li
// said. "Y."
func (r *reader) joinAfter(c *claim, left span, s span) []span {
	if left.empty() {
		return nil
	}
	out := []span{left}
	if r.quoted[left.first] < 0 {
		return out
	}
	end := c.last
	if c.side == after {
		end = c.source.last
	}
	for k := end; k < s.last; k++ {
		if q := r.quoted[k]; q >= 0 && !r.scare(q) && r.quotes[q].first == k {
			return append(out, r.clip(r.quotes[q], s))
		}
		if r.upos[k] == syntax.Verb {
			break
		}
	}
	return r.withFollowing(out, s)
}

// withFollowing adds the sentences that go on inside the marks of a quotation
// which the last piece opens.
func (r *reader) withFollowing(pieces []span, s span) []span {
	last := pieces[len(pieces)-1]
	q := r.quoted[last.last-1]
	if q >= 0 && r.quotes[q].last > s.last && r.para[r.quotes[q].last-1] == r.para[s.first] {
		pieces[len(pieces)-1].last = r.quotes[q].last
		return pieces
	}
	return pieces
}

// finiteVerb reports whether a token is a verb that can head a clause.
func (r *reader) finiteVerb(k int) bool {
	switch r.xpos[k] {
	case "MD", "VBD", "VBZ", "VBP":
		return true
	}
	return slices.Contains(modals, r.lower[k]) || r.isAny(k, "is", "are", "was", "were", "has", "have", "had")
}

// trim cuts marks and linking words off the ends of a content, but keeps the
// marks of a quotation that the content is.
func (r *reader) trim(s span) span {
	for s.first < s.last && (r.isAny(s.first, ",", ";", ":", "-", "–", "—") || r.lower[s.first] == "that" && !r.capital(s.first) || r.isMark(s.first) && !r.wholeQuote(s)) {
		s.first++
	}
	for s.first < s.last {
		k := s.last - 1
		if r.isAny(k, ",", ";", ":", ".", "-", "–", "—", "and", "but", "while") || r.isMark(k) && r.quoted[k] >= 0 && r.quotes[r.quoted[k]].first == k {
			s.last--
			continue
		}
		break
	}
	return s
}

// wholeQuote reports whether a span begins with the opening mark of a
// quotation.
func (r *reader) wholeQuote(s span) bool {
	q := r.quoted[s.first]
	return q >= 0 && r.quotes[q].first == s.first
}

// leftContent is the content before "…, Li said".
func (r *reader) leftContent(c *claim, all []claim, n int, s span) span {
	at := c.group
	if c.side == before {
		at = min(at, c.source.first)
	}
	if c.quoter.last > 0 {
		at = min(at, c.quoter.first)
	}
	p := at - 1
	if p <= s.first || r.lower[p] != "," && !r.isMark(p) && r.lower[p] != "?" && r.lower[p] != "!" {
		return span{}
	}
	first := s.first
	for i := range n {
		if d := &all[i]; d.said && d.last <= at && !r.soft(d) && !(r.tense(d.first) == 'z' && r.tense(c.first) == 'd' && d.how == finite) {
			if semi := r.lastSemicolon(d.last, p); semi > 0 {
				first = max(first, semi+1)
				continue
			}
			// What went before has its own cue: only a quotation that stands
			// right here is this one's.
			q := r.quoted[p]
			if r.lower[p] == "," && p > s.first && r.isMark(p-1) {
				q = r.quoted[p-1]
			}
			if q < 0 {
				if (r.closesSentence(c, s) || r.onlyWhenFollows(c, s)) && r.reportsWhole(c, d, p, s) {
					break // "Kim vowed to…, the agency reported": a report of the whole
				}
				return span{}
			}
			first = max(first, r.quotes[q].first)
		}
	}
	// A quotation that began in an earlier sentence of the paragraph.
	if q := r.quoted[first]; q >= 0 && r.quotes[q].first < first {
		first = r.quotes[q].first
	}
	out := span{r.behindColon(c, first, p), p + 1}
	for out.last > out.first && r.isAny(out.last-1, ",") {
		out.last--
	}
	if !r.clauseLike(out) && !r.interrupted(c, s) || r.openedBeside(out) && !r.interrupted(c, s) {
		return span{}
	}
	return r.trim(out)
}

// namesSomebody reports whether a span has a mention of somebody by name or title.
func (r *reader) namesSomebody(s span) bool {
	if s.empty() {
		return false
	}
	return slices.ContainsFunc(r.cast.Within(r.start(s.first), r.end(s.last-1)), func(m actor.Mention) bool {
		return m.Actor >= 0 && !m.Modifier && (m.How == actor.ByName || m.How == actor.ByTitle)
	})
}

// onlyWhenFollows reports whether nothing but a clause of time follows a cue: "…, an
// official told AFP on Monday, hours after".
func (r *reader) onlyWhenFollows(c *claim, s span) bool {
	for k := max(c.last, c.source.last); k+1 < s.last; k++ {
		switch {
		case r.lower[k] == ",":
			for j := k + 1; j < s.last && j < k+5; j++ {
				if r.isAny(j, "after", "before", "as", "when") {
					return true
				}
				if r.upos[j] != syntax.Noun && r.upos[j] != syntax.Num && r.upos[j] != syntax.Det && r.upos[j] != syntax.Adv && r.upos[j] != syntax.Adj {
					return false
				}
			}
			return false
		case r.finiteVerb(k) || r.isMark(k) || r.lower[k] == "that":
			return false
		}
	}
	return false
}

// behindColon is where a content begins before "he said" whose sentence tells of him
// first: "Marles was more careful: | trade mattered, he said".
func (r *reader) behindColon(c *claim, first, p int) int {
	if c.side != before || c.source.last-c.source.first != 1 || !r.isAny(c.source.first, "he", "she", "they", "it") || r.quoted[first] >= 0 {
		return first
	}
	finite, known := false, false
	for k := first; k < p; k++ {
		if r.finiteVerb(k) && !finite {
			finite, known = true, r.namesSomebody(span{first, k})
		}
		if r.lower[k] == ":" && finite && known && r.clauseLike(span{k + 1, p}) {
			return k + 1
		}
	}
	return first
}

// reportsWhole reports whether a cue at the end of a sentence tells who reports all of
// it, an earlier claim included: that one opens the sentence, or stands in a clause of
// time or reason behind its main verb.
func (r *reader) reportsWhole(c, d *claim, p int, s span) bool {
	if c.entry.act != "" || c.entry.weak {
		return false
	}
	if d.source.first == s.first {
		return true
	}
	for k, n := r.text.Token(d.first), 0; n < 8; n++ {
		up, ok := k.Head()
		if !ok || up.Index() < s.first {
			return false
		}
		if k.Is(syntax.Advcl) && up.Index() < k.Index() && up.Index() != c.first && up.Index() < p {
			return true
		}
		k = up
	}
	return false
}

// interrupted reports whether a clause goes on behind the cue's comma: the
// subject stands before it.
func (r *reader) interrupted(c *claim, s span) bool {
	k := c.last
	return k+1 < s.last && r.lower[k] == "," && r.finiteVerb(k+1) && c.side == before
}

// closesSentence reports whether nothing of weight follows a cue and its
// source.
func (r *reader) closesSentence(c *claim, s span) bool {
	end := c.last
	if c.side == after {
		end = c.source.last
	}
	for k := end; k < s.last; k++ {
		if r.finiteVerb(k) || r.isMark(k) || r.lower[k] == "that" {
			return false
		}
	}
	return true
}

// clauseLike reports whether a span has a finite verb or is a quotation.
func (r *reader) clauseLike(s span) bool {
	for k := s.first; k < s.last; k++ {
		if r.finiteVerb(k) || r.xpos[k] == "VB" && k > s.first && r.nominal(k-1) {
			return true
		}
	}
	return s.first < s.last && r.quoted[s.first] >= 0 && s.last-s.first > 2
}
