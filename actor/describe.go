package actor

import (
	"slices"
	"strconv"
	"strings"

	"chancery/syntax"
)

// officeActor finds the person whom an office without a name means: the one that
// holds it in this document, else a person known by the office alone, when its
// country or organization is told.
func (r *reader) officeActor(m *rawMention) int {
	o := &r.offices[m.offices[0]]
	if m.plural {
		return -1
	}
	if o.country == "" && o.org < 0 && o.orgName == "" && o.orgUnit < 0 && r.lower(o.last) == "of" && o.title.level != "" {
		return -1 // the president of something that was not read
	}
	if !o.indefinite {
		fit := r.holdersOf(o)
		if len(fit) == 1 {
			return fit[0]
		}
		if len(fit) > 1 {
			return -1
		}
		if i := r.becomesHolder(o); i >= 0 {
			r.addOffice(i, m.offices[0])
			return i
		}
		if i := r.diplomat(o); i >= 0 {
			return i
		}
		if i := r.onlyNamed(o); i >= 0 {
			return i
		}
	}
	if o.country == "" && o.org < 0 && o.orgName == "" && !r.ofUnitedNations(o) {
		return -1
	}
	if r.holdsNone(o) || o.org >= 0 && o.countryRow >= 0 && strings.Contains(r.span(o.first, o.head), "-") { // "the EU-China leaders' meeting"
		return -1
	}
	text := r.span(o.first, o.last)
	for _, d := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		text = strings.TrimPrefix(text, d)
	}
	if o.status == "former" && o.indefinite {
		text = o.status + " " + o.text
	}
	key := "office:" + o.status + ":" + o.country + ":" + strings.ToLower(o.text)
	if o.org >= 0 {
		key += ":" + r.lex.orgs[o.org].id
	}
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	i := r.newActor(key, Actor{ID: slug(text), Kind: Person, Name: text})
	r.addOffice(i, m.offices[0])
	return i
}

// anyHolder tells of whoever held an office in its history: "the first Indian prime
// minister to visit Poland", "the first visit by a Ukrainian minister in ten years".
func (r *reader) anyHolder(o *officePhrase) bool {
	const reach = 6 // words before "by a minister"
	if ordinal(r.lower(o.first)) || r.lower(o.first) == "the" && ordinal(r.lower(o.first+1)) {
		return true
	}
	if w := r.lower(o.first - 1); w != "by" && w != "of" {
		return false
	}
	for i := o.first - 2; i >= 0 && i > o.first-2-reach && r.sameSentence(i, o.first); i-- {
		if ordinal(r.lower(i)) {
			return true
		}
	}
	return false
}

func ordinal(w string) bool { return w == "first" || w == "second" || w == "third" || w == "last" }

// holdsNone tells of an office that is spoken of without its holder: "a candidate for
// Secretary-General of the OAS", "Peru, as chair of the forum", "the post of Secretary".
func (r *reader) holdsNone(o *officePhrase) bool {
	at := o.first - 1
	if o.indefinite && r.anyHolder(o) {
		return true
	}
	switch r.lower(at) {
	case "as":
		return true
	case "of", "for":
		switch r.lower(at - 1) {
		case "candidate", "candidates", "candidacy", "post", "posts", "position", "role", "job", "bid", "election", "nominee", "contender":
			return true
		}
	}
	return false
}

// diplomat is the one person of the country who answers to "the American diplomat",
// -1 for none or several.
func (r *reader) diplomat(o *officePhrase) int {
	if o.country == "" {
		return -1
	}
	for _, d := range r.lex.descriptions[foldName(o.title.text)] {
		if d.form != "holder" {
			continue
		}
		var fit []int
		for _, level := range strings.Split(d.only, "|") {
			fit = append(fit, r.ofLevel(o.country, level)...)
		}
		if len(fit) == 1 {
			return fit[0]
		}
	}
	return -1
}

