package statement

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// stance tells whose doing a clause speaks of, seen from the speaker.
type stance uint8

const (
	unknown stance = iota
	own            // the speaker, his side, or the two sides together
	other          // somebody else
	thing          // nobody
)

// clause is a part of a content with a finite verb of its own.
type clause struct {
	span
	finite  int // its first finite verb or auxiliary, -1 none
	verb    int // the word that the auxiliary belongs to
	subject span
	named   bool // it is what something is called: "called | the pact a mistake"
}

// clauses cuts a content where a new finite clause is joined to the main one.
func (r *reader) clauses(c span) []clause {
	roots := r.roots(c)
	out := []clause{{span: c, finite: -1, verb: -1}}
	opened := r.pastCondition(c)
	subject := span{}
	for k := c.first; k < c.last; k++ {
		if !r.finiteVerb(k) {
			continue
		}
		v := r.verbOf(k, c)
		cur := &out[len(out)-1]
		if cur.finite < 0 {
			if k < opened || !r.mainVerb(v, roots) && r.laterMain(k+1, c, roots) || !slices.Contains(roots, v) && r.inRelative(v, c) {
				continue // a clause before the main one, "If…,", or of a noun: "the attack, which…, was"
			}
			cur.finite, cur.verb = k, v
			subject = r.subjectOf(v, k, c)
			cur.subject = subject
			continue
		}
		if k <= cur.verb || v == cur.verb {
			continue
		}
		start, end, subj, ok := r.coordinated(k, v, cur, roots, c)
		if !ok {
			continue
		}
		cur.last = end
		if subj.empty() {
			subj = subject
		}
		subject = subj
		out = append(out, clause{span: span{start, c.last}, finite: k, verb: v, subject: subj})
	}
	return out
}

// verbOf is the word that a finite token belongs to: itself, or for an
// auxiliary the verb or predicate it serves.
func (r *reader) verbOf(k int, c span) int {
	t := r.text.Token(k)
	if t.Is(syntax.RelAux, syntax.AuxPass, syntax.Cop) {
		if h, ok := t.Head(); ok && c.has(h.Index()) && h.Index() > k && !r.verbBetween(k, h.Index()) {
			return h.Index()
		}
	}
	if r.upos[k] == syntax.Aux || slices.Contains(modals, r.lower[k]) {
		for j := k + 1; j < c.last && j <= k+4; j++ {
			if r.upos[j] == syntax.Verb || r.upos[j] == syntax.Adj {
				return j
			}
		}
	}
	return k
}

// verbBetween reports whether another finite verb, or a mark, stands between
// an auxiliary and what the tree says it serves.
func (r *reader) verbBetween(k, v int) bool {
	for j := k + 1; j < v; j++ {
		if r.lower[j] == ";" || r.finiteVerb(j) && r.text.Token(j).BaseRel() != syntax.RelAux {
			return true
		}
	}
	return false
}

// roots are the main words of the content by the tree: those that hang outside
// it and have a finite verb, and what is joined to them. It is nil where there is
// no tree.
func (r *reader) roots(c span) []int {
	head, ok := r.text.Span(c.first, c.last).Head()
	if !ok {
		return nil
	}
	out := []int{head.Index()}
	for k := c.first; k < c.last; k++ {
		t := r.text.Token(k)
		if h, ok := t.Head(); k != head.Index() && ok && !c.has(h.Index()) && t.Is(syntax.Ccomp, syntax.Conj, syntax.Parataxis) && r.predicate(t) {
			out = append(out, k)
		}
	}
	for n := 0; n < len(out) && n < 12; n++ {
		for k := range r.text.Token(out[n]).Children() {
			if k.Is(syntax.Conj, syntax.Parataxis) && c.has(k.Index()) && !slices.Contains(out, k.Index()) {
				out = append(out, k.Index())
			}
		}
	}
	return out
}

// predicate reports whether a token is a finite verb or has an auxiliary or
// copula that is one.
func (r *reader) predicate(t syntax.Token) bool {
	if r.finiteVerb(t.Index()) {
		return true
	}
	for k := range t.Children() {
		if k.Is(syntax.RelAux, syntax.AuxPass, syntax.Cop) && r.finiteVerb(k.Index()) {
			return true
		}
	}
	return false
}

func (r *reader) mainVerb(v int, roots []int) bool {
	return len(roots) == 0 || slices.Contains(roots, v)
}

