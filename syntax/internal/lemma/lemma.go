// Package lemma finds the dictionary form of a word from its form and its Penn
// Treebank tag: "went"/VBD gives "go". Rules are learned from EWT and GUM by
// train.go and kept as text in rules.tsv; forms that need an answer of their own
// stand in syntax/lexicon/irregular.tsv.
//
// A lemma is made in two steps. The ending: of the small form, so many characters
// are cut and so many added; the rule is the one of the longest ending of the form
// that has a rule for this tag, the whole form counting as the longest. The case:
// small, as in the form, or with a capital; likewise by tag, shape and form.
package lemma

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/syntax/lexicon"
)

// Lemmatizer holds the rules. It is safe for concurrent use.
type Lemmatizer struct {
	endings map[string]edit   // tag, tab, "^" where the whole form is meant, ending
	cases   map[string]casing // tag, tab, shape; or "^", shape, small form
}

// edit cuts so many characters off the end and adds others.
type edit struct {
	cut uint8
	add string
}

// casing tells how capitals are given to a lemma.
type casing uint8

const (
	small   casing = iota
	asForm         // as the form has them
	capital        // one at the beginning
)

var casingNames = []string{"small", "form", "capital"}

// longest is how many bytes of an ending are looked at.
const longest = 6

//go:embed rules.tsv
var rules string

// Load returns the lemmatizer with the embedded rules, read once and shared.
var Load = sync.OnceValues(func() (*Lemmatizer, error) {
	l := &Lemmatizer{endings: map[string]edit{}, cases: map[string]casing{}}
	if err := lexicon.Rows("rules.tsv", rules, 5, l.rule); err != nil {
		return nil, err
	}
	irregular, err := lexicon.Irregular()
	if err != nil {
		return nil, err
	}
	for _, w := range irregular {
		l.endings[w.Tag+"\t^"+w.Form] = between(w.Form, w.Lemma)
	}
	return l, nil
})

// rule takes a line of rules.tsv: kind, tag, ending, number of characters to cut
// or casing, characters to add.
func (l *Lemmatizer) rule(f []string) error {
	key := f[1] + "\t" + f[2]
	switch f[0] {
	case "ending":
		n, err := strconv.ParseUint(f[3], 10, 8)
		if err != nil {
			return err
		}
		l.endings[key] = edit{uint8(n), f[4]}
	case "case":
		for i, name := range casingNames {
			if name == f[3] {
				l.cases[key] = casing(i)
				return nil
			}
		}
		return fmt.Errorf("unknown case %q", f[3])
	default:
		return fmt.Errorf("unknown kind %q", f[0])
	}
	return nil
}

// Lemma is the lemma of a form with its small form and its tag.
func (l *Lemmatizer) Lemma(form, lower, tag string) string {
	e := l.ending(lower, tag)
	base := e.apply(lower)
	switch l.casing(form, lower, tag) {
	case asForm:
		if form == lower {
			return base
		}
		return e.apply(form)
	case capital:
		r, size := utf8.DecodeRuneInString(base)
		if up := unicode.ToUpper(r); up != r && r != utf8.RuneError {
			return string(up) + base[size:]
		}
	}
	return base
}

// apply never leaves a word empty and never cuts inside a character.
func (e edit) apply(s string) string {
	if e.cut == 0 && e.add == "" {
		return s
	}
	end := len(s)
	for range e.cut {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	if end <= 0 && e.add == "" {
		return s
	}
	return s[:max(end, 0)] + e.add
}

func (l *Lemmatizer) ending(lower, tag string) edit {
	var buf [96]byte
	key := append(append(buf[:0], tag...), '\t')
	n := len(key)
	if e, ok := l.endings[string(append(append(key, '^'), lower...))]; ok {
		return e
	}
	for i := max(0, len(lower)-longest); i <= len(lower); i++ {
		if e, ok := l.endings[string(append(key[:n], lower[i:]...))]; ok {
			return e
		}
	}
	return edit{}
}

func (l *Lemmatizer) casing(form, lower, tag string) casing {
	var buf [96]byte
	key := append(append(buf[:0], tag...), '\t')
	n := len(key)
	s := shape(form)
	if c, ok := l.cases[string(append(append(key, '^', s), lower...))]; ok {
		return c
	}
	if c, ok := l.cases[string(append(key[:n], s))]; ok {
		return c
	}
	return small
}

// shape tells a form with one capital at its beginning (C), one all in capitals
// (A), one in small letters or without letters (L) and any other (M) apart.
func shape(form string) byte {
	upper, lower, first := 0, 0, false
	for i, r := range form {
		if unicode.IsUpper(r) {
			upper++
			first = first || i == 0
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	switch {
	case upper == 0:
		return 'L'
	case first && upper == 1:
		return 'C'
	case lower == 0:
		return 'A'
	}
	return 'M'
}

// between is the shortest edit that makes lemma of form.
func between(form, lemma string) edit {
	i := 0
	for i < len(form) && i < len(lemma) && form[i] == lemma[i] {
		i++
	}
	for i > 0 && (i < len(form) && !utf8.RuneStart(form[i]) || i < len(lemma) && !utf8.RuneStart(lemma[i])) {
		i--
	}
	return edit{uint8(min(utf8.RuneCountInString(form[i:]), 255)), strings.Clone(lemma[i:])}
}
