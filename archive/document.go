package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"chancery/archive/correction"
	"chancery/record"
)

// Document is what lists say of a document.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Day       string `json:"day,omitempty"` // published, else as the header or dateline says
	Language  string `json:"language,omitempty"`
	Agency    string `json:"agency,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
}

// documentColumns are those that scanDocument takes, of a document d.
const documentColumns = "d.id, d.title, d.day, d.language, d.agency, d.publisher, d.url"

func (d *Document) fields() []any {
	return []any{&d.ID, &d.Title, &d.Day, &d.Language, &d.Agency, &d.Publisher, &d.URL}
}

// shortestPrefix is how many hexadecimal digits of an id must be given at least.
const shortestPrefix = 6

// find looks a document up by its id or a beginning of it that no other has.
func find(ctx context.Context, t *sql.Tx, id string) (serial int64, full string, err error) {
	id = strings.ToLower(strings.TrimSpace(id))
	if len(id) < shortestPrefix || strings.Trim(id, "0123456789abcdef") != "" {
		return 0, "", &failure{location: id, kind: ErrNotFound, hint: fmt.Sprintf("a document's id is %d or more hexadecimal digits, as the lists print them", shortestPrefix)}
	}
	rows, err := t.QueryContext(ctx, "SELECT serial, id FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", id, id+"g")
	if err != nil {
		return 0, "", err
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		if err := rows.Scan(&serial, &full); err != nil {
			return 0, "", err
		}
	}
	switch {
	case rows.Err() != nil:
		return 0, "", rows.Err()
	case n == 0:
		return 0, "", &failure{location: id, kind: ErrNotFound}
	case n > 1:
		return 0, "", &failure{location: id, kind: ErrNotFound, cause: errors.New("several documents begin so"), hint: "give more of its digits"}
	}
	return serial, full, nil
}

// Kept is a document with all that is kept of it.
type Kept struct {
	Record *record.Record `json:"record"` // with the corrections applied
	// Corrections tells which fields rest on a person's word, and which
	// corrections do not apply any more.
	Corrections correction.Report `json:"corrections"`
	// Parties are the actors of the record, in its order, by the ids they go by in
	// the archive.
	Parties []Party     `json:"parties"`
	Sources []SourceRow `json:"sources"`
	Added   string      `json:"added"`
}

// SourceRow is one place a document came from.
type SourceRow struct {
	Input    string `json:"input"`
	Part     string `json:"part,omitempty"`
	URL      string `json:"url,omitempty"`
	Fetched  string `json:"fetched,omitempty"`
	Original string `json:"original"` // SHA-256 of the bytes it came as
	Size     int    `json:"size"`
	Kept     bool   `json:"kept"` // the bytes are in the archive
	Added    string `json:"added"`
}

// Document gives all that is kept of one, by its id or an unmistakable beginning
// of it; ErrNotFound when there is none.
func (a *Archive) Document(ctx context.Context, id string) (*Kept, error) {
	k := new(Kept)
	err := a.view(ctx, func(t *sql.Tx) error {
		serial, _, err := find(ctx, t, id)
		if err != nil {
			return err
		}
		if k.Record, err = recordOf(ctx, t, serial); err != nil {
			return err
		}
		list, err := corrections(ctx, t, "document = ?", k.Record.Document.ID)
		if err != nil {
			return err
		}
		if len(list) > 0 {
			as := k.Record
			k.Record, k.Corrections = correction.Apply(as, list)
			k.Record.Document.ID, k.Record.Document.Text = as.Document.ID, as.Document.Text
		}
		if err := t.QueryRowContext(ctx, "SELECT added FROM document WHERE serial = ?", serial).Scan(&k.Added); err != nil {
			return err
		}
		known, err := appearances(ctx, t, []int64{serial})
		if err != nil {
			return err
		}
		for _, actor := range k.Record.Actors {
			k.Parties = append(k.Parties, known.party(serial, actor.ID))
		}
		k.Sources, err = sourcesOf(ctx, t, serial)
		return err
	})
	if err != nil {
		return nil, err
	}
	return k, nil
}

// recordOf is the record as it was read.
func recordOf(ctx context.Context, t *sql.Tx, serial int64) (*record.Record, error) {
	var body []byte
	var sort int64
	if err := t.QueryRowContext(ctx, "SELECT r.json, d.sort FROM record r JOIN document d ON d.serial = r.document WHERE r.document = ?", serial).
		Scan(&body, &sort); err != nil {
		return nil, err
	}
	text, err := textAt(ctx, t, sort)
	if err != nil {
		return nil, err
	}
	return decodeRecord(body, text)
}

func sourcesOf(ctx context.Context, t *sql.Tx, serial int64) ([]SourceRow, error) {
	return collect(ctx, t, func(s *SourceRow) []any {
		return []any{&s.Input, &s.Part, &s.URL, &s.Fetched, &s.Original, &s.Size, &s.Kept, &s.Added}
	}, `SELECT s.input, s.part, s.url, s.fetched, s.original, o.size, o.data IS NOT NULL, s.added
		FROM source s JOIN original o ON o.hash = s.original WHERE s.document = ? ORDER BY s.id`, serial)
}

// Count tells how many documents the archive holds.
func (a *Archive) Count(ctx context.Context) (int, error) {
	var n int
	err := a.read.QueryRowContext(ctx, "SELECT count(*) FROM document").Scan(&n)
	return n, a.explain(err)
}
