package actor

import (
	"slices"

	"chancery/syntax"
)

// unit is a stretch of tokens that an entry of the lexicon spells.
type unit struct {
	kind        entryKind
	ref         int32
	first, last int // tokens
	entries     []entry
	// composed bodies ("Ministry of Finance") carry their sectors here
	sector, sector2 string
}

// scan finds the entries of the lexicon in the text, longest first from the left,
// and never across sentences.
func (r *reader) scan() {
	for n := range r.text.Sentences() {
		s := r.text.Sentence(n)
		limit := int(r.atStart[s.Last()])
		for a := int(r.atStart[s.First()]); a < limit; {
			if !r.atoms[a].first {
				a++
				continue
			}
			if r.atoms[a].text == "ex" && a+1 < limit && !r.atoms[a].last {
				a++ // "ex-president" in one token
			}
			m, ok := r.lex.trie.longest(r.atoms, a, limit)
			if !ok {
				a++
				continue
			}
			a = m.last
			r.take(m)
		}
	}
	r.compose()
}

func (r *reader) take(m match) {
	first, last := r.atoms[m.first].token, r.atoms[m.last-1].token+1
	for _, e := range m.entries {
		if e.kind == notActor {
			for i := first; i < last; i++ {
				if e.ref == 1 {
					r.personal[r.lower(i)] = true
					continue // a person's name, which takeName will read
				}
				r.unitAt[i] = -2 // no unit, and no name of an actor either
			}
			return
		}
	}
	e := r.choose(m.entries, first, last)
	if e.kind == notActor || e.kind == honorificName && r.text.Token(first).Text() == "He" {
		return // "HE Sheikh A", but He Lifeng and "he"
	}
	for i := first; i < last; i++ {
		r.unitAt[i] = int32(len(r.units))
	}
	r.units = append(r.units, unit{kind: e.kind, ref: e.ref, first: first, last: last, entries: m.entries})
}

// rank orders the readings of one spelling; the lowest wins where nothing else
// decides.
func rank(k entryKind) int {
	return slices.Index([]entryKind{
		countryName, countryAdjective, countryDemonym, organizationName, countrySeat, countryCapital,
		titleName, bodyName, agentName, portfolioName, honorificName, holderName,
	}, k)
}

func (r *reader) choose(entries []entry, first, last int) entry {
	best := entries[0]
	for _, e := range entries[1:] {
		if r.better(e, best, first, last) {
			best = e
		}
	}
	switch best.kind {
	case titleName, agentName, bodyName:
		if w := r.lower(first); w == "pm" && first > 0 && (r.text.Token(first-1).UPOS() == syntax.Num || startsDigit(r.lower(first-1))) {
			return entry{kind: notActor} // 10 PM
		}
		if best.kind == titleName && (r.givenAfterTitle(first, last) || r.opensKnownName(first, last)) {
			return entry{kind: notActor} // "Foreign Minister Amir Khan Muttaqi"
		}
		// "major", "private", "general", "leading": a word that is an adjective here
		// is no title.
		if last-first == 1 {
			switch r.text.Token(first).UPOS() {
			case syntax.Adj, syntax.Verb, syntax.Adv, syntax.Aux:
				if r.shape[first] == lowerCase && !r.namedNext(last) {
					return entry{kind: notActor}
				}
			}
		}
	case countryName, countryAdjective, countryDemonym, countryCapital:
		if last-first == 1 {
			if (best.kind == countryAdjective || best.kind == countryDemonym) && r.language(first) {
				return entry{kind: notActor}
			}
			if r.partOfPerson(first) {
				r.personal[r.lower(first)] = true
				return entry{kind: notActor}
			}
			if r.personal[r.lower(first)] && !placed(r.lower(first-1)) && !r.surelyState(first) || r.namesake(first) {
				return entry{kind: notActor}
			}
		}
	}
	return best
}

func (r *reader) better(e, than entry, first, last int) bool {
	if e.kind == organizationName && than.kind == organizationName {
		return r.orgFits(e.ref) && !r.orgFits(than.ref)
	}
	// An adjective with a noun behind it is no people.
	if e.kind == countryDemonym && than.kind == countryAdjective {
		return !r.beforeNoun(last)
	}
	if e.kind == countryAdjective && than.kind == countryDemonym {
		return r.beforeNoun(last)
	}
	if e.kind == countryAdjective && than.kind == countryName {
		return false
	}
	return rank(e.kind) < rank(than.kind)
}

