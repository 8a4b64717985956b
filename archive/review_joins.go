package archive

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"chancery/archive/dossier"
	"chancery/internal/table"
	"chancery/record"
)

// joins lists those that have little to spare, or a strong sign against them,
// and that nobody has ruled on; the newest dossiers first.
func (r *reviewer) joins(ctx context.Context, t *sql.Tx, at reviewCursor) (*reviewCursor, error) {
	p, err := planFor(ctx, t, "dossier", r.filter)
	if err != nil || p.nothing() {
		return nil, err
	}
	span := p.spans[0]
	if at.sort < span.last {
		span.last = at.sort + 1
	}
	list, err := joined(ctx, t, p, span)
	if err != nil {
		return nil, err
	}
	settled, err := settledPairs(ctx, t)
	if err != nil {
		return nil, err
	}
	for i := range list {
		d := &list[i]
		if i == reviewDossiers || len(r.found) == r.limit {
			return &reviewCursor{at.kind, d.sort, 0}, nil
		}
		things, err := d.doubtful(ctx, t, settled)
		if err != nil {
			return nil, err
		}
		if next := r.take(at, d.sort, things); next != nil {
			return next, nil
		}
	}
	return nil, nil
}

// joined loads the dossiers of several reports that fit a plan.
func joined(ctx context.Context, t *sql.Tx, p *plan, s span) ([]Dossier, error) {
	rows, err := t.QueryContext(ctx, fmt.Sprintf("SELECT o.sort, o.id, o.body FROM dossier o WHERE o.reports > 1 AND o.sort >= ? AND o.sort < ?%s ORDER BY o.sort DESC LIMIT %d",
		p.lookUps("o.sort", p.terms), reviewDossiers+1), s.first, s.last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Dossier
	for rows.Next() {
		var d Dossier
		var body string
		if err := rows.Scan(&d.sort, &d.ID, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &d.Detail); err != nil {
			return nil, fmt.Errorf("dossier %s: %w", d.ID, err)
		}
		list = append(list, d)
	}
	return list, rows.Err()
}

// settledPairs are the pairs of reports that people ruled on.
func settledPairs(ctx context.Context, t *sql.Tx) (map[[2]dossier.Key]bool, error) {
	rows, err := t.QueryContext(ctx, "SELECT a_document, a_encounter, b_document, b_encounter FROM link")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[[2]dossier.Key]bool)
	for rows.Next() {
		var a, b dossier.Key
		if err := rows.Scan(&a.Document, &a.Encounter, &b.Document, &b.Encounter); err != nil {
			return nil, err
		}
		out[[2]dossier.Key{a, b}], out[[2]dossier.Key{b, a}] = true, true
	}
	return out, rows.Err()
}

// against is a sign that speaks strongly against a join which others outweighed.
const against = -2.0

// doubtful are the joins of a dossier that await a person.
func (d *Dossier) doubtful(ctx context.Context, t *sql.Tx, settled map[[2]dossier.Key]bool) ([]Awaiting, error) {
	var out []Awaiting
	for _, j := range d.Detail.Joins {
		why := ""
		if j.Score < dossier.Threshold+closeTo {
			why = fmt.Sprintf("joined with a score of %g, where %g is enough", j.Score, dossier.Threshold)
		}
		for _, reason := range j.Reasons {
			if reason.Weight <= against {
				why = "joined though " + reason.Words
			}
		}
		if why == "" || settled[[2]dossier.Key{j.A, j.B}] {
			continue
		}
		one := Awaiting{Kind: AwaitsJoin, What: "dossier", Reason: why, Score: j.Score, Reasons: j.Reasons, Things: []string{d.ID}}
		if err := one.concern(ctx, t, j.A, j.B); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// concern names the reports in question and where they stand.
func (x *Awaiting) concern(ctx context.Context, t *sql.Tx, reports ...dossier.Key) error {
	for _, k := range reports {
		seen, err := reportAt(ctx, t, k)
		if err != nil {
			return err
		}
		x.Where = append(x.Where, seen)
		x.Things = append(x.Things, k.Document+"/"+k.Encounter)
	}
	return nil
}

// reportAt is where a report stands in its document.
func reportAt(ctx context.Context, t *sql.Tx, k dossier.Key) (Seen, error) {
	seen := Seen{Document: k.Document}
	var body string
	if err := t.QueryRowContext(ctx, "SELECT d.day, e.body FROM document d JOIN encounter e ON e.document = d.serial WHERE d.id = ? AND e.id = ?",
		k.Document, k.Encounter).Scan(&seen.Day, &body); err != nil {
		return seen, err
	}
	seen.Day, _, _ = strings.Cut(seen.Day, "T")
	var e struct {
		Evidence []record.Evidence `json:"evidence"`
	}
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return seen, fmt.Errorf("encounter %s: %w", k, err)
	}
	if len(e.Evidence) > 0 {
		seen.Evidence = &e.Evidence[0]
	}
	return seen, nil
}

//go:embed review.tsv
var reviewTable string

// doubt is a rule whose field a person should look at.
type doubt struct {
	kind, rule string
	inferred   bool
	field, why string
}

var doubts = sync.OnceValue(func() []doubt {
	var list []doubt
	err := table.Each("review.tsv", reviewTable, 5, func(f []string) error {
		if f[2] != "inferred" && f[2] != "-" {
			return fmt.Errorf("%q is neither inferred nor -", f[2])
		}
		list = append(list, doubt{kind: f[0], rule: f[1], inferred: f[2] == "inferred", field: f[3], why: f[4]})
		return nil
	})
	if err != nil {
		panic("archive: " + err.Error()) // a fault of the program's own data
	}
	return list
})

// doubted is why a person should look at what a rule made, nil when nothing
// speaks for it.
func doubted(kind, rule string, inferred bool) *doubt {
	list := doubts()
	for i := range list {
		if d := &list[i]; d.kind == kind && strings.HasPrefix(rule, d.rule) && (inferred || !d.inferred) {
			return d
		}
	}
	return nil
}
