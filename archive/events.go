package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

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
}

// Events lists the events that fit, newest first unless the filter says otherwise:
// by their own day, else by that of the document. Type, mode, status, actor and
// recipient are an event's own. A country fits as either of these two, a dyad when
// the event goes from the first to the second, or is of both alike. Any other field
// fits when an encounter or statement that the event rests on does; what rests on
// none has the source of its document.
func (a *Archive) Events(ctx context.Context, f Filter) (page Page[Event], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		keys, next, err := ask(ctx, t, "event", &f)
		if err != nil {
			return err
		}
		page.Next = next
		page.Items, err = events(ctx, t, keys)
		return err
	})
	return page, err
}

// Event is one event by its id, "document/v1".
func (a *Archive) Event(ctx context.Context, id string) (*Event, error) {
	return one(ctx, a, "event", id, events)
}

func events(ctx context.Context, t *sql.Tx, keys []int64) ([]Event, error) {
	list := make([]Event, 0, len(keys))
	if len(keys) == 0 {
		return list, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT v.sort, v.document, v.id, v.body, d.added, "+documentColumns+
		" FROM event v JOIN document d ON d.serial = v.document WHERE v.sort IN ("+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e Event
		var id, body string
		if err := rows.Scan(append([]any{&e.sort, &e.serial, &id, &body, &e.Added}, e.Document.fields()...)...); err != nil {
			return nil, err
		}
		e.ID = e.Document.ID + "/" + id
		if err := json.Unmarshal([]byte(body), &e.Event); err != nil {
			return nil, fmt.Errorf("event %s: %w", e.ID, err)
		}
		e.Day, e.Parties = firstSet(e.Event.Date, e.Document.Day), []Party{}
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

// bodies are the items of one table of some documents, as they are kept.
func bodies(ctx context.Context, t *sql.Tx, table string, serials []int64) (map[localActor]string, error) {
	rows, err := t.QueryContext(ctx, "SELECT document, id, body FROM "+table+" WHERE document IN ("+integers(serials)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[localActor]string)
	for rows.Next() {
		var key localActor
		var body string
		if err := rows.Scan(&key.serial, &key.local, &body); err != nil {
			return nil, err
		}
		out[key] = body
	}
	return out, rows.Err()
}

// restEvents sets what events rest on.
func restEvents(ctx context.Context, t *sql.Tx, list []Event, serials []int64) error {
	met, err := bodies(ctx, t, "encounter", serials)
	if err != nil {
		return err
	}
	said, err := bodies(ctx, t, "statement", serials)
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

func (e *Event) rest(met, said map[localActor]string, known cast) (err error) {
	for _, id := range e.Event.From {
		key := localActor{e.serial, id}
		if body, ok := met[key]; ok {
			if e.Encounter == nil {
				e.Encounter, err = read[record.Encounter](body)
			}
		} else if body, ok := said[key]; ok && e.Statement == nil {
			e.Statement, err = read[record.Statement](body)
		}
		if err != nil {
			return err
		}
	}
	e.cast(known)
	if e.Encounter == nil && e.Statement != nil {
		if body, ok := met[localActor{e.serial, e.Statement.Encounter}]; ok {
			e.Encounter, err = read[record.Encounter](body)
		}
	}
	return err
}

func read[T any](body string) (*T, error) {
	out := new(T)
	return out, json.Unmarshal([]byte(body), out)
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
