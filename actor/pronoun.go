package actor

import (
	"slices"

	"chancery/syntax"
)

func (w *walker) he(p pointer) (int, int, How)  { return w.person(p, "m") }
func (w *walker) she(p pointer) (int, int, How) { return w.person(p, "f") }

// person resolves he and she.
func (w *walker) person(p pointer, gender string) (int, int, How) {
	fits := func(a *Actor) bool {
		return a.Kind == Person && !a.Plural && (a.Gender == gender || a.Gender == "")
	}
	if i := w.ahead(p, fits); i >= 0 {
		return w.gendered(i, gender), -1, ByPronoun
	}
	s, ok := w.joined(p, fits)
	if !ok {
		s, ok = w.clauseSubject(p, fits)
	}
	if ok {
		return w.gendered(s.actor, gender), s.mention, ByPronoun
	}
	barred := w.barred(p)
	free := func(a *Actor) bool {
		return fits(a) && !slices.ContainsFunc(barred, func(i int) bool { return a == &w.r.cast.Actors[i] })
	}
	s, ok = w.best(p, free, 1.1)
	if !ok {
		s, ok = w.onlyOne(p, free)
	}
	if !ok {
		return -1, -1, ""
	}
	return w.gendered(s.actor, gender), s.mention, ByPronoun
}

// joined resolves a possessive behind "and" to the person it is joined to, whoever
// speaks: "a meeting between Xi and his American counterpart".
func (w *walker) joined(p pointer, fits func(*Actor) bool) (seen, bool) {
	if w.r.text.Token(p.token).Rel() != syntax.NmodPoss {
		return seen{}, false
	}
	return w.joinedTo(p, func(s seen) bool { return !w.r.cast.Mentions[s.mention].Modifier && fits(&w.r.cast.Actors[s.actor]) })
}

// onlyOne is the one actor that fits among all that were named in the last many
// sentences; false when there are none or several.
func (w *walker) onlyOne(p pointer, fits func(*Actor) bool) (seen, bool) {
	here := w.sentence(p.token)
	var one seen
	found := false
	for i := len(w.seen) - 1; i >= 0 && i > len(w.seen)-reach && here-w.seen[i].sentence <= wideWindow; i-- {
		s := w.seen[i]
		if !fits(&w.r.cast.Actors[s.actor]) || w.hushed(p, s) {
			continue
		}
		if found && s.actor != one.actor {
			return seen{}, false
		}
		if !found {
			one, found = s, true
		}
	}
	return one, found
}

// wideWindow is how many sentences back the only person of a text may stand.
const wideWindow = 12

func (w *walker) gendered(i int, gender string) int {
	if a := &w.r.cast.Actors[i]; a.Gender == "" {
		a.Gender = gender
	}
	return i
}

// ahead resolves a possessive in a phrase that opens the sentence to the subject
// behind it: "For his part, Lee said…", "In her speech, Merkel…".
func (w *walker) ahead(p pointer, fits func(*Actor) bool) int {
	r := w.r
	s := r.text.Token(p.token).Sentence()
	if p.token-s.First() > 4 {
		return -1
	}
	switch r.lower(s.First()) {
	case "for", "in", "during", "on", "at", "after", "before", "throughout", "with", "upon":
	default:
		return -1
	}
	fixed := r.lower(p.token+1) == "part"
	if n := len(w.seen); n > 0 && w.seen[n-1].sentence >= s.Index() {
		return -1 // something in this sentence stands before it
	}
	for i := w.next; i < len(w.order); i++ {
		m := &r.cast.Mentions[w.order[i]]
		if m.First >= s.Last() {
			break
		}
		if m.Actor >= 0 && !m.Modifier && fits(&r.cast.Actors[m.Actor]) && (r.subject(m.Head) || fixed) {
			return m.Actor
		}
	}
	return -1
}

