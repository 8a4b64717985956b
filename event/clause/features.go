package clause

import (
	"strconv"
)

// Span is a byte range of a clause's text, end exclusive.
type Span struct{ Start, End int }

// Clause is a sentence or clause with its two actors marked. Either list may
// be empty when the actor is not told.
type Clause struct {
	Text           string
	Source, Target []Span
}

// The zones of a clause around its two actors.
const (
	zonePre  = 'p' // before the first actor
	zoneMid  = 'm' // between the actors
	zonePost = 'q' // after the second
	zoneSrc  = 's'
	zoneTgt  = 't'
)

// view is a clause cut into words, each with its zone.
type view struct {
	words []word
	zone  []byte
	// order is 'f' when the source stands first, 'b' when the target does, '1'
	// when only the source is marked, '2' only the target, '0' neither.
	order byte
	hits  []hit
	src   int // first word after the source, or 0
	tgt   int // first word of the target, or len(words)
}

func look(c Clause, l *lexicon) *view { return l.read(c.Text).around(c.Source, c.Target) }

// Sentence is a text cut into words, with the phrases of the lexicon in it: what
// is the same whichever two actors of it are asked about.
type Sentence struct {
	words []word
	hits  []hit
}

func (l *lexicon) read(text string) *Sentence {
	words := split(text)
	return &Sentence{words, l.find(words)}
}

// around sets the zones of the sentence for two actors.
func (s *Sentence) around(source, target []Span) *view {
	v := &view{words: s.words, hits: s.hits}
	n := len(v.words)
	v.zone = make([]byte, n)
	s0, s1 := cover(v.words, source)
	t0, t1 := cover(v.words, target)
	for i := range v.zone {
		v.zone[i] = zonePost
	}
	first, second := pairUp(v, s0, s1, t0, t1)
	for i := range v.zone {
		switch {
		case i < first:
			v.zone[i] = zonePre
		case i < second:
			v.zone[i] = zoneMid
		}
	}
	mark(v, target, zoneTgt)
	mark(v, source, zoneSrc)
	return v
}

// pairUp sets order, src and tgt and gives the bounds of the middle zone.
func pairUp(v *view, s0, s1, t0, t1 int) (first, second int) {
	n := len(v.words)
	v.src, v.tgt = 0, n
	switch {
	case s1 == 0 && t1 == 0:
		v.order = '0'
		return 0, n
	case t1 == 0:
		v.order, v.src = '1', s1
		return s1, n
	case s1 == 0:
		v.order, v.tgt = '2', t0
		return 0, t0
	case s0 <= t0:
		v.order, v.src, v.tgt = 'f', s1, t0
		return min(s1, t0), t0
	default:
		v.order, v.src, v.tgt = 'b', s1, t0
		return min(t1, s0), s0
	}
}

