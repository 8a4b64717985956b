package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// verb makes the report of a verb of verbs.tsv, by the first of its frames that
// the words fit.
func (f *finder) verb(k syntax.Token) {
	if f.titled(k) {
		return
	}
	if len(f.lex.verbs[k.Lemma()]) == 0 || f.habitual(k) {
		return
	}
	for _, v := range f.lex.verbs[k.Lemma()] {
		if v.particle != particle(k) && v.frame != "place" && !(v.frame == "joined" && f.farParticle(k, v.particle)) {
			continue
		}
		r := &report{kind: v.kind, mode: v.mode, anchor: -1, rule: "verb " + k.Lemma()}
		f.later = f.later[:0]
		if f.arguments(r, k, v) {
			f.addAll(r, k)
			return
		}
	}
}

// titled tells of a capital inside a sentence: "Meet the Press" is a name.
func (f *finder) titled(k syntax.Token) bool {
	c := k.Text()[0]
	return c >= 'A' && c <= 'Z' && k.Index() > k.Sentence().First()+1 && f.segmentAt(k.Start()) != record.Title
}

// particle is the particle of a phrasal verb: "sit down".
func particle(k syntax.Token) string {
	if p, ok := k.Child(syntax.CompoundPrt); ok {
		return p.Lower()
	}
	if n, ok := k.Next(); ok && (n.Lower() == "down" || n.Lower() == "up" || n.Lower() == "forward" || n.Lower() == "together") && n.BaseRel() == syntax.Advmod {
		return n.Lower()
	}
	return ""
}

// farParticle finds the particle of "brought A and Acting Minister B together", which
// the tree hangs on B.
func (f *finder) farParticle(k syntax.Token, particle string) bool {
	for i := k.Index() + 1; i < min(k.Sentence().Last(), k.Index()+phraseReach); i++ {
		t := f.text.Token(i)
		if t.Lower() == particle && t.UPOS() == syntax.Adv {
			return true
		}
		if t.UPOS() == syntax.Sconj || t.UPOS() == syntax.Adp || isVerb(t) && !capital(f.text.Token(min(i+1, k.Sentence().Last()-1))) {
			return false
		}
	}
	return false
}

// toOthers tells of "A and B spoke to reporters": to some who are nobody known.
func (f *finder) toOthers(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "to") && c.UPOS() == syntax.Noun {
			return true
		}
	}
	return false
}

// arguments fills the sides of a verb's report; false when the words are not
// those of an encounter.
func (f *finder) arguments(r *report, k syntax.Token, v verb) bool {
	_, passive := k.Child(syntax.NsubjPass, syntax.AuxPass)
	passive = passive || undergone(k)
	subj := f.subjects(k)
	switch v.frame {
	case "mutual":
		if v.need == "seen" && (passive || !f.seen(k, subj) && !f.seeEachOther(k)) {
			return false
		}
		return f.mutual(r, k, subj, passive)
	case "with":
		other := f.spokenWith(k)
		if len(subj) == 0 && len(other) == 0 {
			subj = f.we(k)
		} else if len(subj) == 0 {
			subj = f.fill(k, other)
		}
		subj = f.notHe(k, subj, other)
		r.sides = append(subj, other...)
		if len(other) == 0 && (v.need == "other" || !f.plural(subj) || v.need == "phone" && f.toOthers(k)) {
			return false
		}
		if v.need == "phone" {
			f.phone(r, k)
		}
		f.further(r, k, k, subj)
		f.apart(r, k, subj, other)
		return f.allPeople(r.sides)
	case "caller":
		hosts := f.objects(k)
		r.sides = append(withRole(subj, "guest"), withRole(hosts, "host")...)
		return !passive && f.officeHolders(subj) && f.officeHolders(hosts)
	case "addressed":
		return f.addressed(r, k, v, subj, passive)
	case "hands":
		o, ok := k.ChildBase(syntax.Obj)
		r.sides, r.gesture = append(subj, f.with(k, "with")...), true
		return ok && o.Lemma() == "hand" && !passive && f.plural(r.sides) && f.allPeople(r.sides)
	case "joined":
		r.hosts, r.sides = subj, f.objects(k)
		return !passive && len(subj) == 1 && f.plural(r.sides) && f.allPeople(r.sides) && !f.oneOf(subj[0], r.sides)
	case "accord":
		r.sides, r.soft = subj, true
		if passive || !f.twoOfTwo(subj) || f.inTown(k) {
			return !passive && f.twoOfTwo(subj)
		}
		r.kind, r.mode, r.implied = "talks", "", true
		return f.agreedOn(k, subj)
	case "afar":
		// "A and B discussed trade by telephone"
		r.sides = append(subj, f.with(k, "with")...)
		for c := range k.Children() {
			if b := c.BaseRel(); b == syntax.Obl && f.lex.phones[c.Lower()] != "" || b == syntax.Obj {
				r.sides = append(r.sides, f.with(c, "with")...) // "discussed C by phone with B"
			}
		}
		r.sides = distinct(r.sides)
		if o, ok := k.ChildBase(syntax.Obj); ok && len(subj) == 1 && len(r.sides) == 1 {
			r.sides = append(r.sides, f.withWithin(o)...)
		}
		if k.Lemma() == "discuss" && !passive && f.twoOfTwo(r.sides) && (f.inTown(k) || f.overMeal(k)) {
			r.kind, r.mode, r.soft = "meeting", "in person", true // "discussed the crisis with B in Washington"
			return true
		}
		if f.phoned(r, k) {
			return f.plural(r.sides) && f.allPeople(r.sides)
		}
		if by := f.with(k, "by"); passive && f.twoOfTwo(by) {
			r.sides, passive = by, false // "was discussed by A and B"
		}
		if f.talkedOver(k) && !passive && k.XPOS() == "VB" && f.twoOfTwo(r.sides) {
			r.kind, r.mode, r.implied, r.topical = "talks", "", true, true // "is to discuss trade with B"
			return f.segmentAt(k.Start()) != record.Title && f.twoStates(r.sides[:1], r.sides[1:])
		}
		if f.talkedOver(k) && !passive && (k.Feat("Tense") == "Past" || f.whileTelling(k)) && f.twoOfTwo(r.sides) {
			f.discussed = discussion{r.sides, k.Index()}
			r.kind, r.mode, r.implied = "talks", "", true // "A and B discussed trade"
			if len(subj) == 1 {
				f.furtherWith(r, k, subj)
			}
			return f.segmentAt(k.Start()) != record.Title && f.twoStates(r.sides[:1], r.sides[1:])
		}
		return false
	case "object":
		if o, ok := k.ChildBase(syntax.Obj); ok && f.jointOrgan(o) {
			return false // "to convene the Joint Commission": the organ's business
		}
		other := f.objects(k)
		if by := f.with(k, "by"); passive && len(by) > 0 && v.need != "by phone" {
			subj, other = by, subj // "A was telephoned by B"
		}
		r.sides = append(subj, other...)
		if v.need == "phoned" && !f.phoned(r, k) || v.need == "by phone" && !f.byPhone(r, k) {
			return false
		}
		if v.kind == "call" {
			f.apart(r, k, subj, other)
		}
		return len(other) > 0 && f.allPeople(r.sides) && (v.need == "by phone" || !f.hasClause(k))
	case "rang":
		return f.rang(r, k, subj, passive)
	case "host":
		return f.hosting(r, k, v, subj, passive)
	case "guest":
		return f.calling(r, k, subj, passive)
	case "credentials":
		return f.credentials(r, k, subj, passive)
	case "taken":
		return f.taken(r, k)
	case "sent":
		return f.sending(r, k, subj, passive)
	case "into":
		other := f.with(k, "into")
		r.sides = append(subj, other...)
		return !passive && f.officeHolders(subj) && f.officeHolders(other)
	case "lead":
		return f.leading(r, k, subj, passive)
	case "invite":
		return f.inviting(r, k, subj, passive)
	case "bid":
		return f.bidToAttend(r, k, subj)
	case "event":
		return f.attendingEvent(r, k, subj, passive)
	case "place":
		return f.visiting(r, k, subj, passive)
	case "award":
		return f.awarding(r, k, subj, passive)
	case "open":
		return f.inaugurating(r, k, subj, passive)
	case "sign":
		if v.need == "passive" && (!passive || !f.swapped(k)) {
			return false
		}
		return f.signing(r, k, subj, passive)
	case "spent":
		r.sides = f.spending(k, subj, passive)
		return f.twoOfTwo(r.sides)
	case "alongside":
		return f.alongside(r, k, subj, passive)
	case "chair":
		return f.chairing(r, k, subj, passive)
	case "deed":
		return f.deed(r, k, v, subj, passive)
	case "names":
		return f.names(r, k, subj, passive)
	}
	return false
}

