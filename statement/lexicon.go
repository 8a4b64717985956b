package statement

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/internal/irregular"
)

//go:embed lexicon/*.tsv
var files embed.FS

// form is the kind of words that a cue is.
type form uint8

const (
	verbCue form = iota
	nounCue
	prepCue
	trapCue
)

// pattern is what the content of a cue may be.
type pattern uint16

const (
	thatClause pattern = 1 << iota
	quotation
	infinitive       // to do
	objectInfinitive // somebody to do
	object           // a noun phrase
	preposition      // a phrase with one of the entry's prepositions
	itself           // the noun of the cue and what hangs on it
	naming           // somebody or something is called by a name
	told             // in a side's own account of a contact, a noun phrase too, and a weak cue is strong there
)

// cueEntry is one line of cues.tsv.
type cueEntry struct {
	words        []string // "~" is a gap
	form         form
	act          string // "" where the content's clauses decide
	weak         bool
	pattern      pattern
	prepositions []string
}

// actRule is one line of acts.tsv.
type actRule struct {
	words   []string
	act     string
	zone    string
	subject string
}

// topicTerm is one term of topics.tsv.
type topicTerm struct {
	words []string
	topic int // index into lexicon.topics, -1 for a trap
	kind  string
}

// settingTerm is one line of settings.tsv.
type settingTerm struct {
	words   []string
	setting string
}

type lexicon struct {
	cues       map[string][]*cueEntry // by the forms of their first word
	bases      map[string][]string    // form → the base forms it may be of
	acts       []actRule
	byWord     map[string][]int // first word of an act rule → its index
	topics     []string
	relations  int                        // the topic of relations between two sides
	terms      map[string][]topicTerm     // by first word
	places     map[string][]settingTerm   // by first word
	titles     map[string][]string        // a title that is shortened → its words
	deeds      map[string][]string        // noun of a deed → the verbs that tell it
	told       map[string]bool            // those verbs
	times      map[string]string          // word that tells when by itself → its class
	pointing   map[string]bool            // words before a day or a span
	order      map[string]bool            // words that set one occasion apart from another
	spans      map[string]bool            // what stands before "after" and "before"
	texts      map[string]bool            // lemmas of nouns for texts and speeches
	utterances map[string]bool            // nouns of "in his words"
	occasions  map[string]bool            // lemmas of nouns for contacts and the like
	contacts   map[string]map[string]bool // class of contacts.tsv → lemmas
	leads      map[string][][]string      // lemma of a verb behind which an infinitive tells what was done → words that must stand behind it
}

var lexica = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic("statement: " + err.Error()) // the files are part of the program
	}
	return l
})

func readLexicon() (*lexicon, error) {
	l := &lexicon{
		cues: map[string][]*cueEntry{}, bases: map[string][]string{},
		byWord: map[string][]int{}, terms: map[string][]topicTerm{}, places: map[string][]settingTerm{},
		titles: map[string][]string{}, deeds: map[string][]string{}, told: map[string]bool{}, times: map[string]string{}, pointing: map[string]bool{}, order: map[string]bool{}, spans: map[string]bool{}, leads: map[string][][]string{}, texts: map[string]bool{}, utterances: map[string]bool{}, occasions: map[string]bool{}, contacts: map[string]map[string]bool{},
	}
	inflect := func(base string) {
		for _, w := range inflected(base, irregular.Forms()[base]) {
			l.bases[w] = appendNew(l.bases[w], base)
		}
	}
	if err := lines("lexicon/cues.tsv", 5, func(f []string) error { return l.addCues(f, inflect) }); err != nil {
		return nil, err
	}
	if err := lines("lexicon/acts.tsv", 4, func(f []string) error { return l.addActs(f, inflect) }); err != nil {
		return nil, err
	}
	if err := lines("lexicon/topics.tsv", 3, l.addTopic); err != nil {
		return nil, err
	}
	if l.relations = slices.Index(l.topics, "bilateral relations"); l.relations < 0 {
		return nil, fmt.Errorf("lexicon/topics.tsv: no bilateral relations")
	}
	if err := lines("lexicon/settings.tsv", 2, l.addSetting); err != nil {
		return nil, err
	}
	err := lines("lexicon/deeds.tsv", 2, func(f []string) error {
		l.deeds[f[0]] = strings.Fields(f[1])
		for _, w := range l.deeds[f[0]] {
			l.told[w] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := lines("lexicon/times.tsv", 2, l.addTimes); err != nil {
		return nil, err
	}
	err = lines("lexicon/contacts.tsv", 2, func(f []string) error {
		l.contacts[f[0]] = map[string]bool{}
		for _, w := range strings.Fields(f[1]) {
			l.contacts[f[0]][w] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for name, set := range map[string]map[string]bool{"texts": l.texts, "utterances": l.utterances, "occasions": l.occasions} {
		err := lines("lexicon/"+name+".tsv", 1, func(f []string) error {
			set[f[0]] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	err = lines("lexicon/leads.tsv", 2, func(f []string) error {
		var words []string
		if f[1] != "-" {
			words = strings.Fields(f[1])
		}
		l.leads[f[0]] = append(l.leads[f[0]], words)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines("lexicon/titles.tsv", 2, func(f []string) error {
		l.titles[f[0]] = strings.Fields(f[1])
		return nil
	})
	return l, err
}

// lines calls do with the fields of each line of a file that is neither a
// remark nor the head of the columns. Errors name file and line.
func lines(name string, fields int, do func([]string) error) error {
	data, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "cue\tform\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < fields {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, n+1, len(f), fields)
		}
		if err := do(f); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n+1, err)
		}
	}
	return nil
}

// acts are the speech acts of the design.
var acts = map[string]bool{
	"assert": true, "praise": true, "criticize": true, "reaffirm": true, "deny": true,
	"announce": true, "offer": true, "pledge": true, "agree": true, "reject": true,
	"threaten": true, "warn": true, "urge": true, "request": true, "invite": true,
	"hope": true, "thank": true, "congratulate": true, "condole": true, "apologize": true,
}
