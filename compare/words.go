package compare

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/kljensen/snowball/english"

	"chancery/internal/table"
)

var (
	//go:embed data/words.tsv
	wordsData string
	//go:embed data/synonyms.tsv
	synonymsData string
	//go:embed data/tone.tsv
	toneData string
	//go:embed data/asked.tsv
	askedData string
	//go:embed data/agenda.tsv
	agendaData string
	//go:embed data/agencies.tsv
	agenciesData string
)

// littleWeight is what a word counts that stands in most readouts.
const littleWeight = 0.25

// lexicon holds the data files, by stem.
type lexicon struct {
	weight map[string]float64 // 1 where absent
	not    map[string]bool    // by lower-case word
	group  map[string]string  // stem → the first stem of its group
	joint  map[string]bool    // words that begin a further predicate of an enumeration
	stop   map[string]bool    // words that end what was talked of
	short  map[string]bool    // shortened words that end in a stop
	all    map[string]bool    // words that call the parties without naming them
	house  map[string]bool    // words by which a side calls its own ministry
	refer  map[string]bool    // nouns that stand for what was said before
	month  map[string]bool    // names of months
	reject map[string]bool    // words of the act of rejecting
	noun   map[string]bool    // nouns of position: "readiness", "support"
	agency map[string]string  // state agency → its country
	talks  map[string][]talk  // by first word
	tones  []tone
	asked  [][]string
}

type tone struct {
	Tone
	words [][]string
}

// data reads the embedded files once; a malformed one is a fault of the build,
// which the package's tests catch.
var data = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic(err)
	}
	return l
})

func readLexicon() (*lexicon, error) {
	l := &lexicon{
		weight: map[string]float64{}, not: map[string]bool{}, group: map[string]string{},
		joint: map[string]bool{}, stop: map[string]bool{}, all: map[string]bool{}, short: map[string]bool{}, talks: map[string][]talk{},
		house: map[string]bool{}, refer: map[string]bool{}, noun: map[string]bool{}, reject: map[string]bool{}, month: map[string]bool{}, agency: map[string]string{},
	}
	if err := table.Each("compare/data/words.tsv", wordsData, 2, l.addWords); err != nil {
		return nil, err
	}
	if err := table.Each("compare/data/synonyms.tsv", synonymsData, 1, l.addGroup); err != nil {
		return nil, err
	}
	if err := table.Each("compare/data/tone.tsv", toneData, 3, l.addTone); err != nil {
		return nil, err
	}
	if err := table.Each("compare/data/agenda.tsv", agendaData, 2, l.addTalk); err != nil {
		return nil, err
	}
	if err := table.Each("compare/data/agencies.tsv", agenciesData, 2, func(f []string) error {
		l.agency[f[0]] = f[1]
		return nil
	}); err != nil {
		return nil, err
	}
	err := table.Each("compare/data/asked.tsv", askedData, 1, func(f []string) error {
		l.asked = append(l.asked, phrase(f[0]))
		return nil
	})
	return l, err
}

func (l *lexicon) addWords(f []string) error {
	for _, w := range strings.Split(f[1], "|") {
		switch f[0] {
		case "none":
			l.weight[stem(w)] = 0
		case "little":
			l.weight[stem(w)] = littleWeight
		case "not":
			l.not[w] = true
			l.weight[stem(w)] = 0
		case "joint":
			l.joint[w] = true
		case "stop":
			l.stop[w] = true
		case "short":
			l.short[w] = true
		case "all":
			l.all[w] = true
		case "house":
			l.house[w] = true
		case "refer":
			l.refer[w] = true
		case "noun":
			l.noun[w] = true
		case "reject":
			l.reject[w] = true
		case "month":
			l.month[w] = true
		default:
			return fmt.Errorf("no class %q", f[0])
		}
	}
	return nil
}

func (l *lexicon) addGroup(f []string) error {
	var first string
	for _, w := range strings.Split(f[0], "|") {
		s := stem(w)
		if first == "" {
			first = s
			if g, ok := l.group[s]; ok {
				first = g
			}
		}
		if _, ok := l.group[s]; !ok {
			l.group[s] = first
		}
	}
	return nil
}

func (l *lexicon) addTone(f []string) error {
	if len(f[0]) != 1 || f[0][0] < '1' || f[0][0] > '9' {
		return fmt.Errorf("no rung %q", f[0])
	}
	t := tone{Tone: Tone{Rung: int(f[0][0] - '0'), Name: f[1]}}
	for _, w := range strings.Split(f[2], "|") {
		t.words = append(t.words, phrase(w))
	}
	l.tones = append(l.tones, t)
	return nil
}

func (l *lexicon) addTalk(f []string) error {
	switch f[0] {
	case "joint", "one", "passive":
	default:
		return fmt.Errorf("no form %q", f[0])
	}
	words := phrase(f[1])
	l.talks[words[0]] = append(l.talks[words[0]], talk{words, f[0]})
	return nil
}

// phrase cuts a phrase of a data file as texts are cut.
func phrase(s string) []string {
	var out []string
	for _, w := range cut(s) {
		out = append(out, w.lower)
	}
	return out
}

// stem is the Porter2 stem of a word in lower case.
func stem(w string) string { return english.Stem(strings.ToLower(w), false) }

// word is a word of a text with its place, in bytes.
type word struct {
	lower      string
	stem       string
	key        string // under which it counts in its clause
	start, end int
}

// cut splits a text into words: letters and digits, with the apostrophes between
// them; "n't" and "'s" are words of their own, and so are the parts of
// "one-China" and "in-depth".
func cut(text string) []word {
	var out []word
	inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	start := -1
	end := func(at int) {
		if start < 0 {
			return
		}
		w := strings.ToLower(strings.ReplaceAll(text[start:at], "’", "'"))
		raw := text[start:at]
		start = -1
		for _, tail := range []string{"n't", "'s"} {
			if strings.HasSuffix(w, tail) && len(w) > len(tail) && len(w) == len(raw) {
				k := at - len(tail)
				out = append(out, newWord(w[:len(w)-len(tail)], at-len(w), k), newWord(tail, k, at))
				return
			}
		}
		w = strings.TrimSuffix(w, "'s")
		out = append(out, newWord(w, at-len(raw), at))
	}
	for i, r := range text {
		switch {
		case inside(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && (r == '\'' || r == '’') && continues(text[i:], inside):
		default:
			end(i)
		}
	}
	end(len(text))
	return out
}

// continues tells whether a letter or digit follows the mark that s begins with.
func continues(s string, inside func(rune) bool) bool {
	for i, r := range s {
		if i > 0 {
			return inside(r)
		}
	}
	return false
}

func newWord(w string, start, end int) word {
	return word{lower: w, stem: english.Stem(w, false), start: start, end: end}
}
