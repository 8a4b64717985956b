package statement

import "chancery/syntax"

// calledAs finds the content of a cue behind which "as" tells at once what something is
// called, the thing itself standing before the verb or behind what it is called:
// "which he described | as a farce", "dismissed as “idle” | the report".
func (r *reader) calledAs(c *claim, from int, s span) (int, byte) {
	if !r.isAny(from, "as") || c.entry.pattern&object == 0 || from+1 >= s.last || r.finiteVerb(from+1) {
		return 0, 0
	}
	k := from + 1
	for k < s.last && (r.upos[k] == syntax.Adv || r.upos[k] == syntax.Adj && !r.isMark(k)) {
		k++
	}
	if k == from+1 && r.isMark(k) && r.quoted[k] >= 0 {
		k = r.quotes[r.quoted[k]].last
	}
	if k > from+1 && k+1 < s.last && (r.upos[k] == syntax.Det || r.xpos[k] == "PRP$" || r.xpos[k] == "NNS" || r.upos[k] == syntax.Propn && r.isMark(k-1)) && r.upos[k-1] != syntax.Det && !r.isAny(k-1, "same", "such") && (r.upos[k] != syntax.Noun || r.isMark(k-1)) {
		return k, 'o'
	}
	if r.isMark(from + 1) {
		return from + 1, 'q'
	}
	return from + 1, 'o'
}

// callsSo reports whether the words of a cue that calls something by a name have the
// name: in quotation marks, behind "as", or an adjective at the end.
func (r *reader) callsSo(c *claim, contents []span) bool {
	if c.entry.pattern&naming == 0 {
		return false
	}
	if _, ok := r.text.Token(c.first).Child(syntax.Xcomp); ok || r.isAny(contents[0].first-1, "as") {
		return true
	}
	for _, p := range contents {
		for k := p.first; k < p.last; k++ {
			if r.isMark(k) || r.isAny(k, "as") && k > p.first {
				return true
			}
		}
	}
	last := contents[len(contents)-1]
	return last.last-last.first > 1 && r.upos[last.last-1] == syntax.Adj
}

// callsWhat reports whether a cue tells what somebody calls a thing of which another
// tells: "briefed envoys on what the minister described as a crime". Of one's own words
// it is a part of these.
func (r *reader) callsWhat(c claim, said []claim) bool {
	at := c.group
	if c.side == before && !c.source.empty() {
		at = c.source.first
	}
	if at == 0 || !r.isAny(at-1, "what") || c.entry.pattern&naming == 0 || c.how != finite {
		return false
	}
	return len(said) == 0 || r.xpos[c.source.last-1] != "PRP"
}

// antecedent is the content of a cue that has its object before it, as what a relative
// clause hangs on: "a decision | which the union hailed", "the years | they had rejected".
func (r *reader) antecedent(c *claim, s span) []span {
	if c.how != finite || c.side != before || c.entry.weak || c.entry.act == "" || c.entry.pattern&object == 0 || c.entry.pattern&objectInfinitive != 0 || c.source.empty() || !r.endsPhrase(c.last, s) {
		return nil
	}
	k := r.text.Token(c.first)
	noun, ok := k.Head()
	if !ok || !k.Is(syntax.AclRelcl) || !s.has(noun.Index()) || noun.Index() >= c.source.first || r.upos[noun.Index()] != syntax.Noun {
		return nil
	}
	if _, has := k.Child(syntax.Obj, syntax.Iobj, syntax.Ccomp, syntax.Xcomp); has && !r.relativeObject(k) {
		return nil
	}
	if _, passive := k.Child(syntax.NsubjPass, syntax.AuxPass); passive {
		return nil
	}
	end := c.source.first
	for end > noun.Index()+1 && (r.isAny(end-1, ",", "which", "that", "whom") || r.isMark(end-1) && r.quoted[noun.Index()] < 0) {
		end--
	}
	if end != c.source.first && r.upos[end-1] == syntax.Adp {
		return nil // "the man to whom he appealed"
	}
	first := noun.Subtree().First
	for first < noun.Index() && r.upos[first] == syntax.Adp {
		first++
	}
	if r.isAny(first, "whose") {
		return nil
	}
	return []span{r.trim(span{first, end})}
}

// endsPhrase reports whether nothing but a time, a mark or what is joined to it stands at
// token k behind a verb.
func (r *reader) endsPhrase(k int, s span) bool {
	return k >= s.last || r.upos[k] == syntax.Punct || r.upos[k] == syntax.Cconj || r.timeClass(k) != "" ||
		r.upos[k] == syntax.Adp && k+1 < s.last && r.timeClass(k+1) != ""
}

// relativeObject reports whether the object of a verb is the pronoun of its relative
// clause.
func (r *reader) relativeObject(k syntax.Token) bool {
	o, ok := k.Child(syntax.Obj)
	own, has := k.Child(syntax.Nsubj)
	if !has || !ok || own.Index() > k.Index() {
		return false
	}
	return ok && r.isAny(o.Index(), "which", "that", "whom") && o.Index() < k.Index()
}
