package actor

import (
	"strings"

	"chancery/syntax"
)

// officePhrase is an office as the text states it, without its holder: "Foreign
// Minister of the Republic of Korea", "the Chinese premier".
type officePhrase struct {
	first, last int // tokens, determiner and status included
	head        int // token of the head word of the title
	title       title
	plural      bool
	text        string // "Foreign Minister"
	status      string
	country     string // ISO code, or "" when unsaid
	countryRow  int    // row of countries, -1
	org         int    // row of orgs, -1
	orgName     string // a body or organization that is not in the lexicon
	orgUnit     int    // unit of the body, -1
	possessor   int    // token of a possessive pronoun ("his"), -1
	definite    bool   // "the", "this", a possessive or a country before it
	indefinite  bool   // "a", "one of"
	sector2     string
}

// readOffice reads the office whose title is unit n and marks its tokens.
func (r *reader) readOffice(n int) (officePhrase, bool) {
	u := r.units[n]
	o := officePhrase{
		first: u.first, last: u.last, head: u.last - 1, countryRow: -1, org: -1, orgUnit: -1, possessor: -1,
	}
	switch u.kind {
	case titleName:
		o.title = r.lex.titles[u.ref]
		o.plural = strings.Contains(o.title.flags, "s")
	default:
		return o, false
	}
	if strings.HasPrefix(r.lower(u.first), "ex-") {
		o.status = "former"
	}
	textFirst, textLast := u.first, u.last
	r.officeLeft(&o, &textFirst)
	r.officeRight(&o, &textLast)
	o.text = titleText(r.span(textFirst, textLast))
	if i := strings.IndexAny(r.lower(o.head), " "); i >= 0 {
		o.head = u.first
	}
	r.headOfTitle(&o, u)
	return o, true
}

// headOfTitle finds the head word: the last word before "of".
func (r *reader) headOfTitle(o *officePhrase, u unit) {
	for i := u.first; i < u.last; i++ {
		if w := r.lower(i); (w == "of" || w == "for" || w == "to") && i > u.first {
			o.head = i - 1
			return
		}
	}
	o.head = u.last - 1
}

// officeLeft widens the phrase to the left over status, portfolio, body, country
// and determiner.
func (r *reader) officeLeft(o *officePhrase, textFirst *int) {
	for i := o.first - 1; i >= 0 && r.sameSentence(i, o.first); i-- {
		w := r.lower(i)
		if w == ")" && i > 2 && r.lower(i-2) == "(" && r.shape[i-1] == allCaps { // "Nationalist Movement Party (MHP) leader", "Republic of Korea (ROK) Foreign Minister"
			if v := r.unitTo(i - 2); v != nil && (v.kind == organizationName || v.kind == countryName) {
				i -= 2
				continue
			}
			return
		}
		if v := r.unitTo(i + 1); v != nil {
			if !r.unitLeft(o, v, textFirst) {
				return
			}
			i = v.first
			o.first = v.first
			continue
		}
		switch {
		case w == "-" || w == "‑" || w == "–" && !r.spaceBefore(i):
			if p := r.lower(i - 1); !status(r.lex.modifiers[p]) && p != "co" {
				return
			}
			continue
		case w == "last" || w == "previous" || w == "next" || (w == "first" || w == "second" || w == "third") && r.lower(i-1) == "the":
			o.indefinite, o.first = true, i // "the last House speaker to visit": not the one of today
		case r.text.Token(i).Feat("NumType") == "Ord" && (r.lower(i-1) == "'s" || r.lower(i-1) == "’s"):
			o.first = i // "Georgia's fifth president"
		case status(r.lex.modifiers[w]):
			if o.status == "" {
				o.status = r.lex.modifiers[w]
			}
			o.first = i
		case strings.HasPrefix(w, "then-") || strings.HasPrefix(w, "ex-"):
			o.status, o.first = "former", i
		case r.lex.modifiers[w] != "":
			o.first = i
			if r.lex.modifiers[w] == "title" && *textFirst == i+1 {
				*textFirst = i
			}
		case w == "'s" || w == "’s" || w == "'" || w == "’":
			v := r.unitTo(i)
			if v == nil && r.shape[max(0, i-1)] == lowerCase && r.text.Token(max(0, i-1)).UPOS() == syntax.Noun {
				o.definite, o.orgName = true, r.span(i-1, i) // "the club's president"
				return
			}
			if v == nil || !r.unitLeft(o, v, textFirst) {
				return
			}
			o.definite = true
			o.first = v.first
			i = v.first
		case w == "the" || w == "this" || w == "that":
			o.definite, o.first = true, i
			return
		case w == "a" || w == "an" || w == "another":
			o.indefinite, o.first = true, i
			return
		case w == "his" || w == "her" || w == "its" || w == "their":
			o.possessor, o.first, o.definite = i, i, true
			return
		case w == "own" && r.text.Token(i).UPOS() == syntax.Adj:
			o.first = i // "his own foreign minister"
		case r.kin[i] == syntax.Organization && r.shape[i] != lowerCase && o.org < 0 && o.orgName == "" && o.country == "":
			first := i
			for first > 0 && r.kin[first-1] == syntax.Organization && r.sameSentence(first-1, i) {
				first--
			}
			o.orgName, o.first = r.span(first, i+1), first
			return
		default:
			return
		}
	}
}

