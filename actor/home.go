package actor

import (
	"cmp"
	"slices"
	"strings"
)

// homeCountry is the country of an official whose country the text leaves unsaid
// since it is written at home, or told by where he is met: that of the well-known
// holder, else that of his guests' host, of the national news agency whose story it is,
// or of the publisher of a release.
func (r *reader) homeCountry(a *Actor) string {
	if r.countryOf(a) != "" || a.Office != nil && a.Office.Organization != "" {
		return ""
	}
	for _, o := range a.Offices {
		if o.Organization != "" {
			return ""
		}
	}
	if rows := r.lex.rowsOf(a.Name); rows != nil {
		return r.actsFor(rows[0])
	}
	if code := r.surnameHome(a); code != "" {
		return code
	}
	for _, o := range a.Offices {
		if code := r.lex.titleHome(&o); code != "" {
			return code
		}
		if o.Status == "former" {
			continue
		}
		if rules[o.Level] {
			if code := r.metIn(a); code != "" {
				return code
			}
		}
		if a.abroad {
			continue
		}
		if code := r.besideIn(a, &o); code != "" {
			return code
		}
		switch o.Level {
		case "head of state", "head of government", "deputy head of government", "foreign minister", "minister":
			code := cmp.Or(r.abroad(), r.home, r.ownHome(), r.datelineHome())
			if r.filled(a, o.Level, code) {
				return ""
			}
			return code
		case "spokesperson", "senior official", "legislature leader", "military chief":
			if strings.Contains(strings.ToLower(o.Title), "minister") && o.Level == "senior official" {
				return cmp.Or(r.abroad(), r.home, r.ownHome())
			}
			if public(o.Sector) && o.Sector != "" && r.opens(a) {
				return cmp.Or(r.abroad(), r.home, r.issuer, r.datelineHome())
			}
			if o.Level == "spokesperson" {
				return r.issuer
			}
		}
	}
	return ""
}

// rules are the levels of those whom guests meet at home.
var rules = map[string]bool{
	"head of state": true, "head of government": true, "deputy head of government": true, "foreign minister": true, "minister": true,
	"senior official": true, "legislature leader": true,
}

// abroad is the country from which a national agency reports on that country alone: it is
// named in the story and the agency's own is not; "" elsewhere.
func (r *reader) abroad() string {
	if r.home == "" || r.doc.Dateline == nil || r.doc.Dateline.Country == r.home {
		return ""
	}
	here, ok := r.lex.byCode[r.doc.Dateline.Country]
	if own, is := r.lex.byCode[r.home]; !ok || is && r.namedCountry(own) || !r.namedCountry(here) {
		return ""
	}
	return r.doc.Dateline.Country
}

// filled tells whether somebody named before is the country's one holder of the office:
// a second foreign minister in a story is another country's.
func (r *reader) filled(a *Actor, level, code string) bool {
	if code == "" || level == "minister" || level == "deputy head of government" {
		return false
	}
	for i := range r.cast.Actors {
		b := &r.cast.Actors[i]
		if b == a {
			return false
		}
		if b.Kind == Person && b.Office != nil && b.Office.Level == level && b.Office.Status != "former" && cmp.Or(b.Country, r.countryOf(b)) == code {
			return true
		}
	}
	return false
}

// surnameHome is the country of the one well-known person of this family name who held
// the office that the text gives him when it was written: "President Trump", or at any
// time where the text has no date. A longer name must begin as his does: "Nana Addo
// Dankwa Akufo-Addo" for Nana Akufo-Addo. It is "" where several did.
func (r *reader) surnameHome(a *Actor) string {
	family, given := foldName(a.Name), ""
	if words := strings.Fields(a.Name); len(words) > 1 {
		if len(words) == 2 {
			return ""
		}
		family, given = foldName(words[len(words)-1]), fold(words[0])
	}
	code := ""
	for _, row := range r.lex.familyRows()[family[strings.LastIndexByte(family, ' ')+1:]] {
		if strings.Contains(family, " ") && !strings.HasSuffix(foldName(r.lex.holders[row].name), " "+family) { // "Akufo-Addo" is two words there
			continue
		}
		if given != "" && firstWord(fold(r.lex.holders[row].name)) != given {
			continue
		}
		for _, h := range r.lex.tenures(row) {
			if r.year != 0 && !r.covers(h) || h.body != "" || !slices.ContainsFunc(a.Offices, func(o Office) bool { return o.Level == h.level && o.Status == "" }) {
				continue
			}
			if code != "" && code != h.country {
				return ""
			}
			code = h.country
		}
	}
	return code
}

// ownHome is the country of the publisher of a release, where nobody else in it is
// an official of that country: it speaks of its own man without saying whose he is.
func (r *reader) ownHome() string {
	code := r.issuer
	if code == "" || r.hasOfficialOf(code) {
		return ""
	}
	return code
}

// findHome is the country of the document's news agency, "" when it has none or works
// for the world.
func (r *reader) findHome() string {
	if o := r.agency(); o != nil {
		return hostOfAgency(*o)
	}
	return ""
}

// agency is the news agency of the document, nil for none that the lexicon has.
func (r *reader) agency() *organization {
	if r.doc == nil {
		return nil
	}
	agency := r.doc.Agency
	if agency == "" && r.doc.Dateline != nil {
		agency = r.doc.Dateline.Agency
	}
	if agency == "" {
		return nil
	}
	atoms := cut(nil, agency, 0)
	for i := range atoms {
		atoms[i].first, atoms[i].last = true, true
	}
	m, _ := r.lex.trie.longest(atoms, 0, len(atoms))
	for _, e := range m.entries {
		if e.kind == organizationName {
			return &r.lex.orgs[e.ref]
		}
	}
	for i := range r.lex.orgs { // "SPA", which only a head or dateline means so
		if r.lex.orgs[i].id == agency {
			return &r.lex.orgs[i]
		}
	}
	return nil
}

// hostOfAgency is the country of a national news agency; AP, AFP and others report
// the world.
func hostOfAgency(o organization) string {
	switch o.host {
	case "USA", "GBR", "FRA":
		return ""
	}
	if o.sector != "JRN" && o.sector2 != "JRN" {
		return ""
	}
	return o.host
}

// findIssuer is the country of the document's publisher: "Prime Minister's Office of the
// United Kingdom", "10 Downing Street"; "" for the press, which writes of everyone.
func (r *reader) findIssuer() string {
	if r.doc == nil || r.doc.Publisher == "" {
		return ""
	}
	p := PublisherOf(r.doc.Publisher)
	if _, known := r.lex.byCode[p.Country]; known && p.Sector != "MED" {
		return p.Country
	}
	return ""
}
