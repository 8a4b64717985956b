package correction

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/record"
)

// Ruling is what a person says; [New] aims it.
type Ruling struct {
	Verb   Verb
	Kind   string // of the thing: OfEncounter…
	ID     string // of the thing, in the record before the author
	Field  string
	Value  json.RawMessage // for change: JSON
	Author string
	Time   time.Time
	Reason string
}

// New aims a ruling at a record, as it was read. It fails where the thing or
// the field is not there, or where the change would leave the record unsound.
func New(r *record.Record, say Ruling) (Correction, error) {
	target, err := Aim(r, say.Kind, say.ID)
	if err != nil {
		return Correction{}, err
	}
	if say.Verb != Confirm && say.Verb != Reject && say.Verb != Change {
		return Correction{}, fmt.Errorf("%q is no ruling on a field: confirm, reject or change", say.Verb)
	}
	if (say.Verb == Change) != (len(say.Value) > 0) {
		return Correction{}, fmt.Errorf("a change needs a value, and nothing else has one")
	}
	c := Correction{
		Verb: say.Verb, Target: target, Field: say.Field, Value: say.Value,
		Author: say.Author, Time: say.Time.UTC(), Reason: say.Reason,
	}
	if c.Was, err = fieldOf(r, target, say.Field); err != nil {
		return Correction{}, err
	}
	c.Refs = refs(r, say.Field, say.Value, c.Was)
	c.ID = c.digest()
	if err := c.check(); err != nil {
		return Correction{}, err
	}
	if _, report := Apply(r, []Correction{c}); len(report.Moved) > 0 {
		return Correction{}, fmt.Errorf("%s %s: %s", say.Kind, say.ID, report.Moved[0].Why)
	}
	return c, nil
}

// NewLink aims a ruling on two reports: whether encounter a of one record and
// encounter b of another (or the same) are one.
func NewLink(r *record.Record, a string, o *record.Record, b string, same bool, author string, at time.Time, reason string) (Correction, error) {
	first, err := Aim(r, OfEncounter, a)
	if err != nil {
		return Correction{}, err
	}
	second, err := Aim(o, OfEncounter, b)
	if err != nil {
		return Correction{}, err
	}
	if first.Document == second.Document && first.ID == second.ID {
		return Correction{}, fmt.Errorf("encounter %s is one report: name two", a)
	}
	c := Correction{Verb: Split, Target: first, Other: &second, Author: author, Time: at.UTC(), Reason: reason}
	if same {
		c.Verb = Join
	}
	c.ID = c.digest()
	return c, c.check()
}

// NewWithdrawal takes a correction back.
func NewWithdrawal(of *Correction, author string, at time.Time, reason string) (Correction, error) {
	c := Correction{Verb: Withdraw, Of: of.ID, Target: of.Target, Field: of.Field, Other: of.Other, Author: author, Time: at.UTC(), Reason: reason}
	c.ID = c.digest()
	return c, c.check()
}

// Aim gives the target of a thing of a record.
func Aim(r *record.Record, kind, id string) (Target, error) {
	for _, x := range things(r, kind) {
		if x.id == id {
			return Target{Document: r.Document.ID, Kind: kind, ID: id, Ground: x.ground, Marks: x.marks}, nil
		}
	}
	return Target{}, fmt.Errorf("the record of document %s has no %s %q", r.Document.ID, kind, id)
}

// KindOf tells what kind of thing of a record an id names; "" when it names none.
func KindOf(r *record.Record, id string) string {
	for _, kind := range []string{OfDocument, OfEncounter, OfStatement, OfEvent, OfActor, OfFormula, OfAbstention} {
		if slices.ContainsFunc(things(r, kind), func(x thing) bool { return x.id == id }) {
			return kind
		}
	}
	return ""
}

// Value is the JSON of a field of a thing of a record, null where the record
// leaves it out.
func Value(r *record.Record, kind, id, field string) (json.RawMessage, error) {
	target, err := Aim(r, kind, id)
	if err != nil {
		return nil, err
	}
	return fieldOf(r, target, field)
}

