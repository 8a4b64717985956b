package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

// further makes reports of their own of "met A on Monday and B on Tuesday", "met
// with A and with B", "talks with A and with B". k is the verb or noun whose
// phrases are read, word the one that tells of the encounter.
func (f *finder) further(r *report, k, word syntax.Token, subj []side) {
	f.withAgain(r, k, subj)
	for c := range k.Children() {
		switch b := c.BaseRel(); {
		case b == syntax.Obj && isVerb(k), (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "with", "to"):
			f.conjoined(r, c, subj)
		case b == syntax.Obl || c.Rel() == "obl:unmarked":
			if f.isTime(c) && isVerb(k) {
				f.conjoined(r, c, subj) // "and B on Tuesday" hung on "Monday"
			}
		}
	}
	f.again(r, word)
	f.andWith(r, k, subj)
}

// andWith makes a report of "sat down with A, who had come for trade, and with B",
// where a relative clause parts the two.
func (f *finder) andWith(r *report, k syntax.Token, subj []side) {
	if len(f.later) > 0 || len(subj) == 0 {
		return
	}
	clause := false
	for i := k.Index() + 1; i < k.Sentence().Last()-2; i++ {
		t := f.text.Token(i)
		clause = clause || f.isRelative(t)
		if !clause || t.Text() != "," || f.text.Token(i+1).Lower() != "and" {
			continue
		}
		with := i + 2
		if f.text.Token(with).UPOS() == syntax.Adv {
			with++ // "and separately with"
		}
		j, ok := f.index.begin[min(with+1, f.text.Len()-1)]
		if !ok || f.text.Token(with).Lower() != "with" || with+1 >= k.Sentence().Last() {
			continue
		}
		m := f.cast.Mentions[j]
		if f.cast.Actors[m.Actor].Kind != actor.Person || f.standing(m.Actor) != official || slices.ContainsFunc(r.sides, func(s side) bool { return s.actor == m.Actor }) {
			continue
		}
		more := r.sibling()
		more.sides = append(slices.Clone(subj), side{actor: m.Actor, at: m.Head})
		f.later = append(f.later, more)
		return
	}
}

// withAgain parts "sat down with A on Monday and with B before that": two phrases of
// one verb.
func (f *finder) withAgain(r *report, k syntax.Token, subj []side) {
	if !isVerb(k) {
		return
	}
	first := !f.andAgain(k, []string{"with"})
	for c := range k.Children() {
		f.onAnotherDay(r, c, subj)
		if c.BaseRel() != syntax.Obl || !hasCase(c, "with") || !isNominal(c) {
			continue
		}
		met := f.sidesOf(c)
		if len(met) == 0 {
			continue
		}
		if first {
			first = false
			continue
		}
		if _, joined := c.Child(syntax.CC); !joined || !f.allPeople(met) {
			continue
		}
		more := r.sibling()
		more.near = c.Index()
		more.sides = append(slices.Clone(subj), met...)
		r.sides = slices.DeleteFunc(slices.Clone(r.sides), func(s side) bool {
			return slices.ContainsFunc(met, func(x side) bool { return x.actor == s.actor })
		})
		f.later = append(f.later, more)
	}
}

// onAnotherDay makes a report of "spoke to A on Monday, on Tuesday to B", whose B hangs on
// the day.
func (f *finder) onAnotherDay(r *report, c syntax.Token, subj []side) {
	if c.BaseRel() != syntax.Obl || !f.isTime(c) {
		return
	}
	for d := range c.Children() {
		if d.BaseRel() != syntax.Nmod || !hasCase(d, "with", "to") {
			continue
		}
		other := f.sidesOf(d)
		if !f.officeHolders(other) || slices.ContainsFunc(other, func(s side) bool {
			return slices.ContainsFunc(r.sides, func(x side) bool { return x.actor == s.actor })
		}) {
			continue
		}
		more := r.sibling()
		more.near = c.Index()
		more.sides = append(slices.Clone(subj), other...)
		f.later = append(f.later, more)
	}
}

