package archive

import (
	"context"
	"database/sql"
	"slices"
	"strings"
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

const (
	// mergeAtOnce is how many reports are merged in one transaction, and with them
	// those of the same documents.
	mergeAtOnce = 1000
	// shardsAtOnce is of how many shards they are: so many that what each transaction
	// costs is spread, and so few that it is seldom in the way of another.
	shardsAtOnce = 16
)

// Merge makes the dossiers of the reports that wait in some shards, and tells how
// many these were. Any number of programs may merge at once, the same shards or
// others: a dossier is made by one at a time, and a shard that has been merged
// costs a look. When nothing waits any more, the dossiers are those that an
// archive has whose documents were added and compared one by one. Many shards, or a
// large one, are merged in several transactions, each of which leaves the archive
// sound.
func (a *Archive) Merge(ctx context.Context, shards ...string) (merged int, err error) {
	for part := range slices.Chunk(shards, shardsAtOnce) {
		for more := true; more; {
			var n int
			if err := a.share(ctx, func(t *tx) (err error) {
				n, err = t.merge(ctx, part)
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

// merge merges the first reports that wait in shards, with all others of their
// documents that wait: what a text tells is compared as a whole, as when it is
// added and compared at once. It takes them off the list first; another that merges
// one of them at this moment is in the way, see [engine.lockedRows].
func (t *tx) merge(ctx context.Context, shards []string) (int, error) {
	args := make([]any, 0, len(shards)+1)
	for _, s := range shards {
		args = append(args, s)
	}
	marks := "?" + strings.Repeat(", ?", len(shards)-1)
	query := `SELECT p.encounter FROM pending p JOIN encounter e ON e.sort = p.encounter WHERE e.document IN (
			SELECT f.document FROM encounter f JOIN (SELECT encounter FROM pending WHERE shard IN (` + marks + `) ORDER BY encounter LIMIT ?) AS q ON q.encounter = f.sort)
		ORDER BY p.encounter`
	if !t.alone {
		query += t.engine.lockedRows("p")
	}
	sorts, err := column[int64](ctx, t.Tx, query, append(args, mergeAtOnce)...)
	if err != nil || len(sorts) == 0 {
		return 0, err
	}
	for part := range slices.Chunk(sorts, 500) {
		if _, err := t.ExecContext(ctx, "DELETE FROM pending WHERE encounter IN ("+integers(part)+")"); err != nil {
			return 0, err
		}
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
