package syntax

import "chancery/syntax/internal/lemma"

// textLemmas finds lemmas with the vocabulary of one text; it asks for each form
// and tag once.
type textLemmas struct {
	*lemma.Lemmatizer
	vocab *vocabulary
	known map[tagged]int32
}

type tagged struct {
	form string
	xpos uint16
}

func newTextLemmas(l *lemma.Lemmatizer, v *vocabulary) textLemmas {
	return textLemmas{l, v, map[tagged]int32{}}
}

// id is the number in the vocabulary of the lemma of a form, of which lower is the
// number of the small form and tag the Penn tag that xpos stands for.
func (l textLemmas) id(form string, lower int32, xpos uint16, tag string) int32 {
	key := tagged{form, xpos}
	if id, ok := l.known[key]; ok {
		return id
	}
	id := l.vocab.id(l.Lemma(form, l.vocab.words[lower], tag))
	l.known[key] = id
	return id
}
