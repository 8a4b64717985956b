package encounter

import (
	"slices"

	"chancery/record"
	"chancery/syntax"
)

// nounSides gathers the actors of an encounter's noun: its own modifiers, the
// subject of a verb that holds it and that verb's with-phrases.
func (f *finder) nounSides(r *report, k syntax.Token, g governing) {
	own, with := f.ownSides(k)
	if g.light && !g.passive && len(own) > 1 && f.adjectival(k) && len(f.subjects(f.text.Token(g.verb))) > 0 {
		own = nil // "A and B chaired the Indian-German consultations"
	}
	var sides []side
	if g.verb >= 0 {
		sides, with = f.governedSides(r, k, g, own, with)
	} else {
		sides = f.ungovernedSides(r, k, g, own, with)
	}
	sides, with = f.missingSides(r, k, g, own, sides, with)
	if f.ofSeries(k, sides, with) {
		sides = f.series
	}
	if h, ok := k.Head(); ok && f.lex.attendance[h.Lemma()] && hasCase(k, "in", "at") && len(sides)+len(with) > 0 {
		sides, r.attends = append(f.ownersOf(h, 0), sides...), true // "concluded her participation in the meeting of B"
	}
	if two := f.organSides(r, k, g, slices.Concat(sides, with)); two != nil {
		sides, with = two, nil
	}
	if g.light && f.adjectival(k) && len(f.expand(sides))+len(with) == 1 {
		with = f.inviter(k) // "came at A's invitation and co-chaired the Indian-German consultations"
	}
	if two := f.chairs(k, g, slices.Concat(sides, with)); two != nil {
		sides, with = two, nil
	}
	r.hosts = append(r.hosts, f.mediators(k, g)...)
	r.sides = distinct(append(slices.Clone(sides), with...))
	r.solo = g.light && f.bodySits(f.text.Token(g.verb), f.expand(r.sides)) && family(r.kind) == "meeting"
	r.own = len(sides) > 0 && len(with) == 0 && g.light
	r.halved = len(sides) == 0 && len(f.expand(with)) > 1 && r.segment != record.Title
	if r.kind == "letter" {
		f.eachTheirOwn(r, k, sides, with)
		return
	}
	if g.light && len(with) == 0 && f.eachWith(r, k, sides) {
		return
	}
	if len(sides) == 0 || len(with) == 0 {
		return
	}
	if g.verb >= 0 && g.adjunct && len(with) > 0 && f.lex.joins[f.text.Token(g.verb).Lemma()] {
		r.sides = distinct(append(r.sides, f.objects(f.text.Token(g.verb))...)) // "joined B for a meeting with C"
	}
	with = distinct(with)
	if f.listed(r, sides, with) {
		return
	}
	f.further(r, k, k, sides)
	if g.light {
		f.further(r, f.text.Token(g.verb), k, sides)
	}
	f.apart(r, k, sides, with)
	if g.light {
		f.inTurn(r, k, sides, with)
	}
}