// onlyNamed is the one person of a country named in the document whom "the Estonian leader", "the
// Lao minister" or "the Luxembourg official" means, by the levels of office that the word
// can stand for; -1 for none or several, and where unnamed people of that kind and country
// are told of before.
func (r *reader) onlyNamed(o *officePhrase) int {
	if o.country == "" || o.org >= 0 || o.orgName != "" || o.orgUnit >= 0 || o.status == "former" || r.lower(o.first) != "the" {
		return -1
	}
	levels := ""
	for _, d := range r.lex.descriptions[foldName(o.title.text)] {
		if d.form == "generic" {
			levels = d.only
		}
	}
	if levels == "" || r.unnamedBefore(o) {
		return -1
	}
	only := -1
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person || r.servedBy(a) != o.country && (len(a.Offices) == 0 || r.homeCountry(a) != o.country) || !r.canBe(a, o.country, levels) {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = i
	}
	return only
}

// canBe tells whether a person holds an office of one of the levels, in the text or, where
// that gives none, by the list of holders.
func (r *reader) canBe(a *Actor, country, levels string) bool {
	one := strings.Split(levels, "|")
	for _, b := range a.Offices {
		if b.Status != "former" && slices.Contains(one, b.Level) {
			return true
		}
	}
	if len(a.Offices) > 0 {
		return false
	}
	for _, row := range r.lex.rowsOf(a.Name) {
		for _, h := range r.lex.tenures(row) {
			if h.country == country && slices.Contains(one, h.level) && (r.year == 0 || r.covers(h)) {
				return true
			}
		}
	}
	return false
}

// unnamedBefore tells of "a US official" or "US officials" before "the US official".
func (r *reader) unnamedBefore(o *officePhrase) bool {
	for i := range r.offices {
		b := &r.offices[i]
		if b.first < o.first && b.country == o.country && (b.indefinite || b.plural || r.lower(b.first) != "the") && b.title.text == o.title.text {
			return true
		}
	}
	return false
}

// holdersOf lists the persons that hold an office of the same level, country and
// status in this document.
func (r *reader) holdersOf(o *officePhrase) []int {
	key := [5]string{o.country, o.text, o.status, o.orgName, strconv.Itoa(o.org)}
	if fit, ok := r.state.holders[key]; ok {
		return fit
	}
	fit := r.ownHolders(o, r.findHolders(o))
	if r.state.holders == nil {
		r.state.holders = map[[5]string][]int{}
	}
	r.state.holders[key] = fit
	return fit
}

func (r *reader) findHolders(o *officePhrase) []int {
	var fit []int
	best := 0
	level := r.levelOf(o)
	if o.title.text == "leader" && o.country != "" && level == "head of state" && o.status != "former" {
		for _, level := range []string{"head of state", "head of government"} {
			if fit = r.ofLevel(o.country, level); len(fit) > 0 {
				return fit
			}
		}
	}
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person || strings.HasPrefix(a.ID, "office:") {
			continue
		}
		rank := 0
		for k := range a.Offices {
			b := &a.Offices[k]
			if o.country != "" && r.heldFor(a, b) != o.country {
				continue
			}
			if o.org >= 0 && r.lex.orgs[o.org].host == "" && b.Organization != r.lex.orgs[o.org].name || o.orgName != "" && b.Organization != o.orgName && !strings.HasSuffix(b.Organization, " "+o.orgName) {
				continue
			}
			rank = max(rank, r.answers(o, level, b))
			if rank == 0 && o.org >= 0 && level == "head of organization" && b.Level == level && b.Status == "" && o.status == "" {
				rank = 1 // "the UN chief" for the Secretary-General
			}
		}
		switch {
		case rank > best:
			best, fit = rank, append(fit[:0], i)
		case rank == best && rank > 0:
			fit = append(fit, i)
		}
	}
	return fit
}

// heldFor is the country of an office, that of its holder where the text leaves it
// unsaid: "the U.S. president" after "President Donald Trump".
func (r *reader) heldFor(a *Actor, b *Office) string {
	if b.Country != "" || b.Organization != "" {
		return b.Country
	}
	return r.homeCountry(a)
}

