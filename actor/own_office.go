package actor

import "slices"

// ownOffices makes actors of the offices that speak for an official without a name
// of their own: "Netanyahu's office", "his office". They are organizations of his
// country.
func (r *reader) ownOffices() {
	of := map[int]int{} // official → the office
	for i, n := 0, len(r.cast.Mentions); i < n; i++ {
		m := r.cast.Mentions[i]
		at, ok := r.officeBehind(m)
		if !ok {
			continue
		}
		if _, known := of[m.Actor]; !known {
			a := r.cast.Actors[m.Actor]
			office := Actor{ID: slug(a.Name + " office"), Kind: Organization, Name: a.Name + "'s office", Country: a.Country, Sector: "GOV"}
			if row, ok := r.lex.byCode[a.Country]; ok {
				office.Cameo = r.lex.countries[row].cameo + "GOV"
			}
			of[m.Actor] = r.newActor("", office)
		}
		r.cast.Mentions = append(r.cast.Mentions, Mention{
			Actor: of[m.Actor], Start: r.text.Token(m.WholeFirst).Start(), End: r.text.Token(at).End(),
			First: m.WholeFirst, Last: at + 1, WholeFirst: m.WholeFirst, WholeLast: at + 1,
			Head: at, How: ByTitle, Antecedent: -1,
		})
	}
}

// officeBehind is the token of the "office" that a mention of an official has
// behind it, as one that acts and no room: "in his office" is a place, and "the
// office of his lawyer" somebody else's.
func (r *reader) officeBehind(m Mention) (int, bool) {
	if m.Actor < 0 || m.WholeFirst < 0 || m.WholeLast <= m.WholeFirst {
		return 0, false
	}
	a := &r.cast.Actors[m.Actor]
	if a.Kind != Person || a.Country == "" || len(a.Offices) == 0 && !a.WellKnown || a.Office != nil && a.Office.Status == "former" {
		return 0, false
	}
	at := m.WholeLast
	switch {
	case m.How == ByPronoun:
		if w := r.lower(m.First); w != "his" && w != "her" {
			return 0, false
		}
	case r.lower(at) == "'s" || r.lower(at) == "’s":
		at++
	case r.lower(at-1) != "'s" && r.lower(at-1) != "’s":
		return 0, false
	}
	room := slices.Contains([]string{"in", "at", "to", "into", "inside", "outside", "near"}, r.lower(m.WholeFirst-1))
	return at, r.lower(at) == "office" && r.lower(at+1) != "of" && !room
}
