package actor

import (
	"strings"

	"chancery/syntax"
)

// nameWord tells whether token j can be a word of a person's name. Inside tells
// that a word of the name stands before it.
func (r *reader) nameWord(j int, inside, loud bool) bool {
	if j >= r.text.Len() || r.shape[j] == lowerCase || !r.word(j) {
		return false
	}
	if r.isHandle(j) {
		return false
	}
	k := r.text.Token(j)
	w := fold(strings.TrimSuffix(k.Text(), "."))
	if j == k.Sentence().First() && len(w) >= gerundLetters && strings.HasSuffix(w, "ing") && r.unitOf(j) == nil && !r.lex.givenName(w) {
		return false // "Welcoming Rubio, the minister said"
	}
	if u := r.unitOf(j); u != nil {
		if !r.unitInName(u, j, inside) {
			return false
		}
	} else if r.unitAt[j] == -2 {
		return r.kin[j] == syntax.Person
	}
	if w == "" || w[0] >= '0' && w[0] <= '9' || k.Text() == "'s" {
		return false
	}
	why := r.lex.notName[w]
	if len(w) == 1 {
		return true // an initial
	}
	if why != "" && !loud && r.known(w) && !r.monthly(j) && (k.UPOS() == syntax.Propn || r.verbBehind(j)) {
		return true // "May said", after Theresa May
	}
	if why != "" && why != "time" && !inside && !loud && r.lex.family[w] && j > k.Sentence().First() && r.sameSentence(j, j+1) && r.shape[j+1] == capitalized {
		return r.unitAt[j+1] == -1 // Park Yoon-joo, To Lam
	}
	if why == "verb" && inside && !loud && r.lex.isParticle(r.lower(j-1), "link") && r.shape[j] == capitalized {
		return true // Qaboos bin Said
	}
	if why != "" {
		if (why == "verb" || why == "time" && !startsDigit(r.lower(j+1))) && inside && !loud && (why == "verb" && k.UPOS() == syntax.Propn || r.kin[j-1] == syntax.Person && r.lex.givenName(r.lower(j-1))) || why == "time" && inside && !loud && r.lex.family[r.lower(j-1)] && !startsDigit(r.lower(j+1)) {
			return true // Theresa May, Rowan Wills, Dong Jun
		}
		_, given := r.lex.given[w]
		return r.kin[j] == syntax.Person && (given || inside && !loud)
	}
	if loud || r.kin[j] == syntax.Person {
		return true
	}
	switch k.UPOS() {
	case syntax.Verb, syntax.Aux, syntax.Adp, syntax.Det, syntax.Pron, syntax.Sconj, syntax.Cconj:
		_, given := r.lex.given[w]
		return given || r.known(w)
	}
	return true
}

// gerundLetters is how long a word in "-ing" that opens a sentence must be to be taken
// for a verb's: Ming and Ying are names.
const gerundLetters = 7

// verbBehind tells whether an inflected verb follows: no modal stands before one.
func (r *reader) verbBehind(j int) bool {
	if !r.sameSentence(j, j+1) {
		return false
	}
	k := r.text.Token(j + 1)
	return k.UPOS() == syntax.Verb && k.Lemma() != k.Lower()
}

func (l *lexicon) givenName(w string) bool {
	_, ok := l.given[fold(w)]
	return ok
}

// monthly tells whether a word stands where a month does: after "in", "since",
// "last", or before a number.
func (r *reader) monthly(j int) bool {
	switch r.lower(j - 1) {
	case "in", "since", "until", "till", "by", "last", "next", "early", "late", "of", "from", "this", "mid":
		return true
	}
	return startsDigit(r.lower(j+1)) || startsDigit(r.lower(j-1))
}

// unitInName tells whether a word that the lexicon knows as something else is a
// word of a name here: "King" in "Martin Luther King", "Sheikh" in "Sheikh Tamim".
func (r *reader) unitInName(u *unit, j int, inside bool) bool {
	if r.kin[j] == syntax.Person && inside && u.last == j+1 && u.first == j {
		return u.kind == titleName || u.kind == portfolioName || u.kind == agentName || u.kind == bodyName ||
			u.kind == countryCapital || u.kind == honorificName
	}
	if u.last == j+1 && u.first == j && r.shape[j] == capitalized {
		switch {
		case u.kind == agentName && inside && r.lex.family[r.lower(j-1)] && r.shape[j-1] == capitalized && syllabic(r.lower(j)):
			return true // Qin Gang
		case u.kind == organizationName && inside && r.kin[j-1] == syntax.Person:
			return true // Thérèse Kayikwamba Wagner
		case r.kin[j] != syntax.Person:
		case u.kind == agentName && !inside && r.lex.givenName(r.lower(j)) && r.sameSentence(j, j+1) && r.kin[j+1] == syntax.Person:
			return true // Christian Stocker
		}
	}
	if u.last == j+1 && u.first == j && u.kind == portfolioName && inside {
		return r.lower(j) != "foreign"
	}
	return false
}
