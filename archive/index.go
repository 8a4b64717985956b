package archive

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/record"
)

// index writes the rows derived from records and takes them away again. Rows are
// gathered and inserted many at a time; flush comes before the commit.
type index struct {
	texts                                                                               *batch // of new documents; see addText
	appearances, mentions, encounters, participants, statements, acts, events, formulae *batch
	dossiers, fingerprints, words, observations, pending                                *batch
	documentTerms, encounterTerms, statementTerms, eventTerms, dossierTerms, blocks     *pairs
	reports                                                                             []reportRow
	appeared                                                                            map[int64]int       // in how many documents more an actor appears
	looks                                                                               map[int64]actorLook // greater ones of actors
	days                                                                                map[int64]int       // how many documents more a day has
	counted                                                                             map[string]int      // how many things there are more, by the names of tally
	uses                                                                                *useBatch
}

// newIndex is made once for an archive: what its rows were gathered in is used again
// by the next transaction; see reset.
func newIndex(e engine) *index {
	return &index{
		texts:          e.texts(),
		appearances:    newBatch("appearance (document, local, actor, name, country, sector, office, office_of, level, office_state)", ""),
		mentions:       newBatch("mention ("+e.mentionKey().column+", start, stop, local, how)", "ON CONFLICT DO NOTHING"),
		encounters:     newBatch("encounter (sort, document, id, kind, mode, status, background, visit_kind, date, end_date, ongoing_on, venue, city, country, reported_by, part_of, terms, body)", ""),
		participants:   newBatch("participant (encounter, position, local, role)", ""),
		statements:     newBatch("statement (sort, document, id, speaker, on_behalf_of, addressee, encounter, reported_by, quoted, terms, body)", ""),
		acts:           newBatch("act (statement, position, act, status, target, start, stop, toward)", ""),
		events:         newBatch("event (sort, document, id, type, mode, actor, recipient, cameo, goldstein, quad, status, date, place, terms, body)", ""),
		formulae:       newBatch("formula (document, position, formula, variant, speaker, start, stop)", ""),
		documentTerms:  &pairs{into: "document_term (term, item)"},
		encounterTerms: &pairs{into: "encounter_term (term, item)"},
		statementTerms: &pairs{into: "statement_term (term, item)"},
		eventTerms:     &pairs{into: "event_term (term, item)"},
		dossierTerms:   &pairs{into: "dossier_term (term, item, shape)"},
		dossiers:       newBatch("dossier (serial, id, sort, lead, reports, stories, status, terms, body, shape)", ""),
		blocks:         &pairs{into: "report_block (block, encounter)"},
		fingerprints:   newBatch("fingerprint (document, body)", ""),
		words:          newBatch("actor_word (word, actor)", "ON CONFLICT DO NOTHING"),
		observations:   newBatch("observation (document, position, place, body)", ""),
		pending:        newBatch("pending (encounter, shard)", ""),
		appeared:       make(map[int64]int),
		looks:          make(map[int64]actorLook),
		days:           make(map[int64]int),
		counted:        make(map[string]int),
		uses:           newUseBatch(),
	}
}

// reset forgets what another transaction left, whether it was written or not.
func (x *index) reset() {
	for _, b := range []*batch{
		x.texts, x.appearances, x.mentions, x.encounters, x.participants, x.statements, x.acts, x.events, x.formulae,
		x.dossiers, x.fingerprints, x.words, x.observations, x.pending,
	} {
		b.values, b.spare = emptied(b.values), emptied(b.spare)
	}
	for _, p := range []*pairs{x.documentTerms, x.encounterTerms, x.statementTerms, x.eventTerms, x.dossierTerms, x.blocks} {
		p.rows = emptied(p.rows)
	}
	x.reports, x.uses = nil, newUseBatch()
	clear(x.appeared)
	clear(x.looks)
	clear(x.days)
	clear(x.counted)
}

// keptRows bounds the memory that the next transaction uses again.
const keptRows = 1 << 19

// emptied is an empty list in the memory of another, which holds nothing any more: what
// was written before was let go of then.
func emptied[T any](list []T) []T {
	if cap(list) > keptRows {
		return nil
	}
	clear(list)
	return list[:0]
}