// status tells of a kind of modifier that is a status of an office.
func status(kind string) bool { return kind != "" && kind != "filler" && kind != "title" }

// unitLeft takes a unit that stands before the title into the phrase; false when it
// is none of it.
func (r *reader) unitLeft(o *officePhrase, v *unit, textFirst *int) bool {
	switch v.kind {
	case countryName, countryAdjective, countryDemonym, countrySeat:
		if o.countryRow >= 0 {
			return false
		}
		r.setCountry(o, int(v.ref))
		o.definite = true
		return true
	case countryCapital:
		if o.countryRow >= 0 {
			return false
		}
		if strings.Contains(o.title.text, "mayor") || strings.Contains(o.title.text, "police") || strings.Contains(o.title.text, "governor") {
			r.setCountry(o, int(v.ref))
			return true
		}
		return false
	case organizationName:
		if o.org >= 0 {
			return false
		}
		r.setOrg(o, int(v.ref))
		o.definite = true
		return true
	case portfolioName:
		if !takesPortfolio(o.title.text) {
			return false
		}
		o.sector2 = r.lex.portfolios[v.ref].sector2
		*textFirst = v.first
		return true
	case bodyName:
		if o.orgUnit >= 0 {
			return false
		}
		o.orgUnit = int(r.unitAt[v.first])
		*textFirst = v.first
		return true
	case titleName, agentName:
		// "Vice Foreign Minister": a title inside a title.
		if w := r.lower(v.first); r.filler(w) && v.last == v.first+1 {
			if *textFirst == v.last {
				*textFirst = v.first
			}
			return true
		}
		return false
	}
	return false
}

