package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"chancery/archive/dossier"
)

// freshIDs gives new dossiers ids that no other has, should their own be in use: a
// report that comes back may have left its first id to others.
func (t *tx) freshIDs(ctx context.Context, list []*dossier.Dossier) error {
	for len(list) > 0 {
		taken := make(map[string]bool)
		for part := range slices.Chunk(list, 500) {
			var ids []any
			for _, d := range part {
				ids = append(ids, d.ID)
			}
			found, err := column[string](ctx, t.Tx, "SELECT id FROM dossier WHERE id IN (?"+strings.Repeat(", ?", len(ids)-1)+")", ids...)
			if err != nil {
				return err
			}
			for _, id := range found {
				taken[id] = true
			}
		}
		list = slices.DeleteFunc(list, func(d *dossier.Dossier) bool { return !taken[d.ID] })
		for _, d := range list {
			d.ID = "d" + Hash([]byte(d.ID + d.Reports[0].String()))[:12]
		}
	}
	return nil
}

// dropDossier takes a dossier away that has no reports any more.
func (t *tx) dropDossier(ctx context.Context, id string) error {
	if err := t.clearDossier(ctx, id); err != nil {
		return err
	}
	if _, err := t.exec(ctx, "UPDATE report SET dossier = NULL WHERE dossier = (SELECT serial FROM dossier WHERE id = ?)", id); err != nil {
		return err
	}
	done, err := t.exec(ctx, "DELETE FROM dossier WHERE id = ?", id)
	if err != nil {
		return err
	}
	return t.index.uncount("dossier", done)
}

// keepFormer remembers where the reports of a dossier went that is no more, so
// that who knows it by its id finds them.
func (t *tx) keepFormer(ctx context.Context, id string, reports map[dossier.Key]*dossier.Report) error {
	var least *dossier.Key
	for k, home := range t.before {
		if home == id && reports[k] != nil && (least == nil || compareKeys(k, *least) < 0) {
			least = &k
		}
	}
	if least == nil {
		return nil // its reports are read no more
	}
	_, err := t.exec(ctx, "INSERT INTO former (id, document, encounter) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document, encounter = excluded.encounter",
		id, least.Document, least.Encounter)
	return err
}

// clearDossier takes a dossier off the lists of its terms.
func (t *tx) clearDossier(ctx context.Context, id string) error {
	var sort int64
	var terms string
	switch err := t.get(ctx, "SELECT sort, terms FROM dossier WHERE id = ?", []any{id}, &sort, &terms); {
	case err == sql.ErrNoRows:
		return nil
	case err != nil:
		return err
	}
	return t.unlist(ctx, "dossier", terms, sort)
}

// newDossiers writes dossiers that were not there before.
func (t *tx) newDossiers(ctx context.Context, list []*dossier.Dossier, reports map[dossier.Key]*dossier.Report) error {
	if err := t.freshIDs(ctx, slices.Clone(list)); err != nil {
		return err
	}
	if err := t.engine.reserve(ctx, t, "dossier", len(list)); err != nil {
		return err
	}
	for _, d := range list {
		if err := t.newDossier(ctx, d, reports); err != nil {
			return err
		}
	}
	return nil
}

// newDossier writes a dossier that was not there before.
func (t *tx) newDossier(ctx context.Context, d *dossier.Dossier, reports map[dossier.Key]*dossier.Report) error {
	row, err := t.dossierRow(ctx, d, reports)
	if err != nil {
		return err
	}
	if t.lastDossier, err = t.engine.serial(ctx, t, "dossier", t.lastDossier); err != nil {
		return err
	}
	sort := t.listDossier(t.lastDossier, row)
	t.index.dossiers.add(t.lastDossier, d.ID, sort, row.lead, len(d.Reports), len(d.Stories), row.status, row.terms, row.body, int64(row.shape))
	t.index.counted["dossier"]++
	t.moved = append(t.moved, move{t.lastDossier, row.sorts})
	return nil
}

// listDossier lists a dossier under its terms, and gives its place in lists.
func (t *tx) listDossier(serial int64, row *dossierRow) int64 {
	sort := sortKey(dayOf(row.day), serial, 0)
	for _, term := range strings.Fields(row.terms) {
		id, _ := strconv.ParseInt(term, 10, 64)
		t.index.dossierTerms.add(id, sort, int64(row.shape))
	}
	return sort
}

