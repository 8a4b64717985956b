package statement

import "chancery/syntax"

// side tells where the source stands.
type side uint8

const (
	nowhere side = iota
	before
	after    // "said Lee"
	borrowed // the subject of another verb: a participle's, a joined verb's
)

// source finds the words that name who speaks. Group is the first token of the
// verb group.
func (r *reader) source(h hit, how use, group int, sentence span) (span, side) {
	if how == participle {
		return r.participleSource(h, sentence)
	}
	if s, ok := r.leftPhrase(group-1, sentence); ok && !(r.voice && r.obliqueOf(h.first, s)) {
		if k, ok := r.subject(h.first); ok && sentence.has(k.Index()) && k.Index() < s.first && r.upos[s.first-1] == syntax.Adp && k.Subtree().Last >= s.last {
			if t := r.phraseOf(k); t.last >= s.last {
				return t, before // "a ministry official in Seoul said"
			}
		}
		if t, ok := r.reducedRelative(h.first, s); ok {
			return t, before
		}
		if t, ok := r.aroundRelative(h.first, s, sentence); ok {
			return t, before
		}
		if k, ok := r.text.Token(h.first).Child(syntax.Nsubj); ok && s.has(k.Index()) {
			if t := k.Subtree(); t.First > s.first && r.isAny(t.First-1, "and") && t.Last >= s.last {
				return span{t.First, s.last}, before // "on his appointment and the leaders looked forward"
			}
		}
		if k, ok := r.besideSubject(h.first, s); ok && sentence.has(k.Index()) {
			return r.phraseOf(k), before
		}
		return s, before
	}
	if s, ok := r.invertedPhrase(h, group, sentence); ok {
		return s, after
	}
	if k, ok := r.subject(h.first); ok && sentence.has(k.Index()) && !r.isBeforeAnd(k, group) {
		where := before
		if k.Index() > h.first {
			where = after
		}
		if own, has := k.Head(); has && own.Index() != h.first {
			where = borrowed
			_, first := r.useOf(hit{span: span{own.Index(), own.Index() + 1}}, sentence)
			if t, ok := r.leftPhrase(first-1, sentence); ok && t.has(k.Index()) {
				return t, where // with all whom "and" joins to it
			}
		}
		return r.phraseOf(k), where
	}
	return span{}, nowhere
}

// isBeforeAnd reports whether nothing but "and" stands between a verb and what the tree
// takes for its own subject, which is the object of the verb before: "regretted the
// answer and called on".
func (r *reader) isBeforeAnd(k syntax.Token, group int) bool {
	return group > 1 && r.isAny(group-1, "and") && k.Subtree().Last == group-1
}

// reducedRelative is the phrase of people with a participle that ends right before a cue,
// where the tree takes the participle for a verb of its own: "three officials briefed on
// | the talks | said".
func (r *reader) reducedRelative(v int, s span) (span, bool) {
	p := s.first - 2
	if p < 1 || r.upos[s.first-1] != syntax.Adp || r.upos[p] != syntax.Verb || r.xpos[p] != "VBD" && r.xpos[p] != "VBN" {
		return span{}, false
	}
	k, ok := r.text.Token(p).Child(syntax.Nsubj)
	if up, has := r.text.Token(p).Head(); !ok || !has || up.Index() != v || k.Index() != p-1 || r.upos[p-1] != syntax.Noun || !r.someoneBy(p-1) {
		return span{}, false
	}
	return span{k.Subtree().First, s.last}, true
}

// besideSubject is the subject of a verb where the phrase that ends right before it
// stands in a clause or phrase between the two: "A, while handing a letter to B and
// his deputy, C, said".
func (r *reader) besideSubject(v int, s span) (syntax.Token, bool) {
	verb := r.text.Token(v)
	k, ok := verb.Child(syntax.Nsubj)
	if !ok || k.Index() >= s.first || r.upos[k.Index()] != syntax.Propn || k.Subtree().Last > s.first {
		return k, false
	}
	for c := range verb.Children() {
		if t := c.Subtree(); c.Index() > k.Index() && c.Index() < v && (c.BaseRel() == syntax.Advcl || c.BaseRel() == syntax.Obl) && t.First <= s.first && s.last <= t.Last {
			return k, t.First < s.first
		}
	}
	return k, false
}

