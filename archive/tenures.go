package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"chancery/archive/dossier"
	"chancery/archive/name"
	"chancery/archive/tenure"
)

// maxObservations bounds how many of the latest observations of one country are
// looked at.
const maxObservations = 20_000

// TenureFilter says which tenures are wanted.
type TenureFilter struct {
	Country string // its code, or that of an organization; required
	Person  string // "" for all
	On      string // a day, "2006-01-02"; "" for all
}

// Tenures lists who held which office of a country or organization when: what
// the list and the analysts know, and what the texts of the archive show, each
// overriding the one behind it.
func (a *Archive) Tenures(ctx context.Context, f TenureFilter) ([]tenure.Answer, error) {
	if f.Country == "" {
		return nil, fmt.Errorf("%w: tenures are asked for by country or organization, such as CHN or UNO", ErrFilter)
	}
	if start, end, ok := dateBounds(f.On); f.On != "" && (!ok || end.Sub(start).Hours() > 24) {
		return nil, fmt.Errorf("%w: on %q is no day; write it as 2006-01-02", ErrFilter, f.On)
	}
	var book *tenure.Book
	err := a.view(ctx, func(t *sql.Tx) error {
		observed, err := observations(ctx, t, f.Country)
		if err != nil {
			return err
		}
		entered, err := enteredTenures(ctx, t)
		book = tenure.New(observed, entered)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f.choose(book), nil
}

func (f *TenureFilter) choose(book *tenure.Book) []tenure.Answer {
	var out []tenure.Answer
	asked := name.Parse(f.Person)
	seen := make(map[string]bool)
	for _, t := range book.Tenures() {
		if placeOf(&t.Office) != f.Country || f.Person != "" && name.Compare(asked, name.Parse(t.Person)) == name.Apart {
			continue
		}
		if f.On == "" {
			out = append(out, tenure.Answer{Tenure: t, Sure: true})
			continue
		}
		if seen[t.Person] {
			continue
		}
		seen[t.Person] = true
		out = append(out, book.Offices(t.Person, f.Country, f.On)...)
	}
	return out
}

func placeOf(o *tenure.Office) string { return firstSet(o.Country, o.Organization) }

func observations(ctx context.Context, t *sql.Tx, place string) ([]tenure.Observation, error) {
	rows, err := t.QueryContext(ctx, "SELECT body FROM observation WHERE place = ? ORDER BY document DESC LIMIT ?", place, maxObservations)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []tenure.Observation
	for rows.Next() {
		var body string
		var o tenure.Observation
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &o); err != nil {
			return nil, fmt.Errorf("a kept observation cannot be read: %w", err)
		}
		list = append(list, o)
	}
	slices.Reverse(list)
	return list, rows.Err()
}

func enteredTenures(ctx context.Context, t *sql.Tx) ([]tenure.Tenure, error) {
	rows, err := t.QueryContext(ctx, "SELECT country, organization, level, title, person, start, stop, status FROM tenure ORDER BY 1, 2, 3, 4, 6, 5")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []tenure.Tenure
	for rows.Next() {
		x := tenure.Tenure{Origin: tenure.Analyst}
		if err := rows.Scan(&x.Country, &x.Organization, &x.Level, &x.Title, &x.Person, &x.From, &x.To, &x.Status); err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return list, rows.Err()
}

// EnterTenures keeps what an analyst knows of offices. An entry of the same
// office, person and beginning replaces the one before. The dossiers of reports
// that name somebody by such an office alone are put anew.
func (a *Archive) EnterTenures(ctx context.Context, author string, list ...tenure.Tenure) error {
	return a.enterTenures(ctx, author, "", list...)
}

// enterTenures is EnterTenures at another time than now.
func (a *Archive) enterTenures(ctx context.Context, author, added string, list ...tenure.Tenure) error {
	return a.update(ctx, func(t *tx) error {
		own, err := t.titledReports(ctx, list)
		if err != nil {
			return err
		}
		for _, x := range list {
			if _, err := t.exec(ctx, `INSERT INTO tenure (country, organization, level, title, person, start, stop, status, author, added)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (country, organization, level, title, person, start)
				DO UPDATE SET stop = excluded.stop, status = excluded.status, author = excluded.author, added = excluded.added`,
				x.Country, x.Organization, x.Level, x.Title, x.Person, x.From, x.To, x.Status, author, firstSet(added, t.now)); err != nil {
				return err
			}
		}
		if err := t.loadHolder(ctx); err != nil {
			return err
		}
		if err := t.reblock(ctx, own); err != nil {
			return err
		}
		return t.index.flush(ctx, t)
	})
}

// titledReports notes the reports, since the tenures began, of people of their
// countries and organizations who are known by title alone.
func (t *tx) titledReports(ctx context.Context, list []tenure.Tenure) (own []dossier.Report, err error) {
	since := make(map[string]int64)
	for _, x := range list {
		place, first := placeOf(&x.Office), sortKey(dayOf(x.From), 0, 0)
		if before, ok := since[place]; !ok || first < before {
			since[place] = first
		}
	}
	var sorts []int64
	for _, place := range slices.Sorted(maps.Keys(since)) {
		found, err := t.titledOf(ctx, place, since[place])
		if err != nil {
			return nil, err
		}
		sorts = append(sorts, found...)
	}
	slices.Sort(sorts)
	for some := range slices.Chunk(slices.Compact(sorts), 500) {
		noted, err := t.noteReports(ctx, "e.sort IN ("+integers(some)+")")
		if err != nil {
			return nil, err
		}
		own = append(own, noted...)
	}
	return own, nil
}

// titledOf are the encounters from a sort key on of which a report knows somebody
// of a country or organization by title alone.
func (t *tx) titledOf(ctx context.Context, place string, first int64) (sorts []int64, err error) {
	const page = 1000
	for {
		reports, err := t.loadReports(ctx, `e.sort IN (SELECT x.item FROM term m JOIN encounter_term x ON x.term = m.id
			WHERE m.field = ? AND m.value = ? AND x.item >= ? ORDER BY x.item LIMIT ?)`, fieldCountry, fold(place), first, page)
		if err != nil || len(reports) == 0 {
			return sorts, err
		}
		for i := range reports {
			sort := t.sorts[reports[i].Key]
			if first = sort + 1; reports[i].TitleOnly(place) {
				sorts = append(sorts, sort)
			}
		}
		t.forgetReports()
	}
}

// loadHolder lets dossiers know who held an office on a day, by the list and the
// analysts: texts do not count here, so that dossiers do not depend on the order
// in which they come.
func (t *tx) loadHolder(ctx context.Context) error {
	entered, err := enteredTenures(ctx, t.Tx)
	if err != nil {
		return err
	}
	if t.ids.holder == nil || !reflect.DeepEqual(entered, t.ids.entered) { // others may have entered some
		t.ids.holder, t.ids.entered = tenure.New(nil, entered).Holds, entered
	}
	t.dossiers.Holder = t.ids.holder
	return nil
}

func (x *index) observe(serial int64, list []tenure.Observation) error {
	for i := range list {
		body, err := json.Marshal(&list[i])
		if err != nil {
			return err
		}
		x.observations.add(serial, i, placeOf(&list[i].Office), string(body))
	}
	return nil
}