// governedSides gathers the actors of a noun that a verb holds: those named with the noun
// on either side, and the verb's own.
func (f *finder) governedSides(r *report, k syntax.Token, g governing, own, with []side) (sides, others []side) {
	sides = slices.Clone(own)
	v := f.text.Token(g.verb)
	switch {
	case g.light && len(f.expand(own)) > 1:
		// "agreed to hold a meeting between A and B": those who hold it are named
	case g.light && !g.passive, g.letter:
		with = f.heldWith(r, k, g, with)
		sides = append(f.subjects(v), sides...)
	case g.passive && g.happens && r.kind == "ceremony" || g.passive && g.happens && f.lex.feasts[k.Lemma()]:
		with = append(with, f.with(v, "by")...)
		if with = append(with, f.with(v, "for")...); len(f.expand(with)) == 1 {
			sides = append(withRole(f.otherOfTwo(k, with[0]), "host"), sides...) // "a ceremony was held for B"
			with = withRole(with, "guest")
		}
	case g.passive && k.BaseRel() == syntax.Nsubj && f.light(v) == "full" && !g.happens && len(own)+len(with) == 0:
		sides = f.with(v, "by") // "The meeting was co-chaired by A and B"
	case g.passive && k.BaseRel() == syntax.Nsubj && f.lex.phases[v.Lemma()] != "" && len(own)+len(with) == 0 && f.twoOfTwo(f.with(v, "by")):
		sides = f.with(v, "by") // "Negotiations were launched by A and B"
	case g.passive && len(own) == 0 && len(f.expand(with)) == 1 && k.BaseRel() == syntax.Nsubj && !isDefinite(k) && f.plans(v):
		if sides = f.topic(k); len(sides) == 0 {
			sides = f.goer(k, v)
		}
		// "A meeting with B is scheduled"
	case g.happens:
		sides = append(f.with(v, "between"), sides...)
		if with = append(with, f.with(v, "with")...); g.passive && len(sides) == 0 {
			with = append(with, f.with(v, "by")...)
		}
	case g.ruled && len(own)+len(with) == 0 && f.bareGerund(k):
		if m, ok := f.rightOf(k.Index() + 1); ok {
			sides, with = append(f.subjects(v), sides...), f.sidesOfMention(m) // "denied meeting B"
		}
	case g.ruled && len(own)+len(with) == 0 && len(f.atWhich(k)) > 1:
		sides = f.atWhich(k)
	case g.ruled && len(own) == 0:
		if subj := f.subjects(v); len(with) > 0 || f.plural(subj) {
			sides = append(subj, sides...)
		}
	case g.host && f.lex.feasts[k.Lemma()] && len(f.honoured(v)) > 0:
		sides = append(withRole(f.subjects(v), "host"), sides...)
		with = withRole(f.honoured(v), "guest")
	case g.host && len(with) > 0:
		// "A hosted the talks with B and C": A takes part.
		sides = append(withRole(f.subjects(v), "host"), sides...)
		with = withRole(with, "guest")
	case g.host && r.kind == "summit":
		sides, r.attends = withRole(f.subjects(v), "host"), true
	case g.host:
		r.hosts = f.subjects(v)
	case g.adjunct:
		return f.adjunctSides(r, k, g, own, with)
	}
	return sides, with
}

// heldWith adds those with whom an encounter is held, to whom it is given or a letter
// goes, from the phrases of the verb and of the noun.
func (f *finder) heldWith(r *report, k syntax.Token, g governing, with []side) []side {
	v := f.text.Token(g.verb)
	with = append(with, f.with(v, "with")...)
	if r.kind == "call" && len(with) == 0 {
		with = append(f.with(v, "from"), f.with(k, "from")...) // "took a call from B"
	}
	if f.lex.feasts[k.Lemma()] {
		with = append(with, f.with(v, "for")...) // "held a welcome ceremony for B"
		if i, ok := v.ChildBase(syntax.Iobj); ok && len(with) == 0 {
			with = withRole(f.sidesOf(i), "guest") // "gave B a dinner"
		}
		if len(with) == 0 {
			with = f.sidesBehind(k, "for")
		}
	}
	if k.Lemma() == "audience" && len(with) == 0 {
		with = withRole(append(f.with(v, "to"), f.sidesBehind(k, "to")...), "guest") // "granted an audience to B"
	}
	if g.letter {
		with = append(with, f.with(v, "to", "from")...)
		with = append(with, f.with(k, "to", "from")...)
		if len(with) == 0 {
			with = f.sidesBehind(k, "to", "from") // "a message of condolence to B"
		}
		if len(with) == 0 && g.adjunct && f.toldTo(g.verb) {
			with = f.objects(v)
		}
	}
	return with
}

