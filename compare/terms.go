package compare

import (
	"slices"
	"strconv"
	"strings"
)

// term is what a clause is compared by: a word, a phrase of a synonym set, a
// number, or the name of an actor.
type term struct {
	key    string
	ids    []string // the key, the sets it is in, the root of its family of words, the words of a phrase
	whole  int      // how many of ids stand for all of it; the others are words of a phrase
	kin    []string // stems of words that mean the same or come from it (data/wordnet.tsv)
	spread int      // how many clauses of its account have it
	weight float64
	turned bool // it stands where an odd number of negations turns the meaning round
}

// What a word counts that the other clause has by another word of its set or
// family, and one of which it has a part, or which has a part of it.
const (
	alikeWeight = 0.9
	partWeight  = 0.4
)

// rowWeight is what two words in a row must weigh together to tell something.
const rowWeight = 0.75

// terms fills in what a clause is compared by. The words of names are given: by
// the index of a word, the key under which it counts.
func (l *lexicon) terms(u *unit, names map[int]naming) {
	turned := l.turned(u)
	u.turns = slices.Contains(turned, true)
	u.index, u.rows = map[string]int{}, map[[2]string]bool{}
	last := term{}
	for i := 0; i < len(u.words); {
		n := 1
		var t term
		if name, ok := names[i]; ok {
			t = term{key: name.key, ids: []string{name.key}, whole: 1, weight: 1}
			if u.told.met(name) {
				t.weight = littleWeight // every account names those who met
			}
		} else if value, width := l.numberAt(u.words, i, u.Evidence.Exact); width > 0 && l.phraseAt(u.words, i, names) == nil {
			u.counts = true
			key := "#" + strconv.FormatFloat(value, 'f', -1, 64)
			t, n = term{key: key, ids: []string{key}, whole: 1, weight: l.weightOf(u.words[i].stem)}, width
			if i+n < len(u.words) {
				// Another number of the same thing tells of that thing, too.
				counted, _ := l.termAt(u.words, i+n, names)
				for _, id := range counted.ids[:counted.whole] {
					t.ids = append(t.ids, "# "+id)
				}
				t.whole = len(t.ids)
			}
		} else {
			t, n = l.termAt(u.words, i, names)
		}
		if t.turned = turned[i]; t.turned && l.is("speech", u.words[i].lower) {
			t.weight = min(t.weight, littleWeight)
		}
		for k := i; k < i+n; k++ {
			u.words[k].key = t.key
		}
		i += n
		if t.weight > 0 {
			u.add(t)
			if last.weight+t.weight >= rowWeight {
				u.rows[[2]string{last.key, t.key}] = true
			}
		}
		last = t
	}
}

// add puts a term among those of a clause, each key once.
func (u *unit) add(t term) {
	if i, ok := u.index[t.key]; ok && u.terms[i].key == t.key {
		if more := t.weight - u.terms[i].weight; more > 0 {
			u.terms[i].weight += more
			u.total += more
		}
		return
	}
	u.terms = append(u.terms, t)
	u.total += t.weight
	for _, id := range t.ids {
		if _, ok := u.index[id]; !ok || id == t.key {
			u.index[id] = len(u.terms) - 1
		}
	}
}

// termAt is the term of the longest phrase that begins at a word, else of the word,
// and how many words it has.
func (l *lexicon) termAt(words []word, i int, names map[int]naming) (term, int) {
	if p := l.phraseAt(words, i, names); p != nil {
		key := strings.Join(p, " ")
		t := term{key: key, ids: append([]string{key}, l.sets[key]...), weight: 1}
		t.whole = len(t.ids)
		for _, s := range p {
			if l.weightOf(s) > 0 {
				t.ids = append(t.ids, s)
			}
		}
		return t, len(p)
	}
	s := words[i].stem
	r := root(s)
	sets := l.sets[s]
	if sets == nil {
		sets = l.families[r]
	}
	t := term{key: s, ids: append([]string{s}, sets...), kin: l.kin[s], weight: l.weightOf(s)}
	if r != "" {
		t.ids = append(t.ids, r)
	}
	t.whole = len(t.ids)
	return t, 1
}

// phraseAt is the longest phrase of a synonym set that begins at a word, by its
// stems; nil for none. "Without delay" is one, and no negation.
func (l *lexicon) phraseAt(words []word, i int, names map[int]naming) []string {
	for _, p := range l.phrases[words[i].stem] {
		if l.stands(p, words, i, names) {
			return p
		}
	}
	return nil
}

// weightOf is what a word counts, by its stem.
func (l *lexicon) weightOf(stem string) float64 {
	if w, ok := l.weight[stem]; ok {
		return w
	}
	return 1
}

// stands tells whether the stems of a phrase stand in a row at a word, none of
// them part of a name.
func (l *lexicon) stands(p []string, words []word, i int, names map[int]naming) bool {
	if i+len(p) > len(words) {
		return false
	}
	for k, s := range p {
		if _, named := names[i+k]; named || words[i+k].stem != s {
			return false
		}
	}
	return true
}

