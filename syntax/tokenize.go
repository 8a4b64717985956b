package syntax

import "chancery/syntax/internal/segment"

// maxSentence is how many tokens a sentence may hold; longer ones are cut.
const maxSentence = segment.MaxSentence

// segment appends the tokens and sentences of text[start:end] to t.
func (e *engine) segment(t *Text, w *worker, start, end, rng int) {
	for start < end {
		stop := segment.Piece(t.src, start, end)
		w.tokens = e.segmenter.Tokens(t.src, start, stop, &w.segment, w.tokens[:0])
		e.keep(t, w, start, stop, rng)
		start = stop
	}
}

// keep stores the tokens of w, which are those of text[start:stop], and divides
// them into sentences.
func (e *engine) keep(t *Text, w *worker, start, stop, rng int) {
	if len(w.tokens) == 0 {
		return
	}
	base := int32(len(t.start))
	for _, k := range w.tokens {
		var flags uint8
		if k.Joined {
			flags = flagJoined
		}
		t.start, t.end, t.flags = append(t.start, k.Start), append(t.end, k.End), append(t.flags, flags)
	}
	first := base
	if n := t.label(base); n > 0 {
		t.addSentence(base, base+int32(n), rng)
		first = base + int32(n)
	}
	e.segmenter.Sentences(t.src, start, stop, w.tokens, &w.segment, func(last int) {
		if base+int32(last) > first {
			t.addSentence(first, base+int32(last), rng)
			first = base + int32(last)
		}
	})
}

func (t *Text) addSentence(first, last int32, rng int) {
	for range last - first {
		t.sent = append(t.sent, int32(len(t.sents)))
	}
	t.sents = append(t.sents, sentence{first, last, int32(rng)})
}

// maxLabel is how many tokens the label of a transcript may have, with its colon.
const maxLabel = 8

// label is how many tokens the name before a turn of a transcript has, where a
// paragraph begins with one of two words or more at token base: "Mao Ning:"; 0 for none. Words with
// capitals stand before the colon, and one behind it.
func (t *Text) label(base int32) int {
	for i := base; i < int32(len(t.start))-1 && i < base+maxLabel; i++ {
		word := t.src[t.start[i]:t.end[i]]
		c := word[0]
		switch {
		case word == ":" && i > base+1:
			next := t.src[t.start[i+1]]
			if t.start[i+1] > t.end[i] && next >= 'A' && next <= 'Z' {
				return int(i-base) + 1
			}
			return 0
		case c >= 'A' && c <= 'Z', c >= 0x80, word == ".", word == "-":
		default:
			return 0
		}
	}
	return 0
}
