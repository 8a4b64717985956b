package actor

import (
	"strings"

	"chancery/syntax"
)

// pointer is a pronoun or description with its place.
type pointer struct {
	token, first, last int
	do                 func(w *walker, p pointer) (actor, antecedent int, how How)
}

// pointerAt recognises what begins at token i.
func (w *walker) pointerAt(i int) (pointer, bool) {
	r := w.r
	if r.unitAt[i] >= 0 && r.unitFrom(i) == nil {
		return pointer{}, false
	}
	if r.adorns(i) {
		return pointer{}, false
	}
	if p, ok := w.style(i); ok {
		return p, true
	}
	switch word := r.lower(i); word {
	case "i", "me", "my", "myself":
		return pointer{i, i, i + 1, (*walker).me}, true
	case "he", "him", "his", "himself":
		return pointer{i, i, i + 1, (*walker).he}, true
	case "she", "her", "hers", "herself":
		return pointer{i, i, i + 1, (*walker).she}, true
	case "it", "its", "itself":
		return pointer{i, i, i + 1, (*walker).it}, true
	case "we", "us", "ourselves":
		return pointer{i, i, i + 1, (*walker).us}, true
	case "they", "them", "their", "themselves", "theirs":
		return pointer{i, i, i + 1, (*walker).they}, true
	case "the", "both", "all", "our", "these", "those", "this":
		if p, ok := w.descriptionAt(i); ok {
			return p, true
		}
		if p, ok := w.aged(i); ok {
			return p, true
		}
		if word == "our" {
			return pointer{i, i, i + 1, (*walker).us}, true
		}
		return w.bareOffice(i)
	}
	if p, ok := w.host(i); ok {
		return p, true
	}
	return w.countrySide(i)
}

// adorns tells whether a word is part of a style before a title or a name: "HE the
// President", "His Excellency President Aoun".
func (r *reader) adorns(i int) bool {
	t := r.text.Token(i)
	if h, ok := t.Head(); ok && t.Is(syntax.NmodPoss) {
		t = h
	}
	return t.Is(syntax.NmodDesc) && t.UPOS() == syntax.Propn
}

// descriptionAt recognises "the two sides", "both presidents", "the country".
func (w *walker) descriptionAt(i int) (pointer, bool) {
	r := w.r
	limit := r.text.Token(i).Sentence().Last()
	j, number := i+1, 0
	switch r.lower(i) {
	case "both":
		number = 2
		if l := r.lower(j); l == "the" || l == "our" || l == "these" {
			j++
		}
	}
	switch r.lower(j) {
	case "two":
		number, j = 2, j+1
	case "three":
		number, j = 3, j+1
	case "four":
		number, j = 4, j+1
	}
	if number == 0 && r.lower(i) == "all" {
		return pointer{}, false
	}
	for j < limit && r.filler(r.lower(j)) && r.unitFrom(j) == nil {
		j++
	}
	for n := min(3, limit-j); n > 0; n-- {
		if !r.word(j + n - 1) {
			continue
		}
		for _, d := range r.lex.descriptions[foldName(r.text.Span(j, j+n).Text())] {
			kind := d.kind
			switch {
			case d.form == "many" && (number > 0 || r.lower(i) == "the" && (kind == "sides" || kind == "person" || kind == "leaders") && !r.ofOthers(j+n, limit)):
				return pointer{j + n - 1, i, j + n, func(w *walker, p pointer) (int, int, How) {
					return w.several(p, number, kind, nil)
				}}, true
			case d.form == "one" && number == 0 && (r.lower(i) == "the" || r.lower(i) == "this") && !r.qualified(j+n, limit):
				return pointer{j + n - 1, i, j + n, func(w *walker, p pointer) (int, int, How) {
					return w.theOne(p, d)
				}}, true
			}
		}
	}
	if p, ok := w.number(i, j-1, number); ok && number > 0 && j-1 > i {
		return p, true
	}
	if p, ok := w.number(i, i+1, 0); ok && number == 0 && i+1 < limit {
		return p, true
	}
	if u := r.unitFrom(j); u != nil && u.kind == titleName && number > 0 {
		if n := r.state.officeAt[j]; n >= 0 && r.offices[n].plural {
			o := &r.offices[n]
			return pointer{u.last - 1, i, u.last, func(w *walker, p pointer) (int, int, How) {
				return w.several(p, number, "person", o)
			}}, true
		}
	}
	return w.countrySide(i)
}

