package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment appends the tokens and sentences of text[start:end] to t.
func (w *worker) segment(t *Text, start, end, rng int) {
	first := int32(t.Len())
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(t.src[i:end])
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			i += size
			continue
		}
		j := i
		for j < end {
			r, size := utf8.DecodeRuneInString(t.src[j:end])
			if unicode.IsSpace(r) || unicode.IsControl(r) {
				break
			}
			j += size
		}
		t.chunk(i, j)
		i = j
	}
	t.split(first, int32(rng))
}

func (t *Text) token(start, end int, joined bool) {
	if start >= end {
		return
	}
	t.start, t.end = append(t.start, int32(start)), append(t.end, int32(end))
	var f uint8
	if joined {
		f = flagJoined
	}
	t.flags = append(t.flags, f)
}

// chunk appends the tokens of a stretch without spaces.
func (t *Text) chunk(start, end int) {
	for start < end {
		r, size := utf8.DecodeRuneInString(t.src[start:end])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		t.token(start, start+size, false)
		start += size
	}
	stop := end
	for stop > start {
		r, size := utf8.DecodeLastRuneInString(t.src[start:stop])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		if r == '.' && strings.Count(t.src[start:stop], ".") > 1 {
			break
		}
		stop -= size
	}
	word := t.src[start:stop]
	cut := stop
	for _, c := range []string{"n't", "'s", "'re", "'ll", "'ve", "'d", "'m", "’s", "n’t"} {
		if strings.HasSuffix(word, c) && len(word) > len(c) {
			cut = stop - len(c)
		}
	}
	t.token(start, cut, false)
	t.token(cut, stop, true)
	for stop < end {
		_, size := utf8.DecodeRuneInString(t.src[stop:end])
		t.token(stop, stop+size, false)
		stop += size
	}
}
