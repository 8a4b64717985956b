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
	e.segmenter.Sentences(t.src, start, stop, w.tokens, &w.segment, func(last int) {
		s := sentence{first, base + int32(last), int32(rng)}
		for range s.last - s.first {
			t.sent = append(t.sent, int32(len(t.sents)))
		}
		t.sents = append(t.sents, s)
		first = s.last
	})
}
