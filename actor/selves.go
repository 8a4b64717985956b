package actor

import "chancery/syntax"

// "I" inside of quotation marks is the one whose words they are: who is said beside them
// to say so ("I have spoken to him," B told reporters), or who was quoted before in the
// paragraph.

// quotedSelves resolves the pronouns of the first person in quotations that nothing in
// their own sentence resolves.
func (w *walker) quotedSelves() {
	r := w.r
	heads := map[int]int{} // token → the person whose mention it heads
	taken := map[int]bool{}
	for _, m := range r.cast.Mentions {
		if m.How == ByPronoun {
			taken[m.First] = true
		}
		if m.Actor >= 0 && r.cast.Actors[m.Actor].Kind == Person && !m.Modifier {
			for k := m.WholeFirst; k < m.WholeLast; k++ {
				if _, ok := heads[k]; !ok || k == m.Head || m.How == ByName {
					heads[k] = m.Actor
				}
			}
		}
	}
	for n := 0; n < r.text.Sentences(); {
		s := r.text.Sentence(n)
		p := span{s.First(), s.Last()}
		for n++; n < r.text.Sentences() && r.text.Sentence(n).Range() == s.Range(); n++ {
			p.last = r.text.Sentence(n).Last()
		}
		w.selvesWithin(p, heads, taken)
	}
}

// selvesWithin does so for the quotations of a paragraph.
func (w *walker) selvesWithin(p span, heads map[int]int, taken map[int]bool) {
	speaker, last := -1, p.first
	for open := p.first; open < p.last; open++ {
		if !w.r.opensQuote(open, p) {
			continue
		}
		end := w.r.endOfQuote(open, p)
		switch who, said := w.quotes(span{open, end}, span{last, p.last}, heads); {
		case said:
			speaker = who
		case last == p.first:
			speaker = -1
		}
		for k := open + 1; k < end && speaker >= 0; k++ {
			if l := w.r.lower(k); (l == "i" || l == "me" || l == "my" || l == "we" && w.ofContact(k)) && !taken[k] && w.r.pronounFirst(k) {
				w.r.addMention(Mention{
					Actor: speaker, First: k, Last: k + 1, WholeFirst: k, WholeLast: k + 1, How: ByPronoun, Antecedent: -1,
					Modifier: w.r.text.Token(k).Rel() == syntax.NmodPoss,
				})
			}
		}
		open, last = end, end+1
	}
}

// ofContact tells whether "we" is the subject of a verb of contact: "we met with".
func (w *walker) ofContact(k int) bool {
	h, ok := w.r.text.Token(k).Head()
	if !ok || !w.r.text.Token(k).Is(syntax.Nsubj) {
		return false
	}
	for _, kind := range w.r.lex.speech[h.Lemma()] {
		if kind == "together" {
			return true
		}
	}
	return false
}

func (r *reader) opensQuote(i int, p span) bool {
	switch r.lower(i) {
	case "“", "„", "«", "``":
		return true
	case `"`:
		return i+1 < p.last && r.text.Token(i).End() == r.text.Token(i+1).Start()
	}
	return false
}

// endOfQuote is the mark that closes a quotation, the last token of the paragraph where
// none does.
func (r *reader) endOfQuote(open int, p span) int {
	for k := open + 1; k < p.last; k++ {
		switch r.lower(k) {
		case "”", "»", "''", `"`:
			return k
		}
	}
	return p.last - 1
}

// besideReach is how many words beside a quotation may stand before the verb by which
// somebody says it.
const besideReach = 9

// quotes is who is told beside a quotation to say it; said is false where nobody is, and
// the person -1 for one who is not known. Room is where the words beside it may stand.
func (w *walker) quotes(q, room span, heads map[int]int) (who int, said bool) {
	r := w.r
	for k := q.last + 1; k < min(room.last, q.last+besideReach); k++ {
		if r.stopsBeside(k) {
			break
		}
		if who, said := w.saysAt(k, q, heads); said {
			return who, true
		}
	}
	if q.first == room.first || r.lower(q.first-1) != "," && r.lower(q.first-1) != ":" && r.text.Token(q.first-1).UPOS() != syntax.Verb {
		return -1, false
	}
	for k := q.first - 1; k >= room.first && q.first-k < besideReach; k-- {
		if k < q.first-1 && r.stopsBeside(k) {
			break
		}
		if who, said := w.saysAt(k, q, heads); said {
			return who, true
		}
	}
	return -1, false
}

// stopsBeside tells of what ends the words that belong to a quotation.
func (r *reader) stopsBeside(k int) bool {
	switch r.lower(k) {
	case ".", ";", "?", "!", "“", "„", "«", "”", "»", `"`:
		return true
	}
	return false
}

// saysAt is the subject of a finite verb outside of a quotation.
func (w *walker) saysAt(k int, q span, heads map[int]int) (who int, said bool) {
	t := w.r.text.Token(k)
	if t.UPOS() != syntax.Verb || t.XPOS() != "VBD" && t.XPOS() != "VBZ" && t.XPOS() != "VBN" {
		return -1, false
	}
	s, ok := t.ChildBase(syntax.Nsubj)
	if !ok || q.first <= s.Index() && s.Index() <= q.last || s.Index()-k > besideReach || k-s.Index() > 2*besideReach {
		return -1, false
	}
	if who, ok := heads[s.Index()]; ok {
		return who, true
	}
	return -1, true
}
