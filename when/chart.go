package when

import (
	"fmt"
	"strings"
	"sync"
)

// The grammar is a list of rules "name: elements" with an action each. An
// element is
//
//	word|word     one of these words or marks, as they stand in lower case
//	@class        a word of a class of the lexicon
//	<name>        what another rule, or a function of the grammar, reads
//
// with ~ before it when it must touch the word before, and ? after it when it
// may be absent. The chart fills itself on demand: what a name reads from a
// word on is worked out once, and of two readings that end at the same word
// the one of the earlier rule stays, so cost is bounded by the words times the
// rules.

// action makes the value of a rule from the values of its elements, or refuses.
type action func(p *parser, a []value) (value, bool)

type element struct {
	lits     bits
	classes  class
	name     int // number of a name + 1, 0 for none
	glued    bool
	optional bool
}

type rule struct {
	elems []element
	do    action
	first firstSet
	text  string
}

type bits [6]uint64

func (b *bits) set(i int16)      { b[i>>6] |= 1 << (i & 63) }
func (b *bits) has(i int16) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// firstSet is what may stand first.
type firstSet struct {
	lits    bits
	classes class
}

func (f *firstSet) add(o *firstSet) bool {
	old := *f
	for i := range f.lits {
		f.lits[i] |= o.lits[i]
	}
	f.classes |= o.classes
	return old != *f
}

func (f *firstSet) admits(w *word) bool {
	return f.classes&w.classes != 0 || w.lit != 0 && f.lits.has(w.lit)
}

// reader reads a name natively: all values that begin at word i.
type reader func(p *parser, i int) []reading

type grammar struct {
	literals map[string]int16
	names    map[string]int
	rules    [][]rule // by name
	natives  []reader // by name, nil for those that are rules
	first    []firstSet
	top      int
}

// reading is a value with the word just past it.
type reading struct {
	end int
	v   value
}

var theGrammar = sync.OnceValue(func() *grammar {
	g := &grammar{literals: map[string]int16{}, names: map[string]int{}}
	for _, n := range natives() {
		id := g.name(n.name)
		g.natives[id] = n.read
		g.first[id].classes = n.classes
		for _, l := range strings.Fields(n.lits) {
			g.first[id].lits.set(g.literal(l))
		}
	}
	for _, r := range allRules() {
		g.add(r)
	}
	g.close()
	g.top = g.name("top")
	return g
})

func (g *grammar) name(s string) int {
	id, ok := g.names[s]
	if !ok {
		id = len(g.names)
		g.names[s] = id
		g.rules = append(g.rules, nil)
		g.natives = append(g.natives, nil)
		g.first = append(g.first, firstSet{})
	}
	return id
}

func (g *grammar) literal(s string) int16 {
	id, ok := g.literals[s]
	if !ok {
		id = int16(len(g.literals) + 1)
		g.literals[s] = id
	}
	return id
}

type ruleText struct {
	name, elems string
	do          action
}

func (g *grammar) add(t ruleText) {
	r := rule{do: t.do, text: t.name + ": " + t.elems}
	for _, s := range strings.Fields(t.elems) {
		var e element
		if len(s) > 1 && s[0] == '~' {
			e.glued, s = true, s[1:]
		}
		if len(s) > 1 && s[len(s)-1] == '?' {
			e.optional, s = true, s[:len(s)-1]
		}
		switch {
		case s[0] == '@':
			for _, c := range strings.Split(s[1:], "|") {
				if classNames[c] == 0 {
					panic(fmt.Sprintf("when: no class %q in rule %q", c, r.text))
				}
				e.classes |= classNames[c]
			}
		case len(s) > 2 && s[0] == '<' && s[len(s)-1] == '>':
			e.name = g.name(s[1:len(s)-1]) + 1
		default:
			for _, l := range strings.Split(s, "|") {
				e.lits.set(g.literal(l))
			}
		}
		r.elems = append(r.elems, e)
	}
	id := g.name(t.name)
	g.rules[id] = append(g.rules[id], r)
}

