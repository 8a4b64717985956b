package event

import (
	"slices"
	"strconv"
	"strings"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
	"chancery/when"
	"chancery/where"
)

// Story is what events are read from: a document, its parse, who, when and where,
// and what was read of encounters and statements.
type Story struct {
	Quote      *record.Quoter
	Text       *syntax.Text
	Cast       *actor.Cast
	Times      []when.Time   // sorted by Start
	Places     []where.Place // sorted by Start
	Encounters []record.Encounter
	Statements []record.Statement
	// Clauses is the classifier of plain clauses; nil is the embedded one.
	Clauses *clause.Model
	// Coded are deeds that dictionaries of the user's code; they come before all
	// others, and Given has the codes of actors, by id, that those dictionaries name.
	Coded []Coded
	Given map[string][]string
}

// Read lists a story's events: of what is given as coded, of encounters, of statements, then of plain
// clauses.
func Read(s Story) []record.Event {
	lex, err := words()
	if err != nil {
		panic(err) // the files are part of the program; a test reads them
	}
	if s.Cast == nil {
		return nil
	}
	if s.Clauses == nil {
		if s.Clauses, err = clause.Default(); err != nil {
			panic(err) // so is the model
		}
	}
	b := newBuilder(s, lex)
	for i := range s.Coded {
		b.coded(&s.Coded[i])
	}
	for i := range s.Encounters {
		b.encounter(&s.Encounters[i])
	}
	b.encountered = b.toldOf(s.Encounters)
	for i := range s.Statements {
		b.statement(&s.Statements[i], s.Encounters)
	}
	b.clauses(s.Clauses, s.Statements)
	return b.events
}

// builder collects the events of one document.
type builder struct {
	q      *record.Quoter
	text   *syntax.Text
	cast   *actor.Cast
	times  []when.Time
	places []where.Place
	lex    *lexicon
	byID   map[string]int // actor id → index in the cast
	given  map[string][]string
	events []record.Event
	keys   map[string]int // event → index in events
	cues   map[int]*cue   // statements by the bytes of their cues
	// fruitful are the statements that made events, by id.
	fruitful    map[string]bool
	encountered contents // the words that tell of encounters
}

func newBuilder(s Story, lex *lexicon) *builder {
	b := &builder{
		q: s.Quote, text: s.Text, cast: s.Cast, times: s.Times, places: s.Places, lex: lex,
		byID: map[string]int{}, given: s.Given, keys: map[string]int{}, cues: map[int]*cue{}, fruitful: map[string]bool{},
	}
	for i := range s.Cast.Actors {
		b.byID[s.Cast.Actors[i].ID] = i
	}
	return b
}

// code is an actor's CAMEO code, else its country; of an organization of states
// that CAMEO files under IGO its own code.
func (b *builder) code(id string) string {
	i, ok := b.byID[id]
	if !ok {
		return ""
	}
	if codes := b.given[id]; len(codes) > 0 {
		return codes[0]
	}
	a := &b.cast.Actors[i]
	switch {
	case a.Kind == actor.Person && a.Sector == "PTY" && len(a.Country) == 3 && b.governs(a):
		return a.Country + "GOV"
	case strings.HasPrefix(a.Cameo, "IGO") && a.Country != "":
		return a.Country // CAMEO's code tells one alliance from another no more
	case a.Cameo != "":
		return a.Cameo
	}
	return a.Country
}

// governs tells of a party's leader who leads the state: by another office, or
// where the party is the state.
func (b *builder) governs(a *actor.Actor) bool {
	if b.lex.is("party-state", a.Country) {
		return true
	}
	for _, o := range a.Offices {
		if o.Sector == "GOV" && o.Status == "" {
			return true
		}
	}
	return false
}

// codes are the codes of several actors, each once, groups by their members.
func (b *builder) codes(ids ...string) []string {
	var out []string
	for _, id := range ids {
		if codes := b.given[id]; len(codes) > 0 {
			for _, c := range codes {
				out = appendNew(out, c)
			}
			continue
		}
		if i, ok := b.byID[id]; ok && b.cast.Actors[i].Cameo == "" && len(b.cast.Actors[i].Members) > 0 {
			for _, m := range b.cast.Actors[i].Members {
				if m >= 0 && m < len(b.cast.Actors) {
					out = appendNew(out, b.code(b.cast.Actors[m].ID))
				}
			}
			continue
		}
		out = appendNew(out, b.code(id))
	}
	return out
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// nation is the country or body that an actor stands for.
func (b *builder) nation(id string) string {
	i, ok := b.byID[id]
	if !ok {
		return ""
	}
	a := &b.cast.Actors[i]
	if a.Country == "" && a.Kind == actor.Country {
		return a.ID
	}
	return a.Country
}

// add keeps an event, or adds to the one of the same type, actor, recipient and
// status that there is.
func (b *builder) add(e record.Event) { b.addAs(e, e.Plover.Type) }

// addAs is add for what goes by several kinds: it adds to the event of the first of
// them, and what comes later by any of them adds to it.
func (b *builder) addAs(e record.Event, kinds ...string) {
	if len(e.Actor) == 0 {
		return
	}
	s := b.lex.scoreOf(e.Plover.Type, e.Plover.Mode)
	e.Goldstein, e.Quad = s.value, s.quad
	rest := "|" + states(e.Actor) + "|" + states(e.Recipient) + "|" + settled(&e) + "|" + strconv.FormatBool(slices.Contains(e.Plover.Context, "historical"))
	if i, ok := b.keys[kinds[0]+rest]; ok {
		merge(&b.events[i], &e)
		return
	}
	for _, kind := range kinds {
		if _, ok := b.keys[kind+rest]; !ok {
			b.keys[kind+rest] = len(b.events)
		}
	}
	e.ID = "v" + strconv.Itoa(len(b.events)+1)
	b.events = append(b.events, e)
}

// settled makes a visit under way and the meeting held during it one event, and
// a promise and the meeting that was agreed.
func settled(e *record.Event) string {
	if e.Status == "under way" || e.Plover.Type == "AGREE" {
		return "held"
	}
	return e.Status
}

// states are the codes without the government's own sector, for telling the
// same event told of a country and of its government.
func states(codes []string) string {
	out := ""
	for _, c := range codes {
		if len(c) == 6 && c[3:] == "GOV" {
			c = c[:3]
		}
		out += c + "+"
	}
	return out
}

func merge(have, e *record.Event) {
	for _, id := range e.From {
		have.From = appendNew(have.From, id)
	}
	for _, x := range e.Evidence {
		if !slices.Contains(have.Evidence, x) {
			have.Evidence = append(have.Evidence, x)
		}
	}
	for _, c := range e.Plover.Context {
		have.Plover.Context = appendNew(have.Plover.Context, c)
	}
	if have.Date == "" {
		have.Date = e.Date
	}
	if have.Place == "" {
		have.Place = e.Place
	}
}
