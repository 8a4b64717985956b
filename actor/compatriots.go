package actor

import "slices"

// shareCountries gives the officials of a list the country that the one before them
// serves: "President Ilham Aliyev, Foreign Minister Jeyhun Bayramov and Defence
// Minister Zakir Hasanov". Two of one level are of two states.
func (r *reader) shareCountries() {
	var before *Mention
	for i := range r.cast.Mentions {
		m := &r.cast.Mentions[i]
		if m.Actor < 0 || m.How != ByName || r.cast.Actors[m.Actor].Kind != Person {
			continue
		}
		r.ledBy(i)
		if before != nil && before.Actor != m.Actor && r.listed(before.WholeLast, m.WholeFirst) {
			a, b := &r.cast.Actors[before.Actor], &r.cast.Actors[m.Actor]
			if code := r.servedBy(a); code != "" && r.servedBy(b) == "" && stateOffice(a) && stateOffice(b) {
				switch {
				case r.signTogether(before.Head, m.Head):
					b.Country = r.across(code)
				case !sharesLevel(a, b):
					b.Country = code
				}
			}
		}
		before = m
	}
}

// ledBy gives an official named behind "Canadian officials, led by" or "six Indian
// diplomats, including" the country of those, and whoever leads "a US delegation" or "a
// delegation of the European Parliament" its country or body.
func (r *reader) ledBy(i int) {
	m := &r.cast.Mentions[i]
	a := &r.cast.Actors[m.Actor]
	if r.servedBy(a) != "" {
		return
	}
	at, led := m.WholeFirst-1, false
	switch r.lower(at) {
	case "by":
		if w := r.lower(at - 1); w != "led" && w != "headed" && w != "represented" {
			return
		}
		at--
		led = true
	case "including":
	default:
		return
	}
	if r.lower(at-1) == "," {
		at--
	}
	if led && r.ofTeam(a, at) || !stateOffice(a) {
		return
	}
	u := r.unitTo(at)
	switch {
	case u == nil:
		return
	case u.kind == agentName && u.ref >= 0 && public(r.lex.sectors[u.ref].sector):
	case u.kind == titleName && public(r.lex.titles[u.ref].sector):
	default:
		return
	}
	if of := r.unitTo(u.first); of != nil && (of.kind == countryAdjective || of.kind == countryName) {
		a.Country = r.lex.countries[of.ref].code
	}
}

// teamReach is how many tokens before "led by" its delegation may stand.
const teamReach = 14

// ofTeam gives a person the country or body of the delegation before a token, which
// stands before the noun or behind "of" or "from".
func (r *reader) ofTeam(a *Actor, at int) bool {
	for i := at - 1; i > max(0, at-teamReach) && r.sameSentence(i, at); i-- {
		if !slices.ContainsFunc(r.lex.descriptions[r.lower(i)], func(d description) bool { return d.form == "side" }) {
			continue
		}
		before := i
		for before > 0 && r.filler(r.lower(before-1)) {
			before--
		}
		u := r.unitTo(before)
		if w := r.lower(i + 1); u == nil && (w == "of" || w == "from") {
			from := i + 2
			if r.lower(from) == "the" {
				from++
			}
			u = r.unitFrom(from)
		}
		switch {
		case u == nil:
			return false
		case u.kind == countryAdjective || u.kind == countryName:
			a.Country = r.lex.countries[u.ref].code
		case u.kind == organizationName && r.lex.orgs[u.ref].host == "":
			a.Country = r.lex.orgs[u.ref].standing()
		}
		return true
	}
	return false
}

// listed tells whether only a comma or "and" stands between two tokens.
func (r *reader) listed(from, to int) bool {
	if to <= from || to-from > 2 || !r.sameSentence(from, to) {
		return false
	}
	for i := from; i < to; i++ {
		if w := r.lower(i); w != "," && w != "and" {
			return false
		}
	}
	return true
}

// servedBy is the country that an official is known to serve before anything is
// inferred.
func (r *reader) servedBy(a *Actor) string {
	if code := r.countryOf(a); code != "" {
		return code
	}
	if rows := r.lex.rowsOf(a.Name); rows != nil {
		return r.actsFor(rows[0])
	}
	return ""
}

// stateOffice tells of a person with an office of a state and none of a body.
func stateOffice(a *Actor) bool {
	found := false
	for _, o := range a.Offices {
		if o.Organization != "" || o.Status == "former" {
			return false
		}
		found = found || o.Sector == "GOV" || o.Sector == "MIL"
	}
	return found
}
