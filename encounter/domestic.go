package encounter

import "chancery/actor"

// domestic tells of people of one country who meet at home: no contact between
// states, unless some of them are rebels.
func (f *finder) domestic(r *report) bool {
	if r.kind == "visit" || len(r.sides) < 2 || len(r.hosts) > 0 {
		return false
	}
	home := f.nation(r.sides[0].actor)
	if home == "" || r.place.country != "" && r.place.country != home {
		return false
	}
	for _, x := range r.sides {
		if a := &f.cast.Actors[x.actor]; f.nation(x.actor) != home || a.Sector == "REB" || a.Sector2 == "REB" || bodies[home] {
			return false
		}
	}
	return true
}

// unplaced tells of people of whom the text does not tell that they are of two
// countries, and whose offices do not make it likely: a senator and a mayor, a
// chairman and a judge.
func (f *finder) unplaced(r *report) bool {
	if r.kind == "visit" {
		return len(r.sides) == 1 && f.nation(r.sides[0].actor) == "" && f.ofHome(r.sides[0].actor, false)
	}
	if len(r.sides) < 2 {
		return false
	}
	first, known, likely, home := "", 0, 0, 0
	top := f.withTop(r.sides)
	for _, x := range r.sides {
		n := f.nation(x.actor)
		switch {
		case n == "" && f.ofState(x.actor):
			likely++
		case n == "" && f.ofHome(x.actor, top):
			home++
		case n == "":
		case bodies[n] || first != "" && n != first:
			return false
		default:
			first = n
			if a := &f.cast.Actors[x.actor]; a.Kind != actor.Organization || a.Sector != "PTY" {
				known++
			}
		}
	}
	switch {
	case first == "":
		return likely < len(r.sides)
	case r.place.country != "" && r.place.country != first:
		return false // abroad
	}
	return known == 0 || likely == 0 && home > 0
}

// ofState tells of an office in which one deals with other states, whatever the
// country.
func (f *finder) ofState(i int) bool {
	a := &f.cast.Actors[i]
	if a.Kind != actor.Person {
		return a.Kind == actor.Group
	}
	for _, o := range a.Offices {
		switch o.Level {
		case "head of state", "head of government", "deputy head of government", "foreign minister", "ambassador", "special envoy", "military chief", "legislature leader":
			return true
		case "minister", "senior official", "spokesperson":
			if o.Sector != "LEG" {
				return true
			}
		}
	}
	return false
}

// withTop tells whether one of known country deals with other states by his office.
func (f *finder) withTop(list []side) bool {
	for _, x := range list {
		if f.nation(x.actor) != "" && f.ofState(x.actor) {
			return true
		}
	}
	return false
}

// ofHome tells of an office within a state or a body of it, in which one deals mostly
// with one's own: a senator, a mayor, the chairman of a committee. The head of a named
// body may come to a minister from anywhere.
func (f *finder) ofHome(i int, minister bool) bool {
	for _, o := range f.cast.Actors[i].Offices {
		if o.Sector == "LEG" || o.Level == "" && o.Sector == "GOV" || o.Level == "head of organization" && (o.Organization == "" || !minister) {
			return true
		}
	}
	return false
}