// conjoined makes a report of each nominal coordinated with c that is told of
// apart: with a preposition or a time of its own.
func (f *finder) conjoined(r *report, c syntax.Token, subj []side) {
	for d := range c.Children() {
		if d.BaseRel() != syntax.Conj || !isNominal(d) {
			continue
		}
		timed := f.timeBetween(c, d) || f.isTime(c)
		if !timed && !ownCase(c, d) {
			f.conjoined(r, d, subj)
			continue
		}
		other := f.sidesOf(d)
		if len(other) == 0 || !f.allPeople(other) {
			continue
		}
		more := r.sibling()
		if timed {
			more.near = d.Index()
		}
		more.sides = append(slices.Clone(subj), other...)
		f.later = append(f.later, more)
		f.conjoined(r, d, subj)
	}
}

// listed makes reports of their own of "met A on Monday, B on Tuesday and C in
// Paris", by the signs on the surface: each of the list has a time or place behind
// it. It is false where the words are not such a list.
func (f *finder) listed(r *report, subj, other []side) bool {
	if len(subj) != 1 || len(other) != 1 || other[0].at < 0 || other[0].at >= f.text.Len() {
		return false
	}
	m, ok := f.mentionAt(f.text.Token(other[0].at))
	if !ok {
		return false
	}
	last := f.text.Token(other[0].at).Sentence().Last()
	_, i := wholeOf(m)
	var more []*report
	for i < last {
		end, ok := f.placedOrTimed(i, last)
		if !ok {
			break
		}
		next := end
		for next < last && next < end+2 && (f.text.Token(next).Lower() == "," || f.text.Token(next).Lower() == "and") {
			next++
		}
		j, named := f.index.begin[next]
		if next == end || !named {
			break
		}
		m = f.cast.Mentions[j]
		_, i = wholeOf(m)
		if _, own := f.placedOrTimed(i, last); !own || f.cast.Actors[m.Actor].Kind != actor.Person || m.Actor == subj[0].actor {
			break
		}
		s := r.sibling()
		s.near = max(m.Head, i-1)
		s.sides = append(slices.Clone(subj), side{actor: m.Actor, at: m.Head})
		more = append(more, s)
	}
	f.later = append(f.later, more...)
	return len(more) > 0
}

// placedOrTimed tells whether "on Monday", "in Paris" or "last week" stands at a
// token, and where it ends.
func (f *finder) placedOrTimed(i, last int) (end int, ok bool) {
	if i < last && f.text.Token(i).UPOS() == syntax.Adp {
		i++
	}
	if i >= last {
		return i, false
	}
	k := f.text.Token(i)
	to := -1
	if t := f.timesFrom(k.Start()); t < len(f.times) && f.times[t].Start <= k.Start() {
		to = f.times[t].End
	} else if p, ok := f.placeAt(k); ok {
		to = p.End
	}
	for i < last && f.text.Token(i).Start() < to {
		i++
	}
	return i, to >= 0
}

// sibling is a report of the same words and another encounter.
func (r *report) sibling() *report {
	return &report{kind: r.kind, mode: r.mode, weak: r.weak, unsaid: r.unsaid, anchor: r.anchor, clause: r.clause, rule: r.rule, direct: r.direct}
}

// isTime tells whether k heads or belongs to a time expression that is resolved.
func (f *finder) isTime(k syntax.Token) bool {
	i := f.timesFrom(k.Start())
	return i < len(f.times) && f.times[i].Start < k.End() && f.times[i].Value != ""
}

// again makes a second report of "met on March 6 and again on March 9".
func (f *finder) again(r *report, word syntax.Token) {
	for i := word.Index() + 1; i < word.Sentence().Last()-1; i++ {
		k := f.text.Token(i)
		if f.text.Token(i-1).Lower() != "and" || k.Lower() != "again" && !f.firstThen(word, i) && !(isVerb(word) && f.elsewhereToo(word, i)) {
			continue
		}
		more := r.sibling()
		more.near = i
		more.sides = slices.Clone(r.sides)
		f.later = append(f.later, more)
		return
	}
}

