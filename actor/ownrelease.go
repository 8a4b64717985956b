package actor

import (
	"cmp"
	"slices"
	"strings"
)

// A state's own release calls its own official by the title alone: in what the
// Élysée publishes, "the President" is no other's.

// ownLevels are the offices of which a state has one holder, whom its releases call
// by the title alone.
var ownLevels = []string{"head of state", "head of government", "foreign minister"}

// ownFirst is the country whose holder of an office a release means by the title
// alone; "" where the text says whose it is, where no state publishes it, or where
// it names no holder of its own and is not that of his office.
func (r *reader) ownFirst(o *officePhrase, level string) string {
	if o.country != "" || o.org >= 0 || o.status != "" || o.indefinite || !slices.Contains(ownLevels, level) {
		return ""
	}
	home := cmp.Or(r.home, r.issuer)
	if home == "" || !r.publishes(level) && !r.hasOwn(home, o, level) {
		return ""
	}
	return home
}

// ownHolders leaves those who hold an office named by its title alone to the state
// that publishes the release, where it has one of its own.
func (r *reader) ownHolders(o *officePhrase, fit []int) []int {
	own := r.ownFirst(o, r.levelOf(o))
	if own == "" || o.orgName != "" && !strings.EqualFold(o.orgName, "republic") {
		return fit
	}
	return slices.DeleteFunc(fit, func(i int) bool { return r.speaksFor(&r.cast.Actors[i]) != own })
}

// ownHolder is what was found out about an office, and after how many changes.
type ownHolder struct {
	known   bool
	changes int
}

// hasOwn tells whether a person of a country answers to an office. A long text asks
// for the same few offices again and again: it is looked for anew where a person has
// changed since.
func (r *reader) hasOwn(country string, o *officePhrase, level string) bool {
	key := [4]string{country, o.text, o.status, level}
	if found, ok := r.state.own[key]; ok && found.changes == r.state.changes {
		return found.known
	}
	if r.state.own == nil {
		r.state.own = map[[4]string]ownHolder{}
	}
	known := r.findOwn(country, o, level)
	r.state.own[key] = ownHolder{known, r.state.changes}
	return known
}

func (r *reader) findOwn(country string, o *officePhrase, level string) bool {
	return slices.ContainsFunc(r.cast.Actors, func(a Actor) bool {
		return a.Kind == Person && slices.ContainsFunc(a.Offices, func(b Office) bool {
			return r.answers(o, level, &b) > 1 || o.ranks() && b.Level == level && b.Status == o.status
		}) && r.speaksFor(&a) == country
	})
}

// ranks tells whether an office is called by its rank, which every state fills under
// some title: "the Head of State" is the President, but "the Foreign Minister" is no
// Secretary of State.
func (o *officePhrase) ranks() bool { return strings.HasPrefix(strings.ToLower(o.text), "head of ") }

// speaksFor is the country of an official, by his offices or by his name.
func (r *reader) speaksFor(a *Actor) string {
	return cmp.Or(a.Country, r.countryOf(a), r.homeCountry(a))
}

// takeHouse reads a line of houses.tsv.
func (l *lexicon) takeHouse(f []string) error {
	l.houses[f[0]] = values(f[1])
	return nil
}

// publishes tells whether the document is the release of the office of a head of
// state or of government.
func (r *reader) publishes(level string) bool {
	return r.doc != nil && slices.ContainsFunc(r.lex.houses[level], func(w string) bool { return strings.Contains(strings.ToLower(r.doc.Publisher), w) })
}
