package event

import (
	"slices"
	"strconv"

	"chancery/actor"
	"chancery/event/clause"
	"chancery/record"
	"chancery/syntax"
)

// Read lists a document's events: of encounters, of statements, then of plain
// clauses. The model judges plain clauses; nil is the embedded one.
func Read(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast, encounters []record.Encounter, statements []record.Statement, model *clause.Model) []record.Event {
	lex, err := words()
	if err != nil {
		panic(err) // the files are part of the program; a test reads them
	}
	if cast == nil {
		return nil
	}
	if model == nil {
		if model, err = clause.Default(); err != nil {
			panic(err) // so is the model
		}
	}
	b := newBuilder(doc, q, text, cast, lex)
	for i := range encounters {
		b.encounter(&encounters[i])
	}
	for i := range statements {
		b.statement(&statements[i], encounters)
	}
	b.clauses(model, statements)
	return b.events
}

// builder collects the events of one document.
type builder struct {
	doc    *record.Document
	q      *record.Quoter
	text   *syntax.Text
	cast   *actor.Cast
	lex    *lexicon
	byID   map[string]int // actor id → index in the cast
	events []record.Event
	keys   map[string]int // event → index in events
}

func newBuilder(doc *record.Document, q *record.Quoter, text *syntax.Text, cast *actor.Cast, lex *lexicon) *builder {
	b := &builder{doc: doc, q: q, text: text, cast: cast, lex: lex, byID: map[string]int{}, keys: map[string]int{}}
	for i := range cast.Actors {
		b.byID[cast.Actors[i].ID] = i
	}
	return b
}

// code is an actor's CAMEO code: its own, else its country with its sector.
func (b *builder) code(id string) string {
	i, ok := b.byID[id]
	if !ok {
		return ""
	}
	a := &b.cast.Actors[i]
	if a.Cameo != "" {
		return a.Cameo
	}
	return a.Country
}

// codes are the codes of several actors, each once, groups by their members.
func (b *builder) codes(ids ...string) []string {
	var out []string
	for _, id := range ids {
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
func (b *builder) add(e record.Event) {
	if len(e.Actor) == 0 {
		return
	}
	s := b.lex.scoreOf(e.Plover.Type, e.Plover.Mode)
	e.Goldstein, e.Quad = s.value, s.quad
	key := e.Plover.Type + "|" + states(e.Actor) + "|" + states(e.Recipient) + "|" + settled(e.Status) + "|" + strconv.FormatBool(slices.Contains(e.Plover.Context, "historical"))
	if i, ok := b.keys[key]; ok {
		merge(&b.events[i], &e)
		return
	}
	e.ID = "v" + strconv.Itoa(len(b.events)+1)
	b.keys[key] = len(b.events)
	b.events = append(b.events, e)
}

// settled makes a visit under way and the meeting held during it one event.
func settled(status string) string {
	if status == "under way" {
		return "held"
	}
	return status
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
