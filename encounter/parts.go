package encounter

import (
	"slices"
)

// parts finds which encounter is part of which: a meeting during a visit.
func (f *finder) parts(list []*told) {
	for _, t := range list {
		if t.kind == "visit" {
			t.ground = f.visited(t, list)
		}
	}
	for i, e := range list {
		if family(e.kind) != "meeting" && e.kind != "signing" && e.kind != "ceremony" {
			continue
		}
		from := max(0, i-horizon)
		window := list[from:min(len(list), i+horizon)]
		for j, v := range window {
			if v != e && v.kind == "visit" && f.within(e, v) {
				e.part = from + j
				break
			}
		}
		for j, v := range window {
			if v != e && e.part < 0 && v.placeless && f.onTour(e, v) {
				e.part = from + j
			}
		}
		for j, s := range window {
			if s != e && e.part < 0 && s.kind == "summit" && e.kind != "summit" && f.aside(e, s) {
				e.part = from + j
			}
		}
	}
}

// onTour tells of a meeting abroad during a tour that names no one country.
func (f *finder) onTour(e, v *told) bool {
	if v.background != e.background || len(v.sides) == 0 || !f.hasSide(e, v.sides[0]) || e.place.country == f.nation(v.sides[0].actor) || e.unsaid {
		return false
	}
	open := v.status == "held" || v.status == "under way"
	return (open && (e.status == "held" || e.status == "planned") || v.status == e.status) && daysApart(e.date, v.date) <= 7
}

// visited is the country of a visit: as told, else where the visitor meets people
// abroad in those days, else the dateline's.
func (f *finder) visited(v *told, list []*told) string {
	if v.place.country != "" || len(v.sides) == 0 {
		return v.place.country
	}
	home := f.nation(v.sides[0].actor)
	for _, o := range f.beside(list, &v.report) {
		if o != v && o.background == v.background && o.place.country != "" && o.place.country != home && f.hasSide(o, v.sides[0]) && daysApart(o.date, v.date) <= 3 {
			return o.place.country
		}
	}
	if d := f.doc.Dateline; d != nil && !v.background && d.Country != home {
		return d.Country
	}
	return ""
}

// aside tells whether a meeting was on the margins of a summit: the words say
// so, or some of a summit of three or more met apart.
func (f *finder) aside(e, s *told) bool {
	if e.background != s.background || !statusFits(e.status, s.status, "") || len(e.sides) > 2 {
		return false
	}
	if e.report.aside {
		return true
	}
	return len(s.sides) >= 3 && len(e.sides) == 2 && f.hasSide(s, e.sides[0]) && f.hasSide(s, e.sides[1]) && placesFit(e.place, s.place)
}

func (f *finder) within(e, v *told) bool {
	maybe := v.status == "planned" && (e.status == "hypothetical" || e.status == "proposed") || v.status == "under way" && e.status == "planned"
	if e.background != v.background || !maybe && !statusFits(e.status, v.status, "") || e.status == "denied" || v.ground == "" {
		return false
	}
	if e.place.country != "" && e.place.country != v.ground {
		return false
	}
	hosted := e.place.country != ""
	visiting := false
	for _, s := range e.sides {
		hosted = hosted || f.nation(s.actor) == v.ground || f.nation(s.actor) == "" && (e.sentence == v.sentence || s.role == "host")
		if slices.ContainsFunc(v.sides, func(x side) bool { return x.actor == s.actor }) {
			visiting = true
		}
	}
	if !hosted || !visiting {
		return false
	}
	if v.date.value != "" && e.date.value != "" && v.date.end != "" {
		return datesFit(v.date, e.date)
	}
	return true
}
