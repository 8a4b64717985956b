package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery/archive/correction"
	"chancery/record"
)

// headingOf is a thing in a line.
func headingOf(r *record.Record, kind, id string) string {
	d := &description{id: r.Document.ID, actors: make(map[string]*record.Actor)}
	for i := range r.Actors {
		d.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	switch kind {
	case correction.OfActor:
		return d.name(id)
	case correction.OfEncounter:
		for i := range r.Encounters {
			if e := &r.Encounters[i]; e.ID == id {
				return heading(e.Kind, d.names(e))
			}
		}
	case correction.OfStatement:
		for i := range r.Statements {
			if s := &r.Statements[i]; s.ID == id {
				return strings.TrimPrefix(d.name(s.Speaker)+": “"+clip(80, said(*s))+"”", ": ")
			}
		}
	case correction.OfEvent:
		for i := range r.Events {
			if e := &r.Events[i]; e.ID == id {
				return d.event(e).Line
			}
		}
	case correction.OfFormula, correction.OfAbstention:
		if t, err := correction.Aim(r, kind, id); err == nil && len(t.Ground) > 0 {
			return "“" + clip(80, t.Ground[0].Exact) + "”"
		}
	}
	return titleOf(r)
}

// plain writes the JSON of a field for people; actors by their names.
func plain(r *record.Record, value json.RawMessage) string {
	var v any
	if len(value) == 0 || json.Unmarshal(value, &v) != nil {
		return ""
	}
	return inWords(r, v)
}

func inWords(r *record.Record, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case string:
		if i := slices.IndexFunc(r.Actors, func(a record.Actor) bool { return a.ID == v }); i >= 0 {
			return r.Actors[i].Name
		}
		return v
	case []any:
		var list []string
		for _, x := range v {
			list = append(list, inWords(r, x))
		}
		return strings.Join(list, ", ")
	case map[string]any:
		var list []string
		for _, key := range []string{"actor", "role", "act", "target", "title", "value"} {
			if s, _ := v[key].(string); s != "" {
				list = append(list, inWords(r, s))
			}
		}
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(v)
}

// stringOf is a value as it is typed: words, yes or no, a list with commas.
func stringOf(value json.RawMessage) string {
	var v any
	if json.Unmarshal(value, &v) != nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case []any:
		var list []string
		for _, x := range v {
			list = append(list, fmt.Sprint(x))
		}
		return strings.Join(list, ", ")
	}
	return ""
}
