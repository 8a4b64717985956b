package encounter

import "chancery/actor"

// Standing of an actor for encounters.
const (
	outsider = iota // may not take part by itself
	known           // may take part beside an official
	official        // makes a contact an encounter
)

var officialSectors = map[string]bool{"GOV": true, "LEG": true, "MIL": true, "PTY": true, "OPP": true, "REB": true, "SPY": true, "ELI": true, "PRE": true}

var bodies = map[string]bool{"IGO": true, "UNO": true, "EUR": true, "NATO": true, "IMG": true}

// standing tells what part an actor can play. Offices of companies, clubs and
// courts make a person known but not official.
func (f *finder) standing(i int) int {
	a := &f.cast.Actors[i]
	switch a.Kind {
	case actor.Country:
		return official
	case actor.Person:
		switch {
		case a.Office != nil && a.Office.Level != "" && (a.Office.Organization == "" || bodies[a.Country] || a.Country != ""):
			return official
		case officialSectors[a.Sector] || officialSectors[a.Sector2] || a.WellKnown && a.Office == nil:
			return official
		case a.Office != nil || a.Country != "":
			return known
		}
		return outsider
	case actor.Organization:
		if officialSectors[a.Sector] || bodies[a.Country] || a.Sector == "" && len(a.Country) == 3 && a.Cameo == a.Country {
			return official
		}
		// Who meets the press speaks to it; a body of no known country proves
		// nothing.
		if a.Sector == "JRN" || a.Country == "" {
			return outsider
		}
		return known
	}
	return f.groupStanding(a)
}

func (f *finder) groupStanding(a *actor.Actor) int {
	best := outsider
	for _, m := range a.Members {
		if m >= 0 && m < len(f.cast.Actors) && f.cast.Actors[m].Kind != actor.Group {
			best = max(best, f.standing(m))
		}
	}
	if best == outsider && a.Country != "" {
		if officialSectors[a.Sector] {
			return official
		}
		return known
	}
	return best
}

// nation is the code of the country or body that an actor stands for.
func (f *finder) nation(i int) string {
	a := &f.cast.Actors[i]
	if a.Country != "" {
		return a.Country
	}
	if a.Kind == actor.Country {
		return a.ID
	}
	return ""
}

// people tells whether an actor is a person or a body of persons that can sit
// in a room, not a country as such.
func (f *finder) people(i int) bool {
	a := &f.cast.Actors[i]
	switch a.Kind {
	case actor.Person, actor.Organization:
		return true
	case actor.Group:
		for _, m := range a.Members {
			if m >= 0 && m < len(f.cast.Actors) && f.cast.Actors[m].Kind == actor.Country {
				return false
			}
		}
		return true
	}
	return false
}

// expand replaces groups by their members where the text names them.
func (f *finder) expand(list []side) []side {
	var out []side
	for _, s := range list {
		a := &f.cast.Actors[s.actor]
		if a.Kind == actor.Group && len(a.Members) > 1 {
			for _, m := range a.Members {
				if m >= 0 && m < len(f.cast.Actors) && m != s.actor {
					out = append(out, side{actor: m, role: s.role, at: s.at})
				}
			}
			continue
		}
		out = append(out, s)
	}
	return distinct(out)
}

// oneOf tells whether somebody is among several, or of a group among them: who brings
// "the two" together is neither of them.
func (f *finder) oneOf(who side, list []side) bool {
	for _, s := range f.expand(list) {
		if s.actor == who.actor {
			return true
		}
	}
	return false
}
