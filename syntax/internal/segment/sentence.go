package segment

import (
	"strings"
	"unicode/utf8"

	"chancery/syntax/lexicon"
)

// word is what the questions about sentences ask of a token.
type word struct {
	hash  uint32 // of its letters, small
	shape uint32
	first uint32 // class of the first character, or the mark
	last  uint32 // class of the last character, or the mark
	size  uint32 // characters, capped
	abbr  lexicon.Abbreviation
	gap   uint8 // what stands before it: see the gap constants
}

// What stands between two tokens.
const (
	gapNone uint8 = iota
	gapSpace
	gapLine  // a line end that may be there only for the width
	gapBreak // a line end that was meant, or a blank line
)

// edgeWord stands for what is beyond the range.
var edgeWord = word{hash: 1, shape: 1, first: classEdge, last: classEdge}

// The words of a title that a word begins which mostly begins sentences.
var (
	underWord     = new(Segmenter).word("under").hash
	secretaryWord = new(Segmenter).word("secretary").hash
)

// Sentences calls end with the index just past the last token of every sentence of
// tokens, which are those of text[start:stop].
func (s *Segmenter) Sentences(text string, start, stop int, tokens []Token, w *Scratch, end func(last int)) {
	s.describe(text, start, stop, tokens, w)
	first := 0
	st := state{}
	for i := range tokens {
		st.see(&w.words[i+3])
		switch {
		case i+1 == len(tokens):
		case s.never(w.words, i+4):
			continue
		case s.always(w.words, i+4):
		default:
			s.sentenceFeatures(w, i+4, &st)
			if s.sentence.score(&w.feats) <= bar(w.words, i+4) {
				continue
			}
		}
		cut(w.words[3:], first, i+1, end)
		first, st = i+1, state{}
	}
}

// bar is the score that a sentence end before word i must exceed, in the units of
// the weights. It is lower than nought since a boundary missed and one too many
// weigh the same for readers, while training counts every place alike; and high
// where no mark ends the sentence: outside mail and lists such places are names
// and headings. Both were chosen on the dev sets of EWT and GUM.
func bar(words []word, i int) int {
	const low, high = -30, 60
	p := &words[i-1]
	for p.size == 1 && closing(p.last) && p.gap == gapNone {
		i--
		p = &words[i-1]
	}
	if alnum(p.last) || p.last == ',' || p.last == '-' || p.last == '–' || closing(p.last) {
		return high
	}
	return low
}

// dash tells whether a word is a hyphen or a dash.
func dash(x word) bool { return x.size == 1 && (x.last == '-' || x.last == '–') }

// closing tells whether a mark closes what another opened.
func closing(mark uint32) bool {
	return mark == '"' || mark == '\'' || mark == ')' || mark == ']'
}

// describe fills the scratch with three edges, the words of the tokens, three edges.
func (s *Segmenter) describe(text string, start, stop int, tokens []Token, w *Scratch) {
	w.words = append(w.words[:0], edgeWord, edgeWord, edgeWord)
	lines := newLines(text, start, stop)
	at := start
	for _, t := range tokens {
		x := s.word(text[t.Start:t.End])
		x.gap = lines.gap(text, at, int(t.Start))
		if len(w.words) == 3 {
			x.gap = gapBreak // the range begins
		}
		at = int(t.End)
		w.words = append(w.words, x)
	}
	w.words = append(w.words, edgeWord, edgeWord, edgeWord)
}

func (s *Segmenter) word(form string) word {
	x := word{hash: 23, shape: 29}
	last := uint32(0)
	for i := 0; i < len(form); {
		r, size := utf8.DecodeRuneInString(form[i:])
		i += size
		r, class := fold(r, size)
		x.hash = mix(x.hash, uint32(r))
		if class != last {
			x.shape = mix(x.shape, class)
		}
		if x.size == 0 {
			x.first = class
		}
		x.last, last = class, class
		x.size = min(x.size+1, 12)
	}
	if n := len(form); n > 1 && form[n-1] == '.' {
		x.abbr = s.abbr[form[:n-1]]
	} else {
		x.abbr = s.abbr[form]
	}
	return x
}

// never tells of places where no sentence ends, before word i: inside what is
// written together unless a mark ends it; after a title before a name, a number
// abbreviation before a number, an initial between names.
func (s *Segmenter) never(words []word, i int) bool {
	p, n := &words[i-1], &words[i]
	if n.gap == gapBreak {
		return false
	}
	if n.gap == gapNone && (alnum(p.last) || n.first == '.' || n.first == ',' || n.first == ')') {
		return true
	}
	if p.last == ')' && p.size == 1 && i >= 3 && n.gap == gapSpace && alnum(words[i-2].last) && words[i-3].last == '(' {
		return true // a word in brackets, without a mark: "the Party (CPC) Central Committee"
	}
	if p.last != '.' || p.size == 1 {
		return false
	}
	switch {
	case p.abbr == lexicon.Title && n.first == classUpper:
		return true
	case (p.abbr == lexicon.Number || p.abbr == lexicon.Month) && n.first == classDigit:
		return true
	case p.abbr == lexicon.Place && n.hash == underWord && n.first == classUpper && words[i+1].hash == secretaryWord:
		return true // "U.S. Under Secretary": the one title that begins like a sentence
	case p.abbr == lexicon.Place && p.gap == gapNone && dash(words[i-2]) && n.gap == gapSpace && letter(n.first):
		return !s.starterHashes[n.hash] // half of a compound: "the Japan-U.S. Alliance"
	}
	initial := p.size == 2 && p.first == classUpper && n.first == classUpper
	return initial && words[i-2].first == classUpper && !s.starterHashes[n.hash]
}

