package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// grid holds what the features look at, an array a property and an entry a
// token. Words and labels are kept as hashes: nothing else is asked of them
// than whether they are equal.
type grid struct {
	n          int
	start, end []int    // bytes
	word       []uint32 // lower case, digits folded
	lemma      []uint32
	suffix     []uint32
	prefix     []uint32
	shape      []uint8
	tag        []uint32 // fine tag
	pos        []uint32 // universal tag
	rel        []uint32
	head       []int32 // token index, -1 at a root
	depth      []uint8
	sent       []int32    // sentence index
	para       []int32    // paragraph index
	paraFirst  []int32    // first token of the paragraph
	seen       [][4]int32 // how many commas, "that", colons and quotation marks stand before a token
	left       []int32    // leftmost token of the subtree
	right      []int32    // rightmost token of the subtree, inclusive
	quote      []uint8    // inside a quotation: one of the quote… bits
	cue        []uint8    // how often the lemma is a cue: 0 never … 3 mostly
	cueLeft    []int32    // nearest cue-like token before this one in the sentence, -1 none
	cueRight   []int32    // the same after it
	cueUp      []int32    // nearest cue-like token above it in the tree, -1 none
	via        []int32    // the child of cueUp on the way, this token when directly below
	cueSide    []int32    // nearest cue-like token that hangs as parataxis on this token or on one above it, -1 none
	sentLen    []int32
	sentPos    []int32
	text       string
}

const (
	quoteIn    = 1 << iota // between quotation marks
	quoteOpen              // an opening mark
	quoteClose             // a closing mark
	quoteLong              // the quotation has at least six tokens
)

func (g *grid) resize(n int) {
	g.n = n
	for _, s := range []*[]int{&g.start, &g.end} {
		*s = make([]int, n)
	}
	for _, s := range []*[]uint32{&g.word, &g.lemma, &g.suffix, &g.prefix, &g.tag, &g.pos, &g.rel} {
		*s = make([]uint32, n)
	}
	for _, s := range []*[]int32{&g.head, &g.sent, &g.para, &g.paraFirst, &g.left, &g.right, &g.cueLeft, &g.cueRight, &g.cueUp, &g.via, &g.cueSide, &g.sentLen, &g.sentPos} {
		*s = make([]int32, n)
	}
	for _, s := range []*[]uint8{&g.shape, &g.quote, &g.cue, &g.depth} {
		*s = make([]uint8, n)
	}
}

// hash is FNV-1a over the bytes of s, with ASCII letters lowered and digits
// folded to one.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// shapeOf tells how a word is written: 0 mark, 1 lower, 2 Capital, 3 CAPITALS,
// 4 digits, 5 other.
func shapeOf(w string) uint8 {
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(r):
		return 4
	case unicode.IsLower(r):
		return 1
	case unicode.IsUpper(r):
		for _, r := range w[size:] {
			if unicode.IsLower(r) {
				return 2
			}
		}
		if size == len(w) {
			return 2
		}
		return 3
	case unicode.IsPunct(r) || unicode.IsSymbol(r):
		return 0
	}
	return 5
}

// fill sets a token's own properties.
func (g *grid) fill(i int, word, lemma, tag, pos, rel string, start, end int) {
	g.start[i], g.end[i] = start, end
	g.word[i], g.lemma[i] = hash(plainMark(word)), hash(lemma)
	g.tag[i], g.pos[i], g.rel[i] = hash(tag), hash(pos), hash(rel)
	g.shape[i] = shapeOf(word)
	g.suffix[i] = hash(word[max(0, len(word)-3):])
	g.prefix[i] = hash(word[:min(len(word), 4)])
}

// plainMark gives one form to the marks that are written in several ways.
func plainMark(w string) string {
	switch w {
	case "“", "”", "„", "«", "»", "``", "''":
		return `"`
	case "’", "‘":
		return "'"
	case "–", "—", "--", "―":
		return "-"
	}
	if strings.ContainsRune(w, '’') {
		return strings.ReplaceAll(w, "’", "'")
	}
	return w
}

// settle derives what follows from the tokens, the sentences and the tree.
func (g *grid) settle(cues *cueTable) {
	g.findParagraphs()
	g.findQuotes()
	g.countSigns()
	g.findSentences()
	g.findSubtrees()
	g.findCues(cues)
}

