package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"chancery/article"
	"chancery/record"
)

// Stale is a document whose record another reader made.
type Stale struct {
	ID      string
	Text    string
	Options article.Options // those of its first source
	// Original are the bytes of its first source, nil when they were not kept.
	Original []byte

	serial, sort int64
}

func (s *Stale) textAt() (int64, *string) { return s.sort, &s.Text }

// Outdated lists up to n documents that were not read by this version of reader
// and model, behind the one given; nil for the first.
func (a *Archive) Outdated(ctx context.Context, by record.Reader, after *Stale, n int) ([]Stale, error) {
	var from int64
	if after != nil {
		from = after.serial
	}
	var list []Stale
	err := a.view(ctx, func(t *sql.Tx) error {
		rows, err := t.QueryContext(ctx, `SELECT d.serial, d.sort, d.id, s.options, o.data FROM record r
			JOIN document d ON d.serial = r.document
			JOIN source s ON s.id = (SELECT min(id) FROM source WHERE document = d.serial)
			JOIN original o ON o.hash = s.original
			WHERE r.document > ? AND (r.reader <> ? OR r.model <> ?) ORDER BY r.document LIMIT ?`, from, by.Version, by.Model, n)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s Stale
			var options string
			var packed []byte
			if err := rows.Scan(&s.serial, &s.sort, &s.ID, &options, &packed); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(options), &s.Options); err != nil {
				return fmt.Errorf("document %s: its options cannot be read: %w", s.ID, err)
			}
			if packed != nil {
				if s.Original, err = decompress(packed); err != nil {
					return fmt.Errorf("document %s: its original bytes cannot be unpacked: %w", s.ID, err)
				}
			}
			list = append(list, s)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		return addTexts(ctx, t, list, (*Stale).textAt)
	})
	return list, err
}

// CountOutdated tells how many documents Outdated would list.
func (a *Archive) CountOutdated(ctx context.Context, by record.Reader) (int, error) {
	var n int
	err := a.read.QueryRowContext(ctx, "SELECT count(*) FROM record WHERE reader <> ? OR model <> ?", by.Version, by.Model).Scan(&n)
	return n, a.explain(err)
}

// Replacement is a new record of a document that is kept: see [Stale.Replace].
type Replacement struct {
	serial int64
	record *record.Record
	json   []byte
	rows   *rows
}

// Replace prepares a new record of a document, read from the same text.
func (s *Stale) Replace(r *record.Record) (*Replacement, error) {
	if r.Document.ID != s.ID {
		return nil, fmt.Errorf("document %s: the new record is of another text", s.ID)
	}
	body, err := encodeRecord(r)
	if err != nil {
		return nil, err
	}
	rows, err := derive(r)
	return &Replacement{serial: s.serial, record: r, json: body, rows: rows}, err
}

// Replace puts new records in the place of old ones, in one transaction.
func (a *Archive) Replace(ctx context.Context, list ...*Replacement) error {
	return a.update(ctx, func(t *tx) error {
		for _, p := range list {
			if err := t.replace(ctx, p); err != nil {
				return fmt.Errorf("document %s: %w", p.record.Document.ID, err)
			}
		}
		return t.index.flush(ctx, t)
	})
}

func (t *tx) replace(ctx context.Context, p *Replacement) error {
	r := &p.record.Reader
	if _, err := t.exec(ctx, "UPDATE record SET schema = ?, reader = ?, model = ?, json = ? WHERE document = ?",
		p.record.Schema, r.Version, r.Model, p.json, p.serial); err != nil {
		return err
	}
	return t.replaceRows(ctx, p.serial, p.record, p.rows)
}
