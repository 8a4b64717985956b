package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Added tells what became of one entry.
type Added struct {
	Document  string // its id
	New       bool   // the document was not there before
	NewSource bool   // it was not known to come from there
	// Replaces is the id of the document that the same address had before, "" when
	// there was none: the text has changed.
	Replaces string
}

// Add keeps entries in one transaction: all of them or, on an error, none. What
// is there already is not added again.
func (a *Archive) Add(ctx context.Context, entries ...*Entry) ([]Added, error) {
	var added []Added
	write := a.update
	if a.deferred {
		write = a.share
	}
	err := write(ctx, func(t *tx) error {
		added, t.deferred = make([]Added, 0, len(entries)), a.deferred
		var coming []*rows
		for _, e := range entries {
			if e.rows != nil {
				coming = append(coming, e.rows)
			}
		}
		if err := t.engine.foresee(ctx, t, coming); err != nil {
			return err
		}
		for _, e := range entries {
			one, err := t.add(ctx, e)
			if err != nil {
				return fmt.Errorf("%s: %w", e.source.Input, err)
			}
			added = append(added, one)
		}
		return t.index.flush(ctx, t)
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

func (t *tx) add(ctx context.Context, e *Entry) (Added, error) {
	out := Added{Document: e.id}
	if e.known != 0 {
		var err error
		out.NewSource, err = t.linkSource(ctx, e.known, e)
		return out, err
	}
	var serial int64
	err := t.get(ctx, "SELECT serial FROM document WHERE id = ?", []any{out.Document}, &serial)
	if errors.Is(err, sql.ErrNoRows) {
		out.New = true
		serial, err = t.addDocument(ctx, e)
	}
	if err != nil {
		return out, err
	}
	if out.NewSource, err = t.addSource(ctx, serial, e); err != nil || !out.New {
		return out, err
	}
	out.Replaces, err = t.replaced(ctx, serial, e.page)
	return out, err
}

func (t *tx) addDocument(ctx context.Context, e *Entry) (int64, error) {
	serial, err := t.engine.serial(ctx, t, "document", t.lastDocument)
	if err != nil {
		return 0, err
	}
	t.lastDocument = serial
	if serial > maxSerial {
		return 0, fmt.Errorf("the archive holds %d documents and can hold no more", maxSerial)
	}
	rows, err := t.correctedRows(ctx, e.record, e.rows)
	if err != nil {
		return 0, err
	}
	d := &rows.record.Document
	sort := sortKey(dayOf(rows.day), serial, 0)
	terms, err := t.index.document(ctx, t, serial, rows)
	if err != nil {
		return 0, err
	}
	if _, err := t.exec(ctx, `INSERT INTO document (serial, id, sort, day, title, language, agency, publisher, url, terms, added)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		serial, d.ID, sort, rows.day, titleOf(rows.record), d.Language, d.Agency, d.Publisher, d.URL, terms, t.now); err != nil {
		return 0, err
	}
	t.index.texts.add(t.engine.textRow(sort, d.Text)...)
	t.index.days[dayIn(sort)]++
	t.index.counted["document"]++
	r := &e.record.Reader
	if _, err := t.exec(ctx, "INSERT INTO record (document, schema, reader, model, json) VALUES (?, ?, ?, ?, ?)",
		serial, e.record.Schema, r.Version, r.Model, e.json); err != nil {
		return 0, err
	}
	return serial, t.index.add(ctx, t, serial, rows)
}

// addSource keeps where a document came from, and its bytes; it reports whether
// that was new.
func (t *tx) addSource(ctx context.Context, serial int64, e *Entry) (bool, error) {
	if err := t.keepOriginal(ctx, e.hash, e.size, e.original); err != nil {
		return false, err
	}
	return t.linkSource(ctx, serial, e)
}

// keepOriginal keeps the bytes of a document, or, with nil, their hash alone.
func (t *tx) keepOriginal(ctx context.Context, hash string, size int, packed []byte) error {
	var data any // NULL
	if packed != nil {
		data = packed
	}
	_, err := t.exec(ctx, `INSERT INTO original (hash, size, data) VALUES (?, ?, ?)
		ON CONFLICT (hash) DO UPDATE SET data = excluded.data WHERE original.data IS NULL AND excluded.data IS NOT NULL`, hash, size, data)
	return err
}

func (t *tx) linkSource(ctx context.Context, serial int64, e *Entry) (bool, error) {
	s := &e.source
	return t.putSource(ctx, serial, s.Input, s.Part, s.URL, e.page, timestamp(s.Fetched), s.Offset, e.hash, e.options)
}

func (t *tx) putSource(ctx context.Context, serial int64, input, part, url, page, fetched string, position int64, original, options string) (bool, error) {
	done, err := t.exec(ctx, `INSERT INTO source (document, input, part, url, page, fetched, position, original, options, added)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		serial, input, part, url, page, fetched, position, original, options, t.now)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}

// Known looks for a document that was made from these very bytes, told by their
// [Hash], with the same options. The entry that comes back adds the source to it
// and need not be read; nil when there is no such document.
func (a *Archive) Known(ctx context.Context, hash string, s Source) (*Entry, error) {
	options, err := encodeOptions(s.Options)
	if err != nil {
		return nil, err
	}
	e := &Entry{source: s, options: options, hash: hash}
	var url string
	err = a.patiently(ctx, func() error {
		return a.read.QueryRowContext(ctx, `SELECT d.serial, d.id, d.url FROM source s JOIN document d ON d.serial = s.document
			WHERE s.original = ? AND s.options = ? LIMIT 1`, hash, options).Scan(&e.known, &e.id, &url)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	e.page = pageOf(&s, url)
	return e, a.explain(err)
}

func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
