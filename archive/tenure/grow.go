package tenure

import (
	"cmp"
	"slices"
	"strings"

	"chancery/archive/name"
)

// grow adds what texts show: to the tenure of the list or the analyst that has
// the person in the office on that day, else to tenures of their own.
func (b *Book) grow(observed []Observation) {
	observed = slices.Clone(observed)
	slices.SortFunc(observed, func(x, y Observation) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Document, y.Document),
			cmp.Compare(x.Evidence.Start, y.Evidence.Start), cmp.Compare(x.Person, y.Person), cmp.Compare(x.Office.Title, y.Office.Title))
	})
	known := len(b.tenures)
	runs := map[string][]*run{} // by office, in the order they begin
	var order []string
	for _, o := range observed {
		n := name.Parse(o.Person)
		if i := b.listed(known, n, o); i >= 0 {
			b.tenures[i].see(o)
			continue
		}
		key := where(o.Office) + "|" + o.Office.Organization + "|" + words(o.Office.Title)
		if runs[key] == nil {
			order = append(order, key)
		}
		runs[key] = follow(runs[key], n, o)
	}
	for _, key := range order {
		for _, r := range runs[key] {
			b.add(r.tenure, r.name)
		}
	}
}

// listed is the tenure of list or analyst in which an observation falls, or -1.
func (b *Book) listed(known int, n name.Name, o Observation) int {
	for _, i := range b.byOffice[where(o.Office)] {
		if i >= known {
			break
		}
		t := &b.tenures[i]
		if t.Status != NotHeld && t.covers(o.Day) != never && same(o.Office, t.Office) > 0 && name.Compare(n, b.parsed[i]) != name.Apart {
			return i
		}
	}
	return -1
}

// run is a tenure that grows.
type run struct {
	tenure Tenure
	name   name.Name
	broken bool // another was seen in the office since, by two documents
	other  string
}

// follow adds an observation to the run of the same person in the office. Of an
// office that one person holds at a time, a run ends when two documents show
// another in it: one may be wrong.
func follow(runs []*run, n name.Name, o Observation) []*run {
	var own *run
	for _, r := range runs {
		if r.broken || name.Compare(n, r.name) == name.Apart {
			continue
		}
		own = r
	}
	if own == nil {
		own = &run{name: n, tenure: Tenure{Person: o.Person, Office: o.Office, Status: o.Status, Origin: Read}}
		runs = append(runs, own)
	}
	if len(n.Words) > len(own.name.Words) {
		own.name, own.tenure.Person = n, o.Person
	}
	own.tenure.see(o)
	own.other = ""
	if !single[o.Office.Level] {
		return runs
	}
	for _, r := range runs {
		if r == own || r.broken {
			continue
		}
		if r.other != "" && r.other != o.Document {
			r.broken = true
		}
		r.other = o.Document
	}
	return runs
}

// mostEvidence bounds how many observations a tenure keeps: the first ones and
// the latest.
const mostEvidence = 8

// see takes an observation into a tenure; observations come by day.
func (t *Tenure) see(o Observation) {
	if t.First == "" || o.Day < t.First {
		t.First = o.Day
	}
	t.Last = max(t.Last, o.Day)
	for _, n := range append([]string{o.Person}, o.Names...) {
		if n != t.Person && strings.Contains(n, " ") && !slices.Contains(t.Names, n) {
			t.Names = append(t.Names, n)
		}
	}
	if len(t.Evidence) == mostEvidence {
		t.Evidence[mostEvidence-1] = o
		return
	}
	t.Evidence = append(t.Evidence, o)
}
