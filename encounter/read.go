package encounter

import (
	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// Read lists the encounters that a document tells of, in the order in which
// they are first told, and what was seen and not asserted.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast, times []when.Time, places []where.Place) ([]record.Encounter, []record.Abstention) {
	lex, err := words()
	if err != nil {
		panic(err) // the files are part of the program; a test reads them
	}
	if cast == nil || len(cast.Actors) == 0 {
		return nil, nil
	}
	f := &finder{doc: doc, q: q, text: text, cast: cast, times: times, places: places, lex: lex}
	f.ref = reference(doc)
	for _, s := range doc.Segments {
		f.kinds = append(f.kinds, s.Kind)
		f.starts = append(f.starts, q.Byte(s.Start))
	}
	f.index = newIndex(text, cast, func(b int) bool { return f.segmentAt(b) == record.Title })
	f.faceless = faceless(cast)
	f.chronicled()
	for i := range text.Sentences() {
		f.sentence(text.Sentence(i))
	}
	list := f.join()
	f.received(list)
	f.parts(list)
	f.recallStops(list)
	for _, t := range list {
		f.roles(t, list)
	}
	f.fromAfar(list)
	f.underWay(list)
	f.ongoing(list)
	f.inherit(list)
	return f.records(list), f.abstained
}

// faceless are the persons who are only described: "Iranian minister".
func faceless(cast *actor.Cast) map[int]bool {
	out := map[int]bool{}
	for i := range cast.Actors {
		if cast.Actors[i].Kind == actor.Person {
			out[i] = true
		}
	}
	for _, m := range cast.Mentions {
		if m.How == actor.ByName {
			delete(out, m.Actor)
		}
	}
	return out
}

// reference is the day that the document tells from: its dateline's, else that
// of its publication.
func reference(doc *record.Document) when.Date {
	if doc.Dateline != nil {
		if d, ok := when.ParseDate(doc.Dateline.Date); ok {
			return d
		}
	}
	for _, d := range []*record.Date{doc.Published, doc.HeaderDate} {
		if d != nil {
			if day, ok := when.ParseDate(d.Value); ok {
				return day
			}
		}
	}
	return when.Date{}
}

// fromAfar takes "spoke with" for a call where nothing places the two together: no
// town or country, no visit and no larger meeting.
func (f *finder) fromAfar(list []*told) {
	for _, t := range list {
		if t.unsaid && t.place.country == "" && t.place.venue == "" && t.part < 0 && !t.report.aside && len(t.sides) == 2 && !f.bothThere(t, list) {
			t.kind, t.mode = "call", "telephone"
		}
	}
}

// bothThere tells whether each of two is shown face to face with somebody else in those
// days and in one country, as at a summit.
func (f *finder) bothThere(t *told, list []*told) bool {
	ground := ""
	for _, s := range t.sides {
		found := false
		for _, o := range f.beside(list, &t.report) {
			if o == t || o.mode != "in person" || o.status != "held" || o.background != t.background || !f.hasSide(o, s) || daysApart(o.date, t.date) > 1 ||
				o.place.country == "" || ground != "" && o.place.country != ground {
				continue
			}
			found, ground = true, o.place.country
			break
		}
		if !found {
			return false
		}
	}
	return true
}

// received takes for under way the visit of which is said what it will bring, when
// the story tells that the visitor has been received there: "A received B. He said B's
// visit to C will strengthen ties".
func (f *finder) received(list []*told) {
	for _, v := range list {
		if v.kind != "visit" || v.status != "planned" || v.background || v.date.value != "" || len(v.sides) == 0 || !f.bringing(&v.report) {
			continue
		}
		for _, e := range f.beside(list, &v.report) {
			if e.status == "held" && !e.background && family(e.kind) == "meeting" && e.token < v.token && f.hasSide(e, v.sides[0]) && f.hostOf(e, v.place.country) {
				v.status, v.arrival = "under way", true
				break
			}
		}
	}
}

// bringing tells of "A's visit will strengthen ties": the subject of a verb that says
// no more than what comes of it.
func (f *finder) bringing(r *report) bool {
	k := f.text.Token(r.token)
	h, ok := k.Head()
	return ok && k.BaseRel() == syntax.Nsubj && isVerb(h) && !f.lex.happenings[h.Lemma()] && f.lex.phases[h.Lemma()] == "" && !f.plans(h) && f.owned(r)
}

func (f *finder) hostOf(e *told, country string) bool {
	for _, s := range e.sides {
		if s.role == "host" && f.nation(s.actor) == country && country != "" {
			return true
		}
	}
	return false
}

// underWay marks the visits that last at the document's day: one that has
// begun and of which no day is told, and one during which a meeting of that day
// took place.
func (f *finder) underWay(list []*told) {
	for i, v := range list {
		if v.kind != "visit" || v.status != "held" || v.background {
			continue
		}
		if v.ended.value != "" && v.ended.to.Number() <= f.ref.Number() || v.ending && v.ended.value == "" {
			continue
		}
		if (v.arrival || v.leaving) && v.date.value == "" || v.leaving && v.date.to.Number() >= f.ref.Number()-1 {
			v.status = "under way"
		}
		if f.ref.IsZero() {
			continue
		}
		if v.date.value != "" && v.date.end == "" && v.date.to.Number() < f.ref.Number()-1 && !v.arrival {
			continue
		}
		for _, e := range list {
			if e.part == i && e.status == "held" && e.date.value != "" && e.date.to.Number() >= f.ref.Number()-1 {
				v.status = "under way"
			}
		}
	}
}

// ongoing moves the date of a visit under way to the day within it that the
// text tells: of the visit itself or of a meeting that is part of it.
func (f *finder) ongoing(list []*told) {
	for i, v := range list {
		if v.kind != "visit" || v.status != "under way" {
			continue
		}
		if v.date.value != "" && v.arrival {
			f.since(i, v, list)
			continue // the day on which it began
		}
		if v.date.value != "" && v.date.end == "" {
			v.date.ongoing, v.date.value, v.date.precision = v.date.value, "", ""
			continue
		}
		for _, e := range list {
			if e.part == i && e.status == "held" && len(e.date.value) == 10 && v.date.value == "" {
				v.date.ongoing = e.date.value
				v.date.evidence = append(v.date.evidence, e.date.evidence...)
				break
			}
		}
	}
}

// since gives a visit that began on an earlier day the day of a meeting within it.
func (f *finder) since(i int, v *told, list []*told) {
	for _, e := range list {
		if e.part == i && e.status == "held" && len(e.date.value) == 10 && e.date.end == "" && e.date.from.Number() > v.date.to.Number() {
			v.date.ongoing = e.date.value
			v.date.evidence = append(v.date.evidence, e.date.evidence...)
			return
		}
	}
}
