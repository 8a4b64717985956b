package actor

// possessed resolves what waits for its possessive pronoun: "its enterprises" once
// "its" is China, "his foreign minister" once "his" is a president.
func (w *walker) possessed(p pointer, owner int) {
	code := w.r.cast.Actors[owner].Country
	row, known := w.r.lex.byCode[code]
	if !known {
		return
	}
	if at, ok := w.r.state.owned[p.token]; ok { // "Murillo, his ambassador"
		w.r.state.changes++
		a := &w.r.cast.Actors[at[0]]
		if o := &a.Offices[at[1]]; o.Country == "" {
			o.Country = code
		}
		if a.Country == "" {
			a.Country = code
		}
	}
	n, ok := w.r.state.deferred[p.token]
	if !ok {
		return
	}
	m := &w.r.raw[n]
	if m.kind == rawBody && w.entourage(p, owner, m) {
		return
	}
	actor := -1
	if m.kind == rawOffice {
		o := &w.r.offices[m.offices[0]]
		if o.countryRow < 0 && o.org < 0 && o.orgName == "" {
			w.r.setCountry(o, row)
		}
		actor = w.r.officeActor(m)
	} else {
		m.countryRow = row
		actor = w.r.nounActor(m)
	}
	if actor < 0 || actor == owner {
		return
	}
	w.ensure(actor)
	how := ByGroup
	if m.kind == rawOffice || w.r.cast.Actors[actor].Kind != Group {
		how = ByTitle
	}
	i := w.r.addMention(Mention{
		Actor: actor, First: m.first, Last: m.last, WholeFirst: m.wholeFirst, WholeLast: m.wholeLast, How: how,
		Antecedent: -1, Modifier: m.modifier,
	})
	w.see(i)
}

// entourage tells of "Lavrov and his party": those who travel with him.
func (w *walker) entourage(p pointer, owner int, m *rawMention) bool {
	if w.r.cast.Actors[owner].Kind != Person || w.r.lower(m.last-1) != "party" {
		return false
	}
	_, ok := w.joinedTo(p, func(s seen) bool { return s.actor == owner })
	return ok
}

// joinedTo is the mention that "and" joins a pointer to, if it fits.
func (w *walker) joinedTo(p pointer, fits func(seen) bool) (seen, bool) {
	if p.first == 0 || w.r.lower(p.first-1) != "and" {
		return seen{}, false
	}
	for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence == w.sentence(p.token); i-- {
		if s := w.seen[i]; w.r.cast.Mentions[s.mention].WholeLast == p.first-1 && fits(s) {
			return s, true
		}
	}
	return seen{}, false
}
