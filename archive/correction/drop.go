package correction

import (
	"slices"

	"chancery/record"
)

// drop takes the rejected things out of the copy with what points at them: a
// participant, a speaker, the encounter of a statement, and an event that rests
// on nothing else.
func (a *applier) drop() {
	gone := map[string]map[string]bool{}
	for _, x := range a.gone {
		if gone[x.kind] == nil {
			gone[x.kind] = map[string]bool{}
		}
		gone[x.kind][x.id] = true
	}
	if len(gone) == 0 {
		return
	}
	r := a.out
	r.Formulae = others(r.Formulae, things(a.read, OfFormula), gone[OfFormula])
	r.Abstained = others(r.Abstained, things(a.read, OfAbstention), gone[OfAbstention])
	dropActors(r, gone[OfActor])
	r.Encounters = slices.DeleteFunc(r.Encounters, func(e record.Encounter) bool { return gone[OfEncounter][e.ID] })
	r.Statements = slices.DeleteFunc(r.Statements, func(s record.Statement) bool { return gone[OfStatement][s.ID] })
	for i := range r.Encounters {
		clear1(&r.Encounters[i].PartOf, gone[OfEncounter])
	}
	for i := range r.Statements {
		clear1(&r.Statements[i].Encounter, gone[OfEncounter])
	}
	dropEvents(r, gone)
}

// others are the elements of a list but for those that are gone, where the list
// has no ids of its own and stands as it was read.
func others[T any](list []T, read []thing, gone map[string]bool) []T {
	if len(gone) == 0 {
		return list
	}
	kept := list[:0]
	for i, x := range read {
		if !gone[x.id] {
			kept = append(kept, list[i])
		}
	}
	return kept
}

// clear1 empties a reference to something that is gone.
func clear1(ref *string, gone map[string]bool) {
	if gone[*ref] {
		*ref = ""
	}
}

func dropActors(r *record.Record, gone map[string]bool) {
	if len(gone) == 0 {
		return
	}
	r.Actors = slices.DeleteFunc(r.Actors, func(a record.Actor) bool { return gone[a.ID] })
	for i := range r.Actors {
		a := &r.Actors[i]
		a.Members = slices.DeleteFunc(a.Members, func(id string) bool { return gone[id] })
	}
	for i := range r.Encounters {
		e := &r.Encounters[i]
		e.Participants = slices.DeleteFunc(e.Participants, func(p record.Participant) bool { return gone[p.Actor] })
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		for _, ref := range []*string{&s.Speaker, &s.OnBehalfOf, &s.Addressee} {
			clear1(ref, gone)
		}
		for j := range s.Acts {
			clear1(&s.Acts[j].Target, gone)
		}
	}
	for i := range r.Formulae {
		clear1(&r.Formulae[i].Speaker, gone)
	}
}

// dropEvents takes out the rejected events and those whose every ground is
// rejected.
func dropEvents(r *record.Record, gone map[string]map[string]bool) {
	r.Events = slices.DeleteFunc(r.Events, func(e record.Event) bool {
		if gone[OfEvent][e.ID] {
			return true
		}
		return len(e.From) > 0 && !slices.ContainsFunc(e.From, func(id string) bool {
			return !gone[OfEncounter][id] && !gone[OfStatement][id]
		})
	})
	for i := range r.Events {
		r.Events[i].From = slices.DeleteFunc(r.Events[i].From, func(id string) bool {
			return gone[OfEncounter][id] || gone[OfStatement][id]
		})
	}
}
