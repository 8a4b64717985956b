package statement

import "chancery/syntax"

// obliqueOf reports whether a phrase before a verb only tells when or where, behind a
// preposition, and the verb has its subject from the one it is joined to: "I condemned it
// and at the same time | urged restraint".
func (r *reader) obliqueOf(v int, s span) bool {
	if s.first == 0 || r.upos[s.first-1] != syntax.Adp {
		return false
	}
	t, ok := r.text.Span(s.first, s.last).Head()
	if !ok || t.BaseRel() != syntax.Obl {
		return false
	}
	h, ok := t.Head()
	if !ok || h.Index() != v {
		return false
	}
	if m, known := r.cast.AtHead(t.Index()); known && m.Actor >= 0 {
		return false
	}
	_, has := r.subject(v)
	return has
}
