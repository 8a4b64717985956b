package syntax

// maxSentence is how many tokens a sentence may hold; longer ones are cut.
const maxSentence = 250

// split finds the sentences among the tokens from first on.
func (t *Text) split(first, rng int32) {
	n := int32(t.Len())
	for i := first; i < n; i++ {
		t.sent = append(t.sent, int32(len(t.sents)))
		word := t.src[t.start[i]:t.end[i]]
		final := word == "." || word == "!" || word == "?"
		if final || i+1 == n || i+1-first >= maxSentence {
			t.sents = append(t.sents, sentence{first, i + 1, rng})
			first = i + 1
		}
	}
}
