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
	document, item, _ := strings.Cut(id, "/")
	var list []Statement
	err := a.view(ctx, func(t *sql.Tx) error {
		serial, _, err := find(ctx, t, document)
		if err != nil {
			return err
		}
		var key int64
		err = t.QueryRowContext(ctx, "SELECT sort FROM statement WHERE document = ? AND id = ?", serial, item).Scan(&key)
		if errors.Is(err, sql.ErrNoRows) {
			return &failure{location: id, kind: ErrNotFound, hint: "no such statement is read in that document"}
		}
		if err != nil {
			return err
		}
		list, err = statements(ctx, t, []int64{key})
		return err
	})
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}
