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
		for _, count := range []struct {
			into  *int
			query string
		}{
			{&n.Documents, "SELECT count(*) FROM document"},
			{&n.Encounters, "SELECT count(*) FROM dossier"},
			{&n.Reports, "SELECT count(*) FROM encounter"},
			{&n.Statements, "SELECT count(*) FROM statement"},
			{&n.Formulae, "SELECT count(*) FROM term t WHERE t.field = 'formula' AND EXISTS (SELECT 1 FROM document_term d WHERE d.term = t.id)"},
		} {
			if err := t.QueryRowContext(ctx, count.query).Scan(count.into); err != nil {
				return err
			}
		}
		if err := n.actors(ctx, t); err != nil {
			return err
		}
		return n.days(ctx, t)
	})
	return n, err
}

func (n *Numbers) actors(ctx context.Context, t *sql.Tx) error {
	rows, err := t.QueryContext(ctx, "SELECT kind, count(*) FROM actor WHERE documents > 0 GROUP BY kind")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var kind string
		var count int
		if err := rows.Scan(&kind, &count); err != nil {
			return err
		}
		switch kind {
		case "person":
			n.Persons = count
		case "country":
			n.Countries = count
		case "organization":
			n.Organizations = count
		}
	}
	return rows.Err()
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
