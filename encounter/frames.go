package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/where"
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
		if v.particle != particle(k) && v.frame != "place" {
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

// arguments fills the sides of a verb's report; false when the words are not
// those of an encounter.
func (f *finder) arguments(r *report, k syntax.Token, v verb) bool {
	_, passive := k.Child(syntax.NsubjPass, syntax.AuxPass)
	passive = passive || undergone(k)
	subj := f.subjects(k)
	switch v.frame {
	case "mutual":
		if v.need == "seen" && (passive || !f.seen(k, subj)) {
			return false
		}
		return f.mutual(r, k, subj, passive)
	case "with":
		other := f.with(k, "with", "to")
		if len(subj) == 0 {
			subj = f.fill(k, other)
		}
		subj = f.notHe(k, subj, other)
		r.sides = append(subj, other...)
		if len(other) == 0 && (v.need == "other" || !f.plural(subj)) {
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
	case "hands":
		o, ok := k.ChildBase(syntax.Obj)
		r.sides, r.gesture = append(subj, f.with(k, "with")...), true
		return ok && o.Lemma() == "hand" && !passive && f.plural(r.sides) && f.allPeople(r.sides)
	case "joined":
		r.hosts, r.sides = subj, f.objects(k)
		return !passive && len(subj) == 1 && f.plural(r.sides) && f.allPeople(r.sides)
	case "accord":
		r.sides, r.soft = subj, true
		return !passive && f.twoOfTwo(subj) && f.inTown(k)
	case "afar":
		// "A and B discussed trade by telephone"
		r.sides = append(subj, f.with(k, "with")...)
		for c := range k.Children() {
			if b := c.BaseRel(); b == syntax.Obl && f.lex.phones[c.Lower()] != "" || b == syntax.Obj {
				r.sides = append(r.sides, f.with(c, "with")...) // "discussed C by phone with B"
			}
		}
		r.sides = distinct(r.sides)
		if k.Lemma() == "discuss" && !passive && len(subj) == 1 && f.twoOfTwo(r.sides) && (f.inTown(k) || f.overMeal(k)) {
			r.kind, r.mode, r.soft = "meeting", "in person", true // "discussed the crisis with B in Washington"
			return true
		}
		if k.Lemma() == "discuss" && !passive && k.Feat("Tense") == "Past" && f.twoOfTwo(r.sides) {
			f.discussed = discussion{r.sides, k.Index()}
		}
		return f.phoned(r, k) && f.plural(r.sides) && f.allPeople(r.sides)
	case "object":
		other := f.objects(k)
		r.sides = append(subj, other...)
		if v.need == "phoned" && !f.phoned(r, k) || v.need == "by phone" && !f.byPhone(r, k) {
			return false
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
	case "place":
		return f.visiting(r, k, subj, passive)
	case "sign":
		return f.signing(r, k, subj, passive)
	}
	return false
}

// undergone tells of "was warmly and cordially welcomed by B", where the tree hangs the
// participle on an adverb and the auxiliary with it.
func undergone(k syntax.Token) bool {
	h, ok := k.Head()
	if !ok || k.XPOS() != "VBN" || k.BaseRel() != syntax.Conj || h.UPOS() != syntax.Adv {
		return false
	}
	_, cop := h.Child(syntax.Cop, syntax.AuxPass)
	return cop
}

// mutual reads "A met (with) B", "A and B met" and "A was met by B".
func (f *finder) mutual(r *report, k syntax.Token, subj []side, passive bool) bool {
	if passive {
		hosts := f.with(k, "by")
		r.sides = append(withRole(hosts, "host"), withRole(subj, "guest")...)
		return len(hosts) > 0 && len(subj) > 0 && f.allPeople(r.sides)
	}
	var other []side
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case b == syntax.Obj || b == syntax.Obl && f.cased(c, "with"):
			met := f.sidesOf(c)
			if f.isRelative(c) {
				met = f.antecedent(k, c) // "whom he met"
			}
			other = append(other, met...)
			if len(other) == 0 && b == syntax.Obj && c.Lemma() != "other" && c.Lemma() != "one" && !f.isEncounterNoun(c) {
				return false // "meet a deadline"
			}
		}
	}
	if len(other) == 0 {
		other = f.hungLow(k, []string{"with"})
	}
	if len(other) == 0 {
		other = f.besides(k)
	}
	if len(subj) == 0 {
		if m, ok := f.leftOf(k.Index()); ok {
			subj = f.sidesOfMention(m)
		}
	}
	switch {
	case len(subj) == 0:
		subj = f.fill(k, other)
	case len(other) == 0 && !f.plural(subj):
		if other = f.fill(k, subj); len(other) == 0 {
			other = f.eachOther(k, subj)
		}
	}
	subj = f.notHe(k, subj, other)
	r.sides = append(slices.Clone(subj), distinct(other)...)
	if len(subj) == 0 || len(other) == 0 && !f.plural(subj) {
		return false
	}
	if f.listed(r, subj, distinct(other)) {
		return f.allPeople(r.sides)
	}
	f.further(r, k, k, subj)
	f.apart(r, k, subj, distinct(other))
	f.inTurn(r, k, subj, distinct(other))
	return f.allPeople(r.sides)
}

// together adds who does it with the subject of a verb: "was received together with
// her counterpart B", "travelled to C along with B".
func (f *finder) together(r *report, k syntax.Token, subj []side) {
	for i := k.Index() + 1; i+2 < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		if isVerb(t) && t.Index() > k.Index()+1 || f.isRelative(t) {
			return
		}
		if l := t.Lower(); l != "together" && l != "along" && l != "alongside" {
			continue
		}
		next := i + 1
		if f.text.Token(next).Lower() == "with" {
			next++
		} else if t.Lower() != "alongside" {
			return
		}
		m, ok := f.rightOf(next)
		if !ok || f.cast.Actors[m.Actor].Kind != actor.Person {
			return
		}
		role := ""
		if len(subj) > 0 {
			role = subj[0].role
		}
		r.sides = distinct(append(r.sides, withRole(f.sidesOfMention(m), role)...))
		return
	}
}

