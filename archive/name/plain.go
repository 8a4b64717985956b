package name

import (
	"slices"
	"strings"
)

// plainLetters is how long a word must be for its ending to be led to the one
// that its other spellings share: shorter ones are syllables that differ by a
// letter.
const plainLetters = 5

// Plain is what a name is known by where spellings alone must decide: folded, its
// words in alphabetical order, given names that are one in several languages and
// the endings of long words led together. "Kishida Fumio" and "Fumio Kishida",
// "Zelensky" and "Zelenskyy" are one; "Wang Yi" and "Wang Li", which sound alike
// to [Key], are two. "" for no name.
func Plain(s string) string {
	t := data()
	words := fold(s)
	words = words[:min(len(words), longestName)]
	if own := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return t.drop[w] }); len(own) > 1 {
		words = own
	}
	for i, w := range words {
		words[i] = t.plain(w)
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

func (t *tables) plain(word string) string {
	if v, ok := t.variants[word]; ok {
		word = v
	}
	for _, s := range t.sounds {
		if s.where == "end" && s.length >= plainLetters && len(word) >= s.length {
			if stem, ok := strings.CutSuffix(word, s.from); ok {
				word = stem + s.to
			}
		}
	}
	return word
}
