package archive

import (
	"cmp"
	"context"
	"slices"
)

// sortedTexts are the texts of new documents, inserted in the order of their keys.
// FTS5 keeps what comes in memory and writes it out as a segment of its own
// whenever a key is smaller than the one before, and before each statement that
// may have to be undone; segments are merged later at many times the cost.
type sortedTexts struct{ *batch }

func (x sortedTexts) flush(ctx context.Context, t *tx) error {
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
	slices.SortFunc(rows, compare)
	b.values = slices.Concat(rows...)
}
