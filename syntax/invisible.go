package syntax

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Soft hyphens, zero-width spaces and the like are no part of what a reader sees:
// "Jin\u00adping" is one word. Text that holds such characters is read without
// them, and the offsets are then laid on the text as it stands.

// invisibles are the characters that are passed over: soft hyphen, zero-width
// space, word joiner, byte order mark, marks of direction.
const invisibles = "\u00ad\u200b\u2060\ufeff\u200e\u200f"

// cutout is where characters were left out: removed is how many bytes up to the
// offset at of the text without them.
type cutout struct{ at, removed int }

// visible is the text without invisible characters and where they stood; nil
// when there are none.
func visible(text string) (string, []cutout) {
	if !strings.ContainsAny(text, invisibles) {
		return text, nil
	}
	var b strings.Builder
	b.Grow(len(text))
	var cuts []cutout
	removed := 0
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if size > 1 && strings.ContainsRune(invisibles, c) {
			removed += size
			cuts = append(cuts, cutout{b.Len(), removed})
		} else {
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	return b.String(), cuts
}

// shorten lays ranges of a text on the text without its invisible characters.
func shorten(ranges []Range, cuts []cutout) []Range {
	at := func(off int) int {
		// The last cutout that lies wholly before off.
		i := sort.Search(len(cuts), func(i int) bool { return cuts[i].at+cuts[i].removed > off })
		if i == 0 {
			return off
		}
		return off - cuts[i-1].removed
	}
	out := make([]Range, len(ranges))
	for i, r := range ranges {
		out[i] = Range{at(r.Start), at(r.End)}
	}
	return out
}

// restore lays the tokens of t, read without invisible characters, on text.
func (t *Text) restore(text string, ranges []Range, cuts []cutout) {
	at := func(off int32) int32 {
		i := sort.Search(len(cuts), func(i int) bool { return cuts[i].at > int(off) })
		if i == 0 {
			return off
		}
		return off + int32(cuts[i-1].removed)
	}
	for i := range t.start {
		last := t.end[i] - 1
		t.start[i], t.end[i] = at(t.start[i]), at(last)+1
	}
	t.src, t.ranges = text, ranges
}
