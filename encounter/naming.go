package encounter

import (
	"chancery/actor"
	"chancery/syntax"
)

// nameReach is how many tokens behind a title that nothing else knows its holder's name
// stands at most: "the Rais of Tatarstan, A".
const nameReach = 8

// nameBehind is the person of "the Rais of Tatarstan, A": a title with "of", in capitals,
// that no list has, and a name behind the comma.
func (f *finder) nameBehind(k syntax.Token) (actor.Mention, bool) {
	last := k.Sentence().Last()
	i := k.Index() + 1
	if !capital(k) || !isDefinite(k) || i >= last || f.text.Token(i).Lower() != "of" {
		return actor.Mention{}, false
	}
	for i++; i+1 < min(last, k.Index()+nameReach); i++ {
		t := f.text.Token(i)
		if isVerb(t) || t.UPOS() == syntax.Cconj || t.UPOS() == syntax.Pron {
			return actor.Mention{}, false
		}
		if t.Text() != "," {
			continue
		}
		j, ok := f.index.begin[i+1]
		if !ok {
			return actor.Mention{}, false
		}
		m := f.cast.Mentions[j]
		_, end := wholeOf(m)
		closed := end >= last || f.text.Token(end).UPOS() == syntax.Punct || f.text.Token(end).UPOS() == syntax.Cconj
		return m, closed && m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person
	}
	return actor.Mention{}, false
}

// eachOf is the noun of "each of the two leaders", "both of the ministers".
func (f *finder) eachOf(k syntax.Token) (syntax.Token, bool) {
	if l := k.Lower(); l != "each" && l != "both" && l != "all" {
		return k, false
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Nmod && hasCase(c, "of") {
			return c, true
		}
	}
	return k, false
}

// amongThem are the persons of "several leaders, among them A and B", "a number of
// ministers, including A".
func (f *finder) amongThem(k syntax.Token) []side {
	last := k.Sentence().Last()
	for i := k.Index() + 1; i+1 < min(last, k.Index()+nameReach); i++ {
		t := f.text.Token(i)
		next := i + 1
		switch {
		case t.Lower() == "including":
		case t.Lower() == "among" && f.text.Token(next).Lower() == "them" && next+1 < last:
			next++
		case isVerb(t):
			return nil
		default:
			continue
		}
		m, ok := f.rightOf(next)
		if !ok || f.cast.Actors[m.Actor].Kind != actor.Person {
			return nil
		}
		return f.sidesOfMention(m)
	}
	return nil
}
