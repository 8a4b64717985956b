package dossier

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// Reports are compared only when one looks up a block that the other stands in.
// A block is a pair of parties on a day, or what comes nearest to it for reports
// that tell less. So the cost of a report is that of the few that it may belong
// to, however many there are.

// Parties of an encounter in a block: of up to pairSides all pairs; from
// listSides on also each alone, since lists of many are cut short.
const (
	pairSides = 3
	listSides = 3
	textBands = 4 // bands of a text looked up where there is neither day nor pair
)

// Blocks gives the blocks that a report stands in and those it looks up: two
// reports can be of one encounter only when one looks up a block that the other
// stands in. A store keeps the first and asks for the second. Reports that a
// link speaks of must be given with links.
func Blocks(r Report, links []Link, opt Options) (in, look []string) {
	l := newLinked(links)
	return newProfile(&r, l.has(r.Key), opt).blocks(l)
}

// blocks are worked out once for the reports that the profile has.
func (p *profile) blocks(l *linked) (in, look []string) {
	if p.in == nil {
		p.in, p.look = p.newBlocks(l)
	}
	return p.in, p.look
}

func (p *profile) newBlocks(l *linked) (in, look []string) {
	var b blocks
	b.who(p)
	if p.span.grain == unknowing || len(b.near) == 0 {
		b.text(p, "t", "T", "t")
	} else {
		b.text(p, "T", "t")
	}
	b.days(p)
	for k := range p.reports {
		if l.has(k) {
			b.in = append(b.in, "k"+k.String())
			for _, o := range l.of[k] {
				b.look = append(b.look, "k"+o.String())
			}
		}
	}
	return unique(b.in), unique(b.look)
}

// blocks gathers the two lists.
type blocks struct {
	near     []string // keys of parties, both stood in and looked up
	known    []string // keys of those with a country, for those who lack it
	lacking  []string // the same keys of those who lack it
	in, look []string
}

// who makes the keys of the parties.
func (b *blocks) who(p *profile) {
	sides := p.sides
	switch {
	case p.class == classVisit:
		for _, s := range sides {
			b.near = append(b.near, "v"+s.sort())
		}
		return
	case len(sides) == 1:
		if len(sides[0].persons) > 1 {
			b.near = append(b.near, sides[0].code+"+"+sides[0].code)
		}
		return
	}
	if len(sides) >= listSides {
		for _, s := range sides {
			b.near = append(b.near, "*"+s.sort())
		}
	}
	if len(sides) > pairSides {
		return
	}
	for i, s := range sides {
		for _, o := range sides[i+1:] {
			b.pair(s, o)
		}
	}
}

// pair makes the keys of two parties. One without a country is found by the
// words of its name.
func (b *blocks) pair(s, o party) {
	if s.code != "" && o.code != "" {
		b.near = append(b.near, s.code+"+"+o.code)
		b.known = append(b.known, nameKeys(s.code, o)...)
		b.known = append(b.known, nameKeys(o.code, s)...)
		return
	}
	for _, x := range [][2]party{{s, o}, {o, s}} {
		b.near = append(b.near, nameKeys("~"+x[0].code, x[1])...)
		b.lacking = append(b.lacking, nameKeys(x[0].code, x[1])...)
	}
}

func nameKeys(code string, p party) []string {
	var out []string
	for _, x := range p.persons {
		for _, w := range x.name.Telling() {
			out = append(out, code+"+"+w)
		}
	}
	return out
}

// days puts the keys of the parties on days and months.
func (b *blocks) days(p *profile) {
	s := p.span
	reach := 1
	if p.class == classVisit {
		reach = visitGap
	}
	switch s.grain {
	case unknowing:
		return
	case toMonth:
		for _, k := range b.near {
			b.in = append(b.in, dayKey("M", s.from, k))
			b.look = append(b.look, dayKey("M", s.from, k), dayKey("m", s.from, k))
		}
		return
	}
	last := min(s.to, s.from+longestSpan)
	for d := s.from; d <= last; d++ {
		for _, k := range b.near {
			b.in = append(b.in, dayKey("d", d, k))
		}
	}
	for d := s.from - reach; d <= last+reach; d++ {
		for _, k := range b.near {
			b.look = append(b.look, dayKey("d", d, k))
		}
	}
	for m := monthOf(s.from - reach); m <= last+reach; m = monthOf(m + longestSpan) {
		b.month(m)
	}
}

