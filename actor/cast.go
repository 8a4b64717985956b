package actor

import (
	"strings"

	"chancery/record"
	"chancery/syntax"
)

// Read finds the actors of a document. The text must be the parse of the
// document's stored text; q is its Quoter.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text) *Cast {
	if text == nil || text.Len() == 0 {
		return &Cast{atHead: map[int]int{}}
	}
	r := newReader(doc, text)
	r.scan()
	r.collect()
	r.shortNames()
	r.resolve()
	r.settle()
	r.findVoice(q)
	r.findTurns()
	r.corefer()
	r.lateVoice(q)
	r.finish()
	r.findVoice(q)
	r.findTurns()
	return r.cast
}

// resolver is the state of the second pass, which gives each raw mention its actor.
type resolver struct {
	names    map[string]bool // folded words of persons' names
	officeAt []int32
	shorts   [][2]int // tokens that may be short names of persons

	byKey    map[string]int      // key of a country, organization or full name → actor
	byFamily map[string][]int    // folded family name → persons
	byWord   map[string][]int    // any folded word of a full name → persons
	expanded map[int]int         // first token of a name → the bracket behind it that has its letters
	defined  map[string]int      // acronym → the bracket that opens its definition
	holders  map[[5]string][]int // office → persons who hold it
	owned    map[int][2]int      // token of a possessive pronoun → person and place in its offices
	rows     map[int]bool        // rows of countries that the document names
	deferred map[int]int         // token of a possessive pronoun → raw mention that waits for it
	aliases  map[string]string
	own      map[[4]string]ownHolder // office by its title alone → whether the publisher's state has one
	changes  int                     // of who persons are, where from, and in which offices
}

// resolve gives each raw mention its actor: first all names, so that a title in the
// headline finds the person whom the story names later, then offices, bodies and
// agents in the order of the text.
func (r *reader) resolve() {
	s := &r.state
	s.byKey, s.byFamily, s.aliases = map[string]int{}, map[string][]int{}, map[string]string{}
	s.byWord, s.deferred, s.owned = map[string][]int{}, map[int]int{}, map[int][2]int{}
	actor := make([]int, len(r.raw))
	for i := range actor {
		actor[i] = -1
	}
	for i := range r.raw {
		switch m := &r.raw[i]; m.kind {
		case rawCountry:
			if m.seat {
				actor[i] = r.seatActor(m)
			} else {
				actor[i] = r.countryActor(m.ref)
			}
		case rawOrg:
			actor[i] = r.orgActor(m.ref)
		case rawName:
			actor[i] = r.namedOrg(m)
		case rawPerson:
			if m.last-m.first > 1 && strings.ContainsAny(r.span(m.first, m.last), " .") && !r.familyAlone(m) {
				actor[i] = r.fullPerson(m)
			}
		}
	}
	for i := range r.raw {
		if m := &r.raw[i]; m.kind == rawPerson && actor[i] < 0 {
			actor[i] = r.shortPerson(m, i, actor)
		}
	}
	for i := range r.raw {
		m := &r.raw[i]
		if m.possessor >= 0 && (m.kind == rawOffice || m.kind == rawBody || m.kind == rawAgent) {
			s.deferred[m.possessor] = i
			continue
		}
		switch m.kind {
		case rawOffice:
			actor[i] = r.officeActor(m)
		case rawBody, rawAgent:
			actor[i] = r.nounActor(m)
		}
	}
	ends := map[int]int{} // token after a mention → its actor
	for i := range r.raw {
		if actor[i] >= 0 && r.raw[i].kind != rawOffice {
			ends[r.raw[i].last] = actor[i]
		}
	}
	for i := range r.raw {
		if r.raw[i].kind == rawAcronym {
			actor[i] = r.acronymActor(&r.raw[i], ends)
		}
		if actor[i] >= 0 {
			r.mention(&r.raw[i], actor[i])
		}
	}
}

func (r *reader) mention(m *rawMention, actor int) {
	how := ByName
	switch m.kind {
	case rawOffice:
		how = ByTitle
	case rawBody:
		how = ByTitle
		if r.cast.Actors[actor].Kind == Organization && r.shape[m.last-1] != lowerCase {
			how = ByName
		}
	case rawAgent:
		how = ByGroup
	}
	r.addMention(Mention{
		Actor: actor, First: m.first, Last: m.last, WholeFirst: m.wholeFirst, WholeLast: m.wholeLast, How: how,
		Modifier: m.modifier, Antecedent: -1,
	})
}

// addMention fills bytes and head from the tokens.
func (r *reader) addMention(m Mention) int {
	m.Start, m.End = r.text.Token(m.First).Start(), r.text.Token(m.Last-1).End()
	m.Head = m.First
	if h, ok := r.text.Span(m.WholeFirst, m.WholeLast).Head(); ok {
		m.Head = h.Index()
	}
	r.cast.Mentions = append(r.cast.Mentions, m)
	return len(r.cast.Mentions) - 1
}

func (r *reader) newActor(key string, a Actor) int {
	i := len(r.cast.Actors)
	r.state.changes++
	r.cast.Actors = append(r.cast.Actors, a)
	if key != "" {
		r.state.byKey[key] = i
	}
	return i
}

func (r *reader) countryActor(row int) int {
	c := &r.lex.countries[row]
	key := "country:" + c.code
	if c.partOf {
		key = "territory:" + c.name
	}
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	a := Actor{ID: c.code, Kind: Country, Name: c.name, Country: c.code, Sector: c.sector, Cameo: c.cameo, code: c.code}
	if c.partOf {
		a.ID, a.sub, a.code = slug(c.name), true, ""
	}
	return r.newActor(key, a)
}

// seatActor is the government that is named by its seat.
func (r *reader) seatActor(m *rawMention) int {
	c := &r.lex.countries[m.ref]
	name := r.span(m.first, m.last)
	key := "seat:" + foldName(name)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{
		ID: slug(name), Kind: Organization, Name: name, Country: c.code, Sector: "GOV", Cameo: c.cameo + "GOV",
	})
}

func (r *reader) orgActor(row int) int {
	o := &r.lex.orgs[row]
	key := "org:" + o.id
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{
		ID: o.id, Kind: Organization, Name: o.name, Country: o.standing(), Sector: o.sector, Sector2: o.sector2,
		Cameo: o.cameo, code: o.id, class: o.country,
	})
}

func (r *reader) namedOrg(m *rawMention) int {
	name := r.span(m.first, m.last)
	key := "name:" + foldName(name)
	if i, ok := r.state.byKey[key]; ok {
		return i
	}
	return r.newActor(key, Actor{ID: slug(name), Kind: Organization, Name: name})
}
