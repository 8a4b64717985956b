package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// namesBatch is how many ids of dossiers are brought in one transaction.
const namesBatch = 500

// names gives dossiers the ids that they have where they come from, so that what
// refers to them goes on to; ids have a history that cannot be derived.
func (c *copying) names(ctx context.Context) error {
	for last := int64(-1); ; {
		var list []named
		if err := c.from.view(ctx, func(t *sql.Tx) (err error) {
			list, err = collect(ctx, t, func(n *named) []any { return []any{&n.sort, &n.id, &n.body, &n.document, &n.encounter} },
				`SELECT o.sort, o.id, o.body, d.id, e.id FROM dossier o JOIN encounter e ON e.sort = o.lead
				JOIN document d ON d.serial = e.document WHERE o.sort > ? ORDER BY o.sort LIMIT ?`, last, namesBatch)
			return err
		}); err != nil {
			return err
		}
		if len(list) == 0 {
			return c.former(ctx)
		}
		if err := c.to.update(ctx, func(t *tx) error { return t.name(ctx, list) }); err != nil {
			return err
		}
		last = list[len(list)-1].sort
	}
}

// named is a dossier with its id, and the report that speaks for it.
type named struct {
	sort                          int64
	id, body, document, encounter string
}

// name gives the dossiers of reports their ids. An id that stands elsewhere for the
// time being is made free first: its dossier gets its own later.
func (t *tx) name(ctx context.Context, list []named) error {
	for _, n := range list {
		var serial int64
		var id string
		err := t.get(ctx, `SELECT o.serial, o.id FROM document d JOIN encounter e ON e.document = d.serial JOIN report r ON r.encounter = e.sort
			JOIN dossier o ON o.serial = r.dossier WHERE d.id = ? AND e.id = ?`, []any{n.document, n.encounter}, &serial, &id)
		if errors.Is(err, sql.ErrNoRows) || err == nil && id == n.id {
			continue
		}
		if err != nil {
			return err
		}
		if err := t.free(ctx, n.id, serial); err != nil {
			return err
		}
		if _, err := t.exec(ctx, "UPDATE dossier SET id = ?, body = ? WHERE serial = ?", n.id, n.body, serial); err != nil {
			return err
		}
	}
	return nil
}

// free takes an id from the dossier that has it.
func (t *tx) free(ctx context.Context, id string, by int64) error {
	fresh := "d" + Hash(fmt.Appendf(nil, "%s %d", id, by))[:12]
	_, err := t.exec(ctx, "UPDATE dossier SET id = ? WHERE id = ?", fresh, id)
	return err
}

// former brings the ids of dossiers that are part of others today.
func (c *copying) former(ctx context.Context) error {
	var list []named
	if err := c.from.view(ctx, func(t *sql.Tx) (err error) {
		list, err = collect(ctx, t, func(n *named) []any { return []any{&n.id, &n.document, &n.encounter} }, "SELECT id, document, encounter FROM former ORDER BY id")
		return err
	}); err != nil || len(list) == 0 {
		return err
	}
	return c.to.update(ctx, func(t *tx) error {
		rows := newBatch("former (id, document, encounter)", "ON CONFLICT (id) DO UPDATE SET document = excluded.document, encounter = excluded.encounter")
		for _, n := range list {
			rows.add(n.id, n.document, n.encounter)
		}
		return rows.flush(ctx, t)
	})
}
