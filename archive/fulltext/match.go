package fulltext

import (
	"cmp"
	"slices"
	"strings"
)

// Matcher finds a query in texts.
type Matcher struct {
	alternatives [][]phrase
	without      []phrase
	exact        bool
	phrases      int // in the alternatives
}

// phrase are words that stand together.
type phrase struct {
	number    int // among those of the query
	words     []string
	beginning bool // of the last word
}

// Matcher makes a query ready to be found.
func (q *Query) Matcher() *Matcher {
	m := &Matcher{exact: q.Exact}
	number := 0
	for _, all := range q.Alternatives {
		var list []phrase
		for _, t := range all {
			list = append(list, m.phrase(t, number))
			number++
		}
		m.alternatives = append(m.alternatives, list)
	}
	m.phrases = number
	for _, t := range q.Without {
		m.without = append(m.without, m.phrase(t, number))
	}
	return m
}

func (m *Matcher) phrase(t Term, number int) phrase {
	p := phrase{number: number, beginning: t.Beginning}
	for _, token := range Tokens(t.Text) {
		p.words = append(p.words, m.form(token.Word))
	}
	return p
}

// form is a word as the query compares it.
func (m *Matcher) form(word string) string {
	if m.exact {
		return word
	}
	return Stem(word)
}

// Found is where a text has what was looked for.
type Found struct {
	text      string
	tokens    []Token
	instances []instance
	phrases   int
}

// instance is a phrase where it stands.
type instance struct{ at, length, phrase int } // in tokens

// Match finds the query in a text; nil when the text does not have it.
func (m *Matcher) Match(text string) *Found {
	tokens := Tokens(text)
	places := make(map[string][]int)
	for i, t := range tokens {
		w := m.form(t.Word)
		places[w] = append(places[w], i)
	}
	x := &matching{tokens: tokens, places: places, matcher: m}
	for _, p := range m.without {
		if len(x.find(p)) > 0 {
			return nil
		}
	}
	f := &Found{text: text, tokens: tokens, phrases: m.phrases}
	for _, all := range m.alternatives {
		f.instances = append(f.instances, x.findAll(all)...)
	}
	if len(f.instances) == 0 {
		return nil
	}
	slices.SortFunc(f.instances, func(a, b instance) int { return cmp.Or(a.at-b.at, a.phrase-b.phrase) })
	return f
}

// matching is a text that is being looked through.
type matching struct {
	matcher *Matcher
	tokens  []Token
	places  map[string][]int // of words, by their form
}

// findAll lists where phrases stand; nothing when one of them stands nowhere.
func (x *matching) findAll(phrases []phrase) (list []instance) {
	for _, p := range phrases {
		found := x.find(p)
		if len(found) == 0 {
			return nil
		}
		list = append(list, found...)
	}
	return list
}

// find lists where a phrase stands.
func (x *matching) find(p phrase) (list []instance) {
	if len(p.words) == 0 {
		return nil
	}
	starts := x.places[p.words[0]]
	if p.beginning && len(p.words) == 1 {
		starts = nil
		for w, at := range x.places {
			if strings.HasPrefix(w, p.words[0]) {
				starts = append(starts, at...)
			}
		}
		slices.Sort(starts)
	}
	for _, at := range starts {
		if x.goesOn(p, at) {
			list = append(list, instance{at, len(p.words), p.number})
		}
	}
	return list
}

// goesOn tells whether the words behind the first of a phrase stand behind a
// token.
func (x *matching) goesOn(p phrase, at int) bool {
	if at+len(p.words) > len(x.tokens) {
		return false
	}
	for k := 1; k < len(p.words); k++ {
		w := x.matcher.form(x.tokens[at+k].Word)
		if w != p.words[k] && !(p.beginning && k == len(p.words)-1 && strings.HasPrefix(w, p.words[k])) {
			return false
		}
	}
	return true
}

// Candidates tells which lexemes a text must have for the query to match: all of
// one of the lists. A lexeme with Beginning may go on. It may let through texts
// that do not match; an empty list lets all through.
func (m *Matcher) Candidates() [][]Term {
	var out [][]Term
	for _, all := range m.alternatives {
		list := []Term{}
		for _, p := range all {
			list = append(list, m.lexemes(p)...)
		}
		out = append(out, list)
	}
	return out
}

// lexemes are those that a phrase needs. The beginning of a word as it is typed
// may not be that of its stem; its first letter is.
func (m *Matcher) lexemes(p phrase) (list []Term) {
	for k, w := range p.words {
		switch {
		case p.beginning && k == len(p.words)-1 && m.exact:
			list = append(list, Term{firstLetter(w), true})
		case p.beginning && k == len(p.words)-1:
			list = append(list, Term{cut(w), true})
		case m.exact:
			list = append(list, Term{Text: cut(Stem(w))})
		default:
			list = append(list, Term{Text: cut(w)})
		}
	}
	return list
}

func firstLetter(w string) string {
	for i := range w {
		if i > 0 {
			return w[:i]
		}
	}
	return w
}

// Sure tells that a text with the lexemes of [Matcher.Candidates] matches for
// certain, so that it need not be looked at to be counted.
func (m *Matcher) Sure() bool {
	if m.exact || len(m.without) > 0 {
		return false
	}
	for _, all := range m.alternatives {
		for _, p := range all {
			if len(p.words) != 1 || len(p.words[0]) > longestLexeme {
				return false
			}
		}
	}
	return true
}
