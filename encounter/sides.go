package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// side is one actor that a report names as taking part.
type side struct {
	actor int    // index into the cast
	role  string // "" until it is told
	at    int    // the token of the mention
	// stands tells that people of the actor are meant: "the foreign ministers of
	// China and Japan".
	stands bool
}

// sidesOf lists the actors of the nominal that k heads, with what is
// coordinated to it, in the order of the text.
func (f *finder) sidesOf(k syntax.Token) []side {
	var out []side
	f.collect(k, &out, 0)
	return f.withoutCountries(distinct(out))
}

func (f *finder) collect(k syntax.Token, out *[]side, depth int) {
	if depth > 8 {
		return
	}
	if list := f.roster(k); len(list) > 1 {
		*out = append(*out, list...)
		return
	}
	n := len(*out)
	m, ok := f.mentionAt(k)
	if ok && m.How == actor.ByTitle {
		if named, is := f.namedHere(k); is {
			m = named // "his counterpart B", whoever else the counterpart was taken for
		}
	}
	if ok && f.nameless(m.Actor) {
		// "the Turkish and Russian delegations": whose they are tells more.
		f.described(k, out, depth)
		if len(*out) == n && !f.ofOthers(k) {
			*out = append(*out, f.lastMet(k)...)
		}
		ok = len(*out) == n
	}
	if ok && f.cast.Actors[m.Actor].Kind == actor.Organization && f.cast.Actors[m.Actor].Country == "" {
		if body, is := f.organOf(k); is {
			*out = append(*out, body)
			ok = false
		}
	}
	if ok && f.demonym(m, k) {
		*out = append(*out, f.countryman(m, k)...)
		ok = len(*out) == n
	}
	if ok && len(*out) == n {
		*out = append(*out, f.twoPersons(m, k)...)
	}
	if ok && m.How != actor.ByName && f.cast.Actors[m.Actor].Kind != actor.Person && f.bears(k) {
		if led := f.ledBy(k); len(led) > 0 {
			*out = append(*out, led...) // "its delegation, headed by A"
		}
	}
	switch {
	case len(*out) > n:
	case !ok && k.Lower() == "whose":
		*out = append(*out, f.ownerBefore(k)...)
		return
	case ok && f.delegation(m, k):
		*out = append(*out, side{actor: m.Actor, at: k.Index(), stands: true})
	case ok:
		*out = append(*out, side{actor: m.Actor, at: k.Index()})
		for _, o := range f.mates(m) {
			if !f.casedApart(k, o) {
				*out = append(*out, side{actor: o.Actor, at: o.Head})
			}
		}
	default:
		if m, ok := f.opening(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if list := f.whom(k); len(list) > 0 {
			*out = append(*out, list...)
			break
		}
		if one, ok := f.latter(k); ok {
			*out = append(*out, one)
			break
		}
		if m, ok := f.actingAs(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if m, ok := f.titledAs(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if m, ok := f.nameBehind(k); ok {
			*out = append(*out, f.sidesOfMention(m)...)
			break
		}
		if each, ok := f.eachOf(k); ok {
			f.collect(each, out, depth+1)
			break
		}
		f.described(k, out, depth)
		if len(*out) == n {
			*out = append(*out, f.amongThem(k)...)
		}
		if body, ok := f.organOf(k); ok && len(*out) == n {
			*out = append(*out, body)
		}
	}
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Conj:
			if isNominal(c) && !ownCase(k, c) && !f.timeBetween(k, c) {
				f.collect(c, out, depth+1)
			}
		case syntax.Acl:
			if len(*out) > n && c.XPOS() == "VBN" && c.Lemma() == "join" {
				*out = append(*out, f.with(c, "by")...) // "A, joined by B"
			}
		case syntax.Appos, syntax.Flat:
			if len(*out) == n {
				f.collect(c, out, depth+1)
			}
		}
	}
}

// mentionAt is the mention headed by k whose actor is known.
func (f *finder) mentionAt(k syntax.Token) (actor.Mention, bool) {
	m, ok := f.cast.AtHead(k.Index())
	return m, ok && m.Actor >= 0 && m.Actor < len(f.cast.Actors)
}

func distinct(list []side) []side {
	var out []side
	for _, s := range list {
		if !slices.ContainsFunc(out, func(x side) bool { return x.actor == s.actor }) {
			out = append(out, s)
		}
	}
	return out
}

// ownCase tells of "met with A and with B", "calls from A and from B": two encounters, not
// one.
func ownCase(k, c syntax.Token) bool {
	for _, prep := range []string{"with", "to", "from"} {
		if !hasCase(c, prep) {
			continue
		}
		for range 4 {
			if hasCase(k, prep) {
				return true // "with the premier, A, and with B", hung on A
			}
			h, ok := k.Head()
			if b := k.BaseRel(); !ok || !isNominal(h) || b != syntax.Conj && b != syntax.Appos && b != syntax.Nmod && b != syntax.Flat {
				break
			}
			k = h
		}
	}
	return false
}

func (f *finder) casedApart(k syntax.Token, m actor.Mention) bool {
	return m.Head >= 0 && m.Head < f.text.Len() && m.Head != k.Index() && ownCase(k, f.text.Token(m.Head))
}

func isNominal(k syntax.Token) bool {
	switch k.UPOS() {
	case syntax.Noun, syntax.Propn, syntax.Pron, syntax.Adj, syntax.X:
		return true
	}
	return false
}

func isVerb(k syntax.Token) bool { return k.UPOS() == syntax.Verb || k.UPOS() == syntax.Aux }
