package compare

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

var (
	//go:embed data/words.tsv
	wordsData string
	//go:embed data/synonyms.tsv
	synonymsData string
	//go:embed data/wordnet.tsv
	wordnetData string
	//go:embed data/tone.tsv
	toneData string
	//go:embed data/asked.tsv
	askedData string
	//go:embed data/agenda.tsv
	agendaData string
	//go:embed data/pairs.tsv
	pairsData string
	//go:embed data/agencies.tsv
	agenciesData string
)

// What words count that stand in most readouts, and in many of them; any other
// counts 1.
const (
	littleWeight = 0.25
	someWeight   = 0.5
)

// lexicon holds the data files, by stem.
type lexicon struct {
	weight   map[string]float64         // by stem; 1 where absent
	classes  map[string]map[string]bool // the other classes of words.tsv: class → words in lower case
	sets     map[string][]string        // stem, or stems of a phrase joined by spaces → ids of its synonym sets
	families map[string][]string        // root of a family of words → ids of the sets of the first of them by the alphabet
	kin      map[string][]string        // stem → stems of words that mean the same or come from it
	phrases  map[string][][]string      // first stem → phrases of synonym sets, by stems, the longest first
	number   map[string]float64         // words for numbers
	scale    map[string]float64         // words that multiply them
	position map[string]bool            // stems of the class noun of words.tsv
	broad    fields
	near     fields
	traits   []float64 // what each of traits counts
	bias     float64
	agency   map[string]string // state agency → its country
	talks    map[string][]talk // by first word
	tones    []tone
	asked    [][]string
}

type tone struct {
	Tone
	words [][]string
}

// data reads the embedded files once; a malformed one is a fault of the build,
// which the package's tests catch.
var data = sync.OnceValue(func() *lexicon {
	l, err := readLexicon(synonymsData)
	if err != nil {
		panic(err)
	}
	return l
})

// readLexicon reads the data files, with the synonyms given.
func readLexicon(synonyms string) (*lexicon, error) {
	l := &lexicon{
		weight: map[string]float64{}, classes: map[string]map[string]bool{}, sets: map[string][]string{}, families: map[string][]string{}, phrases: map[string][][]string{},
		number: map[string]float64{}, scale: map[string]float64{}, agency: map[string]string{}, position: map[string]bool{}, talks: map[string][]talk{}, kin: map[string][]string{}, traits: make([]float64, len(traits)),
	}
	for _, file := range []struct {
		name, data string
		columns    int
		add        func([]string) error
	}{
		{"words", wordsData, 2, l.addWords},
		{"synonyms", synonyms, 1, l.addSet},
		{"wordnet", wordnetData, 2, l.addKin},
		{"fields", fieldsData, 2, l.addField},
		{"near", nearData, 1, l.addNear},
		{"pairs", pairsData, 2, l.addTrait},
		{"tone", toneData, 3, l.addTone},
		{"agenda", agendaData, 2, l.addTalk},
		{"agencies", agenciesData, 2, func(f []string) error { l.agency[f[0]] = f[1]; return nil }},
		{"asked", askedData, 1, func(f []string) error { l.asked = append(l.asked, phrase(f[0])); return nil }},
	} {
		if err := table.Each("compare/data/"+file.name+".tsv", file.data, file.columns, file.add); err != nil {
			return nil, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(l.sets)) {
		if r := root(key); r != "" && !strings.Contains(key, " ") && l.families[r] == nil {
			l.families[r] = l.sets[key]
		}
	}
	for first := range l.phrases {
		slices.SortFunc(l.phrases[first], func(a, b []string) int { return len(b) - len(a) })
	}
	return l, nil
}

// classNames are the classes of words.tsv that only tell words apart.
var classNames = []string{
	"not", "bound", "pronoun", "when", "upon", "wish", "keep", "finite", "passive", "hanging", "joint", "stop", "all", "short", "house", "refer", "topic", "focus", "demonstrative", "month", "reject", "noun", "common", "firm", "open", "under", "article", "ground", "speech", "stance", "office", "invitation", "adverse", "approve", "call", "sequel", "issuer", "preposition", "adverb", "held", "duty", "determiner", "title",
}

// is tells whether a word in lower case is of a class of words.tsv.
func (l *lexicon) is(class, w string) bool { return l.classes[class][w] }

func (l *lexicon) addWords(f []string) error {
	for _, w := range strings.Split(f[1], "|") {
		switch f[0] {
		case "none":
			l.weight[stem(w)] = 0
		case "little":
			l.weight[stem(w)] = littleWeight
		case "some":
			l.weight[stem(w)] = someWeight
		case "number", "scale":
			name, value, _ := strings.Cut(w, "=")
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				return fmt.Errorf("%q has no number: write word=number", w)
			}
			if f[0] == "number" {
				l.number[name] = n
			} else {
				l.scale[name] = n
			}
		default:
			if !slices.Contains(classNames, f[0]) {
				return fmt.Errorf("no class %q", f[0])
			}
			if l.classes[f[0]] == nil {
				l.classes[f[0]] = map[string]bool{}
			}
			l.classes[f[0]][w] = true
			if f[0] == "noun" {
				l.position[stem(w)] = true
			}
			if f[0] == "not" || f[0] == "keep" {
				l.weight[stem(w)] = 0
			}
		}
	}
	return nil
}

// addSet reads a set of synonyms: words and phrases.
func (l *lexicon) addSet(f []string) error {
	id := "=" + stem(f[0])
	for _, member := range strings.Split(f[0], "|") {
		var stems []string
		for _, w := range cut(member) {
			stems = append(stems, w.stem)
		}
		if len(stems) == 0 {
			return fmt.Errorf("an empty member in %q", f[0])
		}
		key := strings.Join(stems, " ")
		if slices.Contains(l.sets[key], id) {
			continue
		}
		if len(stems) > 1 && l.sets[key] == nil {
			l.phrases[stems[0]] = append(l.phrases[stems[0]], stems)
		}
		l.sets[key] = append(l.sets[key], id)
	}
	return nil
}

// addKin reads a word and those that mean the same or come from it. A word that
// counts little is nobody's kin: it is alike with too many.
func (l *lexicon) addKin(f []string) error {
	a := stem(f[0])
	for _, w := range strings.Fields(f[1]) {
		b := stem(w)
		if a == b || l.weightOf(a) <= littleWeight || l.weightOf(b) <= littleWeight || slices.Contains(l.kin[a], b) {
			continue
		}
		l.kin[a], l.kin[b] = append(l.kin[a], b), append(l.kin[b], a)
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
	case "joint", "one", "passive", "denied", "undone":
	default:
		return fmt.Errorf("no form %q", f[0])
	}
	words := phrase(f[1])
	l.talks[words[0]] = append(l.talks[words[0]], talk{words, f[0]})
	return nil
}

// addTrait reads what a trait of a candidate counts.
func (l *lexicon) addTrait(f []string) error {
	weight, err := strconv.ParseFloat(f[1], 64)
	if err != nil {
		return fmt.Errorf("%q is no weight", f[1])
	}
	if f[0] == "bias" {
		l.bias = weight
		return nil
	}
	k := slices.IndexFunc(traits, func(t trait) bool { return t.name == f[0] })
	if k < 0 {
		return fmt.Errorf("no trait %q", f[0])
	}
	l.traits[k] = weight
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
