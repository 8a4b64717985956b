package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// Verified counts what [Archive.Verify] looked at.
type Verified struct {
	Documents int `json:"documents"`
	Originals int `json:"originals"`
	Problems  int `json:"problems"`
}

// verifyPage is how many documents are checked on one snapshot, so that a long
// check does not hold back the writer's journal.
const verifyPage = 100

// Verify checks an archive opened for writing from the ground up: the file and
// its references as the database sees them, the full-text index against the
// texts, each text and each original against its hash, each record against its
// text, and the rows that questions are answered from against the record and its
// corrections. problem is told what is wrong; progress, which may be nil, how
// many documents are done of how many.
func (a *Archive) Verify(ctx context.Context, problem func(string), progress func(done, of int)) (Verified, error) {
	v := &verifier{found: problem}
	if err := a.verifyFile(ctx, v); err != nil {
		return v.Verified, a.explain(err)
	}
	total, err := a.Count(ctx)
	if err != nil {
		return v.Verified, err
	}
	for last := int64(0); last >= 0; {
		if err := a.view(ctx, func(t *sql.Tx) (err error) {
			last, err = v.documents(ctx, t, last)
			return err
		}); err != nil {
			return v.Verified, err
		}
		if progress != nil {
			progress(v.Documents, total)
		}
	}
	err = a.view(ctx, func(t *sql.Tx) error {
		if err := v.dossiers(ctx, t); err != nil {
			return err
		}
		if err := v.uses(ctx, t); err != nil {
			return err
		}
		return v.originals(ctx, t)
	})
	return v.Verified, err
}

// dossiers checks that each report is in one, that each knows how many it has,
// that lists have its shape, that ids of former ones lead somewhere, and that what
// is counted is there.
func (v *verifier) dossiers(ctx context.Context, t *sql.Tx) error {
	for _, check := range []struct{ query, says string }{
		{`SELECT count(*) FROM encounter e LEFT JOIN report r ON r.encounter = e.sort
			WHERE r.dossier IS NULL AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.encounter = e.sort)`, "encounters are in no dossier"},
		{`SELECT count(*) FROM dossier o WHERE o.reports <> (SELECT count(*) FROM report r WHERE r.dossier = o.serial)
			OR NOT EXISTS (SELECT 1 FROM report r WHERE r.dossier = o.serial AND r.encounter = o.lead)`, "dossiers are not of the reports that they tell"},
		{"SELECT count(*) FROM event WHERE terms = ''", "events are in no list"},
		{"SELECT count(*) FROM former f WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = f.document)", "former ids of dossiers lead to no document"},
		{"SELECT count(*) FROM dossier_term x JOIN dossier o ON o.sort = x.item WHERE x.shape <> o.shape OR o.shape < 0", "places in lists of dossiers do not have the dossier's shape"},
		{`SELECT count(*) FROM (SELECT 'document' AS name, count(*) AS items FROM document UNION ALL SELECT 'encounter', count(*) FROM encounter
			UNION ALL SELECT 'statement', count(*) FROM statement UNION ALL SELECT 'dossier', count(*) FROM dossier
			UNION ALL SELECT kind, count(*) FROM actor WHERE documents > 0 GROUP BY kind) AS there
			WHERE there.items <> coalesce((SELECT k.items FROM tally k WHERE k.name = there.name), 0)`, "kept counts are not what is there"},
	} {
		var n int
		if err := t.QueryRowContext(ctx, check.query).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			v.problem("%d %s", n, check.says)
		}
	}
	return nil
}

type verifier struct {
	Verified
	found func(string)
}

func (v *verifier) problem(format string, args ...any) {
	v.Problems++
	v.found(fmt.Sprintf(format, args...))
}

// verifyFile asks the database to check itself.
func (a *Archive) verifyFile(ctx context.Context, v *verifier) error {
	var found []string
	err := a.update(ctx, func(t *tx) error {
		found = t.engine.integrity(ctx, t.Tx)
		return nil
	})
	for _, line := range found {
		v.problem("%s", line)
	}
	return err
}

// checked is a document with what is to be checked.
type checked struct {
	serial, sort         int64
	id, day, terms, text string
	body                 []byte
}

