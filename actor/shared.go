package actor

import (
	"strings"

	"chancery/syntax"
)

// sharedOffice reads "the Chinese and Brazilian foreign ministers, Wang Yi and
// Mauro Vieira": as many names in apposition as countries before the office, each
// with its own. It gives the token after the names, or that after the office when
// the text is not so.
func (r *reader) sharedOffice(n, limit int) int {
	o := r.offices[n]
	countries, behind := r.countriesBehind(o, limit)
	if len(countries) < 2 {
		countries, behind = r.countriesBefore(o), o.last
	}
	if r.lower(behind) != "," || o.country == "" && r.lower(o.first-1) != "'" && r.lower(o.first-1) != "’" {
		return o.last
	}
	var names [][2]int
	end := behind + 1
	for end < limit {
		for u := r.unitFrom(end); u != nil && u.kind == honorificName && u.last < limit; u = r.unitFrom(end) {
			end = u.last
		}
		last := min(r.personName(end, true), limit)
		if last-end < 2 || !r.looksLikePerson(end, last) {
			break
		}
		names = append(names, [2]int{end, last})
		end = last
		next := end
		for next < limit && next-end < 2 && (r.lower(next) == "," || r.lower(next) == "and") {
			next++
		}
		if next == end || len(names) == len(countries) {
			break
		}
		end = next
	}
	// "the two countries' envoys, A and B": whose is whose is not told
	untold := o.country == "" && len(names) == 2
	if len(names) < 2 || len(names) != len(countries) && !untold {
		return o.last
	}
	single := r.singular(o)
	single.country, single.countryRow = "", -1
	r.collectInner(o.last, behind)
	for i, name := range names {
		own := single
		if !untold {
			r.setCountry(&own, countries[i])
		}
		r.offices = append(r.offices, own)
		r.addPerson(name[0], name[1], name[0], []int{len(r.offices) - 1}, "", name[1])
	}
	return names[len(names)-1][1]
}

// countriesBehind lists the countries of "foreign ministers of South Korea, the
// United States and Japan" and gives the token behind them.
func (r *reader) countriesBehind(o officePhrase, limit int) (rows []int, end int) {
	if !o.plural || o.countryRow < 0 || r.lower(o.head+1) != "of" {
		return nil, o.last
	}
	rows, end = []int{o.countryRow}, o.last
	for i := end; i < limit; {
		for i < limit && (r.lower(i) == "," || r.lower(i) == "and" || r.lower(i) == "the") {
			i++
		}
		u := r.unitFrom(i)
		if i == end || u == nil || u.kind != countryName || u.last > limit {
			break
		}
		rows, i, end = append(rows, int(u.ref)), u.last, u.last
	}
	return rows, end
}

// listReach is how many raw mentions back the names before an office may lie.
const listReach = 24

// shareBack gives "A, B and C, Greek, Cypriot and Armenian foreign ministers," each
// the office of its country.
func (r *reader) shareBack(n int) {
	o := r.offices[n]
	countries := r.countriesBefore(o)
	if len(countries) < 2 {
		return
	}
	i := r.text.Token(o.head).Sentence().First()
	for k := o.head; k > i; k-- { // to the first of the countries
		if u := r.unitTo(k); u != nil && int(u.ref) == countries[0] && u.kind <= countryDemonym {
			i = u.first
			break
		}
	}
	end := i
	if r.lower(end-1) == "the" {
		end--
	}
	if r.lower(end-1) != "," {
		return
	}
	end--
	var persons []int
	for at := len(r.raw) - 1; at >= 0 && at >= len(r.raw)-listReach && len(persons) < len(countries); at-- {
		m := &r.raw[at]
		if m.kind != rawPerson || m.last > end {
			continue
		}
		for m.last < end && (r.lower(end-1) == "," || r.lower(end-1) == "and") {
			end--
		}
		if m.last != end || len(m.offices) > 0 {
			break
		}
		persons, end = append([]int{at}, persons...), m.first
	}
	if len(persons) != len(countries) {
		return
	}
	single := r.singular(o)
	for i, at := range persons {
		own := single
		own.country, own.countryRow = "", -1
		r.setCountry(&own, countries[i])
		r.offices = append(r.offices, own)
		r.raw[at].offices = []int{len(r.offices) - 1}
	}
}

// behindPost is the token behind what an office is of or for where the office as read
// leaves it out, "ambassador in Pakistan", "envoy to the EU and NATO", "chairman of
// Libya's High Council of State", when a comma follows; else that behind the office.
func (r *reader) behindPost(o officePhrase, limit int) int {
	if w := r.lower(o.last); o.title.level != "ambassador" || w != "in" && w != "to" && w != "at" {
		return r.behindComplement(o, o.last, limit)
	}
	i := o.last + 1
	if r.lower(i) == "the" {
		i++
	}
	if u := r.unitFrom(i); u != nil && u.last <= limit && (u.kind <= countrySeat || u.kind == organizationName) {
		return r.behindComplement(o, u.last, limit)
	}
	return o.last
}

// complementWords is how many tokens of an office's complement may be left unread.
const complementWords = 12

// behindComplement goes over words with capitals and the small words between them up to
// a comma; it gives i where something else stands before one.
func (r *reader) behindComplement(o officePhrase, i, limit int) int {
	switch w := r.lower(i); w {
	case "of", "for", "and", "'s", "’s":
	case "to":
		if !isEnvoy(o.title) {
			return i
		}
	default:
		return i
	}
	for j := i; j < min(limit, i+complementWords); j++ {
		switch w := r.lower(j); {
		case w == ",":
			return j
		case w == "of" || w == "for" || w == "to" || w == "the" || w == "and" || w == "'s" || w == "’s" || w == "-" || w == "based" && r.lower(j-1) == "-":
		case r.shape[j] == lowerCase || !r.word(j) || r.kin[j] == syntax.Person || r.state.officeAt[j] >= 0:
			return i
		}
	}
	return i
}

// countriesBefore lists the countries whose adjectives stand before an office,
// joined by commas and "and", in the order of the text.
func (r *reader) countriesBefore(o officePhrase) []int {
	var rows []int
	for i := o.head; i > 0 && r.sameSentence(i-1, o.head); {
		u := r.unitTo(i)
		if u == nil {
			if w := r.lower(i - 1); len(rows) > 0 && (w == "and" || w == ",") {
				i--
				continue
			}
			if i == o.head || r.unitOf(i-1) != nil || len(rows) == 0 && r.filler(r.lower(i-1)) {
				i-- // a word of the title itself
				continue
			}
			break
		}
		switch u.kind {
		case countryAdjective, countryName, countryDemonym:
			rows = append([]int{int(u.ref)}, rows...)
		case titleName, portfolioName:
		default:
			return rows
		}
		i = u.first
	}
	return rows
}

// singular is the office of one holder of a plural office.
func (r *reader) singular(o officePhrase) officePhrase {
	o.plural = false
	if many := plural(o.title.text); strings.HasSuffix(strings.ToLower(o.text), many) {
		stem := o.text[:len(o.text)-len(many)]
		o.text = stem + sameCase(o.title.text, o.text[len(stem):])
	}
	return o
}
