package actor

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
