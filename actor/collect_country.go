package actor

import (
	"strings"

	"chancery/syntax"
)

// takeCountryUnit reads a country; with a body or agent behind it both are read:
// "Chinese enterprises", "Russia's State Duma".
func (r *reader) takeCountryUnit(u *unit, limit int) int {
	if u.kind == countryCapital && !r.standsForGovernment(u) {
		return u.last
	}
	m := rawMention{
		kind: rawCountry, first: u.first, last: u.last, wholeFirst: u.first, wholeLast: u.last, ref: int(u.ref),
		seat: u.kind == countrySeat, possessor: -1, countryRow: int(u.ref), org: -1, modifier: u.kind == countryAdjective || r.modifies(u.last),
	}
	if u.kind == countryDemonym {
		m.plural = strings.HasSuffix(r.lower(u.last-1), "s") && r.lower(u.first-1) != "the"
	}
	r.raw = append(r.raw, m)
	next := u.last
	if p := r.lower(next); p == "'s" || p == "’s" || (p == "'" || p == "’") && !r.spaceBefore(next) {
		next++
	}
	for next < limit && r.filler(r.lower(next)) && r.unitFrom(next) == nil {
		next++
	}
	if v := r.unitFrom(next); v != nil && (v.kind == bodyName || v.kind == agentName) {
		return r.takeNoun(v, limit, int(u.ref), u.first)
	}
	if next > u.last { // "Russia's Lavrov"
		return r.possessedName(u.last, limit, -1, int(u.ref))
	}
	return u.last
}

// possessedName reads "Russia's Lavrov", "NATO's Stoltenberg": a person of the
// country or organization, without an office.
func (r *reader) possessedName(i, limit, org, countryRow int) int {
	p := r.lower(i)
	if p != "'s" && p != "’s" || i+1 >= limit {
		return i
	}
	last := r.personName(i+1, false)
	if last == i+1 || last > limit {
		return i
	}
	if !r.looksLikePerson(i+1, last) {
		return i
	}
	next := r.addPerson(i+1, last, i+1, nil, "", limit)
	m := &r.raw[len(r.raw)-1]
	m.countryRow, m.org = countryRow, org
	return next
}

// standsForGovernment tells whether a capital is named as its government: it acts,
// or it stands with another side. After a preposition of place it is a city.
func (r *reader) standsForGovernment(u *unit) bool {
	if r.kin[u.first] == syntax.Person && (r.sameSentence(u.first-1, u.first) && r.kin[u.first-1] == syntax.Person || r.sameSentence(u.last, u.first) && r.kin[u.last] == syntax.Person) {
		return false
	}
	if r.lower(u.last) == "'s" || r.lower(u.last) == "’s" {
		if v := r.unitFrom(u.last + 1); v != nil && (v.kind == bodyName || v.kind == titleName || v.kind == portfolioName) {
			return true // "Seoul's foreign ministry"
		}
	}
	before, after := r.lower(u.first-1), r.lower(u.last)
	switch before {
	case "in", "at", "from", "near", "outside", "to", "around", "via", "through", "of", "into", "across", "the", "for", "central", "downtown", "inside", "toward", "towards", "leave", "left", "visit", "visited", "visiting", "reach", "reached", "over", "capital", "city", ",", "(", "-":
		if !r.sameSentence(u.first-1, u.first) {
			break
		}
		if before == "," && r.inPair(u) {
			break
		}
		return false
	}
	switch before {
	case "between", "with", "against", "by", "urge", "urged", "urges", "accuse", "accused", "accusing", "warned", "both", "pressure", "press", "pressed", "told", "blamed", "blame", "pressing", "urging":
		return true
	}
	if after == "," && r.subject(u.last-1) && !r.sameSentence(u.first-1, u.first) && r.lower(u.last+1) != "where" && r.shape[u.last+1] == lowerCase {
		return true // "Washington, for its part, said"
	}
	if after == "'s" || after == "’s" || after == "-" || after == "," || after == "(" || after == "time" {
		return (after == "'s" || after == "’s") && before != "in"
	}
	for i := u.first; i < u.last; i++ {
		k := r.text.Token(i)
		switch k.BaseRel() {
		case syntax.Nsubj:
			return k.Rel() != syntax.NsubjPass || true
		case syntax.Obj, syntax.Iobj:
			return false
		}
	}
	return r.inPair(u)
}

// inPair tells whether another country or capital stands beside it: "Beijing and
// Moscow", "Washington, Tokyo and Seoul".
func (r *reader) inPair(u *unit) bool {
	if w := r.lower(u.last); w == "and" || w == "or" {
		if v := r.unitFrom(u.last + 1); v != nil && (v.kind == countryCapital || v.kind == countryName) && r.lower(u.first-1) != "in" {
			return r.lower(u.first-1) == "between" || r.lower(u.first-1) == "both" || r.subject(u.first)
		}
	}
	if w := r.lower(u.first - 1); w == "and" || w == "or" {
		if v := r.unitTo(u.first - 1); v != nil && (v.kind == countryCapital || v.kind == countryName) {
			b := r.lower(v.first - 1)
			return b == "between" || b == "both" || r.subject(v.first)
		}
	}
	return false
}

func (r *reader) subject(i int) bool {
	return i >= 0 && i < r.text.Len() && r.text.Token(i).BaseRel() == syntax.Nsubj
}
