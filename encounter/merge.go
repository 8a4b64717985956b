package encounter

import (
	"slices"
	"sort"

	"chancery/actor"
	"chancery/record"
)

// told is an encounter with all its reports.
type told struct {
	report
	all  []*report
	part int // index of the encounter that it is a part of, or -1
	// ground is the country of a visit, as told or as other words show.
	ground string
}

// join puts the reports of one encounter together, in the order of the text.
func (f *finder) join() []*told {
	var out []*told
	f.followVisits()
	f.sameDays()
	for _, r := range f.reports {
		if r.weak || r.definite || r.implied || r.late() {
			continue
		}
		if t := f.same(out, r); t != nil {
			f.merge(t, r)
			continue
		}
		if f.dropped(out, r) {
			continue
		}
		out = append(out, &told{report: *r, all: []*report{r}, part: -1})
	}
	for _, r := range f.reports {
		if !r.late() || r.weak || r.definite || r.implied {
			continue
		}
		if t := f.sameAfterAll(out, r); t != nil {
			f.merge(t, r)
		} else if !f.dropped(out, r) {
			out = append(out, &told{report: *r, all: []*report{r}, part: -1})
		}
	}
	slices.SortStableFunc(out, func(a, b *told) int { return a.token - b.token })
	out = f.partials(out)
	slices.SortStableFunc(out, func(a, b *told) int { return a.token - b.token })
	for _, r := range f.reports {
		if !r.weak || r.definite {
			continue
		}
		if t := f.same(out, r); t != nil {
			f.merge(t, r)
		} else if f.certain(r) {
			out = append(out, &told{report: *r, all: []*report{r}, part: -1})
		} else {
			f.abstain(r, "the words do not say that the "+r.kind+" took place")
		}
	}
	slices.SortStableFunc(out, func(a, b *told) int { return a.token - b.token })
	for _, r := range f.reports {
		if !r.definite {
			continue
		}
		switch t := f.referent(out, r); {
		case t != nil && r.former:
			out = append(out, f.formerOf(t, r))
		case t != nil:
			f.refer(t, r)
		case r.status == "cancelled" && r.segment != record.Title:
			if t := f.calledOff(out, r); t != nil {
				out = append(out, t)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *told) int { return a.token - b.token })
	return f.joinImplied(out)
}

// calledOff makes of "the meeting", when it is called off, what was to be of those who
// were to meet last: their planned encounter has not come about, or another one of
// theirs has not.
func (f *finder) calledOff(list []*told, r *report) *told {
	var last *told
	for _, t := range f.beside(list, r) {
		if t.token < r.token && family(t.kind) == family(r.kind) && r.sentence-t.sentence <= deniedNear && t.segment != record.Title {
			last = t
		}
	}
	if last == nil {
		return nil
	}
	switch last.status {
	case "planned", "proposed", "invited":
		if datesFit(last.date, r.date) && placesFit(last.place, r.place) {
			last.status = "cancelled"
			last.all = append(last.all, r)
			return nil
		}
		return f.formerOf(last, r)
	}
	return nil
}

// formerOf is the encounter before the one told: of the same people, another time.
func (f *finder) formerOf(t *told, r *report) *told {
	p := *r
	p.kind, p.mode, p.definite = t.kind, t.mode, false
	for _, s := range t.sides {
		p.sides = append(p.sides, side{actor: s.actor, at: s.at})
	}
	return &told{report: p, all: []*report{r}, part: -1}
}

// late tells of a report that is joined after those that tell more.
func (r *report) late() bool { return r.soft || r.placeless || r.segment == record.Title }

// partials adds the reports that name one side to the one encounter that they
// can speak of. Talks that an official held abroad stand for themselves.
func (f *finder) partials(list []*told) []*told {
	out := list
	for _, r := range f.partial {
		var fit *told
		n := 0
		for _, t := range f.beside(list, r) {
			if family(t.kind) == family(r.kind) && t.background == r.background && statusFits(t.status, r.status, r.kind) &&
				datesFit(t.date, r.date) && placesFit(t.place, r.place) && f.hasSide(t, r.sides[0]) {
				fit = t
				n++
			}
		}
		switch {
		case n == 1 && !f.onceMore(r):
			f.merge(fit, r)
		case n == 0 && r.alone:
			out = append(out, &told{report: *r, all: []*report{r}, part: -1})
		default:
			f.abstain(r, "only one side of the "+r.kind+" is told")
		}
	}
	return out
}

func (f *finder) hasSide(t *told, s side) bool {
	return slices.ContainsFunc(t.sides, func(x side) bool { return f.sameSide(x.actor, s.actor) })
}

// beside are the encounters told nearest before and after a report; list is in
// the order of the text.
func (f *finder) beside(list []*told, r *report) []*told {
	i := sort.Search(len(list), func(i int) bool { return list[i].token >= r.token })
	return list[max(0, i-horizon):min(len(list), i+horizon)]
}

// certain tells whether a weak noun stands by itself after all: both sides are
// persons in office.
func (f *finder) certain(r *report) bool {
	n := 0
	for _, s := range r.sides {
		if f.standing(s.actor) == official && f.cast.Actors[s.actor].Kind == actor.Person {
			n++
		}
	}
	return n >= 2
}

// merge adds a report: the fuller naming of each side, the finer date, the
// places that were missing.
func (f *finder) merge(t *told, r *report) {
	t.all = append(t.all, r)
	for _, y := range r.sides {
		i := slices.IndexFunc(t.sides, func(x side) bool { return f.sameSide(x.actor, y.actor) })
		if i < 0 {
			t.sides = append(t.sides, y)
			continue
		}
		if f.fuller(y.actor, t.sides[i].actor) {
			role := t.sides[i].role
			t.sides[i] = y
			if t.sides[i].role == "" {
				t.sides[i].role = role
			}
		} else if t.sides[i].role == "" {
			t.sides[i].role = y.role
		}
	}
	t.arrival = t.arrival || r.arrival
	if len(t.hosts) == 0 {
		t.hosts = r.hosts
	}
	if r.status == "denied" {
		t.status = "denied"
	}
	if (r.status == "under way" || r.status == "planned") && t.status == "held" && t.kind == "visit" {
		t.status = "under way"
	}
	headlined := t.unsaid && r.segment == record.Title && r.kind == "talks" // "A talks with B"
	if specific(r.kind) > specific(t.kind) || t.unsaid && !headlined || t.gesture || t.loose && r.kind == "call" {
		t.kind, t.unsaid, t.gesture, t.loose = r.kind, r.unsaid, r.gesture, r.loose
	}
	if t.mode == "" {
		t.mode = r.mode
	}
	if t.visitKind == "" {
		t.visitKind = r.visitKind
	}
	t.date.add(r.date)
	t.ended.add(r.ended)
	switch {
	case t.kind != "visit" || t.nominal == r.nominal || t.place.country == "" || t.place.country != r.place.country:
		t.place.add(r.place)
	case r.nominal:
		// "arrived in Shanghai for a state visit to China": the visit is to China
		if !isCapital(t.place) {
			t.place = r.place
		}
		t.nominal = true
	case isCapital(r.place):
		t.place.add(r.place)
	}
}

func (d *dating) add(e dating) {
	switch {
	case e.value == "":
	case d.value == "":
		*d = e
	case d.value == e.value:
		d.evidence = append(d.evidence, e.evidence...)
	case e.to.Number()-e.from.Number() < d.to.Number()-d.from.Number():
		e.evidence = append(slices.Clone(e.evidence), d.evidence...)
		*d = e
	}
}

func (p *placing) add(o placing) {
	if p.country != "" && o.country != "" && p.country != o.country {
		return
	}
	if p.venue == "" {
		p.venue = o.venue
	}
	if p.city == "" {
		p.city, p.geo = o.city, o.geo
	}
	if p.country == "" {
		p.country = o.country
	}
	p.evidence = append(p.evidence, o.evidence...)
}

// referent is the encounter that "the meeting" speaks of: the last one of its
// family told before it with the same status.
func (f *finder) referent(list []*told, r *report) *told {
	var best *told
	for _, t := range f.beside(list, r) {
		if t.token < r.token && family(t.kind) == family(r.kind) && !t.background && statusFits(t.status, r.status, r.kind) && f.calledSo(t.sides, r) &&
			!slices.ContainsFunc(r.of, func(s side) bool { return !f.hasSide(t, s) }) {
			best = t
		}
	}
	return best
}

// refer adds the time and place of a sentence that refers back, where they fit.
func (f *finder) refer(t *told, r *report) {
	if r.date.value == "" && r.place.country == "" {
		return
	}
	if !datesFit(t.date, r.date) || !placesFit(t.place, r.place) {
		return
	}
	t.all = append(t.all, r)
	t.date.add(r.date)
	t.place.add(r.place)
}
