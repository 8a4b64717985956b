package statement

import "chancery/syntax"

// inserted reports whether a participle stands with its content between who speaks and
// the verb to come: "Li, noting that A, said that B".
func (r *reader) inserted(c *claim) bool {
	return c.how == participle && !c.source.empty() && c.source.last == c.group-1 && r.lower[c.source.last] == ","
}

// putOff reports whether a verb that was taken for a passive participle is the one that
// an inserted participle has put off: "Li, noting that A, | said that B".
func (r *reader) putOff(h hit, group int, before []claim) bool {
	return r.xpos[h.first] == "VBN" && group > 0 && r.lower[group-1] == "," && r.opensContent(h.last) &&
		len(before) > 0 && r.inserted(&before[len(before)-1])
}

// insertedSource finds who speaks in what is inserted, where the tree hangs the
// participle on his name: the phrase before the comma, behind which a cue in the past
// follows at another comma.
func (r *reader) insertedSource(v int, sentence span) (span, bool) {
	if v-1 <= sentence.first || r.lower[v-1] != "," || !r.text.Token(v).Is(syntax.Acl) {
		return span{}, false
	}
	s, ok := r.leftPhrase(v-2, sentence)
	if !ok || s.last != v-1 || s.first > sentence.first && r.lower[s.first-1] != "," {
		return span{}, false
	}
	for _, h := range r.scan(span{v + 1, sentence.last}) {
		if h.entry.form != verbCue || h.entry.weak {
			continue
		}
		if how, group := r.useOf(h, sentence); how == finite && r.lower[group-1] == "," && r.tense(h.first) == 'd' {
			return s, true
		}
	}
	return span{}, false
}
