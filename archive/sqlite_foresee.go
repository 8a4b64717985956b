package archive

import (
	"context"
	"strings"
)

// foresee looks up at once what numbers the things of documents have that are to be
// added, and makes those that are new: many a statement cost a fraction of as many
// statements.
func (s *sqliteFile) foresee(ctx context.Context, t *tx, documents []*rows) error {
	if err := s.foreseeTerms(ctx, t, documents); err != nil {
		return err
	}
	return s.foreseeActors(ctx, t, documents)
}

func (s *sqliteFile) foreseeTerms(ctx context.Context, t *tx, documents []*rows) error {
	wanted := t.ids.unmetTerms(documents)
	if len(wanted) == 0 {
		return nil
	}
	keys := make([]any, 0, 2*len(wanted))
	for _, x := range wanted {
		keys = append(keys, x.field, x.value)
	}
	if err := s.meet(ctx, t, "SELECT t.id, t.field, t.value FROM (VALUES %) AS x CROSS JOIN term t ON t.field = x.column1 AND t.value = x.column2", 2, keys, func(scan func(...any) error) error {
		var id int64
		var x term
		err := scan(&id, &x.field, &x.value)
		t.ids.terms[x] = id
		return err
	}); err != nil {
		return err
	}
	next, err := s.next(ctx, t, "term", "id")
	if err != nil {
		return err
	}
	fresh := newBatch("term (id, field, value)", "")
	for _, x := range wanted {
		if _, known := t.ids.terms[x]; !known {
			t.ids.terms[x] = next
			fresh.add(next, x.field, x.value)
			next++
		}
	}
	return fresh.flush(ctx, t)
}

func (s *sqliteFile) foreseeActors(ctx context.Context, t *tx, documents []*rows) error {
	wanted, looks := t.ids.unmetActors(documents)
	if len(wanted) == 0 {
		return nil
	}
	keys := make([]any, 0, len(wanted))
	for _, id := range wanted {
		keys = append(keys, id)
	}
	if err := s.meet(ctx, t, "SELECT a.serial, a.id, a.name, a.country, a.kind FROM (VALUES %) AS x CROSS JOIN actor a ON a.id = x.column1", 1, keys, func(scan func(...any) error) error {
		var id string
		var a knownActor
		err := scan(&a.serial, &id, &a.look.name, &a.look.country, &a.look.kind)
		t.ids.actors[id] = a
		return err
	}); err != nil {
		return err
	}
	next, err := s.next(ctx, t, "actor", "serial")
	if err != nil {
		return err
	}
	fresh := newBatch("actor (serial, id, kind, name, country)", "")
	for _, id := range wanted {
		if _, known := t.ids.actors[id]; !known {
			look := looks[id]
			t.ids.actors[id] = knownActor{next, look}
			fresh.add(next, id, look.kind, look.name, look.country)
			next++
		}
	}
	return fresh.flush(ctx, t)
}

// meet gives what a query finds of keys, each so many values wide, which take the
// place of "%" in it.
func (s *sqliteFile) meet(ctx context.Context, t *tx, query string, width int, keys []any, found func(scan func(...any) error) error) error {
	row := "(?" + strings.Repeat(", ?", width-1) + ")"
	for _, n := range s.chunks() {
		text := strings.Replace(query, "%", row+strings.Repeat(", "+row, n-1), 1)
		for ; len(keys) >= n*width; keys = keys[n*width:] {
			some, err := t.prepare(ctx, text)
			if err != nil {
				return err
			}
			rows, err := some.QueryContext(ctx, keys[:n*width]...)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				if err := found(rows.Scan); err != nil {
					return err
				}
			}
			if err := rows.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// next is the number of the next row of a table.
func (*sqliteFile) next(ctx context.Context, t *tx, table, number string) (n int64, err error) {
	err = t.get(ctx, "SELECT coalesce(max("+number+"), 0) + 1 FROM "+table, nil, &n)
	return n, err
}
