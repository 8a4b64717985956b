package syntax

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/syntax/lexicon"
)

// styles knows the styles of address that stand before a title or a name: "HH the
// Amir", "His Excellency President Aoun". No treebank that the model has learned
// from has them, and a "HE" beside a noun turns a whole clause over. So a sentence is
// analysed as if they were not there, and they are hung on what they adorn.
type styles struct {
	words     map[string]lexicon.Style
	noun, det styleLabels // of a style and its grade; of the possessive before it
}

type styleLabels struct{ upos, xpos, feat, rel uint16 }

// possessives stand before a style, or begin one in the middle of a sentence.
var possessives = []string{"His", "Her", "Their", "his", "her", "their"}

// newStyles gives styles without words where the model lacks their labels.
func newStyles(l *labels) styles {
	find := func(u UPOS, x, feat string, r Rel) (styleLabels, bool) {
		at := [4]int{slices.Index(l.upos, u), slices.Index(l.xpos, x), slices.Index(l.feat, feat), slices.Index(l.rel, r)}
		return styleLabels{uint16(at[0]), uint16(at[1]), uint16(at[2]), uint16(at[3])}, slices.Min(at[:]) >= 0
	}
	noun, ok := find(Propn, "NNP", "Number=Sing", NmodDesc)
	det, also := find(Pron, "PRP$", "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs", NmodPoss)
	if !ok || !also {
		return styles{}
	}
	return styles{words: must(lexicon.Styles()), noun: noun, det: det}
}

// length is of how many words the style consists that begins at words[i] and stands
// before a title or a name; 0 when none does.
func (s *styles) length(words []string, i int) int {
	n := 0
	switch {
	case s.words[words[i]] == lexicon.StyleShort:
		n = 1
	case slices.Contains(possessives, words[i]):
		n = 1
		for i+n < len(words) && s.words[words[i+n]] == lexicon.StyleGrade {
			n++
		}
		if i+n >= len(words) || s.words[words[i+n]] != lexicon.StyleNoun {
			return 0
		}
		n++
	}
	if n == 0 || i+n >= len(words) || !adorned(words[i+n:]) {
		return 0
	}
	return n
}

// adorned tells whether words begin like a title or a name, with an article or
// without.
func adorned(words []string) bool {
	if words[0] == "the" && len(words) > 1 {
		words = words[1:]
	}
	first, size := utf8.DecodeRuneInString(words[0])
	return unicode.IsUpper(first) && strings.ContainsFunc(words[0][size:], unicode.IsLower)
}

// without gives the places of the words that are no part of a style; nil where all
// are none.
func (s *styles) without(words []string, into []int32) []int32 {
	into = into[:0]
	for i := 0; i < len(words); {
		if n := s.length(words, i); n > 0 {
			i += n
			continue
		}
		into = append(into, int32(i))
		i++
	}
	if len(into) == len(words) || len(into) == 0 {
		return nil
	}
	return into
}

// hang puts the words of a sentence that were left out on the head of what follows
// them. kept are the places of the others.
func (s *styles) hang(t *Text, sent sentence, kept []int32) {
	from := sent.first
	for _, at := range kept {
		next := sent.first + at
		for k := from; k < next-1; k++ {
			labels := s.noun
			if slices.Contains(possessives, t.src[t.start[k]:t.end[k]]) {
				labels = s.det
			}
			t.put(k, labels, next-1)
		}
		if from < next {
			t.put(next-1, s.noun, t.phraseHead(next))
		}
		from = next + 1
	}
}

// phraseHead is the head of the phrase that begins with a word.
func (t *Text) phraseHead(k int32) int32 {
	for h := t.head[k]; h > k; h = t.head[k] {
		switch t.labels.rel[t.rel[k]].Base() {
		case RelDet, Compound, Amod, Nmod, Nummod:
			k = h
		default:
			return k
		}
	}
	return k
}

func (t *Text) put(k int32, l styleLabels, head int32) {
	t.upos[k], t.xpos[k], t.feat[k], t.rel[k], t.head[k] = l.upos, l.xpos, l.feat, l.rel, head
}
