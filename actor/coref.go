package actor

import (
	"sort"
	"strings"

	"chancery/syntax"
)

// The third pass walks the text once more and resolves what only points back:
// pronouns, "the two sides", "the country", "his Korean counterpart". Candidates
// are weighed by how near they are and what part of their sentence they are, after
// the salience factors of Lappin and Leass (1994): a subject before an object, the
// same sentence before the last, and a speaker goes on speaking.

// window is how many sentences back a pronoun may reach.
const window = 3

// seen is one earlier mention as a candidate.
type seen struct {
	mention  int // index into cast.Mentions
	actor    int
	token    int // head
	sentence int
	role     float64
}

// walker is the state of the pass.
type walker struct {
	r      *reader
	seen   []seen
	next   int   // first mention not yet passed
	order  []int // mentions in order of their head
	count  []int // mentions of each actor so far
	groups map[string]int
	// opening is the sentence that opens the story, -1 for none.
	opening int
	quoted  []bool // of each token
}

// pointer is a pronoun or description with its place.
type pointer struct {
	token, first, last int
	do                 func(w *walker, p pointer) (actor, antecedent int, how How)
}

func (r *reader) corefer() {
	w := &walker{r: r, groups: map[string]int{}, opening: r.firstSentence(), quoted: r.quotedTokens()}
	for i := range r.cast.Mentions {
		w.order = append(w.order, i)
	}
	sort.SliceStable(w.order, func(i, j int) bool {
		return r.cast.Mentions[w.order[i]].First < r.cast.Mentions[w.order[j]].First
	})
	w.count = make([]int, len(r.cast.Actors))
	for i := 0; i < r.text.Len(); i++ {
		p, ok := w.pointerAt(i)
		if !ok {
			continue
		}
		w.advance(p.first)
		actor, antecedent, how := p.do(w, p)
		if actor < 0 {
			continue
		}
		w.add(p, actor, antecedent, how)
		if how == ByPronoun {
			w.possessed(p, actor)
		}
		i = p.last - 1
	}
	w.quotedSelves()
}

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

// advance passes all mentions that begin before a token.
func (w *walker) advance(token int) {
	for ; w.next < len(w.order); w.next++ {
		m := &w.r.cast.Mentions[w.order[w.next]]
		if m.First >= token {
			return
		}
		w.see(w.order[w.next])
	}
}

func (w *walker) see(i int) {
	m := &w.r.cast.Mentions[i]
	if m.Actor < 0 {
		return
	}
	for len(w.count) <= m.Actor {
		w.count = append(w.count, 0)
	}
	w.count[m.Actor]++
	w.seen = append(w.seen, seen{
		mention: i, actor: m.Actor, token: m.Head, sentence: w.sentence(m.First), role: w.role(m),
	})
}

func (w *walker) sentence(token int) int { return w.r.text.Token(token).Sentence().Index() }

// add enters a resolved pointer as a mention, and as a candidate for what follows.
func (w *walker) add(p pointer, actor, antecedent int, how How) {
	// "The company" was an actor of its own until something it points to was found.
	for k := w.next; k < len(w.order) && how != ByPronoun; k++ {
		m := &w.r.cast.Mentions[w.order[k]]
		if m.First > p.first {
			break
		}
		if m.First == p.first && m.Last == p.last && m.How != ByName {
			m.Actor, m.Antecedent, m.How = actor, antecedent, how
			return
		}
	}
	i := w.r.addMention(Mention{
		Actor: actor, First: p.first, Last: p.last, WholeFirst: p.first, WholeLast: p.last, How: how, Antecedent: antecedent,
		Modifier: w.r.text.Token(p.token).BaseRel() == syntax.Nmod && w.r.text.Token(p.token).Rel() == syntax.NmodPoss || w.r.modifies(p.last),
	})
	w.see(i)
}

// role weighs what part of its clause a mention is.
func (w *walker) role(m *Mention) float64 {
	if m.Modifier {
		return 0.35
	}
	switch w.r.text.Token(m.Head).BaseRel() {
	case syntax.Nsubj:
		return 1
	case syntax.Obj, syntax.Iobj:
		return 0.7
	case syntax.Obl:
		if w.r.text.Token(m.Head).Rel() == syntax.OblAgent {
			return 0.9
		}
		return 0.6
	case syntax.Nmod, syntax.Compound, syntax.Amod:
		return 0.4
	case syntax.Conj:
		if h, ok := w.r.text.Token(m.Head).Head(); ok && h.BaseRel() == syntax.Nsubj {
			return 0.9
		}
		return 0.5
	case syntax.Root, syntax.Parataxis:
		return 0.7
	}
	return 0.5
}

