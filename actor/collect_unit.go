package actor

import (
	"strings"

	"chancery/syntax"
)

// takeUnit reads what begins with an entry of the lexicon.
func (r *reader) takeUnit(u *unit, limit int) int {
	switch u.kind {
	case honorificName:
		first := u.last
		if r.lower(first) == "." && !r.spaceBefore(first) {
			first++
		}
		for v := r.unitFrom(first); v != nil && v.kind == honorificName && v.last < limit; v = r.unitFrom(first) {
			first = v.last // "H.E. Mr."
		}
		last := r.personName(first, true)
		if last > first {
			end := r.addPerson(first, last, u.first, nil, r.lex.honorifics[u.ref].gender, limit)
			return r.listedOffice(u.first, end, limit)
		}
		return u.last
	case countryName, countryAdjective, countryDemonym, countryCapital, countrySeat:
		return r.takeCountryUnit(u, limit)
	case organizationName:
		r.raw = append(r.raw, rawMention{
			kind: rawOrg, first: u.first, last: u.last, wholeFirst: u.first, wholeLast: u.last, ref: int(u.ref),
			possessor: -1, countryRow: -1, org: -1, modifier: r.modifies(u.last),
		})
		return r.possessedName(u.last, limit, int(u.ref), -1)
	case bodyName, agentName:
		return r.takeNoun(u, limit, -1, u.first)
	}
	return u.first
}

// listedOffice gives the person read last, whom a line of a list names with an honorific
// and no office, the one that follows without a comma and ends the line, or that is the
// next line: "His Excellency A B Ambassador of the State of Kuwait". It gives the token
// behind.
func (r *reader) listedOffice(first, end, limit int) int {
	m := &r.raw[len(r.raw)-1]
	s := r.text.Token(first).Sentence()
	for i := s.First(); i < first; i++ {
		if r.word(i) {
			return end
		}
	}
	if len(m.offices) > 0 || end < limit && end == m.last && r.lower(end) == "," {
		return end
	}
	at, stop := end, limit
	if end == limit {
		if s.Index()+1 >= r.text.Sentences() {
			return end
		}
		next := r.text.Sentence(s.Index() + 1)
		at, stop = next.First(), next.Last()
	}
	n, ok := r.officeFrom(at)
	if !ok || r.offices[n].plural || r.offices[n].country == "" && r.offices[n].org < 0 {
		return end
	}
	for i := r.offices[n].last; i < stop; i++ {
		if r.word(i) {
			return end
		}
	}
	m.offices = append(m.offices, n)
	if at != end {
		return end
	}
	r.collectInner(r.offices[n].first, r.offices[n].last)
	return r.offices[n].last
}

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

// takeNoun reads a body or agent, with the country or possessive before it and "of
// China", "from the ROK" behind it.
func (r *reader) takeNoun(u *unit, limit, countryRow, whole int) int {
	kind := rawBody
	if u.kind == agentName {
		kind = rawAgent
	}
	m := rawMention{
		kind: kind, first: whole, last: u.last, wholeFirst: whole, wholeLast: u.last, ref: int(r.unitAt[u.first]),
		possessor: -1, countryRow: countryRow, org: -1, modifier: r.modifies(u.last),
	}
	if u.ref >= 0 {
		m.plural = r.lex.sectors[u.ref].plural
	}
	if whole == u.first {
		for i := u.first - 1; i >= 0 && r.sameSentence(i, u.first); i-- {
			w := r.lower(i)
			if r.filler(w) && r.unitOf(i) == nil {
				m.first, m.wholeFirst = i, i
				continue
			}
			switch w {
			case "his", "her", "its", "their", "our", "my":
				m.possessor, m.first, m.wholeFirst, m.definite = i, i, i, true
			case "the", "this", "these", "those", "that":
				m.definite, m.first, m.wholeFirst = true, i, i
			}
			break
		}
	} else {
		m.definite = true
	}
	if whole == u.first && r.pointsBack(m.first, u) {
		return u.last
	}
	next := u.last
	if m.countryRow < 0 && m.possessor < 0 {
		if row, end, ok := r.ofCountry(next, limit); ok {
			m.countryRow, m.last, m.wholeLast = row, end, end
			// The country inside is a mention too.
			r.collectInner(next, end)
			next = end
		}
	}
	r.raw = append(r.raw, m)
	return next
}

// pointsBack tells of "the two governments", "both parties": nouns that the third
// pass resolves.
func (r *reader) pointsBack(first int, u *unit) bool {
	before := r.lower(u.first - 1)
	switch before {
	case "two", "three", "four", "both":
		return true
	}
	if before != "the" {
		return false
	}
	for _, d := range r.lex.descriptions[foldName(r.span(u.first, u.last))] {
		if d.form == "many" {
			return true
		}
	}
	return false
}

// collectInner enters the countries between two tokens.
func (r *reader) collectInner(first, last int) {
	for i := first; i < last; i++ {
		u := r.unitFrom(i)
		if u == nil {
			continue
		}
		if u.kind == organizationName {
			r.raw = append(r.raw, rawMention{
				kind: rawOrg, first: u.first, last: u.last, wholeFirst: u.first, wholeLast: u.last, ref: int(u.ref),
				countryRow: -1, org: -1, possessor: -1, modifier: true,
			})
		}
		if u.kind == countryName || u.kind == countryAdjective || u.kind == countrySeat {
			r.raw = append(r.raw, rawMention{
				kind: rawCountry, first: u.first, last: u.last, wholeFirst: u.first, wholeLast: u.last,
				ref: int(u.ref), countryRow: int(u.ref), org: -1, possessor: -1, modifier: true, seat: u.kind == countrySeat,
			})
		}
	}
}

