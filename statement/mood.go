package statement

import (
	"slices"

	"chancery/syntax"
)

// modality is what a clause's verb group tells of what it speaks of: that it may be,
// or that it has to be; "" for neither.
func (r *reader) modality(x clause) string {
	if x.finite < 0 {
		return ""
	}
	switch {
	case r.isAny(x.finite, "may", "might", "could"):
		return "possible"
	case r.isAny(x.finite, "must", "ought"), r.is(x.finite, "have") && r.isAny(x.finite+1, "to") && r.xpos[x.finite] != "VBD",
		r.is(x.finite, "need") && r.isAny(x.finite+1, "to"):
		return "necessary"
	}
	return ""
}

// mandative tells of "suggested (that) both sides step up trade": a verb in its
// bare form under a suggestion in the past asks for something.
func (r *reader) mandative(f *found, x clause) bool {
	return f.entry != nil && f.entry.words[0] == "suggest" && r.tense(f.cue.first) == 'd' && r.bareDemand(x)
}

// bareDemand reports whether a clause has its verb in the bare form, as what somebody
// proposes has: "(that) both sides step up trade".
func (r *reader) bareDemand(x clause) bool {
	if x.finite < 0 || x.subject.empty() || x.subject.first > x.finite {
		return false
	}
	switch r.text.Token(x.finite).XPOS() {
	case "VB", "VBP":
		return r.text.Token(x.finite).Lemma() != "have" && r.text.Token(x.finite).Lemma() != "be" || r.text.Token(x.finite).XPOS() == "VB"
	}
	return false
}

// denied reports whether a clause denies the praise that a rule finds in it, or the blame
// that one finds in what it says something is.
func (r *reader) denied(a *actRule, x clause) bool {
	if a.act != "praise" && (a.act != "criticize" || a.words[0] != "be" || a.zone != "pred") || x.finite < 0 || slices.Contains(a.words, "never") || slices.Contains(a.words, "not") {
		return false
	}
	for k := x.finite; k < min(x.last, max(x.verb, x.finite)+3); k++ {
		if r.isAny(k, "not", "never", "no", "neither", "hardly", "cannot") {
			return true
		}
	}
	return false
}

// imperative reports whether a clause tells somebody to do something: "Stop the
// war".
func (r *reader) imperative(x clause) bool {
	k := x.first
	for k < x.last && (r.isMark(k) || r.upos[k] == syntax.Adv || r.isAny(k, "please", "and", "but", "do", "not")) {
		k++
	}
	if k >= x.last || r.xpos[k] != "VB" || r.upos[k] != syntax.Verb || r.quoted[k] < 0 {
		return false
	}
	_, ok := r.text.Token(k).Child(syntax.Nsubj, syntax.NsubjPass, syntax.Mark)
	return !ok
}

// subjunctive reports whether a clause tells what is demanded by a bare verb:
// "that Tehran return to the table".
func (r *reader) subjunctive(x clause) bool {
	if k := x.finite; k >= 0 { // the tagger takes the bare verb for a plural
		return r.xpos[k] == "VBP" && k == x.verb && !x.subject.empty() && r.singular(x.subject)
	}
	for k := x.first + 1; k < x.last; k++ {
		if r.xpos[k] == "VB" && r.lower[k] == "be" { // "that the crossings be opened"
			if h, ok := r.text.Token(k).Head(); ok && r.text.Token(k).Is(syntax.AuxPass) && h.Index() > k {
				s, ok := h.Child(syntax.NsubjPass)
				return ok && s.Index() < k && r.lower[k-1] != "to"
			}
		}
		if r.xpos[k] == "VB" {
			who, ok := r.text.Token(k).Child(syntax.Nsubj, syntax.NsubjPass)
			return ok && r.lower[k-1] != "to" && !r.isAny(who.Index(), "which", "who", "that")
		}
	}
	return false
}
