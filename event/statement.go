package event

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
)

// statement derives the events of a statement's acts.
func (b *builder) statement(s *record.Statement, encounters []record.Encounter) {
	own := s.OnBehalfOf
	if own == "" {
		own = s.Speaker
	}
	if own == "" {
		return
	}
	home := b.homes(own)
	for _, a := range s.Acts {
		r, ok := b.lex.acts[a.Act]
		if !ok || a.Status == "denied" || a.Status == "hypothetical" {
			continue
		}
		ev := record.Event{
			Actor: b.codes(own), Cameo: r.cameo,
			Plover: record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(a.Exact)},
			Status: "held", From: []string{s.ID}, Evidence: []record.Evidence{a.Evidence}, Rule: "act " + a.Act,
		}
		ev.Date = dateOf(s, encounters)
		if other := b.other(s, &a, r, home, encounters); other != "" {
			ev.Recipient = b.codes(other)
		}
		before := len(b.events)
		switch {
		case len(ev.Recipient) > 0 && states(ev.Actor) != states(ev.Recipient):
			b.add(ev)
		case len(ev.Recipient) == 0 && len(home) > 1 && r.kind == "AGREE":
			ev.Actor = b.codes(b.wholes(own)...)
			b.add(ev) // both sides agree: no recipient
		}
		if len(b.events) > before {
			b.fruitful[s.ID] = true
		}
	}
}

// homes are the nations that an actor stands for; several for a group.
func (b *builder) homes(id string) []string {
	var out []string
	for _, x := range b.wholes(id) {
		out = appendNew(out, b.nation(x))
	}
	return out
}

// wholes are the countries of an actor or of a group's members.
func (b *builder) wholes(id string) []string {
	i, ok := b.byID[id]
	if !ok || len(b.cast.Actors[i].Members) < 2 {
		return []string{b.whole(id)}
	}
	var out []string
	for _, m := range b.cast.Actors[i].Members {
		if m >= 0 && m < len(b.cast.Actors) {
			out = appendNew(out, b.whole(b.cast.Actors[m].ID))
		}
	}
	return out
}

func dateOf(s *record.Statement, encounters []record.Encounter) string {
	for i := range encounters {
		if encounters[i].ID == s.Encounter && s.Encounter != "" {
			return encounters[i].Date
		}
	}
	return ""
}

// other finds whom an act is aimed at, as its rule asks.
func (b *builder) other(s *record.Statement, a *record.Act, r rule, home []string, encounters []record.Encounter) string {
	named := b.namedIn(a.Evidence)
	switch r.aim {
	case "subject":
		return b.addressed(a, named, home)
	case "about":
		other := ""
		for _, ids := range named {
			for _, id := range ids {
				if !b.foreign(id, home) {
					return ""
				}
			}
			if other == "" && len(ids) == 1 {
				other = b.whole(ids[0])
			}
		}
		return other
	}
	for _, id := range []string{a.Target, s.Addressee} {
		if b.foreign(id, home) {
			return b.whole(id)
		}
	}
	if len(home) > 1 {
		return "" // who speak together deal with each other; others are what they speak of
	}
	for _, ids := range named {
		if len(ids) == 1 && b.foreign(ids[0], home) {
			return b.whole(ids[0])
		}
	}
	return b.counterpart(s, home, encounters)
}

// addressed is the actor whom an appeal tells what to do: the first one named
// in it, when no other name stands before and it is not the speaker's own side,
// or else its target.
func (b *builder) addressed(a *record.Act, named [][]string, home []string) string {
	if len(named) > 0 {
		for _, id := range named[0] {
			if !b.foreign(id, home) {
				return ""
			}
		}
	}
	if a.Target != "" && len(b.wholes(a.Target)) == 1 && b.foreign(a.Target, home) {
		return b.whole(a.Target)
	}
	if len(named) > 0 && len(named[0]) == 1 && b.opens(a, named[0][0]) {
		return b.whole(named[0][0])
	}
	return ""
}

// opens tells whether no capitalised word stands in the act before the first
// mention of the actor.
func (b *builder) opens(a *record.Act, id string) bool {
	start, end := b.q.Bytes(a.Evidence)
	for _, m := range b.cast.Within(start, end) {
		if m.Actor < 0 || b.cast.Actors[m.Actor].ID != id {
			continue
		}
		for i, w := range strings.Fields(b.q.Text()[start:m.Start]) {
			if i > 0 && w[0] >= 'A' && w[0] <= 'Z' {
				return false
			}
		}
		return true
	}
	return false
}

// counterpart is the one other nation of the encounter in which a statement was
// made.
func (b *builder) counterpart(s *record.Statement, home []string, encounters []record.Encounter) string {
	for i := range encounters {
		if encounters[i].ID != s.Encounter || s.Encounter == "" {
			continue
		}
		var others []string
		for _, p := range encounters[i].Participants {
			if b.foreign(p.Actor, home) {
				others = appendNew(others, b.whole(p.Actor))
			}
		}
		if len(others) == 1 {
			return others[0]
		}
	}
	return ""
}

// whole is the country that an actor stands for where the record has it, else
// the actor itself.
func (b *builder) whole(id string) string {
	i, ok := b.byID[id]
	if !ok {
		return id
	}
	a := &b.cast.Actors[i]
	if a.Kind == actor.Group && a.Sector != "" && a.Sector != "GOV" {
		return id
	}
	if n := b.nation(id); n != "" {
		if _, ok := b.byID[n]; ok {
			return n
		}
	}
	return id
}

// foreign tells whether an actor is known and of none of these nations.
func (b *builder) foreign(id string, home []string) bool {
	if id == "" {
		return false
	}
	n := b.nation(id)
	return n != "" && !slices.Contains(home, n)
}

// namedIn lists the actors named in a span, in the order of the text; a group
// of several nations is the list of its members.
func (b *builder) namedIn(e record.Evidence) [][]string {
	start, end := b.q.Bytes(e)
	var out [][]string
	for _, m := range b.cast.Within(start, end) {
		if m.Actor < 0 || m.Actor >= len(b.cast.Actors) {
			continue
		}
		a := &b.cast.Actors[m.Actor]
		ids := []string{a.ID}
		if len(a.Members) > 1 {
			ids = nil
			for _, k := range a.Members {
				if k >= 0 && k < len(b.cast.Actors) {
					ids = appendNew(ids, b.cast.Actors[k].ID)
				}
			}
		}
		out = append(out, ids)
	}
	return out
}
