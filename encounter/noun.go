package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"

	"chancery/syntax"
)

// nounOf looks a noun up in nouns.tsv, with the word before it where the two
// make one name ("phone call").
func (f *finder) nounOf(k syntax.Token) (noun, bool) {
	lemma := k.Lemma()
	if p, ok := k.Prev(); ok && (p.BaseRel() == syntax.Compound || p.BaseRel() == syntax.Amod) {
		if n, ok := f.lex.nouns[p.Lower()+"-"+lemma]; ok {
			return n, true
		}
		if mode, ok := f.lex.phones[p.Lower()]; ok {
			if n, ok := f.lex.nouns[lemma]; ok {
				n.kind, n.mode, n.weak = "call", mode, false
				return n, true
			}
		}
	}
	if key := f.hyphened(k); key != "" {
		if n, ok := f.lex.nouns[key]; ok {
			return n, true
		}
	}
	for _, key := range []string{k.Lower(), lemma} {
		if n, ok := f.lex.nouns[key]; ok {
			if n.number == "p" && k.Feat("Number") == "Sing" && k.Lower() == lemma {
				continue
			}
			return n, true
		}
	}
	return noun{}, false
}

// hyphened is the word of several tokens, joined by hyphens, whose last one is k:
// "face-to-face", "sit-down"; "" for none.
func (f *finder) hyphened(k syntax.Token) string {
	key := k.Lower()
	first := k.Index()
	for first-2 >= k.Sentence().First() && f.text.Token(first-1).Text() == "-" && !f.text.Token(first-1).SpaceAfter() && !f.text.Token(first-2).SpaceAfter() {
		first -= 2
		key = f.text.Token(first).Lower() + "-" + key
	}
	if first == k.Index() {
		return ""
	}
	return key
}

// isEncounterNoun tells of a word that by itself names an encounter.
func (f *finder) isEncounterNoun(k syntax.Token) bool {
	_, ok := f.nounOf(k)
	return ok && !f.lex.wishes[k.Lemma()]
}

// noun makes the report of a noun that names an encounter.
func (f *finder) noun(k syntax.Token) {
	n, ok := f.nounOf(k)
	if !ok || k.BaseRel() == syntax.Compound || f.habitual(k) {
		return
	}
	r := &report{kind: n.kind, mode: n.mode, weak: n.weak, anchor: -1, rule: "noun " + k.Lemma(), whose: f.whose(k)}
	g := f.governing(k)
	r.attends = g.attends || n.kind == "summit" && g.light || n.kind == "summit" && g.adjunct && hasCase(k, "at", "after", "during", "following")
	if k.Lemma() == "call" && n.kind == "call" && (f.paidCall(k, g) || particle(k) == "on") {
		n.kind, n.mode = "meeting", "in person"
		r.kind, r.mode = n.kind, n.mode // "paid a call on B"
	}
	if f.lex.wishes[k.Lemma()] && n.kind == "letter" && (g.verb < 0 || !f.lex.mailings[f.text.Token(g.verb).Lemma()]) {
		return // "extended his congratulations" face to face, perhaps
	}
	if n.kind == "letter" && f.delivered(r, k, g) || n.kind != "call" && f.lex.abstract[k.Lemma()] && !g.light && !g.happens && f.uncounted(k) {
		return
	}
	r.weak = r.weak || n.kind != "visit" && f.praised(k)
	g.letter = g.letter || n.kind == "letter" && f.writtenIn(k, g)
	if n.kind == "letter" && !g.letter || n.kind != "visit" && f.process(k, g) {
		return
	}
	if g.verb >= 0 {
		r.anchor = g.verb
		if n.kind == "call" && hasCase(k, "by", "via", "over", "through") && f.objectIsEncounter(g.verb) {
			return // "held talks by video conference": only how
		}
	}
	if g.full || g.happens || g.light && n.kind == "call" {
		r.weak = false
	}
	r.direct = g.light || g.happens || g.attends || g.host
	if n.kind == "visit" {
		f.visitNoun(r, k, g)
		return
	}
	f.later = f.later[:0]
	if f.nounSides(r, k, g); r.halved {
		f.abstain(f.placed(r, k), "only one side of the "+r.kind+" is told")
		return
	}
	if n.kind == "meeting" && k.Lemma() == "call" {
		f.calledOn(r, k, g)
	}
	if n.kind == "signing" && len(f.expand(r.sides)) < 2 {
		return
	}
	if len(r.sides) == 0 {
		f.definite(r, k)
		return
	}
	if len(f.expand(r.sides)) < 2 && !f.several(k, g) {
		if isDefinite(k) {
			f.definite(r, k)
			return
		}
	}
	f.addAll(r, k)
}

