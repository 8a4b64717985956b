package actor

import (
	"slices"
	"strings"
)

// countrySide recognises "the Chinese side", "Seoul's delegation", "its Korean
// counterpart": a country, then a noun that stands for it.
func (w *walker) countrySide(i int) (pointer, bool) {
	r := w.r
	limit := r.text.Token(i).Sentence().Last()
	j, possessive := i, -1
	switch r.lower(i) {
	case "the":
		j++
	case "his", "her", "its", "their":
		possessive, j = i, i+1
	}
	if r.lower(j) == "counterparts" {
		return w.counterpartsFrom(j)
	}
	u := r.unitFrom(j)
	if u == nil || u.kind > countryCapital || u.last >= limit {
		return pointer{}, false
	}
	row := int(u.ref)
	noun := u.last
	if p := r.lower(noun); p == "'s" || p == "’s" {
		noun++
	}
	for _, d := range r.lex.descriptions[r.lower(noun)] {
		if d.form == "side" && possessive < 0 && noun < limit {
			return pointer{noun, i, noun + 1, func(w *walker, p pointer) (int, int, How) {
				return w.ensure(r.countryActor(row)), -1, ByTitle
			}}, true
		}
	}
	if p, ok := w.counterparts(i, j); ok {
		return p, true
	}
	if r.ofHis(i) && noun < limit && slices.ContainsFunc(r.lex.descriptions[r.lower(noun)], func(d description) bool { return d.form == "other" }) && r.counterpartEnd(noun) == noun {
		return pointer{noun, i, noun + 1, func(w *walker, p pointer) (int, int, How) {
			return w.counterpart(p, row) // "his Chilean host"
		}}, true
	}
	if behind := r.counterpartEnd(noun); behind > noun && noun < limit {
		at := behind
		if u := r.unitFrom(at); u != nil && u.kind == titleName {
			at = u.last // "his Kyrgyz counterpart President A"
		}
		if u := r.unitFrom(at); u == nil || u.kind == honorificName {
			if at == behind && r.lower(at) == "," {
				at++
			}
			if at = r.behindHonorifics(at); r.personName(at, true) > at {
				return pointer{noun, i, behind, func(w *walker, p pointer) (int, int, How) {
					w.namedCounterpart(p, row, at, true)
					return -1, -1, ""
				}}, true
			}
		}
		return pointer{noun, i, behind, func(w *walker, p pointer) (int, int, How) {
			return w.counterpart(p, row)
		}}, true
	}
	return pointer{}, false
}

// bareCounterpart recognises "his counterpart, A", of a country that is not told; the
// noun stands at token i.
func (w *walker) bareCounterpart(i int) (pointer, bool) {
	r := w.r
	end := r.counterpartEnd(i)
	at := end
	if r.lower(at) == "," {
		at++
	}
	at = r.behindHonorifics(at)
	if end == i || !r.sameSentence(i, at) || r.personName(at, true) <= at {
		return pointer{}, false
	}
	return pointer{i, i - 1, end, func(w *walker, p pointer) (int, int, How) {
		w.namedCounterpart(p, -1, at, true)
		return -1, -1, ""
	}}, true
}

// ofHis tells of "his" at a token or right before it.
func (r *reader) ofHis(i int) bool {
	for _, w := range []string{r.lower(i), r.lower(i - 1)} {
		if w == "his" || w == "her" || w == "their" {
			return true
		}
	}
	return false
}

