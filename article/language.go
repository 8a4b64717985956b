package article

import (
	"strings"
	"unicode"
)

// languageSample is how many bytes the language is judged by.
const languageSample = 32 << 10

// scripts that tell a language by themselves, the more telling first.
var scripts = []struct {
	table *unicode.RangeTable
	code  string
}{
	{unicode.Hangul, "ko"},
	{unicode.Hiragana, "ja"},
	{unicode.Katakana, "ja"},
	{unicode.Han, "zh"},
	{unicode.Cyrillic, "ru"},
	{unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"},
	{unicode.Greek, "el"},
	{unicode.Thai, "th"},
	{unicode.Devanagari, "hi"},
	{unicode.Bengali, "bn"},
	{unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"},
	{unicode.Khmer, "km"},
	{unicode.Lao, "lo"},
	{unicode.Myanmar, "my"},
	{unicode.Mongolian, "mn"},
	{unicode.Ethiopic, "am"},
	{unicode.Tamil, "ta"},
	{unicode.Gujarati, "gu"},
	{unicode.Gurmukhi, "pa"},
	{unicode.Telugu, "te"},
	{unicode.Kannada, "kn"},
	{unicode.Malayalam, "ml"},
	{unicode.Sinhala, "si"},
}

// languageOf is the ISO 639-1 code of the language that most of the text is in,
// or "" when it cannot be told: by its script, else by its most frequent words.
// A script that several languages share gives the largest of them only where
// its telling letters are there (Persian and Urdu, Ukrainian).
func languageOf(text string) string {
	text = cutRunes(text, languageSample)
	letters, counts, telling := countScripts(text)
	best := 0
	for i := range scripts {
		if counts[i] > counts[best] {
			best = i
		}
	}
	if letters == 0 {
		return ""
	}
	if counts[best]*2 > letters {
		return scriptLanguage(best, counts, telling)
	}
	if kana := counts[1] + counts[2]; kana+counts[3] > letters/2 {
		return scriptLanguage(3, counts, telling)
	}
	return languageByWords(text)
}

func countScripts(text string) (letters int, counts []int, telling map[rune]int) {
	counts = make([]int, len(scripts))
	telling = map[rune]int{}
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < 0x370 {
			continue
		}
		switch r {
		case 'і', 'ї', 'є', 'ґ', 'پ', 'چ', 'گ', 'ژ', 'ٹ', 'ڈ', 'ے', 'ы', 'ъ', 'э':
			telling[r]++
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	return letters, counts, telling
}

func scriptLanguage(best int, counts []int, telling map[rune]int) string {
	code := scripts[best].code
	switch code {
	case "zh", "ja":
		if kana := counts[1] + counts[2]; kana*20 > counts[3] {
			return "ja"
		}
		return "zh"
	case "ru":
		if telling['ї']+telling['є'] > telling['ы'] {
			return "uk"
		}
		if telling['ы']+telling['э'] == 0 && counts[best] > 200 {
			return "" // Bulgarian, Serbian, Macedonian …
		}
	case "ar":
		switch {
		case telling['ے']+telling['ٹ'] > 0:
			return "ur"
		case telling['پ']+telling['چ']+telling['گ'] > counts[best]/200:
			return "fa"
		}
	}
	return code
}

// languageByWords takes the language whose frequent words are most of the
// words, if they are enough and clearly ahead.
func languageByWords(text string) string {
	l := lex()
	hits := make([]int, len(l.languages))
	words := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for _, lang := range l.frequent[w] {
			hits[lang]++
		}
	}
	best, second := 0, -1
	for i := range hits {
		switch {
		case hits[i] > hits[best]:
			best, second = i, best
		case i != best && (second < 0 || hits[i] > hits[second]):
			second = i
		}
	}
	if words == 0 || hits[best]*12 < words || hits[best] < 2 || second >= 0 && hits[best] <= hits[second] {
		return ""
	}
	return l.languages[best]
}
