package encounter

import (
	"slices"

	"chancery/actor"
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

// nameBefore is the person of "The Secretary of the Committee and President of the
// Republic, A, held talks", whose name the tree hangs low under the title.
func (f *finder) nameBefore(v, title syntax.Token) []side {
	i := v.Index()
	if i > 0 && f.text.Token(i-1).Text() == "," {
		i--
	}
	j, ok := f.index.end[i]
	if !ok || i == v.Index() || f.cast.Actors[f.cast.Mentions[j].Actor].Kind != actor.Person || f.cast.Mentions[j].How != actor.ByName {
		return nil
	}
	for k := f.text.Token(f.cast.Mentions[j].Head); ; {
		h, up := k.Head()
		if !up {
			return nil
		}
		if h.Index() == title.Index() {
			return f.sidesOfMention(f.cast.Mentions[j])
		}
		k = h
	}
}

// behindRelative is the subject of "A and B, whose feud is no secret, co-chaired talks",
// "A and B, the latter in C, signed by video", where the tree takes the names for the
// sentence and hangs its verb on what stands between the commas.
func (f *finder) behindRelative(v syntax.Token) []side {
	if p, ok := v.Prev(); !ok || p.Text() != "," || v.XPOS() != "VBD" && !isFinite(v) && !(v.XPOS() == "VBN" && v.BaseRel() == syntax.Acl) {
		return nil
	}
	root := v.Sentence().Root()
	if !isNominal(root) || root.Index() > v.Index() || root.Index() > v.Sentence().First()+phraseReach {
		return nil
	}
	if m, ok := f.mentionAt(root); !ok || f.cast.Actors[m.Actor].Kind != actor.Person {
		return nil
	}
	return f.sidesOf(root)
}

// behindLink is the subject of "comes days after a delegation led by A travelled to C",
// whose noun the tree takes for what "after" governs.
func (f *finder) behindLink(v, h syntax.Token) []side {
	for c := range h.Children() {
		if c.BaseRel() != syntax.Obl || c.Index() > v.Index() || !hasCase(c, "after", "before") || f.isTime(c) {
			continue
		}
		for i := c.Index() + 1; i < v.Index(); i++ {
			if t := f.text.Token(i); isVerb(t) && isFinite(t) || t.Text() == "," {
				return nil
			}
		}
		return f.sidesOf(c)
	}
	return nil
}

// behindColon is the subject of "QATAR: Sheikh A received B", whom the tree takes for an
// apposition to what stands before the colon.
func (f *finder) behindColon(v, h syntax.Token) []side {
	for c := range h.Children() {
		if b := c.BaseRel(); (b == syntax.Appos || b == syntax.Nsubj || b == syntax.Parataxis) && c.Index() > h.Index() && c.Index() < v.Index() && isNominal(c) {
			if list := f.sidesOf(c); len(list) > 0 {
				return list
			}
		}
	}
	return f.subjectOnSurface(v)
}

// saidBehind is the subject of "A, who leaves on Sunday, is to meet B, officials said",
// where the tree hangs A on "said" beside those who say it.
func (f *finder) saidBehind(v, h syntax.Token) []side {
	var first syntax.Token
	n := 0
	for c := range h.Children() {
		if c.BaseRel() != syntax.Nsubj {
			continue
		}
		if n++; n == 1 {
			first = c
		} else if first.Index() < v.Index() && c.Index() > v.Index() {
			return f.sidesOf(first)
		}
	}
	return nil
}

// saidBetween is the subject of "C says A and B have agreed to meet", where the tree
// hangs A on "says" beside C.
func (f *finder) saidBetween(v, h syntax.Token) []side {
	if hasOwnSubject(v) {
		return nil
	}
	var said []syntax.Token
	for c := range h.Children() {
		if c.BaseRel() == syntax.Nsubj {
			said = append(said, c)
		}
	}
	if n := len(said); n > 1 && said[n-1].Index() > h.Index() && said[n-1].Index() < v.Index() {
		return f.sidesOf(said[n-1])
	}
	return nil
}

// ofRelative is whom "he" means in a clause under a relative one: "A, who has come
// from C, where he met B".
func (f *finder) ofRelative(v, pronoun syntax.Token) []side {
	h, ok := v.Head()
	if !ok || !f.isPersonal(pronoun) || h.Rel() != syntax.AclRelcl || v.BaseRel() != syntax.Advcl && v.BaseRel() != syntax.Acl {
		return nil
	}
	s, ok := h.ChildBase(syntax.Nsubj)
	if !ok || s.Lower() != "who" {
		return nil
	}
	list := f.antecedent(h, s)
	if len(list) != 1 || !f.agrees(pronoun, list[0].actor) {
		return nil
	}
	return list
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

// guests are whom an invitation goes to: "extended an invitation to B to visit C".
func (f *finder) guests(v, h syntax.Token) []side {
	if firstAux(v) != "to" {
		return nil
	}
	o := h
	if isVerb(h) {
		x, ok := h.ChildBase(syntax.Obj)
		if !ok {
			return nil
		}
		o = x
	}
	for _, g := range f.lex.governors[o.Lemma()] {
		if g.status == "invited" && !isVerb(o) {
			if list := f.with(o, "to"); len(list) > 0 || !isVerb(h) {
				return list
			}
			return f.with(h, "to")
		}
	}
	return nil
}

// visitingSubject reads "Visiting Premier A called on B", where trees take A for
// what is visited.
func (f *finder) visitingSubject(v syntax.Token) []side {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Advcl && c.BaseRel() != syntax.Csubj || c.Lower() != "visiting" || c.Index() > v.Index() {
			continue
		}
		if o, ok := c.ChildBase(syntax.Obj); ok && f.isPerson(o) && o.Index() < v.Index() {
			return f.sidesOf(o)
		}
	}
	return nil
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

// subjectOnSurface reads "A is due to meet" where the tree has no subject: over
// the words of the plan to a mention.
func (f *finder) subjectOnSurface(v syntax.Token) []side {
	i := v.Index()
	for n := 0; i > v.Sentence().First() && n < 5; n++ {
		k := f.text.Token(i - 1)
		if k.Lower() != "to" && k.UPOS() != syntax.Aux && k.UPOS() != syntax.Adv && len(f.lex.governors[k.Lemma()]) == 0 {
			break
		}
		i--
	}
	if m, ok := f.index.end[i]; ok && (i < v.Index() || isFinite(v)) {
		return f.sidesOfMention(f.cast.Mentions[m])
	}
	return f.onlyPersonBefore(v)
}

// onlyPersonBefore is the one official whom the sentence names before a finite
// verb that the tree leaves without a subject, set off by a comma: "Mr. A,
// Minister of B, who is visiting C, held a meeting". Several are taken where no
// other verb stands before: "Ms. A, Minister of B, and Mr. C, Minister of D, held".
func (f *finder) onlyPersonBefore(v syntax.Token) []side {
	if !isFinite(v) || v.Index() == v.Sentence().First() || f.text.Token(v.Index()-1).Text() != "," {
		return nil
	}
	var out []side
	for _, m := range f.cast.Within(v.Sentence().Start(), v.Start()) {
		if m.Actor < 0 || m.How == actor.ByPronoun || f.cast.Actors[m.Actor].Kind != actor.Person {
			continue
		}
		if f.standing(m.Actor) != official {
			return nil
		}
		out = append(out, side{actor: m.Actor, at: m.Head})
	}
	out = distinct(out)
	if len(out) > 1 && f.verbBefore(v) {
		return nil
	}
	return out
}

// verbBefore tells whether another verb stands before v in its sentence.
func (f *finder) verbBefore(v syntax.Token) bool {
	for i := v.Sentence().First(); i < v.Index(); i++ {
		if isVerb(f.text.Token(i)) {
			return true
		}
	}
	return false
}

// antecedent is whom a relative pronoun stands for: the noun its clause hangs
// on, else the mention right before it.
func (f *finder) antecedent(v, pronoun syntax.Token) []side {
	if h, ok := v.Head(); ok && v.BaseRel() == syntax.Acl && h.Index() < pronoun.Index() {
		if sides := f.sidesOf(h); len(sides) > 0 && !f.whoIsCountry(pronoun, sides) {
			return sides
		}
	}
	i := pronoun.Index()
	if i > 0 && f.text.Token(i-1).Lower() == "," {
		i--
	}
	if m, ok := f.index.end[i]; ok && (pronoun.Lower() != "who" || f.cast.Actors[f.cast.Mentions[m].Actor].Kind != actor.Country) {
		return []side{{actor: f.cast.Mentions[m].Actor, at: f.cast.Mentions[m].Head}}
	}
	return f.lastNamed(pronoun)
}

// whom is whom "whom" and "whose" stand for: "A, whom B received", "A, with whom B is to
// hold talks", "A, whose visit".
func (f *finder) whom(k syntax.Token) []side {
	if k.Lower() != "whom" && k.Lower() != "whose" {
		return nil
	}
	v := k
	for range 6 {
		h, ok := v.Head()
		if !ok {
			break
		}
		if v = h; v.BaseRel() == syntax.Acl {
			return f.antecedent(v, k)
		}
	}
	return f.antecedent(k, k)
}

// whoIsCountry tells of "B of the Kingdom of C, who is visiting", hung on C.
func (f *finder) whoIsCountry(pronoun syntax.Token, sides []side) bool {
	if l := pronoun.Lower(); l != "who" && l != "whom" {
		return false
	}
	return len(sides) == 1 && f.cast.Actors[sides[0].actor].Kind == actor.Country
}

// lastNamed is the person named last before "who" in its sentence: "Mr. A, Minister
// of the Kingdom of B, who is visiting C".
func (f *finder) lastNamed(pronoun syntax.Token) []side {
	if l := pronoun.Lower(); l != "who" && l != "whom" {
		return nil
	}
	list := f.cast.Within(pronoun.Sentence().Start(), pronoun.Start())
	for i := len(list) - 1; i >= 0; i-- {
		if m := list[i]; m.Actor >= 0 && m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
			return []side{{actor: m.Actor, at: m.Head}}
		}
	}
	return nil
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

func (f *finder) isRelative(k syntax.Token) bool {
	switch k.Lower() {
	case "who", "which", "that", "whom":
		_, known := f.mentionAt(k)
		return !known
	}
	return false
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
