package archive

import (
	"context"
	"testing"
)

// LimitPages lets the file grow by a few pages only, as a full disk does.
func (a *Archive) LimitPages(ctx context.Context, t *testing.T) {
	var pages int
	if err := a.write.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if err := a.write.QueryRowContext(ctx, "PRAGMA max_page_count = "+integers([]int64{int64(pages) + 8})).Scan(&pages); err != nil {
		t.Fatal(err)
	}
}

// PartFrom lets archives be parted by month that have so many documents, while the
// test runs.
func PartFrom(t *testing.T, documents int64) {
	before := partedFrom
	partedFrom = documents
	t.Cleanup(func() { partedFrom = before })
}
