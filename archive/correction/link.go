package correction

import (
	"strings"

	"chancery/archive/dossier"
	"chancery/record"
)

// Links resolves the rulings on dossiers, in order, to the encounters as they
// are read now; those whose ground has moved are listed. read gives the record
// of a document as it was read, nil when it is not there.
func Links(corrections []Correction, read func(document string) *record.Record) ([]dossier.Link, []Moved) {
	var links []dossier.Link
	var moved []Moved
	for _, c := range Standing(corrections) {
		if c.Verb != Split && c.Verb != Join {
			continue
		}
		if c.Other == nil {
			moved = append(moved, Moved{Correction: c, Why: "it names one report, and two are needed"})
			continue
		}
		a, why := keyOf(c.Target, read)
		b, whyB := keyOf(*c.Other, read)
		if why == "" {
			why = whyB
		}
		if why != "" {
			moved = append(moved, Moved{Correction: c, Why: why})
			continue
		}
		links = append(links, dossier.Link{A: a, B: b, Same: c.Verb == Join})
	}
	return links, moved
}

func keyOf(t Target, read func(document string) *record.Record) (dossier.Key, string) {
	r := read(t.Document)
	if r == nil {
		return dossier.Key{}, "document " + t.Document + " is not there"
	}
	i, why := find(r, t)
	if why != "" {
		return dossier.Key{}, why
	}
	return dossier.Key{Document: t.Document, Encounter: r.Encounters[i].ID}, ""
}

// Carry aims a correction at another text, such as a later version of the same
// page: each piece of ground must stand there once, word for word. ok is false
// where it does not; the correction then stays with the text it was made for.
func Carry(c Correction, r *record.Record) (carried Correction, ok bool) {
	if c.Verb == Withdraw {
		return Correction{}, false // what it takes back stays with its text too
	}
	q := record.NewQuoter(r.Document.Text)
	from := c.Target.Document
	c.Target, ok = carry(c.Target, r, q)
	if !ok {
		return Correction{}, false
	}
	refs := make([]Target, len(c.Refs))
	for i, t := range c.Refs {
		if refs[i], ok = carry(t, r, q); !ok {
			return Correction{}, false
		}
	}
	c.Refs = refs
	if c.Other != nil && c.Other.Document == from {
		other, ok := carry(*c.Other, r, q)
		if !ok {
			return Correction{}, false
		}
		c.Other = &other
	}
	if len(refs) == 0 {
		c.Refs = nil
	}
	c.ID = c.digest()
	return c, true
}

func carry(t Target, r *record.Record, q *record.Quoter) (Target, bool) {
	t.Document = r.Document.ID
	if t.Kind == OfDocument {
		t.ID = r.Document.ID
		return t, true
	}
	var ground []record.Evidence
	for _, e := range t.Ground {
		at := strings.Index(q.Text(), e.Exact)
		if at < 0 || e.Exact == "" || t.Kind != OfActor && strings.Contains(q.Text()[at+1:], e.Exact) {
			continue
		}
		ground = append(ground, q.Quote(at, at+len(e.Exact)))
	}
	t.Ground = ground
	return t, len(ground) > 0
}