// spokenWith are those with or to whom one speaks: "spoke with B", "negotiated a truce
// with B". Who speaks to a body addresses it.
func (f *finder) spokenWith(k syntax.Token) []side {
	list := f.with(k, "with")
	if o, ok := k.ChildBase(syntax.Obj); ok && len(list) == 0 {
		list = f.with(o, "with")
	}
	if len(list) > 0 {
		return list
	}
	return slices.DeleteFunc(f.with(k, "to"), func(s side) bool { return f.cast.Actors[s.actor].Kind == actor.Organization })
}

// withWithin is the official of "discussed grain and the building of a plant with B", whom
// the tree hangs on the last word of what is discussed.
func (f *finder) withWithin(o syntax.Token) []side {
	span := o.Subtree()
	for i := o.Index() + 1; i+1 < span.Last; i++ {
		t := f.text.Token(i)
		if isVerb(t) || f.isRelative(t) || f.isEncounterNoun(t) {
			return nil
		}
		if t.Lower() != "with" || t.BaseRel() != syntax.Case {
			continue
		}
		if m, ok := f.rightOf(i + 1); ok && f.cast.Actors[m.Actor].Kind == actor.Person && f.standing(m.Actor) == official {
			return f.sidesOfMention(m)
		}
	}
	return nil
}

// agreedOn tells of "A and his counterpart B agreed to build a bridge", "and his host, B,
// have agreed on a price", which they have talked about.
func (f *finder) agreedOn(k syntax.Token, two []side) bool {
	if k.Lemma() != "agree" || k.XPOS() != "VBD" && k.XPOS() != "VBN" || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	his := false
	for i := max(0, two[0].at); i < k.Index(); i++ {
		his = his || f.possessive(i)
	}
	if !his {
		return false
	}
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Xcomp && firstAux(c) == "to" || b == syntax.Obl && hasCase(c, "on", "upon") && !f.isTime(c) {
			return true
		}
	}
	return false
}

// whileTelling tells of "discussing trade with B, A said".
func (f *finder) whileTelling(k syntax.Token) bool {
	h, ok := k.Head()
	return ok && k.XPOS() == "VBG" && k.BaseRel() == syntax.Advcl && h.XPOS() == "VBD" && firstAux(k) == ""
}

// talkedOver tells of "discussed trade", "reviewed ties", "exchanged views".
func (f *finder) talkedOver(k syntax.Token) bool {
	o, ok := k.ChildBase(syntax.Obj)
	return k.Lemma() == "discuss" || k.Lemma() == "review" || ok && k.Lemma() == "exchange" && f.lex.views[o.Lemma()]
}