// twoOfTwo tells of two persons of two countries.
func (f *finder) twoOfTwo(list []side) bool {
	list = f.expand(list)
	return len(list) == 2 && f.officeHolders(list) && !f.compatriots(list[0].actor, list[1].actor)
}

// inTown tells of a town right in the verb's clause: "agreed in Tokyo to".
func (f *finder) inTown(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "in") {
			if p, ok := f.placeAt(c); ok && p.Level == where.City {
				return true
			}
		}
	}
	return false
}

// eachOther is whom the subject of "agreed to meet" has spoken with in the same
// sentence: "A held talks with B and agreed to meet in May".
func (f *finder) eachOther(k syntax.Token, subj []side) []side {
	if k.BaseRel() != syntax.Xcomp || len(f.reports) == 0 || len(subj) != 1 {
		return nil
	}
	p := f.reports[len(f.reports)-1]
	if p.sentence != k.Sentence().Index() || len(p.sides) != 2 {
		return nil
	}
	for i, s := range p.sides {
		if s.actor == subj[0].actor {
			return []side{{actor: p.sides[1-i].actor, at: p.sides[1-i].at}}
		}
	}
	return nil
}

// seen tells of one who saw another, both in office, and not of what was seen.
func (f *finder) seen(k syntax.Token, subj []side) bool {
	other := f.objects(k)
	if f.hasClause(k) || len(other) == 0 || len(subj) == 0 {
		return false
	}
	for _, s := range slices.Concat(subj, other) {
		if f.cast.Actors[s.actor].Kind != actor.Person || f.standing(s.actor) == outsider {
			return false
		}
	}
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Xcomp || b == syntax.Ccomp || c.Lower() == "as" {
			return false
		}
	}
	return true
}

// besides looks for the other side on the surface: "met (with) B", "met in
// Paris with B".
func (f *finder) besides(k syntax.Token) []side {
	i := k.Index() + 1
	if i < f.text.Len() && f.text.Token(i).Lower() == "with" {
		i++
	}
	if m, ok := f.rightOf(i); ok && i < k.Sentence().Last() {
		return f.sidesOfMention(m)
	}
	return f.putOff(k, "with")
}

// plural tells whether the sides are at least two actors.
func (f *finder) plural(list []side) bool {
	return len(f.expand(list)) >= 2 || f.collective(list)
}

// collective tells of one group that stands for several: "the two leaders".
func (f *finder) collective(list []side) bool {
	return len(list) == 1 && f.cast.Actors[list[0].actor].Kind == actor.Group && len(f.cast.Actors[list[0].actor].Members) > 1
}

func (f *finder) allPeople(list []side) bool {
	for _, s := range list {
		if !f.people(s.actor) && !s.stands {
			return false
		}
	}
	return len(list) > 0
}

