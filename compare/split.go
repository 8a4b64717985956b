package compare

import "strings"

// piece is a stretch of a clause, in bytes.
type piece struct{ start, end int }

// split cuts an enumeration of predicates into its members: "to A, to B, and to
// C", "does not A, does not B and does not C"; and what a cue's preposition begins
// anew: "(called for) A and for B". Anything else is one piece.
func (l *lexicon) split(text, cue string) []piece {
	whole := []piece{{0, len(text)}}
	words := cut(text)
	if len(words) < 4 {
		return whole
	}
	var cuts []piece // what stands between two members
	opener, comma := "", false
	for i := 1; i < len(words); i++ {
		gap := text[words[i-1].end:words[i].start]
		from, k := words[i-1].end, i
		if words[i].lower == "and" && i+1 < len(words) {
			k = i + 1
		}
		w := words[k].lower
		listed := strings.HasPrefix(gap, ",")
		switch {
		case k > i && !listed && w == "for" && cue == "for":
			cuts = append(cuts, piece{from, words[min(k+1, len(words)-1)].start})
		case !l.joint[w] || !listed && k == i || opener != "" && w != opener || opener == "" && !opens(words, i, w):
		default:
			opener, comma = w, comma || listed
			cuts = append(cuts, piece{from, words[k].start})
		}
		i = k
	}
	if len(cuts) == 0 || opener != "" && !comma {
		return whole
	}
	var out []piece
	at := 0
	for _, c := range append(cuts, piece{len(text), len(text)}) {
		if at < c.start {
			out = append(out, piece{at, c.start})
		}
		at = c.end
	}
	return out
}

// opens tells whether the first member begins with a word: "to" at once, a verb
// behind its subject.
func opens(words []word, before int, w string) bool {
	if w == "to" {
		return words[0].lower == w
	}
	for _, v := range words[:before] {
		if v.lower == w {
			return true
		}
	}
	return false
}

// sentenceStart is the byte at which the sentence of a byte begins, as far as
// stops and lines tell.
func sentenceStart(text string, at int) int {
	for i := at; i > 0; i-- {
		if ends(text, i-1) {
			return i
		}
	}
	return 0
}

// sentenceEnd is the byte at which the sentence of a byte ends, its stop left out.
func sentenceEnd(text string, at int) int {
	for i := at; i < len(text); i++ {
		if ends(text, i) {
			return i
		}
	}
	return len(text)
}

// ends tells whether the byte is a line's end or a stop that ends a sentence: one
// behind a word that is no initial ("U.S.") and no short title ("Dr.").
func ends(text string, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '!', '?', ';':
	default:
		return false
	}
	if i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\n' && text[i+1] != '"' {
		return false
	}
	if text[i] != '.' {
		return true
	}
	from := strings.LastIndexAny(text[:i], " .\n") + 1
	return i-from > 1 && !data().short[strings.ToLower(text[from:i])]
}
