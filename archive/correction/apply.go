package correction

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"chancery/record"
)

// Apply gives the record with the corrections that are aimed at its document on
// top, and what became of each. The record given is not changed. Where two rule
// on one field, the later wins; rulings on dossiers are passed over (see
// [Links]).
func Apply(r *record.Record, corrections []Correction) (*record.Record, Report) {
	a := applier{read: r, out: clone(r)}
	for _, c := range Standing(corrections) {
		if c.Verb != Split && c.Verb != Join && c.Target.Document == r.Document.ID {
			a.apply(c)
		}
	}
	a.cut()
	a.drop()
	return a.out, a.report
}

// inOrder sorts by time, then id.
func inOrder(corrections []Correction) []Correction {
	out := slices.Clone(corrections)
	slices.SortStableFunc(out, func(a, b Correction) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Standing are the corrections that nobody has withdrawn, by time, without the
// withdrawals. What a withdrawal took back stands again when that is withdrawn.
func Standing(corrections []Correction) []Correction {
	gone := make(map[string]bool)
	all := inOrder(corrections)
	for _, c := range slices.Backward(all) {
		if c.Verb == Withdraw && !gone[c.ID] {
			gone[c.Of] = true
		}
	}
	return slices.DeleteFunc(all, func(c Correction) bool { return c.Verb == Withdraw || gone[c.ID] })
}

func clone(r *record.Record) *record.Record {
	b, err := json.Marshal(r)
	if err != nil {
		return r // a record is JSON by its types; this cannot come to pass
	}
	out := new(record.Record)
	if err := json.Unmarshal(b, out); err != nil {
		return r
	}
	return out
}

// applier works on a copy whose things keep their places until the end, so that
// every correction is aimed at the record as it was read.
type applier struct {
	read   *record.Record
	out    *record.Record
	gone   []struct{ kind, id string }
	cuts   []cut
	report Report
}

func (a *applier) moved(c Correction, why string) {
	a.report.Moved = append(a.report.Moved, Moved{Correction: c, Why: why})
}

func (a *applier) apply(c Correction) {
	i, why := find(a.read, c.Target)
	if why != "" {
		a.moved(c, why)
		return
	}
	led, why := a.translate(c)
	if why != "" {
		a.moved(c, why)
		return
	}
	field, value, was := led.field, led.value, led.was
	id := things(a.read, c.Target.Kind)[i].id
	if field == "" {
		a.whole(c, id)
		return
	}
	target := Target{Document: c.Target.Document, Kind: c.Target.Kind, ID: id}
	now, err := a.now(target, i, field)
	switch {
	case err != nil:
		a.moved(c, err.Error())
		return
	case c.Verb == Confirm && !same(now, was):
		a.moved(c, "what was confirmed as "+string(was)+" is now read as "+string(now))
		return
	case c.Verb == Reject && !same(now, was) && !same(now, nil):
		a.moved(c, "what was rejected as "+string(was)+" is now read as "+string(now))
		return
	case byPlace(field) && !same(now, was) && !same(now, value):
		a.moved(c, "the element at that place of the list is another now")
		return
	}
	if !a.rule(&c, target.Kind, i, led) {
		return
	}
	if c.Verb != Confirm && !same(now, was) && !same(now, value) && !strings.HasSuffix(field, "-") {
		a.report.Drifted = append(a.report.Drifted, Drift{Correction: c.ID, Was: was, Now: now})
	}
	a.human(Field{Kind: target.Kind, ID: id, Field: field, Verb: c.Verb, Correction: c.ID})
}

// now is the field as it was read.
func (a *applier) now(t Target, i int, field string) (json.RawMessage, error) {
	tree, err := treeOf(element(a.read, t.Kind, i))
	if err != nil {
		return nil, err
	}
	v, err := look(tree, strings.Split(field, "/"))
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

// set changes the copy, and takes that back where the record would be unsound.
func (a *applier) set(kind string, i int, field string, value json.RawMessage, drop bool) (why string) {
	before, err := json.Marshal(element(a.out, kind, i))
	if err != nil {
		return err.Error()
	}
	sound := a.out.Validate() == nil
	if err := set(a.out, kind, i, field, value, drop); err != nil {
		return err.Error()
	}
	if err := a.out.Validate(); err != nil && sound {
		if back := refill(a.out, kind, i, before); back != nil {
			return back.Error()
		}
		return "the record would be unsound: " + err.Error()
	}
	return ""
}

// byPlace tells whether a path names an element of a list by its place alone.
func byPlace(field string) bool {
	for part := range strings.SplitSeq(field, "/") {
		if part != "" && strings.Trim(part, "0123456789") == "" {
			return true
		}
	}
	return false
}

func same(a, b json.RawMessage) bool {
	if len(a) == 0 {
		a = []byte("null")
	}
	if len(b) == 0 {
		b = []byte("null")
	}
	var x, y bytes.Buffer
	if json.Compact(&x, a) != nil || json.Compact(&y, b) != nil {
		return false
	}
	return bytes.Equal(x.Bytes(), y.Bytes())
}

// human notes that a field is a person's; the last word on it counts.
func (a *applier) human(f Field) {
	a.report.Human = slices.DeleteFunc(a.report.Human, func(o Field) bool {
		return o.Kind == f.Kind && o.ID == f.ID && o.Field == f.Field
	})
	a.report.Human = append(a.report.Human, f)
}

// whole confirms or rejects a thing; a later confirmation brings it back.
func (a *applier) whole(c Correction, id string) {
	if c.Target.Kind == OfDocument || c.Verb == Change {
		a.moved(c, "only a thing of the record can be ruled on as a whole, and not changed as one")
		return
	}
	thing := struct{ kind, id string }{c.Target.Kind, id}
	a.gone = slices.DeleteFunc(a.gone, func(x struct{ kind, id string }) bool { return x == thing })
	if c.Verb == Reject {
		a.gone = append(a.gone, thing)
	}
	a.human(Field{Kind: c.Target.Kind, ID: id, Verb: c.Verb, Correction: c.ID})
}

// led is a path and values of a correction in the ids of the record at hand.
type led struct {
	field      string
	value, was json.RawMessage
}

// translate leads the ids in a correction's path and values to those that the
// same things have now.
func (a *applier) translate(c Correction) (led, string) {
	ids := map[string]string{}
	for _, t := range c.Refs {
		i, why := find(a.read, t)
		if why != "" {
			return led{}, "it speaks of " + t.Kind + " " + t.ID + ", and " + why
		}
		ids[t.ID] = things(a.read, t.Kind)[i].id
	}
	lead := func(s string) string {
		if id, ok := ids[s]; ok {
			return id
		}
		return s
	}
	parts := strings.Split(c.Field, "/")
	for i := range parts {
		parts[i] = lead(parts[i])
	}
	out := led{field: strings.Join(parts, "/"), value: c.Value, was: c.Was}
	for _, v := range []*json.RawMessage{&out.value, &out.was} {
		if len(ids) == 0 || len(*v) == 0 {
			continue
		}
		tree, err := treeOf(*v)
		if err != nil {
			return led{}, "the value is no JSON: " + err.Error()
		}
		if *v, err = json.Marshal(eachString(tree, lead)); err != nil {
			return led{}, err.Error()
		}
	}
	return out, ""
}
