package archive

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
)

// grounds are the terms of the encounters and statements of a record, by id: what
// its events rest on.
type grounds map[string][]term

func newGrounds(out *rows) grounds {
	g := make(grounds, len(out.encounters)+len(out.statements))
	for i := range out.statements {
		g[out.statements[i].item.ID] = out.statements[i].terms
	}
	for i := range out.encounters {
		g[out.encounters[i].item.ID] = out.encounters[i].terms
	}
	return g
}

// eventTerms are those of an event: what it is and whose, and of what it rests on
// all that is not the event's own to tell. An event of a plain clause rests on
// nothing and has its document's source.
func eventTerms(e *record.Event, g grounds, source []term) []term {
	var s termSet
	s.add(fieldType, e.Plover.Type)
	s.add(fieldMode, e.Plover.Mode)
	s.add(fieldStatus, e.Status)
	to := e.Recipient
	if len(to) == 0 {
		to = e.Actor // they do it with one another
	}
	for _, side := range []struct {
		field string
		codes []string
	}{{fieldActor, e.Actor}, {fieldRecipient, to}} {
		for _, code := range side.codes {
			s.add(side.field, Nation(code))
		}
	}
	s.add(fieldPlace, e.Place)
	rests := false
	for _, id := range e.From {
		terms, there := g[id]
		rests = rests || there
		for _, t := range terms {
			switch t.field {
			case fieldStatus, fieldCountry, fieldDyad:
			default:
				s.addFolded(t.field, t.value)
			}
		}
	}
	if !rests {
		s.all(source)
		s.addFolded(fieldBackground, yesNo(slices.Contains(e.Plover.Context, "historical")))
	}
	return s.list
}

// Nation is the country or organization of states in an actor's code, as filters
// have it: CHN of CHNGOV, NATO of NATO, EU of EURGOV; "" of a sector alone.
func Nation(code string) string {
	for n := len(code); n >= 2; n -= 3 { // sectors have three letters
		switch {
		case code[:n] == "EUR":
			return "EU"
		case actor.CodeName(code[:n]) != "":
			return code[:n]
		}
	}
	return ""
}

// fieldSide asks for a country or organization that is actor or recipient.
const fieldSide = "side"

// sides puts the questions for countries and dyads as events answer them.
func sides(fields []asked) []asked {
	var out []asked
	for _, a := range fields {
		switch a.field {
		case fieldCountry:
			out = append(out, asked{fieldSide, a.values})
		case fieldDyad:
			from, to, _ := strings.Cut(a.values[0], ">")
			out = append(out, asked{fieldActor, []string{from}}, asked{fieldRecipient, []string{to}})
		default:
			out = append(out, a)
		}
	}
	return out
}