// paidCall tells of "paid a call on B", which is no telephone call.
func (f *finder) paidCall(k syntax.Token, g governing) bool {
	if g.verb < 0 || f.text.Token(g.verb).Lemma() != "pay" {
		return false
	}
	return len(f.with(k, "on", "upon")) > 0
}

// uncounted tells of "permanent consultation", "negotiation": a way of dealing with
// one another and no single encounter.
func (f *finder) uncounted(k syntax.Token) bool {
	if k.Feat("Number") != "Sing" || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.RelDet, syntax.Nummod:
			return false
		}
		if c.Rel() == syntax.NmodPoss {
			return false
		}
	}
	return true
}

// praised tells of "the importance of continued talks between A and B", which may be
// held or only wished for; "the talks" and "his meeting" have been.
func (f *finder) praised(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.RelDet || b == syntax.Nummod || c.Rel() == syntax.NmodPoss {
			return false
		}
	}
	h, ok := k.Head()
	return ok && k.BaseRel() == syntax.Nmod && f.lex.merits[h.Lemma()] && hasCase(k, "of", "in")
}

func (f *finder) objectIsEncounter(verb int) bool {
	o, ok := f.text.Token(verb).ChildBase(syntax.Obj)
	return ok && f.isEncounterNoun(o)
}

// process tells of "agreed to begin negotiations on a pact": work of officials to
// come and no encounter of those who agree.
func (f *finder) process(k syntax.Token, g governing) bool {
	if g.verb < 0 || k.Lemma() == "meeting" || k.Lemma() == "summit" {
		return false
	}
	v := f.text.Token(g.verb)
	if carried := f.lex.phases[v.Lemma()] == "carry on"; carried && isDefinite(k) || !carried && f.nounLevel(k) {
		return false
	}
	switch f.lex.phases[v.Lemma()] {
	case "begin", "launch", "carry on":
		return k.BaseRel() == syntax.Obj && !isFinite(v)
	}
	return false
}

// nounLevel tells of "talks between A and B", whose sides the noun itself names.
func (f *finder) nounLevel(k syntax.Token) bool {
	own, with := f.ownSides(k)
	return len(own)+len(with) > 0
}

// calledOn settles who receives whom in "paid a courtesy call on B", "received a
// courtesy call from B".
func (f *finder) calledOn(r *report, k syntax.Token, g governing) {
	if g.verb < 0 {
		return
	}
	v := f.text.Token(g.verb)
	subj := f.subjects(v)
	guests := slices.Concat(f.with(v, "from"), f.with(k, "from", "by"), f.sidesBehind(k, "from"))
	if v.Lemma() == "receive" && len(subj) > 0 && len(guests) > 0 {
		r.sides = distinct(append(withRole(subj, "host"), withRole(guests, "guest")...))
		return
	}
	for i, s := range r.sides {
		own := slices.ContainsFunc(subj, func(x side) bool { return x.actor == s.actor })
		if r.sides[i].role = "host"; own {
			r.sides[i].role = "guest"
		}
	}
}

// several tells of a summit that someone attends: one side is enough.
func (f *finder) several(k syntax.Token, g governing) bool { return g.attends }

// definite keeps "the meeting" as a report that refers back. What is told as
// "after the meeting" was at another time and perhaps in another place.
func (f *finder) definite(r *report, k syntax.Token) {
	if !isDefinite(k) || hasCase(k, "after", "following", "before", "since", "until") {
		return
	}
	r.definite, r.of, r.sides = true, r.sides, nil
	if h, ok := k.Head(); ok && k.BaseRel() == syntax.Nsubj && isVerb(h) && f.lex.happenings[h.Lemma()] {
		if f.ofDiscussion(r, k) {
			f.addAll(r, k)
			return
		}
		r.former = f.former(k)
	}
	f.add(r, k)
}

