package encounter

import (
	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

// opening is the person whose titles begin at or right before a word of them that the tree
// takes for the head: "met | H.E. | Mr. B", "the First Secretary of the Party and President
// of the Republic, A".
func (f *finder) opening(k syntax.Token) (actor.Mention, bool) {
	if u := k.UPOS(); u != syntax.Propn && u != syntax.Noun {
		return actor.Mention{}, false
	}
	for i := k.Index(); i >= max(k.Sentence().First(), k.Index()-2); i-- {
		j, ok := f.index.begin[i]
		if !ok {
			continue
		}
		m := f.cast.Mentions[j]
		_, last := wholeOf(m)
		return m, f.cast.Actors[m.Actor].Kind == actor.Person && last > k.Index() && (i == k.Index() && k.UPOS() == syntax.Propn || m.How == actor.ByName && m.First > k.Index())
	}
	return actor.Mention{}, false
}

// nameReach is how many tokens behind a title that nothing else knows its holder's name
// stands at most: "the Rais of Tatarstan, A".
const nameReach = 8

// nameBehind is the person of "the Rais of Tatarstan, A": a title with "of", in capitals,
// that no list has, and a name behind the comma; of several, "the speakers of both
// chambers, A and B", as many names.
func (f *finder) nameBehind(k syntax.Token) (actor.Mention, bool) {
	last := k.Sentence().Last()
	i := k.Index() + 1
	if !capital(k) && !(f.bears(k) && k.Feat("Number") == "Plur") || !isDefinite(k) || i >= last || f.text.Token(i).Lower() != "of" {
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
		if !capital(k) && len(f.mates(m)) < 2 {
			return actor.Mention{}, false // "the speakers of both chambers, A and B"
		}
		closed := end >= last || f.text.Token(end).UPOS() == syntax.Punct || f.text.Token(end).UPOS() == syntax.Cconj
		return m, closed && m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person
	}
	return actor.Mention{}, false
}

// roster are the persons of "the Foreign Ministers of Malaysia, A, Japan, B, and
// Australia, C", "his counterparts from Malta (A) and Georgia (B)": a country before each
// name.
func (f *finder) roster(k syntax.Token) []side {
	last := k.Sentence().Last()
	i := k.Index() + 1
	if k.Feat("Number") != "Plur" || !f.bears(k) || i+3 >= last || f.text.Token(i).Lower() != "of" && f.text.Token(i).Lower() != "from" {
		return nil
	}
	var out []side
	for i++; i+2 < last; {
		for i+2 < last && f.text.Token(i).UPOS() == syntax.Det {
			i++
		}
		p, ok := f.placeAt(f.text.Token(i))
		if !ok || p.Level != where.Country {
			break
		}
		for i+2 < last && f.text.Token(i).Start() < p.End {
			i++
		}
		if t := f.text.Token(i).Text(); t != "," && t != "(" {
			return nil // "the ministers of A and B"
		}
		j, ok := f.index.begin[i+1]
		if !ok || f.cast.Actors[f.cast.Mentions[j].Actor].Kind != actor.Person {
			return nil
		}
		m := f.cast.Mentions[j]
		out = append(out, side{actor: m.Actor, at: m.Head})
		for _, i = wholeOf(m); i < last && parts(f.text.Token(i)); i++ {
		}
	}
	return distinct(out)
}

// parts tells of the signs and words between the entries of a list.
func parts(k syntax.Token) bool {
	switch k.Lower() {
	case ",", ")", "and", ";":
		return true
	}
	return false
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
