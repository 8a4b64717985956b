package actor

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// quotedTokens tells of each token whether it stands in quotation marks. A quotation
// that is not closed ends with its paragraph.
func (r *reader) quotedTokens() []bool {
	out := make([]bool, r.text.Len())
	open, end := false, 0
	source := r.text.Source()
	for i := range out {
		t := r.text.Token(i)
		if strings.Contains(source[end:t.Start()], "\n") {
			open = false
		}
		end = t.End()
		switch r.lower(i) {
		case "“", "„", "``", "«":
			open = true
			continue
		case "”", "''", "»":
			open = false
			continue
		case `"`:
			open = !open
			continue
		}
		out[i] = open
	}
	return out
}

// hushed tells of a candidate whom only the words of somebody else name, seen from a
// pointer outside of them: in "“When I met Wang,” he said" he is not Wang.
func (w *walker) hushed(p pointer, s seen) bool {
	return w.quoted[s.token] && !w.quoted[p.token]
}

// barred lists the actors that a pronoun cannot mean: the subject of its own clause
// where it is an object ("Lavrov told him"), and whom the same one does something to
// in a participle before it ("Answering the ambassador, he said").
func (w *walker) barred(p pointer) []int {
	var out []int
	if i := w.coArgument(p); i >= 0 {
		out = append(out, i)
	}
	k := w.r.text.Token(p.token)
	h, ok := k.Head()
	if !ok || k.BaseRel() != syntax.Nsubj {
		return out
	}
	for c := range h.Children() {
		if c.BaseRel() != syntax.Advcl || c.XPOS() != "VBG" || c.Index() > p.token {
			continue
		}
		if _, own := c.ChildBase(syntax.Nsubj); own {
			continue
		}
		for o := range c.Children() {
			if o.BaseRel() != syntax.Obj && o.BaseRel() != syntax.Iobj {
				continue
			}
			if s, ok := w.seenAt(o.Index()); ok && !slices.Contains(out, s.actor) {
				out = append(out, s.actor)
			}
		}
	}
	return out
}
