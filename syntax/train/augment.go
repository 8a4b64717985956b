package train

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/syntax/internal/neural"
)

// recase now and then writes a sentence in small letters, in capitals or as a
// headline, so that the engine does not lean on case alone.
func (k *worker) recase(words []string) []string {
	var f func(string) string
	switch r := k.rnd.Float32(); {
	case r < 0.03:
		f = strings.ToLower
	case r < 0.055:
		f = strings.ToUpper
	case r < 0.08:
		f = func(w string) string {
			if len(w) < 4 {
				return w
			}
			return title(w)
		}
	default:
		return words
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = f(w)
	}
	return out
}

func title(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// vary returns the sentence itself or a variant for this round: without its
// final full stop, or with persons under other names.
func (t *Trainer) vary(s *Sentence) *Sentence {
	n := len(s.Words)
	r := t.rnd.Float32()
	if s.Tree && n > 3 && r < 0.04 && s.Words[n-1] == "." && s.Head[n-1] >= 0 {
		c := *s
		c.Words, c.Head = s.Words[:n-1], s.Head[:n-1]
		c.UPOS, c.XPOS, c.Feats, c.Rel = s.UPOS[:n-1], s.XPOS[:n-1], s.Feats[:n-1], s.Rel[:n-1]
		c.Names = nil
		for _, l := range s.Names {
			c.Names = append(c.Names, NameLayer{l.Style, l.Allowed[:n-1], l.Weight})
		}
		return &c
	}
	if len(s.Names) == 0 || r > 0.25 || len(t.given) == 0 {
		return s
	}
	var c *Sentence
	set := s.Names[len(s.Names)-1].Allowed
	persons := typeTags(person)
	for i, w := range s.Words {
		if bits.OnesCount64(set[i]) != 1 || set[i]&persons == 0 || neural.ShapeOf(w) != neural.ShapeTitle || len(w) < 3 {
			continue
		}
		if c == nil {
			d := *s
			d.Words = append([]string(nil), s.Words...)
			c = &d
		}
		from := t.given
		if set[i]&(1<<neural.NameTag(person, neural.NameEnd)|1<<neural.NameTag(person, neural.NameSingle)) != 0 {
			from = t.family
		}
		c.Words[i] = from[t.rnd.IntN(len(from))]
	}
	if c == nil {
		return s
	}
	return c
}