// whose is the noun that describes those of "the meeting between the presidents" by
// their office; "" where they are not described so.
func (f *finder) whose(k syntax.Token) string {
	for c := range k.Children() {
		if l := c.Lemma(); c.BaseRel() == syntax.Nmod && hasCase(c, "between", "of", "with") && len(f.lex.descriptions[l]) > 0 && !f.lex.vague[l] {
			return l
		}
	}
	return ""
}

// ofDiscussion takes "the meeting took place on Sunday" for one of the two who are
// said just before to have discussed something, when no other is told since.
func (f *finder) ofDiscussion(r *report, k syntax.Token) bool {
	d := f.discussed
	if len(d.sides) == 0 || r.kind == "visit" || k.Sentence().Index()-f.text.Token(d.token).Sentence().Index() > vagueBack {
		return false
	}
	if n := len(f.reports); n > 0 && f.reports[n-1].token > d.token {
		return false
	}
	r.definite, r.soft, r.sides = false, true, d.sides
	said := *r // and what they discussed is told of it too
	said.weak, said.anchor = true, -1
	f.add(&said, f.text.Token(d.token))
	return true
}

func isDefinite(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.Lower() {
		case "the", "their", "this", "that", "these", "those":
			return true
		}
	}
	return false
}

// governing is the verb above an encounter's noun and what it says of it.
type governing struct {
	verb    int  // token, or -1
	full    bool // a light verb that makes an encounter even of a weak noun
	light   bool // "held talks": its subject takes part
	happens bool // "talks took place", "talks were held"
	passive bool
	attends bool
	letter  bool
	host    bool // "hosted talks"
	ruled   bool // "rejected talks": a verb that settles the status
	adjunct bool // "said after talks with B": the clause's subject takes part
	cop     bool // "is on a visit"
}

func (f *finder) governing(k syntax.Token) governing {
	g := governing{verb: -1}
	if _, ok := k.Child(syntax.Cop); ok {
		g.cop = true
		return g
	}
	h, ok := k.Head()
	if p, owned := k.Child(syntax.NmodPoss); owned && k.BaseRel() == syntax.Conj && !f.possessive(p.Index()) {
		return g // "follows A's visit and B's call with C": B's own
	}
	if v, found := f.overWires(k); found {
		g.verb, g.adjunct = v.Index(), true
		_, g.passive = v.Child(syntax.AuxPass, syntax.NsubjPass)
		return g
	}
	for ok && !isVerb(h) && (k.BaseRel() == syntax.Conj || k.BaseRel() == syntax.Nmod && hasCase(k, "of") && f.lex.rounds[h.Lemma()]) {
		k = h
		h, ok = k.Head()
	}
	if !ok || !isVerb(h) {
		return g
	}
	lemma := h.Lemma()
	g.verb = h.Index()
	_, g.passive = h.Child(syntax.AuxPass, syntax.NsubjPass)
	switch b := k.BaseRel(); {
	case b == syntax.Obj, b == syntax.Obl && f.bareObject(k, h), k.Rel() == "obl:unmarked" && f.lex.rounds[k.Lemma()] && f.light(h) != "":
		g.light = f.light(h) != ""
		g.full = f.light(h) == "full"
		g.ruled = len(f.lex.governors[lemma]) > 0
		g.attends = lemma == "attend" || lemma == "join"
		g.letter = f.lex.letters[lemma]
		g.host = lemma == "host" || lemma == "mediate" || lemma == "broker" || lemma == "facilitate"
	case b == syntax.Nsubj:
		g.happens = f.lex.happenings[lemma]
	case b == syntax.Obl && hasCase(k, "in") && (lemma == "take" || lemma == "participate" || lemma == "engage" || lemma == "join"):
		g.light, g.attends = true, true
	case b == syntax.Obl && hasCase(k, "over") && f.light(h) != "":
		g.light, g.full = true, f.light(h) == "full" // "presided over talks"
	case b == syntax.Obl && hasCase(k, "at", "in", "after", "during", "following", "before", "ahead", "with", "for", "on", "over", "by", "through"):
		g.adjunct = true
	case b == syntax.Nmod || b == syntax.Obl:
		g.adjunct = !hasCase(k, "about", "regarding", "concerning") || len(f.lex.verbs[lemma]) == 0
	case b == syntax.Advcl && f.gerund(k):
		g.adjunct = true // "will return after meeting with B"
	}
	return g
}