// batches are in the order in which references between tables allow.
func (x *index) batches() []flusher {
	return []flusher{
		sortedRows{x.texts},
		x.appearances, x.mentions,
		sortedRows{x.encounters},
		sortedRows{x.participants},
		sortedRows{x.statements},
		sortedRows{x.acts},
		sortedRows{x.events},
		x.formulae,
		x.documentTerms, x.encounterTerms, x.statementTerms, x.eventTerms, x.blocks, x.fingerprints,
		sortedWords{x.words},
		x.observations, x.pending,
	}
}

type flusher interface {
	flush(context.Context, *tx) error
	table() string
}

// flush inserts what was gathered, and puts the dossiers anew.
func (x *index) flush(ctx context.Context, t *tx) error {
	if err := x.flushTables(ctx, t); err != nil {
		return err
	}
	t.ids.bound()
	if err := t.gather(ctx); err != nil {
		return err
	}
	if err := x.flushReports(ctx, t); err != nil {
		return err
	}
	return x.flushTallies(ctx, t)
}

// flushRows inserts what was gathered, before the tables are looked at.
func (x *index) flushRows(ctx context.Context, t *tx) error {
	if err := x.flushTables(ctx, t); err != nil {
		return err
	}
	return x.flushReports(ctx, t)
}

func (x *index) flushTables(ctx context.Context, t *tx) error {
	for _, b := range x.batches() {
		if err := b.flush(ctx, t); err != nil {
			return fmt.Errorf("writing %s: %w", b.table(), err)
		}
	}
	return x.flushCounts(ctx, t)
}

// flushCounts writes the rows that many transactions change, last and in an
// order that is the same in each: writers then wait for one another shortly and
// never in a circle.
func (x *index) flushCounts(ctx context.Context, t *tx) error {
	for _, day := range slices.Sorted(maps.Keys(x.days)) {
		if err := t.later(ctx, "INSERT INTO document_day (day, documents) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET documents = document_day.documents + excluded.documents", day, x.days[day]); err != nil {
			return err
		}
	}
	clear(x.days)
	if err := x.flushActors(ctx, t); err != nil {
		return err
	}
	return x.uses.flush(ctx, t)
}

// flushActors counts in how many documents actors appear now.
func (x *index) flushActors(ctx context.Context, t *tx) error {
	ids := slices.Sorted(maps.Keys(x.appeared))
	counts := make([]actorLeft, len(ids))
	for i, id := range ids {
		if err := t.engine.later(ctx, t, outcome{into: []any{&counts[i].documents, &counts[i].kind}},
			"UPDATE actor SET documents = documents + ? WHERE serial = ? RETURNING documents, kind", []any{x.appeared[id], id}); err != nil {
			return err
		}
	}
	if err := t.await(ctx); err != nil {
		return err
	}
	for i, id := range ids {
		if counts[i].documents == x.appeared[id] {
			x.counted[counts[i].kind]++
		}
		if err := x.flushLook(ctx, t, id, counts[i].kind); err != nil {
			return err
		}
	}
	clear(x.appeared)
	return nil
}

// flushLook shows an actor as the greater of what it was shown as and what new
// documents have. It is one of a kind so far.
func (x *index) flushLook(ctx context.Context, t *tx, id int64, kind string) error {
	look, ok := x.looks[id]
	if !ok {
		return nil
	}
	delete(x.looks, id)
	done, err := t.exec(ctx, `UPDATE actor SET name = ?, country = ?, kind = ?
		WHERE serial = ? AND (length(name), name, country, kind) < (?, ?, ?, ?)`,
		look.name, look.country, look.kind, id, utf8.RuneCountInString(look.name), look.name, look.country, look.kind)
	if err != nil || look.kind == kind {
		return err
	}
	n, err := done.RowsAffected()
	x.counted[kind] -= int(n)
	x.counted[look.kind] += int(n)
	return err
}

// reportRow is a report to be written once its dossier is known.
type reportRow struct {
	encounter int64
	body      string
}

func (x *index) flushReports(ctx context.Context, t *tx) error {
	rows := newBatch("report (encounter, dossier, body)", "")
	for _, r := range x.reports {
		var dossier any // NULL
		if serial := t.placed[r.encounter]; serial != 0 {
			dossier = serial
		}
		delete(t.placed, r.encounter)
		rows.add(r.encounter, dossier, r.body)
	}
	x.reports = nil
	if err := rows.flush(ctx, t); err != nil {
		return fmt.Errorf("writing reports: %w", err)
	}
	return nil
}

