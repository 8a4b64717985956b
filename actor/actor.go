package actor

import (
	"sort"

	"chancery/record"
)

// Kind is what sort of actor it is.
type Kind string

// The kinds of actor.
const (
	Person       Kind = "person"
	Country      Kind = "country"
	Organization Kind = "organization"
	Group        Kind = "group"
)

// How is how a mention names its actor.
type How string

// The ways to mention an actor.
const (
	ByName    How = "name"    // "Li Qiang", "China", "Chinese"
	ByTitle   How = "title"   // "the premier", "ROK president", "the country"
	ByPronoun How = "pronoun" // "he", "its"
	ByGroup   How = "group"   // "the two sides", "Chinese enterprises", "protesters"
)

// Actor is a person, country, organization or group of a document.
type Actor struct {
	// ID is stable within the document: a country's or organization's code, else
	// a slug of the name.
	ID      string
	Kind    Kind
	Name    string
	Aliases []string
	// Country is the ISO 3166 alpha-3 code, for an international organization its
	// own code (UNO, EU, NATO…); "" when the text does not tell.
	Country string
	// Sector is PLOVER's ("GOV", "MIL"), Sector2 its second one where there is one.
	Sector, Sector2 string
	// Cameo is the CAMEO actor code: "CHNGOV".
	Cameo string
	// Gender is "m", "f", or "" when nothing tells.
	Gender string
	// Office is the first office of a person that is held on the day, or else the
	// first of any status; Offices has all.
	Office  *Office
	Offices []Office
	// WellKnown tells of a person known to have held an office of the state when the
	// document was written, whether its words say so or not.
	WellKnown bool
	// Members are the actors that a group is made of, where the text names them.
	Members []int
	// Plural tells that the actor is several people: "they", not "he" or "it".
	Plural bool

	code          string // the code of the lexicon entry, if it is one
	given, family string
	class         string // IGO, UNO, EUR… of an organization
	sub           bool   // a part of another organization or country
	abroad        bool   // "his counterpart, A": of another country than his, whichever that is
}

// Office is a position as the text states it.
type Office struct {
	Title        string
	Country      string // ISO 3166 alpha-3
	Organization string // name, when it is not an office of the state
	Level        string // one of the design's levels, "" below them
	Status       string // "", former, acting, elect, designate…
	Sector       string
	Sector2      string
	// Start and End are the bytes of the words that state it.
	Start, End int

	row               int    // of the list of offices
	word              string // the word before the title that tells the status: "interim"
	orgCode, orgClass string // of an international organization: NATO and IGO, EU and EUR
}

// Mention is a span that names an actor.
type Mention struct {
	Actor int // index into Cast.Actors; -1 for a mention left unresolved
	// Start and End are bytes, First and Last tokens (Last exclusive): the bare
	// name ("Li Qiang"), the title when there is no name, the whole description.
	Start, End  int
	First, Last int
	// WholeFirst and WholeLast are the tokens with titles before and behind:
	// "Chinese Premier Li Qiang".
	WholeFirst, WholeLast int
	// Head is the token that governs the whole in the tree.
	Head int
	How  How
	// Modifier tells that it is an adjective or possessive inside a larger
	// phrase: "Chinese" in "Chinese enterprises".
	Modifier bool
	// Antecedent is the mention that it was resolved to, -1 for none.
	Antecedent int
}

// Cast is all actors of a document and where they are mentioned.
type Cast struct {
	Actors []Actor
	// Mentions are sorted by Start; where two begin together the longer is first.
	// They may be nested.
	Mentions []Mention

	atHead map[int]int    // token → index of the largest mention it heads
	cover  map[int][]int  // token → mentions whose whole covers it, widest first
	states map[string]int // code → the country or organization of that code
	named  map[string]int // name of an organization → its actor

	unnamed []Mention // of groups that the readings have made

	voice    Voice
	voiced   bool
	turns    []turn
	speakers []int // the first three whom labels name
	asked    bool
}

// AtHead is the largest mention that the token heads: for "Chinese Premier Li
// Qiang" both "Premier" and "Li" answer with Li Qiang. It is false when the token
// heads none.
func (c *Cast) AtHead(token int) (Mention, bool) {
	if i, ok := c.atHead[token]; ok {
		return c.Mentions[i], true
	}
	return Mention{}, false
}

