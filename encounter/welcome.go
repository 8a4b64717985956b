package encounter

import "chancery/syntax"

// A welcome is a ceremony where the words make it one: "welcomed B with an official
// ceremony", "B was accorded a ceremonial welcome", "the ceremony of the official
// welcome of B". Who gives it is often left out; it is then the one of two who meets the
// guest in the same sentence or has met him last, or else nobody.

// ceremonial tells of "welcomed B with an official ceremony", "with military honours".
func (f *finder) ceremonial(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "with") && f.lex.honours[c.Lemma()] {
			return true
		}
	}
	return false
}

// welcomeNoun reads a welcome told by a noun that says that it was a ceremony.
func (f *finder) welcomeNoun(k syntax.Token) {
	top, g := k, f.governing(k)
	if h, ok := k.Head(); ok && k.BaseRel() == syntax.Nmod && h.Lemma() == "ceremony" && f.cased(k, "of") {
		top, g = h, f.governing(h)
	} else if !f.official(k) {
		return
	}
	if g.verb < 0 {
		return
	}
	v := f.text.Token(g.verb)
	r := &report{kind: "ceremony", mode: "in person", anchor: g.verb, rule: "noun " + k.Lemma(), direct: true}
	var hosts, guests []side
	switch {
	case top.BaseRel() == syntax.Obj && f.lex.givings[v.Lemma()]:
		hosts, guests = f.subjects(v), f.receivers(v, k)
		if g.passive || undergone(v) {
			hosts, guests = f.with(v, "by"), f.subjects(v) // "was accorded a welcome"
		}
	case top.BaseRel() == syntax.Obj && v.Lemma() == "receive" && !g.passive:
		guests, hosts = f.subjects(v), append(f.with(v, "from"), f.with(k, "from")...)
	case g.happens:
		guests = append(f.with(k, "of", "for"), f.with(v, "for")...)
	default:
		return
	}
	if !f.officeHolders(guests) || len(guests) != 1 {
		return
	}
	if len(hosts) == 0 {
		hosts = f.hostOfGuest(k, guests[0])
	}
	if r.solo = len(hosts) == 0 && f.guestFromAbroad(guests[0]) && g.passive; !r.solo && (!f.officeHolders(hosts) || f.compatriots(hosts[0].actor, guests[0].actor)) {
		return
	}
	r.sides = append(withRole(hosts, "host"), withRole(guests, "guest")...)
	f.later = f.later[:0]
	f.addAll(r, k)
}

// official tells of a "ceremonial", "official" or "red-carpet" welcome.
func (f *finder) official(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Amod || b == syntax.Compound) && f.lex.festive[c.Lower()] {
			return true
		}
	}
	return false
}

// receivers are whom a welcome is given: "accorded B a welcome", "a welcome to B".
func (f *finder) receivers(v, k syntax.Token) []side {
	if o, ok := v.Child(syntax.Iobj); ok {
		return f.sidesOf(o)
	}
	return distinct(append(f.with(v, "to", "for"), f.with(k, "to", "for")...))
}

// hostOfGuest is whom the guest meets in the sentence of k, by the words "with B" behind
// it, else the other of two who have met last.
func (f *finder) hostOfGuest(k syntax.Token, guest side) []side {
	for i := k.Index() + 1; i+1 < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		if !f.isEncounterNoun(t) || t.UPOS() != syntax.Noun {
			continue
		}
		if _, with := f.ownSides(t); len(with) == 1 && f.twoOfTwo([]side{guest, with[0]}) {
			return with
		}
	}
	return f.otherOfTwo(k, guest)
}