// pastCondition is where the main clause begins in "If A, B": behind the comma
// before the last finite verb that a comma and a noun phrase lead up to. It is
// the start of the content when that does not open with such a word.
func (r *reader) pastCondition(c span) int {
	if !r.isAny(c.first, "if", "when", "unless", "once", "until", "although", "though", "while", "because", "since") {
		return c.first
	}
	for k := c.first + 2; k < c.last-2; k++ {
		if r.lower[k] == "," && (r.beginsPhrase(k+1) || r.isAny(k+1, "then", "there")) {
			return k + 1
		}
	}
	return c.first
}

// inRelative reports whether a verb stands in a relative clause of a noun before it.
func (r *reader) inRelative(v int, c span) bool {
	t := r.text.Token(v)
	for range 6 {
		h, ok := t.Head()
		if !ok || !c.has(h.Index()) {
			return false
		}
		if t.Is(syntax.AclRelcl) {
			return h.Index() < v
		}
		if !t.Is(syntax.Ccomp, syntax.Xcomp, syntax.Advcl, syntax.Conj) {
			return false
		}
		t = h
	}
	return false
}

// laterMain reports whether a main verb follows.
func (r *reader) laterMain(from int, c span, roots []int) bool {
	if !r.isAny(c.first, "if", "when", "while", "as", "although", "though", "since", "after", "because", "given", "with", "under", "in", "at", "over", "on", "for", "noting", "once", "until", "before", "despite", "whether", "what", "how") {
		return false
	}
	for k := from; k < c.last; k++ {
		if r.finiteVerb(k) && r.mainVerb(r.verbOf(k, c), roots) {
			return true
		}
	}
	return false
}

// coordinated decides whether the finite verb k opens a clause joined to the
// one before it. It gives where the clause starts, where the one before ends,
// and the new subject if there is one.
func (r *reader) coordinated(k, v int, cur *clause, roots []int, c span) (start, end int, subject span, ok bool) {
	start = k
	for start > cur.first && r.upos[start-1] == syntax.Adv {
		start--
	}
	p := start - 1
	if p <= cur.verb {
		return 0, 0, span{}, false
	}
	if r.lower[p] == "," && start > k-2 && slices.Contains(roots, v) && (r.text.Token(v).BaseRel() == syntax.Conj && r.finiteVerb(v) || r.text.Token(v).BaseRel() == syntax.Ccomp) {
		return start, p, span{}, true // "regards A, adheres to B and hopes"
	}
	if r.isAny(p, "and", "but", "or") || r.lower[p] == ";" {
		if !r.subordinate(v, roots) && !r.bareAfter(k, cur) {
			return start, r.backOver(start, cur), span{}, true
		}
		return 0, 0, span{}, false
	}
	// A clause with a subject of its own, behind a comma or semicolon.
	subject = r.subjectOf(v, k, c)
	if subject.empty() || subject.first <= cur.verb {
		return 0, 0, span{}, false
	}
	q := subject.first - 1
	if r.lower[q] == "that" && q > cur.verb {
		q--
	}
	if !slices.Contains(roots, v) && r.lower[q] != "," && !r.isAny(q, "and", "but", "while") && r.lower[q] != ";" {
		return 0, 0, span{}, false
	}
	for j := q; j > cur.verb && j > subject.first-30; j-- {
		if r.isAny(j, "and", "but", "while", "or") && (r.lower[j-1] == "," || j == q) || r.lower[j] == ";" {
			return subject.first, r.backOver(j, cur), subject, true
		}
	}
	return 0, 0, span{}, false
}

// subordinate reports whether the tree joins a verb to one in a clause below
// the main one.
func (r *reader) subordinate(v int, roots []int) bool {
	t := r.text.Token(v)
	if slices.Contains(roots, v) || t.BaseRel() != syntax.Conj {
		return false
	}
	h, ok := t.Head()
	for n := 0; ok && n < 8; n++ {
		if slices.Contains(roots, h.Index()) || h.UPOS() == syntax.Noun || h.UPOS() == syntax.Propn {
			return false
		}
		if x := h.XPOS(); (x == "VB" || x == "VBG") && r.xpos[v] != x && r.xpos[v] != "VBN" {
			return false // a finite verb cannot be joined to an infinitive: the tree errs
		}
		if h.BaseRel() != syntax.Conj {
			return h.Is(syntax.AclRelcl, syntax.Advcl, syntax.Ccomp, syntax.Acl)
		}
		h, ok = h.Head()
	}
	return false
}

