package segment

import (
	"slices"
	"unicode/utf8"

	"chancery/syntax/lexicon"
)

// firm answers the question whether a token ends before character k of a chunk
// where a rule knows better than the weights:
//
//   - an address is one token;
//   - an abbreviation with a period inside keeps its last one ("U.S.", "p.m."), and
//     that of a month its only one ("Jul."), also where the sentence ends with it;
//   - a capital and three small letters or more that are no abbreviation of the list
//     do not keep a period ("Aliyev.", "Kyiv.");
//   - 's after a number is a word of its own, but for decades ("No. 10's", "80's");
//   - a row of eight like marks or more is one token;
//   - digits after a capital belong to it ("G20");
//   - given names of two syllables stay whole ("Jae-myung").
func (s *Segmenter) firm(w *Scratch, k int) (ends, known bool) {
	c, f := w.chars, &w.facts
	at := int(c[k].at)
	switch {
	case f.addressEnd > 0 && f.addressStart <= at && at <= f.addressEnd:
		return at == f.addressStart || at == f.addressEnd, true
	case c[k].r == c[k-1].r && row(c, k):
		return false, true
	case c[k].r == '.' && k == f.tail && (dotted(c[f.head:k]) || s.kindOf(c[f.head:k]) == lexicon.Month):
		return false, true
	case c[k].r == '.' && k == f.tail && s.spelledOut(c[f.head:k]):
		return true, true
	case c[k].r == '\'' && c[k-1].class == classDigit && c[k+1].r == 's' && !alnum(c[k+2].class):
		return !decade(c, k), true
	case c[k-1].class == classUpper && c[k].class == classDigit:
		return false, true
	case f.hyphens == 1 && (c[k].r == '-' || c[k-1].r == '-'):
		if s.given(c, k) {
			return false, true
		}
	}
	return false, false
}

// row tells whether character k stands in a row of at least eight that are alike.
func row(c []char, k int) bool {
	n := 1
	for i := k; n < 8 && c[i-1].r == c[k].r; i-- {
		n++
	}
	for i := k; n < 8 && c[i+1].r == c[k].r; i++ {
		n++
	}
	return n >= 8 && !alnum(c[k].class)
}

// dotted tells whether characters are an abbreviation with periods inside that
// lacks its last one: "U.S", "p.m", "Ph.D".
func dotted(c []char) bool {
	letters, dots := 0, 0
	for _, x := range c {
		switch {
		case letter(x.class):
			letters++
			if letters > 2 {
				return false
			}
		case x.r == '.' && letters > 0:
			letters = 0
			dots++
		default:
			return false
		}
	}
	return dots > 0 && letters > 0
}

// spelledOut tells whether characters are a word with a capital that is long and no
// abbreviation.
func (s *Segmenter) spelledOut(c []char) bool {
	return len(c) >= 4 && plain(c) && s.kindOf(c) == 0
}

// kindOf tells which abbreviation a word with a capital is, without its period.
func (s *Segmenter) kindOf(c []char) lexicon.Abbreviation {
	var buf [64]byte
	if !plain(c) {
		return 0
	}
	word := buf[:0]
	for _, x := range c {
		word = utf8.AppendRune(word, x.r)
	}
	if kind := s.abbr[string(word)]; kind != 0 {
		return kind
	}
	word[0] -= 'a' - 'A' // characters are kept in small letters
	return s.abbr[string(word)]
}

// plain tells whether characters are a capital and small letters, not too many.
func plain(c []char) bool {
	return len(c) > 1 && len(c) <= 16 && c[0].class == classUpper && c[0].r < utf8.RuneSelf &&
		!slices.ContainsFunc(c[1:], func(x char) bool { return x.class != classLower })
}

// decade tells whether the digits before character k are those of a decade.
func decade(c []char, k int) bool {
	n := 0
	for c[k-1-n].class == classDigit {
		n++
	}
	return c[k-1].r == '0' && (n == 2 || n == 4)
}

// given tells whether the hyphen at or before character k joins two syllables of a
// given name.
func (s *Segmenter) given(c []char, k int) bool {
	if c[k].r != '-' {
		k--
	}
	lo, hi := k, k+1
	for letter(c[lo-1].class) && k-lo < 7 {
		lo--
	}
	for letter(c[hi].class) && hi-k < 7 {
		hi++
	}
	if c[lo].class != classUpper || alnum(c[lo-1].class) || alnum(c[hi].class) || hi == k+1 {
		return false
	}
	for _, x := range c[lo+1 : hi] {
		if x.class != classLower && x.r != '-' {
			return false
		}
	}
	return s.syllable(c[lo:k]) && s.syllable(c[k+1:hi])
}

func (s *Segmenter) syllable(c []char) bool {
	var buf [16]byte
	b := buf[:0]
	for _, x := range c {
		if x.r >= 0x80 {
			return false
		}
		b = append(b, byte(x.r))
	}
	return s.syllables[string(b)]
}
