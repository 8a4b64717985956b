package syntax

// lemmatizer finds the dictionary form of a word from its form and tags.
type lemmatizer struct{}

func loadLemmas() *lemmatizer { return &lemmatizer{} }

// textLemmas is a lemmatizer with the vocabulary of one text.
type textLemmas struct {
	*lemmatizer
	vocab *vocabulary
}

func (l *lemmatizer) forText(v *vocabulary) textLemmas { return textLemmas{l, v} }

// id is the number of the word's lemma in the vocabulary.
func (l textLemmas) id(form string, upos UPOS, _ string, lower int32) int32 {
	if upos == Propn {
		return l.vocab.id(form)
	}
	return lower
}