// keptDossier is a dossier as it was written.
type keptDossier struct {
	serial, lead, sort, shape int64
	terms, body               string
}

// putDossiers writes dossiers that were there; one that is as it was is left alone.
func (t *tx) putDossiers(ctx context.Context, list []*dossier.Dossier, reports map[dossier.Key]*dossier.Report) error {
	kept := make([]keptDossier, len(list))
	for i, d := range list {
		k := &kept[i]
		if err := t.engine.later(ctx, t, outcome{into: []any{&k.serial, &k.lead, &k.sort, &k.terms, &k.body, &k.shape}},
			"SELECT serial, lead, sort, terms, body, shape FROM dossier WHERE id = ?", []any{d.ID}); err != nil {
			return err
		}
	}
	if err := t.await(ctx); err != nil {
		return err
	}
	for i, d := range list {
		row, err := t.dossierRow(ctx, d, reports)
		if err != nil {
			return err
		}
		k := &kept[i]
		t.moved = append(t.moved, move{k.serial, row.sorts})
		if k.body == row.body && k.terms == row.terms && k.lead == row.lead && shape(k.shape) == row.shape {
			continue
		}
		if err := t.unlist(ctx, "dossier", k.terms, k.sort); err != nil {
			return err
		}
		if err := t.writeDossier(ctx, k.serial, d, row); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) writeDossier(ctx context.Context, serial int64, d *dossier.Dossier, row *dossierRow) error {
	sort := t.listDossier(serial, row)
	return t.later(ctx, "UPDATE dossier SET sort = ?, lead = ?, reports = ?, stories = ?, status = ?, terms = ?, body = ?, shape = ? WHERE serial = ?",
		sort, row.lead, len(d.Reports), len(d.Stories), row.status, row.terms, row.body, int64(row.shape), serial)
}

// move is the dossier that reports are in now, by the sorts of their encounters.
type move struct {
	dossier int64
	reports []int64
}

// settle tells reports which dossier they are in: in their rows, or for when these
// are written. All dossiers must be written.
func (t *tx) settle(ctx context.Context) error {
	for _, m := range t.moved {
		for _, s := range m.reports {
			if _, waits := t.placed[s]; waits {
				t.placed[s] = m.dossier
				continue
			}
			if err := t.later(ctx, "UPDATE report SET dossier = ? WHERE encounter = ? AND dossier IS DISTINCT FROM ?", m.dossier, s, m.dossier); err != nil {
				return err
			}
		}
	}
	t.moved = nil
	return nil
}

// dossierRow is a dossier as it is written.
type dossierRow struct {
	lead                     int64
	sorts                    []int64
	day, status, terms, body string
	shape                    shape
}

func (t *tx) dossierRow(ctx context.Context, d *dossier.Dossier, reports map[dossier.Key]*dossier.Report) (*dossierRow, error) {
	row := &dossierRow{}
	best := -1
	var lead *dossier.Report
	for _, k := range d.Reports {
		r := reports[k]
		row.sorts = append(row.sorts, t.sorts[k])
		if told := tells(r); told > best {
			best, lead, row.lead = told, r, t.sorts[k]
			if day := firstSet(r.Date, r.OngoingOn); day != "" {
				row.day = day
			}
		}
		if row.day == "" {
			row.day = firstSet(r.Date, r.OngoingOn)
		}
	}
	if n := len(d.History); n > 0 {
		row.status = d.History[n-1].Status
	}
	body, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	row.body, row.terms = string(body), t.termsOfAll(row.sorts)
	row.shape, err = t.shapeOf(ctx, lead, row.terms)
	return row, err
}

// tells is how much a report tells of its encounter, to choose the one that
// speaks for the dossier: who, when, where.
func tells(r *dossier.Report) int {
	n := 0
	for _, p := range r.Participants {
		if len(p.Names) > 0 {
			n += 4
		}
	}
	n = min(n, 40) + 2*min(len(r.Date), len("2006-01-02"))
	for _, s := range []string{r.Venue, r.City, r.Country, r.EndDate, r.Mode} {
		if s != "" {
			n++
		}
	}
	return n
}

// termsOfAll are the terms of encounters together.
func (t *tx) termsOfAll(sorts []int64) string {
	if len(sorts) == 1 {
		return t.terms[sorts[0]]
	}
	var list []string
	for _, s := range sorts {
		list = append(list, strings.Fields(t.terms[s])...)
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}
