package archive

import (
	"net/url"
	"slices"
	"strings"

	"chancery/record"
)

// term is a field of a filter and a folded value of it.
type term struct{ field, value string }

// The fields of terms.
const (
	fieldWho        = "who" // value: the id of an actor in the archive
	fieldCountry    = "country"
	fieldDyad       = "dyad" // value: two countries, "CHN>KOR", folded
	fieldLevel      = "level"
	fieldKind       = "kind"
	fieldStatus     = "status"
	fieldBackground = "background" // yes, no
	fieldAct        = "act"
	fieldTopic      = "topic"
	fieldPlace      = "place"
	fieldSource     = "source"
	fieldFormula    = "formula"
	fieldType       = "type" // of an event, as are the following
	fieldMode       = "mode"
	fieldActor      = "actor"     // value: a country or organization
	fieldRecipient  = "recipient" // the same
)

// termSet gathers terms, each once, in the order they come. Most sets are so small
// that looking through the list costs less than a map of what was seen.
type termSet struct {
	list []term
	seen map[term]bool // nil while there are few
}

const smallSet = 24

func (s *termSet) add(field, value string) { s.addFolded(field, fold(value)) }

func (s *termSet) addFolded(field, value string) {
	t := term{field, value}
	if value == "" || s.has(t) {
		return
	}
	s.list = append(s.list, t)
	switch {
	case s.seen != nil:
		s.seen[t] = true
	case len(s.list) > smallSet:
		s.seen = make(map[term]bool, 2*len(s.list))
		for _, known := range s.list {
			s.seen[known] = true
		}
	}
}

func (s *termSet) has(t term) bool {
	if s.seen != nil {
		return s.seen[t]
	}
	return slices.Contains(s.list, t)
}

func (s *termSet) all(terms []term) {
	for _, t := range terms {
		s.addFolded(t.field, t.value)
	}
}

// dyad is the value for an ordered pair of countries.
func dyad(a, b string) string { return fold(a) + ">" + fold(b) }

// deriver gathers terms from one record.
type deriver struct {
	actors     map[string]*record.Actor
	encounters map[string]*itemRow[record.Encounter]
	spoken     map[string][]*record.Statement // by encounter
	formulae   []*record.Formula              // by their start
}

