package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// with lists the actors in phrases of v with one of these prepositions.
func (f *finder) with(k syntax.Token, preps ...string) []side {
	var out []side
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Obl, syntax.Nmod:
			if f.cased(c, preps...) {
				out = append(out, f.sidesOf(c)...)
			}
		case syntax.Obj:
			if hasCase(c, preps...) {
				out = append(out, f.sidesOf(c)...) // "took place between A and B"
			}
		}
	}
	if len(out) == 0 {
		out = f.behind(k, preps)
	}
	if isVerb(k) && (len(out) == 0 || f.andAgain(k, preps)) {
		out = append(f.hungLow(k, preps), out...)
	}
	if len(out) == 0 && slices.Contains(preps, "with") {
		out = f.amongOthers(k)
	}
	if len(out) == 0 && isVerb(k) && slices.Equal(preps, []string{"by"}) {
		out = f.sidesBehind(k, "by")
	}
	return distinct(out)
}

// hasCase tells whether one of these prepositions stands before k.
func hasCase(k syntax.Token, preps ...string) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Case && slices.Contains(preps, c.Lower()) {
			return true
		}
	}
	return false
}

// cased is hasCase that also looks at the word before a mention that c heads:
// trees hang the preposition on any word of a titled name.
func (f *finder) cased(c syntax.Token, preps ...string) bool {
	if hasCase(c, preps...) {
		return true
	}
	m, ok := f.mentionAt(c)
	if !ok {
		return false
	}
	for d := range c.Children() {
		if d.Index() < c.Index() && d.Rel() == "nmod:desc" && hasCase(d, preps...) {
			return true // "with H.E. Mr. Manalo"
		}
	}
	first, _ := wholeOf(m)
	if first > 0 && f.text.Token(first-1).Lower() == "the" {
		first--
	}
	return first > 0 && slices.Contains(preps, f.text.Token(first-1).Lower())
}

// andAgain tells of "met in Cairo with A and, later, with B", whose one phrase of the
// verb is the second.
func (f *finder) andAgain(k syntax.Token, preps []string) bool {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Obl && hasCase(c, preps...) {
			_, joined := c.Child(syntax.CC)
			return joined
		}
	}
	return false
}

// hungLow reads "spoke by telephone with B", "met earlier in the day with B", "met at
// the White House with B", "sat for an hour with B", where the tree hangs B on the means, the time or the place.
func (f *finder) hungLow(v syntax.Token, preps []string) []side {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Obl || c.Index() < v.Index() {
			continue
		}
		_, place := f.placeAt(c)
		if !place && f.lex.phones[c.Lower()] == "" && !f.isTime(c) && !f.lex.dayparts[c.Lower()] && !f.lex.margins[c.Lower()] && !f.lex.whiles[c.Lemma()] {
			continue
		}
		for d := range c.Children() {
			if d.BaseRel() == syntax.Nmod && f.cased(d, preps...) {
				return f.sidesOf(d)
			}
		}
	}
	return nil
}

// behind reads "talks with B" on the surface: one of the prepositions right
// after the word, then a mention.
func (f *finder) behind(k syntax.Token, preps []string) []side {
	i := k.Index() + 1
	if i < k.Sentence().Last() && f.text.Token(i).Rel() == syntax.CompoundPrt {
		i++ // "sat down with"
	}
	if i+1 >= k.Sentence().Last() || !slices.Contains(preps, f.text.Token(i).Lower()) {
		return nil
	}
	if m, ok := f.rightOf(i + 1); ok {
		return f.sidesOfMention(m)
	}
	return nil
}

// objects lists the actors that are the direct object of v.
func (f *finder) objects(v syntax.Token) []side {
	var out []side
	found := false
	for c := range v.Children() {
		if b := c.BaseRel(); b == syntax.Obj || b == syntax.Iobj {
			found = true
			out = append(out, f.sidesOf(c)...)
		}
	}
	if !found {
		if m, ok := f.rightOf(v.Index() + 1); ok && v.Index()+1 < v.Sentence().Last() {
			out = f.sidesOfMention(m)
		} else {
			out = f.putOff(v, "")
		}
	}
	return distinct(out)
}

// putOff is the person behind what is put between a verb and its object:
// "received at the Palace in Riyadh today the President of B, C". A person in a
// prepositional phrase is none, unless prep is the preposition asked for.
func (f *finder) putOff(v syntax.Token, prep string) []side {
	for i := v.Index() + 1; i < v.Sentence().Last(); i++ {
		k := f.text.Token(i)
		j, ok := f.index.begin[i]
		if !ok {
			if isVerb(k) || k.UPOS() == syntax.Cconj || k.UPOS() == syntax.Sconj || k.UPOS() == syntax.Pron && !f.possessive(i) {
				return nil
			}
			continue
		}
		m := f.cast.Mentions[j]
		before := f.text.Token(i - 1)
		if before.UPOS() == syntax.Det {
			before = f.text.Token(i - 2)
		}
		cased := before.UPOS() == syntax.Adp
		if f.cast.Actors[m.Actor].Kind == actor.Person && m.How != actor.ByPronoun && (cased && before.Lower() == prep || !cased && prep == "") {
			return f.sidesOfMention(m)
		}
		if _, last := wholeOf(m); last > i {
			i = last - 1
		}
	}
	return nil
}