// bareAfter reports whether a verb in its base form cannot share the subject
// of the clause before it, since that has a verb in -s or a modal: the "deepen"
// of "is willing to enhance ties and deepen cooperation".
func (r *reader) bareAfter(k int, cur *clause) bool {
	if aux := cur.finite; aux >= 0 && cur.verb > aux && (r.xpos[k] == "VBD" || r.xpos[k] == "VBN") && r.upos[k] == syntax.Verb &&
		(slices.Contains(haveForms, r.lower[aux]) || slices.Contains(beForms, r.lower[aux]) && r.xpos[cur.verb] == "VBN") {
		return true // "have achieved results and promoted development"
	}
	if r.xpos[k] != "VBP" || slices.Contains(beForms, r.lower[k]) || slices.Contains(haveForms, r.lower[k]) {
		return false
	}
	return cur.finite >= 0 && (r.xpos[cur.finite] == "VBZ" || r.xpos[cur.finite] == "MD")
}

// backOver is the end of a clause before the words that join the next one.
func (r *reader) backOver(start int, cur *clause) int {
	for start > cur.first+1 && (r.isAny(start-1, "and", "but", "or", "while") || r.lower[start-1] == "," || r.lower[start-1] == ";") {
		start--
	}
	return start
}

// subjectOf is the subject of a verb: by the tree, else the phrase before k.
func (r *reader) subjectOf(v, k int, c span) span {
	for _, at := range []int{v, k} {
		if s, ok := r.text.Token(at).Child(syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter, syntax.Csubj); ok && c.has(s.Index()) && s.Index() < k {
			t := s.Subtree()
			first := t.First
			for first < s.Index() && r.upos[first] == syntax.Punct {
				first++
			}
			if l, ok := r.leftPhrase(k-1, c); ok && l.last == s.Index()+1 {
				first = min(first, l.first) // "China and the ROK"
			}
			return span{max(first, c.first), min(max(t.Last, s.Index()+1), c.last)}
		}
	}
	p := k - 1
	for p > c.first && r.upos[p] == syntax.Adv {
		p--
	}
	if p < c.first {
		return span{}
	}
	s, _ := r.leftPhrase(p, c)
	return s
}

// stanceOf tells whose doing a clause with this subject speaks of.
func (r *reader) stanceOf(s span, who int) stance {
	if s.empty() {
		return unknown
	}
	for k := s.first; k < s.last; k++ {
		if r.isAny(k, "i", "we", "us") {
			return own
		}
	}
	if r.isAny(s.first, "you") || s.last-s.first == 1 && r.isAny(s.first, "he", "she", "they") && r.quoted[s.first] >= 0 {
		return other // in his own words nobody calls himself "he"
	}
	if r.isAny(s.first, "the", "both", "our", "these") && r.isAny(s.last-1, "sides", "countries", "nations", "parties", "peoples", "leaders", "governments") && s.last-s.first <= 4 {
		if r.isAny(s.last-1, "sides", "countries", "nations") && (r.isAny(s.first+1, "two", "three") || r.isAny(s.first, "both", "our")) {
			return own
		}
	}
	side := -1
	if who >= 0 {
		side = r.government(who)
	}
	seen := unknown
	for _, m := range r.cast.Within(r.start(s.first), r.end(s.last-1)) {
		if m.Actor < 0 {
			continue
		}
		if r.modifies(m, s) && r.lower[min(m.Last, r.n-1)] == "'s" {
			seen = max(seen, thing)
			continue
		}
		if m.Actor == who || side >= 0 && r.sameSide(m.Actor, side) {
			return own
		}
		if side >= 0 || who >= 0 && m.How == actor.ByName && r.cast.Actors[m.Actor].Kind == actor.Person {
			seen = other
		}
	}
	if seen == thing {
		return thing
	}
	if seen == unknown && !r.anyName(s) {
		if s.last-s.first == 1 && r.isAny(s.first, "he", "she", "they") {
			return unknown
		}
		return thing
	}
	return seen
}

// sameSide reports whether an actor speaks for a government, or is a group that
// has it among its members.
func (r *reader) sameSide(a, side int) bool {
	if a == side || r.government(a) == side {
		return true
	}
	x := &r.cast.Actors[a]
	return x.Kind == actor.Group && slices.Contains(x.Members, side)
}

func (r *reader) anyName(s span) bool {
	for k := s.first; k < s.last; k++ {
		if r.upos[k] == syntax.Propn {
			return true
		}
	}
	return false
}