// bareObject tells of "received on Tuesday a call", whose object stands behind a phrase
// and is taken for another.
func (f *finder) bareObject(k, v syntax.Token) bool {
	_, cased := k.Child(syntax.Case)
	_, det := k.Child(syntax.RelDet)
	_, other := v.ChildBase(syntax.Obj)
	return det && !cased && !other && !f.isTime(k) && k.Index() > v.Index() && k.Rel() != "obl:unmarked"
}

// gerund tells of "meeting with B" behind a conjunction, with "meeting" taken for a
// noun.
func (f *finder) gerund(k syntax.Token) bool {
	_, det := k.Child(syntax.RelDet)
	return k.Lower() == "meeting" && !det && firstAux(k) != ""
}

// overWires is the verb of "discussed a deal and a swap in a telephone
// conversation", where the tree hangs the conversation on the swap.
func (f *finder) overWires(k syntax.Token) (syntax.Token, bool) {
	if k.BaseRel() != syntax.Nmod || !hasCase(k, "in", "during", "over", "by") {
		return k, false
	}
	afar := false
	for c := range k.Children() {
		afar = afar || f.lex.phones[c.Lower()] != ""
	}
	if !afar && f.lex.nouns[k.Lemma()].kind != "call" {
		return k, false
	}
	for range 4 {
		h, ok := k.Head()
		if !ok || isVerb(h) {
			return h, ok && isVerb(h)
		}
		if b := k.BaseRel(); b != syntax.Nmod && b != syntax.Conj && b != syntax.Obj {
			return k, false
		}
		k = h
	}
	return k, false
}

// light is the strength of a light verb, by its lemma or, where the engine does
// not know it, by its form.
func (f *finder) light(v syntax.Token) string {
	if s := f.lex.lights[v.Lemma()]; s != "" {
		return s
	}
	return f.lex.lights[v.Lower()]
}

