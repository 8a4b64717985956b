package petrarch

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// passive tells whether a verb's subject undergoes what it tells.
func passive(v syntax.Token) bool {
	if _, ok := v.Child(syntax.AuxPass, syntax.NsubjPass); ok {
		return true
	}
	return v.BaseRel() == syntax.Acl && v.Rel() != syntax.AclRelcl && v.XPOS() == "VBN"
}

// agentOf is whom "by" names as the doer of a passive.
func agentOf(v syntax.Token) (syntax.Token, bool) {
	for c := range v.Children() {
		if c.Rel() == syntax.OblAgent {
			return c, true
		}
		if c.BaseRel() == syntax.Obl {
			for k := range c.Children() {
				if k.BaseRel() == syntax.Case && k.Lower() == "by" {
					return c, true
				}
			}
		}
	}
	return syntax.Token{}, false
}

// sources are who does what a verb tells.
func (c *coder) sources(v syntax.Token) []*phrase {
	if passive(v) {
		if k, ok := agentOf(v); ok {
			return c.parties(k)
		}
		return nil
	}
	list, told := c.subjects(v, 0)
	if told {
		return list
	}
	return c.before(v)
}

// subjects are the parties of a verb's subject, its own or that of the verb that
// it hangs on; told is false when the tree has none.
func (c *coder) subjects(v syntax.Token, depth int) (list []*phrase, told bool) {
	if depth > 10 {
		return nil, false
	}
	if s, ok := v.ChildBase(syntax.Nsubj); ok {
		switch h, up := v.Head(); {
		case c.at[s.Index()] != nil || s.UPOS() != syntax.Pron && s.UPOS() != syntax.Det:
		case isA("which", s.Lower()) && up && v.BaseRel() == syntax.Acl:
			return c.parties(h), true
		case isA("himself", s.Lower()) && up && v.BaseRel() != syntax.Acl:
			return c.subjects(h, depth+1)
		}
		return c.subjectsOf(v), true
	}
	h, ok := v.Head()
	if !ok {
		return nil, false
	}
	switch v.BaseRel() {
	case syntax.Acl:
		return c.parties(h), true
	case syntax.Xcomp:
		if o, ok := h.Child(syntax.Obj, syntax.Iobj); ok && o.Index() < v.Index() {
			return c.parties(o), true
		}
		if passive(h) {
			if s, ok := h.ChildBase(syntax.Nsubj); ok {
				return c.parties(s), true
			}
		}
		return c.subjects(h, depth+1)
	case syntax.Conj, syntax.Advcl, syntax.Ccomp, syntax.Parataxis, syntax.Dep:
		return c.subjects(h, depth+1)
	}
	return nil, false
}

// recalled tells of a verb in a clause that tells of another time: "after leaving
// Mali".
func recalled(v syntax.Token) bool {
	if v.BaseRel() != syntax.Advcl {
		return false
	}
	m, ok := v.ChildBase(syntax.Mark)
	return ok && isA("recall", m.Lower())
}

// subjectsOf are the parties of all subjects of a verb: a parser that misses how
// they are joined gives it several.
func (c *coder) subjectsOf(v syntax.Token) []*phrase {
	var out []*phrase
	for k := range v.Children() {
		if k.BaseRel() == syntax.Nsubj {
			out = append(out, c.parties(k)...)
		}
	}
	return out
}

// before is the last party that stands before a verb: for trees without a
// subject.
func (c *coder) before(v syntax.Token) []*phrase {
	for _, p := range slices.Backward(c.phrases) {
		if p.inside == nil && len(p.codes) > 0 && p.last <= v.Index() {
			return c.joined(first(p.head))
		}
	}
	return nil
}

// parties are the phrases that a noun and those joined to it name: its own, else the
// first one within it.
func (c *coder) parties(k syntax.Token) []*phrase {
	var out []*phrase
	if p := c.at[k.Index()]; p != nil {
		out = append(out, p)
	} else if p := c.within(k); p != nil {
		out = append(out, c.joined(first(p.head))...)
	}
	for child := range k.Children() {
		if child.Is(syntax.Conj) {
			out = append(out, c.parties(child)...)
		}
	}
	return out
}

