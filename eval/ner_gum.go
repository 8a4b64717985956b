package eval

import (
	"slices"
	"sort"
	"strings"

	"chancery/record"
	"chancery/syntax"
	"chancery/where"
)

// gumMentions are the persons, organizations and places of a text as GUM marks
// them: every noun phrase whose head is a proper noun, with its article, its
// titles and the clauses that belong to it, and the names within names. The
// tree gives the phrases; the names found give their types.
//
// Which relations a phrase spans was counted on GUM's train split: coordinated
// names and appositions are mentions of their own, a possessive mark is part of
// its name only where the name stands before what is possessed.
type gumMentions struct {
	text *syntax.Text // parsed with GUM's extent of names
	// types counts what each name was taken for, over the whole document.
	types map[string]map[syntax.NameType]int
}

func newGUMMentions(source string) *gumMentions {
	g := &gumMentions{text: syntax.ParseNames(source, syntax.GUM), types: map[string]map[syntax.NameType]int{}}
	for _, t := range []*syntax.Text{g.text, syntax.Parse(source)} { // names in either extent
		for _, n := range t.Names() {
			g.count(t.Span(n.First, n.Last), n.Type)
		}
	}
	return g
}

func (g *gumMentions) count(s syntax.Span, t syntax.NameType) {
	key := nameKey(s)
	if g.types[key] == nil {
		g.types[key] = map[syntax.NameType]int{}
	}
	g.types[key][t]++
}

// nameKey is a name without its article and possessive mark.
func nameKey(s syntax.Span) string {
	w := strings.ToLower(s.Text())
	w = strings.TrimPrefix(w, "the ")
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
}

// find lists the mentions in order, the longer first where two begin together.
func (g *gumMentions) find(q *record.Quoter) []nerEntity {
	out := []nerEntity{}
	seen := map[syntax.Span]bool{}
	add := func(s syntax.Span, t syntax.NameType) {
		if seen[s] || t != syntax.Person && t != syntax.Organization && t != syntax.Place {
			return
		}
		seen[s] = true
		out = append(out, nerEntity{Start: q.Rune(s.Start()), End: q.Rune(s.End()), Type: string(t), Text: s.Text()})
	}
	for _, n := range g.text.Names() {
		add(g.whole(n), n.Type)
		if n.Type != syntax.Person {
			g.within(n, add)
		}
	}
	for i := range g.text.Len() {
		if _, named := g.text.NameAt(i); !named && headsName(g.text.Token(i)) {
			s := g.phrase(g.text.Token(i))
			add(s, g.known(s, false))
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Start != out[j].Start {
			return out[i].Start < out[j].Start
		}
		return out[i].End > out[j].End
	})
	return out
}

// within adds the names inside a longer one: the place of a university.
func (g *gumMentions) within(n syntax.Name, add func(syntax.Span, syntax.NameType)) {
	outer, _ := g.text.Span(n.First, n.Last).Head()
	for i := n.First; i < n.Last; i++ {
		if i == outer.Index() || !headsName(g.text.Token(i)) {
			continue
		}
		if s := g.phrase(g.text.Token(i)); n.First <= s.First && s.Last <= n.Last {
			add(s, g.known(s, true))
		}
	}
}

// headsName tells whether a word is a proper noun that does not only continue
// another.
func headsName(t syntax.Token) bool {
	return t.UPOS() == syntax.Propn && !t.Is(syntax.Flat, syntax.Goeswith, syntax.Fixed, syntax.Reparandum)
}

// known is what the same words are elsewhere in the document, or in the
// gazetteer of places if that may be asked.
func (g *gumMentions) known(s syntax.Span, gazetteer bool) syntax.NameType {
	best, most := syntax.NameType(""), 0
	for _, t := range []syntax.NameType{syntax.Person, syntax.Place, syntax.Organization} {
		if n := g.types[nameKey(s)][t]; n > most {
			best, most = t, n
		}
	}
	if best == "" && gazetteer {
		if p, ok := where.Lookup(s.Text(), ""); ok && !p.Adjective && (p.Level == where.Country || p.Level == where.Region || p.Population >= wellKnown) {
			return syntax.Place
		}
	}
	return best
}

// wellKnown is the number of people from which a town within a longer name is
// believed.
const wellKnown = 100_000

// whole widens a name by the relative clauses of its head.
func (g *gumMentions) whole(n syntax.Name) syntax.Span {
	s := g.text.Span(n.First, n.Last)
	head, ok := s.Head()
	if !ok {
		return s
	}
	for c := range head.Children() {
		if c.Is(syntax.AclRelcl) && c.Index() >= n.Last {
			s.Last = max(s.Last, c.Subtree().Last)
		}
	}
	return s
}

// apart are relations of a head that its mention does not span.
var apart = []syntax.Rel{
	syntax.Case, syntax.CC, syntax.Conj, syntax.Appos, syntax.RelPunct, syntax.Parataxis, syntax.Cop, syntax.Nsubj,
	syntax.Mark, syntax.Discourse, syntax.Vocative, syntax.Advmod, syntax.Dislocated, "list", syntax.RelAux, syntax.Reparandum,
	syntax.Orphan, syntax.Obl, syntax.Advcl,
}

// phrase is the stretch of words around the head that its mention spans.
func (g *gumMentions) phrase(head syntax.Token) syntax.Span {
	first, last := head.Index(), head.Index()+1
	for c := range head.Children() {
		if c.Is(syntax.Case) && c.XPOS() == "POS" {
			last = max(last, c.Index()+1)
			continue
		}
		if slices.Contains(apart, c.BaseRel()) {
			continue
		}
		sub := c.Subtree()
		first, last = min(first, sub.First), max(last, sub.Last)
	}
	for last > first+1 && g.text.Token(last-1).UPOS() == syntax.Punct && !strings.ContainsAny(g.text.Token(last-1).Text(), ").”\"") {
		last--
	}
	for first < last-1 && g.text.Token(first).UPOS() == syntax.Punct {
		first++
	}
	return g.text.Span(first, last)
}
