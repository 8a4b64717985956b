package statement

import (
	"slices"

	"chancery/syntax"
)

// closing finds where a content that begins at start ends.
func (r *reader) closing(c *claim, start int, kind byte, all []claim, n int, s span) int {
	if q := r.quoted[start]; kind == 'q' && q >= 0 {
		return r.quotes[q].last
	}
	end := s.last
	if kind == 'i' || kind == 'o' {
		end = min(end, r.phraseEnd(c, start, s))
		for k := start + 1; k+1 < end; k++ {
			if r.lower[k] == "," && r.isAny(k+1, "with", "during") {
				end = k // ", with an official calling it…", ", during a call": is told beside it
			}
		}
	}
	if kind == 'o' {
		end = r.beforeDay(c, start, end)
	}
	if kind == 'i' {
		end = min(end, r.nextPredicate(c, start, s))
	}
	end = min(end, r.summedUp(start, end))
	end = r.beforeTail(c, start, end, kind, all[min(n+1, len(all)):])
	for i := n + 1; i < len(all); i++ {
		d := &all[i]
		if d.first < start {
			continue
		}
		if at, ok := r.cuts(c, d, start, s); ok {
			end = min(end, at)
			break
		}
	}
	// "…, then went on to meet"
	for k := start + 1; k+2 < end; k++ {
		if r.lower[k] == "," && r.lower[k+1] == "then" && r.xpos[k+2] == "VBD" && r.tense(c.first) == 'd' {
			end = k
			break
		}
	}
	// "…, according to the ministry"
	for k := start + 1; k+1 < end; k++ {
		if r.lower[k] == "according" && r.lower[k+1] == "to" && r.lower[k-1] == "," {
			end = k - 1
			break
		}
	}
	return end
}

// beforeDay is the end of a noun phrase without the day that the tree hangs on the cue:
// "denied the report | on Saturday".
func (r *reader) beforeDay(c *claim, start, end int) int {
	k := end - 1
	for k > start && r.upos[k] == syntax.Punct {
		k--
	}
	if k <= start+1 || !r.isMonthOrDay(k) || !r.isAny(k-1, "on") && !r.pointing(k-1) {
		return end
	}
	if h, ok := r.text.Token(k).Head(); ok && (h.Index() == c.first || h.Index() == c.last-1) {
		return k - 1
	}
	return end
}

// summedUp is where a noun of speech sums up a content and others are told to say
// something of it: "to explain the traces, | a demand that Moscow called premature".
func (r *reader) summedUp(start, end int) int {
	for k := start + 1; k+4 < end; k++ {
		if r.lower[k] != "," || !r.isAny(k+1, "a", "an") || r.quoted[k] >= 0 {
			continue
		}
		if h, ok := r.longest(k+2, end); ok && h.entry.form == nounCue && h.last < end && r.isAny(h.last, "that", "which") && r.xpos[h.last] != "IN" {
			return k
		}
	}
	return end
}

// nextPredicate is where a further predicate of the cue's subject begins behind an
// infinitive: "agreed to meet again | and must keep its word", "pledged to help | and
// sent aircraft".
func (r *reader) nextPredicate(c *claim, start int, s span) int {
	for k := start + 1; k+1 < s.last; k++ {
		if r.isAny(k, "and", "but") && (slices.Contains(modals, r.lower[k+1]) || r.xpos[k+1] == "VBD" && r.tense(c.first) == 'd') {
			return k
		}
		if k > start+1 && r.finiteVerb(k) {
			break // a clause of its own, whose predicates these may be
		}
	}
	return s.last
}

