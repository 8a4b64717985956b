package actor

import (
	"slices"
	"strings"

	"chancery/syntax"
)

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

// nameAfter finds a person's name directly behind an office, honorifics between.
func (r *reader) nameAfter(i, limit int, o officePhrase) (first, last int, gender string) {
	for i < limit {
		if u := r.unitFrom(i); u != nil && u.kind == honorificName {
			gender = r.lex.honorifics[u.ref].gender
			i = u.last
			continue
		}
		if u := r.unitFrom(i + 1); u != nil && r.lower(i) == "the" && u.kind == honorificName && u.last < limit && r.shape[i+1] == capitalized {
			i++ // "Senator the Hon. Penny Wong"
			continue
		}
		if w := r.lower(i); (w == "." || w == "'" || w == "’") && !r.spaceBefore(i) && i+1 < limit && r.shape[i+1] != lowerCase && len(r.lower(i-1)) < 5 {
			i++ // "Rep." and "Dato'" cut in two
			continue
		}
		break
	}
	if i >= limit {
		return i, i, ""
	}
	if name := r.behindCountry(i, limit); i == o.last && o.countryRow < 0 && name > i {
		if last := min(r.personName(name, true), limit); last-name > 1 && r.lex.rowsOf(r.span(name, last)) != nil {
			return name, last, gender // "President Türkiye Recep Tayyip Erdogan"
		}
	}
	if !strings.Contains(o.title.flags, "p") && o.title.level == "" && o.title.sector == "" {
		return i, i, ""
	}
	if r.isHandle(i) {
		return i, i + 1, gender
	}
	last = r.personName(i, true)
	if last > limit {
		last = limit
	}
	if last == i+1 && last < limit && o.title.sector == "MIL" && r.longerOrg(i, last) {
		return i, i, "" // "the General Border Committee"
	}
	label := last == limit-1 && r.lower(last) == ":" // "Prime Minister of Armenia Davit Hakobyan:"
	if r.loudAt(i) && !label && !r.namesSomebody(i, last) {
		return i, i, "" // in a headline any word has a capital
	}
	return i, last, gender
}

// behindCountry is the token behind the name of a state that begins at token i, i where
// none does.
func (r *reader) behindCountry(i, limit int) int {
	m, ok := r.lex.trie.longest(r.atoms, int(r.atStart[i]), int(r.atStart[limit]))
	if !ok || r.shape[i] == lowerCase || !slices.ContainsFunc(m.entries, func(e entry) bool { return e.kind == countryName }) {
		return i
	}
	return min(limit, r.atoms[m.last-1].token+1)
}

// namesSomebody tells whether one of the words of a headline is known to be a
// name's: from the story, as a given name, or by the parser.
func (r *reader) namesSomebody(first, last int) bool {
	for i := first; i < last; i++ {
		w := fold(r.text.Token(i).Text())
		if r.known(w) || r.kin[i] == syntax.Person || last > first+1 && r.lex.givenName(w) && r.lex.notName[w] == "" {
			return true
		}
	}
	return last > first && r.lex.rowsOf(r.span(first, last)) != nil
}

// nameAfterComma finds the name in "South Korea's president, Lee Jae Myung, said".
func (r *reader) nameAfterComma(o officePhrase, limit int) (first, last int) {
	i := r.behindPost(o, limit)
	one := o.indefinite && (o.title.level == "spokesperson" || o.title.level == "senior official") // "a spokeswoman, Ana Rojas,"
	if !o.definite && o.country == "" && o.org < 0 && !one || o.plural || r.lower(i) != "," || i+1 >= limit {
		return i, i
	}
	i++
	if u := r.unitFrom(i + 1); u != nil && r.lower(i) == "the" && u.kind == honorificName && u.last < limit {
		i++ // "the Prime Minister of Belize, the Hon. John Rojas"
	}
	addressed := false // "the ambassador of Peru, Mrs. Rojas accompanied by": nobody else is meant
	for u := r.unitFrom(i); u != nil && u.kind == honorificName; u = r.unitFrom(i) {
		i, addressed = u.last, true // "His Highness Sheikh"
	}
	if n, ok := r.officeFrom(i); ok && o.title.level == "head of state" && r.offices[n].title.level == o.title.level && r.offices[n].last < limit {
		if last = r.personName(r.offices[n].last, true); last > r.offices[n].last {
			return r.offices[n].last, last // "the King of Malaysia, Sultan Ibrahim"
		}
	}
	last = r.personName(i, true)
	if last-i < 2 || !addressed && !r.looksLikePerson(i, last) {
		return i, i
	}
	if addressed && r.lower(last) != "and" && r.lower(last) != "&" && o.title.level != "" {
		return i, last
	}
	switch r.lower(last) {
	case ",", ".", ")", ";", ":", "":
		return i, last
	}
	if last >= limit || r.opensList(o, last) {
		return i, last
	}
	return i, i
}

