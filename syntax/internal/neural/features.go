package neural

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordFeatures are what a word is whatever stands around it.
type WordFeatures struct {
	Static int32 // row of the static vectors, 0 for none
	Word   int32 // row of the learned vectors, 0 for unknown
	Affix  [Affixes]int32
	Shape  uint8
	Grams  []int32
}

// Kinds of shapes; the learned row also knows whether the word opens the
// sentence and how the sentence is cased.
const (
	shapeLower = iota
	ShapeTitle
	shapeUpper
	shapeLetter
	shapeMixed
	shapeDigits
	shapeDigitMix
	shapeDotted
	shapeHyphen
	shapePunct
	shapeOther
	shapeKinds
)

const (
	CaseNormal = iota
	caseLower
	caseUpper
	caseTitle
	caseKinds
)

const ShapeRows = shapeKinds * 2 * caseKinds

// maxWord bounds the bytes of a word that are looked at.
const maxWord = 64

// Lowered is the form by which a word is looked up.
func Lowered(w string) string {
	if len(w) > maxWord {
		cut := maxWord
		for cut > 0 && !utf8.RuneStart(w[cut]) {
			cut--
		}
		w = w[:cut]
	}
	w = strings.ToLower(w)
	switch w {
	case "’", "‘", "`":
		return "'"
	case "“", "”", "``", "''":
		return "\""
	case "–", "—", "--":
		return "-"
	case "’s":
		return "'s"
	case "…":
		return "..."
	}
	return strings.ReplaceAll(w, "’", "'")
}

// ShapeOf classifies a word by its letters, digits and marks.
func ShapeOf(w string) uint8 {
	var upper, lower, digit, other, runes int
	var first rune
	hyphen, dot := false, false
	for _, r := range w {
		if runes == 0 {
			first = r
		}
		runes++
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			lower++
		case unicode.IsDigit(r):
			digit++
		case r == '-':
			hyphen = true
			other++
		case r == '.':
			dot = true
			other++
		default:
			other++
		}
	}
	switch {
	case digit > 0 && upper+lower == 0:
		return shapeDigits
	case digit > 0:
		return shapeDigitMix
	case upper+lower == 0:
		return shapePunct
	case dot && upper > 0:
		return shapeDotted
	case hyphen && upper+lower > 1 && runes > 2:
		if upper > 0 {
			return shapeMixed
		}
		return shapeHyphen
	case upper == 1 && runes == 1:
		return shapeLetter
	case upper > 0 && lower == 0:
		return shapeUpper
	case upper == 1 && unicode.IsUpper(first):
		return ShapeTitle
	case upper > 0:
		return shapeMixed
	case lower > 0:
		return shapeLower
	}
	return shapeOther
}

// CaseOf says how a sentence is cased, judged by its words of two letters and
// more: shapes alone would mislead in headlines and in text without capitals.
func CaseOf(words []string) int {
	var lower, upper, title, n int
	for i, w := range words {
		switch ShapeOf(w) {
		case shapeLower:
			lower++
		case shapeUpper:
			upper++
		case ShapeTitle:
			if i > 0 {
				title++
			}
		default:
			continue
		}
		n++
	}
	switch {
	case n >= 3 && upper*10 >= n*8:
		return caseUpper
	case n >= 3 && lower == n:
		return caseLower
	case n >= 4 && title*10 >= n*6:
		return caseTitle
	}
	return CaseNormal
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashBytes(seed uint64, s string) uint64 {
	h := fnvOffset ^ seed*0x9e3779b97f4a7c15
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// Features looks a word up. low is Lowered(w).
func Features(c *Config, lex *Lexicon, w, low string, grams []int32) WordFeatures {
	f := WordFeatures{Static: lex.Vectors.Index(low), Word: lex.wordIndex(low), Shape: ShapeOf(w)}
	n := uint64(c.AffixRows)
	cut := func(k int, front bool) string {
		i := 0
		if front {
			for range k {
				if i < len(low) {
					_, s := utf8.DecodeRuneInString(low[i:])
					i += s
				}
			}
			return low[:i]
		}
		i = len(low)
		for range k {
			if i > 0 {
				_, s := utf8.DecodeLastRuneInString(low[:i])
				i -= s
			}
		}
		return low[i:]
	}
	f.Affix[0] = int32(hashBytes(1, cut(2, true)) % n)
	f.Affix[1] = int32(hashBytes(2, cut(3, true)) % n)
	f.Affix[2] = int32(hashBytes(3, cut(2, false)) % n)
	f.Affix[3] = int32(hashBytes(4, cut(3, false)) % n)
	f.Affix[4] = int32(hashBytes(5, cut(4, false)) % n)
	s := "<" + low + ">"
	rows := uint64(c.GramRows)
	for size := 3; size <= 5; size++ {
		for i := 0; i+size <= len(s) && len(grams) < 48; i++ {
			grams = append(grams, int32(hashBytes(6, s[i:i+size])%rows))
		}
	}
	f.Grams = grams
	return f
}

func ShapeRow(shape uint8, first bool, kase int) int32 {
	r := int(shape)*2*caseKinds + kase*2
	if first {
		r++
	}
	return int32(r)
}

// Lexicon holds what words are looked up in.
type Lexicon struct {
	Vectors *Vectors
	words   map[string]int32
	// Gaz may be nil.
	Gaz *Gazetteer
}

// NewLexicon makes a lexicon whose learned words are numbered from 1.
func NewLexicon(v *Vectors, words []string, g *Gazetteer) *Lexicon {
	l := &Lexicon{Vectors: v, words: make(map[string]int32, len(words)), Gaz: g}
	for i, w := range words {
		l.words[w] = int32(i + 1)
	}
	return l
}

func (l *Lexicon) wordIndex(low string) int32 { return l.words[low] }
