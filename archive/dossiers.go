package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"chancery/archive/dossier"
)

// Dossier is one encounter with all its reports.
type Dossier struct {
	ID      string `json:"id"` // permanent: it stays when reports come and go
	Status  string `json:"status"`
	Reports int    `json:"reports"`
	Stories int    `json:"stories"` // reports, with copies of one text counted once
	// Lead is the report that tells most.
	Lead Encounter `json:"lead"`
	// Joins says why the reports are one; Reports, Stories and History list them.
	Detail dossier.Dossier `json:"detail"`

	sort, lead int64
}

// Dossiers lists the encounters of which any report fits, newest first unless the
// filter says otherwise.
func (a *Archive) Dossiers(ctx context.Context, f Filter) (page Page[Dossier], err error) {
	err = a.view(ctx, func(t *sql.Tx) error {
		keys, next, err := ask(ctx, t, "dossier", &f)
		if err != nil {
			return err
		}
		page.Next = next
		page.Items, err = dossiers(ctx, t, keys)
		return err
	})
	return page, err
}

func dossiers(ctx context.Context, t *sql.Tx, keys []int64) ([]Dossier, error) {
	list := make([]Dossier, 0, len(keys))
	if len(keys) == 0 {
		return list, nil
	}
	rows, err := t.QueryContext(ctx, "SELECT sort, id, lead, reports, stories, status, body FROM dossier WHERE sort IN ("+integers(keys)+")")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var leads []int64
	for rows.Next() {
		var d Dossier
		var body string
		if err := rows.Scan(&d.sort, &d.ID, &d.lead, &d.Reports, &d.Stories, &d.Status, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &d.Detail); err != nil {
			return nil, fmt.Errorf("dossier %s: %w", d.ID, err)
		}
		leads = append(leads, d.lead)
		list = append(list, d)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	found, err := encounters(ctx, t, leads)
	if err != nil {
		return nil, err
	}
	bySort := make(map[int64]Encounter, len(found))
	for _, e := range found {
		bySort[e.sort] = e
	}
	for i := range list {
		list[i].Lead = bySort[list[i].lead]
	}
	return inOrder(list, keys, func(d *Dossier) int64 { return d.sort }), nil
}
