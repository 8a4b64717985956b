package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// newTexts gathers the texts of new documents, so that the full-text indexes take
// them at once and in the order of their keys. FTS5 keeps what comes in memory
// and writes it out as a segment of its own whenever a key is smaller than the
// one before, and before each statement that may have to be undone; segments are
// merged later at many times the cost.
type newTexts []sortedText

type sortedText struct {
	sort int64
	text string
}

func (x *newTexts) add(sort int64, text string) { *x = append(*x, sortedText{sort, text}) }

// flush inserts what was gathered.
func (x *newTexts) flush(ctx context.Context, t *tx) error {
	slices.SortFunc(*x, func(a, b sortedText) int { return cmp.Compare(a.sort, b.sort) })
	rows := newBatch("document_text (sort, text)", "")
	for _, one := range *x {
		rows.add(one.sort, one.text)
	}
	*x = nil
	if err := rows.flush(ctx, t); err != nil {
		return fmt.Errorf("writing texts: %w", err)
	}
	return nil
}
