package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Bounds of what is told of one dyad.
const (
	dyadEncounters = 1000 // the newest
	dyadStatements = 1000 // the newest each way
	dyadValues     = 20   // topics, formulae
)

// Dyad is what passed between two countries or organizations.
type Dyad struct {
	A Actor `json:"a"`
	B Actor `json:"b"`
	// Encounters are those that both took part in, newest first; at most the
	// newest 1,000.
	Encounters []Point `json:"encounters"`
	// Ways are what A said to or about B, and B to or about A.
	Ways [2]Way `json:"ways"`
	// Truncated says that there are more encounters, or more statements one way,
	// than were looked at; from Complete on (YYYY-MM-DD) none is missing.
	Truncated bool   `json:"truncated"`
	Complete  string `json:"complete,omitempty"`
}

// Point is an encounter (dossier) on a time axis.
type Point struct {
	ID      string `json:"id"`
	Day     string `json:"day,omitempty"`   // YYYY-MM-DD, "" when not told
	Level   string `json:"level,omitempty"` // the highest that took part
	Kind    string `json:"kind"`
	Status  string `json:"status"`
	Reports int    `json:"reports"`
}

// Way is what one side said to or about the other.
type Way struct {
	From       string      `json:"from"`
	To         string      `json:"to"`
	Statements int         `json:"statements"`
	Acts       []ActPeriod `json:"acts"`     // the earliest first, then by act
	Topics     []Value     `json:"topics"`   // the most frequent first; at most 20
	Formulae   []Value     `json:"formulae"` // likewise
}

// ActPeriod counts one act in one quarter.
type ActPeriod struct {
	Quarter string `json:"quarter"` // 2026-Q1; "" for statements without a day
	Act     string `json:"act"`
	Count   int    `json:"count"`
}

