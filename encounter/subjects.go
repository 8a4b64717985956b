package encounter

import (
	"slices"

	"chancery/syntax"
)

// subjects finds who does what v says, over conjunctions, infinitives,
// relative and participial clauses.
func (f *finder) subjects(v syntax.Token) []side { return f.subjectsFrom(v, 0) }

func (f *finder) subjectsFrom(v syntax.Token, depth int) []side {
	if depth > 6 {
		return nil
	}
	rel := v.BaseRel()
	if s, ok := v.ChildBase(syntax.Nsubj); ok {
		if f.isRelative(s) {
			return f.antecedent(v, s)
		}
		if sides := f.ofRelative(v, s); len(sides) > 0 {
			return sides
		}
		for c := range v.Children() {
			if c.BaseRel() != syntax.Nsubj || c.Index() < s.Index() || c.Index() > s.Index() && c.Index() > v.Index() {
				continue
			}
			if sides := f.sidesOf(c); len(sides) > 0 {
				return sides // "caretaker premier A met", with "caretaker" for a subject too
			}
		}
		if m, ok := f.leftOf(v.Index()); ok && depth == 0 {
			return f.sidesOfMention(m)
		}
		return f.nameBefore(v, s)
	}
	if sides := f.visitingSubject(v); len(sides) > 0 {
		return sides
	}
	h, ok := v.Head()
	if !ok {
		return f.subjectOnSurface(v)
	}
	if rel == syntax.Parataxis && isFinite(v) {
		return f.behindColon(v, h)
	}
	if rel == syntax.Conj && depth == 0 && isFinite(v) {
		if i, ok := f.index.end[v.Index()]; ok {
			return f.sidesOfMention(f.cast.Mentions[i]) // ", and A and B spoke", hung on the clause before
		}
	}
	if rel == syntax.Advcl && v.XPOS() == "VBD" {
		if sides := f.behindLink(v, h); len(sides) > 0 {
			return sides
		}
	}
	if depth == 0 && (rel == syntax.Conj || rel == syntax.Acl && v.Rel() != syntax.AclRelcl) {
		if sides := f.behindRelative(v); len(sides) > 0 {
			return sides
		}
	}
	switch {
	case rel == syntax.Conj && (isVerb(h) || h.BaseRel() != syntax.Obj):
		return f.subjectsFrom(h, depth+1)
	case depth > 0 && !isVerb(v) && (rel == syntax.Obl || rel == syntax.Nmod):
		return f.subjectsFrom(h, depth+1) // "was in Cairo last month and held talks", hung on the month
	case rel == syntax.Advcl && firstAux(v) == "for" && v.XPOS() == "VBG":
		if o, ok := h.ChildBase(syntax.Obj, syntax.Iobj); ok {
			return f.sidesOf(o) // "thanked B for hosting him"
		}
		return f.subjectsFrom(h, depth+1)
	case rel == syntax.Advcl && firstAux(v) == "as" && v.XPOS() == "VBG":
		if o, ok := h.ChildBase(syntax.Obj); ok {
			return f.sidesOf(o) // "quoted B as telling C"
		}
		return f.subjectsFrom(h, depth+1)
	case (rel == syntax.Advcl || rel == syntax.Acl) && len(f.guests(v, h)) > 0:
		return f.guests(v, h)
	case rel == syntax.Acl && f.invites(h) && firstAux(v) == "to":
		return f.invitee(h, depth)
	case rel == syntax.Advcl && (f.aimed(v, h) || firstAux(v) == "to" && f.sends(h)):
		if o, ok := h.ChildBase(syntax.Obj); ok {
			return f.sidesOf(o)
		}
		return f.subjectsFrom(h, depth+1)
	case rel == syntax.Xcomp || rel == syntax.Advcl || rel == syntax.Ccomp && !isFinite(v) && h.Index() < v.Index():
		if o, ok := h.ChildBase(syntax.Obj); ok && rel == syntax.Xcomp && !f.goes(h, o) && (o.Lower() != "whom" || f.aimed(v, h)) {
			if sides := f.bid(h, o, f.sidesOf(o)); len(sides) > 0 || f.isPersonal(o) {
				return sides // "invited him to visit": not he who invites
			}
		}
		return f.subjectsFrom(h, depth+1)
	case rel == syntax.Ccomp && v.Index() < h.Index():
		if sides := f.saidBehind(v, h); len(sides) > 0 {
			return sides
		}
		if m, ok := f.leftOf(v.Index()); ok {
			return f.sidesOfMention(m) // "A and B last held talks in May, it reported", hung on "reported"
		}
		return f.subjectOnSurface(v)
	case rel == syntax.Ccomp:
		if sides := f.saidBetween(v, h); len(sides) > 0 {
			return sides
		}
		if o, ok := h.ChildBase(syntax.Obj, syntax.Iobj); ok && h.Index() < o.Index() && o.Index() < v.Index() {
			return f.sidesOf(o) // "claimed A and B held talks", with both taken for an object
		}
	case rel == syntax.Acl && v.XPOS() == "VBG" && f.lex.links[firstAux(v)] != "":
		for ok && !isVerb(h) {
			h, ok = h.Head() // "met A and B before leaving for C", hung on B
		}
		if ok {
			return f.subjectsFrom(h, depth+1)
		}
		return nil
	case rel == syntax.Acl && f.ranked(h):
		return f.ownersOf(h, depth+1)
	case v.Rel() == syntax.AclRelcl || rel == syntax.Acl:
		if sides := f.sidesOf(h); len(sides) > 0 {
			return sides
		}
		return f.ownersOf(h, depth+1)
	}
	return nil
}

