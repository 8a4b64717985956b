package statement

import (
	"slices"

	"chancery/syntax"
)

// beforeTail is the end of a content without what the one who reports it goes on to tell
// behind a comma: what he did next, what happened meanwhile, what was just said is called.
func (r *reader) beforeTail(c *claim, start, end int, kind byte, later []claim) int {
	if kind == 'o' || kind == 'i' {
		end = r.beforeRemark(start, end, later)
	}
	if at := r.nextDeed(c, start, end); at > start {
		end = at
	}
	if at := r.occasion(start, end, kind); at > start {
		end = at
	}
	for k := start + 1; k+2 < end; k++ {
		if r.lower[k] == ":" && r.isMark(k-1) && r.quoted[k] < 0 {
			return k
		}
		comma := r.lower[k] == ","
		if !comma && !(r.isMark(k) && r.lower[k-1] == ",") && !r.spacedDash(k) {
			continue
		}
		if r.quoted[k] >= 0 && r.quoted[k+1] == r.quoted[k] {
			continue // inside the quotation
		}
		if r.hoursAfter(k+1, end) || r.meanwhile(c, k+1, end) || r.comments(k, end) {
			return k
		}
	}
	return end
}

// spacedDash reports whether a token is a dash between words.
func (r *reader) spacedDash(k int) bool {
	return r.isAny(k, "-", "–", "—") && k > 0 && k+1 < r.n && r.end(k-1) < r.start(k) && r.end(k) < r.start(k+1)
}

// nextDeed is the comma behind which the tree joins to the cue itself what he who speaks,
// or somebody else, did next: "said it was over, but stopped short of"; 0 for none.
func (r *reader) nextDeed(c *claim, start, end int) int {
	for k := range r.text.Token(c.first).Children() {
		if !k.Is(syntax.Conj) || k.Index() <= start || k.Index() >= end || !r.finiteVerb(k.Index()) || r.tense(k.Index()) != r.tense(c.first) {
			continue
		}
		if cc, ok := k.Child(syntax.CC); ok && cc.Index() > start+1 && r.lower[cc.Index()-1] == "," && r.quoted[cc.Index()] < 0 {
			return cc.Index() - 1
		}
	}
	if r.tense(c.first) != 'd' || r.quoted[start] >= 0 {
		return 0
	}
	for k := start + 1; k+2 < end; k++ {
		if r.lower[k] == "," && r.isAny(k+1, "and", "but") && r.xpos[k+2] == "VBD" && r.upos[k+2] == syntax.Verb && r.quoted[k] < 0 {
			return k // "said that they should help, and quoted"
		}
		if r.xpos[k] == "VBD" || r.isAny(k, "had", "was", "were") {
			break
		}
	}
	return 0
}

// hoursAfter reports whether a clause of time opens at token k that tells when something
// was said: "hours after", "a day before".
func (r *reader) hoursAfter(k, end int) bool {
	for j := k; j+1 < end && j < k+4; j++ {
		if r.isAny(j, "after", "before") {
			return j > k && (r.timeClass(j-1) != "" || r.lex.spans[r.lower[j-1]])
		}
		if r.upos[j] != syntax.Noun && r.upos[j] != syntax.Num && r.upos[j] != syntax.Det && r.upos[j] != syntax.Adv && r.upos[j] != syntax.Adj {
			return false
		}
	}
	return false
}

// meanwhile reports whether behind a comma a clause opens that tells what another said
// in the past meanwhile, where the cue is in the past: "…, as the premier pledged to".
func (r *reader) meanwhile(c *claim, k, end int) bool {
	if !r.isAny(k, "as", "while", "whereas", "whereupon", "when", "although", "though") || r.tense(c.first) != 'd' {
		return false
	}
	if k+1 >= end || r.upos[k+1] != syntax.Propn && r.upos[k+1] != syntax.Det && r.upos[k+1] != syntax.Adj && !r.isAny(k+1, "he", "she", "they") {
		return false
	}
	for j := k + 1; j < end && j < k+30; j++ {
		if !r.finiteVerb(j) {
			continue
		}
		h, ok := r.longest(j, end)
		return ok && h.entry.form == verbCue && r.xpos[j] == "VBD" && !slices.Contains(haveForms, r.lower[j]) && !slices.Contains(beForms, r.lower[j])
	}
	return false
}

