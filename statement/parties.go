package statement

import (
	"slices"

	"chancery/actor"
)

// findParties finds the two governments of a story about a contact between
// them: those of the persons that its title and first paragraph name.
func (r *reader) findParties() {
	if len(r.cast.Actors) == 0 {
		return
	}
	limit := r.paragraphEnd(1)
	contact := false
	for k := range r.paragraphEnd(3) {
		if r.isAny(k, "met", "meets", "meet", "meeting", "talks", "summit", "call", "phone", "visit", "received", "receives", "hosted", "hosts", "held", "spoke") {
			contact = true
		}
	}
	if !contact {
		return
	}
	for _, m := range r.cast.Mentions {
		if m.First >= limit {
			break
		}
		if m.Actor < 0 || r.cast.Actors[m.Actor].Kind != actor.Person {
			continue
		}
		a := &r.cast.Actors[m.Actor]
		if m.How == actor.ByName && len(a.Offices) > 0 && a.Office.Status != "former" && !slices.Contains(r.officials, m.Actor) {
			r.officials = append(r.officials, m.Actor)
		}
		if g := r.government(m.Actor); g >= 0 {
			if !slices.Contains(r.partners, m.Actor) {
				r.partners = append(r.partners, m.Actor)
			}
			if !slices.Contains(r.parties, g) {
				r.parties = append(r.parties, g)
			}
		}
	}
}

// government is the government that an actor speaks for, as the cast tells; for a
// spokesperson of whom the story gives no country, the one that publishes it. It is
// -1 for none.
func (r *reader) government(who int) int {
	if g := r.cast.Government(who); g >= 0 || who < 0 {
		return g
	}
	a := &r.cast.Actors[who]
	o := a.Office
	if who == r.spokesperson && o == nil && a.Country == "" || o != nil && o.Level == "spokesperson" && a.Country+o.Country+o.Organization == "" {
		return r.publishing
	}
	return -1
}

// findPublishing finds the country whose government publishes the document.
func (r *reader) findPublishing() {
	r.publishing = -1
	if !r.ownRelease() || r.issuing == "" {
		return
	}
	r.publishing = slices.IndexFunc(r.cast.Actors, func(a actor.Actor) bool { return a.Kind == actor.Country && a.Country == r.issuing })
}

// paragraphEnd is the end of the n-th paragraph of running text.
func (r *reader) paragraphEnd(n int) int {
	last := int32(-1)
	for i := range r.n {
		if p := r.para[i]; p >= 0 && p != last {
			if n--; n < 0 {
				return i
			}
			last = p
		}
	}
	return r.n
}
