package segment

import (
	"strings"
	"unicode/utf8"
)

// Tokens appends the tokens of text[start:end] to dst.
func (s *Segmenter) Tokens(text string, start, end int, w *Scratch, dst []Token) []Token {
	i := skipBlank(text, start, end)
	for i < end {
		j := chunkEnd(text, i, end)
		next := skipBlank(text, j, end)
		w.read(text, i, j, following(text, j, next, end))
		dst = s.chunk(text, i, j, w, dst)
		i = next
	}
	return dst
}

func skipBlank(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !blank(r) {
			break
		}
		i += size
	}
	return i
}

// chunkEnd is where the stretch without blanks that begins at i ends; at most
// MaxToken bytes on.
func chunkEnd(text string, i, end int) int {
	j := i
	for j < end {
		r, size := utf8.DecodeRuneInString(text[j:end])
		if blank(r) || j+size-i > MaxToken {
			break
		}
		j += size
	}
	return j
}

// following is the class of the character after the blanks that end a chunk.
func following(text string, j, next, end int) uint32 {
	if next >= end || strings.Count(text[j:next], "\n") > 1 {
		return classEdge
	}
	r, size := utf8.DecodeRuneInString(text[next:end])
	_, class := fold(r, size)
	return class
}

// read fills the scratch with the characters of a chunk: three edges, the
// characters, three edges. The last edge holds the class of what follows.
func (w *Scratch) read(text string, i, j int, next uint32) {
	edge := char{r: ' ', at: int32(i), class: classEdge}
	w.chars = append(w.chars[:0], edge, edge, edge)
	for k := i; k < j; {
		r, size := utf8.DecodeRuneInString(text[k:j])
		r, class := fold(r, size)
		w.chars = append(w.chars, char{r, int32(k), class})
		k += size
	}
	edge.at = int32(j)
	w.chars = append(w.chars, edge, edge, char{' ', int32(j), next})
	n := len(w.chars)
	w.left, w.right = grow(w.left, n), grow(w.right, n)
	h := uint32(7)
	for k, c := range w.chars {
		w.left[k] = h // of all before k
		h = mix(h, uint32(c.r))
	}
	h = 11
	for k := n - 1; k >= 0; k-- {
		if k < n-3 {
			h = mix(h, uint32(w.chars[k].r))
		}
		w.right[k] = h
	}
}

func grow(s []uint32, n int) []uint32 {
	if cap(s) < n {
		return make([]uint32, n, 2*n)
	}
	return s[:n]
}

// chunk appends the tokens of the chunk text[i:j], whose characters w holds.
func (s *Segmenter) chunk(text string, i, j int, w *Scratch, dst []Token) []Token {
	begin, joined, joint := i, false, -1
	w.about(text, i, j)
	for k := 3; k < len(w.chars)-3; k++ {
		at := int(w.chars[k].at)
		if letter(w.chars[k].class) && !letter(w.chars[k-1].class) {
			joint = s.joint(text, at, w.chars, k)
		}
		if k == 3 || at != joint && !question(w.chars, k) {
			continue
		}
		ends, known := s.firm(w, k)
		if !known {
			s.tokenFeatures(text, i, w, k)
			ends = s.token.score(&w.feats) > 0
		}
		if !ends {
			continue
		}
		dst = append(dst, Token{int32(begin), int32(at), joined})
		begin, joined = at, at == joint || clitic(w.chars, k)
	}
	return append(dst, Token{int32(begin), int32(j), joined})
}

// question tells whether a token might end before character k: where the class
// changes, next to marks, and before "n't".
func question(c []char, k int) bool {
	a, b := c[k-1].class, c[k].class
	switch {
	case !alnum(a) || !alnum(b):
		return true
	case letter(a) != letter(b):
		return true
	}
	return c[k].r == 'n' && c[k+1].r == '\'' && c[k+2].r == 't' && !alnum(c[k+3].class)
}

// clitic tells whether the token that begins at character k is one that is written
// without a space to the word before it: 's, 're, n't.
func clitic(c []char, k int) bool {
	if !alnum(c[k-1].class) {
		return false
	}
	return c[k].r == '\'' || c[k].r == '`' || c[k].r == 'n' && c[k+1].r == '\'' && c[k+2].r == 't'
}

// joint is the offset in the text at which the letters from character k on hide a
// second word ("can|not"); -1 if they do not.
func (s *Segmenter) joint(text string, at int, c []char, k int) int {
	end := k
	for end < len(c)-3 && letter(c[end].class) {
		end++
	}
	if end-k > 8 {
		return -1
	}
	var buf [32]byte
	word := append(buf[:0], text[at:c[end].at]...)
	for i, b := range word {
		if 'A' <= b && b <= 'Z' {
			word[i] = b + 'a' - 'A'
		}
	}
	if off, ok := s.joins[string(word)]; ok {
		return at + off
	}
	return -1
}