// subject is the subject that the tree gives a verb: its own, or else that of
// the verb it is joined to.
func (r *reader) subject(v int) (syntax.Token, bool) {
	k := r.text.Token(v)
	for range 4 {
		if s, ok := k.Child(syntax.Nsubj, syntax.NsubjOuter); ok {
			return s, true
		}
		if s, passive := k.Child(syntax.NsubjPass); passive {
			return s, k.Index() != v // "was received by the king and thanked"
		}
		if k.BaseRel() == syntax.AclRelcl.Base() && k.Rel() == syntax.AclRelcl {
			return syntax.Token{}, false
		}
		if k.BaseRel() != syntax.Conj {
			return syntax.Token{}, false
		}
		up, ok := k.Head()
		if !ok || up.XPOS() == "VB" && (r.xpos[v] == "VBD" || r.xpos[v] == "VBZ") && r.isAny(up.Index()-1, "to") {
			return syntax.Token{}, false // "urged all to end the war and welcomed"
		}
		k = up
	}
	return syntax.Token{}, false
}

// participleSource finds the subject of "Noting X, Li said Y" and of "Li said
// Y, adding that Z": that of the clause which the participle belongs to.
func (r *reader) participleSource(h hit, sentence span) (span, side) {
	v := h.first
	if s, ok := r.leftPhrase(v-1, sentence); ok && s.first > sentence.first && r.isAny(s.first-1, "with") {
		return s, before // "…, with the spokesman saying that"
	}
	if s, ok := r.bySaying(v, sentence); ok {
		return s, borrowed
	}
	opens := v == sentence.first || v == sentence.first+1 && !r.nominal(sentence.first)
	if s, ok := r.asideSaying(h, sentence); ok {
		return s, borrowed
	}
	if !opens && r.lower[v-1] != "," && !r.isMark(v-1) && !r.isAny(v-1, "while") && !(r.isAny(v-1, "also", "and", "but") && v-2 >= sentence.first && r.lower[v-2] == ",") {
		return span{}, nowhere
	}
	if up, ok := r.text.Token(v).Head(); ok && (r.text.Token(v).BaseRel() == syntax.Advcl || r.text.Token(v).BaseRel() == syntax.Parataxis || r.text.Token(v).BaseRel() == syntax.Conj) {
		if s, ok := r.subject(up.Index()); ok && sentence.has(s.Index()) {
			return r.phraseOf(s), borrowed
		}
	}
	if s, ok := r.insertedSource(v, sentence); ok {
		return s, borrowed
	}
	if opens {
		if s, ok := r.mainSubjectAfter(h.last, sentence); ok {
			return s, borrowed
		}
	}
	if s, ok := r.aboveParticiple(v, sentence); ok && !opens && r.lower[v-1] == "," {
		return s, borrowed
	}
	return span{}, nowhere
}

// bySaying finds the subject of "Macron began by saying that": that of the verb which
// the participle hangs on, where it tells what was done.
func (r *reader) bySaying(v int, sentence span) (span, bool) {
	if v-1 <= sentence.first || !r.isAny(v-1, "by") && !(r.isAny(v-1, "in", "before", "after") && r.is(v, "say") || r.isAny(v-1, "before") && r.is(v, "add")) {
		return span{}, false
	}
	up, ok := r.text.Token(v).Head()
	if !ok || up.Index() < sentence.first || up.Index() >= v || r.upos[up.Index()] != syntax.Verb {
		return span{}, false
	}
	return r.subjectOfFinite(up.Index(), sentence)
}

// mainSubjectAfter looks for ", NAME said" behind a participle that opens the
// sentence.
func (r *reader) mainSubjectAfter(from int, sentence span) (span, bool) {
	for _, h := range r.scan(span{from, sentence.last}) {
		if h.entry.form != verbCue || h.entry.weak {
			continue
		}
		how, group := r.useOf(h, sentence)
		if how != finite {
			continue
		}
		if s, ok := r.leftPhrase(group-1, span{from, sentence.last}); ok && s.first > from && r.lower[s.first-1] == "," {
			return s, true
		}
	}
	return span{}, false
}