// sends tells of "sent B to C to see D", whose object sees D.
func (f *finder) sends(v syntax.Token) bool {
	return slices.ContainsFunc(f.lex.verbs[v.Lemma()], func(x verb) bool { return x.frame == "sent" })
}

// goes tells of "visit Russia to meet B", whose object does not meet B.
func (f *finder) goes(v, o syntax.Token) bool {
	if _, place := f.placeAt(o); !place {
		return false
	}
	for _, x := range f.lex.verbs[v.Lemma()] {
		if x.frame == "place" {
			return true
		}
	}
	return false
}

// guests are whom an invitation goes to: "extended an invitation to B to visit C",
// "accepted A's invitation to visit C".
func (f *finder) guests(v, h syntax.Token) []side {
	if firstAux(v) != "to" {
		return nil
	}
	o := h
	if isVerb(h) {
		x, ok := h.ChildBase(syntax.Obj)
		if !ok || !f.invites(x) {
			x, ok = f.lastObject(h)
		}
		if !ok {
			return nil
		}
		o = x
	}
	if !f.invites(o) {
		return nil
	}
	guests, _ := f.invited(&report{}, o)
	return guests
}

// lastObject is the second of two objects: "handed B an invitation".
func (f *finder) lastObject(v syntax.Token) (last syntax.Token, ok bool) {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obj {
			last, ok = c, true
		}
	}
	return last, ok
}

// aimed tells of "invited B to visit" with the infinitive taken for a purpose.
func (f *finder) aimed(v, h syntax.Token) bool {
	if firstAux(v) != "to" {
		return false
	}
	for _, g := range f.lex.governors[h.Lemma()] {
		if g.status == "invited" || g.status == "proposed" || g.particle != "" && g.particle == particle(h) {
			return true
		}
	}
	return false
}

// ranked tells of "the first leader to visit": the noun describes, the
// sentence names.
func (f *finder) ranked(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.Lower() {
		case "first", "last", "only", "latest", "second", "third":
			return true
		}
	}
	return false
}

// ownersOf finds whose plan, visit or decision it is: a possessive, a subject
// of the copula, or the subject of the verb that governs the noun.
func (f *finder) ownersOf(k syntax.Token, depth int) []side {
	if p, ok := k.Child(syntax.NmodPoss); ok {
		if q, ok := k.Prev(); ok && q.BaseRel() == syntax.Compound && q.XPOS() == "NNS" && !isVerb(k) {
			return nil // "A's aides plan to meet B", with "plan" for a noun
		}
		return f.sidesOf(p)
	}
	if s, ok := k.ChildBase(syntax.Nsubj); ok {
		if f.isRelative(s) {
			return f.antecedent(k, s)
		}
		return f.sidesOf(s)
	}
	if h, ok := k.Head(); ok && k.BaseRel() == syntax.Nsubj {
		if _, is := h.Child(syntax.Cop); is {
			if p, ok := h.Child(syntax.NmodPoss); ok && len(f.sidesOf(h)) == 0 {
				return f.sidesOf(p) // "the trip is A's ninth"
			}
			return f.sidesOf(h) // "the last speaker to visit was A"
		}
	}
	if h, ok := k.Head(); ok && isVerb(h) && depth < 6 {
		switch k.BaseRel() {
		case syntax.Obj, syntax.Obl, syntax.Xcomp:
			return f.subjectsFrom(h, depth+1)
		}
	}
	if m, ok := f.leftOf(k.Index()); ok && !isVerb(k) {
		return f.sidesOfMention(m) // "Sanchez plans to visit", with "plans" taken for a noun
	}
	return nil
}

// isFinite tells a verb with tense from an infinitive or participle.
func isFinite(v syntax.Token) bool {
	switch v.XPOS() {
	case "VBD", "VBZ", "VBP":
		return true
	}
	for c := range v.Children() {
		if b := c.BaseRel(); (b == syntax.RelAux || b == syntax.Cop) && c.Lower() != "to" {
			return true
		}
	}
	return false
}