// documents checks the documents behind serial last, and gives the last one
// checked, -1 when there are no more.
func (v *verifier) documents(ctx context.Context, t *sql.Tx, last int64) (int64, error) {
	list, err := collect(ctx, t, func(c *checked) []any {
		return []any{&c.serial, &c.sort, &c.id, &c.day, &c.terms, &c.body}
	}, `SELECT d.serial, d.sort, d.id, d.day, d.terms, coalesce(r.json, '') FROM document d LEFT JOIN record r ON r.document = d.serial
		WHERE d.serial > ? ORDER BY d.serial LIMIT ?`, last, verifyPage)
	if err != nil || len(list) == 0 {
		return -1, err
	}
	if err := addTexts(ctx, t, list, func(c *checked) (int64, *string) { return c.sort, &c.text }); err != nil {
		return 0, err
	}
	for i := range list {
		v.Documents++
		if err := v.document(ctx, t, &list[i]); err != nil {
			return 0, err
		}
	}
	return list[len(list)-1].serial, nil
}

func (v *verifier) document(ctx context.Context, t *sql.Tx, c *checked) error {
	name := "document " + c.id[:min(12, len(c.id))]
	if Hash([]byte(c.text)) != c.id {
		v.problem("%s: its text does not have the hash it is known by", name)
	}
	r, err := decodeRecord(c.body, c.text)
	if err != nil {
		v.problem("%s: %v", name, err)
		return nil
	}
	if err := r.Validate(); err != nil {
		v.problem("%s: %s", name, strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	want, err := derivedRows(ctx, t, r)
	if err != nil {
		return err
	}
	if c.sort != sortKey(dayOf(want.day), c.serial, 0) || c.day != want.day {
		v.problem("%s: its place in lists is not that of its day", name)
	}
	for _, check := range []struct {
		table string
		want  []string
	}{
		{"encounter", lines(want.encounters, func(e *record.Encounter) string { return e.ID })},
		{"statement", lines(want.statements, func(s *record.Statement) string { return s.ID })},
		{"event", lines(want.events, func(e *record.Event) string { return e.ID })},
	} {
		got, err := v.lines(ctx, t, check.table, c.serial)
		if err != nil {
			return err
		}
		if !slices.Equal(got, check.want) {
			v.problem("%s: its %ss are not those of its record", name, check.table)
		}
	}
	if terms, err := termsOf(ctx, t, c.terms); err != nil || terms != termLine(want.terms) {
		v.problem("%s: what it is listed under is not what its record gives (%v)", name, err)
	}
	return nil
}

// lines writes items as comparable lines: id, JSON and terms.
func lines[T any](items []itemRow[T], id func(*T) string) []string {
	var out []string
	for i := range items {
		out = append(out, id(items[i].item)+"\t"+items[i].body+"\t"+termLine(items[i].terms))
	}
	return out
}

func termLine(terms []term) string {
	var out []string
	for _, t := range terms {
		out = append(out, t.field+"="+t.value)
	}
	slices.Sort(out)
	return strings.Join(out, "|")
}

// lines reads the items of a document as lines does.
func (v *verifier) lines(ctx context.Context, t *sql.Tx, table string, serial int64) ([]string, error) {
	rows, err := t.QueryContext(ctx, "SELECT id, body, terms FROM "+table+" WHERE document = ? ORDER BY sort & 65535", serial)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out, terms []string
	for rows.Next() {
		var id, body, numbers string
		if err := rows.Scan(&id, &body, &numbers); err != nil {
			return nil, err
		}
		out, terms = append(out, id+"\t"+body+"\t"), append(terms, numbers)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range out {
		line, err := termsOf(ctx, t, terms[i])
		if err != nil {
			return nil, err
		}
		out[i] += line
	}
	return out, nil
}

// termsOf writes out the terms that are kept by their numbers.
func termsOf(ctx context.Context, t *sql.Tx, numbers string) (string, error) {
	terms, err := termsIn(ctx, t, numbers)
	return termLine(terms), err
}

// termsIn are the terms that are kept by their numbers, in no order.
func termsIn(ctx context.Context, t *sql.Tx, numbers string) ([]term, error) {
	if numbers == "" {
		return nil, nil
	}
	return collect(ctx, t, func(one *term) []any { return []any{&one.field, &one.value} },
		"SELECT field, value FROM term WHERE id IN ("+strings.ReplaceAll(numbers, " ", ",")+")")
}

// originals checks the kept bytes against their hashes.
func (v *verifier) originals(ctx context.Context, t *sql.Tx) error {
	rows, err := t.QueryContext(ctx, "SELECT hash, size, data FROM original WHERE data IS NOT NULL")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var hash string
		var size int
		var data []byte
		if err := rows.Scan(&hash, &size, &data); err != nil {
			return err
		}
		v.Originals++
		plain, err := decompress(data)
		if err != nil || len(plain) != size || Hash(plain) != hash {
			v.problem("original %s: its bytes do not have the hash they are known by", hash[:min(12, len(hash))])
		}
	}
	return rows.Err()
}
