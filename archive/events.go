package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/record"
)

// Event is one event of a document with what it was derived from.
type Event struct {
	ID       string       `json:"id"`            // "document/v1": permanent
	Day      string       `json:"day,omitempty"` // the event's own, else that of the document
	Document Document     `json:"document"`
	Added    string       `json:"added"` // when the document was added, RFC 3339
	Event    record.Event `json:"event"`
	// Encounter and Statement are what it rests on, the first of each; where it
	// rests on a statement alone, Encounter is the one in which that was made. Both
	// are left out where a plain clause tells it.
	Encounter *record.Encounter `json:"encounter,omitempty"`
	Statement *record.Statement `json:"statement,omitempty"`
	// Parties are the actors of these: who took part, who spoke and to whom.
	Parties []Party `json:"parties"`

	sort, serial int64
	terms        []int64 // of what it rests on, else of its document
}

// eventsLooked bounds how many events are looked through for one page, and
// eventsAtOnce how many of them are loaded together.
const (
	eventsLooked = 4000
	eventsAtOnce = 250
)

// Events lists the events that fit, newest first unless the filter says otherwise:
// by their own day, so that events without one come last. An event fits a status
// by itself; a country by its codes or by what it rests on; a dyad when it goes
// from the first to the second, or is of both alike; and any other field when an
// encounter or statement that it rests on fits, or, where it rests on a plain
// clause, its document. A page may be shorter than the limit, and even empty,
// while another follows: what is looked through for one page is bounded.
func (a *Archive) Events(ctx context.Context, f Filter) (page Page[Event], err error) {
	page.Items = []Event{}
	err = a.view(ctx, func(t *sql.Tx) error {
		wanted, spans, err := eventsWanted(ctx, t, &f)
		if err != nil {
			return err
		}
		p := plan{table: "event", oldest: f.Oldest}
		looked, last := 0, int64(0)
		for _, s := range spans {
			query, args := p.query(s, eventsLooked-looked+1)
			keys, err := column[int64](ctx, t, query, args...)
			if err != nil {
				return err
			}
			for some := range slices.Chunk(keys, eventsAtOnce) {
				list, err := events(ctx, t, some)
				if err != nil {
					return err
				}
				for i := range list {
					if looked == eventsLooked || len(page.Items) == f.limit() {
						page.Next = cursor(last)
						return nil
					}
					looked, last = looked+1, list[i].sort
					if wanted.fits(&list[i]) {
						page.Items = append(page.Items, list[i])
					}
				}
			}
		}
		return nil
	})
	return page, err
}

// Event is one event by its id, "document/v1".
func (a *Archive) Event(ctx context.Context, id string) (*Event, error) {
	return one(ctx, a, "event", id, events)
}

// eventsFilter is a filter as events are held to it.
type eventsFilter struct {
	*Filter
	fields map[string][]int64 // the terms of each field that is asked for
}

// eventsWanted looks the values of a filter up. There are no spans when a value
// stands for nothing in the archive.
func eventsWanted(ctx context.Context, t *sql.Tx, f *Filter) (*eventsFilter, []span, error) {
	fields, err := f.asked()
	if err != nil {
		return nil, nil, err
	}
	spans, err := f.spans()
	if err != nil {
		return nil, nil, err
	}
	w := &eventsFilter{f, make(map[string][]int64)}
	for _, one := range fields {
		terms, err := lookUp(ctx, t, one)
		if err != nil {
			return nil, nil, err
		}
		own := one.field == fieldStatus || one.field == fieldCountry || one.field == fieldDyad
		if len(terms) == 0 && !own {
			return w, nil, nil
		}
		w.fields[one.field] = terms
	}
	return w, spans, nil
}

func (w *eventsFilter) fits(e *Event) bool {
	for field, terms := range w.fields {
		ok := false
		switch field {
		case fieldStatus:
			ok = slices.ContainsFunc(w.Status, func(s string) bool { return fold(s) == e.Event.Status })
		case fieldCountry:
			ok = common(e.terms, terms) || slices.ContainsFunc(w.Country, func(c string) bool {
				return ofNation(e.Event.Actor, c) || ofNation(e.Event.Recipient, c)
			})
		case fieldDyad:
			ok = between(e, w.Dyad[0], w.Dyad[1])
		default:
			ok = common(e.terms, terms)
		}
		if !ok {
			return false
		}
	}
	return true
}

// between tells whether an event goes from one to the other, or is of both.
func between(e *Event, one, other string) bool {
	if len(e.Event.Recipient) == 0 {
		return ofNation(e.Event.Actor, one) && ofNation(e.Event.Actor, other)
	}
	return ofNation(e.Event.Actor, one) && ofNation(e.Event.Recipient, other)
}

