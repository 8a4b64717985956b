package archive

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
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

// Tables are the rows that changes of the schema leave to be made, as text.
func (a *Archive) Tables(ctx context.Context, t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, query := range []string{
		"SELECT term, item, 0 FROM event_term ORDER BY 1, 2", "SELECT sort, 0, 0 FROM event WHERE terms <> '' ORDER BY 1",
		"SELECT block, encounter, 0 FROM report_block ORDER BY 1, 2", "SELECT serial, shape, 0 FROM dossier ORDER BY 1", "SELECT term, item, shape FROM dossier_term ORDER BY 1, 2",
	} {
		fmt.Fprintln(&b, query)
		if err := a.view(ctx, func(s *sql.Tx) error {
			rows, err := collect(ctx, s, func(r *[3]int64) []any { return []any{&r[0], &r[1], &r[2]} }, query)
			for _, r := range rows {
				fmt.Fprintln(&b, r)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
