package archive

import (
	"context"
	"database/sql"
	"maps"
	"slices"
)

// uncount notes that what a statement deleted is there no more.
func (x *index) uncount(name string, done sql.Result) error {
	n, err := done.RowsAffected()
	x.counted[name] -= int(n)
	return err
}

// flushTallies writes how many things there are more, or fewer.
func (x *index) flushTallies(ctx context.Context, t *tx) error {
	for _, name := range slices.Sorted(maps.Keys(x.counted)) {
		if n := x.counted[name]; n != 0 {
			if err := t.later(ctx, "INSERT INTO tally (name, items) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET items = tally.items + excluded.items", name, n); err != nil {
				return err
			}
		}
	}
	clear(x.counted)
	return nil
}

// dropActors notes that actors are in a document no more.
func (x *index) dropActors(ctx context.Context, t *tx, serial int64) error {
	left, err := collect(ctx, t.Tx, func(a *actorLeft) []any { return []any{&a.documents, &a.kind} }, `UPDATE actor SET documents = documents - 1
		WHERE serial IN (SELECT actor FROM appearance WHERE document = ?) RETURNING documents, kind`, serial)
	for _, a := range left {
		if a.documents == 0 {
			x.counted[a.kind]--
		}
	}
	return err
}

type actorLeft struct {
	documents int
	kind      string
}

// tallies are how many things there are, by name.
func tallies(ctx context.Context, t *sql.Tx) (map[string]int, error) {
	rows, err := t.QueryContext(ctx, "SELECT name, items FROM tally")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[string]int)
	for rows.Next() {
		var name string
		var n int
		if err := rows.Scan(&name, &n); err != nil {
			return nil, err
		}
		out[name] = n
	}
	return out, rows.Err()
}