// comments reports whether behind a comma or dash the one who reports says what to think
// of it: a noun phrase for what was said, with a relative clause, or any behind the end
// of a quotation: "“not the end,” a phrase which others took up".
func (r *reader) comments(k, end int) bool {
	n := k + 1
	if r.isMark(n) && n+1 < end {
		n++
	}
	noun := n
	if r.isAny(n, "a", "an", "the") {
		noun++
	} else if !r.spacedDash(k) && !r.isAny(n, "language", "words", "something") {
		return false
	}
	for noun+1 < end && r.upos[noun] == syntax.Adj {
		noun++
	}
	if r.upos[noun] != syntax.Noun {
		return false
	}
	for j := noun + 1; j < end && j < noun+6 && !r.relative(j, end); j++ {
		if r.lower[j] == "," || r.isAny(j, "and") {
			return false // a list, an apposition
		}
	}
	quoted := r.isMark(k) || r.isMark(k-1)
	if r.spacedDash(k) || quoted && r.quoted[k-1] >= 0 {
		return !r.mainVerbFollows(noun, end) || r.relative(noun+1, end)
	}
	h, ok := r.longest(noun, end)
	return ok && h.entry.form == nounCue && r.relative(h.last, end) && r.xpos[h.last] != "IN"
}

// relative reports whether a relative clause opens at token k, with its pronoun or without.
func (r *reader) relative(k, end int) bool {
	if k >= end {
		return false
	}
	return r.isAny(k, "that", "which", "whose") ||
		(r.upos[k] == syntax.Propn || r.xpos[k] == "PRP") && r.mainVerbFollows(k, end)
}

// mainVerbFollows reports whether a finite verb stands within a few words behind token k.
func (r *reader) mainVerbFollows(k, end int) bool {
	for j := k + 1; j < end && j < k+9; j++ {
		if r.finiteVerb(j) {
			return true
		}
	}
	return false
}

// beforeRemark is the end of a noun phrase or infinitive before a relative clause that
// somebody is told to say: "a judgment | which, he claimed, had", "hailed the minister, |
// under whose lead, she said, the".
func (r *reader) beforeRemark(start, end int, later []claim) int {
	for i := range later {
		d := &later[i]
		if d.side != before || d.source.first <= start+2 || d.last >= end || r.lower[d.source.first-1] != "," || r.lower[d.last] != "," {
			continue
		}
		for k := d.source.first - 2; k > start && k > d.source.first-6; k-- {
			if !r.isAny(k, "which", "who", "whom", "whose", "that", "where") {
				continue
			}
			for k > start+1 && (r.upos[k-1] == syntax.Adp || r.lower[k-1] == ",") {
				k--
			}
			return k
		}
	}
	return end
}

// remarked is what somebody is told to say by a cue that parts a relative clause behind
// its pronoun: "a judgment which, he claimed, | had ended it".
func (r *reader) remarked(c *claim, s span) span {
	if c.how != finite || c.side != before || c.source.first < s.first+3 || c.last+2 >= s.last || r.lower[c.last] != "," || r.lower[c.source.first-1] != "," {
		return span{}
	}
	for k := c.source.first - 2; k > s.first && k > c.source.first-6; k-- {
		if r.isAny(k, ",", ";", ":") || r.isMark(k) {
			break
		}
		if r.isAny(k, "which", "who", "whom", "whose", "where") {
			end := c.last + 1
			for end < s.last && (r.lower[end] != ";" || r.quoted[end] >= 0) {
				end++
			}
			return r.trim(span{c.last + 1, end})
		}
	}
	return span{}
}

// opensQuote reports whether a quotation opens within a few words from token k on.
func (r *reader) opensQuote(k int) bool {
	for i := k; i < r.n && i < k+8; i++ {
		if q := r.quoted[i]; q >= 0 && r.quotes[q].first == i {
			return true
		}
	}
	return false
}
