package archive

import (
	"context"
	"database/sql"
)

// Listed is a document in a list, with how much was read from it.
type Listed struct {
	Document
	Encounters int    `json:"encounters"` // reports of encounters
	Statements int    `json:"statements"`
	Added      string `json:"added"` // RFC 3339

	sort int64
}

// Documents lists the documents that fit, newest first unless the filter says
// otherwise. A document fits a field of the filter when anything in it does.
func (a *Archive) Documents(ctx context.Context, f Filter) (page Page[Listed], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		keys, next, err := ask(ctx, t, "document", &f)
		if err != nil {
			return err
		}
		page.Next = next
		page.Items, err = documents(ctx, t, keys)
		return err
	})
	return page, err
}

func documents(ctx context.Context, t *sql.Tx, keys []int64) ([]Listed, error) {
	list := make([]Listed, 0, len(keys))
	if len(keys) == 0 {
		return list, nil
	}
	rows, err := t.QueryContext(ctx, `SELECT d.sort, d.added, (SELECT count(*) FROM encounter e WHERE e.document = d.serial),
		(SELECT count(*) FROM statement s WHERE s.document = d.serial), `+documentColumns+
		" FROM document d WHERE d.sort IN ("+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var d Listed
		if err := rows.Scan(append([]any{&d.sort, &d.Added, &d.Encounters, &d.Statements}, d.fields()...)...); err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return inOrder(list, keys, func(d *Listed) int64 { return d.sort }), rows.Err()
}