// nounSides gathers the actors of an encounter's noun: its own modifiers, the
// subject of a verb that holds it and that verb's with-phrases.
func (f *finder) nounSides(r *report, k syntax.Token, g governing) {
	own, with := f.ownSides(k)
	if g.light && !g.passive && len(own) > 1 && f.adjectival(k) && len(f.subjects(f.text.Token(g.verb))) > 0 {
		own = nil // "A and B chaired the Indian-German consultations"
	}
	sides := append([]side(nil), own...)
	if g.verb >= 0 {
		v := f.text.Token(g.verb)
		switch {
		case g.light && len(f.expand(own)) > 1:
			// "agreed to hold a meeting between A and B": those who hold it are named
		case g.light && !g.passive, g.letter:
			with = append(with, f.with(v, "with")...)
			if r.kind == "call" && len(with) == 0 {
				with = append(f.with(v, "from"), f.with(k, "from")...) // "took a call from B"
			}
			if f.lex.feasts[k.Lemma()] {
				with = append(with, f.with(v, "for")...) // "held a welcome ceremony for B"
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
			sides = append(f.subjects(v), sides...)
		case g.passive && g.happens && r.kind == "ceremony" || g.passive && g.happens && f.lex.feasts[k.Lemma()]:
			with = append(with, f.with(v, "by")...)
			if with = append(with, f.with(v, "for")...); len(f.expand(with)) == 1 {
				sides = append(withRole(f.otherOfTwo(k, with[0]), "host"), sides...) // "a ceremony was held for B"
				with = withRole(with, "guest")
			}
		case g.passive && k.BaseRel() == syntax.Nsubj && f.light(v) == "full" && !g.happens && len(own)+len(with) == 0:
			sides = f.with(v, "by") // "The meeting was co-chaired by A and B"
		case g.passive && len(own) == 0 && len(f.expand(with)) == 1 && k.BaseRel() == syntax.Nsubj && !isDefinite(k) && f.plans(v):
			sides = append(f.topic(k), sides...) // "A meeting with B is scheduled"
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
		case g.host && len(with) > 0:
			// "A hosted the talks with B and C": A takes part.
			sides = append(withRole(f.subjects(v), "host"), sides...)
			with = withRole(with, "guest")
		case g.host && r.kind == "summit":
			sides, r.attends = withRole(f.subjects(v), "host"), true
		case g.host:
			r.hosts = f.subjects(v)
		case g.adjunct && g.passive && len(own) == 0 && len(with) == 0:
			sides = append(f.with(v, "by"), sides...) // "was signed by A and B after talks"
		case g.adjunct && (len(with) > 0 || r.attends) && len(own) == 0:
			subj := f.subjects(v)
			if g.passive && len(subj) == 0 {
				subj = f.with(v, "by") // "was delivered by A during a meeting with B"
			}
			sides = append(subj, sides...)
		case g.adjunct && len(own)+len(with) == 0 && hasCase(k, "for") && f.lex.joins[v.Lemma()]:
			sides = append(append(f.subjects(v), f.objects(v)...), sides...) // "A joined B for talks"
		case g.adjunct && len(own) == 0 && f.accord(k, v):
			sides = append(f.subjects(v), sides...) // "A and B agreed in talks in Manila"
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
	} else if len(own) == 0 && len(with) > 0 && k.IsRoot() && !g.cop {
		// "A proposed talks with B", with "proposed" taken for an adjective.
		at := k.Index()
		for at > 0 && f.text.Token(at-1).UPOS() == syntax.Verb {
			at--
		}
		if m, ok := f.leftOf(at); ok && at < k.Index() {
			sides = append(f.sidesOfMention(m), sides...)
		}
	} else if h, ok := f.stander(k); ok && !g.cop && len(own) == 0 && len(with) > 0 && hasCase(k, "for") {
		// "was in Tbilisi for meetings with A and B"
		sides = append(f.copSubject(h), sides...)
		f.destination(r, h)
	} else if g.cop {
		if s, ok := k.ChildBase(syntax.Nsubj); ok {
			sides = append(f.sidesOf(s), sides...)
		}
	}
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
	if len(sides)+len(with) > 0 && (r.kind == "summit" || r.kind == "meeting") {
		with = append(with, f.attendants(k)...)
	}
	r.hosts = append(r.hosts, f.mediators(k, g)...)
	r.sides = distinct(append(slices.Clone(sides), with...))
	r.halved = len(sides) == 0 && len(f.expand(with)) > 1 && r.segment != record.Title
	if r.kind == "letter" {
		f.eachTheirOwn(r, k, sides, with)
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

// bareGerund tells of "meeting B", with "meeting" taken for a noun.
func (f *finder) bareGerund(k syntax.Token) bool {
	p, ok := k.Prev()
	return ok && isVerb(p) && k.Lower() == "meeting" && k.Index()+1 < k.Sentence().Last()
}

// topic is the person whom the sentence before is about, where that tells of an
// encounter of his.
func (f *finder) topic(k syntax.Token) []side {
	n := k.Sentence().Index() - 1
	if n < 0 || len(f.reports) == 0 {
		return nil
	}
	p := f.reports[len(f.reports)-1]
	before := f.text.Sentence(n)
	x, ok := before.Root().ChildBase(syntax.Nsubj)
	if !ok || p.sentence != n || before.Range() != k.Sentence().Range() {
		return nil
	}
	m, ok := f.mentionAt(x)
	if !ok || f.cast.Actors[m.Actor].Kind != actor.Person || !slices.ContainsFunc(p.sides, func(s side) bool { return s.actor == m.Actor }) {
		return nil
	}
	return []side{{actor: m.Actor, at: k.Index()}}
}

// otherOfTwo is whom one has met in the report before, where two took part.
func (f *finder) otherOfTwo(k syntax.Token, one side) []side {
	if len(f.reports) == 0 {
		return nil
	}
	p := f.reports[len(f.reports)-1]
	if len(p.sides) != 2 || k.Index()-p.token > referBack || p.segment == record.Title {
		return nil
	}
	for i, s := range p.sides {
		if s.actor == one.actor {
			return []side{{actor: p.sides[1-i].actor, at: p.sides[1-i].at}}
		}
	}
	return nil
}

// attendants are who takes part by a clause behind the noun: "a summit in London that
// B will host", "a meeting attended by B and C".
func (f *finder) attendants(k syntax.Token) []side {
	look := []syntax.Token{k}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Nmod {
			look = append(look, c) // trees hang the clause on the place
		}
	}
	for _, n := range look {
		for c := range n.Children() {
			if c.BaseRel() != syntax.Acl || !f.lex.attendings[c.Lemma()] {
				continue
			}
			if c.XPOS() == "VBN" && c.Rel() != syntax.AclRelcl {
				return f.with(c, "by")
			}
			if s, ok := c.ChildBase(syntax.Nsubj); ok && !f.isRelative(s) {
				list := f.sidesOf(s)
				if c.Lemma() == "host" {
					return withRole(list, "host")
				}
				return list
			}
		}
	}
	return nil
}

// placed gives a report its words.
func (f *finder) placed(r *report, k syntax.Token) *report {
	s := k.Sentence()
	r.start, r.end = s.Start(), f.sentenceEnd(s)
	return r
}

// stander is the place above the noun in "was in Kyiv (the day before) for talks".
func (f *finder) stander(k syntax.Token) (syntax.Token, bool) {
	h, ok := k.Head()
	if ok && !f.standsIn(h) && h.Rel() == "nmod:unmarked" {
		h, ok = h.Head()
	}
	return h, ok && f.standsIn(h)
}

// standsIn tells of a place that somebody is in: "was in Tbilisi".
func (f *finder) standsIn(h syntax.Token) bool {
	_, cop := h.Child(syntax.Cop)
	return cop && hasCase(h, "in")
}

// mediators reads "talks mediated by C", beside the noun or behind a comma.
func (f *finder) mediators(k syntax.Token, g governing) []side {
	look := []syntax.Token{k}
	if g.verb >= 0 {
		look = append(look, f.text.Token(g.verb))
	}
	for _, t := range look {
		for c := range t.Children() {
			if b := c.BaseRel(); (b == syntax.Acl || b == syntax.Advcl) && f.lex.mediations[c.Lemma()] && c.XPOS() == "VBN" {
				return f.with(c, "by")
			}
		}
	}
	return nil
}

// atWhich are the actors of "a summit at which A was to discuss trade with B".
func (f *finder) atWhich(k syntax.Token) []side {
	for c := range k.Children() {
		if c.Rel() != syntax.AclRelcl || !isVerb(c) {
			continue
		}
		for d := range c.Children() {
			if d.Lower() == "which" && hasCase(d, "at", "in", "during") || d.Lower() == "where" {
				out := append(f.subjects(c), f.with(c, "with")...)
				if o, ok := c.ChildBase(syntax.Obj); ok {
					out = append(out, f.with(o, "with")...)
				}
				return distinct(out)
			}
		}
	}
	return nil
}

// spokeIn tells of "in a meeting, A assured B": what the clause says was said there.
func (f *finder) spokeIn(k, v syntax.Token) bool {
	return (hasCase(k, "in", "during") || hasCase(k, "over", "at") && f.lex.feasts[k.Lemma()]) && !isDefinite(k) && f.lex.tellings[v.Lemma()]
}

// accord tells of "A and B agreed in talks": two who agree where k says.
func (f *finder) accord(k, v syntax.Token) bool {
	if !f.lex.accords[v.Lemma()] || isDefinite(k) {
		return false
	}
	top := k
	for h, ok := k.Head(); ok && top.BaseRel() == syntax.Nmod && hasCase(top, "of") && f.lex.rounds[h.Lemma()]; h, ok = top.Head() {
		top = h
	}
	return hasCase(top, "in", "at", "during") && len(f.expand(f.subjects(v))) == 2 || hasCase(top, "after", "following") && f.twoOfTwo(f.subjects(v))
}

// adjectival tells whether the noun's sides stand before it, as in "the
// Indian-German consultations".
func (f *finder) adjectival(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Amod || b == syntax.Compound) && len(f.pairIn(c)) > 1 {
			return true
		}
	}
	return false
}

// withRole gives a role to those who have none.
func withRole(list []side, role string) []side {
	for i := range list {
		if list[i].role == "" {
			list[i].role = role
		}
	}
	return list
}

// hasTheir tells of "their meeting".
func hasTheir(k syntax.Token) bool {
	p, ok := k.Child(syntax.NmodPoss)
	return ok && p.Lower() == "their"
}

// ownSides are the actors among the noun's own modifiers: the possessor, "of"
// and "between", and apart from them those that it is "with".
func (f *finder) ownSides(k syntax.Token) (own, with []side) {
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Nmod, syntax.Obl:
			switch {
			case f.lex.sittings[k.Lemma()] && f.cased(c, "of"):
				// "held a session of the Assembly": it is who sits, and meets nobody
			case c.Rel() == syntax.NmodPoss, f.cased(c, "between", "among", "of", "by"):
				one := f.sidesOf(c)
				if len(f.expand(one)) == 1 && hasCase(c, "between") {
					one = append(one, f.andBehind(one[0])...)
				}
				own = append(own, one...)
			case f.cased(c, "with") && f.lex.attendance[c.Lemma()]:
				own = f.present(c)
			case f.cased(c, "with"), f.lex.feasts[k.Lemma()] && f.cased(c, "for"):
				with = append(with, f.sidesOf(c)...)
			case f.cased(c, "to") && k.Lemma() == "call" || f.cased(c, "on", "to") && k.Lemma() == "call":
				with = append(with, f.sidesOf(c)...)
			}
		case syntax.Amod, syntax.Compound:
			own = append(own, f.pairIn(c)...)
		case syntax.Acl:
			if c.XPOS() == "VBN" && f.happening(c) {
				own = append(own, f.with(c, "between")...) // "a summit scheduled between A and B"
			}
		}
	}
	if len(own) == 0 {
		own = f.behind(k, []string{"between", "among"})
	}
	if len(own) == 0 {
		own = f.sidesBehind(k, "between")
	}
	if len(with) == 0 {
		with = f.behind(k, []string{"with"})
	}
	if len(with) == 0 && f.lex.feasts[k.Lemma()] {
		with = f.sidesBehind(k, "for")
	}
	if len(with) == 0 && len(own) == 0 {
		with = f.sidesBehind(k, "with")
	}
	return distinct(own), distinct(with)
}

