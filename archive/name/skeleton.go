package name

import (
	"slices"
	"strings"
)

// skeleton leads a folded word to the form that its other spellings share.
func (t *tables) skeleton(word string) string {
	if v, ok := t.variants[word]; ok {
		word = v
	}
	for _, s := range t.sounds {
		if len(word) < s.length {
			continue
		}
		switch s.where {
		case "any":
			word = strings.ReplaceAll(word, s.from, s.to)
		case "inner":
			word = word[:1] + strings.ReplaceAll(word[1:], s.from, s.to)
		case "end":
			if stem, ok := strings.CutSuffix(word, s.from); ok {
				word = stem + s.to
			}
		}
	}
	word = undouble(word)
	if v, ok := t.variants[word]; ok {
		word = v
	}
	return word
}

// undouble writes a letter that stands twice in a row once.
func undouble(word string) string {
	return string(slices.Compact([]rune(word)))
}

// koreanWords reads a name as Korean: its family name and its given name, the
// latter spelt by sounds and in one word. ok is false when it is not one.
func (t *tables) koreanWords(words []string) (family, given string, ok bool) {
	if len(words) < 2 || len(words) > 3 {
		return "", "", false
	}
	families := t.korean["family"]
	last := len(words) - 1
	for _, order := range []struct {
		family string
		given  []string
	}{{words[0], words[1:]}, {words[last], words[:last]}} {
		f, known := families[order.family]
		if !known {
			continue
		}
		spelt, fits := "", true
		for _, w := range order.given {
			s, ok := t.syllables(w)
			spelt += s
			fits = fits && ok
		}
		if fits {
			return t.skeleton(f), spelt, true
		}
	}
	return "", "", false
}

// syllables spells a word of one or two Korean syllables by its sounds. Each
// syllable is an initial consonant, a vowel and a final consonant, the
// consonants optional; the longest spelling is tried first.
func (t *tables) syllables(word string) (string, bool) {
	return t.syllablesFrom(word, 2)
}

func (t *tables) syllablesFrom(word string, most int) (string, bool) {
	if word == "" {
		return "", true
	}
	if most == 0 {
		return "", false
	}
	for _, initial := range prefixes(t.korean["initial"], word) {
		rest := word[len(initial):]
		for _, vowel := range prefixes(t.korean["vowel"], rest) {
			if vowel == "" {
				continue
			}
			tail := rest[len(vowel):]
			for _, final := range prefixes(t.korean["final"], tail) {
				more, ok := t.syllablesFrom(tail[len(final):], most-1)
				if ok {
					return t.korean["initial"][initial] + t.korean["vowel"][vowel] + t.korean["final"][final] + more, true
				}
			}
		}
	}
	return "", false
}

// prefixes are the spellings of table that word begins with, longest first, and
// the empty one.
func prefixes(table map[string]string, word string) []string {
	const longest = 3
	var found []string
	for n := min(longest, len(word)); n > 0; n-- {
		if _, ok := table[word[:n]]; ok {
			found = append(found, word[:n])
		}
	}
	return append(found, "")
}
