package formula

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// Key is what a set phrase goes by in addresses: its words in small letters
// with hyphens between.
func Key(formula string) string {
	return strings.ToLower(strings.Join(cut(formula), "-"))
}

// Diff lists the words that one wording has and another does not, in their order.
// Words are compared by their stems (Porter's second algorithm), articles and the
// spellings of folds.tsv apart, so wordings that differ by inflection or spelling
// alone differ in nothing.
func Diff(before, after string) (gone, came []string) {
	s := Embedded()
	a, b := s.shown(before), s.shown(after)
	// The longest common subsequence: wordings have some twenty words at most.
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].stem == b[j].stem {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i].stem == b[j].stem:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			gone = append(gone, a[i].word)
			i++
		default:
			came = append(came, b[j].word)
			j++
		}
	}
	return gone, came
}

// Likeness is the share of the words of two wordings that they have in common, 0
// to 1 (Dice 1945, over stems, in any order).
func Likeness(a, b string) float64 {
	s := Embedded()
	have := map[string]int{}
	x, y := s.shown(a), s.shown(b)
	for _, w := range x {
		have[w.stem]++
	}
	common := 0
	for _, w := range y {
		if have[w.stem] > 0 {
			have[w.stem]--
			common++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

// maxDiffWords bounds the cost of Diff on wordings that no list has.
const maxDiffWords = 64

type shownWord struct{ word, stem string }

// shown are the words of a wording as they are printed, and what they are
// compared by.
func (s *Set) shown(wording string) []shownWord {
	var out []shownWord
	for _, w := range cut(wording) {
		for _, f := range strings.Fields(s.fold(strings.ToLower(w))) {
			if len(out) < maxDiffWords {
				out = append(out, shownWord{w, english.Stem(f, false)})
			}
		}
	}
	return out
}

// Stems are what the words of a wording are compared by, articles left out.
func (s *Set) Stems(wording string) []string {
	words := s.shown(wording)
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.stem
	}
	return out
}