// ofNation tells whether one of some CAMEO codes is of a country or organization.
func ofNation(codes []string, nation string) bool {
	nation = strings.ToUpper(nation)
	if nation == "EU" {
		nation = "EUR"
	}
	return slices.ContainsFunc(codes, func(c string) bool {
		return strings.HasPrefix(c, nation) || strings.HasPrefix(c, "IGO"+nation)
	})
}

// common tells whether two lists have a number in common.
func common(a, b []int64) bool {
	return slices.ContainsFunc(a, func(n int64) bool { return slices.Contains(b, n) })
}

func events(ctx context.Context, t *sql.Tx, keys []int64) ([]Event, error) {
	rows, err := t.QueryContext(ctx, "SELECT v.sort, v.document, v.id, v.body, d.added, d.terms, "+documentColumns+
		" FROM event v JOIN document d ON d.serial = v.document WHERE v.sort IN ("+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := make([]Event, 0, len(keys))
	for rows.Next() {
		var e Event
		var id, body, terms string
		if err := rows.Scan(append([]any{&e.sort, &e.serial, &id, &body, &e.Added, &terms}, e.Document.fields()...)...); err != nil {
			return nil, err
		}
		e.ID = e.Document.ID + "/" + id
		if err := json.Unmarshal([]byte(body), &e.Event); err != nil {
			return nil, fmt.Errorf("event %s: %w", e.ID, err)
		}
		e.Day, e.terms, e.Parties = firstSet(e.Event.Date, e.Document.Day), termNumbers(terms), []Party{}
		list = append(list, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if err := restEvents(ctx, t, list, serials(keys)); err != nil {
		return nil, err
	}
	return inOrder(list, keys, func(e *Event) int64 { return e.sort }), nil
}

func termNumbers(line string) []int64 {
	var out []int64
	for _, word := range strings.Fields(line) {
		if n, err := strconv.ParseInt(word, 10, 64); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// ground is an encounter or statement that an event may rest on.
type ground struct{ terms, body string }

// grounds are the items of one table of some documents.
func grounds(ctx context.Context, t *sql.Tx, table string, serials []int64) (map[localActor]ground, error) {
	rows, err := t.QueryContext(ctx, "SELECT document, id, terms, body FROM "+table+" WHERE document IN ("+integers(serials)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[localActor]ground)
	for rows.Next() {
		var key localActor
		var g ground
		if err := rows.Scan(&key.serial, &key.local, &g.terms, &g.body); err != nil {
			return nil, err
		}
		out[key] = g
	}
	return out, rows.Err()
}

// restEvents sets what events rest on.
func restEvents(ctx context.Context, t *sql.Tx, list []Event, serials []int64) error {
	if len(list) == 0 {
		return nil
	}
	met, err := grounds(ctx, t, "encounter", serials)
	if err != nil {
		return err
	}
	said, err := grounds(ctx, t, "statement", serials)
	if err != nil {
		return err
	}
	known, err := appearances(ctx, t, serials)
	if err != nil {
		return err
	}
	for i := range list {
		if err := list[i].rest(met, said, known); err != nil {
			return fmt.Errorf("event %s: %w", list[i].ID, err)
		}
	}
	return nil
}

func (e *Event) rest(met, said map[localActor]ground, known cast) (err error) {
	var terms []int64
	for _, id := range e.Event.From {
		key := localActor{e.serial, id}
		if g, ok := met[key]; ok {
			terms = append(terms, termNumbers(g.terms)...)
			if e.Encounter == nil {
				if e.Encounter, err = read[record.Encounter](g); err != nil {
					return err
				}
			}
		} else if g, ok := said[key]; ok {
			terms = append(terms, termNumbers(g.terms)...)
			if e.Statement == nil {
				if e.Statement, err = read[record.Statement](g); err != nil {
					return err
				}
			}
		}
	}
	if terms != nil {
		e.terms = terms
	}
	e.cast(known)
	if e.Encounter == nil && e.Statement != nil {
		if g, ok := met[localActor{e.serial, e.Statement.Encounter}]; ok {
			e.Encounter, err = read[record.Encounter](g)
		}
	}
	return err
}

func read[T any](g ground) (*T, error) {
	out := new(T)
	return out, json.Unmarshal([]byte(g.body), out)
}

// cast sets the parties.
func (e *Event) cast(known cast) {
	add := func(local, role string) {
		if local == "" || slices.ContainsFunc(e.Parties, func(p Party) bool { return p.Local == local }) {
			return
		}
		p := known.party(e.serial, local)
		p.Role = role
		e.Parties = append(e.Parties, p)
	}
	if e.Encounter != nil {
		for _, p := range e.Encounter.Participants {
			add(p.Actor, p.Role)
		}
	}
	if s := e.Statement; s != nil {
		add(s.Speaker, "speaker")
		add(s.OnBehalfOf, "on behalf of")
		add(s.Addressee, "addressee")
		for _, a := range s.Acts {
			add(a.Target, "target")
		}
	}
}
