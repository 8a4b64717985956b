package archive

import (
	"context"
	"database/sql"

	"chancery/record"
)

// Scanned is a kept document with the set phrases it is known to hold.
type Scanned struct {
	Stale
	Formulae []record.Formula // without their words
}

// Scan lists up to n documents behind the one given, nil for the first.
func (a *Archive) Scan(ctx context.Context, after *Scanned, n int) (list []Scanned, err error) {
	var from int64
	if after != nil {
		from = after.serial
	}
	err = a.view(ctx, func(t *sql.Tx) error {
		list, err = collect(ctx, t, func(s *Scanned) []any { return []any{&s.serial, &s.sort, &s.ID} },
			"SELECT serial, sort, id FROM document WHERE serial > ? ORDER BY serial LIMIT ?", from, n)
		if err != nil {
			return err
		}
		if err := addTexts(ctx, t, list, func(s *Scanned) (int64, *string) { return s.textAt() }); err != nil {
			return err
		}
		for i := range list {
			if list[i].Formulae, err = formulaeOf(ctx, t, list[i].serial); err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

func formulaeOf(ctx context.Context, t *sql.Tx, serial int64) ([]record.Formula, error) {
	return collect(ctx, t, func(f *record.Formula) []any {
		return []any{&f.Formula, &f.Variant, &f.Speaker, &f.Evidence.Start, &f.Evidence.End}
	}, "SELECT formula, variant, speaker, start, stop FROM formula WHERE document = ? ORDER BY position", serial)
}

// AsRead is the record of a scanned document as it was read, without corrections.
func (a *Archive) AsRead(ctx context.Context, s *Scanned) (r *record.Record, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		r, err = recordOf(ctx, t, s.serial)
		return err
	})
	return r, err
}

// followBatch is how many documents are taken into the ledger together.
const followBatch = 200

// Follow takes the documents of an archive that was made before set phrases were
// followed into the ledger; it does nothing for any other. When it is stopped, it
// begins anew the next time. progress may be nil.
func (a *Archive) Follow(ctx context.Context, progress func(done int)) error {
	var behind bool
	if err := a.read.QueryRowContext(ctx, "SELECT behind FROM formula_state").Scan(&behind); err != nil || !behind {
		return a.explain(err)
	}
	if err := a.update(ctx, func(t *tx) error {
		_, err := t.exec(ctx, "DELETE FROM formula_use")
		return err
	}); err != nil {
		return err
	}
	last, done := int64(0), 0
	for ctx.Err() == nil {
		next, n := last, 0
		if err := a.update(ctx, func(t *tx) (err error) {
			next, n, err = t.follow(ctx, last)
			return err
		}); err != nil || n == 0 {
			return err
		}
		last = next
		if done += n; progress != nil {
			progress(done)
		}
	}
	return ctx.Err()
}

// follow takes the next documents in; behind the last one the ledger is whole.
func (t *tx) follow(ctx context.Context, last int64) (int64, int, error) {
	serials, err := column[int64](ctx, t.Tx, "SELECT serial FROM document WHERE serial > ? ORDER BY serial LIMIT ?", last, followBatch)
	if err != nil {
		return last, 0, err
	}
	if len(serials) == 0 {
		_, err := t.exec(ctx, "UPDATE formula_state SET behind = 0")
		return last, 0, err
	}
	for _, serial := range serials {
		r, err := recordOf(ctx, t.Tx, serial)
		if err != nil {
			return last, 0, err
		}
		rows, err := t.correctedRows(ctx, r, nil)
		if err != nil {
			return last, 0, err
		}
		if err := t.index.uses.add(ctx, t, serial, rows); err != nil {
			return last, 0, err
		}
	}
	return serials[len(serials)-1], len(serials), t.index.uses.flush(ctx, t)
}