// Dyad tells what passed between two countries or organizations, by their codes.
// The filter narrows encounters and statements; its own Dyad is not used.
func (a *Archive) Dyad(ctx context.Context, one, other string, f Filter) (*Dyad, error) {
	d := new(Dyad)
	filter := f.whole()
	filter.Dyad = nil
	err := a.view(ctx, func(t *sql.Tx) (err error) {
		if d.A, err = countryByCode(ctx, t, one); err != nil {
			return err
		}
		if d.B, err = countryByCode(ctx, t, other); err != nil {
			return err
		}
		if d.A.ID == d.B.ID {
			return fmt.Errorf("%w: a dyad is two countries, such as CHN,KOR", ErrFilter)
		}
		if err := d.points(ctx, t, filter); err != nil {
			return err
		}
		for i, pair := range [2][2]string{{d.A.ID, d.B.ID}, {d.B.ID, d.A.ID}} {
			if err := a.way(ctx, t, d, i, pair, filter); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// fell notes that a sample is not all there is.
func (d *Dyad) fell(truncated bool, complete string) {
	d.Truncated = d.Truncated || truncated
	d.Complete = max(d.Complete, complete)
}

// points loads the encounters of a dyad.
func (d *Dyad) points(ctx context.Context, t *sql.Tx, f *Filter) error {
	p, err := planFor(ctx, t, "dossier", f)
	if err != nil {
		return err
	}
	id, err := exactTerm(ctx, t, fieldDyad, dyad(d.A.ID, d.B.ID))
	if err != nil {
		return err
	}
	s, err := shapesOf(ctx, t, p.with(id...), dyadEncounters)
	if err != nil {
		return err
	}
	d.fell(s.truncated, s.complete())
	d.Encounters, err = pointsOf(ctx, t, s)
	return err
}

// pointsOf makes points of dossiers.
func pointsOf(ctx context.Context, t *sql.Tx, s *shaped) ([]Point, error) {
	list := make([]Point, 0, len(s.keys))
	at := make(map[int64]int, len(s.keys))
	for i, key := range s.keys {
		at[key] = i
		list = append(list, Point{Day: dateOf(dayIn(key)), Level: s.shapes[i].level(), Kind: s.shapes[i].kind()})
	}
	for part := range slices.Chunk(s.keys, 500) {
		if err := namePoints(ctx, t, part, at, list); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func namePoints(ctx context.Context, t *sql.Tx, keys []int64, at map[int64]int, list []Point) error {
	rows, err := t.QueryContext(ctx, "SELECT sort, id, status, reports FROM dossier WHERE sort IN ("+integers(keys)+")")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var p Point
		if err := rows.Scan(&key, &p.ID, &p.Status, &p.Reports); err != nil {
			return err
		}
		one := &list[at[key]]
		one.ID, one.Status, one.Reports = p.ID, p.Status, p.Reports
	}
	return rows.Err()
}

// way counts what one side said to or about the other.
func (a *Archive) way(ctx context.Context, t *sql.Tx, d *Dyad, i int, pair [2]string, f *Filter) error {
	w := &d.Ways[i]
	*w = Way{From: pair[0], To: pair[1], Acts: []ActPeriod{}}
	p, err := planFor(ctx, t, "statement", f)
	if err != nil {
		return err
	}
	id, err := exactTerm(ctx, t, fieldDyad, dyad(w.From, w.To))
	if err != nil {
		return err
	}
	s, err := sampleOf(ctx, t, p.with(id...), dyadStatements, 0)
	if err != nil {
		return err
	}
	d.fell(s.truncated, s.complete())
	w.Statements = len(s.keys)
	tallies := s.tallies()
	terms, err := a.termsBy(ctx, t, slices.Collect(maps.Keys(tallies)))
	if err != nil {
		return err
	}
	if w.Topics, err = a.values(ctx, t, tallies, terms, fieldTopic); err != nil {
		return err
	}
	if w.Formulae, err = a.values(ctx, t, tallies, terms, fieldFormula); err != nil {
		return err
	}
	return w.acts(ctx, t, s.keys)
}

// values are the most frequent of a field.
func (a *Archive) values(ctx context.Context, t *sql.Tx, tallies map[int64]*tally, terms map[int64]term, field string) ([]Value, error) {
	var list []*tally
	for id, one := range tallies {
		if terms[id].field == field {
			list = append(list, one)
		}
	}
	out := []Value{}
	for _, one := range most(list, terms, dyadValues) {
		v, err := a.spell(ctx, t, one.id, terms[one.id])
		if err != nil {
			return nil, err
		}
		v.Count = one.count
		out = append(out, v)
	}
	return out, nil
}

// acts counts the acts that are aimed at the other side: by their own target,
// else by the statement's addressee. Acts aimed at a third country are not
// counted; those aimed at a group that the other side belongs to are.
func (w *Way) acts(ctx context.Context, t *sql.Tx, keys []int64) error {
	counts := make(map[ActPeriod]int)
	for part := range slices.Chunk(keys, 500) {
		if err := countActs(ctx, t, part, w.To, counts); err != nil {
			return err
		}
	}
	for one, count := range counts {
		one.Count = count
		w.Acts = append(w.Acts, one)
	}
	slices.SortFunc(w.Acts, func(x, y ActPeriod) int {
		return cmp.Or(strings.Compare(x.Quarter, y.Quarter), strings.Compare(x.Act, y.Act))
	})
	return nil
}

func countActs(ctx context.Context, t *sql.Tx, keys []int64, to string, counts map[ActPeriod]int) error {
	rows, err := t.QueryContext(ctx, "SELECT statement, act FROM act WHERE statement IN ("+integers(keys)+") AND toward IN ('', ?)", to)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var act string
		if err := rows.Scan(&key, &act); err != nil {
			return err
		}
		counts[ActPeriod{Quarter: quarterOf(dayIn(key)), Act: act}]++
	}
	return rows.Err()
}

// quarterOf writes the quarter of a numbered day.
func quarterOf(day int64) string {
	date := dateOf(day)
	if date == "" {
		return ""
	}
	month := int(date[5]-'0')*10 + int(date[6]-'0')
	return fmt.Sprintf("%s-Q%d", date[:4], (month+2)/3)
}
