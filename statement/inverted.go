package statement

import "chancery/syntax"

// invertedPhrase is the noun phrase after a cue that follows its content:
// "…, said Lee".
func (r *reader) invertedPhrase(h hit, group int, sentence span) (span, bool) {
	p := group - 1
	if p < sentence.first || h.entry.pattern&quotation == 0 || h.last < sentence.last && r.upos[h.last] == syntax.Adp || r.hears(h) || r.upos[h.last-1] == syntax.Adp && h.last-h.first > 1 {
		return span{}, false
	}
	if r.lower[p] != "," && !r.isMark(p) && r.lower[p] != "?" && r.lower[p] != "!" {
		return span{}, false
	}
	k := h.last
	for k < sentence.last && r.continuesRight(k) {
		k++
	}
	for k > h.last && (r.upos[k-1] == syntax.Adp || r.upos[k-1] == syntax.Cconj || r.upos[k-1] == syntax.Det) {
		k--
	}
	if k == h.last || !r.nominal(k-1) || r.tellsWhen(k-1) {
		return span{}, false
	}
	if t := (span{h.last, k}); r.ownSubjectBefore(h, p, sentence) && !r.people(t) && !r.namesSomebody(t) {
		return span{}, false // "the deputy, on his way out, said | the vote was"
	}
	if o, ok := r.text.Token(h.first).Child(syntax.Obj); ok && !r.isMark(p) && o.Index() >= h.last && o.Index() < k {
		if _, ok := r.text.Token(h.first).Child(syntax.Nsubj); ok {
			return span{}, false // "Chaudhry in a briefing, strongly refuted allegations"
		}
		if t, ok := r.subject(h.first); ok && t.Index() < p && sentence.has(t.Index()) && h.entry.pattern&object != 0 {
			return span{}, false // "welcomed the text, regretted the answer and called on"
		}
	}
	if k+1 < sentence.last && h.entry.pattern&objectInfinitive != 0 && r.lower[k] == "to" && r.xpos[k+1] == "VB" {
		return span{}, false // "The letter, …, urges Li to stop"
	}
	if k < sentence.last && (r.upos[k] == syntax.Verb && r.xpos[k] != "VBG" && r.xpos[k] != "VBN" || r.upos[k] == syntax.Aux) {
		return span{}, false // "…, said Li welcomed"
	}
	return span{h.last, k}, true
}

func (r *reader) continuesRight(k int) bool {
	switch r.upos[k] {
	case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Det, syntax.Num:
		return !r.isMonthOrDay(k)
	case syntax.X:
		return true
	case syntax.Pron:
		return r.isAny(k, "he", "she", "they", "his", "her", "its", "their")
	case syntax.Part:
		return r.lower[k] == "'s"
	case syntax.Adp:
		return r.isAny(k, "of", "for")
	case syntax.Punct:
		return r.isAny(k, "-") && k > 0 && r.end(k-1) == r.start(k)
	case syntax.Cconj:
		return r.isAny(k, "and") && k+1 < r.n && (r.upos[k+1] == syntax.Propn || r.upos[k+1] == syntax.Det)
	}
	return r.lower[k] == "'s"
}