// findParagraphs counts the line breaks between tokens.
func (g *grid) findParagraphs() {
	p, first := int32(0), int32(0)
	for i := range g.n {
		if i > 0 && strings.IndexByte(g.text[g.end[i-1]:max(g.start[i], g.end[i-1])], '\n') >= 0 {
			p++
			first = int32(i)
		}
		g.para[i], g.paraFirst[i] = p, first
	}
}

// countSigns sums up the signs, so that asking what stands between two tokens
// costs the same at any distance.
func (g *grid) countSigns() {
	g.seen = make([][4]int32, g.n+1)
	for i := range g.n {
		c := g.seen[i]
		switch g.word[i] {
		case comma:
			c[0]++
		case that:
			c[1]++
		case colon, dash:
			c[2]++
		}
		if g.quote[i]&(quoteOpen|quoteClose) != 0 {
			c[3]++
		}
		g.seen[i+1] = c
	}
}

func (g *grid) findSentences() {
	for i := 0; i < g.n; {
		j := i
		for j < g.n && g.sent[j] == g.sent[i] {
			j++
		}
		for k := i; k < j; k++ {
			g.sentPos[k], g.sentLen[k] = int32(k-i), int32(j-i)
		}
		i = j
	}
}

// findSubtrees spreads the extent of every token to its head. Within a
// sentence it repeats until nothing moves, which takes as many rounds as the
// tree is deep; the number of rounds is bounded.
func (g *grid) findSubtrees() {
	for i := range g.n {
		g.left[i], g.right[i] = int32(i), int32(i)
	}
	for i := 0; i < g.n; {
		j := i + int(g.sentLen[i])
		for round := 0; round < 40; round++ {
			moved := false
			for k := i; k < j; k++ {
				h := int(g.head[k])
				if h < i || h >= j {
					continue
				}
				if g.left[k] < g.left[h] {
					g.left[h], moved = g.left[k], true
				}
				if g.right[k] > g.right[h] {
					g.right[h], moved = g.right[k], true
				}
			}
			if !moved {
				break
			}
		}
		i = j
	}
}

// findCues marks the words that are often cues and ties every token to the
// nearest of them on its left, on its right and above it.
func (g *grid) findCues(cues *cueTable) {
	for i := range g.n {
		g.cue[i] = cues.level(g.lemma[i], g.pos[i])
		g.cueLeft[i], g.cueRight[i], g.cueUp[i], g.via[i] = -1, -1, -1, int32(i)
	}
	var side []int32
	for i := 0; i < g.n; {
		j := i + int(g.sentLen[i])
		last := int32(-1)
		for k := i; k < j; k++ {
			g.cueLeft[k] = last
			if g.cue[k] >= 2 {
				last = int32(k)
			}
		}
		last = -1
		for k := j - 1; k >= i; k-- {
			g.cueRight[k] = last
			if g.cue[k] >= 2 {
				last = int32(k)
			}
		}
		side = g.hangingCues(i, j, side)
		for k := i; k < j; k++ {
			from, at := int32(k), g.head[k]
			d := 0
			g.cueSide[k] = side[k-i]
			for ; d < 30 && at >= int32(i) && at < int32(j); d++ {
				if g.cue[at] >= 2 && g.cueUp[k] < 0 {
					g.cueUp[k], g.via[k] = at, from
				}
				if g.cueSide[k] < 0 {
					g.cueSide[k] = side[int(at)-i]
				}
				from, at = at, g.head[at]
			}
			g.depth[k] = uint8(d)
		}
		i = j
	}
}

var parataxis = hash("parataxis")

// hangingCues gives, for every token of a sentence, the cue-like token that
// hangs on it as parataxis: the "said" of "X, Li said, Y".
func (g *grid) hangingCues(from, to int, buf []int32) []int32 {
	buf = buf[:0]
	for range to - from {
		buf = append(buf, -1)
	}
	for k := from; k < to; k++ {
		if h := int(g.head[k]); g.rel[k] == parataxis && g.cue[k] >= 2 && h >= from && h < to {
			buf[h-from] = int32(k)
		}
	}
	return buf
}
