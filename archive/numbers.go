package archive

import (
	"context"
	"database/sql"
	"errors"
)

// Numbers tells how much an archive holds.
type Numbers struct {
	Documents     int `json:"documents"`
	Encounters    int `json:"encounters"` // dossiers
	Reports       int `json:"reports"`    // of encounters
	Statements    int `json:"statements"`
	Persons       int `json:"persons"`
	Countries     int `json:"countries"`
	Organizations int `json:"organizations"`
	Formulae      int `json:"formulae"` // different ones in use
	// First and Last are the days of the oldest and newest documents, YYYY-MM-DD;
	// "" when no document tells its day.
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
	// Added is when the newest document was added, RFC 3339; "" in an empty archive.
	Added string `json:"added,omitempty"`
}

// Numbers counts what the archive holds.
func (a *Archive) Numbers(ctx context.Context) (n Numbers, err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		kept, err := tallies(ctx, t)
		if err != nil {
			return err
		}
		n.Documents, n.Encounters, n.Reports, n.Statements = kept["document"], kept["dossier"], kept["encounter"], kept["statement"]
		n.Persons, n.Countries, n.Organizations = kept["person"], kept["country"], kept["organization"]
		// Phrases are as many as are listed.
		if err := t.QueryRowContext(ctx, "SELECT count(*) FROM phrase p WHERE EXISTS (SELECT 1 FROM formula_use u WHERE u.formula = p.id)").Scan(&n.Formulae); err != nil {
			return err
		}
		return n.days(ctx, t)
	})
	return n, err
}

func (n *Numbers) days(ctx context.Context, t *sql.Tx) error {
	for _, day := range []struct {
		into  *string
		query string
	}{
		{&n.First, "SELECT sort FROM document WHERE sort >= ? ORDER BY sort LIMIT 1"},
		{&n.Last, "SELECT sort FROM document WHERE sort >= ? ORDER BY sort DESC LIMIT 1"},
	} {
		var sort int64
		err := t.QueryRowContext(ctx, day.query, dated).Scan(&sort)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		*day.into = dateOf(dayIn(sort))
	}
	err := t.QueryRowContext(ctx, "SELECT added FROM document ORDER BY serial DESC LIMIT 1").Scan(&n.Added)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}