// within is the first phrase inside a noun phrase, clauses and joined words left
// out.
func (c *coder) within(k syntax.Token) *phrase {
	for child := range k.Children() {
		switch child.BaseRel() {
		case syntax.Conj, syntax.Acl, syntax.Advcl, syntax.Parataxis, syntax.Appos:
			continue
		}
		if p := c.at[child.Index()]; p != nil && len(p.codes) > 0 {
			return p
		}
		if p := c.within(child); p != nil {
			return p
		}
	}
	return nil
}

// targets are whom a verb touches: those it names first behind itself, who are not
// its sources.
func (c *coder) targets(v syntax.Token, sources []*phrase) []*phrase {
	if passive(v) {
		if s, ok := v.ChildBase(syntax.Nsubj); ok {
			if list := c.others(c.parties(s), sources); len(list) > 0 {
				return list
			}
		} else if h, ok := v.Head(); ok && v.BaseRel() == syntax.Acl {
			if list := c.others(c.parties(h), sources); len(list) > 0 {
				return list
			}
		}
	}
	if o, ok := v.Child(syntax.Obj, syntax.Iobj); ok {
		if p := c.at[o.Index()]; p != nil {
			if list := c.others(c.parties(o), sources); len(list) > 0 {
				return list
			}
		}
	}
	if list := c.behind(v, v.Index(), sources); len(list) > 0 {
		return list
	}
	for child := range v.Children() { // "condemned and attacked Mali"
		if child.Is(syntax.Conj) && child.UPOS() == syntax.Verb && !subjected(child) {
			if _, own := v.Child(syntax.Obj); !own {
				return c.targets(child, sources)
			}
		}
	}
	return c.fronted(v, sources)
}

// fronted are the parties of a phrase, and not of a clause, that stands before a
// verb without being its subject: "With Mali, Chad signed a pact".
func (c *coder) fronted(v syntax.Token, sources []*phrase) []*phrase {
	for k := range v.Children() {
		if k.Index() < v.Index() && (k.BaseRel() == syntax.Obl || k.BaseRel() == syntax.Obj) {
			if list := c.others(c.parties(k), sources); len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

func subjected(v syntax.Token) bool {
	_, ok := v.ChildBase(syntax.Nsubj)
	return ok
}

// behind are the first parties in a verb's own clauses that stand after a token.
func (c *coder) behind(v syntax.Token, after int, sources []*phrase) []*phrase {
	for _, p := range c.phrases {
		if p.inside != nil || p.head.Index() <= after || !c.governs(v, p.head) {
			continue
		}
		list := c.joined(first(p.head))
		if !c.governs(v, first(p.head)) {
			list = c.joined(p.head)
		}
		if list = c.others(list, sources); len(list) > 0 {
			return list
		}
	}
	return nil
}

// governs tells whether a word hangs on a verb without another verb that is joined
// to it, or its subject, between them.
func (c *coder) governs(v, k syntax.Token) bool {
	for range maxClimb {
		h, ok := k.Head()
		if !ok {
			return false
		}
		if h == v {
			switch k.BaseRel() {
			case syntax.Conj, syntax.Parataxis:
				return k.UPOS() != syntax.Verb
			case syntax.Nsubj, syntax.Csubj:
				return false
			case syntax.Advcl:
				return !recalled(k)
			}
			return true
		}
		k = h
	}
	return false
}

// government is CAMEO's sector of those who govern.
const government = "GOV"

// others are those of some phrases that have a code which none of the sources has. A
// government does nothing to its own country as a whole: "Mali's president said
// Mali would agree".
func (c *coder) others(list, sources []*phrase) []*phrase {
	var out []*phrase
	for _, p := range list {
		same := slices.ContainsFunc(sources, func(q *phrase) bool { return q == p || slices.Equal(q.codes, p.codes) || governs(q.codes, p.codes) })
		if len(p.codes) > 0 && !same {
			out = append(out, p)
		}
	}
	return out
}

// governs tells whether all of some codes are countries whose governments are among
// others.
func governs(codes, countries []string) bool {
	for _, country := range countries {
		if !slices.ContainsFunc(codes, func(c string) bool { return strings.HasPrefix(c, country+government) }) {
			return false
		}
	}
	return len(countries) > 0
}
