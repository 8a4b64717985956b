package actor

import (
	"slices"
	"strings"
)

// ofUnitedNations takes a Secretary-General of whom the text does not say of what for
// that of the United Nations, as its own releases call him, where it names no other
// international organization.
func (r *reader) ofUnitedNations(o *officePhrase) bool {
	if o.country != "" || o.org >= 0 || o.orgName != "" || o.indefinite || o.status != "" || o.title.level != "head of organization" || !strings.HasPrefix(strings.ToLower(o.text), "secretary") {
		return false
	}
	if slices.ContainsFunc(r.cast.Actors, func(a Actor) bool {
		return a.Kind == Organization && (a.class == "IGO" || a.class == "EUR")
	}) {
		return false
	}
	row := slices.IndexFunc(r.lex.orgs, func(g organization) bool { return g.id == "UNO" })
	if row < 0 {
		return false
	}
	r.setOrg(o, row)
	return true
}
