package correction

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/record"
)

// element gives a pointer to the i-th thing of a kind.
func element(r *record.Record, kind string, i int) any {
	switch kind {
	case OfActor:
		return &r.Actors[i]
	case OfEncounter:
		return &r.Encounters[i]
	case OfStatement:
		return &r.Statements[i]
	case OfEvent:
		return &r.Events[i]
	case OfFormula:
		return &r.Formulae[i]
	case OfAbstention:
		return &r.Abstained[i]
	}
	return &r.Document
}

// fixed are fields that are no reading: what the record hangs together by.
var fixed = []string{"id", "text", "segments", "mentions"}

// fieldOf is the JSON of a field of a target, null where the record leaves it
// out.
func fieldOf(r *record.Record, t Target, field string) (json.RawMessage, error) {
	i, why := find(r, t)
	if why != "" {
		return nil, fmt.Errorf("%s %s: %s", t.Kind, t.ID, why)
	}
	if field == "" {
		return nil, nil
	}
	tree, err := treeOf(element(r, t.Kind, i))
	if err != nil {
		return nil, err
	}
	v, err := look(tree, strings.Split(field, "/"))
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", t.Kind, t.ID, err)
	}
	return json.Marshal(v)
}

// treeOf is a thing as JSON values.
func treeOf(x any) (any, error) {
	b, err := json.Marshal(x)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var tree any
	return tree, dec.Decode(&tree)
}

// look walks a path; a field left out is null.
func look(tree any, path []string) (any, error) {
	for n, part := range path {
		switch v := tree.(type) {
		case map[string]any:
			tree = v[part]
		case []any:
			i := placeOf(v, part)
			switch {
			case part == "-" && n == len(path)-1:
				return nil, nil
			case i < 0:
				return nil, fmt.Errorf("%s has no element %q", strings.Join(path[:n], "/"), part)
			}
			tree = v[i]
		case nil:
			if n == len(path)-1 && part == "-" {
				return nil, nil
			}
			return nil, fmt.Errorf("%s is empty", strings.Join(path[:n], "/"))
		default:
			return nil, fmt.Errorf("%s has no parts", strings.Join(path[:n], "/"))
		}
	}
	return tree, nil
}

// placeOf finds an element of a list by what it is known by, else by its place.
func placeOf(list []any, part string) int {
	for i, x := range list {
		if x == part {
			return i
		}
		m, _ := x.(map[string]any)
		for _, key := range []string{"id", "actor", "act"} {
			if m[key] == part {
				return i
			}
		}
	}
	if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(list) {
		return i
	}
	return -1
}

// put gives the tree with the value at a path, which look has walked; drop
// takes it out instead.
func put(tree any, path []string, value any, drop bool) any {
	part, rest := path[0], path[1:]
	switch v := tree.(type) {
	case map[string]any:
		switch {
		case len(rest) > 0:
			v[part] = put(v[part], rest, value, drop)
		case drop:
			delete(v, part)
		default:
			v[part] = value
		}
		return v
	case []any:
		i := placeOf(v, part)
		switch {
		case part == "-":
			return append(v, value)
		case len(rest) > 0:
			v[i] = put(v[i], rest, value, drop)
		case drop:
			return slices.Delete(v, i, i+1)
		default:
			v[i] = value
		}
		return v
	}
	return []any{value} // an element added to a list that was left out
}

// set changes a field of the i-th thing of a kind. The record is left as it was
// when the value does not fit.
func set(r *record.Record, kind string, i int, field string, value json.RawMessage, drop bool) error {
	path := strings.Split(field, "/")
	if slices.Contains(fixed, path[0]) {
		return fmt.Errorf("the field %s is what the record hangs together by and cannot be changed", path[0])
	}
	x := element(r, kind, i)
	tree, err := treeOf(x)
	if err != nil {
		return err
	}
	if _, err := look(tree, path); err != nil {
		return err
	}
	var v any
	if !drop {
		if v, err = treeOf(value); err != nil {
			return fmt.Errorf("the value is no JSON: %w", err)
		}
	}
	b, err := json.Marshal(put(tree, path, v, drop))
	if err != nil {
		return err
	}
	return refill(r, kind, i, b)
}

// refill reads a thing from JSON in the place of the old one.
func refill(r *record.Record, kind string, i int, b []byte) error {
	switch kind {
	case OfActor:
		return into(&r.Actors[i], b)
	case OfEncounter:
		return into(&r.Encounters[i], b)
	case OfStatement:
		return into(&r.Statements[i], b)
	case OfEvent:
		return into(&r.Events[i], b)
	case OfFormula:
		return into(&r.Formulae[i], b)
	case OfAbstention:
		return into(&r.Abstained[i], b)
	}
	return into(&r.Document, b)
}

func into[T any](x *T, b []byte) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	var fresh T
	if err := dec.Decode(&fresh); err != nil {
		return fmt.Errorf("the value does not fit the field: %w", err)
	}
	*x = fresh
	return nil
}