// opensList tells of an office of a state that opens its sentence, or stands behind
// "and", whose holder's name a verb or the next of a list follows without a comma: "The
// Ambassador of Peru, Ana Rojas and the Fijian Ambassador". Elsewhere, as in "After
// talks with the President of Peru, Ana Rojas said", the name may be another's.
func (r *reader) opensList(o officePhrase, last int) bool {
	if o.country == "" || o.title.level == "" {
		return false
	}
	if o.first != r.text.Token(o.first).Sentence().First() && r.lower(o.first-1) != "and" {
		return false
	}
	if r.lower(last) == "and" {
		_, ok := r.officeFrom(last + 1)
		return ok
	}
	switch r.text.Token(last).UPOS() {
	case syntax.Verb, syntax.Aux, syntax.Adv:
		return true
	}
	return false
}

// addPerson enters a person's name with its offices, and those in apposition behind
// it; it gives the token after all that it took.
func (r *reader) addPerson(first, last, whole int, offices []int, gender string, limit int) int {
	m := rawMention{
		kind: rawPerson, first: first, last: last, wholeFirst: whole, wholeLast: last,
		offices: append([]int(nil), offices...), gender: gender, possessor: -1, countryRow: -1, org: -1,
	}
	for _, n := range offices {
		if strings.Contains(r.offices[n].title.flags, "f") {
			m.gender = "f"
		}
		if strings.Contains(r.offices[n].title.flags, "g") {
			m.gender = "m"
		}
	}
	for i := first; i < last; i++ {
		r.state.names[fold(strings.TrimSuffix(r.text.Token(i).Text(), "."))] = true
	}
	end := last
	if row, next, ok := r.ofCountry(end, limit); ok { // "Queen Letizia of Spain"
		if len(offices) == 0 {
			m.countryRow = row
		}
		for _, n := range offices {
			if o := &r.offices[n]; o.countryRow < 0 && o.org < 0 && o.orgName == "" {
				r.setCountry(o, row)
			}
		}
		r.collectInner(end, next)
		m.wholeLast, end = next, next
	}
	for {
		n, next, ok := r.apposed(end, limit, len(m.offices) > 0 || r.possessed(first))
		if !ok {
			break
		}
		r.collectInner(r.offices[n].first, r.offices[n].last)
		m.offices = append(m.offices, n)
		m.wholeLast, end = next, next
		for slices.Contains([]string{"and", "&", "-", "–", "—"}, r.lower(end)) {
			k, ok := r.officeFrom(end + 1)
			if !ok || r.offices[k].plural || r.offices[k].indefinite {
				break
			}
			if a, b, _ := r.nameAfter(r.offices[k].last, limit, r.offices[k]); b > a {
				break
			}
			r.collectInner(r.offices[k].first, r.offices[k].last)
			m.offices = append(m.offices, k)
			end = r.offices[k].last
			m.wholeLast = end
		}
	}
	m.modifier = r.modifies(last)
	r.raw = append(r.raw, m)
	return end
}

// apposed reads an office in apposition behind a name: ", the South Korean
// president,", ", who is also foreign minister", "(foreign minister)".
func (r *reader) apposed(i, limit int, holds bool) (office, end int, ok bool) {
	if i >= limit || r.lower(i) != "," && r.lower(i) != "(" {
		return 0, i, false
	}
	j := i + 1
	past := false
	for j < limit {
		switch r.lower(j) {
		case "who", "is", "was", "also", "currently", "now", "concurrently", "serves", "as", "himself", "and":
			j++
			continue
		case "then", "formerly":
			past = true
			j++
			continue
		}
		break
	}
	n, found := r.officeFrom(j)
	if !found {
		return 0, i, false
	}
	o := r.offices[n]
	if o.plural {
		return 0, i, false
	}
	// "Chile's Boric, the Brazilian president, Lula, and…": the office goes to the
	// name behind it when the one before has its own, or "and" parts the two.
	if first, last := r.nameAfterComma(o, limit); last > first && (r.lower(i+1) == "and" || holds && (o.country != "" || o.org >= 0 || o.orgName != "")) {
		return 0, i, false
	}
	if past && o.status == "" {
		r.offices[n].status = "former"
	}
	if first, last, _ := r.nameAfter(o.last, limit, o); last > first {
		return 0, i, false // the title of the next name in a list
	}
	end = o.last
	if behind := r.behindComplement(o, o.last, limit); behind > o.last && r.lower(o.last) == "of" && o.orgName == "" && o.org < 0 {
		r.offices[n].orgName, end = r.inner(o.last+1, behind), behind // "A, President of the Interim Administration,"
	}
	switch r.lower(end) {
	case ",", ".", ")", ";", ":", "and", "who", "in", "for", "at", "said", "told", "":
	default:
		if o.last < limit && !r.definiteOffice(o) {
			return 0, i, false
		}
	}
	// "Xi, the president said": an office with an article alone is an apposition
	// only when it closes.
	return n, end, true
}

// inner is the text of some tokens without an article before them.
func (r *reader) inner(first, last int) string {
	if r.lower(first) == "the" {
		first++
	}
	return r.span(first, last)
}

// possessed tells of "Russia's Lavrov": a possessive stands before the name.
func (r *reader) possessed(first int) bool {
	w := r.lower(first - 1)
	return w == "'s" || w == "’s"
}

func (r *reader) definiteOffice(o officePhrase) bool {
	return o.country != "" || o.org >= 0 || o.orgUnit >= 0 || o.indefinite
}
