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
	if b.noStatement(s, own) || s.Cue != nil && b.lex.is("query", lastWord(s.Cue.Exact)) {
		return
	}
	home := b.homes(own)
	if i, ok := b.byID[own]; ok && len(home) == 0 && b.cast.Actors[i].Sector != "" && b.lex.is("state", b.cast.Actors[i].Sector) {
		return // of a state, and not known of which
	}
	for _, a := range s.Acts {
		r, ok := b.lex.acts[a.Act]
		if !ok || a.Status == "denied" || a.Status == "hypothetical" || (r.kind == "AGREE" && b.harmful(a.Evidence) || r.kind == "REQUEST" && b.harmNamed(a.Evidence)) {
			continue
		}
		ev := record.Event{
			Actor: b.codes(own), Cameo: r.cameo,
			Plover: record.Plover{Type: r.kind, Mode: r.mode, Context: b.lex.contextsOf(a.Exact)},
			Status: "held", From: []string{s.ID}, Evidence: []record.Evidence{a.Evidence}, Rule: "act " + a.Act,
		}
		ev.Date = dateOf(s, encounters)
		ev.Recipient = b.codes(b.others(s, &a, r.aim, home, encounters)...)
		switch {
		case slices.ContainsFunc(ev.Recipient, b.unplaced):
			continue // of a state, and not known of which
		case len(ev.Recipient) > 0 && states(ev.Actor) != states(ev.Recipient):
		case len(ev.Recipient) == 0 && len(home) > 1 && r.kind == "AGREE":
			ev.Actor = b.codes(b.wholes(own)...) // both sides agree: no recipient
		default:
			continue
		}
		b.fruitful[s.ID] = true
		b.add(ev)
	}
}

// unplaced tells of the code of a state's body without its country: "MIL".
func (b *builder) unplaced(code string) bool {
	return len(code) == 3 && b.lex.is("state", code)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// noStatement tells of what only looks like one: a blow that armed men deal
// ("attacked"), and words of sport, shows or private life.
func (b *builder) noStatement(s *record.Statement, own string) bool {
	if s.Cue == nil {
		return false
	}
	if i, ok := b.byID[own]; ok && b.lex.is("arms", b.cast.Actors[i].Sector) && b.lex.is("blow", s.Cue.Exact) {
		return true
	}
	start, _ := b.q.Bytes(*s.Cue)
	k, ok := b.text.TokenAt(start)
	return ok && b.elsewhere(k.Sentence())
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

// whole is the country that an actor stands for where the record has it, else
// the actor itself.
func (b *builder) whole(id string) string {
	i, ok := b.byID[id]
	if !ok {
		return id
	}
	a := &b.cast.Actors[i]
	if a.Kind == actor.Group && a.Sector != "" && !b.lex.is("state", a.Sector) {
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
