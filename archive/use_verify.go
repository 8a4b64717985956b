package archive

import (
	"context"
	"database/sql"
)

// uses checks that the ledger of each set phrase has as many uses as the records.
func (v *verifier) uses(ctx context.Context, t *sql.Tx) error {
	var behind bool
	if err := t.QueryRowContext(ctx, "SELECT behind FROM formula_state").Scan(&behind); err != nil || behind {
		return err
	}
	counted := make(map[int64]int)
	q := useQuery{}
	var err error
	if q.span, err = q.filter.span(); err != nil {
		return err
	}
	if err := q.walk(ctx, t, func(x *useTally) { counted[x.formula] = x.uses }); err != nil {
		v.problem("the ledger of set phrases: %v", err)
		return nil
	}
	rows, err := t.QueryContext(ctx, "SELECT p.id, p.words, count(*) FROM formula f JOIN phrase p ON p.words = f.formula GROUP BY p.id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var words string
		var n int
		if err := rows.Scan(&id, &words, &n); err != nil {
			return err
		}
		if counted[id] != n {
			v.problem("the ledger of %q has %d uses, the records %d", words, counted[id], n)
		}
		delete(counted, id)
	}
	for id, n := range counted {
		v.problem("the ledger of phrase %d has %d uses, the records none", id, n)
	}
	return rows.Err()
}