// document lists a document under its terms, and gives their numbers.
func (x *index) document(ctx context.Context, t *tx, serial int64, r *rows) (string, error) {
	return x.terms(ctx, t, x.documentTerms, sortKey(dayOf(r.day), serial, 0), r.terms)
}

// add writes the rows of the document with this serial, which must have none.
func (x *index) add(ctx context.Context, t *tx, serial int64, r *rows) error {
	mentioned := t.engine.mentionKey().of(sortKey(dayOf(r.day), serial, 0))
	if err := x.actors(ctx, t, serial, mentioned, r.actors); err != nil {
		return err
	}
	sorts := make([]int64, len(r.encounters))
	for i := range r.encounters {
		sorts[i] = sortKey(dayOf(r.encounters[i].day), serial, i)
		if err := x.encounter(ctx, t, serial, sorts[i], &r.encounters[i]); err != nil {
			return err
		}
	}
	if err := x.observe(serial, r.observed); err != nil {
		return err
	}
	if err := t.addReports(ctx, serial, r.reports, sorts); err != nil {
		return err
	}
	x.counted["encounter"] += len(r.encounters)
	x.counted["statement"] += len(r.statements)
	sides := sidesOf(r.actors)
	for i := range r.statements {
		if err := x.statement(ctx, t, serial, i, &r.statements[i], sides); err != nil {
			return err
		}
	}
	for i := range r.events {
		if err := x.event(ctx, t, serial, i, &r.events[i]); err != nil {
			return err
		}
	}
	for i, f := range r.formulae {
		x.formulae.add(serial, i, f.Formula, f.Variant, f.Speaker, f.Evidence.Start, f.Evidence.End)
	}
	return x.uses.add(ctx, t, serial, r)
}

// terms lists an item under its terms, and gives their numbers as they are kept
// beside the item.
func (x *index) terms(ctx context.Context, t *tx, into *pairs, sort int64, terms []term) (string, error) {
	var b strings.Builder
	for i, one := range terms {
		id, err := t.term(ctx, one)
		if err != nil {
			return "", err
		}
		into.add(id, sort)
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatInt(id, 10))
	}
	return b.String(), nil
}

func (x *index) actors(ctx context.Context, t *tx, serial, mentioned int64, actors []actorRow) error {
	counted := make(map[int64]bool)
	for i := range actors {
		a := &actors[i]
		var actor any // NULL for a group
		if a.global != "" {
			id, err := t.actor(ctx, a)
			if err != nil {
				return err
			}
			actor = id
			if !counted[id] {
				counted[id] = true
				x.appeared[id]++
			}
		}
		office := record.Office{}
		if a.Office != nil {
			office = *a.Office
		}
		x.appearances.add(serial, a.ID, actor, a.Name, countryOf(a.Actor), a.Sector,
			office.Title, firstSet(office.Country, office.Organization), office.Level, office.Status)
		for _, m := range a.Mentions {
			x.mentions.add(mentioned, m.Start, m.End, a.ID, m.How)
		}
	}
	return nil
}

func (x *index) encounter(ctx context.Context, t *tx, serial, sort int64, row *itemRow[record.Encounter]) error {
	e := row.item
	terms, err := x.terms(ctx, t, x.encounterTerms, sort, row.terms)
	if err != nil {
		return err
	}
	t.gathering.terms[sort] = terms
	x.encounters.add(sort, serial, e.ID, e.Kind, e.Mode, e.Status, e.Background, e.VisitKind, e.Date, e.EndDate, e.OngoingOn,
		e.Venue, e.City, e.Country, e.ReportedBy, e.PartOf, terms, row.body)
	for k, p := range e.Participants {
		x.participants.add(sort, k, p.Actor, p.Role)
	}
	return nil
}

// sidesOf are the countries or organizations that actors of a record stand for;
// of others their ids in the archive.
func sidesOf(actors []actorRow) map[string]string {
	out := make(map[string]string, len(actors))
	for i := range actors {
		out[actors[i].ID] = firstSet(countryOf(actors[i].Actor), actors[i].global)
	}
	return out
}

