package clause

import (
	_ "embed" // the lexicon files
	"fmt"
	"strings"
	"sync"
)

//go:embed data/phrases.tsv
var phrasesTSV string

//go:embed data/irregular.tsv
var irregularTSV string

// irregular maps irregular forms to the stem of their base form.
var irregular = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(irregularTSV) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		forms := strings.Fields(line)
		for _, f := range forms {
			m[f] = forms[0]
		}
	}
	return m
})

// Code is what a phrase of the lexicon stands for.
type Code struct {
	Type  string // PLOVER 2.0 type
	Mode  string // or ""
	Cameo string
}

// phrase is one pattern: a test per word, with gaps.
type phrase struct {
	code  Code
	words []pattern
	line  int
}

// pattern tests one word of a phrase.
type pattern struct {
	alt []string // each a whole word, or a beginning that ends in *
	any bool     // "_": any one word
	gap bool     // "...": up to maxGap words
}

const maxGap = 4

func (p pattern) fits(w string) bool {
	if p.any {
		return true
	}
	for _, a := range p.alt {
		if fits(a, w) {
			return true
		}
	}
	return false
}

// fits tells whether a word is the one named, or begins as "stem*" says.
func fits(a, w string) bool {
	if n := len(a) - 1; a[n] == '*' {
		return strings.HasPrefix(w, a[:n])
	}
	return a == w
}

// lexicon holds the phrases, filed under the two bytes that their first word
// begins with.
type lexicon struct {
	byStart map[[2]byte][]opening
	phrases []phrase
}

// opening is one first word of a phrase.
type opening struct {
	word   string
	phrase int
}

var phrases = sync.OnceValues(func() (*lexicon, error) { return readPhrases("phrases.tsv", phrasesTSV) })

func readPhrases(name, text string) (*lexicon, error) {
	l := &lexicon{byStart: make(map[[2]byte][]opening)}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return nil, fmt.Errorf("%s:%d: want 4 columns parted by tabs, have %d", name, n, len(cols))
		}
		code := Code{Type: cols[0], Mode: strings.TrimPrefix(cols[1], "-"), Cameo: cols[2]}
		if _, ok := rootOf[code.Type]; !ok {
			return nil, fmt.Errorf("%s:%d: unknown type %q", name, n, code.Type)
		}
		for p := range strings.SplitSeq(cols[3], ",") {
			if err := l.add(code, p, n); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
	}
	return l, nil
}

func (l *lexicon) add(code Code, text string, line int) error {
	p := phrase{code: code, line: line}
	for _, f := range strings.Fields(text) {
		switch f {
		case "_":
			p.words = append(p.words, pattern{any: true})
		case "...":
			p.words = append(p.words, pattern{gap: true})
		default:
			p.words = append(p.words, pattern{alt: strings.Split(f, "|")})
		}
	}
	if len(p.words) == 0 || len(p.words[0].alt) == 0 {
		return fmt.Errorf("phrase %q does not begin with a word", text)
	}
	for _, a := range p.words[0].alt {
		if len(a) < 2 || a[1] == '*' {
			return fmt.Errorf("phrase %q: first word too short", text)
		}
		k := [2]byte{a[0], a[1]}
		l.byStart[k] = append(l.byStart[k], opening{a, len(l.phrases)})
	}
	l.phrases = append(l.phrases, p)
	return nil
}

// hit is a phrase found: words first up to, not including, last. Strength
// counts the words that were tested, so that longer phrases weigh more.
type hit struct {
	code        Code
	first, last int
	strength    int
}

// find lists the phrases that words contain, in the order of their first word
// and of the lexicon.
func (l *lexicon) find(words []word) []hit {
	var out []hit
	for i := range words {
		w := words[i].low
		if len(w) < 2 {
			continue
		}
		last := -1 // a word that two openings of one phrase fit finds it once
		for _, o := range l.byStart[[2]byte{w[0], w[1]}] {
			if o.phrase == last || !fits(o.word, w) {
				continue
			}
			last = o.phrase
			p := &l.phrases[o.phrase]
			if end := match(p.words[1:], words, i+1); end >= 0 {
				out = append(out, hit{code: p.code, first: i, last: end, strength: len(p.words)})
			}
		}
	}
	return out
}

// match gives the word after the last one matched from i on, or -1. A gap
// takes as few words as it can.
func match(ps []pattern, words []word, i int) int {
	if len(ps) == 0 {
		return i
	}
	if ps[0].gap {
		for k := 0; k <= maxGap && i+k < len(words); k++ {
			if end := match(ps[1:], words, i+k); end >= 0 {
				return end
			}
		}
		return -1
	}
	if i >= len(words) || !ps[0].fits(words[i].low) {
		return -1
	}
	return match(ps[1:], words, i+1)
}

// RootOf is the root that the classifier has for a type of PLOVER 2.0.
func RootOf(kind string) string { return rootOf[kind] }

// rootOf maps each PLOVER 2.0 type to the root that the classifier knows: the
// training data parts neither CONCEDE nor RETREAT from the older YIELD.
var rootOf = map[string]string{
	"AGREE": "AGREE", "CONSULT": "CONSULT", "SUPPORT": "SUPPORT", "COOPERATE": "COOPERATE", "AID": "AID",
	"CONCEDE": "YIELD", "RETREAT": "YIELD", "REQUEST": "REQUEST", "ACCUSE": "ACCUSE", "REJECT": "REJECT",
	"THREATEN": "THREATEN", "PROTEST": "PROTEST", "SANCTION": "SANCTION", "MOBILIZE": "MOBILIZE",
	"COERCE": "COERCE", "ASSAULT": "ASSAULT",
}
