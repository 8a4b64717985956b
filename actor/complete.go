package actor

import (
	"slices"
	"strings"
)

// settle derives what offices and names tell of each actor.
func (r *reader) settle() {
	r.shareCountries()
	for i := range r.cast.Actors {
		r.complete(&r.cast.Actors[i])
	}
	// The state that someone acts for is an actor too, though only its officials
	// may be named.
	for i := range len(r.cast.Actors) {
		a := &r.cast.Actors[i]
		if a.Kind == Country || a.Sector == "" || !public(a.Sector) {
			continue
		}
		if row, ok := r.lex.byCode[a.Country]; ok {
			r.countryActor(row)
		}
	}
}

// complete derives country, sector and code of an actor from its offices and its
// gender from its given name.
func (r *reader) complete(a *Actor) {
	if a.Kind != Person {
		return
	}
	for j := range a.Offices {
		if o := &a.Offices[j]; a.Office == nil || memberOnly(a.Office) && stateLevel[o.Level] && o.Status == a.Office.Status || a.Office.Status == "former" && o.Status != "former" ||
			a.Office.Level == "" && o.Level != "" && (o.Status != "former" || a.Office.Status == "former") {
			a.Office = o
		}
	}
	r.consort(a)
	if a.Country == "" {
		a.Country = r.homeCountry(a)
	}
	for j := range a.Offices { // an office whose country is unsaid is its holder's country's
		if o := &a.Offices[j]; o.Country == "" && o.Organization == "" {
			o.Country = r.countryOf(a)
		}
		if o := &a.Offices[j]; strings.EqualFold(o.Title, "foreign secretary") && o.Country != "GBR" && o.Country != "PHL" && o.Country != "" {
			o.Level = "senior official" // elsewhere the head of the ministry's officials
		}
		a.Offices[j].Level = r.lex.levelIn(&a.Offices[j])
		if o := &a.Offices[j]; strings.EqualFold(o.Title, "leader") && o.Level == "senior official" && o.Country != "" && o.Organization == "" {
			o.Level, o.Sector = "head of state", "GOV"
		}
	}
	if a.Office != nil {
		if a.Office.orgCode != "" && a.Office.Country == "" {
			a.Country = a.Office.orgCode
		}
		if a.Country == "" {
			a.Country = r.countryOf(a)
		}
		a.Sector, a.Sector2 = a.Office.Sector, a.Office.Sector2
	}
	if a.Gender == "" && a.given != "" {
		if g := r.lex.given[firstWord(a.given)]; g == 'm' || g == 'f' {
			a.Gender = string(g)
		}
	}
	if rows := r.lex.rowsOf(a.Name); rows != nil {
		h := r.lex.holders[rows[0]]
		if h.gender != "" {
			a.Gender = h.gender
		}
		if a.Country == "" {
			a.Country = r.actsFor(rows[0])
		}
		a.WellKnown = r.serves(rows[0])
	} else if row := r.servingSurname(a); row >= 0 {
		a.Country, a.WellKnown = r.actsFor(row), true
	}
	if _, state := r.lex.byCode[a.Country]; !state && a.Country != "" && a.Office != nil && a.Office.Organization == "" && a.Office.Level == "head of state" {
		a.Office.Level = "head of organization" // "President Costa", whom the list knows for the EU's
	}
	if a.Country != "" {
		cameo := a.Country
		if a.Office != nil && a.Office.orgClass != "" && a.Country == a.Office.orgCode {
			cameo = a.Office.orgClass
		}
		if i, ok := r.lex.byCode[a.Country]; ok {
			cameo = r.lex.countries[i].cameo
		}
		a.Cameo = cameo + a.Sector
	}
}

// stateLevel are the levels of office that count before a seat in a party's body.
var stateLevel = map[string]bool{"head of state": true, "head of government": true, "deputy head of government": true, "foreign minister": true, "minister": true}

// memberOnly tells of a seat in a body: "Member of the Standing Committee".
func memberOnly(o *Office) bool {
	return o.Level == "senior official" && strings.HasPrefix(strings.ToLower(o.Title), "member of ")
}

// consort takes the level off a queen who is not known to reign.
func (r *reader) consort(a *Actor) {
	rows := r.lex.rowsOf(a.Name)
	if rows != nil && slices.ContainsFunc(r.lex.tenures(rows[0]), func(h holder) bool { return h.level == "head of state" }) {
		return
	}
	for j := range a.Offices {
		if o := &a.Offices[j]; strings.EqualFold(o.Title, "queen") && !strings.HasSuffix(strings.ToLower(a.Name), "queen") {
			o.Level = ""
		}
	}
}

// serves tells whether a well-known person held an office of the state when the
// document was written.
func (r *reader) serves(row int) bool {
	for _, h := range r.lex.tenures(row) {
		if r.covers(h) && public(h.sector) {
			return true
		}
	}
	return false
}

// servingSurname is the row of the one well-known person of this family name who held an
// office of the state when the document was written, where the text has the bare name
// and nothing else of him: "Trump met Putin"; -1 for none.
func (r *reader) servingSurname(a *Actor) int {
	if a.Country != "" || len(a.Offices) > 0 || strings.Contains(a.Name, " ") {
		return -1
	}
	only := -1
	for _, row := range r.lex.familyRows()[foldName(a.Name)] {
		if !r.serves(row) || only >= 0 && r.lex.holders[row].name == r.lex.holders[only].name {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = row
	}
	return only
}

func (r *reader) countryOf(a *Actor) string {
	for _, o := range a.Offices {
		if o.Country != "" {
			return o.Country
		}
	}
	return a.Country
}

func firstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '-' {
			return s[:i]
		}
	}
	return s
}
