package archive

import (
	"context"
	"database/sql"
	"slices"
)

// Shard is a part of the merging that waits to be done; see [Archive.Merge].
type Shard struct {
	Name    string `json:"name"`    // as dossier.Shard gives it
	Reports int    `json:"reports"` // how many wait
}

// Pending lists up to limit shards with reports that wait to be merged, by name.
func (a *Archive) Pending(ctx context.Context, limit int) (list []Shard, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		list, err = collect(ctx, t, func(s *Shard) []any { return []any{&s.Name, &s.Reports} },
			"SELECT shard, count(*) FROM pending GROUP BY shard ORDER BY shard LIMIT ?", limit)
		return err
	})
	return list, err
}

// CountPending tells how many reports wait to be merged.
func (a *Archive) CountPending(ctx context.Context) (int, error) {
	var n int
	err := a.read.QueryRowContext(ctx, "SELECT count(*) FROM pending").Scan(&n)
	return n, a.explain(err)
}

// mergeAtOnce is how many reports of a shard are merged in one transaction.
const mergeAtOnce = 1000

// Merge makes the dossiers of the reports that wait in some shards, and tells how
// many these were. Any number of programs may merge at once, the same shards or
// others: a dossier is made by one at a time, and a shard that has been merged
// costs a look. When nothing waits any more, the dossiers are those that an
// archive has whose documents were added and compared one by one. A large shard
// is merged in several transactions, each of which leaves the archive sound.
func (a *Archive) Merge(ctx context.Context, shards ...string) (merged int, err error) {
	for _, shard := range shards {
		for more := true; more; {
			var n int
			if err := a.share(ctx, func(t *tx) (err error) {
				n, err = t.merge(ctx, shard)
				return err
			}); err != nil {
				return merged, err
			}
			merged += n
			more = n >= mergeAtOnce
		}
	}
	return merged, nil
}

// merge merges the first reports that wait in a shard, with all others of their
// documents that wait: what a text tells is compared as a whole, as when it is
// added and compared at once. It takes them off the list first, where another that
// merges the same ones waits for it.
func (t *tx) merge(ctx context.Context, shard string) (int, error) {
	sorts, err := column[int64](ctx, t.Tx, `DELETE FROM pending WHERE encounter IN (
		SELECT p.encounter FROM pending p JOIN encounter e ON e.sort = p.encounter WHERE e.document IN (
			SELECT f.document FROM encounter f JOIN (SELECT encounter FROM pending WHERE shard = ? ORDER BY encounter LIMIT ?) AS q ON q.encounter = f.sort))
		RETURNING encounter`, shard, mergeAtOnce)
	if err != nil {
		return 0, err
	}
	for part := range slices.Chunk(sorts, 500) {
		if _, err := t.hold(ctx, part); err != nil {
			return 0, err
		}
		reports, err := t.loadReports(ctx, "e.sort IN ("+integers(part)+")")
		if err != nil {
			return 0, err
		}
		for _, r := range reports {
			t.seeds[r.Key] = r
		}
	}
	return len(sorts), t.index.flush(ctx, t)
}
