package archive

import (
	"context"
	"database/sql"
	"fmt"

	"chancery/archive/dossier"
)

// Bounds of what is looked at for one page of encounters that nearly were one.
const (
	reviewNear       = 60 // dossiers
	reviewNearOwn    = 2  // reports of each
	reviewNearOthers = 30 // reports of others they are compared with
)

// nearly lists pairs of dossiers that were not joined for little, and that nobody
// has ruled on; the newest dossiers first. A pair is listed with the newer of the
// two.
func (r *reviewer) nearly(ctx context.Context, t *sql.Tx, at reviewCursor) (*reviewCursor, error) {
	p, err := planFor(ctx, t, "dossier", r.filter)
	if err != nil || p.nothing() {
		return nil, err
	}
	span := p.spans[0]
	if at.sort < span.last {
		span.last = at.sort + 1
	}
	query, args := p.query(span, reviewNear+1)
	keys, err := column[int64](ctx, t, query, args...)
	if err != nil {
		return nil, err
	}
	settled, err := settledPairs(ctx, t)
	if err != nil {
		return nil, err
	}
	opt, err := nearOptions(ctx, t)
	if err != nil {
		return nil, err
	}
	for i, key := range keys {
		if i == reviewNear || len(r.found) == r.limit {
			return &reviewCursor{at.kind, key, 0}, nil
		}
		things, err := nearlyOne(ctx, t, key, settled, opt)
		if err != nil {
			return nil, err
		}
		if next := r.take(at, key, things); next != nil {
			return next, nil
		}
	}
	return nil, nil
}

// nearlyOne are the older dossiers that nearly were one with that of a sort key.
func nearlyOne(ctx context.Context, t *sql.Tx, key int64, settled map[[2]dossier.Key]bool, opt dossier.Options) ([]Awaiting, error) {
	var id string
	var serial int64
	if err := t.QueryRowContext(ctx, "SELECT id, serial FROM dossier WHERE sort = ?", key).Scan(&id, &serial); err != nil {
		return nil, err
	}
	reports, err := column[int64](ctx, t, "SELECT encounter FROM report WHERE dossier = ? ORDER BY encounter LIMIT ?", serial, reviewNearOwn)
	if err != nil {
		return nil, err
	}
	if len(reports) == 0 {
		return nil, nil
	}
	misses, looked, err := nearest(ctx, t, id, reports, around(reports), reviewNearOthers, opt)
	if err != nil {
		return nil, err
	}
	var out []Awaiting
	for _, m := range misses {
		if !m.Open || m.Score < dossier.Threshold-closeTo || ruledOn(looked[id], looked[m.Dossier], settled) {
			continue
		}
		if older, err := isOlder(ctx, t, m.Dossier, key); err != nil || !older {
			if err != nil {
				return nil, err
			}
			continue
		}
		one := Awaiting{
			Kind: AwaitsNear, What: "dossier", Score: m.Score, Reasons: m.Reasons, Things: []string{id},
			Reason: fmt.Sprintf("not joined with a score of %g, where %g is enough", m.Score, dossier.Threshold),
		}
		if err := one.concern(ctx, t, m.Pair[:]...); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// around is the time from the day before the first of some reports to the day
// after the last: what nearly joined them is there.
func around(reports []int64) span {
	return span{sortKey(max(dayIn(reports[0])-1, 0), 0, 0), sortKey(dayIn(reports[len(reports)-1])+2, 0, 0)}
}

// ruledOn tells whether somebody ruled on two of the reports.
func ruledOn(own, other []dossier.Report, settled map[[2]dossier.Key]bool) bool {
	for i := range own {
		for j := range other {
			if settled[[2]dossier.Key{own[i].Key, other[j].Key}] {
				return true
			}
		}
	}
	return false
}

// isOlder tells whether a dossier stands below a sort key.
func isOlder(ctx context.Context, t *sql.Tx, id string, key int64) (bool, error) {
	var sort int64
	err := t.QueryRowContext(ctx, "SELECT sort FROM dossier WHERE id = ?", id).Scan(&sort)
	return sort < key, err
}
