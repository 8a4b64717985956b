package conllu

import "strings"

// Span is a stretch of text in bytes, end exclusive.
type Span struct{ Start, End int }

// Raw is the plain text of a document and where its units stand in it, as the
// CoNLL 2018 shared task makes it (conllu_to_text.pl): tokens as their SpaceAfter
// has it, a space between sentences, a blank line before each "# newpar" and
// "# newdoc". Lines are not wrapped.
type Raw struct {
	Text      string
	Sentences []Span
	Tokens    []Span
	// Words are the syntactic words. Those of a multiword token divide its span
	// where their forms spell it; else each has the span of the whole token.
	Words []RawWord
}

// RawWord is a syntactic word in a raw text.
type RawWord struct {
	Span
	Sentence int
	Word     *Word
	Joined   bool // continues a multiword token
}

// NewRaw joins sentences to raw text.
func NewRaw(sentences []*Sentence) *Raw {
	r := &Raw{}
	var b strings.Builder
	for i, s := range sentences {
		if i > 0 && (s.Has("newpar") || s.Has("newdoc")) {
			b.WriteString("\n\n")
		}
		start := b.Len()
		end := start
		for _, t := range s.Tokens() {
			at := b.Len()
			b.WriteString(t.Form)
			end = b.Len()
			r.Tokens = append(r.Tokens, Span{at, end})
			r.words(s, t, at, i)
			if t.SpaceAfter {
				b.WriteByte(' ')
			}
		}
		r.Sentences = append(r.Sentences, Span{start, end})
	}
	r.Text = b.String()
	return r
}

func (r *Raw) words(s *Sentence, t Token, at, sentence int) {
	size := 0
	for id := t.First; id <= t.Last; id++ {
		size += len(s.Words[id-1].Form)
	}
	spelled := size == len(t.Form)
	off := at
	for id := t.First; id <= t.Last; id++ {
		w := &s.Words[id-1]
		span := Span{at, at + len(t.Form)}
		if spelled {
			span = Span{off, off + len(w.Form)}
			off = span.End
		}
		r.Words = append(r.Words, RawWord{span, sentence, w, id > t.First})
	}
}
