package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/archive"
	"chancery/archive/correction"
	"chancery/internal/address"
	"chancery/internal/table"
	"chancery/record"
)

//go:embed fields.tsv
var fieldsTable string

// rulable is a field that a person can rule on.
type rulable struct {
	kind, path, words string
	input             string // how its value is given; see fields.tsv
	needed            bool   // it must not be empty
	values            []string
}

// rulables are the lines of fields.tsv.
var rulables = loadRulables()

func loadRulables() (list []rulable) {
	err := table.Each("fields.tsv", fieldsTable, 5, func(c []string) error {
		r := rulable{kind: c[0], path: c[1], words: c[2]}
		r.input, r.needed = strings.CutSuffix(c[3], "!")
		switch field, ok := strings.CutPrefix(c[4], "@"); {
		case ok:
			r.values = archive.Vocabulary(field)
		case c[4] != "-":
			r.values = strings.Split(c[4], "|")
		}
		list = append(list, r)
		return nil
	})
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	return list
}

// rulableAt finds the line of a path of a thing: "participants/li-qiang/role".
func rulableAt(kind, path string) (rulable, bool) {
	parts := strings.Split(path, "/")
	for _, r := range rulables {
		if r.kind == kind && fits(strings.Split(r.path, "/"), parts) {
			return r, true
		}
	}
	return rulable{}, false
}

func fits(pattern, parts []string) bool {
	return slices.EqualFunc(pattern, parts, func(p, s string) bool { return p == s || p == "*" && s != "" && s != "-" })
}

// wholeKinds are the things that are confirmed or rejected as one.
func wholeKind(kind string) bool { return kind != "" && kind != correction.OfDocument }

// answer is what was typed for a field.
type answer struct {
	Value, Role string
}

// jsonOf turns what was typed into the JSON of the field, or tells what is wrong
// with it in words for the form.
func (f *rulable) jsonOf(a answer, rec *record.Record) (json.RawMessage, error) {
	v := strings.TrimSpace(a.Value)
	if v == "" && f.input != "list" {
		return nil, fmt.Errorf("give a value; to leave the field empty, take it out")
	}
	switch f.input {
	case "day":
		if !isDay(v) {
			return nil, fmt.Errorf("%q is no date; write it as 2026-01-06, 2026-01 or 2026", clip(40, v))
		}
	case "country":
		codes, err := address.Countries([]string{v})
		if err != nil {
			return nil, fmt.Errorf("no country or organization is called %q; use its code, such as CHN or EU", clip(40, v))
		}
		v = codes[0]
	case "choice":
		if !slices.Contains(f.values, v) {
			return nil, fmt.Errorf("%q is none of: %s", clip(40, v), strings.Join(f.values, ", "))
		}
	case "actor":
		if !slices.ContainsFunc(rec.Actors, func(x record.Actor) bool { return x.ID == v }) {
			return nil, fmt.Errorf("no actor of this text goes by %q", clip(40, v))
		}
	case "encounter":
		if !slices.ContainsFunc(rec.Encounters, func(x record.Encounter) bool { return x.ID == v }) {
			return nil, fmt.Errorf("no encounter of this text goes by %q", clip(40, v))
		}
	case "participant":
		return f.participant(v, a.Role, rec)
	case "yes or no":
		return json.Marshal(v == "yes")
	case "list":
		return json.Marshal(listed(v))
	case "part":
		return nil, fmt.Errorf("this can be confirmed or taken out, not changed")
	}
	return json.Marshal(v)
}

func (f *rulable) participant(actor, role string, rec *record.Record) (json.RawMessage, error) {
	who := rulable{input: "actor"}
	if _, err := who.jsonOf(answer{Value: actor}, rec); err != nil {
		return nil, err
	}
	if !slices.Contains(f.values, role) {
		return nil, fmt.Errorf("choose a role: %s", strings.Join(f.values, ", "))
	}
	return json.Marshal(record.Participant{Actor: actor, Role: role})
}

// listed parts words at commas.
func listed(s string) []string {
	list := []string{}
	for _, w := range strings.Split(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			list = append(list, w)
		}
	}
	return list
}

// dayForms are the ways to write a date, by precision.
var dayForms = []struct{ form, precision string }{{time.DateOnly, "day"}, {"2006-01", "month"}, {"2006", "year"}}

func isDay(s string) bool { return precisionOf(s) != "" }

// precisionOf tells how much a date tells: day, month, year; "" for what is no
// date.
func precisionOf(s string) string {
	for _, f := range dayForms {
		if _, err := time.Parse(f.form, s); err == nil {
			return f.precision
		}
	}
	return ""
}

// companions are the rulings that go with one on an encounter, so that fields
// which tell of one another stay true: a date has a precision, a city its point on
// the map. The encounter is given as it was read and as it is now.
func companions(field string, say correction.Ruling, as, now *record.Encounter) []correction.Ruling {
	with := say
	with.Value = nil
	switch {
	case field == "date":
		with.Field = "date_precision"
	case field == "city" || field == "country":
		with.Field = "geo"
	default:
		return nil
	}
	switch {
	case say.Verb == correction.Confirm:
		if as.DatePrecision == now.DatePrecision && (as.Geo == nil) == (now.Geo == nil) {
			return nil
		}
	case field == "date" && say.Verb == correction.Change:
		var day string
		if json.Unmarshal(say.Value, &day) != nil || precisionOf(day) == now.DatePrecision {
			return nil
		}
		with.Value, _ = json.Marshal(precisionOf(day)) // a string is always JSON
	case field == "date" && as.DatePrecision == "", field != "date" && as.Geo == nil:
		return nil
	default:
		with.Verb = correction.Reject
	}
	return []correction.Ruling{with}
}

func encounterOf(r *record.Record, id string) *record.Encounter {
	for i := range r.Encounters {
		if r.Encounters[i].ID == id {
			return &r.Encounters[i]
		}
	}
	return nil
}
