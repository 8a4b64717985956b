package actor

import "slices"

// counterparts recognises "his Japanese and Chinese counterparts", with or without
// their names behind: persons of those countries who hold an office of the level of
// somebody named before. Token i begins the phrase, j its first country.
func (w *walker) counterparts(i, j int) (pointer, bool) {
	r := w.r
	limit := r.text.Token(i).Sentence().Last()
	var rows []int
	for j < limit {
		if u := r.unitFrom(j); u != nil && (u.kind == countryAdjective || u.kind == countryName || u.kind == countryDemonym) {
			rows = append(rows, int(u.ref))
			j = u.last
			continue
		}
		if l := r.lower(j); l != "," && l != "and" && l != "his" && l != "her" && l != "their" && !(r.filler(l) && r.unitFrom(j) == nil) {
			break
		}
		j++
	}
	if len(rows) < 2 || j >= limit || r.lower(j) != "counterparts" {
		return pointer{}, false
	}
	return w.theseCounterparts(rows, j, i, j+1, limit), true
}

// counterpartsFrom recognises "his counterparts from the United States and Japan";
// token j is
// the noun.
func (w *walker) counterpartsFrom(j int) (pointer, bool) {
	r := w.r
	limit := r.text.Token(j).Sentence().Last()
	if l := r.lower(j + 1); l != "from" && l != "of" {
		return pointer{}, false
	}
	var rows []int
	end := j + 2
	for k := end; k < limit; {
		if u := r.unitFrom(k); u != nil && u.kind == countryName {
			rows, k, end = append(rows, int(u.ref)), u.last, u.last
			continue
		}
		if l := r.lower(k); l != "," && l != "and" && l != "the" {
			break
		}
		k++
	}
	if len(rows) < 2 || end >= limit {
		return pointer{}, false
	}
	return w.theseCounterparts(rows, j, j, end, limit), true
}

// theseCounterparts are the officials of the countries, named behind token last or
// known already; noun is the token of "counterparts", first where its phrase begins.
func (w *walker) theseCounterparts(rows []int, noun, first, last, limit int) pointer {
	return pointer{noun, first, last, func(w *walker, p pointer) (int, int, How) {
		if names := w.namesBehind(p.last, limit); len(names) == len(rows) {
			for n, at := range names {
				w.namedCounterpart(p, rows[n], at, false)
			}
			return -1, -1, ""
		}
		var members []int
		for _, row := range rows {
			who, _, _ := w.counterpart(p, row)
			if who < 0 || slices.Contains(members, who) {
				return -1, -1, ""
			}
			members = append(members, who)
		}
		return w.groupOf(members), w.lastOf(members), ByGroup
	}}
}

// namesBehind lists the first tokens of the persons' names that stand in a list from
// a token on, commas and "and" between them.
func (w *walker) namesBehind(i, limit int) []int {
	r := w.r
	var out []int
	for i < limit {
		if l := r.lower(i); l == "," || l == "and" || l == "-" || l == "–" || l == "—" || l == ":" {
			i++
			continue
		}
		if u := r.unitFrom(i); u != nil && u.kind == honorificName {
			i = u.last
			continue
		}
		end := r.personName(i, true)
		if end-i < 2 || !r.looksLikePerson(i, end) {
			return out
		}
		out = append(out, i)
		i = end
	}
	return out
}
