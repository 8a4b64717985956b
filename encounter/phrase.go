package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/syntax"
)

// phrase is a preposition behind a noun and the first word of what it governs.
type phrase struct {
	prep string
	at   int // token behind the preposition
}

// phraseReach bounds how many tokens behind a noun its phrases are looked for.
const phraseReach = 32

// tail lists the prepositional phrases that follow a noun in one chain, however
// trees hang them: "visit | to China | by Chancellor Merz | in February". The
// chain ends at a verb, at a conjunction, at a comma that opens a clause and at
// another word for an encounter.
func (f *finder) tail(k syntax.Token) []phrase {
	out, _ := f.chain(k)
	return out
}

// tailEnd is the token behind the noun's chain of phrases; the word's own for a
// verb.
func (f *finder) tailEnd(k syntax.Token) int {
	if isVerb(k) {
		return k.Index()
	}
	_, end := f.chain(k)
	return end
}

func (f *finder) chain(k syntax.Token) (out []phrase, stop int) {
	end := min(k.Sentence().Last(), k.Index()+phraseReach)
	for i := k.Index() + 1; i < end; i++ {
		t := f.text.Token(i)
		if m, ok := f.index.begin[i]; ok {
			if _, last := wholeOf(f.cast.Mentions[m]); last > i {
				i = last - 1
				continue
			}
		}
		if t.Lower() == "to" && t.UPOS() != syntax.Adp && i+1 < end {
			if _, ok := f.index.begin[i+1]; ok {
				out = append(out, phrase{"to", i + 1}) // "a letter of condolences to acting Minister A"
				continue
			}
		}
		switch t.UPOS() {
		case syntax.Adp:
			if len(out) == 0 || out[len(out)-1].at != i {
				out = append(out, phrase{t.Lower(), i + 1})
			} else {
				out[len(out)-1] = phrase{t.Lower(), i + 1}
			}
		case syntax.Verb, syntax.Aux, syntax.Sconj, syntax.Pron:
			if t.UPOS() == syntax.Pron && f.possessive(i) {
				continue
			}
			return out, i
		case syntax.Cconj:
			if i+1 < end && !isNominal(f.text.Token(i+1)) {
				return out, i
			}
		case syntax.Punct:
			if t.Text() == "(" {
				for i+1 < end && f.text.Token(i).Text() != ")" {
					i++
				}
				continue
			}
			if t.Text() != "," && t.Text() != "-" && t.Text() != "\"" || f.opensClause(i, end) {
				return out, i
			}
		case syntax.Noun:
			if f.isEncounterNoun(t) {
				return out, i
			}
		}
	}
	return out, end
}

// opensClause tells of a comma behind which something else than the phrase goes
// on: a relative pronoun, a conjunction, a new subject.
func (f *finder) opensClause(i, end int) bool {
	if f.text.Token(i).Text() != "," || i+1 >= end {
		return false
	}
	n := f.text.Token(i + 1)
	switch n.UPOS() {
	case syntax.Pron, syntax.Sconj, syntax.Cconj, syntax.Adv, syntax.Verb, syntax.Aux, syntax.Det:
		return true
	}
	_, mention := f.index.begin[i+1]
	return mention
}

// sidesBehind lists the actors in the noun's chain of phrases with one of these
// prepositions; "of" counts right behind the noun only.
func (f *finder) sidesBehind(k syntax.Token, preps ...string) []side {
	for _, p := range f.tail(k) {
		if !slices.Contains(preps, p.prep) || p.prep == "of" && p.at != k.Index()+2 {
			continue
		}
		if list := f.describedAt(p.at); len(list) > 0 {
			return list
		}
		if m, ok := f.rightOf(p.at); ok {
			return f.sidesOfMention(m)
		}
	}
	return nil
}

// describedAt are the persons of "his Kenyan and Ghanaian counterparts, A and B", which
// begins at a token: those whom the noun behind the countries names.
func (f *finder) describedAt(i int) []side {
	last, countries := i, false
	for ; last < i+phraseReach && last < f.text.Len() && f.text.Token(last).Sentence() == f.text.Token(i).Sentence(); last++ {
		k := f.text.Token(last)
		if j, ok := f.index.begin[last]; ok && f.cast.Actors[f.cast.Mentions[j].Actor].Kind == actor.Country && k.UPOS() == syntax.Adj {
			countries = true
			continue
		}
		if u := k.UPOS(); u != syntax.Det && u != syntax.Adj && u != syntax.Cconj && k.Text() != "," && !f.possessive(last) {
			break
		}
	}
	if k := f.text.Token(min(last, f.text.Len()-1)); countries && f.bears(k) && k.Feat("Number") == "Plur" {
		return f.sidesOf(k)
	}
	return nil
}

// placeBehind sets where a visit goes from the noun's chain of phrases.
func (f *finder) placeBehind(r *report, k syntax.Token, preps ...string) bool {
	for _, p := range f.tail(k) {
		if !slices.Contains(preps, p.prep) {
			continue
		}
		for i := p.at; i < min(p.at+4, k.Sentence().Last()); i++ {
			t := f.text.Token(i)
			if f.destination(r, t) {
				return true
			}
			if t.UPOS() != syntax.Det && t.UPOS() != syntax.Adj && t.UPOS() != syntax.Propn {
				break
			}
		}
	}
	return false
}