// behindHonorifics is the token behind "H.E. Mr.".
func (r *reader) behindHonorifics(i int) int {
	for u := r.unitFrom(i); u != nil && u.kind == honorificName; u = r.unitFrom(i) {
		i = u.last
	}
	return i
}

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
	if len(rows) < 2 || j >= limit || r.lower(j) != "counterparts" && r.lower(j) != "colleagues" {
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

// counterpartEnd is the token behind "counterpart", "colleague" or "opposite number", i where
// neither stands.
func (r *reader) counterpartEnd(i int) int {
	switch {
	case r.lower(i) == "counterpart" || r.lower(i) == "colleague":
		return i + 1
	case r.lower(i) == "opposite" && r.lower(i+1) == "number":
		return i + 2
	}
	return i
}

// counterpart finds the person of the country who holds an office of the level of
// someone named in this sentence or the last.
func (w *walker) counterpart(p pointer, row int) (int, int, How) {
	code := w.r.lex.countries[row].code
	here := w.sentence(p.token)
	for i := len(w.seen) - 1; i >= 0 && here-w.seen[i].sentence <= 1; i-- {
		a := &w.r.cast.Actors[w.seen[i].actor]
		if a.Kind != Person || a.Country == code || len(a.Offices) == 0 {
			continue
		}
		found, only, people := -1, -1, 0
		for j := range w.r.cast.Actors {
			b := &w.r.cast.Actors[j]
			if b.Kind != Person || b.Country != code {
				continue
			}
			people++
			if len(b.Offices) == 0 {
				only = j // "France's Jean-Noel Barrot"
			}
			if sharesLevel(a, b) {
				if found >= 0 {
					return -1, -1, ""
				}
				found = j
			}
		}
		if found < 0 && people == 1 {
			found = only
		}
		if people == 0 && a.Office != nil && a.Office.Status == "" {
			found = w.unnamedCounterpart(p, a.Office, code)
		}
		return found, -1, ByTitle
	}
	return -1, -1, ""
}

// unnamedCounterpart is the holder of an office in another country whom "his Swiss
// counterpart" alone tells of.
func (w *walker) unnamedCounterpart(p pointer, o *Office, code string) int {
	r := w.r
	first := p.first
	switch r.lower(first) {
	case "his", "her", "its", "their", "the":
		first++
	}
	if l := r.lower(p.last - 1); p.last-first < 2 || l != "counterpart" && l != "number" || r.named(p.last) {
		return -1
	}
	name := r.span(first, p.last)
	key := "counterpart:" + code + ":" + strings.ToLower(o.Title)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	own := *o
	own.Country, own.Organization = code, ""
	own.Start, own.End = r.text.Token(p.first).Start(), r.text.Token(p.last-1).End()
	return w.ensure(r.newActor(key, Actor{ID: slug(name), Kind: Person, Name: name, Country: code, Offices: []Office{own}}))
}

// named tells whether a name seems to follow, behind a comma or not.
func (r *reader) named(i int) bool {
	if r.lower(i) == "," {
		i++
	}
	return i < r.text.Len() && r.word(i) && r.shape[i] != lowerCase
}

// namedCounterpart gives the person named behind "his Indian counterpart" the
// office that its possessor holds, for the other country; row is -1 where no country is
// told. Whole tells that the description belongs to this name alone.
func (w *walker) namedCounterpart(p pointer, row, at int, whole bool) {
	b := -1
	for i := range w.r.cast.Mentions {
		if m := &w.r.cast.Mentions[i]; m.First == at && m.How == ByName && m.Actor >= 0 && w.r.cast.Actors[m.Actor].Kind == Person {
			b = m.Actor
			if !whole {
				break
			}
			m.WholeFirst = min(m.WholeFirst, p.first)
			if h, ok := w.r.text.Span(m.WholeFirst, m.WholeLast).Head(); ok {
				m.Head = h.Index()
			}
		}
	}
	if b < 0 {
		return
	}
	w.r.state.changes++
	person := &w.r.cast.Actors[b]
	code := person.Country
	if row >= 0 {
		code = w.r.lex.countries[row].code
	}
	person.abroad = person.abroad || row < 0
	if person.Country == "" || whole && w.r.lex.rowsOf(person.Name) == nil && w.r.countryOf(person) == "" {
		person.Country = code
	}
	if len(person.Offices) > 0 || person.Country != code {
		return
	}
	here := w.sentence(p.token)
	for i := len(w.seen) - 1; i >= 0 && here == w.seen[i].sentence; i-- {
		a := &w.r.cast.Actors[w.seen[i].actor]
		if m := &w.r.cast.Mentions[w.seen[i].mention]; m.How == ByPronoun && m.First == p.first {
			continue // "his" of "his counterpart" says nothing that its clause does not
		}
		if w.seen[i].actor == b || a.Kind != Person || a.Office == nil || a.Office.Status == "former" || a.Country == code && code != "" {
			continue
		}
		if m := &w.r.cast.Mentions[w.seen[i].mention]; row < 0 && m.WholeLast == p.first-1 && w.r.lower(m.WholeLast) == "and" {
			continue // "met the premier, A, and his counterpart, B"
		}
		o := *a.Office
		for _, other := range a.Offices { // a deputy prime minister is met for the ministry
			if o.Level == "deputy head of government" && ministerial(other.Level) && other.Status == "" {
				o = other
			}
		}
		if title := w.r.lex.elsewhere[strings.ToLower(o.Title)]; title != "" {
			o.Title = title // the counterpart of a Secretary of State is a foreign minister
		}
		o.Country, o.Organization, o.Status = code, "", ""
		o.Start, o.End = w.r.text.Token(p.first).Start(), w.r.text.Token(p.last-1).End()
		person.Offices = append(person.Offices, o)
		return
	}
}

func sharesLevel(a, b *Actor) bool {
	for _, x := range a.Offices {
		for _, y := range b.Offices {
			if x.Level == y.Level && x.Level != "" || strings.EqualFold(x.Title, y.Title) {
				return true
			}
		}
	}
	return false
}

// host recognises "his counterpart, A", and "his host", "her guest": the other one of two who hold offices.
func (w *walker) host(i int) (pointer, bool) {
	r := w.r
	if p := r.lower(i - 1); p != "his" && p != "her" && p != "their" || !r.sameSentence(i-1, i) {
		return pointer{}, false
	}
	if p, ok := w.bareCounterpart(i); ok {
		return p, true
	}
	if !slices.ContainsFunc(r.lex.descriptions[r.lower(i)], func(d description) bool { return d.form == "other" }) {
		return pointer{}, false
	}
	return pointer{i, i - 1, i + 1, func(w *walker, p pointer) (int, int, How) {
		one := -1
		for k := len(w.seen) - 1; k >= 0 && k > len(w.seen)-8; k-- {
			if m := &r.cast.Mentions[w.seen[k].mention]; m.First == i-1 && m.How == ByPronoun {
				one = w.seen[k].actor
			}
		}
		if one < 0 || r.cast.Actors[one].Kind != Person {
			return -1, -1, ""
		}
		s, ok := w.best(p, func(a *Actor) bool {
			b := &r.cast.Actors[one]
			return a.Kind == Person && a != b && len(a.Offices) > 0 && (a.Country != b.Country || a.Country == "")
		}, 1.6)
		if !ok {
			return -1, -1, ""
		}
		return s.actor, s.mention, ByTitle
	}}, true
}
