package archive

import (
	"context"
	"slices"

	"chancery/archive/correction"
	"chancery/archive/dossier"
	"chancery/record"
)

// resolve finds the encounters that rulings on dossiers speak of, for those that
// speak of this record, and makes them known to the transaction and to the
// reports of the other documents.
func (t *tx) resolve(ctx context.Context, r *record.Record, list []correction.Correction) error {
	if !t.alone && slices.ContainsFunc(list, func(c correction.Correction) bool { return c.Other != nil }) {
		return errAlone
	}
	var others []dossier.Report
	stands := make(map[string]bool)
	for _, c := range correction.Standing(list) {
		stands[c.ID] = true
	}
	for _, c := range list {
		if c.Other == nil {
			continue
		}
		for _, id := range []string{c.Target.Document, c.Other.Document} {
			if id == r.Document.ID {
				continue
			}
			reports, err := t.noteReports(ctx, "d.id = ?", id)
			if err != nil {
				return err
			}
			others = append(others, reports...)
		}
		if err := t.resolveOne(ctx, r, c, stands[c.ID]); err != nil {
			return err
		}
	}
	if err := t.loadRules(ctx); err != nil {
		return err
	}
	return t.reblock(ctx, others)
}

// resolveOne resolves a ruling anew, or forgets one that does not stand.
func (t *tx) resolveOne(ctx context.Context, r *record.Record, c correction.Correction, stands bool) error {
	if _, err := t.exec(ctx, "DELETE FROM link WHERE correction = ?", c.ID); err != nil || !stands {
		return err
	}
	links, _ := correction.Links([]correction.Correction{c}, func(id string) *record.Record {
		if id == r.Document.ID {
			return r
		}
		other, _ := recordByID(ctx, t.Tx, id)
		return other
	})
	for _, l := range links {
		if _, err := t.exec(ctx, "INSERT INTO link (correction, a_document, a_encounter, b_document, b_encounter, same) VALUES (?, ?, ?, ?, ?, ?)",
			c.ID, l.A.Document, l.A.Encounter, l.B.Document, l.B.Encounter, l.Same); err != nil {
			return err
		}
	}
	return nil
}

// loadRules loads the rulings on dossiers, by time: the last on a pair wins.
func (t *tx) loadRules(ctx context.Context) error {
	rows, err := t.QueryContext(ctx, `SELECT l.a_document, l.a_encounter, l.b_document, l.b_encounter, l.same
		FROM link l JOIN correction c ON c.id = l.correction ORDER BY c.time, c.id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	t.rules = nil
	for rows.Next() {
		var l dossier.Link
		if err := rows.Scan(&l.A.Document, &l.A.Encounter, &l.B.Document, &l.B.Encounter, &l.Same); err != nil {
			return err
		}
		t.rules = append(t.rules, l)
	}
	return rows.Err()
}