// hosting reads "A received B": the passive turns it round.
func (f *finder) hosting(r *report, k syntax.Token, v verb, subj []side, passive bool) bool {
	hosts, guests := subj, f.objects(k)
	if passive {
		hosts, guests = f.with(k, "by"), subj
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
	if v.need == "at" && !passive && !f.receivedAt(k) && len(f.with(k, "at")) == 0 && !f.placedAt(k) {
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
	}
	return true
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

// signing reads "A and B signed an agreement", "A signed an agreement with B".
func (f *finder) signing(r *report, k syntax.Token, subj []side, passive bool) bool {
	paper, ok := k.ChildBase(syntax.Obj)
	signers := subj
	if passive {
		paper, ok = k.Child(syntax.NsubjPass)
		signers = f.with(k, "by")
	}
	if !ok || !f.lex.papers[paper.Lemma()] {
		return false
	}
	r.sides = append(signers, f.with(k, "with")...)
	r.sides = append(r.sides, f.with(paper, "with", "between")...)
	r.sides = distinct(r.sides)
	if passive && len(f.expand(r.sides)) == 1 {
		r.sides = distinct(append(r.sides, f.signersBehind(k)...))
	}
	return len(f.expand(r.sides)) >= 2
}

// signersBehind lists the persons whom a long list names after "was signed by",
// where titles between commas break the tree.
func (f *finder) signersBehind(k syntax.Token) []side {
	var out []side
	for i := k.Index() + 1; i < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		j, ok := f.index.begin[i]
		switch {
		case ok:
			if m := f.cast.Mentions[j]; m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
				out = append(out, side{actor: m.Actor, at: m.Head})
			}
		case isVerb(t), t.UPOS() == syntax.Sconj, t.UPOS() == syntax.Adp && t.Lower() != "by" && t.Lower() != "of" && t.Lower() != "for":
			return out
		}
	}
	return out
}

// hasClause tells whether the verb governs a clause: "called Li a hero", "told
// him to go" are no telephone calls.
func (f *finder) hasClause(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.Ccomp || b == syntax.Xcomp {
			return !strings.EqualFold(firstAux(c), "to") || b == syntax.Ccomp
		}
	}
	return false
}

func firstAux(c syntax.Token) string {
	if m, ok := c.ChildBase(syntax.Mark); ok {
		return m.Lower()
	}
	return ""
}

// phone sets the mode of talks from afar when the words name the means, else
// leaves kind "talks" and no mode.
func (f *finder) phone(r *report, k syntax.Token) {
	switch {
	case f.phoned(r, k):
	case f.overMeal(k):
		r.kind, r.mode = "talks", "in person"
	default:
		r.kind, r.mode, r.unsaid = "talks", "", true
		r.weak = false
	}
}

// overMeal tells of "talked with B over coffee".
func (f *finder) overMeal(k syntax.Token) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, "over") && f.lex.meals[c.Lemma()] {
			return true
		}
	}
	return false
}

// phoned looks for a telephone or video in the verb's own clause.
func (f *finder) phoned(r *report, k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b != syntax.Obl && b != syntax.Advmod && b != syntax.Obj {
			continue
		}
		if mode := f.lex.phones[c.Lower()]; mode != "" {
			r.kind, r.mode = "call", mode
			return true
		}
		for g := range c.Children() {
			if mode := f.lex.phones[g.Lower()]; mode != "" && (g.BaseRel() == syntax.Compound || g.BaseRel() == syntax.Amod) {
				r.kind, r.mode = "call", mode
				return true
			}
		}
	}
	return false
}

// rang reads "A called B on Monday", "A called B to congratulate him", where nobody is
// called something: both in office, of two countries, and a time or a purpose right
// behind the name.
func (f *finder) rang(r *report, k syntax.Token, subj []side, passive bool) bool {
	m, ok := f.rightOf(k.Index() + 1) // which trees take for what he is called
	if !ok || passive || particle(k) != "" || len(subj) != 1 {
		return false
	}
	r.sides = append(subj, f.sidesOfMention(m)...)
	_, end := wholeOf(m)
	if !f.twoOfTwo(r.sides) || end >= k.Sentence().Last() {
		return false
	}
	n := f.text.Token(end)
	switch {
	case n.Lower() == "to":
		h, ok := n.Head()
		return ok && isVerb(h)
	case n.Lower() == "on" || n.Lower() == "in":
		return end+1 < k.Sentence().Last() && f.isTime(f.text.Token(end+1))
	}
	return f.isTime(n)
}

// byPhone tells of "informed B by telephone", not of "informed B in a telephone call".
func (f *finder) byPhone(r *report, k syntax.Token) bool {
	for c := range k.Children() {
		if mode := f.lex.phones[c.Lower()]; mode != "" && c.BaseRel() == syntax.Obl && hasCase(c, "by", "via", "over") {
			r.mode = mode
			return true
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