// endings are those by which words of one family differ behind Porter's stem, the
// longest first.
var endings = []string{"ation", "ment", "ship", "iti", "ist", "ism", "ion", "anc", "enc", "ant", "ent", "at", "or", "er", "al", "ar", "ic", "iv", "i", "e"}

// rootLetters is how long the root of a family is at least: shorter ones join
// words that have nothing to do with one another.
const rootLetters = 5

// nouns are the ends of stems of nouns with the ends that their verbs have:
// "conclus(ion)" and "conclud(e)", "resolut(ion)" and "resolv(e)".
var nouns = [][2]string{
	{"clus", "clud"},
	{"cis", "cid"},
	{"vis", "vid"},
	{"pans", "pand"},
	{"tens", "tend"},
	{"pens", "pend"},
	{"hens", "hend"},
	{"fens", "fend"},
	{"fenc", "fend"},
	{"vas", "vad"},
	{"plos", "plod"},
	{"ros", "rod"},
	{"miss", "mit"},
	{"cess", "cede"},
	{"olut", "olv"},
	{"sumpt", "sum"},
	{"duct", "duc"},
	{"struct", "stroy"},
	{"script", "scrib"},
	{"cept", "ceiv"},
	{"versi", "vert"},
	{"pulsi", "pel"},
}

// root is the family of a stem: what is left when an ending is taken off; "" where
// too little is left.
func root(s string) string {
	for _, n := range nouns {
		if r, ok := strings.CutSuffix(s, n[0]); ok && len(r)+len(n[1]) >= rootLetters {
			s = r + n[1]
			break
		}
	}
	for _, e := range endings {
		if r, ok := strings.CutSuffix(s, e); ok && len(r) >= rootLetters {
			return "~" + r
		}
	}
	if len(s) >= rootLetters {
		return "~" + s
	}
	return ""
}

// turned tells for each word whether its part of the clause is turned round. A
// negation reaches back to where its own part begins ("X was not discussed", but
// "manage A | to ensure that B does not veer") and forward over the parts that hang
// on it ("did not agree | to open X"), as far as a comma and the like, or an "and"
// or "but" that begins a further predicate. A verb of preventing turns what it keeps
// from happening, and no more: "preventing escalation | should be the aim".
func (l *lexicon) turned(u *unit) []bool {
	out := make([]bool, len(u.words))
	if u.undone() {
		for i := range out {
			out[i] = true
		}
		return out
	}
	outer := slices.Contains(denials, u.Act) && !l.rejects(u.words) && !l.refuses(u.words)
	from, odd := 0, outer
	flush := func(to int) {
		for k := from; k < to; k++ {
			out[k] = odd
		}
		from = to
	}
	kept := false // behind a verb of preventing, what it keeps from happening
	for i, w := range u.words {
		switch {
		case i > 0 && l.parts(u, i):
			flush(i)
			odd, kept = outer, false
		case kept && l.is("finite", w.lower):
			flush(i)
			odd, kept = !odd, false
		case l.is("under", w.lower):
			flush(i)
		}
		switch {
		case l.is("keep", w.lower) && i > 0 && l.is("passive", u.words[i-1].lower):
			odd = !odd // "conflict must be avoided"
		case l.is("keep", w.lower):
			flush(i)
			odd, kept = !odd, true
		case l.is("not", w.lower) && l.phraseAt(u.words, i, nil) == nil:
			if hangs := w.lower == "without" || i > 0 && l.is("hanging", u.words[i-1].lower); hangs {
				flush(i) // "the return of those | with no right to stay"
				kept = true
			}
			odd = odd == l.corrected(u, i)
		}
	}
	flush(len(u.words))
	return out
}

// corrected tells whether a negation only puts right what stands behind it: "not only
// A but B", "did not hit A directly but exploded near by".
func (l *lexicon) corrected(u *unit, not int) bool {
	focus := false
	for i := not + 1; i < len(u.words); i++ {
		if l.parts(u, i) {
			return focus && u.words[i].lower == "but"
		}
		focus = focus || l.is("focus", u.words[i].lower)
	}
	return false
}

// refuses tells whether a clause is a denial by its own negation, which is that of its
// predicate: "(stressed that) A will never give up B".
func (l *lexicon) refuses(words []word) bool {
	for i, w := range words {
		if l.is("under", w.lower) {
			return false
		}
		if l.is("not", w.lower) && i > 0 && l.is("finite", words[i-1].lower) {
			return true
		}
	}
	return false
}

// parts tells whether a new stretch begins at a word of a clause.
func (l *lexicon) parts(u *unit, i int) bool {
	if strings.ContainsAny(u.Evidence.Exact[u.words[i-1].end:u.words[i].start], ",;:—") {
		return true
	}
	switch u.words[i].lower {
	case "but", "while", "whereas", "although", "though":
		return true
	case "and", "or":
		next := ""
		if i+1 < len(u.words) {
			next = u.words[i+1].lower
		}
		return l.is("joint", next) || l.is("not", next)
	}
	return false
}