// qualified tells whether a noun that ends before token i is made definite by what
// follows ("the country that…", "the state of emergency") and so does not point
// back.
func (r *reader) qualified(i, limit int) bool {
	if i >= limit {
		return false
	}
	switch r.lower(i) {
	case "of", "that", "which", "where", "who", "whose", "-":
		return true
	}
	if r.shape[i] != lowerCase && r.word(i) {
		return true
	}
	switch r.text.Token(i).UPOS() {
	case syntax.Noun:
		return r.text.Token(i-1).Rel() == syntax.Compound
	}
	return false
}

// ofOthers tells of "the leaders of states", "the leaders attending": the words behind
// a plural that ends before token i say who they are, and not by what was told before
// ("of the two countries").
func (r *reader) ofOthers(i, limit int) bool {
	if i+1 >= limit {
		return false
	}
	if r.lower(i) == "of" {
		k := r.text.Token(i + 1)
		return k.UPOS() == syntax.Noun && k.Feat("Number") == "Plur"
	}
	k := r.text.Token(i)
	return k.XPOS() == "VBG" && k.BaseRel() == syntax.Acl
}

// theOne resolves "the country", "the bloc": the actor of the kind that weighs
// most in this sentence and the two before.
func (w *walker) theOne(p pointer, d description) (int, int, How) {
	if d.kind == "country" && d.only == "" {
		if i := w.speakersCountry(p); i >= 0 {
			return i, -1, ByTitle
		}
	}
	noun := w.r.lower(p.last - 1)
	s, ok := w.best(p, func(a *Actor) bool { return d.fits(a, noun) }, 1.3)
	if !ok {
		return -1, -1, ""
	}
	return s.actor, s.mention, ByTitle
}

// fits tells whether an actor can be what the noun points to.
func (d description) fits(a *Actor, noun string) bool {
	if d.kind == "country" {
		return a.Kind == Country && !a.sub && (d.only == "" || strings.Contains(d.only, a.Country))
	}
	if a.Kind != Organization {
		return false
	}
	switch d.kind {
	case "bloc":
		return (a.class == "IGO" || a.class == "EUR" || a.class == "UNO") && a.Sector2 != "JRN"
	case "company":
		return a.Sector == "BUS"
	case "party":
		return a.Sector == "PTY"
	case "group":
		return a.Sector == "REB" || a.Sector == "CRM" || a.Sector == "UAF" || a.Sector == "PRM"
	case "media":
		return a.Sector == "JRN" || a.Sector2 == "JRN"
	case "body":
		return strings.Contains(strings.ToLower(a.Name), noun)
	}
	return false
}

// speakersCountry is the country of an official who is the subject of the clause
// above: "He also noted that the country is willing".
func (w *walker) speakersCountry(p pointer) int {
	k := w.r.text.Token(p.token)
	for depth := 0; depth < 6; depth++ {
		h, ok := k.Head()
		if !ok {
			return -1
		}
		if k.BaseRel() == syntax.Ccomp {
			subject, ok := h.ChildBase(syntax.Nsubj)
			if !ok {
				return -1
			}
			for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence >= w.sentence(p.token); i-- {
				if w.seen[i].token == subject.Index() {
					a := &w.r.cast.Actors[w.seen[i].actor]
					if a.Kind == Person {
						return w.countryActor(w.r.countryOf(a))
					}
				}
			}
			return -1
		}
		k = h
	}
	return -1
}

// countryActor is the actor of a country's code, -1 when the text has none.
func (w *walker) countryActor(code string) int {
	if code == "" {
		return -1
	}
	if i, ok := w.r.state.byKey["country:"+code]; ok {
		return i
	}
	return -1
}