// andBehind is the other one of "between A, next in line to the throne, and B".
func (f *finder) andBehind(one side) []side {
	if one.at < 0 || one.at >= f.text.Len() || f.cast.Actors[one.actor].Kind != actor.Person {
		return nil
	}
	k := f.text.Token(one.at)
	for i := k.Index() + 1; i+1 < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		if isVerb(t) {
			return nil
		}
		j, ok := f.index.begin[i+1]
		if t.Lower() != "and" || !ok {
			continue
		}
		if m := f.cast.Mentions[j]; f.cast.Actors[m.Actor].Kind == actor.Person && m.Actor != one.actor {
			return f.sidesOfMention(m)
		}
		return nil
	}
	return nil
}

// present are the persons of "with the participation of A, Minister of B, and C,
// Minister of D".
func (f *finder) present(k syntax.Token) []side {
	var out []side
	for c := range k.Children() {
		if c.BaseRel() != syntax.Nmod || !f.cased(c, "of") {
			continue
		}
		span := c.Subtree()
		for i := span.First; i < span.Last; i++ {
			j, ok := f.index.begin[i]
			if !ok {
				continue
			}
			if m := f.cast.Mentions[j]; m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
				out = append(out, side{actor: m.Actor, at: m.Head})
			}
		}
		if len(out) == 0 {
			out = f.sidesOf(c)
		}
	}
	return out
}

// pairIn reads the two actors of "Israeli-Palestinian talks", "China-ROK
// meeting": mentions inside the modifier's words.
func (f *finder) pairIn(c syntax.Token) []side {
	var out []side
	span := c.Subtree()
	for t := range span.Tokens() {
		if m, ok := f.mentionAt(t); ok {
			out = append(out, side{actor: m.Actor, at: t.Index()})
		}
	}
	out = distinct(out)
	if len(out) < 2 {
		return nil // "Geneva talks", "Chinese meeting"
	}
	return out
}
