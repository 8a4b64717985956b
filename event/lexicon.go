package event

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed data/*.tsv
var files embed.FS

// rule is what a speech act makes: a line of acts.tsv.
type rule struct{ kind, mode, cameo, aim string }

// score is a line of scores.tsv.
type score struct {
	value float64
	quad  int
}

type contextWords struct {
	name  string
	words []string
}

type lexicon struct {
	acts     map[string]rule
	scores   map[[2]string]score
	contexts []contextWords
	grammar  map[string]map[string]bool // words by class: grammar.tsv
	roots    map[string]rule            // by class of the clause classifier
	cameo    map[string]rule            // by the beginning of a CAMEO code: cameo.tsv
	deeds    map[string][]sureDeed      // by the verb's lemma: deeds.tsv
}

var words = sync.OnceValues(load)

func load() (*lexicon, error) {
	l := &lexicon{acts: map[string]rule{}, scores: map[[2]string]score{}}
	err := each("acts.tsv", 5, func(f []string) error {
		l.acts[f[0]] = rule{f[1], dash(f[2]), f[3], f[4]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each("scores.tsv", 4, func(f []string) error {
		v, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return err
		}
		q, err := strconv.Atoi(f[3])
		l.scores[[2]string{f[0], dash(f[1])}] = score{v, q}
		return err
	})
	if err != nil {
		return nil, err
	}
	l.grammar = map[string]map[string]bool{}
	err = each("grammar.tsv", 2, func(f []string) error {
		l.grammar[f[0]] = map[string]bool{}
		for _, w := range strings.Fields(f[1]) {
			l.grammar[f[0]][w] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.roots = map[string]rule{}
	err = each("roots.tsv", 4, func(f []string) error {
		l.roots[f[0]] = rule{kind: f[1], mode: dash(f[2]), cameo: f[3]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.cameo = map[string]rule{}
	err = each("cameo.tsv", 3, func(f []string) error {
		l.cameo[f[0]] = rule{kind: dash(f[1]), mode: dash(f[2]), cameo: f[0]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.deeds = map[string][]sureDeed{}
	if err := each("deeds.tsv", 6, l.addDeed); err != nil {
		return nil, err
	}
	return l, each("contexts.tsv", 2, func(f []string) error {
		l.contexts = append(l.contexts, contextWords{f[0], strings.Fields(f[1])})
		return nil
	})
}

// is tells whether a word is of a class of grammar.tsv; "" stands there as "-".
func (l *lexicon) is(class, word string) bool {
	if word == "" {
		word = "-"
	}
	return l.grammar[class][word]
}

// anyWord tells whether a word of the text is of a class of grammar.tsv.
func (l *lexicon) anyWord(class, text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if l.is(class, strings.Trim(w, ".,;:'\"“”")) {
			return true
		}
	}
	return false
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// each calls do with the columns of each line of a data file.
func each(name string, columns int, do func([]string) error) error {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	return table.Each("event/data/"+name, string(data), columns, do)
}

// scoreOf is the score and quad code of a type and mode; a mode without one of
// its own has its type's.
func (l *lexicon) scoreOf(kind, mode string) score {
	if s, ok := l.scores[[2]string{kind, mode}]; ok {
		return s
	}
	return l.scores[[2]string{kind, ""}]
}

// contextsOf lists the contexts whose words stand in the text, in the order of
// the file.
func (l *lexicon) contextsOf(text string) []string {
	tokens := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 128
	})
	whole := make(map[string]bool, len(tokens))
	for i, t := range tokens {
		whole[t] = true
		if i > 0 {
			whole[tokens[i-1]+"-"+t] = true
		}
	}
	var out []string
	for _, c := range l.contexts {
		if anyOf(c.words, tokens, whole) {
			out = append(out, c.name)
		}
	}
	return out
}

func anyOf(words, tokens []string, whole map[string]bool) bool {
	for _, w := range words {
		stem, ok := strings.CutSuffix(w, "*")
		if !ok {
			if whole[w] {
				return true
			}
			continue
		}
		for _, t := range tokens {
			if strings.HasPrefix(t, stem) {
				return true
			}
		}
	}
	return false
}
