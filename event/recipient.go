package event

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/syntax"
)

// others finds whom an act is aimed at, as its rule asks (acts.tsv).
func (b *builder) others(s *record.Statement, a *record.Act, aim string, home []string, encounters []record.Encounter) []string {
	named := b.namedIn(a.Evidence)
	switch aim {
	case "subject":
		return b.addressed(s, a, named, home, encounters)
	case "first":
		if firstWord(a.Exact) == "for" {
			if list := b.allForeign([]string{s.Addressee}, home); list != nil {
				return list // "thanked Cairo | for condemning Israel"
			}
		}
		if list := b.opening(a); len(list) > 0 {
			if slices.ContainsFunc(list, b.private) {
				return nil
			}
			return b.allForeign(list, home)
		}
		if list := b.allForeign([]string{a.Target}, home); list != nil {
			return list
		}
		return b.counterpart(s, home, encounters)
	case "about":
		return b.spokenOf(named, home)
	case "target":
		if list := b.allForeign([]string{a.Target}, home); list != nil {
			return list
		}
		if b.lex.is("possessive", strings.ToLower(firstWord(a.Exact))) {
			return nil // "its provocations": of one whom nothing names here
		}
		if len(named) > 0 {
			if list := b.allForeign(named[0], home); list != nil {
				return list
			}
		}
		return b.beyondOwn(a, home)
	}
	for _, id := range []string{a.Target, s.Addressee} {
		if list := b.allForeign([]string{id}, home); list != nil {
			return list
		}
	}
	if len(home) > 1 {
		return nil // who speak together deal with each other; others are what they speak of
	}
	if id := b.meant(a, home); id != "" {
		return []string{b.whole(id)}
	}
	return b.counterpart(s, home, encounters)
}

// beyondOwn is the second actor of an act that names the speaker's own side first, where
// it has a place of its own in the clause: "Washington believes Russia is to blame".
func (b *builder) beyondOwn(a *record.Act, home []string) []string {
	start, end := b.q.Bytes(a.Evidence)
	list := b.cast.Within(start, end)
	if len(list) < 2 || list[0].Actor < 0 || list[1].Actor < 0 || b.foreign(b.cast.Actors[list[0].Actor].ID, home) {
		return nil
	}
	if !b.text.Token(list[1].Head).Is(syntax.Nsubj, syntax.Obj, syntax.Obl) {
		return nil
	}
	return b.allForeign([]string{b.cast.Actors[list[1].Actor].ID}, home)
}

// meant is the first other actor of an act that is no forum where it is to happen
// ("at the World Trade Organization"), nor whom it is done against, nor what it is
// about ("the Taiwan question").
func (b *builder) meant(a *record.Act, home []string) string {
	start, end := b.q.Bytes(a.Evidence)
	for _, m := range b.cast.Within(start, end) {
		if m.Actor < 0 || m.Actor >= len(b.cast.Actors) || len(b.cast.Actors[m.Actor].Members) > 1 {
			continue
		}
		x, head := &b.cast.Actors[m.Actor], b.text.Token(m.Head)
		if !b.foreign(x.ID, home) || m.Modifier && x.Kind != actor.Group || b.cased(head, "besides") || x.Kind == actor.Organization && b.cased(head, "forum") {
			continue
		}
		return x.ID
	}
	return ""
}

// allForeign are the countries of these actors, groups by their members; nil
// when one of them is unknown or of the speaker's own side.
func (b *builder) allForeign(ids []string, home []string) []string {
	var out []string
	for _, id := range ids {
		if id == "" {
			return nil
		}
		for _, x := range b.wholes(id) {
			if !b.foreign(x, home) {
				return nil
			}
			out = appendNew(out, x)
		}
	}
	return out
}

// spokenOf is the first actor that an act names, when it names none of the
// speaker's own side.
func (b *builder) spokenOf(named [][]string, home []string) []string {
	var other []string
	for _, ids := range named {
		for _, id := range ids {
			if !b.foreign(id, home) {
				return nil
			}
		}
		if other == nil && len(ids) == 1 {
			other = []string{b.whole(ids[0])}
		}
	}
	return other
}

