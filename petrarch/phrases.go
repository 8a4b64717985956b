package petrarch

import (
	"slices"
	"strings"

	"chancery/syntax"
)

// match is a stretch of tokens that names an actor or an agent.
type match struct {
	first, last int // tokens, last exclusive
	head        syntax.Token
	codes       []string // of an actor; none when it is not to be coded
	agent       *agent
	ref         ref
	own         bool // read by the program's own lexicons
	undated     bool // its codes need a date that the story has not
}

// phrase is a noun phrase with an actor or agent in it.
type phrase struct {
	first, last int
	head        syntax.Token
	codes       []string // an actor with its agents; several when the phrase joins them
	refs        []string // the lines of dictionaries that they rest on
	inside      *phrase  // the phrase that this one tells the country of
	bare        bool     // agents without an actor
}

// Named is an actor that the program's own lexicons found in a text.
type Named struct {
	First, Last int // tokens, with titles
	// NameFirst and NameLast are those of the bare name; equal where there is none. A
	// dictionary's actor inside a longer name is not that actor: "Washington" in
	// "Washington Post".
	NameFirst, NameLast int
	Codes               []string
}

// matches lists what names an actor or agent in a sentence: the user's actors
// first, the longest first, then what the program itself knows, then agents.
func (c *coder) matches(s syntax.Sentence) []match {
	atoms := c.atoms
	taken := make([]bool, s.Len())
	free := func(first, last int) bool {
		return !slices.Contains(taken[first-s.First():last-s.First()], true)
	}
	var out []match
	keep := func(m match) {
		for i := m.first; i < m.last; i++ {
			taken[i-s.First()] = true
		}
		m.head, _ = c.text.Span(m.first, m.last).Head()
		out = append(out, m)
	}
	for i := 0; i < len(atoms); {
		n, end := c.dict.names.longest(atoms, i)
		if end == 0 || i > 0 && !atoms[i-1].last {
			i++
			continue
		}
		codes, at, undated := n.actor.on(c.day)
		m := match{first: atoms[i].token, last: atoms[end-1].token + 1, ref: n.ref, undated: undated}
		if c.partOfName(m.first, m.last) {
			i = end
			continue
		}
		if at.file != "" {
			m.ref = at
		}
		for _, code := range codes {
			switch {
			case code == "###":
				c.drop(s, m.ref, atoms[i].token, atoms[end-1].token+1)
			case readCode(code) != "":
				m.codes = append(m.codes, code)
			}
		}
		keep(m)
		i = end
	}
	for len(c.own) > 0 && c.own[0].First < s.Last() {
		n := c.own[0]
		c.own = c.own[1:]
		if n.First < s.First() || n.Last > s.Last() || n.First >= n.Last {
			continue
		}
		switch {
		case free(n.First, n.Last):
			keep(match{first: n.First, last: n.Last, codes: n.Codes, own: true})
		case n.NameFirst >= n.First && n.NameLast <= n.Last && n.NameFirst < n.NameLast && free(n.NameFirst, n.NameLast):
			keep(match{first: n.NameFirst, last: n.NameLast, codes: n.Codes, own: true})
		}
	}
	for i := 0; i < len(atoms); {
		a, end := c.dict.roles.longest(atoms, i)
		if end == 0 || i > 0 && !atoms[i-1].last || !free(atoms[i].token, atoms[end-1].token+1) {
			i++
			continue
		}
		keep(match{first: atoms[i].token, last: atoms[end-1].token + 1, agent: &a, ref: a.ref})
		i = end
	}
	slices.SortStableFunc(out, func(a, b match) int { return a.first - b.first })
	return out
}

// partOfName tells whether tokens lie inside a longer name that the program itself
// knows.
func (c *coder) partOfName(first, last int) bool {
	for _, n := range c.own {
		if n.First >= last {
			return false
		}
		if n.NameFirst <= first && last <= n.NameLast && n.NameLast-n.NameFirst > last-first {
			return true
		}
	}
	return false
}

// read makes phrases of the matches of a sentence.
func (c *coder) read(s syntax.Sentence) {
	c.phrases, c.at = nil, map[int]*phrase{}
	found := c.matches(s)
	c.found = append(c.found, found...)
	var heads []int
	of := map[int][]match{}
	for _, m := range found {
		top := nominal(m.head).Index()
		if of[top] == nil {
			heads = append(heads, top)
		}
		of[top] = append(of[top], m)
	}
	for _, h := range heads {
		p := c.compose(c.text.Token(h), of[h])
		c.phrases = append(c.phrases, p)
		c.at[h] = p
	}
	c.complete()
	for _, p := range c.phrases {
		p.codes = slices.Compact(p.codes)
	}
	slices.SortStableFunc(c.phrases, func(a, b *phrase) int { return a.first - b.first })
}