func (r *reader) orgFits(ref int32) bool {
	o := &r.lex.orgs[ref]
	return r.year == 0 || (o.from == 0 || o.from <= r.year) && (o.to == 0 || r.year <= o.to)
}

func (r *reader) beforeNoun(i int) bool {
	if i >= r.text.Len() || !r.word(i) {
		return false
	}
	switch r.text.Token(i).UPOS() {
	case syntax.Noun, syntax.Propn, syntax.Adj:
		return true
	}
	return r.shape[i] != lowerCase && r.sameSentence(i, i-1)
}

// namedNext tells whether the engine sees a person's name begin at the token:
// "premier Zhou Enlai", "general manager" not.
func (r *reader) namedNext(i int) bool {
	return r.sameSentence(i-1, i) && r.kin[i] == syntax.Person && r.shape[i] == capitalized
}

// language tells whether the adjective of a country is a language here: "said in
// French", "fluent Chinese", "translated from Russian".
func (r *reader) language(i int) bool {
	if r.beforeNoun(i+1) || !r.sameSentence(i-1, i) {
		return false
	}
	before := r.lex.language[r.lower(i-1)]
	return before == "before" || before == "verb" && r.text.Token(i-1).UPOS() == syntax.Verb
}

// givenAfterTitle tells whether a title of one word is a given name here: another
// title or a body stands right before it and a name goes on behind.
func (r *reader) givenAfterTitle(first, last int) bool {
	if last-first != 1 || !r.lex.givenName(r.lower(first)) || r.shape[first] == lowerCase || !r.sameSentence(first, last) || r.shape[last] == lowerCase {
		return false
	}
	u := r.unitTo(first)
	return u != nil && (u.kind == titleName || u.kind == bodyName || u.kind == organizationName)
}

// opensKnownName tells whether a title of one word is the given name of somebody on the
// list of holders: "to Amir Khan Muttaqi".
func (r *reader) opensKnownName(first, last int) bool {
	if last-first != 1 || !r.lex.givenName(r.lower(first)) || r.shape[first] == lowerCase {
		return false
	}
	for end := last + 1; end <= last+2 && end <= r.text.Len() && r.sameSentence(first, end-1) && r.shape[end-1] != lowerCase; end++ {
		if _, ok := r.lex.byHolder[foldName(r.span(first, end))]; ok {
			return true
		}
	}
	return false
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// compose joins portfolios and body words into one unit: "Foreign Ministry",
// "Ministry of Trade and Industry", "Department of State".
func (r *reader) compose() {
	r.longNames()
	for n := range r.units {
		u := &r.units[n]
		if u.kind != portfolioName {
			continue
		}
		s2 := r.lex.portfolios[u.ref].sector2
		if next := u.last; r.sameSentence(u.first, next) && bodyWord(r.lower(next)) {
			r.join(n, u.first, next+1, s2)
			continue
		}
		b := u.first - 1
		if r.lower(b) == "the" {
			b--
		}
		if w := r.lower(b); (w == "of" || w == "for") && bodyWord(r.lower(b-1)) && r.sameSentence(b-1, u.first) {
			end := u.last
			for { // "Ministry of Trade, Industry and Energy"
				next := end
				for r.lower(next) == "," || r.lower(next) == "and" {
					next++
				}
				v := r.unitFrom(next)
				if next == end || next-end > 2 || v == nil || v.kind != portfolioName || r.shape[next] == lowerCase {
					break
				}
				end = v.last
			}
			r.join(n, b-1, end, s2)
		}
	}
}

// bodyWord tells whether the word makes a portfolio into a body.
func bodyWord(w string) bool {
	switch w {
	case "ministry", "department", "ministries", "office", "bureau", "agency", "authority", "commission":
		return true
	}
	return false
}

// join makes unit n a body that covers the tokens from first to last.
func (r *reader) join(n, first, last int, sector2 string) {
	r.units[n] = unit{kind: bodyName, ref: -1, first: first, last: last, sector: "GOV", sector2: sector2}
	for i := first; i < last; i++ {
		r.unitAt[i] = int32(n)
	}
}
