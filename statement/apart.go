package statement

import (
	"slices"

	"chancery/syntax"
)

// apart finds what the words that attribute a statement tell of when it was said: after a
// contact or before it ("said after the talks", "speaking ahead of the meeting"), and
// whether a relative clause tells something else of who speaks ("Li, who met Scholz,
// said").
func (r *reader) apart(f *found) {
	if f.cue.empty() || f.reporter >= 0 {
		return
	}
	for k := f.cue.first; k < f.cue.last; k++ {
		r.timing(f, r.text.Token(k), 1)
	}
	if h, ok := r.text.Token(f.cue.first).Head(); ok && h.Index() < f.cue.first && r.text.Token(f.cue.first).Is(syntax.Conj, syntax.Advcl) && !r.inContent(f, h.Index()) {
		r.timing(f, h, 0) // "said after the talks …, adding"
	}
	f.setting.Beside = f.setting.Beside || r.besideBefore(f)
	f.setting.Aside = r.describesSpeaker(f)
	f.setting.Written = r.written(f)
}

// besideBefore reports whether "after the talks in Oslo" stands between the cue and what
// is said, wherever the tree hangs it.
func (r *reader) besideBefore(f *found) bool {
	if len(f.contents) == 0 {
		return false
	}
	near := -1
	for k := f.cue.last; k < min(f.contents[0].first, f.cue.last+adjunctWords); k++ {
		switch {
		case r.isAny(k, "after", "following", "before"):
			near = k
		case near >= 0 && k-near < 5 && r.lex.occasions[r.text.Token(k).Lemma()]:
			return true
		}
	}
	return false
}

// adjunctWords bounds how many words stand between a cue and what is said.
const adjunctWords = 16

// written reports whether a cue tells of words that were written, and not to whom.
func (r *reader) written(f *found) bool {
	v := r.text.Token(f.cue.first)
	if !r.lex.contacts["write"][v.Lemma()] {
		return false
	}
	for c := range v.Children() {
		if c.Is(syntax.Iobj) {
			return false
		}
		for m := range c.Children() {
			if m.Is(syntax.Case) && r.isAny(m.Index(), "to") {
				return false
			}
		}
	}
	return true
}

// describesSpeaker reports whether a relative clause in commas stands between who speaks and the
// cue, which is no part of it: not in "Li, who thanked him and promised".
func (r *reader) describesSpeaker(f *found) bool {
	v := r.text.Token(f.cue.first)
	for v.Is(syntax.Conj) {
		h, ok := v.Head()
		if !ok {
			break
		}
		v = h
	}
	k := f.cue.first
	for k > f.source.last && (r.upos[k-1] == syntax.Adv || r.upos[k-1] == syntax.Aux) {
		k--
	}
	if v.Is(syntax.AclRelcl) || r.lower[max(k-1, 0)] != "," {
		return false
	}
	for k--; k > f.source.last; k-- {
		if r.isAny(k, "who", "whom", "whose") {
			return true
		}
	}
	return false
}

// timing looks for a contact among what hangs on a verb, and on "speaking" that hangs on it.
func (r *reader) timing(f *found, v syntax.Token, depth int) {
	for c := range v.Children() {
		k := c.Index()
		if r.inContent(f, k) || r.quoted[k] >= 0 {
			continue
		}
		switch {
		case r.isAny(k, "afterwards", "afterward"):
			f.setting.Beside = true
		case depth > 0 && c.Is(syntax.Advcl) && r.xpos[k] == "VBG" && r.isAny(k, "speaking", "talking"):
			r.timing(f, c, depth-1)
		case r.lex.occasions[c.Lemma()] || r.xpos[k] == "VBG" && r.lex.contacts["verb"][c.Lemma()]:
			for m := range c.Children() {
				if m.Is(syntax.Case, syntax.Mark) && m.Index() < k && r.isAny(m.Index(), "after", "following", "before", "ahead") {
					f.setting.Beside = true
				}
			}
		}
	}
}

// tellsContact reports whether a clause tells that somebody was in contact with another:
// he who speaks ("I told him", "he had raised it with her"), the other with him ("Kim had
// given him his word"), or both ("the two had agreed").
func (r *reader) tellsContact(x clause, who int) bool {
	lemma := r.text.Token(x.verb).Lemma()
	perfect := slices.Contains(haveForms, r.lower[x.finite]) && x.finite != x.verb
	switch {
	case r.ownSubject(x.subject, who):
		if r.lex.contacts["verb"][lemma] {
			return true
		}
		for k := x.verb; k < min(x.last, x.verb+12); k++ {
			if r.isAny(k, "talks", "call", "meeting", "conversation") || perfect && k > x.verb && r.lex.contacts["with"][lemma] && r.isAny(k, "with") {
				return true
			}
		}
	case !perfect || r.lower[x.finite] != "had" || x.subject.empty():
	case r.isAny(x.subject.first, "both") || r.isAny(x.subject.first, "the") && r.isAny(x.subject.first+1, "two", "three"):
		return r.lex.contacts["joint"][lemma]
	default:
		o, ok := r.text.Token(x.verb).Child(syntax.Obj, syntax.Iobj)
		return ok && r.isAny(o.Index(), "him", "her", "me", "us", "them")
	}
	return false
}
