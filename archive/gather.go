package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/archive/dossier"
)

// gathering keeps the dossiers up to date within one transaction: it notes which
// reports came and went, and at the end puts those anew that this may change.
type gathering struct {
	seeds  map[dossier.Key]dossier.Report // reports whose dossier may change
	before map[dossier.Key]string         // the dossiers that reports were in which it may change
	homes  map[dossier.Key]string         // the dossiers that reports met were in, touched or not
	sorts  map[dossier.Key]int64          // encounter.sort of reports met
	terms  map[int64]string               // terms of encounters met, by their sort
	loaded map[int64]dossier.Report       // reports met, by the sort of their encounter
	rules  []dossier.Link
	held   map[int64]bool  // reports that are locked, by the sort of their encounter
	placed map[int64]int64 // by the sort of encounters whose report is not written yet, the serial of their dossier
	moved  []move
	// The highest serials of a dossier and of a document, 0 while not known.
	lastDossier, lastDocument int64
}

func newGathering() gathering {
	return gathering{
		seeds: make(map[dossier.Key]dossier.Report), before: make(map[dossier.Key]string), homes: make(map[dossier.Key]string), sorts: make(map[dossier.Key]int64),
		terms: make(map[int64]string), loaded: make(map[int64]dossier.Report), placed: make(map[int64]int64), held: make(map[int64]bool),
	}
}

// forgetReports lets go of reports that were loaded to be looked at only.
func (g *gathering) forgetReports() {
	clear(g.sorts)
	clear(g.terms)
	clear(g.loaded)
	clear(g.homes)
}

// addReports writes the reports of a document; sorts[i] is the sort key of the
// encounter that reports[i] is of.
func (t *tx) addReports(ctx context.Context, serial int64, reports []dossier.Report, sorts []int64) error {
	if len(reports) == 0 {
		return nil
	}
	print, err := json.Marshal(reports[0].Text)
	if err != nil {
		return err
	}
	t.index.fingerprints.add(serial, string(print))
	for i := range reports {
		r := reports[i]
		if t.deferred {
			t.index.pending.add(sorts[i], dossier.Shard(r))
		} else {
			t.seeds[r.Key] = r
		}
		t.sorts[r.Key], t.loaded[sorts[i]] = sorts[i], r
		t.block(&r, sorts[i])
		r.Text = dossier.Fingerprint{}
		body, err := json.Marshal(r)
		if err != nil {
			return err
		}
		t.index.reports = append(t.index.reports, reportRow{sorts[i], string(body)})
		t.placed[sorts[i]] = 0
	}
	return nil
}

// dropReports notes, before the reports of a document go, which others that may
// touch, and takes their rows away.
func (t *tx) dropReports(ctx context.Context, serial int64) error {
	own, err := t.noteReports(ctx, "d.serial = ?", serial)
	if err != nil {
		return err
	}
	for _, r := range own {
		delete(t.seeds, r.Key)
		delete(t.loaded, t.sorts[r.Key])
	}
	for _, query := range []string{
		"DELETE FROM report_block WHERE encounter IN (SELECT sort FROM encounter WHERE document = ?)",
		"DELETE FROM report WHERE encounter IN (SELECT sort FROM encounter WHERE document = ?)",
		"DELETE FROM fingerprint WHERE document = ?",
	} {
		if _, err := t.exec(ctx, query, serial); err != nil {
			return err
		}
	}
	return nil
}

// noteReports loads the reports of some documents and notes that their dossiers,
// and those of all that may be tied to them now, may change.
func (t *tx) noteReports(ctx context.Context, where string, args ...any) ([]dossier.Report, error) {
	if err := t.index.flushRows(ctx, t); err != nil { // the tables are looked at
		return nil, err
	}
	own, err := t.loadReports(ctx, where, args...)
	if err != nil {
		return nil, err
	}
	all, _, err := dossier.Gather(own, t.rules, t.dossiers, t.inBlocks(ctx))
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		t.seeds[r.Key] = r
	}
	t.touch(all)
	return own, nil
}

// touch notes that the dossiers which reports were in may change.
func (t *tx) touch(reports []dossier.Report) {
	for i := range reports {
		if home := t.homes[reports[i].Key]; home != "" {
			t.before[reports[i].Key] = home
		}
	}
}

