package actor

import (
	"slices"
	"strings"

	"chancery/syntax"
)

type rawKind uint8

const (
	rawPerson  rawKind = iota // a name, with or without offices
	rawCountry                // a name, adjective or people of a country
	rawOrg                    // an organization of the lexicon
	rawName                   // an organization that only its shape or the parser tells
	rawOffice                 // an office without a name
	rawBody                   // "the Foreign Ministry", "parliament"
	rawAgent                  // "soldiers", "enterprises from the ROK"
	rawAcronym                // an acronym that the text defines
)

// rawMention is something in the text that names or describes an actor, before it
// is known which.
type rawMention struct {
	kind                  rawKind
	first, last           int // tokens of the bare name or description
	wholeFirst, wholeLast int
	ref                   int   // row of countries or orgs, unit of a body or agent
	offices               []int // offices of r.offices
	gender                string
	countryRow            int // of a body or agent, -1
	org                   int // row of orgs that a body or agent belongs to, -1
	possessor             int // token of a possessive pronoun before it, -1
	modifier              bool
	plural                bool
	definite              bool
	seat                  bool // "the Kremlin": the government, not the country
}

// collect finds all raw mentions, those of sentences in ordinary writing first, so
// that headlines are read with the names that the story gives.
func (r *reader) collect() {
	r.state.names = map[string]bool{}
	r.readOffices()
	r.findAcronyms()
	for _, loud := range []bool{false, true} {
		for n := range r.text.Sentences() {
			if r.loud[n] == loud {
				r.collectSentence(r.text.Sentence(n))
			}
		}
	}
}

// readOffices reads the offices of all titles and tells of each token which covers
// it.
func (r *reader) readOffices() {
	r.state.officeAt = make([]int32, r.text.Len())
	for i := range r.state.officeAt {
		r.state.officeAt[i] = -1
	}
	for n := range r.units {
		if r.units[n].kind != titleName || r.state.officeAt[r.units[n].first] >= 0 {
			continue
		}
		o, ok := r.readOffice(n)
		if !ok {
			continue
		}
		for o.first < r.units[n].first && r.state.officeAt[o.first] >= 0 {
			o.first++ // words already taken by the office before
		}
		for i := o.first; i < o.last; i++ {
			r.state.officeAt[i] = int32(len(r.offices))
		}
		r.offices = append(r.offices, o)
	}
}

func (r *reader) officeFrom(i int) (int, bool) {
	if i < 0 || i >= r.text.Len() {
		return 0, false
	}
	n := r.state.officeAt[i]
	if n >= 0 && r.offices[n].first == i {
		return int(n), true
	}
	return 0, false
}

func (r *reader) collectSentence(s syntax.Sentence) {
	for i := s.First(); i < s.Last(); {
		if next := r.takeExpansion(i); next > i {
			i = next
			continue
		}
		if n, ok := r.officeFrom(i); ok {
			i = r.takeOffice(n, s.Last())
			continue
		}
		if u := r.unitFrom(i); u != nil {
			if next := r.takeUnit(u, s.Last()); next > i {
				i = next
				continue
			}
		}
		if r.takeAcronym(i) {
			i++
			continue
		}
		if next := r.takeName(i, s.Last()); next > i {
			i = next
			continue
		}
		i++
	}
}

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

func (r *reader) loudAt(i int) bool { return r.loud[r.text.Token(i).Sentence().Index()] }

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
	if !o.definite && o.country == "" && o.org < 0 || o.plural || r.lower(i) != "," || i+1 >= limit {
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
	if row, next, ok := r.ofCountry(end, limit); ok && len(offices) > 0 { // "Queen Letizia of Spain"
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
	switch r.lower(o.last) {
	case ",", ".", ")", ";", ":", "and", "who", "in", "for", "at", "said", "told", "":
	default:
		if o.last < limit && !r.definiteOffice(o) {
			return 0, i, false
		}
	}
	// "Xi, the president said": an office with an article alone is an apposition
	// only when it closes.
	return n, o.last, true
}

// possessed tells of "Russia's Lavrov": a possessive stands before the name.
func (r *reader) possessed(first int) bool {
	w := r.lower(first - 1)
	return w == "'s" || w == "’s"
}

func (r *reader) definiteOffice(o officePhrase) bool {
	return o.country != "" || o.org >= 0 || o.orgUnit >= 0 || o.indefinite
}

// modifies tells whether what ends before token i stands inside a larger noun
// phrase: a possessive or a noun follows.
func (r *reader) modifies(i int) bool {
	if i >= r.text.Len() {
		return false
	}
	switch r.lower(i) {
	case "'s", "’s", "'", "’", "-":
		return !r.spaceBefore(i)
	}
	return false
}
