package archive

import (
	"context"
	"database/sql"
)

// collect lists what a query finds, one T a row; fields gives the places in it
// that the columns go to.
func collect[T any](ctx context.Context, t *sql.Tx, fields func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var v T
		if err := rows.Scan(fields(&v)...); err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}

// column lists the values of a query's only column.
func column[T any](ctx context.Context, t *sql.Tx, query string, args ...any) ([]T, error) {
	return collect(ctx, t, func(v *T) []any { return []any{v} }, query, args...)
}
