package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"chancery/record"
)

// Spoken is what one statement says, for those who look through all speech.
type Spoken struct {
	Document  string // its id
	Statement string // "document/s1"
	Speaker   string // the actor's id in the archive, else the name it has there; "" when not told
	Country   string // of the speaker
	Contents  []record.Evidence
}

// Speech hands over what is said in the documents that fit the filter, the newest
// documents first and at most so many, the statements of one document together.
func (a *Archive) Speech(ctx context.Context, f Filter, documents int, do func(Spoken) error) error {
	for done := 0; done < documents; {
		f.Limit = min(MaxLimit, documents-done)
		next := ""
		err := a.view(ctx, func(t *sql.Tx) error {
			keys, cursor, err := ask(ctx, t, "document", &f)
			if err != nil || len(keys) == 0 {
				return err
			}
			done, next = done+len(keys), cursor
			return speechOf(ctx, t, serials(keys), do)
		})
		if err != nil || next == "" {
			return err
		}
		f.After = next
	}
	return nil
}

func speechOf(ctx context.Context, t *sql.Tx, documents []int64, do func(Spoken) error) error {
	rows, err := t.QueryContext(ctx, `SELECT d.id, s.id, s.body, coalesce(a.id, p.name, ''), coalesce(p.country, '')
		FROM statement s JOIN document d ON d.serial = s.document
		LEFT JOIN appearance p ON p.document = s.document AND p.local = s.speaker LEFT JOIN actor a ON a.serial = p.actor
		WHERE s.document IN (`+integers(documents)+") ORDER BY d.sort DESC, s.sort")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s Spoken
		var body string
		if err := rows.Scan(&s.Document, &s.Statement, &body, &s.Speaker, &s.Country); err != nil {
			return err
		}
		s.Statement = s.Document + "/" + s.Statement
		var said record.Statement
		if err := json.Unmarshal([]byte(body), &said); err != nil {
			return fmt.Errorf("statement %s: %w", s.Statement, err)
		}
		s.Contents = said.Pieces()
		if err := do(s); err != nil {
			return err
		}
	}
	return rows.Err()
}
