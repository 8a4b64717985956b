package syntax

import "slices"

// lemmaTags are the Penn tags under which a form may have a lemma of its own.
var lemmaTags = []string{"NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS", "RB", "RBR", "RBS"}

// Lemmas lists the dictionary forms that a word may have, whatever its place in a
// sentence: what [Token.Lemma] gives is among them, unless the word is one of a
// closed class. lower is the form in small letters. No model is needed.
func Lemmas(form, lower string) []string {
	l := load().lemmas
	var out []string
	for _, tag := range lemmaTags {
		if lemma := l.Lemma(form, lower, tag); !slices.Contains(out, lemma) {
			out = append(out, lemma)
		}
	}
	return out
}
