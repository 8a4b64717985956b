package actor

import (
	"strings"

	"chancery/record"
	"chancery/syntax"
)

// reader holds what one reading of a document needs.
type reader struct {
	lex     *lexicon
	doc     *record.Document
	text    *syntax.Text
	year    int
	home    string // country of the news agency, "" for none
	issuer  string // country of the publisher, "" for none
	atoms   []atom
	atStart []int32
	units   []unit
	unitAt  []int32 // token → unit that covers it, -1 for none
	shape   []letterCase
	// loud tells of each sentence whether it is written as a headline, with
	// capitals that tell nothing.
	loud     []bool
	kin      []syntax.NameType // token → type of the name that covers it
	personal map[string]bool   // words of countries that are a person's name here
	wide     map[string][2]int // ambiguous name → cues of the whole document

	cast    *Cast
	raw     []rawMention
	offices []officePhrase
	state   resolver
}

func newReader(doc *record.Document, text *syntax.Text) *reader {
	r := &reader{lex: lex(), doc: doc, text: text, cast: &Cast{}, personal: map[string]bool{}, wide: map[string][2]int{}}
	r.home, r.issuer = r.findHome(), r.findIssuer()
	r.atoms, r.atStart = atomsOf(text)
	n := text.Len()
	r.unitAt = make([]int32, n)
	r.shape = make([]letterCase, n)
	for i := range n {
		r.unitAt[i] = -1
		r.shape[i] = r.shapeAt(i)
	}
	r.kin = make([]syntax.NameType, n)
	for _, name := range text.Names() {
		for i := name.First; i < name.Last && i < n; i++ {
			r.kin[i] = name.Type
		}
	}
	r.loud = make([]bool, text.Sentences())
	for i := range r.loud {
		r.loud[i] = r.isLoud(text.Sentence(i))
	}
	r.year = documentYear(doc)
	return r
}

func documentYear(doc *record.Document) int {
	if doc == nil {
		return 0
	}
	for _, d := range []*record.Date{doc.Published, doc.HeaderDate} {
		if d != nil && len(d.Value) >= 4 {
			if y, err := year(d.Value); err == nil {
				return y
			}
		}
	}
	if doc.Dateline != nil {
		if y, err := year(doc.Dateline.Date); err == nil {
			return y
		}
	}
	return 0
}

func (r *reader) shapeAt(i int) letterCase {
	for a := r.atStart[i]; a < r.atStart[i+1]; a++ {
		return r.atoms[a].shape
	}
	return lowerCase
}

func (r *reader) word(i int) bool { // has letters or digits
	return r.atStart[i] < r.atStart[i+1] && !strings.Contains(parting, r.atoms[r.atStart[i]].text)
}

// isLoud tells whether nine of ten words of a sentence of three words or more open
// with a capital, small words not counted.
func (r *reader) isLoud(s syntax.Sentence) bool {
	words, capitals := 0, 0
	for i := s.First(); i < s.Last(); i++ {
		if !r.word(i) {
			continue
		}
		if r.shape[i] == lowerCase && r.small(i) {
			continue // "of", "to", "with" stay small in headlines
		}
		words++
		switch {
		case r.shape[i] != lowerCase:
			capitals++
		case r.text.Token(i).UPOS() == syntax.Verb:
			return false // headlines write their verbs with capitals too
		}
	}
	return words >= 3 && capitals*10 >= words*9
}

// small tells of words that stay small in headlines.
func (r *reader) small(i int) bool {
	switch r.text.Token(i).UPOS() {
	case syntax.Adp, syntax.Det, syntax.Cconj, syntax.Sconj, syntax.Part, syntax.Aux, syntax.Pron:
		return true
	}
	return false
}

func (r *reader) sameSentence(i, j int) bool {
	if i < 0 || j < 0 || i >= r.text.Len() || j >= r.text.Len() {
		return false
	}
	return r.text.Token(i).Sentence() == r.text.Token(j).Sentence()
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= r.text.Len() {
		return ""
	}
	return r.text.Token(i).Lower()
}

// unitOf is the unit that covers a token, nil for none.
func (r *reader) unitOf(i int) *unit {
	if i < 0 || i >= len(r.unitAt) || r.unitAt[i] < 0 {
		return nil
	}
	return &r.units[r.unitAt[i]]
}

// unitFrom is the unit that begins at a token; unitTo the one that ends before it.
func (r *reader) unitFrom(i int) *unit {
	if u := r.unitOf(i); u != nil && u.first == i {
		return u
	}
	return nil
}

func (r *reader) unitTo(i int) *unit {
	if u := r.unitOf(i - 1); u != nil && u.last == i {
		return u
	}
	return nil
}
