package syntax

import (
	"unicode"
	"unicode/utf8"
)

// plainLabels are the labels used while no model can be read.
var plainLabels = &labels{
	upos: []UPOS{X, Punct, Num, Propn},
	xpos: []string{"FW", ".", "CD", "NNP"},
	feat: []string{"_"},
	rel:  []Rel{Root, Dep, RelPunct},
}

// plain gives a sentence crude tags and a flat tree under its first word.
func plain(t *Text, s sentence, words []string) {
	for i, form := range words {
		k := s.first + int32(i)
		t.head[k], t.rel[k] = s.first, 1
		r, _ := utf8.DecodeRuneInString(form)
		switch {
		case unicode.IsDigit(r):
			t.upos[k], t.xpos[k] = 2, 2
		case unicode.IsUpper(r):
			t.upos[k], t.xpos[k] = 3, 3
		case !unicode.IsLetter(r):
			t.upos[k], t.xpos[k], t.rel[k] = 1, 1, 2
		}
	}
	t.head[s.first], t.rel[s.first] = -1, 0
}
