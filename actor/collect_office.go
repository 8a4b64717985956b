package actor

import "strings"

// takeOffice reads from an office on: the chain of offices, the name behind, or the
// office alone. It gives the token to go on from.
func (r *reader) takeOffice(n, limit int) int {
	chain := []int{n}
	o := r.offices[n]
	r.collectInner(o.first, o.last)
	end := o.last
	for !o.plural { // "Deputy Prime Minister and Foreign Minister Antonio Tajani"
		j := r.unknownComplement(end, limit)
		end = j
		for j < limit && (r.lower(j) == "and" || r.lower(j) == "," || r.lower(j) == "&" || r.lower(j) == "concurrently" || r.lower(j) == "-" || r.lower(j) == "–") {
			j++
		}
		m, ok := r.officeFrom(j)
		if j-end > 2 || !ok || j == end && !r.loudAt(j) && r.shape[j] == lowerCase || !r.chains(chain[len(chain)-1], m, limit) {
			break
		}
		chain = append(chain, m)
		end = r.offices[m].last
	}
	lastOffice := r.offices[chain[len(chain)-1]]
	first, last, gender := r.nameAfter(lastOffice.last, limit, lastOffice)
	if last > first && !lastOffice.plural {
		// A name directly behind, without a comma, wants a title that goes before names.
		return r.addPerson(first, last, o.first, chain, gender, limit)
	}
	if lastOffice.plural && last > first {
		return r.pluralOffice(n, first, last, limit)
	}
	if lastOffice.plural {
		if next := r.sharedOffice(n, limit); next > o.last {
			return next
		}
		r.shareBack(n)
	}
	if len(chain) > 1 && lastOffice.country == "" && lastOffice.org < 0 {
		r.setCountryOf(&lastOffice, &o)
	}
	if first, last := r.nameAfterComma(lastOffice, limit); last > first {
		r.collectInner(lastOffice.last, r.behindPost(lastOffice, limit))
		return r.addPerson(first, last, o.first, chain, "", limit)
	}
	if o.last < limit && r.shape[o.last] == capitalized && !r.loudAt(o.last) && r.namesSite(o.last+1, limit) && r.word(o.last) {
		return o.last // "King Saud University"
	}
	r.raw = append(r.raw, rawMention{
		kind: rawOffice, first: o.first, last: o.last, wholeFirst: o.first, wholeLast: o.last, offices: []int{n},
		possessor: o.possessor, plural: o.plural, definite: o.definite, countryRow: -1, org: -1,
		modifier: r.modifies(o.last),
	})
	return o.last
}

// unknownComplement goes over "of the Special Advisory Office" behind an office, a
// body that neither lexicon nor parser knows, when another office follows behind
// "and"; it gives i when there is none such.
func (r *reader) unknownComplement(i, limit int) int {
	const most = 12 // words
	if w := r.lower(i); w != "of" && w != "for" && w != "to" || r.shape[i] != lowerCase {
		return i
	}
	for j := i + 1; j < min(limit, i+most); j++ {
		switch w := r.lower(j); {
		case w == "and":
			if m, ok := r.officeFrom(j + 1); ok && !r.offices[m].plural {
				return j
			}
		case w != "of" && w != "for" && w != "the" && r.shape[j] != capitalized && r.shape[j] != allCaps:
			return i
		}
	}
	return i
}

// chains tells whether two offices joined by "and" are one person's: the second has
// no determiner or country of its own that differs, and a name follows.
func (r *reader) chains(a, b, limit int) bool {
	x, y := r.offices[a], r.offices[b]
	if y.plural || y.possessor >= 0 || r.lower(y.first) == "the" || r.lower(y.first) == "a" || r.lower(x.first) == "the" && x.country == "" && !r.apposedTwo(x, y, limit) {
		return false
	}
	if x.country != "" && y.country != "" && x.country != y.country {
		return false
	}
	if x.title.level != "" && x.title.level == y.title.level && x.country == "" && y.country == "" {
		return false
	}
	if first, last, _ := r.nameAfter(y.last, limit, y); last > first {
		return true
	}
	if n, ok := r.officeFrom(y.last); ok && r.offices[n].title.sector == "MIL" && !r.offices[n].plural { // "Minister Gen Prem Rattan"
		if first, last, _ := r.nameAfter(r.offices[n].last, limit, r.offices[n]); last > first {
			return true
		}
	}
	if y.country == "" && y.org < 0 { // "Peru's prime minister and foreign minister, A, said"
		r.setCountryOf(&y, &x)
	}
	first, last := r.nameAfterComma(y, limit)
	return last > first
}

// apposedTwo tells of "The Deputy Prime Minister and Minister of Foreign Affairs, A,": two
// titles with capitals and one article before one name between commas.
func (r *reader) apposedTwo(x, y officePhrase, limit int) bool {
	if r.shape[x.first+1] == lowerCase || r.shape[y.first] == lowerCase || x.title.level == "" || y.title.level == "" {
		return false
	}
	y.definite = true
	first, last := r.nameAfterComma(y, limit)
	return last > first
}

// setCountryOf has an office be of the country of another.
func (r *reader) setCountryOf(o, of *officePhrase) {
	o.country, o.countryRow, o.definite = of.country, of.countryRow, o.definite || of.definite
}

// pluralOffice reads "Presidents Xi Jinping and Vladimir Putin": each name gets the
// office.
func (r *reader) pluralOffice(n, first, last, limit int) int {
	o := r.singular(r.offices[n])
	end := last
	whole := o.first
	for {
		// "Foreign ministers A of X and B of Y"
		single, behind := o, last
		if u := r.unitFrom(last + 1); u != nil && r.lower(last) == "of" && u.kind == countryName && u.last <= limit && o.country == "" {
			r.setCountry(&single, int(u.ref))
			behind = u.last
			r.collectInner(last, behind)
		}
		own := len(r.offices)
		r.offices = append(r.offices, single)
		r.addPerson(first, last, whole, []int{own}, "", last)
		end = behind
		j := end
		for j < limit && (r.lower(j) == "," || r.lower(j) == "and") {
			j++
		}
		if j == end || j-end > 2 {
			return end
		}
		first, whole = j, j
		last = r.personName(j, false)
		if last == j || !r.looksLikePerson(j, last) && last-j < 2 {
			return end
		}
	}
}

// sameCase writes a title with the capitals of the words that stand in the text.
func sameCase(title, as string) string {
	b := []byte(title)
	for i := range min(len(title), len(as)) {
		if strings.EqualFold(title[i:i+1], as[i:i+1]) {
			b[i] = as[i]
		}
	}
	return string(b)
}