// always tells of places where a sentence ends for sure, before word i: at a line
// end that was meant, and where a word that mostly begins sentences follows an
// abbreviation that may end one ("in the U.S. He").
func (s *Segmenter) always(words []word, i int) bool {
	p, n := &words[i-1], &words[i]
	if n.gap == gapBreak {
		return true
	}
	switch p.abbr {
	case lexicon.Place, lexicon.Company, lexicon.Unit, lexicon.Degree:
		return p.last == '.' && p.size > 1 && n.first == classUpper && n.gap == gapSpace && s.starterHashes[n.hash]
	}
	return false
}

// state is what the sentence so far tells.
type state struct {
	tokens  int
	quotes  int // marks that open and close alike, and those that do not
	parens  int
	letters bool
	lower   bool   // a word in small letters was seen
	begin   uint32 // class of the first character
	opening bool   // the sentence opens its paragraph
}

func (st *state) see(x *word) {
	if st.tokens == 0 {
		st.begin, st.opening = x.first, x.gap == gapBreak
	}
	st.tokens++
	switch {
	case x.first == '"' || x.first == '`' && x.size == 2:
		st.quotes++
	case x.first == '(' || x.first == '[':
		st.parens++
	case x.first == ')' || x.first == ']':
		st.parens--
	}
	st.letters = st.letters || letter(x.first)
	st.lower = st.lower || x.first == classLower
}

// sentenceFeatures describes the place before word i.
func (s *Segmenter) sentenceFeatures(w *Scratch, i int, st *state) {
	f := &w.feats
	f.reset()
	p2, p1, p0 := &w.words[i-3], &w.words[i-2], &w.words[i-1]
	n0, n1, n2 := &w.words[i], &w.words[i+1], &w.words[i+2]
	gap := uint32(n0.gap) + 3*uint32(min(p0.gap, 2))
	length := uint32(min(st.tokens, 4))
	if st.tokens > 4 {
		length = 5 + uint32(min(st.tokens/10, 3))
	}
	quotes := uint32(st.quotes&1) | uint32(min(max(st.parens, 0), 1))<<1 | b2u(st.lower)<<2
	mark := p0.last // the mark that may end the sentence
	if p0.size == 1 && p0.gap == gapNone && closing(mark) {
		mark = mix(mark, p1.last)
	}
	f.add1(0, 0)
	f.add2(1, p0.hash, gap)
	f.add2(2, n0.hash, gap)
	f.add3(3, p0.hash, n0.shape, gap)
	f.add3(4, mark, n0.hash, gap)
	f.add4(5, p1.hash, p0.hash, n0.first, gap)
	f.add4(6, p0.shape, n0.shape, n1.shape, gap)
	f.add4(7, mark, quotes, n0.first, gap)
	f.add4(8, mark, n0.first, n1.first, gap)
	f.add4(9, uint32(p0.abbr), mark, n0.first, gap)
	f.add4(10, uint32(p0.abbr), mark, n0.hash, gap)
	f.add4(11, uint32(p1.abbr), p0.hash, n0.first, gap)
	f.add4(12, p1.first, p0.size, mark, n0.first)
	f.add4(13, p1.size, p0.size, mark, n0.shape)
	f.add4(14, mark, n0.hash, n1.first, gap)
	f.add4(15, mark, n0.shape, n1.hash, quotes)
	f.add3(16, mark, length, gap)
	f.add4(17, mark, quotes, length, n0.first)
	f.add3(18, p0.hash, length, n0.first)
	f.add4(19, p2.shape, p1.shape, p0.shape, n0.shape)
	f.add4(20, p0.shape, n0.shape, n1.shape, n2.shape)
	f.add4(21, mark, n0.hash, n1.hash, gap)
	f.add4(22, uint32(min(st.tokens, 9)), p0.shape, n0.shape, b2u(st.lower))
	f.add4(23, st.begin, length, mark, n0.first)
	f.add4(24, b2u(st.opening), length, p0.shape, n0.shape)
	f.add4(25, mark, uint32(n1.gap), n0.shape, n1.first)
}

// cut divides a sentence that is longer than MaxSentence.
func cut(words []word, first, last int, end func(last int)) {
	for last-first > MaxSentence {
		at := first + MaxSentence
		for i := at; i > first+MaxSentence/2; i-- {
			if m := words[i-1].last; words[i-1].size == 1 && (m == ',' || m == ';' || m == ':' || m == '–') {
				at = i
				break
			}
		}
		end(at)
		first = at
	}
	end(last)
}

// lines tells line ends that only keep lines short from those that were meant. A
// line end was meant when the next word would have fitted into the longest line of
// the range.
type lines struct {
	width       int // of the longest line, in bytes
	start, stop int
}

func newLines(text string, start, stop int) lines {
	l := lines{start: start, stop: stop}
	for start < stop {
		n := strings.IndexByte(text[start:stop], '\n')
		if n < 0 {
			n = stop - start
		}
		l.width = max(l.width, n)
		start += n + 1
	}
	return l
}

// gap is what stands between the tokens that end at a and begin at b.
func (l lines) gap(text string, a, b int) uint8 {
	if a == b {
		return gapNone
	}
	between := text[a:b]
	line := strings.IndexByte(between, '\n')
	if line < 0 {
		return gapSpace
	}
	if strings.IndexByte(between[line+1:], '\n') >= 0 {
		return gapBreak
	}
	before := text[max(l.start, a-l.width-1):a]
	length := len(before) - 1 - strings.LastIndexByte(before, '\n')
	next := strings.IndexAny(text[b:min(b+MaxToken, l.stop)], " \t\n")
	if next < 0 {
		next = min(MaxToken, l.stop-b)
	}
	if length+1+next <= l.width {
		return gapBreak
	}
	return gapLine
}
