package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// nominals reads the nouns of speech of a sentence that have one who speaks and a clause
// of what is said: "Silva's claim that the talks were over", "a warning by the union
// that", "the envoy's demand that they leave".
func (r *reader) nominals(s span) {
	for i := s.first; i < s.last; i++ {
		if r.upos[i] != syntax.Noun || r.quoted[i] >= 0 {
			continue
		}
		h, ok := r.longest(i, s.last)
		if !ok || h.entry.form != nounCue || h.entry.weak {
			continue
		}
		source := r.owner(h, s)
		if source.empty() {
			continue
		}
		content := r.nounContent(h, source, s)
		if content.empty() {
			content = r.nounPhrase(h, source, s)
		}
		if content.empty() || r.inCue(h.first, s) || r.ownNoun(h.first, source, s) || r.timesOnly([]span{content}) {
			continue
		}
		r.found = append(r.found, found{
			source: source, cue: h.span, entry: h.entry, contents: []span{content},
			reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "noun/" + h.entry.words[0],
		})
	}
}

// owner is who speaks by a noun of speech: whose it is, or by whom or from whom.
func (r *reader) owner(h hit, s span) span {
	for k := range r.text.Token(h.last - 1).Children() {
		var t span
		switch {
		case k.Is(syntax.NmodPoss) && k.Index() < h.first:
			t = span{k.Subtree().First, k.Subtree().Last}
			for t.last > t.first && (r.lower[t.last-1] == "'s" || r.lower[t.last-1] == "'" || r.lower[t.last-1] == "’") {
				t.last--
			}
		case k.Is(syntax.Nmod, syntax.OblAgent, syntax.Obl) && k.Index() >= h.last:
			c, ok := k.Child(syntax.Case)
			if !ok || c.Index() != h.last || !r.isAny(c.Index(), "by", "from", "of") {
				continue
			}
			t = r.phraseOf(k)
			for t.first < k.Index() && r.upos[t.first] == syntax.Adp {
				t.first++
			}
			for i := t.first; i < t.last; i++ {
				if i > k.Index() && (r.isAny(i, "that", "for") || r.isAny(i, "of") && r.isAny(c.Index(), "by", "from")) {
					t.last = i
				}
			}
		default:
			continue
		}
		if !t.empty() && s.has(t.first) && r.mentions(t) {
			return t
		}
	}
	return span{}
}

// mentions reports whether a span has a mention of somebody by name or title, though it
// only tells whose something is.
func (r *reader) mentions(s span) bool {
	return slices.ContainsFunc(r.cast.Within(r.start(s.first), r.end(s.last-1)), func(m actor.Mention) bool {
		return m.Actor >= 0 && (m.How == actor.ByName || m.How == actor.ByTitle)
	})
}

// nounContent is what is said by a noun of speech: the clause with "that" behind it and
// behind who speaks.
func (r *reader) nounContent(h hit, source, s span) span {
	that := h.last
	if source.first >= h.last {
		that = source.last
	}
	if that+2 >= s.last || r.lower[that] != "that" || r.finiteVerb(that+1) || h.entry.pattern&thatClause == 0 {
		return span{}
	}
	verb := -1
	for k := that + 1; k < s.last && k < that+40; k++ {
		if m, ok := r.text.Token(k).Child(syntax.Mark, syntax.Obj, syntax.Obl); ok && m.Index() == that {
			verb = k
			break
		}
	}
	if verb < 0 {
		return span{}
	}
	end := min(r.text.Token(verb).Subtree().Last, s.last)
	for k := that + 1; k+1 < end; k++ {
		if r.lower[k] == "," && r.quoted[k] < 0 && r.isAny(k+1, "with", "but", "while", "saying", "which") {
			end = k
		}
	}
	return r.trim(span{that + 1, end})
}

// nounPhrase is what is said by a noun of speech with an "of" of its own behind it, or
// behind who speaks: "China's announcement of | a ban", "the threat by B of | new duties".
func (r *reader) nounPhrase(h hit, source, s span) span {
	at := h.last
	if source.first >= h.last {
		at = source.last
	}
	if at+1 >= s.last || r.quoted[at] >= 0 || r.lower[at] != "of" || !slices.Contains(h.entry.prepositions, "of") || !r.beginsPhrase(at+1) {
		return span{}
	}
	k, ok := r.text.Token(at).Head()
	if !ok || k.Index() <= at || k.Index() >= s.last {
		return span{}
	}
	start, end := at+1, min(k.Subtree().Last, s.last)
	if tail := r.occasion(start, end, 'o'); tail > start {
		end = tail
	}
	for i := start + 1; i < end; i++ {
		if r.lower[i] == "," && r.quoted[i] < 0 {
			end = i
		}
	}
	return r.trim(span{start, end})
}

// inCue reports whether a token stands in the cue of a statement of the sentence: the call
// of "renewed Italy's call for".
func (r *reader) inCue(i int, s span) bool {
	for n := len(r.found) - 1; n >= 0 && r.found[n].sentence == s.first; n-- {
		if r.found[n].cue.has(i) {
			return true
		}
	}
	return false
}

// ownNoun reports whether a noun of speech is in what somebody says of his own side:
// "Peskov renewed Russia's call for".
func (r *reader) ownNoun(i int, source, s span) bool {
	owner, _ := r.speaker(&found{source: source, speaker: -1})
	if owner < 0 {
		return false
	}
	for n := len(r.found) - 1; n >= 0 && r.found[n].sentence == s.first; n-- {
		f := &r.found[n]
		if !slices.ContainsFunc(f.contents, func(c span) bool { return c.has(i) }) {
			continue
		}
		if who, _ := r.speaker(f); who >= 0 && (who == owner || r.government(who) == owner) {
			return true
		}
	}
	return false
}