// pointerAt recognises what begins at token i.
func (w *walker) pointerAt(i int) (pointer, bool) {
	r := w.r
	if r.unitAt[i] >= 0 && r.unitFrom(i) == nil {
		return pointer{}, false
	}
	if r.adorns(i) {
		return pointer{}, false
	}
	if p, ok := w.style(i); ok {
		return p, true
	}
	switch word := r.lower(i); word {
	case "i", "me", "my", "myself":
		return pointer{i, i, i + 1, (*walker).me}, true
	case "he", "him", "his", "himself":
		return pointer{i, i, i + 1, (*walker).he}, true
	case "she", "her", "hers", "herself":
		return pointer{i, i, i + 1, (*walker).she}, true
	case "it", "its", "itself":
		return pointer{i, i, i + 1, (*walker).it}, true
	case "we", "us", "ourselves":
		return pointer{i, i, i + 1, (*walker).us}, true
	case "they", "them", "their", "themselves", "theirs":
		return pointer{i, i, i + 1, (*walker).they}, true
	case "the", "both", "all", "our", "these", "those", "this":
		if p, ok := w.descriptionAt(i); ok {
			return p, true
		}
		if p, ok := w.aged(i); ok {
			return p, true
		}
		if word == "our" {
			return pointer{i, i, i + 1, (*walker).us}, true
		}
		return w.bareOffice(i)
	}
	if p, ok := w.host(i); ok {
		return p, true
	}
	return w.countrySide(i)
}

// adorns tells whether a word is part of a style before a title or a name: "HE the
// President", "His Excellency President Aoun".
func (r *reader) adorns(i int) bool {
	t := r.text.Token(i)
	if h, ok := t.Head(); ok && t.Is(syntax.NmodPoss) {
		t = h
	}
	return t.Is(syntax.NmodDesc) && t.UPOS() == syntax.Propn
}

// descriptionAt recognises "the two sides", "both presidents", "the country".
func (w *walker) descriptionAt(i int) (pointer, bool) {
	r := w.r
	limit := r.text.Token(i).Sentence().Last()
	j, number := i+1, 0
	switch r.lower(i) {
	case "both":
		number = 2
		if l := r.lower(j); l == "the" || l == "our" || l == "these" {
			j++
		}
	}
	switch r.lower(j) {
	case "two":
		number, j = 2, j+1
	case "three":
		number, j = 3, j+1
	case "four":
		number, j = 4, j+1
	}
	if number == 0 && r.lower(i) == "all" {
		return pointer{}, false
	}
	for j < limit && r.filler(r.lower(j)) && r.unitFrom(j) == nil {
		j++
	}
	for n := min(3, limit-j); n > 0; n-- {
		if !r.word(j + n - 1) {
			continue
		}
		for _, d := range r.lex.descriptions[foldName(r.text.Span(j, j+n).Text())] {
			kind := d.kind
			switch {
			case d.form == "many" && (number > 0 || r.lower(i) == "the" && (kind == "sides" || kind == "person" || kind == "leaders") && !r.ofOthers(j+n, limit)):
				return pointer{j + n - 1, i, j + n, func(w *walker, p pointer) (int, int, How) {
					return w.several(p, number, kind, nil)
				}}, true
			case d.form == "one" && number == 0 && (r.lower(i) == "the" || r.lower(i) == "this") && !r.qualified(j+n, limit):
				return pointer{j + n - 1, i, j + n, func(w *walker, p pointer) (int, int, How) {
					return w.theOne(p, d)
				}}, true
			}
		}
	}
	if p, ok := w.number(i, j-1, number); ok && number > 0 && j-1 > i {
		return p, true
	}
	if p, ok := w.number(i, i+1, 0); ok && number == 0 && i+1 < limit {
		return p, true
	}
	if u := r.unitFrom(j); u != nil && u.kind == titleName && number > 0 {
		if n := r.state.officeAt[j]; n >= 0 && r.offices[n].plural {
			o := &r.offices[n]
			return pointer{u.last - 1, i, u.last, func(w *walker, p pointer) (int, int, How) {
				return w.several(p, number, "person", o)
			}}, true
		}
	}
	return w.countrySide(i)
}

// qualified tells whether a noun that ends before token i is made definite by what
// follows ("the country that…", "the state of emergency") and so does not point
// back.
func (r *reader) qualified(i, limit int) bool {
	if i >= limit {
		return false
	}
	switch r.lower(i) {
	case "of", "that", "which", "where", "who", "whose", "-":
		return true
	}
	if r.shape[i] != lowerCase && r.word(i) {
		return true
	}
	switch r.text.Token(i).UPOS() {
	case syntax.Noun:
		return r.text.Token(i-1).Rel() == syntax.Compound
	}
	return false
}

