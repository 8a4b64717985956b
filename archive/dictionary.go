package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"

	"chancery/record"
)

// dictionary remembers which terms numbers stand for, and how texts write them.
// Terms neither change nor go, so that what it knows stays right.
type dictionary struct {
	lock  sync.RWMutex
	terms map[int64]term
	names map[int64]string
}

// termsBy gives the terms behind numbers.
func (a *Archive) termsBy(ctx context.Context, t *sql.Tx, ids []int64) (map[int64]term, error) {
	d := &a.dictionary
	out := make(map[int64]term, len(ids))
	var missing []int64
	d.lock.RLock()
	for _, id := range ids {
		if known, ok := d.terms[id]; ok {
			out[id] = known
		} else {
			missing = append(missing, id)
		}
	}
	d.lock.RUnlock()
	slices.Sort(missing)
	for part := range slices.Chunk(missing, 500) {
		if err := d.load(ctx, t, part, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (d *dictionary) load(ctx context.Context, t *sql.Tx, ids []int64, into map[int64]term) error {
	rows, err := t.QueryContext(ctx, "SELECT id, field, value FROM term WHERE id IN ("+integers(ids)+")")
	if err != nil {
		return err
	}
	defer rows.Close()
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.terms == nil || len(d.terms) > maxIdentities {
		d.terms = make(map[int64]term)
	}
	for rows.Next() {
		var id int64
		var one term
		if err := rows.Scan(&id, &one.field, &one.value); err != nil {
			return err
		}
		into[id], d.terms[id] = one, one
	}
	return rows.Err()
}

// spell gives a term as a value of a filter, with the name that texts have for it.
func (a *Archive) spell(ctx context.Context, t *sql.Tx, id int64, one term) (Value, error) {
	v := Value{Value: one.value, Name: one.value}
	switch one.field {
	case fieldCountry, fieldType, fieldActor, fieldRecipient:
		v.Value = strings.ToUpper(one.value)
		v.Name = v.Value
	}
	d := &a.dictionary
	d.lock.RLock()
	name, known := d.names[id]
	d.lock.RUnlock()
	if known {
		v.Name = name
		return v, nil
	}
	name, err := spelled(ctx, t, id, one)
	if err != nil {
		return v, err
	}
	v.Name = firstSet(name, v.Name)
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.names == nil || len(d.names) > maxIdentities {
		d.names = make(map[int64]string)
	}
	d.names[id] = v.Name
	return v, nil
}

// spelled looks a term up in the newest thing that has it; "" when its value is
// its name.
func spelled(ctx context.Context, t *sql.Tx, id int64, one term) (string, error) {
	newest := func(table string) string {
		return "(SELECT item FROM " + table + "_term WHERE term = ? ORDER BY item DESC LIMIT 1)"
	}
	var query string
	args := []any{id}
	switch one.field {
	case fieldWho, fieldCountry, fieldActor, fieldRecipient:
		query, args = "SELECT name FROM actor WHERE id = ?", []any{one.value}
		if one.field != fieldWho {
			args[0] = strings.ToUpper(one.value)
		}
		var name string
		err := t.QueryRowContext(ctx, query, args...).Scan(&name)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		return name, err
	case fieldPlace:
		query = "SELECT venue, city, country FROM encounter WHERE sort = " + newest("encounter")
	case fieldFormula:
		query = "SELECT formula, '', '' FROM formula WHERE document = (SELECT serial FROM document WHERE sort = " + newest("document") + ")"
	case fieldTopic:
		query = "SELECT body, '', '' FROM statement WHERE sort = " + newest("statement")
	case fieldSource:
		query = `SELECT d.agency, d.publisher, '' FROM document d WHERE d.sort = ` + newest("document") + `
			UNION ALL SELECT e.reported_by, '', '' FROM encounter e WHERE e.sort = ` + newest("encounter") + `
			UNION ALL SELECT s.reported_by, '', '' FROM statement s WHERE s.sort = ` + newest("statement")
		args = []any{id, id, id}
	default:
		return "", nil
	}
	return firstFolded(ctx, t, one, query, args...)
}

// firstFolded is the first of the strings found that is the term when folded.
func firstFolded(ctx context.Context, t *sql.Tx, one term, query string, args ...any) (string, error) {
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		found := make([]string, 3)
		if err := rows.Scan(&found[0], &found[1], &found[2]); err != nil {
			return "", err
		}
		if one.field == fieldTopic {
			var s record.Statement
			if err := json.Unmarshal([]byte(found[0]), &s); err != nil {
				return "", err
			}
			found = s.Topics
		}
		for _, name := range found {
			if fold(name) == one.value {
				return name, nil
			}
		}
	}
	return "", rows.Err()
}