// reblock puts reports into the blocks that they stand in under the rulings as
// they are now.
func (t *tx) reblock(ctx context.Context, reports []dossier.Report) error {
	for i := range reports {
		sort := t.sorts[reports[i].Key]
		if _, err := t.exec(ctx, "DELETE FROM report_block WHERE encounter = ?", sort); err != nil {
			return err
		}
		t.block(&reports[i], sort)
		if err := t.index.blocks.flush(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

// block lists a report under the blocks it stands in.
func (t *tx) block(r *dossier.Report, sort int64) {
	in, _ := dossier.Blocks(*r, t.rules, t.dossiers)
	for _, b := range numbers(in) {
		t.index.blocks.add(b, sort)
	}
}

// numbers makes numbers of the names of blocks.
func numbers(blocks []string) []int64 {
	out := make([]int64, 0, len(blocks))
	for _, b := range blocks {
		out = append(out, dossier.Number(b))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inBlocks looks up the reports that stand in blocks. Those met before need not
// be loaded.
func (t *tx) inBlocks(ctx context.Context) func([]string) ([]dossier.Report, error) {
	return func(blocks []string) ([]dossier.Report, error) {
		var all []dossier.Report
		var strange []int64
		for part := range slices.Chunk(numbers(blocks), 500) {
			sorts, err := t.standing(ctx, part)
			if err != nil {
				return nil, err
			}
			for _, s := range sorts {
				if r, met := t.loaded[s]; met {
					all = append(all, r)
				} else {
					strange = append(strange, s)
				}
			}
		}
		slices.Sort(strange)
		for part := range slices.Chunk(slices.Compact(strange), 500) {
			found, err := t.loadReports(ctx, "e.sort IN ("+integers(part)+")")
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
		return all, nil
	}
}

// standing lists the reports that stand in blocks, and lets no other transaction
// make their dossiers. Those that wait to be merged are left out, as if they were
// not there yet: whoever merges them looks at what stands then. They are locked
// before it is asked whether they wait, since another may be about to merge them.
func (t *tx) standing(ctx context.Context, blocks []int64) ([]int64, error) {
	query := "SELECT DISTINCT encounter FROM report_block WHERE block IN (" + integers(blocks) + ")"
	for fresh := !t.alone; fresh; { // others may come while some are locked
		sorts, err := column[int64](ctx, t.Tx, query)
		if err != nil {
			return nil, err
		}
		if fresh, err = t.hold(ctx, sorts); err != nil {
			return nil, err
		}
	}
	return column[int64](ctx, t.Tx, query+" AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.encounter = report_block.encounter)")
}

// hold locks reports, and tells whether there were any to lock. A transaction that
// is alone need not.
func (t *tx) hold(ctx context.Context, sorts []int64) (bool, error) {
	if t.alone {
		return false, nil
	}
	var fresh []int64
	for _, s := range sorts {
		if !t.held[s] {
			t.held[s] = true
			fresh = append(fresh, s)
		}
	}
	if len(fresh) == 0 {
		return false, nil
	}
	return true, t.engine.lockReports(ctx, t, fresh)
}

// loadReports loads reports, and remembers where they stand and what dossiers they
// were in when the transaction began.
func (t *tx) loadReports(ctx context.Context, where string, args ...any) ([]dossier.Report, error) {
	rows, err := t.QueryContext(ctx, `SELECT e.sort, e.terms, r.body, f.body, coalesce(o.id, '') FROM encounter e JOIN document d ON d.serial = e.document
		JOIN report r ON r.encounter = e.sort JOIN fingerprint f ON f.document = e.document
		LEFT JOIN dossier o ON o.serial = r.dossier WHERE `+where+" ORDER BY e.sort", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []dossier.Report
	for rows.Next() {
		var r dossier.Report
		var sort int64
		var terms, body, print, home string
		if err := rows.Scan(&sort, &terms, &body, &print, &home); err != nil {
			return nil, err
		}
		if err := errorsOf(json.Unmarshal([]byte(body), &r), json.Unmarshal([]byte(print), &r.Text)); err != nil {
			return nil, fmt.Errorf("a kept report cannot be read: %w", err)
		}
		t.sorts[r.Key], t.terms[sort], t.loaded[sort] = sort, terms, r
		if home != "" && t.homes[r.Key] == "" {
			t.homes[r.Key] = home
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// gather puts anew the dossiers that the transaction may have changed. All rows
// but those of new reports must be written.
func (t *tx) gather(ctx context.Context) error {
	g := &t.gathering
	if len(g.seeds) == 0 && len(g.before) == 0 {
		return nil
	}
	seeds := make([]dossier.Report, 0, len(g.seeds))
	for _, r := range g.seeds {
		seeds = append(seeds, r)
	}
	slices.SortFunc(seeds, func(a, b dossier.Report) int { return compareKeys(a.Key, b.Key) })
	all, dossiers, err := dossier.Gather(seeds, g.rules, t.dossiers, t.inBlocks(ctx))
	if err != nil {
		return err
	}
	t.touch(all)
	dossier.Carry(g.before, dossiers)
	reports := make(map[dossier.Key]*dossier.Report, len(all))
	for i := range all {
		reports[all[i].Key] = &all[i]
	}
	gone := make(map[string]bool)
	for _, id := range g.before {
		gone[id] = true
	}
	for i := range dossiers {
		delete(gone, dossiers[i].ID)
	}
	for _, id := range slices.Sorted(maps.Keys(gone)) {
		if err := t.dropDossier(ctx, id); err != nil {
			return err
		}
		if err := t.keepFormer(ctx, id, reports); err != nil {
			return err
		}
	}
	held := make(map[string]bool)
	for _, id := range g.before {
		held[id] = true
	}
	var fresh, there []*dossier.Dossier
	for i := range dossiers {
		if d := &dossiers[i]; held[d.ID] {
			there = append(there, d)
		} else {
			fresh = append(fresh, d)
		}
	}
	if err := t.putDossiers(ctx, there, reports); err != nil {
		return err
	}
	if err := t.newDossiers(ctx, fresh, reports); err != nil {
		return err
	}
	if err := t.index.dossiers.flush(ctx, t); err != nil {
		return err
	}
	if err := t.index.dossierTerms.flush(ctx, t); err != nil {
		return err
	}
	return t.settle(ctx)
}

func compareKeys(a, b dossier.Key) int {
	return cmp.Or(strings.Compare(a.Document, b.Document), strings.Compare(a.Encounter, b.Encounter))
}
