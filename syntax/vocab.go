package syntax

import "strings"

// vocabulary numbers the distinct strings of one text, so that a token holds a
// number and a word that recurs is stored once.
type vocabulary struct {
	words []string
	index map[string]int32
	lower map[string]int32 // form to its lower-case word
}

func newVocabulary() *vocabulary {
	return &vocabulary{index: map[string]int32{}, lower: map[string]int32{}}
}

func (v *vocabulary) id(word string) int32 {
	if i, ok := v.index[word]; ok {
		return i
	}
	i := int32(len(v.words))
	v.words = append(v.words, word)
	v.index[word] = i
	return i
}

func (v *vocabulary) lowerID(form string) int32 {
	if i, ok := v.lower[form]; ok {
		return i
	}
	i := v.id(strings.ToLower(form))
	v.lower[form] = i
	return i
}