// close works out what each name and rule may begin with.
func (g *grammar) close() {
	for name, id := range g.names {
		if g.natives[id] == nil && len(g.rules[id]) == 0 {
			panic("when: nothing reads <" + name + ">")
		}
	}
	for changed := true; changed; {
		changed = false
		for id := range g.rules {
			for k := range g.rules[id] {
				r := &g.rules[id][k]
				for _, e := range r.elems {
					f := firstSet{e.lits, e.classes}
					if e.name > 0 {
						f.add(&g.first[e.name-1])
					}
					r.first.add(&f)
					if !e.optional {
						break
					}
				}
				changed = g.first[id].add(&r.first) || changed
			}
		}
	}
}

// parser reads one run of words against one day of reference.
type parser struct {
	g      *grammar
	words  []word
	text   string
	ref    Date // the day relative words are counted from
	noRef  bool // it is not known: relative values are made unresolved
	order  order
	news   bool // the conventions of news: "last Friday" is the nearest one past
	tei    bool // spans are given: three digits may be a year
	strict bool // leave out what only chat would say
	memo   map[int][]reading
	vals   []value // stack of the elements' values
	depth  int
}

// read gives all that a name reads from word i on, at most one for each end.
func (p *parser) read(name, i int) []reading {
	if i >= len(p.words) || !p.g.first[name].admits(&p.words[i]) || p.depth > 40 {
		return nil
	}
	key := i*len(p.g.rules) + name
	if out, ok := p.memo[key]; ok {
		return out
	}
	p.memo[key] = nil // a rule that leads back here finds nothing
	p.depth++
	var out []reading
	if n := p.g.natives[name]; n != nil {
		out = n(p, i)
	}
	for k := range p.g.rules[name] {
		r := &p.g.rules[name][k]
		if r.first.admits(&p.words[i]) {
			out = p.match(r, 0, i, len(p.vals), out)
		}
	}
	p.depth--
	p.memo[key] = out
	return out
}

// match tries the elements of r from the k-th on at word i, with the values of
// those before on the stack from base, and adds what it finds to out.
func (p *parser) match(r *rule, k, i, base int, out []reading) []reading {
	if k == len(r.elems) {
		if hasEnd(out, i) {
			return out
		}
		v, ok := r.do(p, p.vals[base:])
		if ok {
			out = append(out, reading{i, v})
		}
		return out
	}
	e := &r.elems[k]
	if i < len(p.words) && (!e.glued || p.words[i].glued) {
		w := &p.words[i]
		switch {
		case e.name > 0:
			for _, rd := range p.read(e.name-1, i) {
				p.vals = append(p.vals, rd.v)
				out = p.match(r, k+1, rd.end, base, out)
				p.vals = p.vals[:base+k]
			}
		case e.classes != 0:
			if w.classes&e.classes != 0 {
				p.vals = append(p.vals, wordValue(w, e.classes, i))
				out = p.match(r, k+1, i+1, base, out)
				p.vals = p.vals[:base+k]
			}
		case w.lit != 0 && e.lits.has(w.lit):
			p.vals = append(p.vals, value{kind: isWord, s: w.low, tok: i})
			out = p.match(r, k+1, i+1, base, out)
			p.vals = p.vals[:base+k]
		}
	}
	if e.optional {
		p.vals = append(p.vals, value{})
		out = p.match(r, k+1, i, base, out)
		p.vals = p.vals[:base+k]
	}
	return out
}

func hasEnd(out []reading, end int) bool {
	for _, r := range out {
		if r.end == end {
			return true
		}
	}
	return false
}

func wordValue(w *word, c class, i int) value {
	v := value{kind: isWord, s: w.low, tok: i, n: float64(w.n)}
	if e, ok := w.entryOf(c); ok {
		v.s, v.n = e.s, float64(e.n)
	}
	return v
}
