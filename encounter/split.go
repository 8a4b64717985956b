package encounter

import (
	"slices"

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
		case b == syntax.Obj && isVerb(k), (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "with", "to"), r.kind == "call" && (b == syntax.Obl || b == syntax.Nmod) && hasCase(c, "from"):
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

// conjoined makes a report of each nominal coordinated with c that is told of
// apart: with a preposition or a time of its own.
func (f *finder) conjoined(r *report, c syntax.Token, subj []side) {
	for d := range c.Children() {
		b := d.BaseRel()
		hung := (b == syntax.Appos || b == syntax.Flat || b == syntax.Nmod && f.isPerson(d)) && d.Index() > c.Index()
		switch {
		case hung && !ownCase(c, d):
			f.conjoined(r, d, subj) // "with his counterpart, A, and with B", hung on A
			continue
		case b == syntax.Conj && isNominal(d), hung && b != syntax.Nmod && f.isPerson(d):
		default:
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
		more := f.alsoWith(r, subj, other...)
		if timed {
			more.near = d.Index()
		}
		f.conjoined(r, d, subj)
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
		f.alsoWith(r, subj, met...).near = c.Index()
		r.sides = slices.DeleteFunc(slices.Clone(r.sides), func(s side) bool {
			return slices.ContainsFunc(met, func(x side) bool { return x.actor == s.actor })
		})
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
		f.alsoWith(r, subj, other...).near = c.Index()
	}
}

// andWith makes a report of each further one of "sat down with A, who had come for trade,
// and with B", "received calls from the president of C, A, and from B", "talks with A, with
// B and with D": whose preposition is said again, however the tree hangs it.
func (f *finder) andWith(r *report, k syntax.Token, subj []side) {
	first := ""
	for i := k.Index() + 1; i+1 < k.Sentence().Last() && len(subj) > 0; i++ {
		t := f.text.Token(i)
		if t.Text() == ";" || f.isEncounterNoun(t) {
			return
		}
		if low := t.Lower(); low != "with" && low != "from" || first != "" && first != low {
			continue
		}
		again := f.saidAgain(i)
		if first == "" {
			if first = t.Lower(); again {
				return
			}
			continue
		}
		m, ok := f.rightOf(i + 1)
		if !ok || !again || f.cast.Actors[m.Actor].Kind != actor.Person || f.standing(m.Actor) != official {
			continue
		}
		if met := f.sidesOfMention(m); !f.alreadyTold(r, met) {
			f.alsoWith(r, subj, met...).near = m.Head
		}
	}
}

// saidAgain tells of a preposition behind "and" or a comma: ", with", "and later with".
func (f *finder) saidAgain(i int) bool {
	p := f.text.Token(i - 1)
	if p.UPOS() == syntax.Adv {
		p = f.text.Token(i - 2)
	}
	return p.Lower() == "and" || p.Text() == ","
}

// alreadyTold tells whether the report or one that goes with it has one of the list.
func (f *finder) alreadyTold(r *report, list []side) bool {
	for _, o := range append([]*report{r}, f.later...) {
		if slices.ContainsFunc(list, func(s side) bool { return f.oneOf(s, o.sides) }) {
			return true
		}
	}
	return false
}

// again makes a second report of "met on March 6 and again on March 9".
func (f *finder) again(r *report, word syntax.Token) {
	for i := word.Index() + 1; i < word.Sentence().Last()-1; i++ {
		k := f.text.Token(i)
		if f.text.Token(i-1).Lower() != "and" || k.Lower() != "again" && !f.firstThen(word, i) && !(isVerb(word) && f.elsewhereToo(word, i)) {
			continue
		}
		f.alsoWith(r, r.sides).near = i
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
	more := false
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
		f.alsoWith(r, subj, side{actor: m.Actor, at: m.Head}).near = max(m.Head, i-1)
		more = true
	}
	return more
}

// eachWith makes reports of "two meetings, the first with A and the second with B": each
// number of the list with a person of its own.
func (f *finder) eachWith(r *report, k syntax.Token, subj []side) bool {
	if len(subj) != 1 || k.Feat("Number") != "Plur" {
		return false
	}
	var met []side
	for i := k.Index() + 1; i+2 < k.Sentence().Last(); i++ {
		t := f.text.Token(i)
		if t.Feat("NumType") != "Ord" && t.Lower() != "one" && t.Lower() != "other" && t.Lower() != "another" {
			continue
		}
		for j := i + 1; j <= i+3 && j+1 < k.Sentence().Last(); j++ {
			if f.text.Token(j).Lower() != "with" {
				continue
			}
			if m, ok := f.rightOf(j + 1); ok && f.cast.Actors[m.Actor].Kind == actor.Person {
				met = distinct(append(met, side{actor: m.Actor, at: m.Head}))
			}
			break
		}
	}
	if len(met) < 2 {
		return false
	}
	for n, more := range f.withEach(r, subj, met) {
		more.near = met[n+1].at
	}
	return true
}

// withEach makes of a report one encounter with each of several: its own with the first,
// and the reports that it gives with the others.
func (f *finder) withEach(r *report, one, each []side) []*report {
	r.sides = append(slices.Clone(one), each[0])
	var more []*report
	for _, s := range each[1:] {
		more = append(more, f.alsoWith(r, one, s))
	}
	return more
}

// alsoWith makes a report of the same words and another encounter: of one and of others.
func (f *finder) alsoWith(r *report, one []side, others ...side) *report {
	more := r.sibling()
	more.sides = append(slices.Clone(one), others...)
	f.later = append(f.later, more)
	return more
}

// sibling is a report of the same words and another encounter, without its sides.
func (r *report) sibling() *report {
	return &report{kind: r.kind, mode: r.mode, weak: r.weak, unsaid: r.unsaid, anchor: r.anchor, clause: r.clause, rule: r.rule, direct: r.direct}
}
