package statement

import (
	"slices"

	"chancery/syntax"
)

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
	entry := r.passiveEntry(v, subject.Index())
	if entry == nil {
		return found{}, false
	}
	f := found{
		cue: span{v, v + 1}, entry: entry, reporter: -1, to: -1, speaker: -1, sentence: s.first, rule: "passive/" + entry.words[0],
	}
	from := v + 1
	if agent, ok := k.Child(syntax.OblAgent); ok && agent.Index() < s.last {
		f.source = r.phraseOf(agent)
		for f.source.first < agent.Index() && r.isAny(f.source.first, "by") {
			f.source.first++
		}
		if f.source.first > v && f.source.first <= v+2 {
			from = f.source.last
		}
	} else if entry.act != "agree" || len(r.parties) != 2 {
		return found{}, false
	} else {
		f.speaker = r.cast.Group(r.parties)
	}
	c := &claim{hit: hit{span{v, v + 1}, entry}, how: finite, group: group, side: borrowed}
	start, kind := 0, byte(0)
	if from < s.last {
		start, kind = r.opening(c, from, s)
	}
	if kind == 0 {
		return found{}, false
	}
	content := r.trim(span{start, r.closing(c, start, kind, nil, 0, s)})
	if content.empty() {
		return found{}, false
	}
	f.contents = []span{content}
	return f, true
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
// subject's noun, or one of agreement under "it".
func (r *reader) passiveEntry(v, subject int) *cueEntry {
	for _, base := range append([]string{r.lower[v]}, r.lex.bases[r.lower[v]]...) {
		for _, e := range r.lex.cues[base] {
			if e.form != verbCue || e.weak {
				continue
			}
			if n := len(e.words); n > 1 && r.is(subject, e.words[n-1]) || n == 1 && e.act == "agree" && r.lower[subject] == "it" {
				return e
			}
		}
	}
	return nil
}
