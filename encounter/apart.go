package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

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
	for _, more := range f.withEach(r, one, many) {
		more.place = r.place
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
	if home == "" && !slices.ContainsFunc(other, f.counterpartNamed) || home == f.nation(subj[0].actor) || f.atOnce(k) || f.oneHouse(k) || r.kind == "talks" && !f.pairwise(k) {
		return
	}
	for _, s := range other {
		if a := &f.cast.Actors[s.actor]; a.Kind != actor.Person || f.nation(s.actor) != home && !f.counterpartNamed(s) || a.Office == nil || s.stands {
			return
		}
	}
	f.withEach(r, subj, other)
}

// counterpartNamed tells of A in "met the premier and his counterpart, A", whose country
// nothing else tells.
func (f *finder) counterpartNamed(s side) bool {
	return f.nation(s.actor) == "" && s.at >= 0 && s.at < f.text.Len() && strings.ToLower(f.text.Token(s.at).Lemma()) == "counterpart"
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

// eachOfWhom tells of "all of whom", "each of the two": everyone by himself.
func (f *finder) eachOfWhom(s syntax.Token) bool {
	c, ok := f.eachOf(s)
	return ok && (s.Lower() == "each" || c.Lower() == "whom")
}