// compose makes a phrase of the matches that one noun heads: its first actor, with
// those joined to it, and all agents.
func (c *coder) compose(head syntax.Token, list []match) *phrase {
	p := &phrase{first: list[0].first, last: list[0].last, head: head, bare: true}
	var lead *match
	for i := range list {
		m := &list[i]
		p.first, p.last = min(p.first, m.first), max(p.last, m.last)
		if m.agent != nil {
			continue
		}
		if lead == nil {
			lead = m
		} else if m.own && !lead.own && len(m.codes) == 1 && len(lead.codes) == 1 && strings.HasPrefix(m.codes[0], lead.codes[0]) {
			p.codes[0] = m.codes[0] // "Israeli Prime Minister Olmert" is more than Israel
			continue
		} else if m.head.Index() == lead.head.Index() || first(m.head).Index() != first(lead.head).Index() {
			continue
		}
		p.bare = false
		p.codes = append(p.codes, m.codes...)
		if !m.own && len(m.codes) > 0 {
			p.refs = append(p.refs, m.ref.String())
		}
	}
	p.last = max(p.last, head.Index()+1)
	if lead != nil && len(p.codes) == 0 {
		return p // known, and not to be coded
	}
	c.roles[p] = agentsOf(list)
	p.codes = c.dressed(p, p.codes)
	return p
}

func agentsOf(list []match) []match {
	var out []match
	for _, m := range list {
		if m.agent != nil {
			out = append(out, m)
		}
	}
	return out
}

// dressed are codes with the agents of a phrase, each once; of no code, those of
// the agents alone.
func (c *coder) dressed(p *phrase, codes []string) []string {
	if len(codes) == 0 {
		codes = []string{""}
	}
	var out []string
	for _, code := range codes {
		for _, m := range c.roles[p] {
			if !strings.Contains(code, m.agent.code) {
				if m.agent.before {
					code = m.agent.code + code
				} else {
					code += m.agent.code
				}
			}
			if !slices.Contains(p.refs, m.ref.String()) {
				p.refs = append(p.refs, m.ref.String())
			}
		}
		if code != "" {
			out = append(out, code)
		}
	}
	return out
}

// complete gives agents without an actor that of the phrase they hang together
// with: "soldiers from Mali", "Danish media and government", "lawmakers and
// officials in Spain".
func (c *coder) complete() {
	for _, p := range c.phrases {
		if p.bare {
			c.adopt(p, c.owners(p.head))
		}
	}
	for _, p := range c.phrases {
		if !p.bare {
			continue
		}
		if h := first(p.head); h.Index() != p.head.Index() && !determined(p.head) {
			q := c.at[h.Index()]
			switch {
			case q != nil && len(c.owned[q]) > 0 && c.owned[q][0].first > p.head.Index():
				c.adopt(p, c.owned[q])
				continue
			case q != nil && !q.bare && leads(q):
				c.share(p, q)
				continue
			}
		}
		for k := range p.head.Children() {
			if q := c.at[k.Index()]; k.Is(syntax.Conj) && q != nil && !q.bare && len(c.owned[q]) > 0 {
				c.adopt(p, c.owned[q])
				break
			}
		}
	}
}

// leads tells whether a phrase's actor stands before its head, for what is joined
// to share.
func leads(p *phrase) bool { return p.first < p.head.Index() }

func determined(k syntax.Token) bool {
	_, ok := k.ChildBase(syntax.RelDet)
	return ok
}

// owners are the phrases that a preposition makes the owners of a noun's, or the place where
// it is, with those joined to them.
func (c *coder) owners(k syntax.Token) []*phrase {
	for child := range k.Children() {
		if child.BaseRel() == syntax.Nmod && child.Rel() != syntax.NmodPoss && cased(child, "owner") {
			if list := c.joined(child); len(list) > 0 && !list[0].bare {
				return list
			}
		}
	}
	return nil
}

// adopt gives agents the actors of other phrases, which then are no parties of
// their own.
func (c *coder) adopt(p *phrase, owners []*phrase) {
	var codes []string
	for _, q := range owners {
		for _, code := range q.codes {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
		for _, r := range q.refs {
			if !slices.Contains(p.refs, r) {
				p.refs = append(p.refs, r)
			}
		}
	}
	if len(codes) == 0 {
		return
	}
	for _, q := range owners {
		if q.inside == nil {
			q.inside = p
			p.first, p.last = min(p.first, q.first), max(p.last, q.last)
		}
	}
	p.bare, p.codes = false, c.dressed(p, codes)
	c.owned[p] = owners
}

// share gives agents the actor of the phrase they are joined to.
func (c *coder) share(p, q *phrase) {
	var codes []string
	for _, code := range q.codes {
		for _, m := range c.roles[q] { // its own office, not what modifies it
			if m.first <= q.head.Index() && q.head.Index() < m.last {
				code = strings.Replace(code, m.agent.code, "", 1)
			}
		}
		codes = append(codes, code)
	}
	p.bare, p.codes = false, c.dressed(p, codes)
	p.refs = append(p.refs, q.refs...)
}

// joined are the phrases of a noun and of those joined to it, in their order.
func (c *coder) joined(k syntax.Token) []*phrase {
	var out []*phrase
	if p := c.at[k.Index()]; p != nil {
		out = append(out, p)
	}
	for child := range k.Children() {
		if child.Is(syntax.Conj) {
			out = append(out, c.joined(child)...)
		}
	}
	return out
}
