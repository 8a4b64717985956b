package archive

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
)

// sortedRows are rows whose first column is the sort key they lie by, inserted in its
// order: neighbours go to one page of the file. Of texts, FTS5 keeps what comes in
// memory and writes it out as a segment of its own whenever a key is smaller than the
// one before, and before each statement that may have to be undone; segments are
// merged later at many times the cost.
type sortedRows struct{ *batch }

func (x sortedRows) flush(ctx context.Context, t *tx) error {
	x.order(func(a, b []any) int { return cmp.Compare(a[0].(int64), b[0].(int64)) })
	return x.batch.flush(ctx, t)
}

// sortedWords are the words of actors, inserted in the order of their keys: two
// transactions that bring the same ones wait for each other in one order only.
type sortedWords struct{ *batch }

func (x sortedWords) flush(ctx context.Context, t *tx) error {
	x.order(func(a, b []any) int {
		return cmp.Or(cmp.Compare(a[0].(string), b[0].(string)), cmp.Compare(a[1].(int64), b[1].(int64)))
	})
	return x.batch.flush(ctx, t)
}

// order puts the rows gathered into an order.
func (b *batch) order(compare func(a, b []any) int) {
	rows := slices.Collect(slices.Chunk(b.values, b.width))
	slices.SortStableFunc(rows, compare)
	ordered := b.spare[:0]
	for _, row := range rows {
		ordered = append(ordered, row...)
	}
	clear(b.values)
	b.values, b.spare = ordered, b.values[:0]
}

// Texts are asked for by the sort keys of their documents, and not joined: where
// they lie in many partitions, only those of the keys are then looked at, by the
// planner too.

// textAt is the text of a document.
func textAt(ctx context.Context, t *sql.Tx, sort int64) (text string, err error) {
	err = t.QueryRowContext(ctx, "SELECT text FROM document_text WHERE sort = ?", sort).Scan(&text)
	return text, err
}

// addTexts loads the texts of a list: at tells of an item the sort key of its document
// and where the text goes, which is left as it is when there is none.
func addTexts[T any](ctx context.Context, t *sql.Tx, list []T, at func(*T) (int64, *string)) error {
	into := make(map[int64]*string, len(list))
	sorts := make([]int64, len(list))
	for i := range list {
		sort, text := at(&list[i])
		into[sort], sorts[i] = text, sort
	}
	rows, err := t.QueryContext(ctx, "SELECT sort, text FROM document_text WHERE sort IN ("+integers(sorts)+")")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var sort int64
		var text string
		if err := rows.Scan(&sort, &text); err != nil {
			return err
		}
		*into[sort] = text
	}
	return rows.Err()
}