func takesPortfolio(t string) bool {
	for _, w := range []string{"minister", "secretary", "official", "spokes", "chief", "advis", "commissioner", "head", "leader", "director", "counsel", "ministers", "envoy"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

func (r *reader) setCountry(o *officePhrase, row int) {
	if o.countryRow >= 0 {
		return
	}
	o.countryRow, o.country = row, r.lex.countries[row].code
}

func (r *reader) setOrg(o *officePhrase, row int) {
	if o.org >= 0 {
		return
	}
	o.org = row
	if host := r.lex.orgs[row].host; host != "" && o.country == "" {
		o.country = host
	}
}

// officeRight widens the phrase to the right over "-designate", "of the Republic of
// Korea (ROK)", "for Foreign Affairs", "to the United Nations".
func (r *reader) officeRight(o *officePhrase, textLast *int) {
	for o.last < r.text.Len() && r.sameSentence(o.last, o.first) {
		w := r.lower(o.last)
		switch {
		case (w == "-" || w == "‑") && (r.lower(o.last+1) == "designate" || r.lower(o.last+1) == "elect"):
			o.status = r.lower(o.last + 1)
			o.last += 2
		case w == "designate" || w == "elect":
			o.status = w
			o.last++
			if r.lower(o.last-2) != w && strings.HasSuffix(r.lower(o.last-2), "-") { // "Commissioner-" and "designate", cut in two
				*textLast = o.last
			}
		case (w == "of" || w == "for" || w == "to" || w == "in" || w == "on" || w == "at") && r.shape[o.last] == lowerCase:
			if !r.complement(o, w, textLast) {
				return
			}
		case w == "(" && o.last+2 < r.text.Len() && r.lower(o.last+2) == ")" && r.shape[o.last+1] == allCaps:
			o.last += 3
		case w == "and" && (strings.Contains(o.title.text, " of ") || strings.Contains(o.title.text, " for ")) && takesPortfolio(o.title.text):
			end := r.portfolioEnd(o.last)
			if end == o.last {
				return
			}
			o.last, *textLast = end, end
		default:
			return
		}
	}
}

// complement takes one "of X" behind the title; false when there is none.
func (r *reader) complement(o *officePhrase, prep string, textLast *int) bool {
	i := o.last + 1
	if w := r.lower(i); w == "the" || w == "its" || w == "his" || w == "their" {
		i++
	}
	if i >= r.text.Len() || !r.sameSentence(i, o.first) {
		return false
	}
	v := r.unitFrom(i)
	if v == nil && prep == "of" && (r.lower(i) == "republic" || r.lower(i) == "nation") && r.shape[i] == capitalized && r.lower(i+1) != "of" {
		o.last, o.definite = i+1, true // "the President of the Republic"
		return true
	}
	if v == nil && prep == "for" && isEnvoy(o.title) && r.kin[i] == syntax.Place && r.shape[i] != lowerCase {
		return r.region(o, i)
	}
	if v == nil {
		return r.namedBody(o, prep, i, textLast)
	}
	switch v.kind {
	case countryName, countrySeat:
		if prep == "to" || prep == "for" || prep == "in" || prep == "on" {
			if !isEnvoy(o.title) || prep != "to" && prep != "for" && prep != "on" {
				return false
			}
			o.last = v.last // accredited to, not serving, the country
			return true
		}
		if o.countryRow >= 0 {
			return false
		}
		r.setCountry(o, int(v.ref))
		o.definite = true
		o.last = v.last
		if p := r.lower(v.last); p == "'s" || p == "’s" {
			if w := r.unitFrom(v.last + 1); w != nil && w.kind == bodyName { // "of Venezuela's National Assembly"
				o.orgUnit, o.last = int(r.unitAt[w.first]), w.last
			}
		}
		return true
	case countryAdjective:
		if prep == "on" || prep == "for" && o.title.level != "spokesperson" || o.countryRow >= 0 {
			return false
		}
		end := v.last // "of the Chinese government", "of the Russian State Duma"
		w := r.unitFrom(end)
		if w == nil && r.kin[end] == syntax.Organization && r.shape[end] == capitalized && r.sameSentence(end, o.first) {
			r.setCountry(o, int(v.ref)) // "of the Libyan Presidential Council"
			return r.namedBody(o, prep, end, textLast)
		}
		if w == nil || w.kind != bodyName && w.kind != organizationName {
			return false
		}
		r.setCountry(o, int(v.ref))
		if w.kind == bodyName {
			o.orgUnit = int(r.unitAt[w.first])
		} else {
			r.setOrg(o, int(w.ref))
		}
		o.last, *textLast = w.last, w.last
		return true
	case countryCapital:
		if prep == "of" && o.countryRow < 0 && (strings.Contains(o.title.text, "mayor") || strings.Contains(o.title.text, "police")) {
			r.setCountry(o, int(v.ref))
			o.last = v.last
			return true
		}
		return false
	case organizationName:
		if prep == "in" {
			return false
		}
		if prep == "to" && isEnvoy(o.title) {
			o.last = v.last
			return true
		}
		r.setOrg(o, int(v.ref))
		o.last = v.last
		if j := v.last; r.lower(j) == "(" && r.lower(j+2) == ")" && r.sameSentence(j, j+3) && r.shape[j+1] == allCaps {
			if w := r.unitFrom(j + 3); r.shape[j+3] == capitalized && (w != nil && w.kind == bodyName && w.last == j+4 || w == nil && bodyWord(r.lower(j+3))) {
				o.last = j + 4 // "of the African Union (AU) Commission"
				return true
			}
		}
		if w := r.unitFrom(v.last); w != nil && r.shape[v.last] != lowerCase && (w.kind == titleName && !r.namedNext(w.last) || w.kind == bodyName) {
			o.last = w.last // "of the United Nations Secretary-General", "of the ECOWAS Commission"
		} else if prep == "of" {
			o.last = r.organizationEnd(v.last) // "of the Communist Party Central Foreign Affairs Commission"
		}
		return true
	case titleName:
		if r.lower(i-1) != "the" || prep != "to" && (prep != "of" || o.orgName == "" || r.namedNext(v.last)) {
			return false
		}
		o.last = v.last // "Assistant to the President", "of the Executive Office of the President"
		if prep == "to" && o.title.level == "minister" {
			o.title.level = "senior official" // "Secretary to the Prime Minister"
		}
		return true
	case portfolioName:
		if prep == "to" || prep == "in" {
			return false
		}
		o.sector2 = r.lex.portfolios[v.ref].sector2
		o.last = r.portfolioEnd(v.last)
		*textLast = o.last
		return true
	case bodyName:
		if prep == "in" || prep == "to" && !isEnvoy(o.title) {
			return false
		}
		o.orgUnit = int(r.unitAt[v.first])
		o.last, *textLast = v.last, v.last
		return true
	}
	return false
}

// region goes over what an envoy is sent for: "for West Africa and the Sahel".
func (r *reader) region(o *officePhrase, i int) bool {
	end := i
	for j := i; j < r.text.Len() && r.sameSentence(i, j); j++ {
		if w := r.lower(j); r.kin[j] == syntax.Place && r.shape[j] != lowerCase {
			end = j + 1
		} else if w != "and" && w != "the" {
			break
		}
	}
	o.last = end
	return end > i
}

func isEnvoy(t title) bool {
	return t.level == "ambassador" || t.level == "special envoy" || t.level == "spokesperson" ||
		strings.Contains(t.text, "advis")
}

// portfolioEnd goes on over ", Industry and Energy".
func (r *reader) portfolioEnd(end int) int {
	for {
		next := end
		for next-end < 2 && (r.lower(next) == "," || r.lower(next) == "and" || r.lower(next) == "&") {
			next++
		}
		if next == end || !r.sameSentence(end-1, next) {
			return end
		}
		if v := r.unitFrom(next); v != nil && v.kind == portfolioName && r.shape[next] != lowerCase {
			end = v.last
			continue
		}
		if last := r.affairsEnd(next); last > next {
			end = last
			continue
		}
		return r.portfolioUnknown(end)
	}
}

// portfolioWords is how many words a portfolio may have that the lexicon does not know.
const portfolioWords = 5

// portfolioUnknown goes on over "and the National Community Abroad": capitals behind
// "and" that are no name and that a comma, a bracket or a person's name ends.
func (r *reader) portfolioUnknown(end int) int {
	if r.lower(end) != "and" {
		return end
	}
	i := end + 1
	if r.lower(i) == "the" {
		i++
	}
	first := i
	for i-first < portfolioWords && r.sameSentence(end, i) && r.shape[i] != lowerCase && r.word(i) {
		u := r.unitOf(i)
		if r.kin[i] == syntax.Person || u != nil && (u.kind == titleName || u.kind == countryName || u.kind == organizationName || u.kind == honorificName) || u == nil && r.unitAt[i] != -1 || u == nil && r.lex.givenName(r.lower(i)) {
			break
		}
		i++
	}
	if i == first {
		return end
	}
	if !r.sameSentence(end, i) || r.lower(i) == "," || r.lower(i) == "(" || r.lower(i) == "of" || r.kin[i] == syntax.Person && r.shape[i] != lowerCase {
		return i
	}
	if u := r.unitFrom(i); u != nil && u.kind == honorificName {
		return i
	}
	return end
}

// namedBody takes a capitalized body that the lexicon does not know: "chairman of
// the Senate Foreign Relations Committee".
func (r *reader) namedBody(o *officePhrase, prep string, i int, textLast *int) bool {
	if prep == "in" || prep == "on" || prep == "at" {
		return false
	}
	if end := r.affairsEnd(i); end > i && prep != "to" && takesPortfolio(o.title.text) {
		o.last, *textLast = end, end
		return true
	}
	if end := r.organizationEnd(i); end > i && r.shape[i] != lowerCase {
		if prep != "to" {
			o.orgName = r.span(i, end)
		}
		o.last, *textLast = end, end
		return true
	}
	// A minister of something unknown, one word.
	if strings.Contains(o.title.text, "minister") && prep != "to" && r.shape[i] != lowerCase && r.unitAt[i] == -1 && r.word(i) {
		w := fold(r.text.Token(i).Text())
		if _, given := r.lex.given[w]; !given && r.lex.notName[w] == "" && r.kin[i] != syntax.Person && r.personName(i+1, false) > i+1 {
			o.last, *textLast = i+1, i+1
			return true
		}
	}
	return false
}

// affairsWords is how many words a portfolio of affairs may have: "Arms Control, Nuclear
// and Political-Military Affairs".
const affairsWords = 10

// affairsEnd is the token behind "Political Affairs", "East Asian and Pacific Affairs":
// words with capitals, "and" and commas between, the last of them "Affairs"; i where
// no such portfolio begins.
func (r *reader) affairsEnd(i int) int {
	if i >= r.text.Len() || r.shape[i] != capitalized {
		return i
	}
	for j := i; j < min(r.text.Len(), i+affairsWords) && r.sameSentence(i, j) && r.kin[j] != syntax.Person; j++ {
		switch w := r.lower(j); {
		case w == "affairs" && j > i && r.shape[j] == capitalized:
			return j + 1
		case r.shape[j] == lowerCase && w != "and" && w != "," && w != "&" && w != "-":
			return i
		}
	}
	return i
}

// organizationEnd goes on over what the parser sees as the name of an organization.
func (r *reader) organizationEnd(i int) int {
	end := i
	for end < r.text.Len() && r.kin[end] == syntax.Organization && r.sameSentence(i, end) {
		end++
	}
	return end
}

// titleText writes a title as a person would cite it: without line breaks, in the
// case of the text.
func titleText(s string) string { return strings.TrimSpace(s) }

// sector tells the sector and second sector of an office.
func (r *reader) sectorOf(o *officePhrase) (sector, sector2 string) {
	sector, sector2 = o.title.sector, o.title.sector2
	if o.orgUnit >= 0 && sector == "GOV" && o.title.level == "head of state" { // "the president of the Senate"
		if u := r.units[o.orgUnit]; u.ref >= 0 {
			sector, sector2 = r.lex.sectors[u.ref].sector, r.lex.sectors[u.ref].sector2
		}
	}
	if o.org >= 0 && o.title.level == "head of state" && r.lex.orgs[o.org].host != "" && sector == "GOV" {
		sector, sector2 = r.lex.orgs[o.org].sector, r.lex.orgs[o.org].sector2
	}
	if o.sector2 != "" {
		sector2 = o.sector2
	}
	if sector == "" || strings.Contains(o.title.flags, "o") {
		if o.orgUnit >= 0 {
			u := r.units[o.orgUnit]
			s, s2 := u.sector, u.sector2
			if u.ref >= 0 {
				s, s2 = r.lex.sectors[u.ref].sector, r.lex.sectors[u.ref].sector2
			}
			return s, s2
		}
		if o.org >= 0 {
			return r.lex.orgs[o.org].sector, r.lex.orgs[o.org].sector2
		}
		if sector == "" && o.countryRow >= 0 {
			sector = "GOV"
		}
	}
	if sector == "" && o.title.text == "leader" && o.country != "" {
		sector = "GOV"
	}
	if o.status == "former" {
		return "ELI", ""
	}
	if sector == "MIL" && o.title.level == "" && o.countryRow < 0 && o.org < 0 && r.shape[o.head] == lowerCase {
		return "", "" // the captain of a team or a ship
	}
	return sector, sector2
}

// filler tells of a word before a noun that does not say who is meant.
func (r *reader) filler(w string) bool {
	kind := r.lex.modifiers[w]
	return kind == "filler" || kind == "title"
}