// clauseSubject resolves a pronoun to the subject of its own clause (a possessive)
// or of a clause above, when that is a fitting actor: "Li said he…", "China has
// placed its relations…". A fitting subject of any other kind ends the search.
func (w *walker) clauseSubject(p pointer, fits func(*Actor) bool) (seen, bool) {
	k := w.r.text.Token(p.token)
	own := k.Rel() == syntax.NmodPoss
	for depth := 0; depth < 12; depth++ {
		h, ok := k.Head()
		if !ok {
			return seen{}, false
		}
		subject, has := h.ChildBase(syntax.Nsubj)
		if has && subject != k && subject.Index() < p.token && (own || k.BaseRel() == syntax.Ccomp || k.BaseRel() == syntax.Advcl || k.BaseRel() == syntax.Parataxis || k.BaseRel() == syntax.Conj) {
			if s, ok := w.seenAt(subject.Index()); ok && fits(&w.r.cast.Actors[s.actor]) {
				return s, true
			}
		}
		if h.BaseRel() == syntax.Ccomp || h.BaseRel() == syntax.Advcl || h.BaseRel() == syntax.Xcomp {
			own = true
		}
		k = h
	}
	return seen{}, false
}

// seenAt is the candidate whose head is the token.
func (w *walker) seenAt(token int) (seen, bool) {
	for i := len(w.seen) - 1; i >= 0 && i > len(w.seen)-60; i-- {
		s := w.seen[i]
		m := &w.r.cast.Mentions[s.mention]
		if s.token == token || m.First == token || m.WholeFirst <= token && token < m.WholeLast && !m.Modifier {
			return s, true
		}
	}
	return seen{}, false
}

// coArgument is the actor that an object pronoun cannot mean: the subject of its
// own clause ("Lavrov told him").
func (w *walker) coArgument(p pointer) int {
	k := w.r.text.Token(p.token)
	switch k.BaseRel() {
	case syntax.Obj, syntax.Iobj, syntax.Obl:
	default:
		return -1
	}
	h, ok := k.Head()
	if !ok {
		return -1
	}
	subject, ok := h.ChildBase(syntax.Nsubj)
	if !ok {
		return -1
	}
	if s, ok := w.seenAt(subject.Index()); ok {
		return s.actor
	}
	return -1
}

// thing tells whether "it" can mean the actor. News agencies are left out: they stand
// in every story as its source.
func thing(a *Actor) bool {
	return a.Kind == Country || a.Kind == Organization && !a.Plural && a.Sector != "JRN" && a.Sector2 != "JRN"
}

// it resolves it and its: to the subject of its clause or one above, else to the
// subject of the sentence before. When those are no actors, nothing is claimed,
// since a thing that is no actor may be meant.
func (w *walker) it(p pointer) (int, int, How) {
	k := w.r.text.Token(p.token)
	if k.BaseRel() == syntax.Expl || w.pleonastic(p.token) || k.BaseRel() != syntax.Nsubj && k.Rel() != syntax.NmodPoss {
		return -1, -1, ""
	}
	if s, ok := w.clauseSubject(p, thing); ok {
		return s.actor, s.mention, ByPronoun
	}
	s, ok := w.nearestSubject(p, false)
	if !ok || !thing(&w.r.cast.Actors[s.actor]) {
		return -1, -1, ""
	}
	return s.actor, s.mention, ByPronoun
}

// pleonastic tells of "it is expected that", "it is important to".
func (w *walker) pleonastic(i int) bool {
	r := w.r
	if r.lower(i) != "it" {
		return false
	}
	switch r.lower(i + 1) {
	case "is", "was", "'s", "has", "would", "will", "seems", "seemed", "appears", "appeared", "remains", "remained", "takes", "took", "may":
	default:
		return false
	}
	limit := r.text.Token(i).Sentence().Last()
	for j := i + 2; j < min(limit, i+7); j++ {
		switch r.lower(j) {
		case "that", "whether", "if", "unclear", "clear", "expected", "reported", "believed", "possible", "likely", "time", "how", "why":
			return true
		case "to":
			return r.text.Token(j-1).UPOS() == syntax.Adj
		}
	}
	return false
}

// nearestSubject is the nearest subject before a pronoun, in its sentence and then
// the one before, whatever it is; false when that is no actor.
func (w *walker) nearestSubject(p pointer, plural bool) (seen, bool) {
	r := w.r
	k := r.text.Token(p.token)
	s := k.Sentence()
	for i := p.first - 1; i >= s.First(); i-- {
		if t := r.text.Token(i); t.BaseRel() == syntax.Nsubj && !pronounLike(t) {
			return w.actorAt(i)
		}
	}
	if s.Index() == 0 {
		return seen{}, false
	}
	before := r.text.Sentence(s.Index() - 1)
	if before.Range() != s.Range() && r.lower(p.token) != "it" && r.lower(p.token) != "they" {
		return seen{}, false
	}
	if subject, ok := before.Root().ChildBase(syntax.Nsubj); ok {
		return w.actorAt(subject.Index())
	}
	return seen{}, false
}

