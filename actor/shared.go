package actor

import "strings"

// sharedOffice reads "the Chinese and Brazilian foreign ministers, Wang Yi and
// Mauro Vieira": as many names in apposition as countries before the office, each
// with its own. It gives the token after the names, or that after the office when
// the text is not so.
func (r *reader) sharedOffice(n, limit int) int {
	o := r.offices[n]
	if r.lower(o.last) != "," || o.country == "" && r.lower(o.first-1) != "'" && r.lower(o.first-1) != "’" {
		return o.last
	}
	countries := r.countriesBefore(o)
	var names [][2]int
	end := o.last + 1
	for end < limit {
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
