package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chancery/syntax"
)

// letterCase is how a word is written.
type letterCase uint8

const (
	lowerCase letterCase = iota
	capitalized
	allCaps // two letters or more, all capitals; or a single capital
)

// atom is the unit in which lexicon entries and texts are compared: a run of
// letters and digits, folded to lower case without accents, or a mark that parts
// phrases (a comma, a bracket). Hyphens, full stops and apostrophes leave no trace,
// so that "U.S.", "U. S." and "Sana'a", "Sana’a", "Guinea-Bissau" need one spelling
// only; a soft hyphen does not even part the run.
type atom struct {
	text  string
	token int // -1 in an entry
	shape letterCase
	// first and last tell whether the atom opens or closes its token.
	first, last bool
}

// foldRune gives the lower-case ASCII form of letters that decomposition does not
// reach.
var foldRune = map[rune]string{
	'’': "'", '‘': "'", 'ʼ': "'", 'ø': "o", 'ł': "l", 'đ': "d", 'ß': "ss", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th", 'ə': "a",
}

// invisible tells of characters that take part in no word: soft hyphen, zero-width
// signs, byte order mark, directional marks.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u200f':
		return true
	}
	return false
}

// fold writes a word in lower case without accents or invisible characters.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) || invisible(r) {
			continue
		}
		r = unicode.ToLower(r)
		if f, ok := foldRune[r]; ok {
			b.WriteString(f)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func shapeOf(s string) letterCase {
	upper, lower, n := 0, 0, 0
	first := lowerCase
	for _, r := range s {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
			if n == 0 {
				first = capitalized
			}
		case unicode.IsLower(r):
			lower++
		case n == 0 && !unicode.IsLetter(r):
			// A digit first: the letters after it decide.
			continue
		}
		n++
	}
	if upper > 0 && lower == 0 {
		return allCaps
	}
	return first
}

// parting marks end a phrase unless an entry holds them.
const parting = ",;:()[]\"/“”«»…|–—"

// cut appends the atoms of s to out, all of one token.
func cut(out []atom, s string, token int) []atom {
	n := len(out)
	start := -1
	flush := func(end int) {
		if start >= 0 {
			w := s[start:end]
			if f := fold(w); f != "" {
				out = append(out, atom{text: f, token: token, shape: shapeOf(w)})
			}
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || invisible(r):
			if start < 0 {
				start = i
			}
		case r == '&':
			flush(i)
			out = append(out, atom{text: "and", token: token})
		case strings.ContainsRune(parting, r):
			flush(i)
			out = append(out, atom{text: string(r), token: token})
		default:
			flush(i)
		}
	}
	flush(len(s))
	if len(out) > n {
		out[n].first, out[len(out)-1].last = true, true
	}
	return out
}

// atomsOf cuts a whole text; atStart[i] is the first atom of token i or later.
func atomsOf(t *syntax.Text) (atoms []atom, atStart []int32) {
	atoms = make([]atom, 0, t.Len()+t.Len()/8)
	atStart = make([]int32, t.Len()+1)
	for i := range t.Len() {
		atStart[i] = int32(len(atoms))
		atoms = cut(atoms, t.Token(i).Text(), i)
	}
	atStart[t.Len()] = int32(len(atoms))
	return atoms, atStart
}
