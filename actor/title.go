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
	statusWord  string // before the title, as written: "interim"
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
	o.text = strings.TrimSpace(r.span(textFirst, textLast))
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
				o.status, o.statusWord = r.lex.modifiers[w], r.text.Token(i).Text()
			}
			o.first = i
		case strings.HasPrefix(w, "then-") || strings.HasPrefix(w, "ex-"):
			o.status, o.first = "former", i
		case r.filler(w):
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
func status(kind string) bool {
	return kind != "" && kind != "filler" && kind != "title" && kind != "bloc"
}

// filler tells of a word before a noun that does not say who is meant.
func (r *reader) filler(w string) bool {
	kind := r.lex.modifiers[w]
	return kind == "filler" || kind == "title"
}

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
		if strings.Contains(o.title.text, "mayor") || strings.Contains(o.title.text, "police") || strings.Contains(o.title.text, "governor") || strings.Contains(o.title.text, "prince") {
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
	if g := &r.lex.orgs[row]; g.sector == "PTY" && r.home != "" && g.host != "" && g.host != r.home && !r.namedCountry(r.lex.byCode[g.host]) {
		return // Italy's Democratic Party in an Italian story
	}
	o.org = row
	if host := r.lex.orgs[row].host; host != "" && o.country == "" {
		o.country = host
	}
}
