package actor

import "strings"

// familyAlone tells of "Al Thani", "bin Salman" or "von der Leyen": particles and one
// word, the family name of somebody.
func (r *reader) familyAlone(m *rawMention) bool {
	for i := m.first; i < m.last-1; i++ {
		if !r.lex.isParticle(r.lower(i), "link") {
			return false
		}
	}
	return m.last-m.first > 1
}

// fullPerson finds or makes the person of a name of two words or more.
func (r *reader) fullPerson(m *rawMention) int {
	name := r.lex.inSmall(bareName(r.span(m.first, m.last)))
	key := r.personKey(name)
	if i, ok := r.state.byKey[key]; ok {
		if a := &r.cast.Actors[i]; shapeOf(a.Name) == allCaps && shapeOf(name) != allCaps {
			a.Name, a.ID = name, slug(name) // written out in capitals first
		}
		r.enrich(i, m)
		return i
	}
	given, family := r.lex.partsOfName(name)
	// "Al Thani" after "Mohammed bin Abdulrahman Al Thani": the end of a longer name.
	words := strings.Fields(foldName(name))
	if found := r.longerName(words); found >= 0 {
		r.alias(found, name)
		r.enrich(found, m)
		return found
	}
	// "Lee Jae Myung" after "President Lee Jae Myung", "Joe Biden" and "Joseph R.
	// Biden": the same family name and a shared first letter of the given name.
	same := r.state.byFamily[family]
	for _, i := range same[max(0, len(same)-reach):] {
		if a := &r.cast.Actors[i]; compatible(a.given, given) {
			r.state.byKey[key] = i
			r.alias(i, name)
			r.enrich(i, m)
			return i
		}
	}
	if i := r.servantOf(given, family); i >= 0 {
		r.state.byKey[key] = i
		r.alias(i, name)
		r.enrich(i, m)
		return i
	}
	i := r.newActor(key, Actor{ID: slug(name), Kind: Person, Name: name, given: given, family: family})
	r.state.byFamily[family] = append(r.state.byFamily[family], i)
	for _, w := range strings.Fields(foldName(name)) {
		if len(w) > 2 && !r.lex.isParticle(w, "link") {
			r.state.byWord[w] = append(r.state.byWord[w], i)
		}
	}
	r.enrich(i, m)
	return i
}

// servantOf is the person of these names with or without "Abdul" between them, "AK
// Momen" for "AK Abdul Momen"; -1 for nobody.
func (r *reader) servantOf(given, family string) int {
	short := family[strings.LastIndexByte(family, ' ')+1:]
	list := r.state.byWord[short]
	for _, i := range list[max(0, len(list)-reach):] {
		a := &r.cast.Actors[i]
		longer, shorter := a.family, family
		if len(longer) < len(shorter) {
			longer, shorter = shorter, longer
		}
		if a.given == given && given != "" && strings.HasPrefix(longer, "abd") && strings.HasSuffix(longer, " "+shorter) {
			return i
		}
	}
	return -1
}

// longerName is the one person whose longer name ends or begins with these words,
// "Rebelo de Sousa" or "José Manuel Albares"; -1 for none or several.
func (r *reader) longerName(words []string) int {
	part := strings.Join(words, " ")
	found := -1
	for _, w := range []string{words[len(words)-1], words[0]} {
		list := r.state.byWord[w]
		for _, i := range list[max(0, len(list)-reach):] {
			full := foldName(r.cast.Actors[i].Name)
			if !strings.HasSuffix(full, " "+part) && !strings.HasPrefix(full, part+" ") || i == found {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// personKey is the same for all spellings of a well-known person's name.
func (r *reader) personKey(name string) string {
	f := foldName(name)
	if rows := r.lex.rowsOf(f); rows != nil {
		return "person:" + foldName(r.lex.holders[rows[0]].name)
	}
	return "person:" + f
}

// compatible tells whether two given names can be one person's: equal, or one an
// initial or the beginning of the other.
func compatible(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, y := nameWords(a), nameWords(b)
	for i := range min(len(x), len(y)) {
		v, w := x[i], y[i]
		if len(v) > len(w) {
			v, w = w, v
		}
		if v != w && (len(v) > 1 || !strings.HasPrefix(w, v)) {
			return false
		}
	}
	return true
}

func nameWords(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '-' || c == '.' })
}

func (r *reader) alias(i int, name string) {
	a := &r.cast.Actors[i]
	if name == a.Name {
		return
	}
	for _, n := range a.Aliases {
		if n == name {
			return
		}
	}
	a.Aliases = append(a.Aliases, name)
}

// enrich adds to a person what a mention tells: offices, country, gender.
func (r *reader) enrich(i int, m *rawMention) {
	r.state.changes++
	for _, n := range m.offices {
		r.addOffice(i, n)
	}
	a := &r.cast.Actors[i]
	if m.gender != "" && a.Gender == "" {
		a.Gender = m.gender
	}
	if m.countryRow >= 0 && a.Country == "" {
		a.Country = r.lex.countries[m.countryRow].code
	}
	if m.org >= 0 && a.Country == "" {
		a.Country = r.lex.orgs[m.org].standing()
	}
}
