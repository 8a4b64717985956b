package record

import (
	"sort"
	"unicode/utf8"
)

// quoteStep is how many bytes lie between two kept positions: a look-up decodes
// at most this many bytes, and the index costs one int per step.
const quoteStep = 256

// Quoter turns byte offsets into the code-point offsets of a record and back.
// It is made once for a document's stored text, which must be valid UTF-8, and
// is safe for concurrent use.
type Quoter struct {
	text  string
	runes []int // runes[i] counts the code points that begin before byte i*quoteStep
}

// NewQuoter indexes text in one pass.
func NewQuoter(text string) *Quoter {
	q := &Quoter{text: text, runes: make([]int, 0, len(text)/quoteStep+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%quoteStep == 0 {
			q.runes = append(q.runes, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if len(text)%quoteStep == 0 {
		q.runes = append(q.runes, n)
	}
	return q
}

// Text is the stored text that the offsets point into.
func (q *Quoter) Text() string { return q.text }

// Rune counts the code points that begin before byte offset b. An offset
// outside the text is moved to its nearest end.
func (q *Quoter) Rune(b int) int {
	b = min(max(b, 0), len(q.text))
	block := b / quoteStep
	n := q.runes[block]
	for i := block * quoteStep; i < b; i++ {
		if utf8.RuneStart(q.text[i]) {
			n++
		}
	}
	return n
}

// Byte is the byte offset at which code point r begins; past the last one, the
// length of the text.
func (q *Quoter) Byte(r int) int {
	if r <= 0 {
		return 0
	}
	block := sort.Search(len(q.runes), func(i int) bool { return q.runes[i] > r }) - 1
	n := q.runes[block]
	for i := block * quoteStep; i < len(q.text); i++ {
		if utf8.RuneStart(q.text[i]) {
			if n == r {
				return i
			}
			n++
		}
	}
	return len(q.text)
}

// Quote is the evidence for the bytes [start, end) of the text. Offsets that
// lie outside the text or inside a code point are widened or moved to the
// nearest valid ones, so that what is returned always reproduces its words.
func (q *Quoter) Quote(start, end int) Evidence {
	start = min(max(start, 0), len(q.text))
	end = min(max(end, start), len(q.text))
	for start > 0 && start < len(q.text) && !utf8.RuneStart(q.text[start]) {
		start--
	}
	for end < len(q.text) && !utf8.RuneStart(q.text[end]) {
		end++
	}
	return Evidence{Start: q.Rune(start), End: q.Rune(end), Exact: q.text[start:end]}
}

// Bytes gives the byte range of a piece of evidence.
func (q *Quoter) Bytes(e Evidence) (start, end int) { return q.Byte(e.Start), q.Byte(e.End) }
