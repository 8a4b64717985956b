package fulltext

import (
	"errors"
	"strings"
	"unicode"
)

// Query is what is looked for: all terms of one of the alternatives, and none of
// those it is to be without.
type Query struct {
	Alternatives [][]Term
	Without      []Term
	// Exact tells that a phrase in quotation marks is among them; words must then
	// stand as they are typed.
	Exact bool
}

// Term is a word, or words that stand together; with Beginning, the last of them
// may go on.
type Term struct {
	Text      string
	Beginning bool
}

// Parse reads a query: words, "phrases", -without, beginnings* and OR. Its errors
// say what cannot be understood.
func Parse(query string) (*Query, error) {
	q := &Query{Alternatives: [][]Term{nil}}
	rest := strings.TrimSpace(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(query))
	for rest != "" {
		minus := strings.HasPrefix(rest, "-")
		if minus {
			rest = rest[1:]
		}
		quoted := strings.HasPrefix(rest, `"`)
		var word string
		var err error
		if word, rest, err = nextWord(rest, quoted); err != nil {
			return nil, err
		}
		last := len(q.Alternatives) - 1
		if !quoted && !minus && word == "OR" {
			if len(q.Alternatives[last]) == 0 || rest == "" {
				return nil, errors.New("OR needs a word on either side")
			}
			q.Alternatives = append(q.Alternatives, nil)
			continue
		}
		term, ok := newTerm(word, quoted)
		switch {
		case !ok:
			continue
		case minus:
			q.Without = append(q.Without, term)
		default:
			q.Alternatives[last] = append(q.Alternatives[last], term)
		}
		q.Exact = q.Exact || quoted
	}
	for _, all := range q.Alternatives {
		if len(all) == 0 {
			return nil, errors.New("no word to look for in it")
		}
	}
	return q, nil
}

// nextWord cuts the first word, or what stands in quotation marks, off a query.
func nextWord(query string, quoted bool) (word, rest string, err error) {
	if quoted {
		word, rest, closed := strings.Cut(query[1:], `"`)
		if !closed {
			return "", "", errors.New("a quotation mark is not closed")
		}
		return word, strings.TrimSpace(rest), nil
	}
	end := strings.IndexFunc(query, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	if end < 0 {
		end = len(query)
	}
	return query[:end], strings.TrimSpace(query[end:]), nil
}

// newTerm is a word or phrase as a term; one without letter or digit is none. A
// star at the end of a word asks for its beginning only.
func newTerm(word string, phrase bool) (Term, bool) {
	if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return Term{}, false
	}
	t := Term{Text: word}
	if bare := strings.TrimRight(word, "*"); !phrase && bare != word {
		t = Term{bare, true}
	}
	t.Text = strings.ReplaceAll(t.Text, "\x00", " ")
	return t, true
}
