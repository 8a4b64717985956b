package encounter

import (
	"slices"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

func (f *finder) same(list []*told, r *report) *told {
	for _, t := range near(list) {
		if f.sameEncounter(t, r) {
			return t
		}
	}
	return nil
}

// horizon is how many encounters back a report is compared, so that cost grows
// linearly with the length of a document; no story has so many.
const horizon = 200

func near(list []*told) []*told { return list[max(0, len(list)-horizon):] }

// sameAfterAll takes "before their talks" for the talks that were held, and the
// present tense of a headline for whatever the story says of the encounter.
func (f *finder) sameAfterAll(list []*told, r *report) *told {
	if t := f.same(list, r); t != nil {
		return t
	}
	as := *r
	for _, status := range []string{"held", "planned"} {
		if as.status = status; status != "planned" || r.status == "held" && (r.segment == record.Title || r.kind == "visit" && r.soft) {
			if t := f.same(list, &as); t != nil {
				return t
			}
		}
	}
	return nil
}

func (f *finder) sameEncounter(t *told, r *report) bool {
	if t.organ != r.organ {
		return false
	}
	if !kindsFit(&t.report, r) || t.background != r.background || !statusFits(t.status, r.status, r.kind) && !f.wasToBe(t, r) && !f.sameStay(t, r) {
		return false
	}
	if !datesFit(t.date, r.date) || !placesFit(t.place, r.place) {
		return false
	}
	if (t.status == "denied") != (r.status == "denied") && abs(t.sentence-r.sentence) > deniedNear {
		return false // another meeting of the two
	}
	if t.kind != r.kind && r.kind == "talks" && t.segment == r.segment && f.sequel(r) {
		return false // "received B. The two then held talks"
	}
	if t.token < r.token && t.segment == r.segment && f.onceMore(r) {
		return false // "hosted B in May and saw him again in June"
	}
	if f.greeted(&t.report) != f.greeted(r) && t.segment == r.segment {
		return false
	}
	if f.hostBeside(t.sides, r.sides) || f.hostBeside(r.sides, t.sides) {
		return false
	}
	if len(t.sides) != len(r.sides) && min(len(t.sides), len(r.sides)) == 2 && (t.report.aside || r.aside || t.segment == r.segment) {
		return false // two of three who met apart
	}
	return f.sidesFit(t.sides, r.sides) && f.calledSo(t.sides, r)
}

// deniedNear is how many sentences a claim and its denial stand apart at most.
const deniedNear = 6

// calledSo tells whether those who met can be whom a report calls by their office:
// "the meeting between the presidents" is not that of the ministers.
func (f *finder) calledSo(sides []side, r *report) bool {
	if r.whose == "" {
		return true
	}
	person := func(s side) bool { return f.cast.Actors[s.actor].Kind == actor.Person }
	return slices.ContainsFunc(f.expand(r.sides), person) || !slices.ContainsFunc(f.expand(sides), func(s side) bool {
		return person(s) && len(f.cast.Actors[s.actor].Offices) > 0 && !f.holds(s.actor, r.whose)
	})
}

// wasToBe tells of "the two were to meet" right after the report that it was called off.
func (f *finder) wasToBe(t *told, r *report) bool {
	if t.status != "cancelled" || r.status != "planned" || r.sentence-t.sentence > 3 || r.sentence < t.sentence {
		return false
	}
	v := f.text.Token(max(r.anchor, 0))
	for i := v.Index() - 1; i > v.Sentence().First() && i > v.Index()-4; i-- {
		if l := f.text.Token(i).Lower(); l == "was" || l == "were" {
			return true
		}
	}
	return false
}

// sameStay tells of a visit that has begun and of which a later sentence says what it
// will bring: "the visit, scheduled for May 10 and 11, will open a new chapter".
func (f *finder) sameStay(t *told, r *report) bool {
	if t.kind != "visit" || t.status != "under way" && !(t.status == "held" && t.arrival) || r.status != "planned" || r.token < t.token || isVerb(f.text.Token(r.token)) || r.place.country == "" {
		return false
	}
	if t.place.country != r.place.country || r.date.value == "" {
		return t.place.country == r.place.country && f.owned(r)
	}
	return f.ref.IsZero() || r.date.from.Number()-f.ref.Number() <= 1
}

// owned tells of "A's visit", "the visit of A", which the story has told of.
func (f *finder) owned(r *report) bool {
	k := f.text.Token(r.token)
	_, whose := k.Child(syntax.NmodPoss)
	for c := range k.Children() {
		if c.BaseRel() == syntax.Amod && (f.lex.anew[c.Lower()] || c.Lower() == "planned" || c.Lower() == "upcoming") {
			return false
		}
	}
	return whose || isDefinite(k)
}
