package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// hosting reads "A received B": the passive turns it round.
func (f *finder) hosting(r *report, k syntax.Token, v verb, subj []side, passive bool) bool {
	passive = passive || f.handed(k)
	hosts, guests := subj, f.objects(k)
	if passive {
		if hosts, guests = f.with(k, "by"), f.expand(subj); len(hosts) == 0 {
			hosts = f.byBehind(k)
		}
		if len(hosts) == 0 && v.need == "envoy" {
			hosts = f.with(k, "to") // "was summoned to the Foreign Ministry"
		}
	}
	if o, ok := k.ChildBase(syntax.Obj); ok && f.isEncounterNoun(o) {
		return false // "hosted talks": the noun's business
	}
	if v.need == "envoy" && !f.envoy(k, passive) {
		return false
	}
	if !passive && f.ceremonial(k) {
		r.kind = "ceremony"
	} else if v.need == "at" && !passive && !f.receivedAt(k) && len(f.with(k, "at")) == 0 && !f.placedAt(k) {
		return false
	}
	if len(guests) == 0 {
		guests = f.fill(k, hosts)
	} else if len(hosts) == 0 {
		hosts = f.fill(k, guests)
	}
	if len(guests) == 0 || len(hosts) == 0 {
		return false
	}
	if v.need == "at" && !passive {
		f.destinationOf(r, k, "to") // "welcomed B to Halifax"
	}
	for _, s := range hosts {
		if s.at >= 0 && s.at < f.text.Len() && f.lex.escorts[f.text.Token(s.at).Lemma()] {
			return false // "was greeted by an honour guard"
		}
	}
	guests = f.notHe(k, guests, hosts)
	for _, s := range guests {
		if f.cast.Actors[s.actor].Kind != actor.Person && !s.stands && !f.bearer(s.at) {
			return false
		}
	}
	for i := range hosts {
		hosts[i].role = "host"
	}
	for i := range guests {
		guests[i].role = "guest"
	}
	r.sides = append(hosts, guests...)
	if passive {
		f.together(r, k, guests)
		if f.byEach(r, k, hosts, guests); len(f.later) == 0 && len(hosts) == 1 {
			f.apart(r, k, hosts, guests) // "each of the two was received by B"
		}
	} else {
		f.apart(r, k, hosts, guests)
	}
	return true
}

// byBehind is the person of "was received as a guest of state, flags included, by B",
// where other phrases stand between.
func (f *finder) byBehind(k syntax.Token) []side {
	for i := k.Index() + 1; i+1 < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		if t.Lower() == "by" && t.UPOS() == syntax.Adp {
			if p, ok := t.Prev(); ok && isVerb(p) && p.Index() > k.Index() {
				return nil // "in a palace built by B"
			}
			if m, ok := f.rightOf(i + 1); ok && f.cast.Actors[m.Actor].Kind == actor.Person {
				return f.sidesOfMention(m)
			}
		}
		if isVerb(t) && isFinite(t) || f.isRelative(t) || t.Text() == ";" {
			return nil
		}
	}
	return nil
}

// bearer tells whether the word is one for people who bear an office or form a
// delegation.
func (f *finder) bearer(token int) bool {
	k := f.text.Token(token)
	if f.bears(k) {
		return true
	}
	h, ok := k.Head()
	return ok && f.bears(h)
}

// bears tells whether the word's lemma, in capitals or not, is one for people who
// bear an office: "the minister", "the Minister".
func (f *finder) bears(k syntax.Token) bool { return f.lex.bearers[strings.ToLower(k.Lemma())] }

func (f *finder) envoy(k syntax.Token, passive bool) bool {
	rels := []syntax.Rel{syntax.Obj}
	if passive {
		rels = []syntax.Rel{syntax.Nsubj}
	}
	o, ok := k.ChildBase(rels...)
	if !ok {
		return false
	}
	if m, ok := f.mentionAt(o); ok && slices.ContainsFunc(f.cast.Actors[m.Actor].Offices, func(x actor.Office) bool { return x.Level == "ambassador" }) {
		return true // "summoned Romatet"
	}
	span := o.Subtree()
	for t := range span.Tokens() {
		if f.lex.diplomats[t.Lemma()] || f.lex.diplomats[t.Lower()] {
			return true
		}
	}
	return false
}

// placedAt tells whether a place stands with the verb: "welcomed him at the
// airport".
func (f *finder) placedAt(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "at", "in", "to") {
			if _, ok := f.placeAt(c); ok {
				return true
			}
		}
	}
	return false
}

// calling reads "A called on B", a guest's visit, where nobody is called on to
// do something.
func (f *finder) calling(r *report, k syntax.Token, subj []side, passive bool) bool {
	hosts := f.with(k, "on", "upon")
	if len(subj) == 0 {
		subj = f.fill(k, hosts)
	}
	if passive || len(subj) == 0 || len(hosts) == 0 || f.asked(k) {
		return false
	}
	for _, s := range hosts {
		if f.cast.Actors[s.actor].Kind != actor.Person || f.standing(s.actor) != official {
			return false
		}
	}
	r.sides = append(withRole(subj, "guest"), withRole(hosts, "host")...)
	return f.allPeople(r.sides)
}

// asked tells whether an infinitive, a clause or a "for" follows the verb: "called
// on the president to resign".
func (f *finder) asked(k syntax.Token) bool {
	if f.hasClause(k) {
		return true
	}
	for i := k.Index() + 1; i < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		h, ok := t.Head()
		if !ok {
			continue
		}
		switch {
		case t.Lower() == "to" && isVerb(h) && h.Index() > i && !isFinite(h):
			return true
		case t.Lower() == "for" && h.BaseRel() == syntax.Obl && !f.isTime(h):
			return true
		case t.BaseRel() == syntax.Conj && isVerb(t), t.UPOS() == syntax.Sconj:
			return false // "called on B before he left for home"
		}
	}
	return false
}

// receivedAt tells of a place in the phrases behind the verb: "welcomed him
// warmly at the airport".
func (f *finder) receivedAt(k syntax.Token) bool {
	for _, p := range f.tail(k) {
		if p.prep != "at" && p.prep != "in" && p.prep != "to" || p.at >= k.Sentence().Last() {
			continue
		}
		for i := p.at; i < min(p.at+6, k.Sentence().Last()); i++ {
			t := f.text.Token(i)
			if _, ok := f.placeAt(t); ok || f.lex.venues[t.Lower()] {
				return true
			}
			if t.UPOS() == syntax.Adp && t.Lower() != "of" || t.UPOS() == syntax.Punct {
				break
			}
		}
	}
	return false
}

// credentials reads "A presented his credentials to B" and "B received the
// credentials of A".
func (f *finder) credentials(r *report, k syntax.Token, subj []side, passive bool) bool {
	o, ok := k.ChildBase(syntax.Obj)
	if !ok || passive || !f.lex.credentials[o.Lemma()] {
		return false
	}
	hosts := f.with(k, "to")
	if len(hosts) == 0 {
		hosts = f.with(o, "to")
	}
	if len(hosts) > 0 {
		r.sides = append(withRole(subj, "guest"), withRole(hosts, "host")...)
	} else {
		guests := f.with(k, "from")
		if own, _ := f.ownSides(o); len(own) > 0 {
			guests = own
		}
		if len(guests) == 0 {
			guests = f.sidesBehind(o, "from", "of")
		}
		r.sides = append(withRole(subj, "host"), withRole(guests, "guest")...)
	}
	return len(subj) > 0 && len(r.sides) > 1 && f.allPeople(r.sides)
}
