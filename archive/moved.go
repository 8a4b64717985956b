package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/archive/correction"
	"chancery/record"
)

// movedMemory remembers which corrections of a document do not apply, so that they
// are tried again only when the document was read anew or ruled on.
type movedMemory struct {
	lock   sync.Mutex
	fields map[string]triedCorrections // by document
	links  triedCorrections
}

// triedCorrections is what came of applying corrections, and what that rests on.
type triedCorrections struct {
	ground string // the corrections and the readers of the records
	moved  []correction.Moved
}

// Moved lists the corrections that do not apply to what is read today, with the
// reason. Those of documents that are not in the archive wait for them and are
// not among these.
func (a *Archive) Moved(ctx context.Context) (moved []correction.Moved, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		all, err := corrections(ctx, t, "document IN (SELECT id FROM document)")
		if err == nil {
			moved, err = a.moved.of(ctx, t, all)
		}
		return err
	})
	return moved, err
}

// of is Moved for all corrections of some documents.
func (m *movedMemory) of(ctx context.Context, t *sql.Tx, all []correction.Correction) (moved []correction.Moved, err error) {
	readers, err := readersOf(ctx, t)
	if err != nil {
		return nil, err
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	by := make(map[string][]correction.Correction)
	var documents []string
	for _, c := range all {
		id := c.Target.Document
		if by[id] == nil {
			documents = append(documents, id)
		}
		by[id] = append(by[id], c)
	}
	for _, id := range documents {
		found, err := m.inDocument(ctx, t, id, by[id], readers[id])
		if err != nil {
			return nil, err
		}
		moved = append(moved, found...)
	}
	return append(moved, m.ofLinks(ctx, t, all, readers)...), nil
}

// inDocument are those of one document.
func (m *movedMemory) inDocument(ctx context.Context, t *sql.Tx, id string, list []correction.Correction, reader string) ([]correction.Moved, error) {
	ground := reader + groundOf(list)
	if known, ok := m.fields[id]; ok && known.ground == ground {
		return known.moved, nil
	}
	r, err := recordByID(ctx, t, id)
	if err != nil {
		return nil, err
	}
	_, report := correction.Apply(r, list)
	if m.fields == nil || len(m.fields) > maxIdentities {
		m.fields = make(map[string]triedCorrections)
	}
	m.fields[id] = triedCorrections{ground, report.Moved}
	return report.Moved, nil
}

// ofLinks are those that join and part reports.
func (m *movedMemory) ofLinks(ctx context.Context, t *sql.Tx, all []correction.Correction, readers map[string]string) []correction.Moved {
	var links []correction.Correction
	ground := ""
	for _, c := range all {
		switch c.Verb {
		case correction.Split, correction.Join:
			ground += readers[c.Target.Document]
			if c.Other != nil {
				ground += readers[c.Other.Document]
			}
			links = append(links, c)
		case correction.Withdraw:
			links = append(links, c)
		}
	}
	ground += groundOf(links)
	if m.links.ground == ground {
		return m.links.moved
	}
	_, lost := correction.Links(links, func(id string) *record.Record {
		r, _ := recordByID(ctx, t, id)
		return r
	})
	lost = slices.DeleteFunc(lost, func(m correction.Moved) bool {
		other := m.Correction.Other
		return other != nil && readers[other.Document] == ""
	})
	m.links = triedCorrections{ground, lost}
	return lost
}

// groundOf names corrections.
func groundOf(list []correction.Correction) string {
	var b strings.Builder
	for i := range list {
		b.WriteString(" " + list[i].ID)
	}
	return b.String()
}

// readersOf tells of each corrected document that is there what read it, and the
// end of its packed record, which has the checksum.
func readersOf(ctx context.Context, t *sql.Tx) (map[string]string, error) {
	rows, err := t.QueryContext(ctx, `SELECT d.id, r.reader, r.model, substr(r.json, length(r.json) - 7) FROM document d JOIN record r ON r.document = d.serial
		WHERE d.id IN (SELECT document FROM correction UNION SELECT other FROM correction)`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[string]string)
	for rows.Next() {
		var id, reader, model string
		var end []byte
		if err := rows.Scan(&id, &reader, &model, &end); err != nil {
			return nil, err
		}
		out[id] = fmt.Sprintf("|%s|%s|%x", reader, model, end)
	}
	return out, rows.Err()
}
