package actor

import "strings"

func (r *reader) addOffice(i, n int) {
	r.state.changes++
	o := &r.offices[n]
	sector, sector2 := r.sectorOf(o)
	office := Office{
		Title: o.text, row: o.title.row, Country: o.country, Level: r.levelOf(o), Status: o.status, word: o.statusWord, Sector: sector, Sector2: sector2,
		Start: r.text.Token(o.first).Start(), End: r.text.Token(o.last - 1).End(),
	}
	if o.org >= 0 {
		office.Organization = r.lex.orgs[o.org].name
		if r.lex.orgs[o.org].host == "" {
			office.orgCode, office.orgClass = r.lex.orgs[o.org].standing(), r.lex.orgs[o.org].country
		}
	} else if o.orgName != "" {
		office.Organization = o.orgName
	}
	a := &r.cast.Actors[i]
	for j := range a.Offices {
		b := &a.Offices[j]
		if strings.EqualFold(b.Title, office.Title) && b.Status == office.Status {
			if b.Country == "" && b.Organization == "" {
				b.Country, b.Organization, b.Start, b.End = office.Country, office.Organization, office.Start, office.End
				b.Sector, b.Sector2, b.Level = office.Sector, office.Sector2, office.Level
			}
			return
		}
	}
	if o.possessor >= 0 && office.Country == "" && office.Organization == "" {
		r.state.owned[o.possessor] = [2]int{i, len(a.Offices)}
	}
	a.Offices = append(a.Offices, office)
}

// levelOf is the level of an office; a president of a company or club is no head of
// state.
func (r *reader) levelOf(o *officePhrase) string {
	level := o.title.level
	if o.title.text == "leader" && o.countryRow >= 0 && !r.lex.countries[o.countryRow].partOf && o.org < 0 && o.orgUnit < 0 && o.orgName == "" {
		return "head of state" // "North Korean leader Kim Jong Un"
	}
	if o.org >= 0 || o.orgName != "" {
		switch o.title.text {
		case "chief", "head", "leader", "director", "boss", "chairman", "chairwoman", "chair", "chairperson", "president", "general secretary":
			level = "head of organization"
		}
	}
	if (o.title.text == "head" || o.title.text == "chief") && o.orgUnit >= 0 && o.org < 0 && strings.HasSuffix(strings.ToLower(r.span(r.units[o.orgUnit].first, r.units[o.orgUnit].last)), "government") {
		return "head of government" // "the head of the Belarusian government"
	}
	if o.countryRow >= 0 && r.lex.countries[o.countryRow].partOf && o.countryRow != r.lex.byCode[o.country] {
		switch level { // a region or territory has no head of state
		case "head of state", "head of government", "deputy head of government", "minister", "foreign minister":
			return "senior official"
		}
	}
	if level == "head of organization" && o.org >= 0 {
		switch r.lex.orgs[o.org].sector {
		case "LEG":
			return "legislature leader"
		case "PTY":
			return "party leader"
		}
	}
	if o.org >= 0 && r.lex.orgs[o.org].country == "EUR" && o.title.text == "foreign policy chief" {
		return "foreign minister"
	}
	if level == "head of state" || level == "head of government" || level == "foreign minister" || level == "minister" || level == "deputy head of government" {
		if o.org >= 0 && r.lex.orgs[o.org].host == "" {
			if r.lex.orgs[o.org].country == "EUR" && level == "foreign minister" {
				return level // the High Representative
			}
			return "head of organization"
		}
		if o.orgName != "" && o.country == "" {
			return "head of organization"
		}
	}
	if o.orgUnit >= 0 && level == "head of state" {
		if sector, _ := r.sectorOf(o); sector == "LEG" {
			return "legislature leader"
		}
		return "head of organization"
	}
	if level == "minister" && o.title.text != "minister of state" && foreignAffairs(o.text) {
		return "foreign minister" // "Minister for Foreign and European Affairs"
	}
	if level == "foreign minister" && o.title.text == "secretary of state" && !foreignAffairs(o.text) && o.country != "USA" && o.country != "VAT" && o.country != "" {
		return "senior official"
	}
	return level
}

// foreignAffairs tells of a title whose portfolio is foreign affairs, alone or with
// others: "Secretary of State for Foreign, Commonwealth and Development Affairs".
func foreignAffairs(title string) bool {
	_, portfolio, _ := strings.Cut(strings.ToLower(title), " for ")
	if portfolio == "" {
		_, portfolio, _ = strings.Cut(strings.ToLower(title), " of ")
	}
	return strings.Contains(portfolio, "foreign") && strings.HasSuffix(portfolio, "affairs")
}

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
