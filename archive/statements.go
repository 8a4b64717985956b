package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"chancery/record"
)

// Statement is one statement of a document.
type Statement struct {
	ID        string           `json:"id"` // "document/s1": permanent
	Day       string           `json:"day,omitempty"`
	Document  Document         `json:"document"`
	Speaker   *Party           `json:"speaker"`             // null when no actor of the record said it
	Addressee *Party           `json:"addressee,omitempty"` // null when not told
	Encounter string           `json:"encounter,omitempty"` // "document/e1"
	Statement record.Statement `json:"statement"`

	sort, serial int64
}

// Statements lists the statements that fit, newest first unless the filter says
// otherwise: by the day of the encounter they were made in, else by that of the
// document.
func (a *Archive) Statements(ctx context.Context, f Filter) (page Page[Statement], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		keys, next, err := ask(ctx, t, "statement", &f)
		if err != nil {
			return err
		}
		page.Next = next
		page.Items, err = statements(ctx, t, keys)
		return err
	})
	return page, err
}

func statements(ctx context.Context, t *sql.Tx, keys []int64) ([]Statement, error) {
	list := make([]Statement, 0, len(keys))
	if len(keys) == 0 {
		return list, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT s.sort, s.document, s.id, s.body, coalesce(nullif(coalesce(nullif(e.date, ''), e.ongoing_on), ''), d.day), "+documentColumns+
		` FROM statement s JOIN document d ON d.serial = s.document
		LEFT JOIN encounter e ON e.document = s.document AND e.id = s.encounter
		WHERE s.sort IN (`+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s Statement
		var id, body string
		if err := rows.Scan(append([]any{&s.sort, &s.serial, &id, &body, &s.Day}, s.Document.fields()...)...); err != nil {
			return nil, err
		}
		s.ID = s.Document.ID + "/" + id
		if err := json.Unmarshal([]byte(body), &s.Statement); err != nil {
			return nil, fmt.Errorf("statement %s: %w", s.ID, err)
		}
		if s.Statement.Encounter != "" {
			s.Encounter = s.Document.ID + "/" + s.Statement.Encounter
		}
		list = append(list, s)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var parties []localActor
	for i := range list {
		s := &list[i]
		parties = append(parties, localActor{s.serial, s.Statement.Speaker}, localActor{s.serial, s.Statement.Addressee})
	}
	known, err := castOf(ctx, t, parties)
	if err != nil {
		return nil, err
	}
	for i := range list {
		s := &list[i]
		s.Speaker = known.optional(s.serial, s.Statement.Speaker)
		s.Addressee = known.optional(s.serial, s.Statement.Addressee)
	}
	return inOrder(list, keys, func(s *Statement) int64 { return s.sort }), nil
}

// optional is party for an id that may be empty.
func (c cast) optional(serial int64, local string) *Party {
	if local == "" {
		return nil
	}
	p := c.party(serial, local)
	return &p
}
