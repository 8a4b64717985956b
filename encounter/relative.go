package encounter

import (
	"chancery/actor"
	"chancery/syntax"
)

// ofRelative is whom "he" means in a clause under a relative one: "A, who has come
// from C, where he met B".
func (f *finder) ofRelative(v, pronoun syntax.Token) []side {
	h, ok := v.Head()
	if !ok || !f.isPersonal(pronoun) || h.Rel() != syntax.AclRelcl || v.BaseRel() != syntax.Advcl && v.BaseRel() != syntax.Acl {
		return nil
	}
	s, ok := h.ChildBase(syntax.Nsubj)
	if !ok || s.Lower() != "who" {
		return nil
	}
	list := f.antecedent(h, s)
	if len(list) != 1 || !f.agrees(pronoun, list[0].actor) {
		return nil
	}
	return list
}

// behindRelative is the subject of "A and B, whose feud is no secret, co-chaired talks",
// "A and B, the latter in C, signed by video", where the tree takes the names for the
// sentence and hangs its verb on what stands between the commas.
func (f *finder) behindRelative(v syntax.Token) []side {
	if p, ok := v.Prev(); !ok || p.Text() != "," || v.XPOS() != "VBD" && !isFinite(v) && !(v.XPOS() == "VBN" && v.BaseRel() == syntax.Acl) {
		return nil
	}
	root := v.Sentence().Root()
	if !isNominal(root) || root.Index() > v.Index() || root.Index() > v.Sentence().First()+phraseReach {
		return nil
	}
	if m, ok := f.mentionAt(root); !ok || f.cast.Actors[m.Actor].Kind != actor.Person {
		return nil
	}
	return f.sidesOf(root)
}

// antecedent is whom a relative pronoun stands for: the noun its clause hangs
// on, else the mention right before it.
func (f *finder) antecedent(v, pronoun syntax.Token) []side {
	if h, ok := v.Head(); ok && v.BaseRel() == syntax.Acl && h.Index() < pronoun.Index() {
		if sides := f.sidesOf(h); len(sides) > 0 && !f.whoIsCountry(pronoun, sides) {
			return sides
		}
	}
	i := pronoun.Index()
	if i > 0 && f.text.Token(i-1).Lower() == "," {
		i--
	}
	if m, ok := f.index.end[i]; ok && (pronoun.Lower() != "who" || f.cast.Actors[f.cast.Mentions[m].Actor].Kind != actor.Country) {
		return []side{{actor: f.cast.Mentions[m].Actor, at: f.cast.Mentions[m].Head}}
	}
	return f.lastNamed(pronoun)
}

// whom is whom "whom" and "whose" stand for: "A, whom B received", "A, with whom B is to
// hold talks", "A, whose visit".
func (f *finder) whom(k syntax.Token) []side {
	if k.Lower() != "whom" && k.Lower() != "whose" {
		return nil
	}
	v := k
	for range 6 {
		h, ok := v.Head()
		if !ok {
			break
		}
		if v = h; v.BaseRel() == syntax.Acl {
			return f.antecedent(v, k)
		}
	}
	return f.antecedent(k, k)
}

// whoIsCountry tells of "B of the Kingdom of C, who is visiting", hung on C.
func (f *finder) whoIsCountry(pronoun syntax.Token, sides []side) bool {
	if l := pronoun.Lower(); l != "who" && l != "whom" {
		return false
	}
	return len(sides) == 1 && f.cast.Actors[sides[0].actor].Kind == actor.Country
}

// lastNamed is the person named last before "who" in its sentence: "Mr. A, Minister
// of the Kingdom of B, who is visiting C".
func (f *finder) lastNamed(pronoun syntax.Token) []side {
	if l := pronoun.Lower(); l != "who" && l != "whom" {
		return nil
	}
	list := f.cast.Within(pronoun.Sentence().Start(), pronoun.Start())
	for i := len(list) - 1; i >= 0; i-- {
		if m := list[i]; m.Actor >= 0 && m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
			return []side{{actor: m.Actor, at: m.Head}}
		}
	}
	return nil
}

func (f *finder) isRelative(k syntax.Token) bool {
	switch k.Lower() {
	case "who", "which", "that", "whom":
		_, known := f.mentionAt(k)
		return !known
	}
	return false
}
