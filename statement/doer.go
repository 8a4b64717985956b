package statement

import (
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

// toldBefore is the last of these verbs before a token that tells who did it, with
// whom it tells; of the deed that the story opens with its first verb. The verb is
// -1 for none.
func (r *reader) toldBefore(verbs []string, before int) (int, syntax.Token) {
	if verbs[0] == "*" {
		for v := range before {
			if r.para[v] >= 0 && r.text.Token(v).Is(syntax.Root) && r.upos[v] == syntax.Verb {
				agent, ok := r.agentOf(v)
				if !ok {
					break
				}
				return v, agent
			}
		}
		return -1, syntax.Token{}
	}
	best := -1
	var who syntax.Token
	for _, w := range verbs {
		for _, v := range r.verbs[w] {
			if v >= before {
				break
			}
			if agent, ok := r.agentOf(v); ok && v > best {
				best, who = v, agent
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

// findVerbs notes where the verbs of deeds stand in the running text.
func (r *reader) findVerbs() {
	r.verbs = map[string][]int{}
	for i := range r.n {
		if r.para[i] >= 0 && r.upos[i] == syntax.Verb {
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
