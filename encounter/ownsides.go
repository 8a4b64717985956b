package encounter

import (
	"chancery/actor"

	"chancery/syntax"
)

// withRole gives a role to those who have none.
func withRole(list []side, role string) []side {
	for i := range list {
		if list[i].role == "" {
			list[i].role = role
		}
	}
	return list
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
			case f.lex.feasts[k.Lemma()] && f.lex.honours[c.Lemma()] && f.cased(c, "in"):
				with = append(with, f.with(c, "of")...) // "a dinner in honour of B"
			case f.cased(c, "to") && k.Lemma() == "call" || f.cased(c, "on", "to") && k.Lemma() == "call":
				with = append(with, f.sidesOf(c)...)
			}
		case syntax.Amod, syntax.Compound:
			own = append(own, f.pairIn(c)...)
		case syntax.Acl:
			if (c.XPOS() == "VBN" || c.XPOS() == "VBD" && c.Rel() != syntax.AclRelcl) && f.happening(c) {
				one := f.with(c, "between") // "a summit scheduled between A and B"
				if len(one) == 0 {
					one = f.sidesBehind(c, "between") // "held the day before between A and B"
				}
				own = append(own, one...)
			}
		}
	}
	if len(own) == 0 {
		own = f.behind(k, []string{"between", "among"})
	}
	if len(own) == 0 {
		own = f.sidesBehind(k, "between", "among")
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

// honoured are those of "hosted a dinner on Monday in honour of B", hung on the verb.
func (f *finder) honoured(v syntax.Token) []side {
	for c := range v.Children() {
		if c.BaseRel() == syntax.Obl && f.lex.honours[c.Lemma()] && hasCase(c, "in") {
			return f.with(c, "of")
		}
	}
	return nil
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