// firstThen tells of "met twice, first in A and then in B".
func (f *finder) firstThen(word syntax.Token, i int) bool {
	last := word.Sentence().Last()
	if !isVerb(word) || f.text.Token(i).Lower() != "then" || i+2 >= last || f.text.Token(i+1).UPOS() != syntax.Adp {
		return false
	}
	if _, ok := f.placeAt(f.text.Token(i + 2)); !ok {
		return false
	}
	for j := word.Index() + 1; j < i; j++ {
		if f.text.Token(j).Lower() == "first" {
			return true
		}
	}
	return false
}

// elsewhereToo tells of "met in Pyongyang last June and in Vladivostok in September":
// a second place, with a time of its own, behind a first with one.
func (f *finder) elsewhereToo(word syntax.Token, i int) bool {
	last := word.Sentence().Last()
	if l := f.text.Token(i).Lower(); l != "in" && l != "at" || i+1 >= last {
		return false
	}
	p, ok := f.placeAt(f.text.Token(i + 1))
	if !ok || p.Level != where.City && p.Level != where.Country {
		return false
	}
	end, _ := f.placedOrTimed(i, last)
	if end >= last || f.timeAt(f.text.Token(end)) < 0 && (end+1 >= last || f.timeAt(f.text.Token(end+1)) < 0) {
		return false
	}
	before := f.text.Token(i - 2)
	return f.timeAt(before) >= 0 && before.Index() > word.Index()
}

// timeAt is the time expression that covers a token, -1 for none.
func (f *finder) timeAt(k syntax.Token) int {
	if t := f.timesFrom(k.Start()); t < len(f.times) && f.times[t].Start <= k.Start() {
		return t
	}
	return -1
}

// apart splits "met separately with A, B and C" and "separate meetings with A
// and B" into one encounter with each.
func (f *finder) apart(r *report, k syntax.Token, subj, other []side) {
	one, many := subj, f.expand(other)
	if len(many) < 2 {
		one, many = other, f.expand(subj)
	}
	if len(many) < 2 || len(one) == 0 || !f.toldApart(k) && !f.oneByOne(k, one, many) && !(r.kind == "call" && f.bothOf(many[0])) && !f.inTwoCalls(r, k, many) {
		return
	}
	r.sides = append(slices.Clone(one), many[0])
	for _, s := range many[1:] {
		more := r.sibling()
		more.place = r.place
		more.sides = append(slices.Clone(one), s)
		f.later = append(f.later, more)
	}
}

// inTwoCalls tells of "spoke with A and B", who are of two countries: one call with each,
// unless the words speak of all three.
func (f *finder) inTwoCalls(r *report, k syntax.Token, many []side) bool {
	if r.kind != "call" && !r.unsaid || !isVerb(k) || len(many) != 2 || !f.twoOfTwo(many) {
		return false
	}
	for t := range k.Sentence().Tokens() {
		if f.lex.joint[t.Lower()] {
			return false
		}
	}
	return true
}

// bothOf tells of "with both A and B".
func (f *finder) bothOf(s side) bool {
	if s.at < 0 || s.at >= f.text.Len() {
		return false
	}
	m, ok := f.mentionAt(f.text.Token(s.at))
	if !ok {
		return false
	}
	first, _ := wholeOf(m)
	return first > 0 && f.text.Token(first-1).Lower() == "both"
}

// inTurn splits "met President A and Defence Minister B" where a guest meets
// several office holders of one country, who are mostly met one after the other.
func (f *finder) inTurn(r *report, k syntax.Token, subj, other []side) {
	if len(subj) != 1 || len(f.later) > 0 || len(f.expand(other)) != len(other) || len(other) < 2 {
		return
	}
	home := f.nation(other[0].actor)
	if home == "" || home == f.nation(subj[0].actor) || f.atOnce(k) || f.oneHouse(k) || r.kind == "talks" && !f.pairwise(k) {
		return
	}
	for _, s := range other {
		if a := &f.cast.Actors[s.actor]; a.Kind != actor.Person || f.nation(s.actor) != home || a.Office == nil || s.stands {
			return
		}
	}
	r.sides = []side{subj[0], other[0]}
	for _, s := range other[1:] {
		more := r.sibling()
		more.sides = []side{subj[0], s}
		f.later = append(f.later, more)
	}
}