func newDeriver(r *record.Record) *deriver {
	d := &deriver{
		actors:     make(map[string]*record.Actor, len(r.Actors)),
		encounters: make(map[string]*itemRow[record.Encounter], len(r.Encounters)),
		spoken:     make(map[string][]*record.Statement),
	}
	for i := range r.Actors {
		d.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Statements {
		if st := &r.Statements[i]; st.Encounter != "" {
			d.spoken[st.Encounter] = append(d.spoken[st.Encounter], st)
		}
	}
	for i := range r.Formulae {
		d.formulae = append(d.formulae, &r.Formulae[i])
	}
	slices.SortStableFunc(d.formulae, func(a, b *record.Formula) int { return a.Evidence.Start - b.Evidence.Start })
	return d
}

// members are the actors behind an id of the record: itself, and for a group
// the members that the text gives.
func (d *deriver) members(id string) []*record.Actor {
	a := d.actors[id]
	if a == nil {
		return nil
	}
	out := []*record.Actor{a}
	for _, m := range a.Members {
		if member := d.actors[m]; member != nil && member != a {
			out = append(out, member)
		}
	}
	return out
}

// countries are those that an actor of the record stands for.
func (d *deriver) countries(id string) []string {
	var out []string
	for _, a := range d.members(id) {
		if c := countryOf(a); c != "" {
			out = append(out, c)
		}
	}
	return out
}

func countryOf(a *record.Actor) string {
	switch {
	case a.Country != "":
		return a.Country
	case a.Kind == "country":
		return a.ID
	case a.Office != nil && a.Office.Country != "":
		return a.Office.Country
	}
	return ""
}

// actorTerms adds who an actor is: itself, its country and its level.
func (d *deriver) actorTerms(s *termSet, id string) {
	for _, a := range d.members(id) {
		s.addFolded(fieldWho, globalID(a))
		s.add(fieldCountry, countryOf(a))
		if a.Office != nil {
			s.add(fieldLevel, a.Office.Level)
		}
	}
}

// encounterTerms are those of an encounter: its participants, itself, where it
// was, who reports it, and what was said in it.
func (d *deriver) encounterTerms(e *record.Encounter, source []term) []term {
	var s termSet
	for i, p := range e.Participants {
		d.actorTerms(&s, p.Actor)
		for _, q := range e.Participants[:min(i, maxPairs)] {
			d.dyads(&s, p.Actor, q.Actor)
			d.dyads(&s, q.Actor, p.Actor)
		}
	}
	d.frameTerms(&s, e)
	s.all(source)
	s.add(fieldSource, e.ReportedBy)
	for _, st := range d.spoken[e.ID] {
		d.contentTerms(&s, st)
	}
	return s.list
}

// maxPairs bounds with how many of the participants named before it each one is
// paired: a list of a hundred heads of state gives no ten thousand dyads.
const maxPairs = 24

// dyads adds the pairs of the countries of two actors of the record.
func (d *deriver) dyads(s *termSet, from, to string) {
	for _, a := range d.countries(from) {
		for _, b := range d.countries(to) {
			if a != b {
				s.addFolded(fieldDyad, dyad(a, b))
			}
		}
	}
}

// frameTerms are what an encounter is and where.
func (d *deriver) frameTerms(s *termSet, e *record.Encounter) {
	s.add(fieldKind, e.Kind)
	s.add(fieldStatus, e.Status)
	s.addFolded(fieldBackground, yesNo(e.Background))
	for _, place := range []string{e.Venue, e.City, e.Country} {
		s.add(fieldPlace, place)
	}
}

// contentTerms are what was said: acts, topics and set phrases.
func (d *deriver) contentTerms(s *termSet, st *record.Statement) {
	for _, a := range st.Acts {
		s.add(fieldAct, a.Act)
	}
	for _, t := range st.Topics {
		s.add(fieldTopic, t)
	}
	for _, c := range st.Pieces() {
		first, _ := slices.BinarySearchFunc(d.formulae, c.Start, func(f *record.Formula, start int) int { return f.Evidence.Start - start })
		for _, f := range d.formulae[first:] {
			if f.Evidence.Start >= c.End {
				break
			}
			if f.Evidence.End <= c.End {
				s.add(fieldFormula, f.Formula)
			}
		}
	}
}

// statementTerms are those of a statement: its speaker, whom it is said to or
// about, the encounter it was made in, and what was said.
func (d *deriver) statementTerms(st *record.Statement, source []term) []term {
	var s termSet
	d.actorTerms(&s, st.Speaker)
	for _, c := range d.countries(st.OnBehalfOf) {
		s.add(fieldCountry, c)
	}
	for _, from := range []string{st.Speaker, st.OnBehalfOf} {
		d.dyads(&s, from, st.Addressee)
		for _, a := range st.Acts {
			d.dyads(&s, from, a.Target)
		}
	}
	if e := d.encounters[st.Encounter]; e != nil {
		d.frameTerms(&s, e.item)
	} else {
		s.addFolded(fieldBackground, yesNo(false))
	}
	d.contentTerms(&s, st)
	s.all(source)
	s.add(fieldSource, st.ReportedBy)
	return s.list
}

// documentTerms are those of all that is in it.
func (d *deriver) documentTerms(out *rows, source []term) []term {
	var s termSet
	s.all(source)
	for _, a := range out.actors {
		d.actorTerms(&s, a.ID)
	}
	for i := range out.encounters {
		s.all(out.encounters[i].terms)
	}
	for i := range out.statements {
		s.all(out.statements[i].terms)
	}
	for _, f := range d.formulae {
		s.add(fieldFormula, f.Formula)
	}
	return s.list
}

// sourceTerms are who published a document: agency, publisher and the host of
// its address.
func sourceTerms(doc *record.Document) []term {
	var s termSet
	s.add(fieldSource, doc.Agency)
	s.add(fieldSource, doc.Publisher)
	s.add(fieldSource, hostOf(doc.URL))
	return s.list
}

// hostOf is the host of an address, without "www."; "" when it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
