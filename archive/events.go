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
	if err := restEvents(ctx, t, list); err != nil {
		return nil, err
	}
	return inOrder(list, keys, func(e *Event) int64 { return e.sort }), nil
}

// bodies are items of one table by their documents and ids, as they are kept.
func bodies(ctx context.Context, t *sql.Tx, table string, list []localActor) (map[localActor]string, error) {
	type kept struct {
		key  localActor
		body string
	}
	out := make(map[localActor]string)
	for some, args := range wanted(list) {
		found, err := collect(ctx, t, func(k *kept) []any { return []any{&k.key.serial, &k.key.local, &k.body} },
			some+"SELECT i.document, i.id, i.body FROM wanted w JOIN "+table+" i ON i.document = w.document AND i.id = w.id", args...)
		if err != nil {
			return nil, err
		}
		for _, k := range found {
			out[k.key] = k.body
		}
	}
	return out, nil
}

// restEvents sets what events rest on, and who takes part in that.
func restEvents(ctx context.Context, t *sql.Tx, list []Event) error {
	var from []localActor
	for i := range list {
		for _, id := range list[i].Event.From {
			from = append(from, localActor{list[i].serial, id})
		}
	}
	said, err := bodies(ctx, t, "statement", from)
	if err != nil {
		return err
	}
	for i := range list {
		e := &list[i]
		if e.Statement, err = firstOf[record.Statement](said, e.serial, e.Event.From...); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		if e.Statement != nil {
			from = append(from, localActor{e.serial, e.Statement.Encounter})
		}
	}
	met, err := bodies(ctx, t, "encounter", from)
	if err != nil {
		return err
	}
	var parties []localActor
	for i := range list {
		e := &list[i]
		in := e.Event.From
		if e.Statement != nil {
			in = append(slices.Clone(in), e.Statement.Encounter)
		}
		if e.Encounter, err = firstOf[record.Encounter](met, e.serial, in...); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		e.roles(func(local, _ string) { parties = append(parties, localActor{e.serial, local}) })
	}
	known, err := castOf(ctx, t, parties)
	for i := range list {
		list[i].cast(known)
	}
	return err
}

// firstOf reads the first of some items of a document that is kept, nil when none is.
func firstOf[T any](kept map[localActor]string, serial int64, ids ...string) (*T, error) {
	for _, id := range ids {
		if body, ok := kept[localActor{serial, id}]; ok {
			out := new(T)
			return out, json.Unmarshal([]byte(body), out)
		}
	}
	return nil, nil
}

// cast sets the parties.
func (e *Event) cast(known cast) {
	e.roles(func(local, role string) {
		if local == "" || slices.ContainsFunc(e.Parties, func(p Party) bool { return p.Local == local }) {
			return
		}
		p := known.party(e.serial, local)
		p.Role = role
		e.Parties = append(e.Parties, p)
	})
}

// roles are the actors of what an event rests on, by their local ids, which may be
// empty, with what they do in it.
func (e *Event) roles(add func(local, role string)) {
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
