package archive

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"chancery/archive/correction"
)

// CorrectionsPage is a part of the list of corrections, newest first.
type CorrectionsPage struct {
	Items []correction.Correction
	All   int // how many are kept
	// Standing are the ids of those that nobody has withdrawn.
	Standing map[string]bool
	// Moved says of those that do not apply any more, by id, why.
	Moved map[string]string
}

// CorrectionsFrom gives at most limit corrections, the newest first, from a place
// counted from 0. It reads the documents of these alone.
func (a *Archive) CorrectionsFrom(ctx context.Context, from, limit int) (page CorrectionsPage, err error) {
	page.Standing, page.Moved = make(map[string]bool), make(map[string]string)
	const part = "(SELECT id FROM correction ORDER BY time DESC, id DESC LIMIT ? OFFSET ?)"
	err = a.view(ctx, func(t *sql.Tx) error {
		if err := t.QueryRowContext(ctx, "SELECT count(*) FROM correction").Scan(&page.All); err != nil {
			return err
		}
		if page.Items, err = corrections(ctx, t, "id IN "+part, limit, from); err != nil {
			return err
		}
		// Only withdrawals take anything back.
		weighed, err := corrections(ctx, t, "verb = ? OR id IN "+part, string(correction.Withdraw), limit, from)
		if err != nil {
			return err
		}
		for _, c := range correction.Standing(weighed) {
			page.Standing[c.ID] = true
		}
		beside, err := corrections(ctx, t, "document IN (SELECT id FROM document) AND document IN (SELECT document FROM correction WHERE id IN "+part+")", limit, from)
		if err != nil {
			return err
		}
		moved, err := a.moved.of(ctx, t, beside)
		for i := range moved {
			page.Moved[moved[i].Correction.ID] = moved[i].Why
		}
		return err
	})
	slices.Reverse(page.Items)
	return page, err
}

// CountCorrections counts those that an author made since a time.
func (a *Archive) CountCorrections(ctx context.Context, author string, since time.Time) (n int, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		return t.QueryRowContext(ctx, "SELECT count(*) FROM correction WHERE author = ? AND time >= ?", author, since.UTC().Format(time.RFC3339Nano)).Scan(&n)
	})
	return n, err
}
