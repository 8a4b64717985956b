package encounter

import (
	"strings"

	"chancery/actor"
	"chancery/syntax"
)

// described finds who a description without a mention of its own stands for:
// "officials from Japan and China", "a Chinese delegation", "delegations led by
// Wang".
func (f *finder) described(k syntax.Token, out *[]side, depth int) {
	if f.theyAre(k) {
		*out = append(*out, f.lastMet(k)...)
		return
	}
	if f.isPersonal(k) {
		f.unnamed = append(f.unnamed, k.Index())
		return
	}
	if !f.bears(k) && !f.lex.visitors[strings.ToLower(k.Lemma())] {
		return
	}
	if led := f.ledBy(k); len(led) > 0 {
		*out = append(*out, led...)
		return
	}
	n := len(*out)
	defer func() {
		for i := n; i < len(*out); i++ {
			(*out)[i].stands = f.cast.Actors[(*out)[i].actor].Kind != actor.Person
		}
		if len(*out) > n || !isDefinite(k) {
			return
		}
		if k.Feat("Number") == "Plur" {
			if !f.ofOthers(k) {
				*out = append(*out, f.lastMet(k)...)
			}
			return
		}
		f.unnamed = append(f.unnamed, k.Index())
	}()
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Amod, syntax.Compound, syntax.Nmod:
			if c.BaseRel() == syntax.Nmod && !hasCase(c, "of", "from", "between", "by") && (c.Rel() != syntax.NmodPoss || f.possessive(c.Index())) {
				continue // "his counterpart" is not he
			}
			if m, ok := f.mentionAt(c); ok {
				if s, ok := f.theOne(k, m.Actor); ok {
					*out = append(*out, s) // and nobody's people
					return
				}
				*out = append(*out, side{actor: m.Actor, at: c.Index()})
				for cc := range c.Children() {
					if cc.BaseRel() == syntax.Conj {
						f.collect(cc, out, depth+1)
					}
				}
			}
		}
	}
}

// nameless tells of a group of which neither members nor country are known.
func (f *finder) nameless(i int) bool {
	a := &f.cast.Actors[i]
	return a.Kind == actor.Group && len(a.Members) == 0 && a.Country == ""
}

// delegation tells of "the Chinese side", "an American team": people of the country
// that the cast takes the words for.
func (f *finder) delegation(m actor.Mention, k syntax.Token) bool {
	return m.How == actor.ByTitle && f.cast.Actors[m.Actor].Kind == actor.Country && f.bears(k)
}

// ledBy is who leads a delegation: "a delegation led by Wang".
func (f *finder) ledBy(k syntax.Token) []side {
	for c := range k.Children() {
		if c.BaseRel() == syntax.Acl && f.lex.leads[c.Lemma()] {
			return f.with(c, "by")
		}
		if c.BaseRel() != syntax.Nmod {
			continue
		}
		for d := range c.Children() {
			if d.BaseRel() == syntax.Acl && f.lex.leads[d.Lemma()] && d.XPOS() == "VBN" {
				return f.with(d, "by") // "a delegation from the IMF headed by B"
			}
		}
	}
	return nil
}

// theOne is the one person of a country named before who has the office that a
// description gives: "the Iranian general", "the Saudi monarch".
func (f *finder) theOne(k syntax.Token, country int) (side, bool) {
	lemma := strings.ToLower(k.Lemma())
	guest := f.lex.visitors[lemma]
	if !isDefinite(k) || k.Feat("Number") == "Plur" || len(f.lex.descriptions[lemma]) == 0 && !guest {
		return side{}, false
	}
	only := -1
	from := f.text.Token(max(0, k.Index()-referBack)).Start()
	for _, m := range f.cast.Within(from, k.Start()) {
		if m.Actor < 0 || m.Actor == only || m.How != actor.ByName || !f.compatriots(m.Actor, country) || !f.holds(m.Actor, lemma) && !(guest && f.cast.Actors[m.Actor].Kind == actor.Person) {
			continue
		}
		if only >= 0 {
			return side{}, false
		}
		only = m.Actor
	}
	return side{actor: only, at: k.Index()}, only >= 0
}

// ofOthers tells of "the heads of the Supreme Court", "the leaders of states" and "the
// leaders attending the summit": who they are is told, and it is not the states told
// of before, nor those who have met.
func (f *finder) ofOthers(k syntax.Token) bool {
	for c := range k.Children() {
		switch c.BaseRel() {
		case syntax.Nmod:
			if hasCase(c, "of", "from") && (!f.lex.states[strings.ToLower(c.Lemma())] || !pointsBack(c)) {
				return true
			}
		case syntax.Acl:
			if c.XPOS() == "VBG" && c.Index() > k.Index() {
				return true
			}
		}
	}
	return false
}

// pointsBack tells of "the two states", "both countries", not of "states".
func pointsBack(k syntax.Token) bool {
	for c := range k.Children() {
		if b := c.BaseRel(); b == syntax.RelDet || b == syntax.Nummod || c.Rel() == syntax.NmodPoss {
			return true
		}
	}
	return false
}

// namedHere is the person whose name follows a description or stands in apposition to
// it: "his counterpart A", "his host, President A".
func (f *finder) namedHere(k syntax.Token) (actor.Mention, bool) {
	if m, ok := f.titledAs(k); ok {
		return m, true
	}
	if a, ok := k.Child(syntax.Appos); ok && a.Index() > k.Index() {
		if m, ok := f.mentionAt(a); ok && m.How == actor.ByName && f.cast.Actors[m.Actor].Kind == actor.Person {
			return m, true
		}
	}
	return actor.Mention{}, false
}

// titledAs is the person whose name follows a description: "his Saudi
// counterpart Prince Faisal".
func (f *finder) titledAs(k syntax.Token) (actor.Mention, bool) {
	if !f.bears(k) && !f.lex.peers[k.Lemma()] {
		return actor.Mention{}, false
	}
	next := k.Index() + 1
	if a, ok := k.Child(syntax.Appos); ok && next+1 < k.Sentence().Last() && f.text.Token(next).Text() == "," && a.Index() > next {
		next++ // "his counterpart, Mr. A"
	} else if f.listBehind(k, next) {
		next++ // "their counterparts, A and B", hung elsewhere
	}
	if i, ok := f.index.begin[next]; ok && next < k.Sentence().Last() {
		if m := f.cast.Mentions[i]; f.cast.Actors[m.Actor].Kind == actor.Person && m.How == actor.ByName {
			return m, true
		}
	}
	return actor.Mention{}, false
}

// listBehind tells of a list of names behind a comma, as a plural announces it.
func (f *finder) listBehind(k syntax.Token, comma int) bool {
	if k.Feat("Number") != "Plur" || comma+1 >= k.Sentence().Last() || f.text.Token(comma).Text() != "," {
		return false
	}
	i, ok := f.index.begin[comma+1]
	return ok && len(f.mates(f.cast.Mentions[i])) > 1
}

// actingAs is the person of "Acting President A", where the tree takes "acting" for a
// verb that heads the name.
func (f *finder) actingAs(k syntax.Token) (actor.Mention, bool) {
	if !isVerb(k) || !capital(k) {
		return actor.Mention{}, false
	}
	for i := k.Index(); i <= k.Index()+1 && i < k.Sentence().Last(); i++ {
		if j, ok := f.index.begin[i]; ok && f.cast.Actors[f.cast.Mentions[j].Actor].Kind == actor.Person {
			return f.cast.Mentions[j], true
		}
	}
	return actor.Mention{}, false
}
