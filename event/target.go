package event

import (
	"sort"

	"chancery/actor"
	"chancery/syntax"
	"chancery/where"
)

// How near a phrase is to a verb as the one whom it touches.
const (
	nearObject = iota // "accused Iran"
	nearAim           // "fired at troops", "Iranian targets"
	nearWithin        // "an attack on Iran"
	nearClause        // "agreed to send aid to Haiti"
	nearPlace         // "imposed a curfew in Kashmir"
	nearnesses        // how many there are
)

// deepest is how many steps down the tree whom a verb touches is looked for.
const deepest = 5

// aims collects whom a verb may touch, by nearness.
type aims struct {
	b      *builder
	from   actor.Mention // who acts
	actors [nearnesses][]actor.Mention
	places [nearnesses][]where.Place
	seen   map[int]bool // heads of mentions
}

// aim finds whom a deed may touch, the likeliest first: by nearness those of
// other countries, others of its own who are not its state's, places elsewhere
// and people without a country; then armed men without one, who are mostly what it
// is done with; then its own state and country.
func (b *builder) aim(d *deed) {
	a := &aims{b: b, from: d.source[0], seen: map[int]bool{}}
	for _, m := range d.source {
		a.seen[m.Head] = true
	}
	if d.reversed {
		if subj, ok := d.verb.Child(syntax.Nsubj); ok {
			a.phrase(subj, nearObject, 0)
		}
	}
	a.verb(d.verb, 0, nearObject)
	home, mine := b.countryOf(d.source[0]), b.sectorOf(d.source[0])
	var armed, own []patient
	for near := range nearnesses {
		for _, m := range a.actors[near] {
			p := patient{m.Start, m.End, []actor.Mention{m}, b.codesOf([]actor.Mention{m}), near}
			switch c, sector := b.countryOf(m), b.sectorOf(m); {
			case c == "" && (near > nearAim || b.lex.is("arms", sector) || near == nearObject && b.lex.is("send", d.verb.Lemma())):
				armed = append(armed, p)
			case c != "" && c == home && (b.lex.is("state", sector) && b.lex.is("state", mine) || sector == mine):
				own = append(own, p)
			default:
				d.patients = append(d.patients, p)
			}
		}
		for _, x := range a.places[near] {
			p := patient{x.Start, x.End, nil, []string{x.Country}, near}
			if x.Country == home {
				own = append(own, p)
			} else {
				d.patients = append(d.patients, p)
			}
		}
	}
	d.patients = append(append(d.patients, armed...), own...)
	if obj, ok := d.verb.Child(syntax.Obj, syntax.NsubjPass); ok && len(d.patients) == 0 {
		d.thing = thing(obj)
	}
}

func (b *builder) sectorOf(m actor.Mention) string { return b.cast.Actors[m.Actor].Sector }

// thing is what a deed is done to that is no actor.
func thing(obj syntax.Token) patient {
	first := obj
	for c := range obj.Children() {
		if c.Index() < first.Index() {
			first = c
		}
	}
	return patient{start: first.Start(), end: obj.End()}
}

func (a *aims) add(at int, np syntax.Token) {
	if m, ok := a.b.headed(np); ok {
		if m.Actor != a.from.Actor && !a.seen[m.Head] {
			a.seen[m.Head] = true
			a.actors[at] = append(a.actors[at], m)
		}
		return
	}
	if p, ok := a.b.placeAt(np); ok {
		a.places[at] = append(a.places[at], p)
	}
}

// placeAt is the place in a country that a token names.
func (b *builder) placeAt(k syntax.Token) (where.Place, bool) {
	i := sort.Search(len(b.places), func(i int) bool { return b.places[i].End > k.Start() })
	if i == len(b.places) || b.places[i].Start > k.Start() || b.places[i].Adjective || b.places[i].Country == "" {
		return where.Place{}, false
	}
	return b.places[i], true
}

// verb looks at what hangs on a verb; least is the nearness of its object.
func (a *aims) verb(v syntax.Token, depth, least int) {
	isPassive := passive(v)
	if isPassive && v.BaseRel() == syntax.Acl && depth == 0 {
		if h, ok := v.Head(); ok {
			a.phrase(h, least, deepest) // not down to the verb again
		}
	}
	for c := range v.Children() {
		switch c.BaseRel() {
		case syntax.Nsubj:
			if c.Rel() == syntax.NsubjPass || depth > 0 && v.BaseRel() != syntax.Xcomp {
				a.phrase(c, least, depth+1)
			}
		case syntax.Obj, syntax.Iobj:
			a.phrase(c, least, depth+1)
		case syntax.Obl:
			a.oblique(c, depth, least, isPassive)
		case syntax.Xcomp, syntax.Advcl, syntax.Ccomp:
			if depth < deepest {
				a.verb(c, depth+1, nearClause)
			}
		}
	}
}

// oblique looks at a phrase behind a preposition.
func (a *aims) oblique(c syntax.Token, depth, least int, isPassive bool) {
	switch {
	case isPassive && (c.Rel() == syntax.OblAgent || casedBy(c, "by")):
		if depth > 0 { // "every offer made by the Taliban"
			a.phrase(c, nearWithin, depth+1)
		}
	case a.b.cased(c, "toward"):
		a.phrase(c, max(least, nearAim), depth+1)
	case !a.b.cased(c, "aside"):
		a.phrase(c, nearPlace, depth+1)
	}
}

// phrase looks at a noun phrase, those joined to it and what hangs on it.
func (a *aims) phrase(np syntax.Token, at, depth int) {
	a.add(at, np)
	for c := range np.Children() {
		switch c.BaseRel() {
		case syntax.Conj:
			if depth < deepest {
				a.phrase(c, at, depth+1)
			}
		case syntax.Compound, syntax.Amod, syntax.Flat, syntax.Appos:
			a.before(c, at)
		case syntax.Nmod:
			near := max(at, nearWithin)
			switch {
			case casedBy(c, "against"):
				near = max(at, nearAim)
			case c.Index() < np.Index():
				near = max(at, nearAim)
			case a.b.cased(c, "aside") && !casedBy(c, "by"): // "a proposal by Iran" is Iran's
				continue
			case !a.b.cased(c, "toward"):
				near = nearPlace
			}
			if depth < deepest {
				a.phrase(c, near, depth+1)
			}
		case syntax.Acl:
			if depth < deepest && c.Rel() != syntax.AclRelcl {
				a.verb(c, depth+1, nearClause)
			}
		}
	}
}

// before looks at a word before a noun, or beside it: "Iranian targets", "a
// rebel-held town".
func (a *aims) before(c syntax.Token, at int) {
	a.add(max(at, nearAim), c)
	for k := range c.Children() {
		switch k.BaseRel() {
		case syntax.Compound, syntax.Obl, syntax.Advmod, syntax.Conj:
			a.add(max(at, nearWithin), k)
		case syntax.Amod:
			if c.BaseRel() == syntax.Compound { // "declared the Peruvian consul persona non grata"
				a.add(max(at, nearWithin), k)
			}
		}
	}
}
