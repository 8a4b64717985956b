package compare

import (
	"slices"
	"strings"

	"chancery/record"
)

// piece is a stretch of a clause, in bytes.
type piece struct{ start, end int }

// split cuts an enumeration into its members: of predicates ("to A, to B, and to
// C", "does not A, does not B and does not C"), of claims ("A, and that B"), of nouns of position ("support for
// A and the intention to B"), and of what a cue's preposition begins anew ("(called
// for) A and for B"). Anything else is one piece. Cue is the cue's last word, opener the
// preposition that stands before the text or before each of its members, "" for none.
func (l *lexicon) split(text, cue, opener string) []piece {
	words := cut(text)
	if len(words) < 4 {
		return []piece{{0, len(text)}}
	}
	cuts := l.predicates(text, words, cue)
	if len(cuts) == 0 {
		cuts = claims(words)
	}
	if len(cuts) == 0 {
		cuts = l.positions(text, words, cue)
	}
	if len(cuts) == 0 {
		cuts = l.prepositions(words, opener)
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

// nounWithin is how many words may stand before a noun of position: "their
// mutual", "his deep".
const nounWithin = 4

// positions are what stands between the members of an enumeration of nouns of
// position, of which the first is the cue's or opens the text.
func (l *lexicon) positions(text string, words []word, cue string) []piece {
	opens := func(i int) bool {
		for k := i; k+1 < len(words) && k < i+nounWithin; k++ {
			weight, known := l.weight[words[k+1].stem]
			if l.is("noun", words[k].lower) && known && weight == 0 {
				return true // a preposition or "that" follows
			}
			if words[k].lower == "and" {
				return false
			}
		}
		return false
	}
	// Where a comma stands before the "and", what is listed is what begins behind
	// the comma before it: "ties based on respect, the rule of law, and a commitment".
	lists := func(i int) bool {
		comma := func(k int) bool { return strings.HasPrefix(text[words[k-1].end:], ",") }
		if slices.ContainsFunc(words[:i], func(w word) bool { return l.is("ground", w.lower) }) {
			return false
		}
		if !comma(i) {
			return true
		}
		for k := i - 1; k > 0; k-- {
			if comma(k) {
				return opens(k)
			}
		}
		return true
	}
	if !l.is("noun", cue) && !opens(0) {
		return nil
	}
	var cuts []piece
	for i := 2; i+2 < len(words); i++ {
		if words[i].lower == "and" && opens(i+1) && lists(i) {
			cuts = append(cuts, piece{words[i-1].end, words[i+1].start})
		}
	}
	return cuts
}

// predicates are what stands between the members of an enumeration of predicates.
func (l *lexicon) predicates(text string, words []word, cue string) []piece {
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
		case k > i && !listed && w == "for" && (cue == "for" || l.calls(words)):
			cuts = append(cuts, piece{from, words[min(k+1, len(words)-1)].start})
		case !l.is("joint", w) || !listed && k == i || opener != "" && w != opener || opener == "" && !opens(words, i, w):
		default:
			opener, comma = w, comma || listed
			cuts = append(cuts, piece{from, words[k].start})
		}
		i = k
	}
	if opener != "" && !comma || opener == "to" && words[0].lower != "to" && len(cuts) < 2 {
		return nil
	}
	return cuts
}

// prepositions are what stands between members that one preposition begins, which the
// clause opens with or which stands before it: "(agreement on) A and on B", "for A and
// for B". What somebody is told of may have an article instead: "(informed him) of A and
// the B".
func (l *lexicon) prepositions(words []word, opener string) []piece {
	if l.is("preposition", words[0].lower) {
		opener = words[0].lower
	}
	if opener == "" {
		return nil
	}
	var cuts []piece
	for i := 2; i+2 < len(words); i++ {
		again := words[i+1].lower == opener || l.is("topic", opener) && l.is("determiner", words[i+1].lower) && !between(words[:i])
		if words[i].lower == "and" && again {
			cuts = append(cuts, piece{words[i-1].end, words[i+1].start})
		}
	}
	return cuts
}

// calls tells whether a text begins with a noun of calling for something: "his call for".
func (l *lexicon) calls(words []word) bool {
	for i := range min(nounWithin-1, len(words)-1) {
		if l.is("call", words[i].lower) {
			return words[i+1].lower == "for"
		}
	}
	return false
}

// claimWords is how many words a claim has at least.
const claimWords = 3

// claims are what stands between claims of which the reading has taken the first
// "that": "(said that) A is so, and that B is". "That of"
// and the like stand for a noun.
func claims(words []word) []piece {
	var cuts []piece
	last := 0
	for i := claimWords; i+claimWords+1 < len(words); i++ {
		if words[i].lower == "and" && words[i+1].lower == "that" && !standsIn(words[i+2].lower) && i-last >= claimWords {
			cuts = append(cuts, piece{words[i-1].end, words[i+2].start})
			last = i + 2
		}
	}
	return cuts
}

// standsIn tells of what follows a "that" which stands for a noun: "the partnership of
// the two and that with A".
func standsIn(w string) bool { return w == "of" || w == "with" || w == "between" }

// subjectWords is how many words stand at most before the first "to" of a list of what
// somebody is asked to do: "(called on) both sides to A, to B and to C".
const subjectWords = 4

// opens tells whether the first member begins with a word: "to" at once or behind
// those who are to act, a verb behind its subject.
func opens(words []word, before int, w string) bool {
	if w == "to" {
		before = min(before, subjectWords)
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
	return i-from > 1 && !data().is("short", strings.ToLower(text[from:i]))
}

// opener is the word that stands before a clause, or before each of its members: the
// last of the cue ("for" of "called for"), the preposition between the two ("briefed him
// | on A and on B"), and "for" where somebody is thanked or praised for things.
func (l *lexicon) opener(t *told, s *record.Statement, act string, e record.Evidence) string {
	if slices.Contains(feelings, act) && strings.Contains(e.Exact, " for ") {
		return "for"
	}
	if cue := cueEnd(s); l.is("preposition", cue) {
		return cue
	}
	start, _ := t.quoter.Bytes(e)
	words := cut(t.quoter.Text()[max(0, start-openerWithin):start])
	if n := len(words); n > 0 && l.is("preposition", words[n-1].lower) {
		return words[n-1].lower
	}
	return ""
}

// openerWithin is how many bytes before a clause the word before it stands.
const openerWithin = 16

// cueEnd is the last word of a statement's cue: "for" of "called for".
func cueEnd(s *record.Statement) string {
	if s.Cue == nil {
		return ""
	}
	f := strings.Fields(s.Cue.Exact)
	if len(f) < 2 {
		return ""
	}
	return strings.ToLower(f[len(f)-1])
}