func (x *index) statement(ctx context.Context, t *tx, serial int64, i int, row *itemRow[record.Statement], sides map[string]string) error {
	s, sort := row.item, sortKey(dayOf(row.day), serial, i)
	terms, err := x.terms(ctx, t, x.statementTerms, sort, row.terms)
	if err != nil {
		return err
	}
	x.statements.add(sort, serial, s.ID, s.Speaker, s.OnBehalfOf, s.Addressee, s.Encounter, s.ReportedBy, s.Quoted, terms, row.body)
	for k, a := range s.Acts {
		x.acts.add(sort, k, a.Act, a.Status, a.Target, a.Start, a.End, sides[firstSet(a.Target, s.Addressee)])
	}
	return nil
}

func (x *index) event(ctx context.Context, t *tx, serial int64, i int, row *itemRow[record.Event]) error {
	e, sort := row.item, sortKey(dayOf(row.day), serial, i)
	terms, err := x.terms(ctx, t, x.eventTerms, sort, row.terms)
	if err != nil {
		return err
	}
	x.events.add(sort, serial, e.ID, e.Plover.Type, e.Plover.Mode,
		strings.Join(e.Actor, " "), strings.Join(e.Recipient, " "), e.Cameo, e.Goldstein, e.Quad, e.Status, e.Date, e.Place, terms, row.body)
	return nil
}

// remove takes away the rows of a document; sort is its key.
func (x *index) remove(ctx context.Context, t *tx, sort int64) error {
	serial := serialOf(sort)
	if err := t.dropReports(ctx, serial); err != nil {
		return err
	}
	for _, list := range []struct{ table, column string }{{"document", "serial"}, {"encounter", "document"}, {"statement", "document"}, {"event", "document"}} {
		if err := t.removeTerms(ctx, list.table, list.column, serial); err != nil {
			return err
		}
	}
	if err := x.dropActors(ctx, t, serial); err != nil {
		return err
	}
	if err := x.uses.remove(ctx, t, serial); err != nil {
		return err
	}
	for _, of := range [][2]string{{"participant", "encounter"}, {"pending", "encounter"}, {"act", "statement"}} {
		if _, err := t.exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s IN (SELECT sort FROM %[2]s WHERE document = ?)", of[0], of[1]), serial); err != nil {
			return err
		}
	}
	mentions := t.engine.mentionKey()
	if _, err := t.exec(ctx, "DELETE FROM mention WHERE "+mentions.column+" = ?", mentions.of(sort)); err != nil {
		return err
	}
	for _, table := range []string{"appearance", "encounter", "statement", "event", "formula", "observation"} {
		done, err := t.exec(ctx, "DELETE FROM "+table+" WHERE document = ?", serial)
		if err != nil {
			return err
		}
		if table == "encounter" || table == "statement" {
			if err := x.uncount(table, done); err != nil {
				return err
			}
		}
	}
	return nil
}

// removeTerms takes the items of a document off the lists of their terms.
func (t *tx) removeTerms(ctx context.Context, table, column string, serial int64) error {
	type item struct {
		sort  int64
		terms string
	}
	var items []item
	rows, err := t.QueryContext(ctx, "SELECT sort, terms FROM "+table+" WHERE "+column+" = ?", serial)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var it item
		if err := rows.Scan(&it.sort, &it.terms); err != nil {
			return err
		}
		items = append(items, it)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, it := range items {
		if err := t.unlist(ctx, table, it.terms, it.sort); err != nil {
			return err
		}
	}
	return nil
}

// unlist takes an item off the lists of its terms.
func (t *tx) unlist(ctx context.Context, table, terms string, sort int64) error {
	for _, term := range strings.Fields(terms) {
		id, err := strconv.ParseInt(term, 10, 64)
		if err != nil {
			return fmt.Errorf("a kept list of terms cannot be read: %w", err)
		}
		if err := t.later(ctx, "DELETE FROM "+table+"_term WHERE term = ? AND item = ?", id, sort); err != nil {
			return err
		}
	}
	return nil
}

func titleOf(r *record.Record) string {
	if r.Document.Title == nil {
		return ""
	}
	return strings.Join(strings.Fields(r.Document.Title.Exact), " ")
}

func firstSet(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}