// month stands in what is kept by months: what reports of a month look for, and
// what those that lack a country and those that know it look for in each other.
func (b *blocks) month(m int) {
	for _, k := range b.near {
		b.in = append(b.in, dayKey("m", m, k))
		b.look = append(b.look, dayKey("M", m, k))
	}
	for _, k := range b.known {
		b.in = append(b.in, dayKey("n", m, k))
		b.look = append(b.look, dayKey("n", m, "~"+k))
	}
	for _, k := range b.lacking {
		b.in = append(b.in, dayKey("n", m, "~"+k))
		b.look = append(b.look, dayKey("n", m, k))
	}
}

// longestSpan bounds, in days, the span that a report stands in; no month is
// longer.
const longestSpan = 31

// A dated block's name has its day at a fixed place, of dayDigits, counted from
// dayZero so that it is positive.
const (
	dayDigits = 6
	dayZero   = 1 << 16
)

func dayKey(kind string, day int, key string) string {
	var b [1 + dayDigits]byte
	b[0] = kind[0]
	n := max(day+dayZero, 0)
	for i := dayDigits; i > 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return string(b[:]) + key
}

// Number makes a number of a block's name for a store to keep. Those of one day
// follow one another, those without a day come last; two names of one number are
// rare and cost a comparison more.
func Number(block string) int64 {
	const dayBits, hashBits = 18, 44
	h := fnv.New64a()
	h.Write([]byte(block))
	sum := h.Sum64()
	if block == "" || !strings.Contains("dmMn", block[:1]) {
		return int64(1<<(dayBits+hashBits) | sum>>2)
	}
	day := 0
	for _, c := range []byte(block[1 : 1+dayDigits]) {
		day = 10*day + int(c-'0')
	}
	return int64(min(day, 1<<dayBits-1))<<hashBits | int64(sum>>(64-hashBits))
}

// text adds keys of the text, to stand in and to look up.
func (b *blocks) text(p *profile, in string, look ...string) {
	for r := range p.reports {
		for i, band := range p.reports[r].Text.bandsOf() {
			if i == textBands {
				break
			}
			b.in = append(b.in, fmt.Sprintf("%s%x", in, band))
			for _, l := range look {
				b.look = append(b.look, fmt.Sprintf("%s%x", l, band))
			}
		}
	}
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// String writes the key for people: document, "#", encounter.
func (k Key) String() string { return k.Document + "#" + k.Encounter }

// linked are a person's rulings, by report.
type linked struct {
	of    map[Key][]Key // reports that a ruling joins or parts
	joins []Link
	parts map[[2]Key]bool
}

// newLinked reads rulings. Of several on one pair the last wins.
func newLinked(links []Link) *linked {
	l := &linked{of: map[Key][]Key{}, parts: map[[2]Key]bool{}}
	ruled := map[[2]Key]bool{}
	for _, link := range links {
		pair := pairOf(link.A, link.B)
		if pair[0] != pair[1] {
			ruled[pair] = link.Same
		}
	}
	for pair, same := range ruled {
		l.of[pair[0]] = append(l.of[pair[0]], pair[1])
		l.of[pair[1]] = append(l.of[pair[1]], pair[0])
		if same {
			l.joins = append(l.joins, Link{A: pair[0], B: pair[1], Same: true})
		} else {
			l.parts[pair] = true
		}
	}
	slices.SortFunc(l.joins, func(x, y Link) int {
		if c := x.A.compare(y.A); c != 0 {
			return c
		}
		return x.B.compare(y.B)
	})
	return l
}

func pairOf(a, b Key) [2]Key {
	if a.compare(b) > 0 {
		a, b = b, a
	}
	return [2]Key{a, b}
}

func (l *linked) has(k Key) bool { return len(l.of[k]) > 0 }

// ruledJoin and ruledPart tell what a person ruled on two profiles. A report
// that is ruled on is a profile of its own.
func (l *linked) ruledJoin(a, b *profile) bool {
	x, okA := a.only()
	y, okB := b.only()
	if !okA || !okB || !l.has(x) {
		return false
	}
	pair := pairOf(x, y)
	return slices.ContainsFunc(l.joins, func(j Link) bool { return j.A == pair[0] && j.B == pair[1] })
}

func (l *linked) ruledPart(a, b *profile) bool {
	x, okA := a.only()
	y, okB := b.only()
	return okA && okB && l.parts[pairOf(x, y)]
}

// only is the report of a profile that has one.
func (p *profile) only() (Key, bool) {
	if len(p.reports) != 1 {
		return Key{}, false
	}
	for k := range p.reports {
		return k, true
	}
	return Key{}, false
}