// opening are the actors that an act names first: "Iraq and Oman for hosting
// the talks".
func (b *builder) opening(a *record.Act) []string {
	start, end := b.q.Bytes(a.Evidence)
	for _, m := range b.cast.Within(start, end) {
		if m.Actor < 0 || m.Actor >= len(b.cast.Actors) {
			continue
		}
		out := []string{b.cast.Actors[m.Actor].ID}
		for c := range b.text.Token(m.Head).Children() {
			if c.BaseRel() != syntax.Conj || c.Start() >= end {
				continue
			}
			if k, ok := b.headed(c); ok {
				out = appendNew(out, b.cast.Actors[k.Actor].ID)
			}
		}
		return out
	}
	return nil
}

// private tells whether an actor is a class of people that acts for no state:
// "Chinese enterprises".
func (b *builder) private(id string) bool {
	i, ok := b.byID[id]
	if !ok {
		return false
	}
	a := &b.cast.Actors[i]
	return a.Kind == actor.Group && a.Sector != "" && a.Sector != "GOV" && a.Sector != "MIL"
}

// addressed are the actors whom an appeal tells what to do: its target, or the
// first one named in it when no other name stands before and it is not the
// speaker's own side; where it names nobody, whom the speaker talks to.
func (b *builder) addressed(s *record.Statement, a *record.Act, named [][]string, home []string, encounters []record.Encounter) []string {
	first := strings.ToLower(firstWord(a.Exact))
	if b.lex.is("him", first) { // "him to reason with Russia": the one who is talked to
		if list := b.allForeign([]string{s.Addressee}, home); list != nil {
			return list
		}
		return b.counterpart(s, home, encounters)
	}
	if len(named) == 0 && !b.lex.anyWord("both", a.Exact) && !b.lex.anyWord("deontic", a.Exact) {
		if list := b.allForeign([]string{a.Target}, home); list != nil {
			return list
		}
		return b.counterpart(s, home, encounters)
	}
	if len(named) > 1 && b.performs(a) { // "Japan urges Pyongyang to": past the speaker
		named = named[1:]
	}
	if len(named) > 0 {
		for _, id := range named[0] {
			if !b.foreign(id, home) {
				return nil
			}
		}
	}
	if list := b.allForeign([]string{a.Target}, home); list != nil {
		return list
	}
	if len(named) > 0 && len(named[0]) == 1 && b.opens(a, named[0][0]) {
		return []string{b.whole(named[0][0])}
	}
	return nil
}

// performs tells of an act that says of its speaker what it does: "Japan
// strongly urges …".
func (b *builder) performs(a *record.Act) bool {
	start, end := b.q.Bytes(a.Evidence)
	ms := b.cast.Within(start, end)
	if len(ms) < 2 || ms[0].Start != start {
		return false
	}
	return ms[1].Start > ms[0].End && b.lex.anyWord("ask", b.q.Text()[ms[0].End:ms[1].Start])
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// opens tells whether no name stands in the act before the first
// mention of the actor, but for the speaker's own name in what it performs.
func (b *builder) opens(a *record.Act, id string) bool {
	start, end := b.q.Bytes(a.Evidence)
	for k, m := range b.cast.Within(start, end) {
		if k == 0 && m.Start == start && b.performs(a) {
			start = m.End
			continue
		}
		if m.Actor < 0 || b.cast.Actors[m.Actor].ID != id {
			continue
		}
		return !b.nameBetween(start, m.Start)
	}
	return false
}

// nameBetween tells whether a name stands in the bytes from start to end.
func (b *builder) nameBetween(start, end int) bool {
	for k, ok := b.text.TokenAt(start); ok && k.Start() < end; k, ok = k.Next() {
		if k.UPOS() == syntax.Propn {
			return true
		}
	}
	return false
}

// counterpart is the one other nation of the encounter in which a statement was
// made.
func (b *builder) counterpart(s *record.Statement, home []string, encounters []record.Encounter) []string {
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
			return others
		}
	}
	return nil
}