// ofCountry reads "of China", "from the ROK", "of the Republic of Korea (ROK)" at
// token i.
func (r *reader) ofCountry(i, limit int) (row, end int, ok bool) {
	w := r.lower(i)
	if w != "of" && w != "from" {
		return 0, i, false
	}
	j := i + 1
	if r.lower(j) == "the" {
		j++
	}
	if j >= limit {
		return 0, i, false
	}
	u := r.unitFrom(j)
	if u == nil || u.kind != countryName {
		return 0, i, false
	}
	end = u.last
	for next := end; next < limit && next < end+2; next++ {
		if l := r.lower(next); l != "and" && l != "," {
			break
		}
		if u := r.unitFrom(next + 1); u != nil && isCountry(u.kind) && r.unitFrom(u.last) == nil || r.lower(next) == "and" && r.shape[min(next+1, limit-1)] == lowerCase {
			return 0, i, false // "presidents of China and Russia"
		}
	}
	if p := r.lower(end); p == "'s" || p == "’s" {
		return 0, i, false
	}
	if r.lower(end) == "(" && end+2 < limit && r.lower(end+2) == ")" {
		end += 3
	}
	return int(u.ref), end, true
}

// takeName reads a name that begins at token i and that the lexicon does not know.
func (r *reader) takeName(i, limit int) int {
	if r.isHandle(i) && r.word(i) {
		return r.addPerson(i, i+1, i, nil, "", limit)
	}
	if r.shape[i] == lowerCase || !r.word(i) || r.unitAt[i] != -1 {
		return i
	}
	if row, ok := r.lex.shorts[r.text.Token(i).Text()]; ok && r.lower(i-1) == "the" && r.sameSentence(i-1, i) && r.namedCountry(row) {
		if r.shape[min(i+1, r.text.Len()-1)] == lowerCase || !r.sameSentence(i, i+1) {
			r.raw = append(r.raw, rawMention{
				kind: rawCountry, first: i, last: i + 1, wholeFirst: i, wholeLast: i + 1, ref: row, countryRow: row,
				org: -1, possessor: -1, modifier: r.modifies(i + 1),
			})
			return i + 1
		}
	}
	last := min(r.personName(i, false), limit)
	if last > i && r.lex.notName[r.lower(i-1)] == "before" && r.sameSentence(i-1, i) && r.shape[i-1] == capitalized {
		return last // Cyclone Pam
	}
	if last > i+1 && r.text.Token(i+1).Text() == "-" && len(r.text.Token(i).Text()) == 1 {
		return i // "D-Minn."
	}
	if last > i && r.kin[i] != syntax.Organization && r.looksLikePerson(i, last) && !r.longerOrg(i, last) {
		end := r.addPerson(i, last, i, nil, "", limit)
		if end == limit && last > i+1 {
			return r.listedOffice(i, end, limit)
		}
		return end
	}
	if last == i+1 || last == i+2 || last == i+3 && r.text.Token(i+1).Text() == "-" { // perhaps a short name of a person met elsewhere
		if r.kin[i] == "" || r.kin[i] == syntax.Person || r.kin[i] != syntax.Group && last == i+1 || r.personal[r.lower(i)] {
			r.state.shorts = append(r.state.shorts, [2]int{i, last})
		}
	}
	if r.kin[i] == syntax.Organization && !r.loud[r.text.Token(i).Sentence().Index()] {
		end := i + 1
		for end < limit && r.kin[end] == syntax.Organization && r.unitAt[end] < 0 {
			end++
		}
		for end > i+1 && (!r.word(end-1) || r.shape[end-1] == lowerCase) {
			end--
		}
		if n := r.lower(i); end > i+1 || n != "the" && r.lex.notName[n] == "" {
			r.raw = append(r.raw, rawMention{
				kind: rawName, first: i, last: end, wholeFirst: i, wholeLast: end, possessor: -1, countryRow: -1, org: -1,
				modifier: r.modifies(end),
			})
			return end
		}
	}
	return i
}

// namedCountry tells whether the document names the country of a row, or a person's
// country it is.
func (r *reader) namedCountry(row int) bool {
	if r.state.rows == nil {
		r.state.rows = map[int]bool{}
		for _, u := range r.units {
			if isCountry(u.kind) {
				r.state.rows[int(u.ref)] = true
			}
		}
	}
	return r.state.rows[row]
}

// longerOrg tells whether the parser sees an organization that the person's name is
// only a part of: "Konrad Adenauer Foundation".
func (r *reader) longerOrg(first, last int) bool {
	if last < r.text.Len() && r.sameSentence(first, last) && r.shape[last] != lowerCase {
		if r.lex.notName[r.lower(last)] == "thing" {
			return true
		}
		if u := r.unitFrom(last); u != nil && u.kind == bodyName {
			return true
		}
	}
	return false
}