// Covering lists the mentions whose tokens, titles included, cover the token, the
// innermost last.
func (c *Cast) Covering(token int) []Mention {
	list := c.cover[token]
	out := make([]Mention, 0, len(list))
	for _, i := range list {
		out = append(out, c.Mentions[i])
	}
	return out
}

// Within lists the mentions that lie inside the bytes from start to end.
func (c *Cast) Within(start, end int) []Mention {
	var out []Mention
	i := sort.Search(len(c.Mentions), func(i int) bool { return c.Mentions[i].Start >= start })
	for ; i < len(c.Mentions) && c.Mentions[i].Start < end; i++ {
		if c.Mentions[i].End <= end {
			out = append(out, c.Mentions[i])
		}
	}
	return out
}

// Government is the actor on whose behalf this one speaks: for an official, a
// ministry or "the Chinese side" the index of the country (or of the
// organization), for a country itself its own index; -1 when there is none among
// the actors, as for a private person.
func (c *Cast) Government(actor int) int {
	if actor < 0 || actor >= len(c.Actors) {
		return -1
	}
	a := &c.Actors[actor]
	if a.Kind == Country {
		return actor
	}
	if a.Kind == Group && len(a.Members) > 0 {
		return -1
	}
	if a.Office != nil && a.Office.Status == "former" {
		return -1
	}
	if a.Office != nil && a.Office.Country == "" && a.Office.Organization != "" {
		if i, ok := c.named[a.Office.Organization]; ok {
			return i
		}
	}
	if a.Country == "" || !public(a.Sector) {
		if a.Kind == Organization {
			return actor
		}
		return -1
	}
	if i, ok := c.states[a.Country]; ok {
		return i
	}
	return -1
}

// public tells whether an actor of the sector acts for its state.
func public(sector string) bool {
	switch sector {
	case "", "GOV", "MIL", "COP", "LEG", "JUD", "SPY":
		return true
	}
	return false
}

// Records gives the actors in the form of the record, with their mentions as
// evidence. A state whose officials alone are named has none.
func (c *Cast) Records(q *record.Quoter) []record.Actor {
	out := make([]record.Actor, 0, len(c.Actors))
	mentions := c.recordMentions(q)
	for i := range c.Actors {
		a := &c.Actors[i]
		r := record.Actor{
			ID: a.ID, Kind: string(a.Kind), Name: a.Name, Aliases: a.Aliases,
			Country: a.Country, Sector: a.Sector, Cameo: a.Cameo,
			Mentions: mentions[i],
		}
		if a.Office != nil {
			r.Office = recordOffice(a.Office, q)
		}
		for _, m := range a.Members {
			r.Members = append(r.Members, c.Actors[m].ID)
		}
		out = append(out, r)
	}
	return out
}

func recordOffice(o *Office, q *record.Quoter) *record.Office {
	r := &record.Office{
		Title: o.Title, Country: o.Country, Organization: o.Organization,
		Level: o.Level, Status: o.Status,
	}
	switch o.Status { // it is part of what they are called
	case "acting": // "acting foreign minister"
		r.Title = o.word + " " + o.Title
	case "elect", "designate": // not yet in office
		r.Level = ""
		if r.Title = o.Title + "-" + o.Status; o.word != "" {
			r.Title = o.word + " " + o.Title
		}
	}
	if o.End > o.Start {
		e := q.Quote(o.Start, o.End)
		r.Evidence = &e
	}
	return r
}

// recordMentions gives the mentions of each actor in the form of the record.
func (c *Cast) recordMentions(q *record.Quoter) [][]record.Mention {
	out := make([][]record.Mention, len(c.Actors))
	for i := range out {
		out[i] = []record.Mention{}
	}
	for _, m := range c.Mentions {
		if m.Actor < 0 {
			continue
		}
		r := record.Mention{Evidence: q.Quote(m.Start, m.End), How: string(m.How)}
		if m.Antecedent >= 0 && m.How != ByName {
			a := c.Mentions[m.Antecedent]
			e := q.Quote(a.Start, a.End)
			r.Antecedent = &e
		}
		out[m.Actor] = append(out[m.Actor], r)
	}
	for _, m := range c.unnamed {
		out[m.Actor] = append(out[m.Actor], record.Mention{Evidence: q.Quote(m.Start, m.End), How: string(m.How)})
	}
	return out
}
