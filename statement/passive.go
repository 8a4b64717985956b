package statement

import (
	"slices"

	"chancery/syntax"
)

// passives reads the cues in the passive of a sentence: "it was noted that A, and
// satisfaction was expressed with B" has two, one beside the other.
func (r *reader) passives(s span) {
	last := -1
	for v := s.first + 1; v < s.last; v++ {
		f, ok := r.passive(v, s)
		if !ok {
			continue
		}
		if last >= 0 {
			c := &r.found[last].contents[0]
			k := r.clauseStart(v)
			for k > c.first && r.isAny(k-1, "and", "but", ",", ";") {
				k--
			}
			if k > c.first && k < c.last && r.isAny(k, "and", "but", ",", ";") {
				*c = r.trim(span{c.first, k})
			}
		}
		last = len(r.found)
		r.found = append(r.found, f)
	}
}

// clauseStart is where the subject of a passive verb begins.
func (r *reader) clauseStart(v int) int {
	if k, ok := r.text.Token(v).Child(syntax.NsubjPass, syntax.Expl, syntax.Nsubj); ok {
		return k.Subtree().First
	}
	return v
}

// passive reads a cue in the passive: "an agreement was reached on X", "hope was
// expressed by both sides that Y", "it was agreed to Z". Who speaks is the agent,
// and where none is told of an agreement, the sides of the story; of anything
// else nobody is known to have said it.
func (r *reader) passive(v int, s span) (found, bool) {
	if r.xpos[v] != "VBN" && r.xpos[v] != "VBD" || r.quoted[v] >= 0 {
		return found{}, false
	}
	k := r.text.Token(v)
	subject, ok := k.Child(syntax.NsubjPass, syntax.Expl, syntax.Nsubj)
	if !ok || subject.Index() < s.first || subject.Index() >= v {
		return found{}, false
	}
	group, plain := r.passiveGroup(v, s)
	if !plain || subject.Index() >= group || r.isAny(subject.Subtree().First, "no", "neither", "little") {
		return found{}, false
	}
	entry := r.passiveEntry(v, subject.Index(), hasAgent(k))
	if entry == nil {
		return found{}, false
	}
	f := found{
		cue: span{v, v + 1}, entry: entry, reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "passive/" + entry.words[0],
	}
	from := v + 1
	if len(entry.words) == 2 && entry.words[1] != "~" && r.is(from, entry.words[1]) {
		from++ // "pointed out"
		f.cue.last = from
	}
	if agent, ok := k.Child(syntax.OblAgent); ok && agent.Index() < s.last {
		f.source = r.phraseOf(agent)
		for f.source.first < agent.Index() && r.isAny(f.source.first, "by") {
			f.source.first++
		}
		for k := agent.Index() + 1; k < f.source.last; k++ {
			if r.isAny(k, "that") { // what he said, which the tree takes for his own
				f.source.last = k
			}
		}
		if f.source.first > v && f.source.first <= v+2 {
			from = f.source.last
		}
	} else if f.speaker = r.unsaidBy(entry); f.speaker < 0 || entry.act != "agree" && r.timed(k, s) {
		return found{}, false
	}
	content := r.passiveContent(&f, subject, group, from, s)
	if content.empty() {
		return found{}, false
	}
	f.contents = []span{content}
	return f, true
}

// timed reports whether a passive tells when it was so: "it was confirmed this week"
// speaks of another occasion than the one the story is about.
func (r *reader) timed(v syntax.Token, s span) bool {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obl && c.Index() < s.last && r.timeClass(c.Index()) != "" {
			return true
		}
	}
	return v.Index()+2 < s.last && r.pointing(v.Index()+1) && r.timeClass(v.Index()+2) != ""
}

// unsaidBy is who speaks in a passive that does not tell it: of an agreement the
// two sides of the story; in a side's own account of a contact, of what was noted
// or expressed there all sides, and of what is denied the side that publishes.
// It is -1 for anything else, which nobody is known to have said.
func (r *reader) unsaidBy(e *cueEntry) int {
	if len(r.parties) != 2 && !r.ownAccount() {
		return -1
	}
	switch e.act {
	case "agree":
		return r.cast.Group(r.parties)
	case "deny":
		if !r.ownAccount() {
			return -1
		}
		for _, p := range r.parties {
			if r.issuing != "" && r.cast.Actors[p].Country == r.issuing {
				return p
			}
		}
		return -1
	case "", "reaffirm", "praise", "criticize", "hope", "offer", "assert":
		if r.ownAccount() {
			return r.cast.Group(r.parties)
		}
	}
	return -1
}

// passiveContent is what a passive says: what follows it, or else its subject
// where that is what was said ("the need for a ceasefire was underlined").
func (r *reader) passiveContent(f *found, subject syntax.Token, group, from int, s span) span {
	if len(f.entry.words) == 1 && r.lower[subject.Index()] != "it" {
		out := r.phraseOf(subject)
		return r.trim(span{out.first, min(out.last, group)})
	}
	c := &claim{hit: hit{f.cue, f.entry}, how: finite, group: group, side: borrowed}
	if from >= s.last {
		return span{}
	}
	start, kind := r.opening(c, from, s)
	if kind == 0 {
		return span{}
	}
	return r.trim(span{start, r.closing(c, start, kind, nil, 0, s)})
}

// passiveGroup is where the verb group of a passive begins; false where it has no
// form of "be", or denies or only supposes what it tells.
func (r *reader) passiveGroup(v int, s span) (group int, ok bool) {
	group = v
	for k := v - 1; k >= s.first; k-- {
		w := r.lower[k]
		switch {
		case slices.Contains(beForms, w):
			ok = true
		case slices.Contains(haveForms, w), r.upos[k] == syntax.Adv && w != "not" && w != "never":
		case w == "not" || w == "never" || w == "to" || slices.Contains(modals, w):
			return group, false
		default:
			return group, ok
		}
		group = k
	}
	return group, ok
}

// passiveEntry is the cue of a passive verb and its subject: one that ends with the
// subject's noun; one of agreement or denial, one that a side's own account uses so, or
// one with an agent that tells a clause, under "it"; or such a one whose subject is a
// need or the like.
func (r *reader) passiveEntry(v, subject int, agent bool) *cueEntry {
	for _, base := range append([]string{r.lower[v]}, r.lex.bases[r.lower[v]]...) {
		for _, e := range r.lex.cues[base] {
			if e.form != verbCue || e.weak && !(e.pattern&told != 0 && r.ownAccount()) {
				continue
			}
			n := len(e.words)
			switch {
			case r.lower[subject] == "it":
				if n == 1 && (e.act == "agree" || e.act == "deny" || agent && e.pattern&thatClause != 0) || e.pattern&told != 0 && (n == 1 || n == 2 && r.is(v+1, e.words[1])) {
					return e
				}
			case n > 1 && r.is(subject, e.words[n-1]), n == 1 && e.pattern&told != 0 && r.ownAccount() && r.namesAct(subject):
				return e
			}
		}
	}
	return nil
}

// hasAgent reports whether a passive tells by whom.
func hasAgent(v syntax.Token) bool {
	_, ok := v.Child(syntax.OblAgent)
	return ok
}

// namesAct reports whether a noun names an act, as "the need for" does.
func (r *reader) namesAct(noun int) bool {
	for n := range r.lex.acts {
		if a := &r.lex.acts[n]; a.zone == "first3" {
			if _, ok := r.matchAct(a.words, noun, r.n); ok {
				return true
			}
		}
	}
	return false
}