// cover gives the words that the first of the spans covers, or 0, 0.
func cover(words []word, spans []Span) (first, last int) {
	if len(spans) == 0 {
		return 0, 0
	}
	first = -1
	for i, w := range words {
		if w.end > spans[0].Start && w.start < spans[0].End {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	if first < 0 {
		return 0, 0
	}
	return first, last
}

func mark(v *view, spans []Span, zone byte) {
	for _, s := range spans {
		for i, w := range v.words {
			if w.end > s.Start && w.start < s.End {
				v.zone[i] = zone
			}
		}
	}
}

// bag collects features by the hash of their names: 32 bits are enough for the
// tens of thousands that a model keeps. Of a feature added twice the larger
// value counts, so that a repeated word tells no more than one.
type bag struct {
	keys   []uint32
	values []float32
	at     map[uint32]int32
}

func newBag() *bag { return &bag{at: make(map[uint32]int32, 512)} }

// add adds the feature whose name is the parts joined.
func (b *bag) add(value float32, parts ...string) {
	k := uint32(2166136261) // FNV-1a
	for _, p := range parts {
		for i := range len(p) {
			k = (k ^ uint32(p[i])) * 16777619
		}
	}
	if i, ok := b.at[k]; ok {
		b.values[i] = max(b.values[i], value)
		return
	}
	b.at[k] = int32(len(b.keys))
	b.keys = append(b.keys, k)
	b.values = append(b.values, value)
}

// features names what the linear model sees of a clause.
func (v *view) features() *bag {
	b := newBag()
	b.add(0.5, "o:", string(v.order))
	v.wordFeatures(b)
	v.gramFeatures(b)
	v.actorFeatures(b)
	v.phraseFeatures(b)
	return b
}

func (v *view) wordFeatures(b *bag) {
	for i, w := range v.words {
		z := v.zone[i]
		if z == zoneSrc || z == zoneTgt {
			b.add(0.4, "a:", w.stem)
			continue
		}
		b.add(1, "w:", w.stem)
		b.add(0.8, "z", string(z), string(v.order), ":", w.stem)
		if v.src > 0 && i >= v.src && i < v.src+6 {
			b.add(0.8, "n:", w.stem)
		}
		if len(w.low) > 5 {
			b.add(0.4, "p:", w.low[:5])
		}
	}
}

// gramFeatures are pairs and triples of stems, the actors as S and T.
func (v *view) gramFeatures(b *bag) {
	seq := v.sequence()
	for i := range seq {
		if i+1 < len(seq) {
			b.add(0.7, "b:", seq[i], " ", seq[i+1])
		}
		if i+2 < len(seq) {
			b.add(0.4, "s:", seq[i], " ", seq[i+2])
			if around(seq[i : i+3]) {
				b.add(0.6, "t:", seq[i], " ", seq[i+1], " ", seq[i+2])
			}
		}
	}
}

func around(seq []string) bool {
	for _, s := range seq {
		if s == "<S>" || s == "<T>" {
			return true
		}
	}
	return false
}

// sequence is the stems with each run of an actor's words as one sign.
func (v *view) sequence() []string {
	out := make([]string, 0, len(v.words))
	for i, w := range v.words {
		sign := ""
		switch v.zone[i] {
		case zoneSrc:
			sign = "<S>"
		case zoneTgt:
			sign = "<T>"
		}
		if sign == "" {
			out = append(out, w.stem)
		} else if len(out) == 0 || out[len(out)-1] != sign {
			out = append(out, sign)
		}
	}
	return out
}

// actorFeatures say what the actors are: their words, the last of them apart.
func (v *view) actorFeatures(b *bag) {
	for i, w := range v.words {
		z := v.zone[i]
		if z != zoneSrc && z != zoneTgt {
			continue
		}
		b.add(0.5, string(z), ":", w.stem)
		if i+1 == len(v.words) || v.zone[i+1] != z {
			b.add(0.5, string(z), "h:", w.stem)
		}
	}
}

// phraseFeatures are the lexicon's codes found, by zone, by nearness to the
// source and to the target, and by length of the phrase.
func (v *view) phraseFeatures(b *bag) {
	firstAfter, lastBefore := "", ""
	firstAt, lastAt := 0, 0
	strongest := 0
	for _, h := range v.hits {
		z := v.zone[h.first]
		if z == zoneSrc || z == zoneTgt {
			b.add(0.5, "lxa:", string(z), h.code.Type)
			continue
		}
		name := h.code.Type
		b.add(1, "lx:", name)
		b.add(0.6, "lx:", name, "/", h.code.Mode)
		b.add(1, "lx", string(z), string(v.order), ":", name)
		if h.strength > 1 {
			b.add(1, "lxm:", name)
			b.add(0.8, "lxm", string(z), ":", name)
		}
		if h.first >= v.src && (firstAfter == "" || (h.first == firstAt && h.strength > strongest)) {
			firstAfter, firstAt, strongest = name, h.first, h.strength
		}
		if h.first < v.tgt && h.first >= lastAt {
			lastBefore, lastAt = name, h.first
		}
		if v.src > 0 && h.first >= v.src && h.first < v.src+4 {
			b.add(1, "lxn:", name)
		}
	}
	if firstAfter != "" {
		b.add(1.5, "lxf:", firstAfter)
	}
	if lastBefore != "" {
		b.add(1, "lxl:", lastBefore)
	}
	b.add(0.3, "lc:", strconv.Itoa(min(len(v.hits), 4)))
}
