package statement

import (
	"slices"

	"chancery/actor"
)

// addressee is the other side: the actor that the cue names ("told Xi"), or, in
// a story of two governments that talk to each other, the other one.
func (r *reader) addressee(f *found, who int) string {
	if f.to < 0 && f.entry != nil && !f.setting.Public {
		r.findAddressee(f)
	}
	if f.setting.Public || who < 0 {
		return ""
	}
	side := r.government(who)
	if len(r.cast.Actors[who].Members) > 1 {
		return "" // the two sides speak to each other, or to all
	}
	if f.to >= 0 && f.to != who {
		if id := r.spokenTo(f.to, side); id != "" {
			f.setting.Told = tellers[f.entryWord()]
			return id
		}
	}
	if len(r.parties) != 2 || side < 0 || !slices.Contains(r.partners, who) {
		return ""
	}
	switch side {
	case r.parties[0]:
		return r.cast.Actors[r.parties[1]].ID
	case r.parties[1]:
		return r.cast.Actors[r.parties[0]].ID
	}
	return ""
}

// spokenTo is the id of the side that an actor who is spoken to stands for: his
// government, a group of others, or he himself; "" where it is the speaker's own.
func (r *reader) spokenTo(to, side int) string {
	a := &r.cast.Actors[to]
	if a.Kind == actor.Group {
		for _, m := range a.Members {
			if side >= 0 && r.government(m) == side {
				return ""
			}
		}
		if len(a.Members) == 0 {
			return ""
		}
		return a.ID
	}
	g := r.government(to)
	switch {
	case g >= 0 && g == side:
		return ""
	case g >= 0:
		return r.cast.Actors[g].ID
	}
	return a.ID
}

// findAddressee looks behind the cue for who was told.
func (r *reader) findAddressee(f *found) {
	if f.cue.empty() || !addresses[f.entryWord()] || f.entry.pattern&naming != 0 {
		return
	}
	s := r.sentence(f.cue.first)
	if f.cue.last >= s.last {
		return
	}
	for _, m := range r.cast.Within(r.start(f.cue.last), r.end(min(s.last, f.cue.last+14)-1)) {
		if m.WholeFirst > f.cue.last+1 || m.Actor < 0 {
			continue
		}
		if r.outlet(m.Actor) && tellers[f.entryWord()] {
			f.setting.Public = true // "told Fox News", "told NBC's programme"
			return
		}
		if !m.Modifier {
			f.to = m.Actor
			return
		}
	}
}

// outlet reports whether an actor is a newspaper, station or agency, or another
// private body: who speaks to it speaks to the public.
func (r *reader) outlet(who int) bool {
	a := &r.cast.Actors[who]
	return a.Kind == actor.Organization && (a.Sector == "MED" || a.Country == "" && a.Sector == "")
}

func (r *reader) inContent(f *found, k int) bool {
	for _, c := range f.contents {
		if c.has(k) {
			return true
		}
	}
	return false
}

// addresses are cues whose object is who is spoken to.
var addresses = map[string]bool{
	"tell": true, "inform": true, "assure": true, "remind": true, "urge": true, "ask": true, "warn": true,
	"thank": true, "congratulate": true, "call": true, "invite": true, "brief": true, "notify": true, "request": true, "press": true, "promise": true, "apologize": true, "apologise": true,
}

func (f *found) entryWord() string {
	if f.entry == nil {
		return ""
	}
	return f.entry.words[0]
}

// reportedBy is who tells that it was said: the speaker of the statement around
// this one, else the agency or publisher.
func (r *reader) reportedBy(f *found) string {
	if f.reporter >= 0 {
		return r.cast.Actors[f.reporter].ID
	}
	if r.doc.Agency != "" {
		return r.doc.Agency
	}
	return r.doc.Publisher
}