// digest names a correction by its content.
func (c Correction) digest() string {
	c.ID = ""
	b, err := json.Marshal(c)
	if err != nil { // a value that is no JSON
		b = []byte(fmt.Sprint(c))
	}
	sum := sha256.Sum256(b)
	return "c" + hex.EncodeToString(sum[:8])
}

// refs aims at the actors, encounters and statements that a path or a value
// names by id.
func refs(r *record.Record, field string, values ...json.RawMessage) []Target {
	named := map[string]bool{}
	for part := range strings.SplitSeq(field, "/") {
		named[part] = true
	}
	for _, value := range values {
		var v any
		if json.Unmarshal(value, &v) == nil {
			eachString(v, func(s string) string { named[s] = true; return s })
		}
	}
	var out []Target
	for _, kind := range []string{OfActor, OfEncounter, OfStatement} {
		for _, x := range things(r, kind) {
			if named[x.id] {
				out = append(out, Target{Document: r.Document.ID, Kind: kind, ID: x.id, Ground: x.ground, Marks: x.marks})
			}
		}
	}
	return out
}

// eachString calls do with every string of a JSON value and puts what it gives
// in its place.
func eachString(v any, do func(string) string) any {
	switch v := v.(type) {
	case string:
		return do(v)
	case []any:
		for i := range v {
			v[i] = eachString(v[i], do)
		}
	case map[string]any:
		for k := range v {
			v[k] = eachString(v[k], do)
		}
	}
	return v
}

// thing is one element of a record with what it is known by.
type thing struct {
	id     string
	ground []record.Evidence
	marks  []string
}

// mostMentions bounds how many mentions of an actor are kept as its ground.
const mostMentions = 3

// things lists the elements of a kind, in the order of the record.
func things(r *record.Record, kind string) []thing {
	var out []thing
	switch kind {
	case OfDocument:
		return []thing{{id: r.Document.ID}}
	case OfActor:
		for i := range r.Actors {
			a := &r.Actors[i]
			x := thing{id: a.ID, marks: []string{a.Kind, a.Name}}
			for _, m := range a.Mentions[:min(len(a.Mentions), mostMentions)] {
				x.ground = append(x.ground, m.Evidence)
			}
			out = append(out, x)
		}
	case OfEncounter:
		names := map[string]string{}
		for i := range r.Actors {
			names[r.Actors[i].ID] = r.Actors[i].Name
		}
		for i := range r.Encounters {
			e := &r.Encounters[i]
			x := thing{id: e.ID, ground: e.Evidence, marks: []string{e.Kind}}
			for _, p := range e.Participants {
				x.marks = append(x.marks, names[p.Actor])
			}
			out = append(out, x)
		}
	case OfStatement:
		for i := range r.Statements {
			s := &r.Statements[i]
			x := thing{id: s.ID, marks: []string{s.Speaker}}
			for _, e := range append([]*record.Evidence{s.Cue, s.Content}, pointers(s.Contents)...) {
				if e != nil {
					x.ground = append(x.ground, *e)
				}
			}
			out = append(out, x)
		}
	case OfEvent:
		for i := range r.Events {
			e := &r.Events[i]
			marks := slices.Concat([]string{e.Plover.Type, e.Cameo}, e.Actor, e.Recipient)
			out = append(out, thing{id: e.ID, ground: e.Evidence, marks: marks})
		}
	case OfFormula: // a use of a phrase has no id of its own: its place is one
		for i := range r.Formulae {
			f := &r.Formulae[i]
			out = append(out, thing{id: fmt.Sprintf("f%d", i+1), ground: []record.Evidence{f.Evidence}, marks: []string{f.Formula}})
		}
	case OfAbstention:
		for i := range r.Abstained {
			x := &r.Abstained[i]
			out = append(out, thing{id: fmt.Sprintf("x%d", i+1), ground: []record.Evidence{x.Evidence}, marks: []string{x.What, x.Reason}})
		}
	}
	return out
}

func pointers(list []record.Evidence) []*record.Evidence {
	out := make([]*record.Evidence, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}