// cuts reports whether claim d ends the content of claim c, and where: when d is
// said beside c, not inside what c says.
func (r *reader) cuts(c, d *claim, start int, s span) (int, bool) {
	at := d.group
	p := at - 1
	if p < start || d.entry.weak && !r.tagged[d.first] && !r.opensQuote(d.last) {
		return 0, false // "he is acting unlawfully and showing disregard"
	}
	if r.quoted[d.first] >= 0 && r.quoted[d.first] == r.quoted[start] {
		return 0, false
	}
	back := func(k int) int {
		for k > start && (r.isAny(k-1, "and", "but", "while", "also", "or") || r.lower[k-1] == "," || r.lower[k-1] == ";") {
			k--
		}
		return k
	}
	switch {
	case d.how == participle && (r.lower[p] == "," || r.isAny(p, "and", "while", "also")):
		return back(at), true
	case d.how == finite && d.source == c.source && r.lower[p] == "," && r.inserted(c):
		return back(at), true
	case d.side == borrowed && d.source == c.source:
		if r.inside(c, d) && r.tense(c.first) != r.tense(d.first) {
			return 0, false
		}
		return back(at), true
	case d.side == before && !c.source.empty() && d.source.last <= c.group && d.source.last <= max(c.source.first, c.group-2) && r.lower[p] == ",":
		return back(at), true // "the palace, which says A, said B"
	case d.side == before && d.source.first > start:
		if k := d.source.first; r.isAny(k-1, "which") { // "…, in response to which B said"
			for j := k - 2; j > start && j > k-6; j-- {
				if r.lower[j] == "," {
					return j, true
				}
			}
		}
		// "…, Li said" behind the content of a participle: its content is left
		// to itself.
		k := d.source.first
		if semi := r.lastSemicolon(start, k); semi > start && r.lower[k-1] == "," {
			return semi, true // "X said A; B, Y said"
		}
		if r.lower[k-1] == "," && c.first < k && (c.how == participle || d.entry.act == "" && !d.entry.weak && r.closesSentence(d, s)) {
			return back(k), true
		}
		if r.isAny(k-1, "while", "and", "but") && (r.tense(c.first) == r.tense(d.first) || r.quotedSaying(c)) && !r.inside(c, d) {
			return back(k), true
		}
		if r.lower[k-1] == ";" || c.how == participle && d.how == finite && r.isAny(k-1, "and") && r.lower[k-2] == "," {
			return back(k), true
		}
	}
	return 0, false
}

// quotedSaying reports whether a cue is the "saying" of "was quoted as saying".
func (r *reader) quotedSaying(c *claim) bool {
	return r.tense(c.first) == 'g' && c.first > 0 && r.isAny(c.first-1, "as")
}

// lastSemicolon is the last semicolon between two tokens, -1 for none.
func (r *reader) lastSemicolon(from, to int) int {
	for k := to - 1; k > from; k-- {
		if r.lower[k] == ";" {
			return k
		}
	}
	return -1
}

// inside reports whether the tree puts d under what c says.
func (r *reader) inside(c, d *claim) bool {
	if comp, ok := r.text.Token(c.first).Child(syntax.Ccomp, syntax.Xcomp); ok {
		return comp.Index() == d.first || comp.Above(r.text.Token(d.first))
	}
	return false
}

// phraseEnd is where an infinitive or a noun phrase behind a cue ends: by the
// tree the end of what hangs on the cue, else the sentence's.
func (r *reader) phraseEnd(c *claim, start int, s span) int {
	end := start
	for k := range r.text.Token(c.last - 1).Children() {
		if t := k.Subtree(); k.Index() >= start && !r.beside(k, t.First) && !k.Is(syntax.Conj, syntax.CC, syntax.RelPunct, syntax.Parataxis, syntax.Advcl) {
			end = max(end, t.Last)
		}
	}
	if c.last-1 != c.first {
		for k := range r.text.Token(c.first).Children() {
			if t := k.Subtree(); k.Index() >= start && !r.beside(k, t.First) && !k.Is(syntax.Conj, syntax.CC, syntax.RelPunct, syntax.Parataxis, syntax.Advcl) {
				end = max(end, t.Last)
			}
		}
	}
	if end <= start {
		return s.last
	}
	// "efforts to speed up", "the President to visit": the infinitive belongs to
	// it, wherever the tree has put it.
	if end+1 < s.last && r.isAny(end, "of", "for", "as", "over", "against", "with", "from") && !r.isMonthOrDay(end+1) {
		end = max(end+2, r.ofPhrase(end, s))
	}
	if end+1 < s.last && r.isAny(end, "on", "in", "for", "against") && r.xpos[end+1] == "VBG" {
		end = max(end+2, r.text.Token(end+1).Subtree().Last) // "congratulated Li | on taking office"
	}
	if end+1 < s.last && r.lower[end] == "to" && (r.upos[end+1] == syntax.Verb || r.xpos[end+1] == "VB") {
		end = max(end+2, r.text.Token(end+1).Subtree().Last)
	}
	return end
}

// beside reports whether what hangs on a cue tells when or where it was said:
// "during their meeting", "in a post".
func (r *reader) beside(k syntax.Token, first int) bool {
	if !k.Is(syntax.Obl) {
		return false
	}
	if r.isAny(first, "during", "amid", "after", "before", "following") {
		return true
	}
	kind, _ := r.settingAt(first, k.Index()+1)
	for j := first + 1; kind == "" && j <= k.Index(); j++ {
		kind, _ = r.settingAt(j, k.Index()+1)
	}
	return kind != "" && kind != "none"
}

// ofPhrase is where a phrase that opens with a preposition ends.
func (r *reader) ofPhrase(at int, s span) int {
	if h, ok := r.text.Token(at).Head(); ok && h.Index() > at && h.Index() < s.last {
		return min(h.Subtree().Last, s.last)
	}
	k := at + 1
	for k < s.last && r.lower[k] != "," && !r.isAny(k, "and", "but") {
		k++
	}
	return k
}
