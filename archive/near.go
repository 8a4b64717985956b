package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"chancery/archive/dossier"
	"chancery/archive/tenure"
)

// Bounds of the search for what was nearly joined.
const (
	nearOwn    = 10  // reports of the dossier that are compared
	nearOthers = 200 // reports of others they are compared with
)

// near finds the dossiers that come closest and were not joined.
func (f *FullDossier) near(ctx context.Context, t *sql.Tx, keys []int64) error {
	f.Near = []dossier.Miss{}
	opt, err := nearOptions(ctx, t)
	if err != nil {
		return err
	}
	always, _ := new(Filter).span()
	misses, _, err := nearest(ctx, t, f.ID, keys[:min(len(keys), nearOwn)], always, nearOthers, opt)
	if err != nil || len(misses) == 0 {
		return err
	}
	f.Near = misses
	ids := make([]string, 0, len(misses))
	for _, m := range misses {
		ids = append(ids, m.Dossier)
	}
	marks, args := texts(ids)
	near, err := column[int64](ctx, t, "SELECT sort FROM dossier WHERE id IN ("+marks+")", args...)
	if err == nil {
		f.Nearby, err = dossiers(ctx, t, near)
	}
	return err
}

func nearOptions(ctx context.Context, t *sql.Tx) (dossier.Options, error) {
	entered, err := enteredTenures(ctx, t)
	return dossier.Options{Holder: tenure.New(nil, entered).Holds}, err
}

// nearest finds the dossiers that come closest to one, by some of its reports and
// up to so many of a time, and gives them and the reports that were looked at, by
// dossier.
func nearest(ctx context.Context, t *sql.Tx, id string, keys []int64, in span, most int, opt dossier.Options) ([]dossier.Miss, map[string][]dossier.Report, error) {
	own, err := keptReports(ctx, t, keys)
	if err != nil {
		return nil, nil, err
	}
	var blocks []string
	for _, r := range own[id] {
		blocks = append(blocks, dossier.NearBlocks(r, opt)...)
	}
	if len(blocks) == 0 {
		return nil, own, nil
	}
	candidates, err := column[int64](ctx, t, "SELECT DISTINCT encounter FROM report_block WHERE block IN ("+integers(numbers(blocks))+") AND encounter >= ? AND encounter < ? LIMIT ?",
		in.first, in.last, most)
	if err != nil {
		return nil, nil, err
	}
	others, err := keptReports(ctx, t, candidates)
	if err != nil {
		return nil, nil, err
	}
	delete(others, id)
	misses := dossier.Near(own[id], others, opt)
	others[id] = own[id]
	return misses, others, nil
}

// keptReports loads reports by the ids of the dossiers they are in.
func keptReports(ctx context.Context, t *sql.Tx, keys []int64) (map[string][]dossier.Report, error) {
	out := make(map[string][]dossier.Report)
	if len(keys) == 0 {
		return out, nil
	}
	rows, err := t.QueryContext(ctx, `SELECT o.id, r.body, f.body FROM report r JOIN encounter e ON e.sort = r.encounter
		JOIN fingerprint f ON f.document = e.document JOIN dossier o ON o.serial = r.dossier WHERE r.encounter IN (`+integers(keys)+") ORDER BY r.encounter")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, body, print string
		var r dossier.Report
		if err := rows.Scan(&id, &body, &print); err != nil {
			return nil, err
		}
		if err := errorsOf(json.Unmarshal([]byte(body), &r), json.Unmarshal([]byte(print), &r.Text)); err != nil {
			return nil, fmt.Errorf("a kept report cannot be read: %w", err)
		}
		out[id] = append(out[id], r)
	}
	return out, rows.Err()
}
