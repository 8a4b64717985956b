package encounter

import (
	"chancery/actor"
	"chancery/syntax"
)

// nameBefore is the person of "The Secretary of the Committee and President of the
// Republic, A, held talks", whose name the tree hangs low under the title.
func (f *finder) nameBefore(v, title syntax.Token) []side {
	i := v.Index()
	if i > 0 && f.text.Token(i-1).Text() == "," {
		i--
	}
	j, ok := f.index.end[i]
	if !ok || i == v.Index() || f.cast.Actors[f.cast.Mentions[j].Actor].Kind != actor.Person || f.cast.Mentions[j].How != actor.ByName {
		return nil
	}
	for k := f.text.Token(f.cast.Mentions[j].Head); ; {
		h, up := k.Head()
		if !up {
			return nil
		}
		if h.Index() == title.Index() {
			return f.sidesOfMention(f.cast.Mentions[j])
		}
		k = h
	}
}

// visitingSubject reads "Visiting Premier A called on B", where trees take A for
// what is visited.
func (f *finder) visitingSubject(v syntax.Token) []side {
	for c := range v.Children() {
		if c.BaseRel() != syntax.Advcl && c.BaseRel() != syntax.Csubj || c.Lower() != "visiting" || c.Index() > v.Index() {
			continue
		}
		if o, ok := c.ChildBase(syntax.Obj); ok && f.isPerson(o) && o.Index() < v.Index() {
			return f.sidesOf(o)
		}
	}
	return nil
}

// behindLink is the subject of "comes days after a delegation led by A travelled to C",
// whose noun the tree takes for what "after" governs.
func (f *finder) behindLink(v, h syntax.Token) []side {
	for c := range h.Children() {
		if c.BaseRel() != syntax.Obl || c.Index() > v.Index() || !hasCase(c, "after", "before") || f.isTime(c) {
			continue
		}
		for i := c.Index() + 1; i < v.Index(); i++ {
			if t := f.text.Token(i); isVerb(t) && isFinite(t) || t.Text() == "," {
				return nil
			}
		}
		return f.sidesOf(c)
	}
	return nil
}

// behindColon is the subject of "QATAR: Sheikh A received B", whom the tree takes for an
// apposition to what stands before the colon.
func (f *finder) behindColon(v, h syntax.Token) []side {
	for c := range h.Children() {
		if b := c.BaseRel(); (b == syntax.Appos || b == syntax.Nsubj || b == syntax.Parataxis) && c.Index() > h.Index() && c.Index() < v.Index() && isNominal(c) {
			if list := f.sidesOf(c); len(list) > 0 {
				return list
			}
		}
	}
	return f.subjectOnSurface(v)
}

// saidBehind is the subject of "A, who leaves on Sunday, is to meet B, officials said",
// where the tree hangs A on "said" beside those who say it.
func (f *finder) saidBehind(v, h syntax.Token) []side {
	var first syntax.Token
	n := 0
	for c := range h.Children() {
		if c.BaseRel() != syntax.Nsubj {
			continue
		}
		if n++; n == 1 {
			first = c
		} else if first.Index() < v.Index() && c.Index() > v.Index() {
			return f.sidesOf(first)
		}
	}
	return nil
}

// saidBetween is the subject of "C says A and B have agreed to meet", where the tree
// hangs A on "says" beside C.
func (f *finder) saidBetween(v, h syntax.Token) []side {
	if hasOwnSubject(v) {
		return nil
	}
	var said []syntax.Token
	for c := range h.Children() {
		if c.BaseRel() == syntax.Nsubj {
			said = append(said, c)
		}
	}
	if n := len(said); n > 1 && said[n-1].Index() > h.Index() && said[n-1].Index() < v.Index() {
		return f.sidesOf(said[n-1])
	}
	return nil
}

// subjectOnSurface reads "A is due to meet" where the tree has no subject: over
// the words of the plan to a mention.
func (f *finder) subjectOnSurface(v syntax.Token) []side {
	i := v.Index()
	for n := 0; i > v.Sentence().First() && n < 5; n++ {
		k := f.text.Token(i - 1)
		if k.Lower() != "to" && k.UPOS() != syntax.Aux && k.UPOS() != syntax.Adv && len(f.lex.governors[k.Lemma()]) == 0 {
			break
		}
		i--
	}
	if m, ok := f.index.end[i]; ok && (i < v.Index() || isFinite(v)) {
		return f.sidesOfMention(f.cast.Mentions[m])
	}
	return f.onlyPersonBefore(v)
}

// onlyPersonBefore is the one official whom the sentence names before a finite
// verb that the tree leaves without a subject, set off by a comma: "Mr. A,
// Minister of B, who is visiting C, held a meeting". Several are taken where no
// other verb stands before: "Ms. A, Minister of B, and Mr. C, Minister of D, held".
func (f *finder) onlyPersonBefore(v syntax.Token) []side {
	if !isFinite(v) || v.Index() == v.Sentence().First() || f.text.Token(v.Index()-1).Text() != "," {
		return nil
	}
	var out []side
	for _, m := range f.cast.Within(v.Sentence().Start(), v.Start()) {
		if m.Actor < 0 || m.How == actor.ByPronoun || f.cast.Actors[m.Actor].Kind != actor.Person {
			continue
		}
		if f.standing(m.Actor) != official {
			return nil
		}
		out = append(out, side{actor: m.Actor, at: m.Head})
	}
	out = distinct(out)
	if len(out) > 1 && f.verbBefore(v) {
		return nil
	}
	return out
}

// verbBefore tells whether another verb stands before v in its sentence.
func (f *finder) verbBefore(v syntax.Token) bool {
	for i := v.Sentence().First(); i < v.Index(); i++ {
		if isVerb(f.text.Token(i)) {
			return true
		}
	}
	return false
}
