package encounter

import (
	"slices"
	"strings"

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
		for _, w := range []string{key, strings.TrimSuffix(key, "s")} {
			if n, ok := f.lex.nouns[w]; ok {
				return n, true
			}
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
	if p := first - 1; len(key) > 1 && key[0] == '-' && p >= k.Sentence().First() && !f.text.Token(p).SpaceAfter() {
		first, key = p, f.text.Token(p).Lower()+key // "à" and "-tête"
	}
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
	if k.Lemma() == "exchange" && f.swapped(k) {
		n.kind, n.mode = "signing", ""
	}
	r := &report{kind: n.kind, mode: n.mode, weak: n.weak, anchor: -1, rule: "noun " + k.Lemma(), whose: f.whose(k)}
	g := f.governing(k)
	r.loose = f.lex.wirelike[k.Lemma()]
	r.attends = g.attends || n.kind == "summit" && g.light || n.kind == "summit" && g.adjunct && hasCase(k, "at", "after", "during", "following")
	if k.Lemma() == "call" && n.kind == "call" && (f.paidCall(k, g) || particle(k) == "on") {
		n.kind, n.mode = "meeting", "in person"
		r.kind, r.mode = n.kind, n.mode // "paid a call on B"
	}
	if f.lex.wishes[k.Lemma()] && n.kind == "letter" && (g.verb < 0 || !f.lex.mailings[f.text.Token(g.verb).Lemma()]) {
		return // "extended his congratulations" face to face, perhaps
	}
	r.gesture = f.lex.gestures[k.Lemma()]
	if n.kind == "letter" && (f.delivered(r, k, g) || f.alike(r, k, g)) || n.kind != "call" && f.lex.abstract[k.Lemma()] && !g.light && !g.happens && (f.uncounted(k) || g.ruled && f.deniedBy(f.text.Token(g.verb)) && f.bareNoun(k)) {
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
	if f.satIn(k, g) {
		f.definite(r, k)
		return
	}
	f.later = f.later[:0]
	if !f.byClause(r, k) {
		f.nounSides(r, k, g)
	}
	if r.halved {
		f.abstain(f.placed(r, k), "only one side of the "+r.kind+" is told")
		return
	}
	if n.kind == "meeting" && k.Lemma() == "call" {
		f.calledOn(r, k, g)
	}
	if n.kind == "signing" && len(f.expand(r.sides)) < 2 {
		if r.sides = f.signersBehind(k); !f.twoOfTwo(r.sides) {
			return // nor "the signing of a declaration by the premiers of C and D, A and B"
		}
		r.weak = false
	}
	if one := f.partiesWith(r.sides); isDefinite(k) && len(one) > 0 {
		r.sides = one
		f.definite(r, k)
		return
	}
	if len(r.sides) == 0 && n.kind != "letter" && n.kind != "signing" && n.kind != "ceremony" {
		r.sides = f.anotherOf(k)
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

// bareNoun tells of a noun without article, number or owner: "ruled out negotiations".
func (f *finder) bareNoun(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.RelDet || b == syntax.Nummod || c.Rel() == syntax.NmodPoss {
			return false
		}
	}
	return true
}

// uncounted tells of "permanent consultation", "negotiation": a way of dealing with
// one another and no single encounter.
func (f *finder) uncounted(k syntax.Token) bool {
	if k.Feat("Number") != "Sing" || f.segmentAt(k.Start()) == record.Title {
		return false
	}
	return f.bareNoun(k)
}

// praised tells of "the importance of continued talks between A and B", which may be
// held or only wished for; "the talks" and "his meeting" have been.
func (f *finder) praised(k syntax.Token) bool {
	h, ok := k.Head()
	return ok && f.bareNoun(k) && k.BaseRel() == syntax.Nmod && f.lex.merits[h.Lemma()] && hasCase(k, "of", "in")
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

// satIn tells of "B and C attended the meeting" of others, told before: it is no further
// one of B and C.
func (f *finder) satIn(k syntax.Token, g governing) bool {
	if !g.attends || g.verb < 0 || !isDefinite(k) || len(f.reports) == 0 || f.nounLevel(k) {
		return false
	}
	p := f.reports[len(f.reports)-1]
	if p.definite || family(p.kind) != "meeting" || len(p.sides) < 2 || k.Sentence().Index()-p.sentence > vagueBack || p.segment != f.segmentAt(k.Start()) {
		return false
	}
	return !slices.ContainsFunc(f.subjects(f.text.Token(g.verb)), func(s side) bool { return f.oneOf(s, p.sides) })
}
