package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/archive/correction"
	"chancery/record"
)

// Corrections are all that are kept, by time.
func (a *Archive) Corrections(ctx context.Context) (list []correction.Correction, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		list, err = corrections(ctx, t, "TRUE")
		return err
	})
	return list, err
}

// Ruled gives the record of a document as it was read, without the corrections,
// and those that are aimed at it, by time.
func (a *Archive) Ruled(ctx context.Context, id string) (as *record.Record, list []correction.Correction, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		if as, _, err = thingOf(ctx, t, id); err != nil {
			return err
		}
		list, err = corrections(ctx, t, "document = ?", as.Document.ID)
		return err
	})
	return as, list, err
}

// Rule aims a ruling at a thing, "document/e1", keeps it and applies it. The
// ruling's Kind and ID are those that the name says.
func (a *Archive) Rule(ctx context.Context, thing string, say correction.Ruling) (correction.Correction, error) {
	var c correction.Correction
	err := a.view(ctx, func(t *sql.Tx) error {
		r, item, err := thingOf(ctx, t, thing)
		if err != nil {
			return err
		}
		if say.Kind, err = kindOfThing(r, item); err != nil {
			return err
		}
		say.ID, say.Time = item, a.Now()
		c, err = correction.New(r, say)
		return err
	})
	if err != nil {
		return c, err
	}
	_, err = a.Correct(ctx, c)
	return c, err
}

// RuleLink rules that two reports, or those that speak for two dossiers, are of
// one encounter or of two.
func (a *Archive) RuleLink(ctx context.Context, one, other string, same bool, author, reason string) (correction.Correction, error) {
	var c correction.Correction
	err := a.view(ctx, func(t *sql.Tx) error {
		r, e, err := reportOf(ctx, t, one)
		if err != nil {
			return err
		}
		s, f, err := reportOf(ctx, t, other)
		if err != nil {
			return err
		}
		c, err = correction.NewLink(r, e, s, f, same, author, a.Now(), reason)
		return err
	})
	if err != nil {
		return c, err
	}
	_, err = a.Correct(ctx, c)
	return c, err
}

// Withdraw takes a correction back; ErrNotFound when there is none of that id.
func (a *Archive) Withdraw(ctx context.Context, id, author, reason string) (correction.Correction, error) {
	var c correction.Correction
	err := a.view(ctx, func(t *sql.Tx) error {
		list, err := corrections(ctx, t, "id = ?", id)
		switch {
		case err != nil:
			return err
		case len(list) == 0:
			return &failure{location: "correction " + id, kind: ErrNotFound, hint: "the list of corrections gives their ids"}
		}
		c, err = correction.NewWithdrawal(&list[0], author, a.Now(), reason)
		return err
	})
	if err != nil {
		return c, err
	}
	_, err = a.Correct(ctx, c)
	return c, err
}

// thingOf finds the record of "document/e1" as it was read, and the thing's id;
// of a document alone, its own.
func thingOf(ctx context.Context, t *sql.Tx, thing string) (*record.Record, string, error) {
	id, item, _ := strings.Cut(thing, "/")
	serial, full, err := find(ctx, t, id)
	if err != nil {
		return nil, "", err
	}
	r, err := recordOf(ctx, t, serial)
	if item == "" {
		item = full
	}
	return r, item, err
}

// reportOf is thingOf for an encounter; the id of a dossier stands for the
// report that speaks for it.
func reportOf(ctx context.Context, t *sql.Tx, thing string) (*record.Record, string, error) {
	var lead string
	err := t.QueryRowContext(ctx, `SELECT d.id || '/' || e.id FROM dossier o JOIN encounter e ON e.sort = o.lead
		JOIN document d ON d.serial = e.document WHERE o.id = ?`, thing).Scan(&lead)
	switch {
	case err == nil:
		thing = lead
	case !errors.Is(err, sql.ErrNoRows):
		return nil, "", err
	}
	return thingOf(ctx, t, thing)
}

// kindOfThing tells which list of a record a thing is in.
func kindOfThing(r *record.Record, id string) (string, error) {
	if kind := correction.KindOf(r, id); kind != "" {
		return kind, nil
	}
	return "", &failure{location: r.Document.ID + "/" + id, kind: ErrNotFound, hint: "name an encounter, statement, event, actor, formula or abstention of its record"}
}

// Correct keeps corrections and applies them to the documents that are there; it
// tells how many were new. Those that do not apply are kept too: see [Archive.Moved].
func (a *Archive) Correct(ctx context.Context, list ...correction.Correction) (added int, err error) {
	return a.correct(ctx, list, nil)
}

// correct is Correct; at tells when corrections were kept, by their ids, if not now.
func (a *Archive) correct(ctx context.Context, list []correction.Correction, at map[string]string) (added int, err error) {
	err = a.update(ctx, func(t *tx) error {
		touched := []string{}
		added = 0
		for _, c := range list {
			isNew, err := t.keepCorrection(ctx, &c, firstSet(at[c.ID], t.now))
			if err != nil {
				return err
			}
			if !isNew {
				continue
			}
			added++
			touched = append(touched, c.Target.Document)
			if c.Other != nil {
				touched = append(touched, c.Other.Document)
			}
		}
		done := make(map[string]bool)
		for _, id := range touched {
			if !done[id] {
				done[id] = true
				if err := t.reindex(ctx, id); err != nil {
					return fmt.Errorf("document %s: %w", id, err)
				}
			}
		}
		return t.index.flush(ctx, t)
	})
	return added, err
}

