package encounter

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// unfit says why a report is no encounter of ours: "" when it is one, "-" when
// it is none and not worth a word.
func (f *finder) unfit(r *report, s syntax.Sentence) string {
	officials, persons, all := 0, 0, 0
	r.sides = f.expand(r.sides)
	kept := r.sides[:0:0]
	for _, x := range r.sides {
		st := f.standing(x.actor)
		if st == outsider && f.stranger(x) {
			st = known
		}
		if st == outsider {
			continue
		}
		kept = append(kept, x)
		all++
		if st == official {
			officials++
			if f.cast.Actors[x.actor].Kind == actor.Person {
				persons++
			}
		}
	}
	r.sides = f.withoutAttendants(kept)
	if all = len(r.sides); r.kind == "visit" {
		r.sides, all = kept, len(kept)
	}
	switch {
	case r.solo && all == 1 && f.ofStates(r.sides[0].actor):
		return "" // "ASEAN leaders met in Jakarta"
	case officials == 0:
		return "-"
	case f.trapped(s) && persons < 2, f.domestic(r), f.unplaced(r):
		return "-"
	case r.kind == "visit":
		if r.place.country == "" && r.place.city == "" && !r.placeless {
			return "a visit without a place that is told"
		}
		return ""
	case r.attends && r.kind == "summit", r.solo:
		return ""
	case all < 2:
		return "only one side of the " + r.kind + " is told"
	}
	return ""
}

// withoutAttendants leaves out the people of a country that a person of the list
// stands for: "met with ministers of both countries".
func (f *finder) withoutAttendants(list []side) []side {
	if len(list) < 3 {
		return list
	}
	persons := 0
	for _, s := range list {
		if f.cast.Actors[s.actor].Kind == actor.Person {
			persons++
		}
	}
	list = f.withoutCountries(list)
	if persons < 2 {
		return list
	}
	return slices.DeleteFunc(list, func(s side) bool { // "as well as members of the delegation"
		return f.cast.Actors[s.actor].Kind == actor.Group && len(f.cast.Actors[s.actor].Members) == 0
	})
}

// withoutCountries leaves out the countries of "the ministers of A and B, C and D" whose
// people a list names.
func (f *finder) withoutCountries(list []side) []side {
	if len(list) < 3 {
		return list
	}
	var out []side
	for _, s := range list {
		extra := s.stands && f.cast.Actors[s.actor].Kind == actor.Country && slices.ContainsFunc(list, func(x side) bool {
			return f.cast.Actors[x.actor].Kind == actor.Person && f.compatriots(x.actor, s.actor)
		})
		if !extra {
			out = append(out, s)
		}
	}
	return out
}

// aloneAbroad tells of "held talks in Beijing": an official's talks in a country
// not his own, with nobody named.
func (f *finder) aloneAbroad(r *report, k syntax.Token) bool {
	a := &f.cast.Actors[r.sides[0].actor]
	n := f.nation(r.sides[0].actor)
	if r.kind != "talks" || r.weak || r.status != "held" || a.Kind != actor.Person || r.place.country == "" || n == "" || n == r.place.country || r.segment == record.Title {
		return false
	}
	for c := range k.Children() {
		if c.BaseRel() == syntax.Nmod && hasCase(c, "with", "between") {
			return false // with somebody whom nothing here names
		}
	}
	h, ok := k.Head()
	return ok && k.BaseRel() == syntax.Obj && f.light(h) == "full" && len(f.tail(k)) > 0
}

// stranger tells of a person named in full of whom the text gives no office:
// one who may sit beside an official, unless the words say that it is kin.
func (f *finder) stranger(x side) bool {
	a := &f.cast.Actors[x.actor]
	if a.Kind != actor.Person || !strings.Contains(a.Name, " ") {
		return false
	}
	if x.at < 0 || x.at >= f.text.Len() {
		return false
	}
	k := f.text.Token(x.at)
	for i := max(k.Sentence().First(), k.Index()-4); i <= k.Index(); i++ {
		if f.lex.kin[f.text.Token(i).Lower()] {
			return false
		}
	}
	return true
}

func (f *finder) abstain(r *report, reason string) {
	f.abstained = append(f.abstained, record.Abstention{What: "encounter", Evidence: f.q.Quote(r.start, r.end), Reason: reason})
}