// adjunctSides gathers the actors of a noun that stands beside what they do: "agreed in
// talks", "in a call, A congratulated B".
func (f *finder) adjunctSides(r *report, k syntax.Token, g governing, own, with []side) (sides, others []side) {
	sides = slices.Clone(own)
	v := f.text.Token(g.verb)
	switch {
	case g.adjunct && g.passive && len(own) == 0 && len(with) == 0:
		sides = append(f.with(v, "by"), sides...) // "was signed by A and B after talks"
		if f.lex.joins[v.Lemma()] && hasCase(k, "for") && len(sides) > 0 {
			sides = append(f.subjects(v), sides...) // "A was joined by B for talks"
		}
	case g.adjunct && (len(with) > 0 || r.attends) && len(own) == 0:
		subj := f.subjects(v)
		if g.passive && len(subj) == 0 {
			subj = f.with(v, "by") // "was delivered by A during a meeting with B"
		}
		sides = append(subj, sides...)
	case g.adjunct && len(own)+len(with) == 0 && hasCase(k, "for") && f.lex.joins[v.Lemma()]:
		sides = append(append(f.subjects(v), f.objects(v)...), sides...) // "A joined B for talks"
	case g.adjunct && f.bodiesOnly(own) && f.accord(k, v):
		sides = f.subjects(v) // "A and B agreed in talks in Manila", "at a meeting of the Committee"
	case g.adjunct && len(own) == 0 && hasTheir(k):
		sides = append(f.subjects(v), f.objects(v)...)
	case g.adjunct && len(own) == 0 && (r.kind == "call" || f.spokeIn(k, v)):
		sides = append(f.subjects(v), sides...)
		if f.lex.tellings[v.Lemma()] {
			sides = append(sides, f.objects(v)...) // "in a call, A congratulated B"
		} else if o, ok := v.ChildBase(syntax.Obj); ok {
			sides = append(sides, f.with(v, "with")...) // "discussed the war with B in a call"
			sides = append(sides, f.with(o, "with")...)
		}
	}
	return sides, with
}

// ungovernedSides gathers the actors of a noun that no verb holds.
func (f *finder) ungovernedSides(r *report, k syntax.Token, g governing, own, with []side) []side {
	sides := slices.Clone(own)
	if g.cop {
		if s, ok := k.ChildBase(syntax.Nsubj); ok {
			sides = append(f.sidesOf(s), sides...)
		}
		return sides
	}
	if len(own) > 0 || len(with) == 0 {
		return sides
	}
	if k.IsRoot() {
		// "A proposed talks with B", with "proposed" taken for an adjective.
		at := k.Index()
		for at > 0 && f.text.Token(at-1).UPOS() == syntax.Verb {
			at--
		}
		if m, ok := f.leftOf(at); ok && at < k.Index() {
			sides = append(f.sidesOfMention(m), sides...)
		}
		return sides
	}
	if h, ok := f.stander(k); ok && hasCase(f.counting(k), "for") {
		// "was in Tbilisi for meetings with A and B"
		sides = append(f.copSubject(h), sides...)
		f.destination(r, h)
	}
	return sides
}

// missingSides finds who is missing of those who meet: by pronouns, titles and what the
// story has told before.
func (f *finder) missingSides(r *report, k syntax.Token, g governing, own, sides, with []side) (one, others []side) {
	if g.verb >= 0 && len(sides) == 0 && (g.light || g.adjunct || g.happens) {
		sides = f.fill(f.text.Token(g.verb), with)
	} else if g.verb >= 0 && g.light && len(with) == 0 && len(own) == 0 {
		with = f.fill(f.text.Token(g.verb), sides) // "held talks with him"
	}
	if g.verb < 0 && len(sides) == 0 {
		sides = f.ownDiary(k, with)
	}
	if g.verb >= 0 && len(own) == 0 {
		sides = f.notHe(f.text.Token(g.verb), sides, with)
	}
	if g.attends && len(sides)+len(with) == 0 && family(r.kind) == "meeting" {
		if with = f.attendants(k); len(with) > 0 {
			sides = f.subjects(f.text.Token(g.verb)) // "A attended a meeting chaired by B"
		}
	}
	if r.kind == "summit" || (r.kind == "meeting" || f.lex.feasts[k.Lemma()]) && len(sides)+len(with) > 0 {
		there := f.attendants(k)
		with = append(with, there...)
		r.attends = r.attends || len(there) > 0
	}
	if g.verb >= 0 && len(sides) == 0 && len(own) == 0 {
		sides = f.lone(k, f.text.Token(g.verb), with)
	}
	if len(with) == 0 && len(f.expand(sides)) < 2 {
		switch {
		case hasTheir(k):
			if two := f.twoNamed(k); len(two) > 0 {
				sides = two
			}
		case len(own) == 0:
			if two := f.afterwards(k, g); len(two) > 0 {
				sides = two
			}
		}
	}
	return sides, with
}
