package archive

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// Statement gives one statement by its id, "document/s1"; ErrNotFound when there
// is none.
func (a *Archive) Statement(ctx context.Context, id string) (*Statement, error) {
	return one(ctx, a, "statement", id, statements)
}

// one is the item of a table that an id names.
func one[T any](ctx context.Context, a *Archive, table, id string, load func(context.Context, *sql.Tx, []int64) ([]T, error)) (*T, error) {
	var list []T
	err := a.view(ctx, func(t *sql.Tx) error {
		key, err := keyOf(ctx, t, table, id)
		if err == nil {
			list, err = load(ctx, t, []int64{key})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}

// keyOf is the key of the row of a table, "statement" or "event", that an id names:
// "document/s1", of the document any beginning that no other has.
func keyOf(ctx context.Context, t *sql.Tx, table, id string) (key int64, err error) {
	document, item, _ := strings.Cut(id, "/")
	serial, _, err := find(ctx, t, document)
	if err != nil {
		return 0, err
	}
	err = t.QueryRowContext(ctx, "SELECT sort FROM "+table+" WHERE document = ? AND id = ?", serial, item).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, &failure{location: id, kind: ErrNotFound, hint: "no such " + table + " is read in that document"}
	}
	return key, err
}