func (t *tx) keepCorrection(ctx context.Context, c *correction.Correction, added string) (bool, error) {
	body, err := json.Marshal(c)
	if err != nil {
		return false, err
	}
	other := ""
	if c.Other != nil {
		other = c.Other.Document
	}
	done, err := t.exec(ctx, "INSERT INTO correction (id, document, other, verb, time, author, body, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		c.ID, c.Target.Document, other, string(c.Verb), c.Time.UTC().Format(time.RFC3339Nano), c.Author, string(body), added)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}

// reindex derives the rows of a document anew; one that is not there needs none.
func (t *tx) reindex(ctx context.Context, id string) error {
	var serial int64
	err := t.get(ctx, "SELECT serial FROM document WHERE id = ?", []any{id}, &serial)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	r, err := recordOf(ctx, t.Tx, serial)
	if err != nil {
		return err
	}
	return t.replaceRows(ctx, serial, r, nil)
}

// replaceRows puts the rows of a record, as it was read, in the place of those
// that a document has. plain are the rows without corrections when they are
// known, else nil.
func (t *tx) replaceRows(ctx context.Context, serial int64, r *record.Record, plain *rows) error {
	var old int64
	if err := t.get(ctx, "SELECT sort FROM document WHERE serial = ?", []any{serial}, &old); err != nil {
		return err
	}
	if err := t.index.remove(ctx, t, old); err != nil {
		return err
	}
	out, err := t.correctedRows(ctx, r, plain)
	if err != nil {
		return err
	}
	d := &out.record.Document
	terms, err := t.index.document(ctx, t, serial, out)
	if err != nil {
		return err
	}
	sort := sortKey(dayOf(out.day), serial, 0)
	if err := t.engine.makeRoom(ctx, sort); err != nil {
		return err
	}
	t.index.days[dayIn(old)]--
	t.index.days[dayIn(sort)]++
	if _, err := t.exec(ctx, `UPDATE document SET sort = ?, day = ?, title = ?, language = ?, agency = ?, publisher = ?, url = ?, terms = ? WHERE serial = ?`,
		sort, out.day, titleOf(out.record), d.Language, d.Agency, d.Publisher, d.URL, terms, serial); err != nil {
		return err
	}
	if sort != old {
		if err := t.later(ctx, "UPDATE document_text SET sort = ? WHERE sort = ?", sort, old); err != nil {
			return err
		}
	}
	return t.index.add(ctx, t, serial, out)
}

// correctedRows are the rows of a record with its corrections, and resolve the
// rulings on dossiers that speak of it.
func (t *tx) correctedRows(ctx context.Context, r *record.Record, plain *rows) (*rows, error) {
	if t.corrected != nil && !t.corrected[r.Document.ID] && plain != nil {
		return plain, nil
	}
	var list []correction.Correction
	var n int
	err := t.get(ctx, "SELECT count(*) FROM correction WHERE document = ? OR other = ?", []any{r.Document.ID, r.Document.ID}, &n)
	if err == nil && n > 0 {
		list, err = corrections(ctx, t.Tx, "document = ? OR other = ?", r.Document.ID, r.Document.ID)
	}
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		if plain != nil {
			return plain, nil
		}
		return derive(r)
	}
	if err := t.resolve(ctx, r, list); err != nil {
		return nil, err
	}
	return derive(corrected(r, list))
}

// corrected is a record with corrections applied. What it is known by stays.
func corrected(r *record.Record, list []correction.Correction) *record.Record {
	out, _ := correction.Apply(r, list)
	out.Document.ID, out.Document.Text = r.Document.ID, r.Document.Text
	return out
}

// derivedRows are the rows that a record of the archive must have given.
func derivedRows(ctx context.Context, t *sql.Tx, r *record.Record) (*rows, error) {
	list, err := corrections(ctx, t, "document = ?", r.Document.ID)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return derive(r)
	}
	return derive(corrected(r, list))
}

func corrections(ctx context.Context, t *sql.Tx, where string, args ...any) ([]correction.Correction, error) {
	rows, err := t.QueryContext(ctx, "SELECT body FROM correction WHERE "+where+" ORDER BY time, id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []correction.Correction
	for rows.Next() {
		var body string
		var c correction.Correction
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &c); err != nil {
			return nil, fmt.Errorf("a kept correction cannot be read: %w", err)
		}
		list = append(list, c)
	}
	return list, rows.Err()
}

// recordByID is the record of a document as it was read.
func recordByID(ctx context.Context, t *sql.Tx, id string) (*record.Record, error) {
	var serial int64
	if err := t.QueryRowContext(ctx, "SELECT serial FROM document WHERE id = ?", id).Scan(&serial); err != nil {
		return nil, err
	}
	return recordOf(ctx, t, serial)
}