// oneByOne tells of one who meets office holders of several countries where the
// words speak of two at a time: "bilateral talks with A and B", "also met A and B",
// "met A and B on the sidelines of the summit".
func (f *finder) oneByOne(k syntax.Token, one, many []side) bool {
	if len(f.expand(one)) != 1 || len(f.later) > 0 {
		return false
	}
	seen := map[string]bool{f.nation(one[0].actor): true}
	for _, s := range many {
		n := f.nation(s.actor)
		if a := &f.cast.Actors[s.actor]; (a.Kind != actor.Person || s.stands) && !f.counterpartOf(s) || n == "" || seen[n] {
			return false
		}
		seen[n] = true
	}
	for t := range k.Sentence().Tokens() {
		if f.lex.joint[t.Lower()] {
			return false
		}
	}
	if f.counterpartsFrom(many) || f.rosterOf(many) {
		return true // "met her counterparts from Nepal and Spain"
	}
	return f.pairwise(k) || f.onSidelines(k.Sentence())
}

// pairwise tells of "bilateral talks", "also met", "also held talks".
func (f *finder) pairwise(k syntax.Token) bool {
	for c := range k.Children() {
		if f.lex.pairwise[c.Lower()] {
			return true
		}
	}
	v, ok := k.Head()
	if isVerb(k) || !ok || !isVerb(v) || k.BaseRel() != syntax.Obj {
		return false
	}
	for c := range v.Children() {
		if c.BaseRel() == syntax.Advmod && f.lex.pairwise[c.Lower()] {
			return true
		}
	}
	return false
}

// counterpartsFrom tells of counterparts, told by their countries alone.
func (f *finder) counterpartsFrom(many []side) bool {
	for _, s := range many {
		if !f.counterpartOf(s) {
			return false
		}
	}
	return len(many) > 1
}

// counterpartOf tells of the country in "her counterparts from Nepal and Spain", one
// person of each.
func (f *finder) counterpartOf(s side) bool {
	if !s.stands || s.at < 0 || s.at >= f.text.Len() {
		return false
	}
	k := f.text.Token(s.at)
	for range 4 {
		h, ok := k.Head()
		if !ok {
			return false
		}
		if strings.ToLower(h.Lemma()) == "counterpart" {
			return true
		}
		k = h
	}
	return false
}

// atOnce tells of "met A and B together", "jointly".
func (f *finder) atOnce(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.Lower() {
		case "together", "jointly", "both", "format":
			return true
		}
	}
	return false
}

// oneHouse tells of a house in which several are met: they are met there together.
func (f *finder) oneHouse(k syntax.Token) bool {
	for c := range k.Children() {
		if p, ok := f.placeAt(c); ok && p.Level == where.Venue && c.BaseRel() == syntax.Obl {
			return true
		}
	}
	return false
}

// eachOfWhom tells of "all of whom", "each of the two": everyone by himself.
func (f *finder) eachOfWhom(s syntax.Token) bool {
	c, ok := f.eachOf(s)
	return ok && (s.Lower() == "each" || c.Lower() == "whom")
}

// toldApart tells of "separately" beside a verb and of "separate" or several
// "meetings" of a noun.
func (f *finder) toldApart(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); (b == syntax.Advmod || b == syntax.Amod) && f.lex.apart[c.Lower()] {
			return true
		}
	}
	if isVerb(k) {
		if s, ok := k.ChildBase(syntax.Nsubj); ok && f.eachOfWhom(s) {
			return true
		}
		for i := k.Index() + 1; i < k.Sentence().Last() && !isVerb(f.text.Token(i)); i++ {
			if f.lex.apart[f.text.Token(i).Lower()] && f.text.Token(i).UPOS() == syntax.Adv {
				return true
			}
		}
	}
	return f.oneByTurn(k) || !isVerb(k) && k.Feat("Number") == "Plur" && f.lex.singly[k.Lemma()]
}