// ofOthers tells of "the leaders of states", "the leaders attending": the words behind
// a plural that ends before token i say who they are, and not by what was told before
// ("of the two countries").
func (r *reader) ofOthers(i, limit int) bool {
	if i+1 >= limit {
		return false
	}
	if r.lower(i) == "of" {
		k := r.text.Token(i + 1)
		return k.UPOS() == syntax.Noun && k.Feat("Number") == "Plur"
	}
	k := r.text.Token(i)
	return k.XPOS() == "VBG" && k.BaseRel() == syntax.Acl
}

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
	if behind := r.counterpartEnd(noun); behind > noun && noun < limit {
		at := behind
		if u := r.unitFrom(at); u != nil && u.kind == titleName {
			at = u.last // "his Kyrgyz counterpart President A"
		}
		if r.unitFrom(at) == nil {
			if at == behind && r.lower(at) == "," {
				at++
			}
			if r.personName(at, true) > at {
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

// counterpartEnd is the token behind "counterpart" or "opposite number", i where
// neither stands.
func (r *reader) counterpartEnd(i int) int {
	switch {
	case r.lower(i) == "counterpart":
		return i + 1
	case r.lower(i) == "opposite" && r.lower(i+1) == "number":
		return i + 2
	}
	return i
}

func (w *walker) ensure(actor int) int {
	for len(w.count) <= actor {
		w.count = append(w.count, 0)
	}
	return actor
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
		return found, -1, ByTitle
	}
	return -1, -1, ""
}

// namedCounterpart gives the person named behind "his Indian counterpart" the
// office that its possessor holds, for the other country. Whole tells that the
// description belongs to this name alone.
func (w *walker) namedCounterpart(p pointer, row, at int, whole bool) {
	code := w.r.lex.countries[row].code
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
	if person.Country == "" {
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
		if w.seen[i].actor == b || a.Kind != Person || a.Office == nil || a.Office.Status == "former" || a.Country == code {
			continue
		}
		o := *a.Office
		for _, other := range a.Offices { // a deputy prime minister is met for the ministry
			if o.Level == "deputy head of government" && ministerial(other.Level) && other.Status == "" {
				o = other
			}
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

// theOne resolves "the country", "the bloc": the actor of the kind that weighs
// most in this sentence and the two before.
func (w *walker) theOne(p pointer, d description) (int, int, How) {
	if d.kind == "country" && d.only == "" {
		if i := w.speakersCountry(p); i >= 0 {
			return i, -1, ByTitle
		}
	}
	noun := w.r.lower(p.last - 1)
	s, ok := w.best(p, func(a *Actor) bool { return d.fits(a, noun) }, 1.3)
	if !ok {
		return -1, -1, ""
	}
	return s.actor, s.mention, ByTitle
}

// fits tells whether an actor can be what the noun points to.
func (d description) fits(a *Actor, noun string) bool {
	if d.kind == "country" {
		return a.Kind == Country && !a.sub && (d.only == "" || strings.Contains(d.only, a.Country))
	}
	if a.Kind != Organization {
		return false
	}
	switch d.kind {
	case "bloc":
		return (a.class == "IGO" || a.class == "EUR" || a.class == "UNO") && a.Sector2 != "JRN"
	case "company":
		return a.Sector == "BUS"
	case "party":
		return a.Sector == "PTY"
	case "group":
		return a.Sector == "REB" || a.Sector == "CRM" || a.Sector == "UAF" || a.Sector == "PRM"
	case "media":
		return a.Sector == "JRN" || a.Sector2 == "JRN"
	case "body":
		return strings.Contains(strings.ToLower(a.Name), noun)
	}
	return false
}

// speakersCountry is the country of an official who is the subject of the clause
// above: "He also noted that the country is willing".
func (w *walker) speakersCountry(p pointer) int {
	k := w.r.text.Token(p.token)
	for depth := 0; depth < 6; depth++ {
		h, ok := k.Head()
		if !ok {
			return -1
		}
		if k.BaseRel() == syntax.Ccomp {
			subject, ok := h.ChildBase(syntax.Nsubj)
			if !ok {
				return -1
			}
			for i := len(w.seen) - 1; i >= 0 && w.seen[i].sentence >= w.sentence(p.token); i-- {
				if w.seen[i].token == subject.Index() {
					a := &w.r.cast.Actors[w.seen[i].actor]
					if a.Kind == Person {
						return w.countryActor(w.r.countryOf(a))
					}
				}
			}
			return -1
		}
		k = h
	}
	return -1
}

// countryActor is the actor of a country's code, -1 when the text has none.
func (w *walker) countryActor(code string) int {
	if code == "" {
		return -1
	}
	if i, ok := w.r.state.byKey["country:"+code]; ok {
		return i
	}
	return -1
}

// best is the candidate that weighs most; false when there is none, or when the
// second weighs nearly as much: then the first is less than margin times as heavy.
func (w *walker) best(p pointer, fits func(*Actor) bool, margin float64) (seen, bool) {
	here := w.sentence(p.token)
	weight := map[int]float64{}
	last := map[int]seen{}
	for i := len(w.seen) - 1; i >= 0; i-- {
		s := w.seen[i]
		d := here - s.sentence
		if d > window {
			break
		}
		if d < 0 || !fits(&w.r.cast.Actors[s.actor]) || w.hushed(p, s) {
			continue
		}
		v := s.role
		for range d {
			v *= 0.5
		}
		if v > weight[s.actor] {
			weight[s.actor] = v
		}
		if _, ok := last[s.actor]; !ok {
			last[s.actor] = s
		}
	}
	one, two := -1, -1
	for a := range weight {
		switch {
		case one < 0 || weight[a] > weight[one] || weight[a] == weight[one] && last[a].token > last[one].token:
			one, two = a, one
		case two < 0 || weight[a] > weight[two]:
			two = a
		}
	}
	if one < 0 || two >= 0 && weight[one] < margin*weight[two] {
		return seen{}, false
	}
	return last[one], true
}
