package statement

import (
	"slices"

	"chancery/syntax"
)

// performed finds who speaks by a cue in the infinitive that tells what he did: "went on
// to thank", "took the occasion to ask", "telephoned Rome to say". It is empty where the
// infinitive tells what was only meant or could not be.
func (r *reader) performed(h hit, sentence span) span {
	v := h.first
	if r.xpos[v] != "VB" || r.quoted[v] >= 0 || h.entry.weak && h.entry.pattern&told == 0 {
		return span{}
	}
	to := v - 1
	for to > sentence.first && r.upos[to] == syntax.Adv {
		to--
	}
	if !r.isAny(to, "to") || r.isAny(to-1, "not") {
		return span{}
	}
	k := r.text.Token(v)
	if !k.Is(syntax.Xcomp, syntax.Advcl, syntax.Acl) {
		return span{}
	}
	up, ok := k.Head()
	if ok && up.Index() < v && r.lex.leads[up.Lemma()] != nil && r.upos[up.Index()] == syntax.Adj {
		return r.eager(up, sentence)
	}
	for n := 0; ok && n < 3 && r.upos[up.Index()] != syntax.Verb; n++ {
		up, ok = up.Head()
	}
	if !ok || !sentence.has(up.Index()) || up.Index() >= v || !r.leadsTo(up.Index(), v) {
		return span{}
	}
	how, _ := r.useOf(hit{span: span{up.Index(), up.Index() + 1}}, sentence)
	if how != finite || r.tense(up.Index()) == 'g' {
		return span{}
	}
	s, ok := r.subject(up.Index())
	if !ok || !sentence.has(s.Index()) {
		return span{}
	}
	return r.phraseOf(s)
}

// eager is who is told to have been quick, or pleased, to say something: "X was quick | to
// welcome the vote".
func (r *reader) eager(adjective syntax.Token, sentence span) span {
	be, ok := adjective.Child(syntax.Cop)
	if !ok || !r.finiteVerb(be.Index()) {
		return span{}
	}
	for k := be.Index() + 1; k < adjective.Index(); k++ {
		if r.isAny(k, "not", "never", "less", "too", "hardly") {
			return span{}
		}
	}
	s, ok := adjective.Child(syntax.Nsubj)
	if !ok || !sentence.has(s.Index()) {
		return span{}
	}
	return r.phraseOf(s)
}

// leadsTo reports whether a verb tells that what the infinitive behind it tells was done.
func (r *reader) leadsTo(up, v int) bool {
	for _, words := range r.lex.leads[r.text.Token(up).Lemma()] {
		if len(words) == 0 {
			return true
		}
		for k := up + 1; k < v; k++ {
			if slices.Contains(words, r.lower[k]) {
				return true
			}
		}
	}
	return false
}

// reportedAs tells whether a verb stands behind "is reported to have" or "was quoted as",
// "quoted her as having", and where these words begin: who is named there says it.
func (r *reader) reportedAs(v int, sentence span) (int, bool) {
	k := v - 1
	if k > sentence.first && r.isAny(k, "having") {
		k--
	}
	if k > sentence.first && r.isAny(k, "as") && r.isAny(k-1, "quoted", "cited", "reported") {
		return k - 1, true
	}
	if k-2 > sentence.first && r.isAny(k, "have") && r.isAny(k-1, "to") && r.isAny(k-2, "reported", "said", "quoted", "understood", "alleged") {
		return k - 2, true
	}
	return 0, false
}

// modalBefore reports whether a verb in its base form has a modal before its subject:
// "nor could the spokesman confirm".
func (r *reader) modalBefore(v int, sentence span) bool {
	if r.xpos[v] != "VB" {
		return false
	}
	for k := range r.text.Token(v).Children() {
		if k.Is(syntax.RelAux) && k.Index() >= sentence.first && k.Index() < v && slices.Contains(modals, r.lower[k.Index()]) {
			return true
		}
	}
	return false
}
