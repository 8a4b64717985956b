package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/archive/correction"
	"chancery/archive/dossier"
)

// Bounds of what is told of one dossier.
const (
	maxAccounts   = 100 // reports
	maxStatements = 500 // statements made in it, by all reports
)

// FullDossier is a dossier with all that its reports tell.
type FullDossier struct {
	Dossier
	// Accounts are its reports in full, in the order in which their documents
	// were published, those without a day last.
	Accounts []Account `json:"accounts"`
	// Rulings are the corrections that touch it: of its reports, of what was said
	// in it, of the actors who took part, and splits and joins; by time.
	Rulings []correction.Correction `json:"rulings"`
	// Near are the encounters of the same parties in the days around that come
	// closest and were not joined, and why; at most 5.
	Near []dossier.Miss `json:"near"`
	// Nearby are these encounters themselves, in no order.
	Nearby []Dossier `json:"-"`
	// Truncated says that it has more than 100 reports or 500 statements, and
	// that those shown are not all.
	Truncated bool `json:"truncated"`
}

// Account is one report of a dossier with what it says was said.
type Account struct {
	Encounter
	// By is who reports it: who the report names as its source, else the
	// publisher, else the agency, else the host of the document's address.
	By string `json:"by"`
	// Side is the country or organization that By speaks for, when it is one of
	// those that took part; else "".
	Side       string      `json:"side,omitempty"`
	Statements []Statement `json:"statements"` // in the order of the text
}

// Dossier gives a dossier in full by its id, by an id that it had before it
// became part of another, or by one of its reports, "document/e1"; ErrNotFound
// when there is none.
func (a *Archive) Dossier(ctx context.Context, id string) (*FullDossier, error) {
	full := new(FullDossier)
	err := a.view(ctx, func(t *sql.Tx) error {
		sort, err := dossierSort(ctx, t, strings.TrimSpace(id))
		if err != nil {
			return err
		}
		list, err := dossiers(ctx, t, []int64{sort})
		if err != nil {
			return err
		}
		full.Dossier = list[0]
		if err := full.accounts(ctx, t); err != nil {
			return err
		}
		return full.rulings(ctx, t)
	})
	if err != nil {
		return nil, err
	}
	return full, nil
}

// dossierSort finds the sort key of a dossier.
func dossierSort(ctx context.Context, t *sql.Tx, id string) (sort int64, err error) {
	if document, item, isReport := strings.Cut(id, "/"); isReport {
		serial, _, err := find(ctx, t, document)
		if err != nil {
			return 0, err
		}
		return homeOf(ctx, t, serial, item, id)
	}
	err = t.QueryRowContext(ctx, "SELECT sort FROM dossier WHERE id = ?", id).Scan(&sort)
	if !errors.Is(err, sql.ErrNoRows) {
		return sort, err
	}
	var serial int64
	var item string
	err = t.QueryRowContext(ctx, "SELECT d.serial, f.encounter FROM former f JOIN document d ON d.id = f.document WHERE f.id = ?", id).Scan(&serial, &item)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, &failure{location: id, kind: ErrNotFound, hint: "name a dossier by its id, or by one of its reports: DOCUMENT/e1"}
	}
	if err != nil {
		return 0, err
	}
	return homeOf(ctx, t, serial, item, id)
}

// homeOf is the dossier that a report is in.
func homeOf(ctx context.Context, t *sql.Tx, serial int64, item, id string) (sort int64, err error) {
	err = t.QueryRowContext(ctx, `SELECT o.sort FROM encounter e JOIN report r ON r.encounter = e.sort JOIN dossier o ON o.serial = r.dossier
		WHERE e.document = ? AND e.id = ?`, serial, item).Scan(&sort)
	if errors.Is(err, sql.ErrNoRows) {
		err = &failure{location: id, kind: ErrNotFound, hint: "no such encounter is read in that document"}
	}
	return sort, err
}

