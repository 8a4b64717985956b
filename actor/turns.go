package actor

import (
	"slices"
	"sort"
	"strings"

	"chancery/syntax"
)

// turn is a stretch of a transcript that one person speaks.
type turn struct {
	first, last int // tokens
	label       int // the colon that ends the label, -1 where the turn only goes on
	actor       int // -1 for one whom nothing names, and for a question
	asks        bool
}

// Turn is whose turn it is at a token of a transcript: in the paragraph that a label
// opens ("Eide: I shall go") and in those which go on with it. The actor is -1 where
// nobody knows whose; ok is false outside of a turn.
func (c *Cast) Turn(token int) (actor int, ok bool) {
	if t := c.turnAt(token); t != nil {
		return t.actor, true
	}
	return -1, false
}

// Label is what opens a paragraph of a transcript.
type Label struct {
	Colon int  // token
	Actor int  // whom it names, -1 for nobody
	Asks  bool // a question of the press
}

// LabelAt is the label that opens the paragraph of a token, false where none does.
func (c *Cast) LabelAt(token int) (Label, bool) {
	if t := c.turnAt(token); t != nil && t.label >= 0 {
		return Label{t.label, t.actor, t.asks}, true
	}
	return Label{}, false
}

// Asked tells whether the press asks questions in the document.
func (c *Cast) Asked() bool { return c.asked }

// other is the only one who speaks in the turns beside this one, -1 where there are
// several or none.
func (c *Cast) other(who int) int {
	if len(c.speakers) != 2 || !slices.Contains(c.speakers, who) {
		return -1
	}
	return c.speakers[0] + c.speakers[1] - who
}

func (c *Cast) turnAt(token int) *turn {
	i := sort.Search(len(c.turns), func(i int) bool { return c.turns[i].last > token })
	if i < len(c.turns) && c.turns[i].first <= token {
		return &c.turns[i]
	}
	return nil
}

// findTurns finds the turns of a transcript, paragraph by paragraph.
func (r *reader) findTurns() {
	r.cast.turns, r.cast.speakers, r.cast.asked = nil, nil, false
	at := map[int][]int{} // first token of a mention, titles included → mentions
	for i, m := range r.cast.Mentions {
		if m.Actor >= 0 && m.How != ByPronoun && r.cast.Actors[m.Actor].Kind == Person {
			at[m.WholeFirst] = append(at[m.WholeFirst], i)
		}
	}
	labels := 0
	for n := 0; n < r.text.Sentences(); {
		s := r.text.Sentence(n)
		p := span{s.First(), s.Last()}
		for n++; n < r.text.Sentences() && r.text.Sentence(n).Range() == s.Range(); n++ {
			p.last = r.text.Sentence(n).Last()
		}
		if p.last <= p.first {
			continue
		}
		t := turn{p.first, p.last, -1, -1, false}
		l, ok := r.labelOf(p, at)
		switch {
		case ok:
			labels++
			r.cast.asked = r.cast.asked || l.Asks
			if l.Actor >= 0 && len(r.cast.speakers) < 3 && !slices.Contains(r.cast.speakers, l.Actor) {
				r.cast.speakers = append(r.cast.speakers, l.Actor)
			}
			t.label, t.actor, t.asks = l.Colon, l.Actor, l.Asks
		case labels < 2 || len(r.cast.turns) == 0:
			continue
		default:
			t.actor = r.cast.turns[len(r.cast.turns)-1].actor
		}
		r.cast.turns = append(r.cast.turns, t)
	}
}

// labelReach is how many words a label may have.
const labelReach = 16

// labelOf is the label that opens a paragraph.
func (r *reader) labelOf(p span, at map[int][]int) (Label, bool) {
	l := Label{Colon: r.colonOf(p), Actor: -1}
	if l.Colon < 0 {
		return l, false
	}
	for k := p.first; k < l.Colon; k++ {
		if r.speechWord(k, "addresses") {
			return l, false
		}
	}
	if m, ok := r.personWithin(span{p.first, l.Colon}, at); ok {
		l.Actor = m.Actor
		return l, true
	}
	if l.Colon > p.first+1 {
		return l, false
	}
	if r.speechWord(p.first, "asker") {
		l.Asks = true
		return l, true
	}
	if r.speechWord(p.first, "answer") {
		l.Actor = r.cast.voice.Actor
		return l, true
	}
	l.Actor = r.cast.voice.Actor // "SG:", who answers the press
	return l, r.shape[p.first] == allCaps && r.text.Token(p.first).End()-r.text.Token(p.first).Start() < 5 && r.cast.Asked()
}

// colonOf is the colon behind the words that open a paragraph, none of them a verb or a
// quotation mark; -1 where there is none.
func (r *reader) colonOf(p span) int {
	brackets := 0
	for k := p.first; k < min(p.last, p.first+labelReach); k++ {
		t := r.text.Token(k)
		switch {
		case t.Lower() == "(":
			brackets++
		case t.Lower() == ")":
			brackets--
		case brackets > 0: // "(retranslated)"
		case t.Lower() == ":":
			if k == p.first {
				return -1
			}
			return k
		case t.UPOS() == syntax.Verb && r.shape[k] == lowerCase, t.UPOS() == syntax.Aux, strings.ContainsAny(t.Text(), "\"“”«»;?"):
			return -1
		}
	}
	return -1
}

// personWithin is the person whom a label names: by name before by title alone.
func (r *reader) personWithin(s span, at map[int][]int) (Mention, bool) {
	var best Mention
	found := false
	for k := s.first; k < s.last; k++ {
		for _, i := range at[k] {
			m := r.cast.Mentions[i]
			if m.WholeLast > s.last || r.shape[m.First] == lowerCase {
				continue
			}
			if !found || m.How == ByName && best.How != ByName {
				best, found = m, true
			}
		}
	}
	return best, found
}
