// Package lexicon holds the word lists of the linguistic engine: data files that
// can be read and mended without touching code.
package lexicon

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed abbreviations.tsv
var abbreviations string

// Abbreviation is the kind of an abbreviation; 0 is none.
type Abbreviation uint8

// The kinds of abbreviations, as the head of abbreviations.tsv explains them.
const (
	Title Abbreviation = iota + 1
	Number
	Month
	Day
	Place
	Company
	Degree
	Unit
	Latin
	Other
)

var kinds = map[string]Abbreviation{
	"title": Title, "number": Number, "month": Month, "day": Day, "place": Place, "company": Company,
	"degree": Degree, "unit": Unit, "latin": Latin, "other": Other,
}

// Abbreviations maps each abbreviation, without its last period, to its kind.
var Abbreviations = sync.OnceValues(func() (map[string]Abbreviation, error) {
	out := map[string]Abbreviation{}
	err := Rows("abbreviations.tsv", abbreviations, 2, func(f []string) error {
		kind, ok := kinds[f[1]]
		if !ok {
			return fmt.Errorf("unknown kind %q", f[1])
		}
		if _, twice := out[f[0]]; twice {
			return fmt.Errorf("%q stands twice", f[0])
		}
		out[f[0]] = kind
		return nil
	})
	return out, err
})

//go:embed styles.tsv
var styles string

// Style is what a word is in a style of address; 0 is nothing.
type Style uint8

// The parts of styles, as the head of styles.tsv explains them.
const (
	StyleShort Style = iota + 1
	StyleNoun
	StyleGrade
)

var styleKinds = map[string]Style{"short": StyleShort, "noun": StyleNoun, "grade": StyleGrade}

// Styles maps the words of styles of address to their part in them.
var Styles = sync.OnceValues(func() (map[string]Style, error) {
	out := map[string]Style{}
	err := Rows("styles.tsv", styles, 2, func(f []string) error {
		kind, ok := styleKinds[f[1]]
		if !ok {
			return fmt.Errorf("unknown kind %q", f[1])
		}
		out[f[0]] = kind
		return nil
	})
	return out, err
})

// Rows calls do with the columns of every line of a table that is neither blank
// nor begins with "#". Its errors name file and line.
func Rows(file, table string, columns int, do func(f []string) error) error {
	for n, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != columns {
			return fmt.Errorf("syntax/lexicon/%s:%d: %d columns, want %d", file, n+1, len(f), columns)
		}
		if err := do(f); err != nil {
			return fmt.Errorf("syntax/lexicon/%s:%d: %w", file, n+1, err)
		}
	}
	return nil
}

//go:embed irregular.tsv
var irregular string

// IrregularForm is a form with its tag and its lemma.
type IrregularForm struct{ Form, Tag, Lemma string }

// Irregular lists the forms whose lemma no rule gives.
var Irregular = sync.OnceValues(func() ([]IrregularForm, error) {
	var out []IrregularForm
	err := Rows("irregular.tsv", irregular, 4, func(f []string) error {
		for i, tag := range []string{"VBD", "VBN"} {
			if f[0] == "verb" {
				for _, form := range strings.Split(f[2+i], ",") {
					out = append(out, IrregularForm{form, tag, f[1]})
				}
			}
		}
		if f[0] == "noun" {
			out = append(out, IrregularForm{f[2], "NNS", f[1]})
		}
		return nil
	})
	return out, err
})

//go:embed syllables.txt
var syllables string

// Syllables are the syllables of Korean and Chinese given names, small.
var Syllables = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, line := range strings.Split(syllables, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, s := range strings.Fields(line) {
			out[s] = true
		}
	}
	return out
})