// accounts loads the reports and what was said in them.
func (f *FullDossier) accounts(ctx context.Context, t *sql.Tx) error {
	keys, err := column[int64](ctx, t, `SELECT r.encounter FROM report r JOIN dossier o ON o.serial = r.dossier WHERE o.id = ? ORDER BY r.encounter LIMIT ?`,
		f.ID, maxAccounts+1)
	if err != nil {
		return err
	}
	if len(keys) > maxAccounts {
		keys, f.Truncated = keys[:maxAccounts], true
	}
	reports, err := encounters(ctx, t, keys)
	if err != nil {
		return err
	}
	said, err := f.statements(ctx, t, keys)
	if err != nil {
		return err
	}
	for _, e := range reports {
		account := Account{Encounter: e, By: reportedBy(&e), Statements: said[e.ID]}
		if account.Statements == nil {
			account.Statements = []Statement{}
		}
		account.Side = sideOf(account.By, e.Parties)
		f.Accounts = append(f.Accounts, account)
	}
	if err := f.near(ctx, t, keys); err != nil {
		return err
	}
	slices.SortStableFunc(f.Accounts, func(a, b Account) int {
		if x, y := a.Document.Day == "", b.Document.Day == ""; x != y {
			return cmp.Compare(b.Document.Day, a.Document.Day)
		}
		return cmp.Or(cmp.Compare(a.Document.Day, b.Document.Day), cmp.Compare(a.ID, b.ID))
	})
	return nil
}

// statements are those made in encounters, by the encounter's id.
func (f *FullDossier) statements(ctx context.Context, t *sql.Tx, encounters []int64) (map[string][]Statement, error) {
	keys, err := column[int64](ctx, t, `SELECT s.sort FROM statement s JOIN encounter e ON e.document = s.document AND e.id = s.encounter
		WHERE s.encounter <> '' AND e.sort IN (`+integers(encounters)+`) ORDER BY s.document, s.sort & 65535 LIMIT ?`, maxStatements+1)
	if err != nil {
		return nil, err
	}
	if len(keys) > maxStatements {
		keys, f.Truncated = keys[:maxStatements], true
	}
	list, err := statements(ctx, t, keys)
	if err != nil {
		return nil, err
	}
	out := make(map[string][]Statement)
	for _, s := range list {
		out[s.Encounter] = append(out[s.Encounter], s)
	}
	return out, nil
}

// rulings loads the corrections that touch the dossier.
func (f *FullDossier) rulings(ctx context.Context, t *sql.Tx) error {
	f.Rulings = []correction.Correction{}
	things := make(map[string]bool)
	documents := make(map[string]bool)
	for i := range f.Accounts {
		account := &f.Accounts[i]
		documents[account.Document.ID] = true
		things[account.ID] = true
		for _, p := range account.Parties {
			things[account.Document.ID+"/"+p.Local] = true
		}
		for _, s := range account.Statements {
			things[s.ID] = true
		}
	}
	var ids []string
	for id := range documents {
		ids = append(ids, id)
	}
	marks, args := texts(ids)
	list, err := corrections(ctx, t, "document IN ("+marks+") OR other IN ("+marks+")", append(args, args...)...)
	if err != nil {
		return err
	}
	for _, c := range list {
		touches := things[c.Target.Document+"/"+c.Target.ID] || c.Target.Kind == correction.OfDocument && documents[c.Target.Document]
		if touches || c.Other != nil && things[c.Other.Document+"/"+c.Other.ID] {
			f.Rulings = append(f.Rulings, c)
		}
	}
	return nil
}

// reportedBy is who reports an encounter.
func reportedBy(e *Encounter) string {
	return firstSet(e.Encounter.ReportedBy, e.Document.Publisher, e.Document.Agency, hostOf(e.Document.URL))
}

// press is the sector of news media.
const press = "JRN"

// sideOf is the country or organization that a reporter speaks for, when it
// takes part. News media speak for none.
func sideOf(by string, parties []Party) string {
	if by == "" {
		return ""
	}
	found := actor.Resolve(by, "", "")
	if found.Country == "" || found.Sector == press || found.Sector2 == press {
		return ""
	}
	for _, p := range parties {
		if p.Country == found.Country {
			return found.Country
		}
	}
	return ""
}
