package event

import (
	"slices"

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
	for _, a := range s.Acts {
		r, ok := b.lex.acts[a.Act]
		if !ok || a.Status == "denied" || a.Status == "hypothetical" {
			continue
		}
		other := b.other(s, &a, r, own, encounters)
		if other == "" {
			continue
		}
		ev := record.Event{
			Actor: b.codes(own), Recipient: b.codes(other), Cameo: r.cameo,
			Plover: record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(a.Exact)},
			Status: "held", From: []string{s.ID}, Evidence: []record.Evidence{a.Evidence}, Rule: "act " + a.Act,
		}
		ev.Date = dateOf(s, encounters)
		if len(ev.Recipient) > 0 && states(ev.Actor) != states(ev.Recipient) {
			b.add(ev)
		}
	}
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
func (b *builder) other(s *record.Statement, a *record.Act, r rule, own string, encounters []record.Encounter) string {
	named := b.namedIn(a.Evidence)
	home := b.nation(own)
	switch r.aim {
	case "subject":
		if len(named) > 0 && b.foreign(named[0], home) {
			return b.whole(named[0])
		}
		return ""
	case "about":
		other := ""
		for _, id := range named {
			if !b.foreign(id, home) {
				return ""
			}
			if other == "" {
				other = b.whole(id)
			}
		}
		return other
	}
	for _, id := range []string{a.Target, s.Addressee} {
		if b.foreign(id, home) {
			return b.whole(id)
		}
	}
	for _, id := range named {
		if b.foreign(id, home) {
			return b.whole(id)
		}
	}
	return b.counterpart(s, home, encounters)
}

// counterpart is the one other nation of the encounter in which a statement was
// made.
func (b *builder) counterpart(s *record.Statement, home string, encounters []record.Encounter) string {
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

// foreign tells whether an actor is known and of another nation.
func (b *builder) foreign(id, home string) bool {
	if id == "" {
		return false
	}
	n := b.nation(id)
	return n != "" && n != home
}

// namedIn lists the actors named in a span, in the order of the text, without
// modifiers inside another mention; a group of several nations counts as its
// members.
func (b *builder) namedIn(e record.Evidence) []string {
	start, end := b.q.Bytes(e)
	var out []string
	for _, m := range b.cast.Within(start, end) {
		if m.Actor < 0 || m.Actor >= len(b.cast.Actors) {
			continue
		}
		a := &b.cast.Actors[m.Actor]
		if len(a.Members) > 1 {
			for _, k := range a.Members {
				if k >= 0 && k < len(b.cast.Actors) && !slices.Contains(out, b.cast.Actors[k].ID) {
					out = append(out, b.cast.Actors[k].ID)
				}
			}
			continue
		}
		if !slices.Contains(out, a.ID) {
			out = append(out, a.ID)
		}
	}
	return out
}
