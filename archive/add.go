package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
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
		added, t.deferred = make([]Added, len(entries)), a.deferred
		sources := make([]int64, len(entries)) // 1 where it is new
		if err := t.foresee(ctx, entries); err != nil {
			return err
		}
		for i, e := range entries {
			var err error
			if added[i], err = t.add(ctx, e, &sources[i]); err != nil {
				return fmt.Errorf("%s: %w", e.source.Input, err)
			}
		}
		if err := t.index.flush(ctx, t); err != nil {
			return err
		}
		err := t.await(ctx)
		for i := range added {
			added[i].NewSource = sources[i] > 0
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// foresee looks up at once which of the documents are there already and which have
// corrections, and lets the engine prepare.
func (t *tx) foresee(ctx context.Context, entries []*Entry) error {
	var ids []any
	for _, e := range entries {
		if e.rows != nil {
			ids = append(ids, e.id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	t.serials, t.corrected = make(map[string]int64), make(map[string]bool)
	for part := range slices.Chunk(ids, 500) {
		marks := "(?" + strings.Repeat(", ?", len(part)-1) + ")"
		type known struct {
			id     string
			serial int64
		}
		there, err := collect(ctx, t.Tx, func(k *known) []any { return []any{&k.id, &k.serial} }, "SELECT id, serial FROM document WHERE id IN "+marks, part...)
		if err != nil {
			return err
		}
		for _, k := range there {
			t.serials[k.id] = k.serial
		}
		of, err := column[string](ctx, t.Tx, "SELECT document FROM correction WHERE document IN "+marks+" UNION SELECT other FROM correction WHERE other IN "+marks, slices.Concat(part, part)...)
		if err != nil {
			return err
		}
		for _, id := range of {
			t.corrected[id] = true
		}
	}
	var coming []*rows
	for _, e := range entries {
		if _, there := t.serials[e.id]; e.rows != nil && !there && !t.corrected[e.id] {
			coming = append(coming, e.rows)
		}
	}
	return t.engine.foresee(ctx, t, coming)
}

// add adds an entry that was foreseen. newSource is told whether its source is new.
func (t *tx) add(ctx context.Context, e *Entry, newSource *int64) (Added, error) {
	out := Added{Document: e.id}
	if e.known != 0 {
		return out, t.linkSource(ctx, e.known, e, newSource)
	}
	serial, there := t.serials[out.Document]
	if !there {
		out.New = true
		var err error
		if serial, err = t.addDocument(ctx, e); err != nil {
			return out, err
		}
		t.serials[out.Document] = serial
	}
	if err := t.keepOriginal(ctx, e.hash, e.size, e.original); err != nil {
		return out, err
	}
	if err := t.linkSource(ctx, serial, e, newSource); err != nil || !out.New {
		return out, err
	}
	var err error
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
	if err := t.engine.makeRoom(ctx, sort); err != nil {
		return 0, err
	}
	terms, err := t.index.document(ctx, t, serial, rows)
	if err != nil {
		return 0, err
	}
	if err := t.later(ctx, `INSERT INTO document (serial, id, sort, day, title, language, agency, publisher, url, terms, added)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		serial, d.ID, sort, rows.day, titleOf(rows.record), d.Language, d.Agency, d.Publisher, d.URL, terms, t.now); err != nil {
		return 0, err
	}
	t.index.texts.add(t.engine.textRow(sort, d.Text)...)
	t.index.days[dayIn(sort)]++
	t.index.counted["document"]++
	r := &e.record.Reader
	if err := t.later(ctx, "INSERT INTO record (document, schema, reader, model, json) VALUES (?, ?, ?, ?, ?)",
		serial, e.record.Schema, r.Version, r.Model, e.json); err != nil {
		return 0, err
	}
	return serial, t.index.add(ctx, t, serial, rows)
}

// keepOriginal keeps the bytes of a document, or, with nil, their hash alone.
func (t *tx) keepOriginal(ctx context.Context, hash string, size int, packed []byte) error {
	var data any // NULL
	if packed != nil {
		data = packed
	}
	return t.later(ctx, `INSERT INTO original (hash, size, data) VALUES (?, ?, ?)
		ON CONFLICT (hash) DO UPDATE SET data = excluded.data WHERE original.data IS NULL AND excluded.data IS NOT NULL`, hash, size, data)
}

func (t *tx) linkSource(ctx context.Context, serial int64, e *Entry, isNew *int64) error {
	s := &e.source
	return t.putSource(ctx, isNew, serial, s.Input, s.Part, s.URL, e.page, timestamp(s.Fetched), s.Offset, e.hash, e.options)
}

// putSource keeps where a document came from; isNew is 1 after await when that was not
// known.
func (t *tx) putSource(ctx context.Context, isNew *int64, serial int64, input, part, url, page, fetched string, position int64, original, options string) error {
	return t.engine.later(ctx, t, outcome{affected: isNew}, `INSERT INTO source (document, input, part, url, page, fetched, position, original, options, added)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		[]any{serial, input, part, url, page, fetched, position, original, options, t.now})
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
		if a.known != nil {
			return a.known.QueryRowContext(ctx, hash, options).Scan(&e.known, &e.id, &url)
		}
		return a.read.QueryRowContext(ctx, knownQuery, hash, options).Scan(&e.known, &e.id, &url)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	e.page = pageOf(&s, url)
	return e, a.explain(err)
}

// knownQuery is asked of each document that comes.
const knownQuery = `SELECT d.serial, d.id, d.url FROM source s JOIN document d ON d.serial = s.document
	WHERE s.original = ? AND s.options = ? LIMIT 1`

func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