func pronounLike(t syntax.Token) bool {
	switch t.Lower() {
	case "that", "which", "who", "what", "this", "there", "he", "she", "i", "we", "you":
		return true
	}
	return false
}

// actorAt is the candidate that a token heads.
func (w *walker) actorAt(token int) (seen, bool) {
	for i := len(w.seen) - 1; i >= 0 && i > len(w.seen)-60; i-- {
		s := w.seen[i]
		m := &w.r.cast.Mentions[s.mention]
		if !m.Modifier && (s.token == token || m.First <= token && token < m.Last) {
			return s, true
		}
	}
	return seen{}, false
}

// they resolves they and their: to a subject that is several actors, by
// coordination or as a group.
func (w *walker) they(p pointer) (int, int, How) {
	many := func(a *Actor) bool { return a.Plural || a.Kind == Group }
	if s, ok := w.clauseSubject(p, many); ok {
		return s.actor, s.mention, ByPronoun
	}
	subject := w.subjectToken(p)
	if subject < 0 {
		return -1, -1, ""
	}
	if members, antecedent := w.coordinated(subject); len(members) > 1 {
		return w.groupOf(members), antecedent, ByPronoun
	} else if len(members) == 1 && w.r.cast.Actors[members[0]].Kind == Person && w.accompanied(subject) {
		return members[0], antecedent, ByPronoun
	}
	if s, ok := w.actorAt(subject); ok && (many(&w.r.cast.Actors[s.actor]) || w.r.cast.Actors[s.actor].Kind == Organization) {
		return s.actor, s.mention, ByPronoun
	}
	return -1, -1, ""
}

// subjectToken is the nearest subject before the pronoun, in its sentence or as the
// main subject of the one before; -1 when there is none.
func (w *walker) subjectToken(p pointer) int {
	r := w.r
	s := r.text.Token(p.token).Sentence()
	for i := p.first - 1; i >= s.First(); i-- {
		if t := r.text.Token(i); t.BaseRel() == syntax.Nsubj && !pronounLike(t) && t.Lower() != "they" {
			return i
		}
	}
	if s.Index() == 0 {
		return -1
	}
	if subject, ok := r.text.Sentence(s.Index() - 1).Root().ChildBase(syntax.Nsubj); ok {
		return subject.Index()
	}
	return -1
}

// coordinated lists the actors of "A, B and C" whose first word is the token.
func (w *walker) coordinated(token int) (members []int, antecedent int) {
	antecedent = -1
	k := w.r.text.Token(token)
	add := func(i int) {
		one := []int{i}
		if a := &w.r.cast.Actors[i]; a.Kind == Group && len(a.Members) > 0 {
			one = a.Members // "the Secretary and the Foreign Ministers"
		}
		for _, m := range one {
			if !slices.Contains(members, m) {
				members = append(members, m)
			}
		}
	}
	s, ok := w.actorAt(token)
	if !ok {
		return nil, -1
	}
	add(s.actor)
	antecedent = s.mention
	for c := range k.Children() {
		if c.BaseRel() == syntax.Conj {
			s, ok := w.actorAt(c.Index())
			if !ok && w.companions(c) {
				continue
			}
			if !ok {
				return nil, -1
			}
			add(s.actor)
		}
	}
	return members, antecedent
}

// companions tells of "his party", "her delegation" behind "and": those who are with
// somebody and whom nothing names.
func (w *walker) companions(c syntax.Token) bool {
	p, ok := c.Child(syntax.NmodPoss)
	return ok && (p.Lower() == "his" || p.Lower() == "her") &&
		slices.ContainsFunc(w.r.lex.descriptions[c.Lower()], func(d description) bool { return d.form == "side" })
}

// accompanied tells of a subject that companions are joined to.
func (w *walker) accompanied(subject int) bool {
	for c := range w.r.text.Token(subject).Children() {
		if c.BaseRel() == syntax.Conj && w.companions(c) {
			return true
		}
	}
	return false
}