// chunkFacts are what the questions about one chunk share.
type chunkFacts struct {
	kind, hyphens uint32
	head, tail    int // characters before head and from tail on are marks

	addressStart, addressEnd int // in the text; 0, 0 for none
}

// about gathers the facts of the chunk text[i:j], whose characters w holds.
func (w *Scratch) about(text string, i, j int) {
	chunk, c := text[i:j], w.chars
	f := chunkFacts{kind: chunkKind(chunk), hyphens: uint32(min(strings.Count(chunk, "-"), 3)), head: 3, tail: len(c) - 3}
	for f.tail > 3 && !alnum(c[f.tail-1].class) {
		f.tail--
	}
	for f.head < len(c)-3 && !alnum(c[f.head].class) {
		f.head++
	}
	f.addressStart, f.addressEnd = address(text, i, j)
	w.facts = f
}

// tokenFeatures describes the place before character k of the chunk that begins
// at byte i of the text.
func (s *Segmenter) tokenFeatures(text string, i int, w *Scratch, k int) {
	f, c := &w.feats, w.chars
	f.reset()
	l2, l1, l0 := &c[k-3], &c[k-2], &c[k-1]
	r0, r1, r2 := &c[k], &c[k+1], &c[k+2]
	a, b := uint32(l0.r), uint32(r0.r)
	f.add1(0, 0)
	f.add2(1, a, b)
	f.add3(2, uint32(l1.r), a, b)
	f.add3(3, a, b, uint32(r1.r))
	f.add4(4, uint32(l1.r), a, b, uint32(r1.r))
	f.add2(5, l0.class, r0.class)
	f.add4(6, l1.class, l0.class, r0.class, r1.class)
	f.add3(7, l1.class, l0.class, r0.class)
	f.add3(8, l0.class, r0.class, r1.class)
	f.add4(9, mix(l2.class, l1.class), l0.class, r0.class, mix(r1.class, r2.class))
	left, right, shape := wordsAround(w, k)
	f.add3(10, left, l0.class, r0.class)
	f.add3(11, right, l0.class, r0.class)
	f.add2(12, left, right)
	f.add2(13, w.left[k], b)
	f.add2(14, w.right[k], a)
	f.add2(15, w.left[k], w.right[k])
	next := c[len(c)-1].class
	end := uint32(0) // 1 where only marks follow, 2 before the last mark
	if k >= w.facts.tail {
		end = 1 + b2u(k == len(c)-4)
	}
	kind := uint32(s.abbr[strings.TrimSuffix(text[i:r0.at], ".")])
	f.add4(16, end, b, l0.class, next)
	f.add4(17, end, b, left, next)
	f.add4(18, kind, b, end, next)
	f.add4(19, shape, a, b, w.facts.kind)
	f.add3(20, w.facts.kind, l0.class, r0.class)
	f.add4(21, b2u(k <= w.facts.head), end, a, b)
	f.add3(22, w.facts.hyphens, a, b)
	f.add3(23, uint32(min(k-3, 5)), a, b)
	f.add3(24, uint32(min(len(c)-3-k, 5)), a, b)
}

// wordsAround hashes the word that ends before character k and the one that
// begins at it or just after it, and tells their lengths, capped, with the classes of their first characters.
func wordsAround(w *Scratch, k int) (left, right, shape uint32) {
	c := w.chars
	i := k
	if i > 3 && !alnum(c[i-1].class) {
		i--
	}
	lo := i
	for lo > 3 && alnum(c[lo-1].class) && i-lo < 20 {
		lo--
	}
	left = 17
	for _, x := range c[lo:i] {
		left = mix(left, uint32(x.r))
	}
	j := k
	end := len(c) - 3
	if j < end && !alnum(c[j].class) {
		j++
	}
	hi := j
	for hi < end && alnum(c[hi].class) && hi-j < 20 {
		hi++
	}
	right = 19
	for _, x := range c[j:hi] {
		right = mix(right, uint32(x.r))
	}
	cl, cr := uint32(0), uint32(0)
	if lo < i {
		cl = c[lo].class
	}
	if j < hi {
		cr = c[j].class
	}
	return left, right, mix(mix(uint32(min(i-lo, 6)), uint32(min(hi-j, 6))), mix(cl, cr))
}

func b2u(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// chunkKind tells addresses from words.
func chunkKind(chunk string) uint32 {
	switch {
	case strings.Contains(chunk, "://"), strings.HasPrefix(chunk, "www."):
		return 1
	case strings.Contains(chunk, "@"):
		return 2
	case strings.Contains(chunk, ".com"), strings.Contains(chunk, ".org"), strings.Contains(chunk, ".net"):
		return 3
	case strings.ContainsAny(chunk, `/\`):
		return 4
	case strings.Contains(chunk, "_"):
		return 5
	}
	return 0
}
