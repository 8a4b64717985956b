package statement

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// doer is the id of the government or body that did what a content or the subject
// of its clause names by a noun: whoever "condemned the launch" blames the one of
// whom the story told before that he launched something. It is "" where the noun
// says itself whose deed it is, where nothing was told, and where it was the
// speaker's own side.
func (r *reader) doer(s span, who int) string {
	if s.empty() {
		return ""
	}
	head := r.headOf(s)
	verbs := r.lex.deeds[r.text.Token(head).Lemma()]
	if r.upos[head] != syntax.Noun || len(verbs) == 0 || !r.definite(head, s) {
		return ""
	}
	v, agent := r.toldBefore(verbs, s.first)
	if v < 0 {
		return ""
	}
	m, ok := r.cast.AtHead(agent.Index())
	if !ok || m.Actor < 0 || r.cast.Actors[m.Actor].Kind == actor.Group {
		return ""
	}
	side := r.government(m.Actor)
	if side < 0 || who >= 0 && r.sameSide(side, r.government(who)) {
		return ""
	}
	return r.cast.Actors[side].ID
}

// definite reports whether the noun that heads a phrase points back, and the
// phrase does not say whose or whom it speaks of.
func (r *reader) definite(head int, s span) bool {
	known := false
	for k := range r.text.Token(head).Children() {
		switch {
		case k.UPOS() == syntax.Det:
			known = r.isAny(k.Index(), "the", "this", "these", "that", "those")
		case k.Is(syntax.NmodPoss):
			return false
		}
	}
	return known && len(r.cast.Within(r.start(s.first), r.end(head))) == 0
}

// doerReach is how many of a verb's earlier places are looked at.
const doerReach = 20

// toldBefore is the last of these verbs before a token that tells who did it, with
// whom it tells; of the deed that the story opens with its first verb. The verb is
// -1 for none.
func (r *reader) toldBefore(verbs []string, before int) (int, syntax.Token) {
	if verbs[0] == "*" {
		if v := r.opener; v >= 0 && v < before {
			if agent, ok := r.agentOf(v); ok {
				return v, agent
			}
		}
		return -1, syntax.Token{}
	}
	best := -1
	var who syntax.Token
	for _, w := range verbs {
		list := r.verbs[w]
		at, _ := slices.BinarySearch(list, before)
		for n := at - 1; n >= 0 && n >= at-doerReach && list[n] > best; n-- {
			if agent, ok := r.agentOf(list[n]); ok {
				best, who = list[n], agent
			}
		}
	}
	return best, who
}

// agentOf is the one who does what a verb tells: the subject, or "by" whom.
func (r *reader) agentOf(v int) (syntax.Token, bool) {
	if agent, ok := r.text.Token(v).Child(syntax.OblAgent); ok {
		return agent, true
	}
	return r.subject(v)
}

// findVerbs notes where the verbs of deeds stand in the running text, and the one that
// the text opens with.
func (r *reader) findVerbs() {
	r.verbs, r.opener = map[string][]int{}, -1
	for i := range r.n {
		if r.para[i] >= 0 && r.upos[i] == syntax.Verb {
			if r.opener < 0 && r.text.Token(i).Is(syntax.Root) {
				r.opener = i
			}
			if w := r.text.Token(i).Lemma(); r.lex.told[w] {
				r.verbs[w] = append(r.verbs[w], i)
			}
		}
	}
}

// blamed sets whom an act of blame or refusal is aimed at where its words only
// name the deed.
func (r *reader) blamed(act record.Act, s span, who int) record.Act {
	if act.Target == "" && (act.Act == "criticize" || act.Act == "reject") {
		act.Target = r.doer(s, who)
	}
	return act
}
