package encounter

import (
	"slices"

	"chancery/actor"
)

// roles settles the part of each participant.
func (f *finder) roles(t *told, list []*told) {
	if t.kind == "visit" {
		for i := range t.sides {
			t.sides[i].role = "visitor"
		}
		for _, h := range t.hosts {
			if !slices.ContainsFunc(t.sides, func(s side) bool { return s.actor == h.actor }) {
				h.role = "host"
				t.sides = append(t.sides, h)
			}
		}
		return
	}
	if t.kind == "call" || t.kind == "letter" {
		for i := range t.sides {
			t.sides[i].role = "party"
		}
		return
	}
	f.hostsAndGuests(t, list)
	for _, h := range t.hosts {
		if !slices.ContainsFunc(t.sides, func(s side) bool { return f.sameSide(s.actor, h.actor) }) {
			h.role = "mediator"
			t.sides = append(t.sides, h)
		}
	}
	for i := range t.sides {
		if t.sides[i].role == "" {
			t.sides[i].role = "party"
		}
	}
}

// hostsAndGuests makes those of the country where it happens hosts, and the
// others guests.
func (f *finder) hostsAndGuests(t *told, list []*told) {
	for _, s := range t.sides {
		if s.role == "host" {
			return
		}
	}
	country := f.groundOf(t, list)
	if country == "" {
		return
	}
	home, away := false, false
	for _, s := range t.sides {
		n := f.nation(s.actor)
		home = home || n == country
		away = away || n != country
	}
	if away && len(t.sides) == 1 && t.report.alone {
		t.sides[0].role = "guest"
	}
	if !home && away && len(t.sides) == 2 && t.part >= 0 && list[t.part].kind == "visit" {
		home = f.hostUnknown(t, list[t.part], country)
	}
	if !home || !away {
		return
	}
	for i, s := range t.sides {
		if t.sides[i].role == "host" {
			continue
		}
		if f.nation(s.actor) == country {
			t.sides[i].role = "host"
		} else {
			t.sides[i].role = "guest"
		}
	}
}

// hostUnknown makes a host of the one of two of whom no country is told, where the
// other is the visitor: "during his visit to C, A held talks with his counterpart B".
func (f *finder) hostUnknown(t, visit *told, country string) bool {
	for i, s := range t.sides {
		if f.nation(s.actor) == "" && f.hasSide(visit, t.sides[1-i]) && f.cast.Actors[s.actor].Kind == actor.Person {
			t.sides[i].role = "host"
			return country != ""
		}
	}
	return false
}

// groundOf is the country in which an encounter was: as told, else that of the
// visit it is part of, else that in which another encounter of those days shows
// one of them with somebody of the other's country, else the dateline's.
func (f *finder) groundOf(t *told, list []*told) string {
	if t.place.country != "" {
		return t.place.country
	}
	if t.part >= 0 && list[t.part].kind == "visit" && !list[t.part].placeless {
		return list[t.part].place.country
	}
	for _, o := range f.beside(list, &t.report) {
		if o != t && o.place.country != "" && o.background == t.background && statusFits(o.status, t.status, "") && o.kind != "letter" &&
			(f.seenThere(o, t) || !t.background && f.shareSide(o, t)) && f.belongs(t, o.place.country) && daysApart(o.date, t.date) <= 1 {
			return o.place.country
		}
	}
	d := f.doc.Dateline
	if d == nil || t.background || t.status != "held" || t.report.aside || t.unsaid || len(t.sides) != 2 || !f.belongs(t, d.Country) || f.hostAbroad(t, d.Country, list) {
		return ""
	}
	return d.Country
}

// hostAbroad tells whether the one of the country is on a visit elsewhere in those days.
func (f *finder) hostAbroad(t *told, country string, list []*told) bool {
	return slices.ContainsFunc(f.beside(list, &t.report), func(v *told) bool {
		return v.kind == "visit" && !v.background && (v.status == "held" || v.status == "under way") && v.place.country != "" && v.place.country != country &&
			daysApart(v.date, t.date) <= 1 && slices.ContainsFunc(t.sides, func(s side) bool { return f.nation(s.actor) == country && f.hasSide(v, s) })
	})
}

// seenThere tells whether the encounter o shows somebody of t in a country not his own.
func (f *finder) seenThere(o, t *told) bool {
	return slices.ContainsFunc(t.sides, func(s side) bool {
		return f.nation(s.actor) != o.place.country && slices.ContainsFunc(o.sides, func(x side) bool { return x.actor == s.actor })
	})
}

// belongs tells whether some of those who meet, and not all, are of the country.
func (f *finder) belongs(t *told, country string) bool {
	home, away := false, false
	for _, s := range t.sides {
		if n := f.nation(s.actor); n == country {
			home = true
		} else if n != "" {
			away = true
		}
	}
	return country != "" && home && away
}

// daysApart is how many days lie between two dates, 0 where one is not known.
func daysApart(a, b dating) int {
	if a.value == "" || b.value == "" {
		return 0
	}
	return max(0, a.from.Number()-b.to.Number(), b.from.Number()-a.to.Number())
}
