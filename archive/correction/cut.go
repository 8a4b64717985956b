package correction

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// cut is an element of a list that goes. It is taken out when all corrections
// are applied, so that the places of the others are those of the record as it was
// read until then.
type cut struct {
	by   Correction
	kind string
	at   int      // of the thing in the list of its kind
	path []string // with places from 0 for the elements of lists
}

func (c cut) is(kind string, at int, path []string) bool {
	return c.kind == kind && c.at == at && slices.Equal(c.path, path)
}

// rule does what a correction says to a field of the copy; false where it cannot
// be done, and it is noted as moved.
func (a *applier) rule(c *Correction, kind string, at int, to led) bool {
	path, inList := a.places(kind, at, to.field)
	var why string
	switch {
	case inList && c.Verb == Reject:
		a.spare(kind, at, path)
		a.cuts = append(a.cuts, cut{*c, kind, at, path})
	case inList && c.Verb == Confirm:
		a.spare(kind, at, path)
		why = a.restore(kind, at, path)
	case c.Verb == Confirm:
		why = a.restore(kind, at, path)
	default:
		a.cuts = slices.DeleteFunc(a.cuts, func(x cut) bool { // what it was part of is another now
			return x.kind == kind && x.at == at && len(path) <= len(x.path) && slices.Equal(path, x.path[:len(path)])
		})
		why = a.set(kind, at, strings.Join(path, "/"), to.value, c.Verb == Reject)
	}
	if why != "" {
		a.moved(*c, why)
	}
	return why == ""
}

// spare takes an element off the list of those that go.
func (a *applier) spare(kind string, at int, path []string) {
	a.cuts = slices.DeleteFunc(a.cuts, func(x cut) bool { return x.is(kind, at, path) })
}

// places names the elements of lists in a path by their places in the record as
// it was read, and tells whether the path leads to such an element.
func (a *applier) places(kind string, at int, field string) (path []string, inList bool) {
	path = strings.Split(field, "/")
	tree, err := treeOf(element(a.read, kind, at))
	if err != nil {
		return path, false
	}
	for n, part := range path {
		inList = false
		switch v := tree.(type) {
		case map[string]any:
			tree = v[part]
		case []any:
			i := placeOf(v, part)
			if i < 0 || part == "-" {
				return path, false
			}
			path[n], tree, inList = strconv.Itoa(i), v[i], true
		default:
			return path, false
		}
	}
	return path, inList
}

// restore undoes what earlier corrections did to a field that is now confirmed
// as it was read.
func (a *applier) restore(kind string, at int, path []string) (why string) {
	read, err := treeOf(element(a.read, kind, at))
	if err != nil {
		return err.Error()
	}
	out, err := treeOf(element(a.out, kind, at))
	if err != nil {
		return err.Error()
	}
	was, err := valueAt(read, path)
	if err != nil {
		return err.Error()
	}
	if now, err := valueAt(out, path); err == nil && same(now, was) {
		return ""
	}
	return a.set(kind, at, strings.Join(path, "/"), was, same(was, nil))
}

func valueAt(tree any, path []string) (json.RawMessage, error) {
	v, err := look(tree, path)
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

// cut takes out the elements that go, the last of a list first.
func (a *applier) cut() {
	slices.SortStableFunc(a.cuts, func(x, y cut) int {
		last := func(c cut) int { n, _ := strconv.Atoi(c.path[len(c.path)-1]); return n }
		return cmp.Or(cmp.Compare(len(y.path), len(x.path)), cmp.Compare(last(y), last(x)))
	})
	for _, x := range a.cuts {
		if why := a.set(x.kind, x.at, strings.Join(x.path, "/"), nil, true); why != "" {
			a.moved(x.by, why)
			a.report.Human = slices.DeleteFunc(a.report.Human, func(f Field) bool { return f.Correction == x.by.ID })
		}
	}
}
