package name

import (
	"slices"
	"strings"
	"unicode/utf8"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Name is a person's name, cut and led to the forms that its spellings share.
type Name struct {
	// Words are the skeletons, in the order of the name; a Korean given name is
	// one of them. Initials are single letters. Not to be changed: readings of
	// one spelling share them.
	Words []string
}

// longestName bounds, in words, what is taken for a name.
const longestName = 12

// parsed holds the names met last: reports name the same few people over and over.
var parsed, _ = lru.New[string, Name](4096)

// Parse reads a name. What is no name gives one without words.
func Parse(s string) Name {
	if n, ok := parsed.Get(s); ok {
		return n
	}
	n := parse(s)
	parsed.Add(s, n)
	return n
}

func parse(s string) Name {
	t := data()
	words := fold(s)
	if len(words) > longestName {
		words = words[:longestName]
	}
	own := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return t.drop[w] })
	for _, ws := range [][]string{words, own} {
		if family, given, ok := t.koreanWords(ws); ok {
			return Name{Words: []string{family, given}}
		}
	}
	if len(own) == 0 {
		own = words
	}
	out := make([]string, len(own))
	for i, w := range own {
		out[i] = t.skeleton(w)
	}
	return Name{Words: out}
}

// Key is the same for two spellings of one name wherever the rules lead them
// together, whatever the order of the words; "" for no name. Names in part have
// other keys: see [Compare].
func Key(s string) string { return Parse(s).Key() }

// Key is as the function Key.
func (n Name) Key() string {
	words := slices.Clone(n.Words)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// Telling are the words of the name that can be looked up: all but initials.
func (n Name) Telling() []string {
	return slices.DeleteFunc(slices.Clone(n.Words), initial)
}

func initial(word string) bool { return utf8.RuneCountInString(word) == 1 }

// Likeness tells how two names agree.
type Likeness int

// The degrees of likeness.
const (
	Apart Likeness = iota // each has a word of its own, or none is shared
	Part                  // one is a single word of the other, or a word and initials: Xi, Xi Jinping; J. Biden, Joe Biden
	Same                  // all words of one are in the other, two at least
)

// Compare tells whether two names may be one person's.
func Compare(a, b Name) Likeness {
	if len(a.Words) > len(b.Words) {
		a, b = b, a
	}
	if len(a.Words) == 0 {
		return Apart
	}
	m := matcher{a: a.Words, b: b.Words, used: make([]bool, len(b.Words))}
	alone := m.match()
	rest := 0
	for j, w := range b.Words {
		if !m.used[j] && !initial(w) {
			rest++
		}
	}
	switch {
	case m.words == 0, alone > 0 && rest > 0, alone > 0 && m.words < 2:
		return Apart
	case m.words == 1:
		return Part
	default:
		return Same
	}
}

// matcher pairs the words of two names.
type matcher struct {
	a, b  []string
	used  []bool // of b
	words int    // pairs of words found, not counting initials
}

// match pairs what it can and counts the words of a left alone.
func (m *matcher) match() (alone int) {
	paired := make([]bool, len(m.a))
	for _, same := range []func(x, y string) bool{equal, near, abbreviates} {
		for i := range m.a {
			if !paired[i] {
				paired[i] = m.pair(m.a[i], same)
			}
		}
	}
	for i, w := range m.a {
		if paired[i] || m.pairJoined(w) {
			continue
		}
		if i+1 < len(m.a) && !paired[i+1] && m.pair(w+m.a[i+1], equal) {
			paired[i+1] = true
			continue
		}
		if !initial(w) {
			alone++
		}
	}
	return alone
}

func (m *matcher) pair(word string, same func(x, y string) bool) bool {
	for j, w := range m.b {
		if !m.used[j] && same(word, w) {
			m.used[j] = true
			if !initial(word) && !initial(w) {
				m.words++
			}
			return true
		}
	}
	return false
}

// pairJoined pairs a word with two neighbours that give it together.
func (m *matcher) pairJoined(word string) bool {
	for j := 0; j+1 < len(m.b); j++ {
		if !m.used[j] && !m.used[j+1] && undouble(m.b[j]+m.b[j+1]) == word {
			m.used[j], m.used[j+1] = true, true
			m.words++
			return true
		}
	}
	return false
}

func equal(x, y string) bool { return x == y }

// abbreviates tells whether one is the other's initial.
func abbreviates(x, y string) bool {
	if !initial(x) && !initial(y) {
		return false
	}
	a, _ := utf8.DecodeRuneInString(x)
	b, _ := utf8.DecodeRuneInString(y)
	return a == b
}

// nearLength is how many letters a word has at least when one wrong letter in
// it is forgiven: in shorter ones a letter tells names apart.
const nearLength = 6

// near tells whether two long words differ by one letter that is neither the
// first nor added at the end (Ivanov and Ivanova are two persons).
func near(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < nearLength || len(y)-len(x) > 1 || x[0] != y[0] {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return i < len(x) && x[i+1:] == y[i+1:]
	}
	return i < len(x) && x[i:] == y[i+1:]
}