// ofLevel lists the persons that hold an office of the level for the country.
func (r *reader) ofLevel(code, level string) []int {
	var fit []int
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person {
			continue
		}
		for _, b := range a.Offices {
			if b.Level == level && b.Status != "former" && r.heldFor(a, &b) == code {
				fit = append(fit, i)
				break
			}
		}
	}
	return fit
}

func lastWord(s string) string {
	w := strings.Fields(s)
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}

// nounActor finds or makes the body or group that a common noun names.
func (r *reader) nounActor(m *rawMention) int {
	u := r.units[m.ref]
	sector, sector2 := u.sector, u.sector2
	if u.ref >= 0 {
		sector, sector2 = r.lex.sectors[u.ref].sector, r.lex.sectors[u.ref].sector2
	}
	if sector == "UNK" {
		return -1
	}
	code, cameo := "", ""
	if m.countryRow >= 0 {
		code, cameo = r.lex.countries[m.countryRow].code, r.lex.countries[m.countryRow].cameo
	}
	if i := r.onlyOfCountry(m, sector, code); i >= 0 {
		return i
	}
	noun := r.span(u.first, u.last)
	if m.kind == rawBody && !m.plural {
		if code == "" && !r.proper(u) && !r.acts(u) {
			return -1
		}
		name := r.span(m.first, m.last)
		if m.possessor >= 0 {
			name = noun + " of " + r.lex.countries[m.countryRow].name
		}
		key := "body:" + code + ":" + strings.ToLower(noun)
		if i, ok := r.state.byKey[key]; ok {
			return i
		}
		return r.newActor(key, Actor{
			ID: slug(code + " " + noun), Kind: Organization, Name: strings.TrimPrefix(name, "the "), Country: code,
			Sector: sector, Sector2: sector2, Cameo: cameo + sector,
		})
	}
	if code == "" && !r.acts(u) {
		return -1
	}
	key := "agent:" + code + ":" + sector + ":" + strings.ToLower(singular(noun))
	if code != "" && sector == "BUS" {
		key = "agent:" + code + ":" + sector
	}
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{
		ID: slug(code + " " + noun), Kind: Group, Name: r.span(m.first, m.last), Country: code, Sector: sector, Sector2: sector2,
		Cameo: cameo + sector, Plural: m.plural,
	})
}

// onlyOfCountry is the one office-holder of the country whom "the Hungarian nationalist"
// can mean, a politician called by what he stands for; -1 for none or several.
func (r *reader) onlyOfCountry(m *rawMention, sector, code string) int {
	if m.kind == rawBody || m.plural || code == "" || sector != "PTY" || r.lower(m.first) != "the" && r.lower(max(m.first-1, 0)) != "the" {
		return -1
	}
	only := -1
	for i := range r.cast.Actors {
		a := &r.cast.Actors[i]
		if a.Kind != Person || len(a.Offices) == 0 || r.homeCountry(a) != code {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = i
	}
	return only
}

func singular(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "s"), "S")
}

// proper tells whether a body without a country is written as a name: "the Foreign
// Ministry", "Congress".
func (r *reader) proper(u unit) bool {
	s := r.text.Token(u.first).Sentence()
	if r.loud[s.Index()] || u.first == s.First() && u.last == u.first+1 {
		return false
	}
	return r.shape[u.last-1] != lowerCase && r.shape[u.first] != lowerCase
}

// acts tells whether a noun without a country takes part in what the sentence
// tells: as a subject, an object or an agent.
func (r *reader) acts(u unit) bool {
	head := r.text.Token(u.last - 1)
	if h, ok := r.text.Span(u.first, u.last).Head(); ok {
		head = h
	}
	switch head.Rel() {
	case syntax.Nsubj, syntax.NsubjPass, syntax.Obj, syntax.OblAgent:
		return true
	case syntax.Conj:
		h, ok := head.Head()
		return ok && (h.BaseRel() == syntax.Nsubj || h.BaseRel() == syntax.Obj)
	}
	return false
}
